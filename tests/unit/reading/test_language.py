"""English is never taken for another language, however short; another language is named."""

import pytest
from factwire.errors import UnsupportedLanguage
from factwire.reading import article_from_text
from factwire.reading.language import language_of


@pytest.mark.parametrize(
    "text",
    [
        "Police shot two.",
        "Quake hits Chile",
        "VAT rises",
        "Stocks up 3 %",
        "12:30 - 14:00",
        "GENEVA, March 4 (Newswire) -- Boutros Khalil, Jean-Pierre Dubois, Giuseppe Ferrari, Hiroshi Tanaka",
        "President Emmanuel Macron met Chancellor Friedrich Merz in Aix-en-Provence.",
        "The court heard that the two men, from Leeds, had denied the charges.",
        "!!!",
    ],
)
def test_english_is_recognised_however_short(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung hat am Montag beschlossen, die Steuern im kommenden Jahr nicht zu senken.", "de"),
        ("Le gouvernement a annoncé lundi que les impôts ne baisseront pas cette année.", "fr"),
        ("El gobierno anunció el lunes que no bajará los impuestos este año.", "es"),
        ("Hallitus kertoi maanantaina, ettei veroja alenneta tänä vuonna.", "fi"),
        ("政府は月曜日、今年は減税を行わないと発表した。", "ja"),
        ("وأعلنت الحكومة يوم الاثنين أنها لن تخفض الضرائب هذا العام", "ar"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert language_of(text) == language
    with pytest.raises(UnsupportedLanguage) as caught:
        article_from_text(text)
    assert caught.value.language == language
    assert text[:12] not in str(caught.value)
