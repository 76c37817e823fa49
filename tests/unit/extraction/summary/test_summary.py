"""Summaries: whole sentences that report, in document order, near the length asked for."""

import pytest
from factwire import extract

FLOOD = """Rivers burst their banks across the Lowland province on Monday, forcing 4,000 people from their homes.

Scroll down for video of the floods in the province.

By Anna Writer

Rescuers in boats reached three villages that the rivers had cut off, the province's governor said.

The governor, Petra Molnar, pictured, asked the capital for blankets, tents and drinking water.

She said the rivers would keep rising until Thursday, when the rain in the province should end.

What will the province do next with so many people in need of homes?

Schools in the province stay closed all week, and 200 soldiers are building walls of sand along the rivers.
"""


def sentences_of(text: str, **metadata: str) -> list[str]:
    return [sentence.text for sentence in extract(text, **metadata).summary.sentences]


def test_a_summary_holds_the_lead_and_no_page_furniture() -> None:
    chosen = sentences_of(FLOOD)

    assert chosen[0].startswith("Rivers burst their banks")
    assert not any("Scroll down" in sentence or "By Anna" in sentence or "pictured" in sentence for sentence in chosen)
    assert not any(sentence.endswith("?") for sentence in chosen)


def test_sentences_stand_in_document_order_and_make_the_text() -> None:
    summary = extract(FLOOD).summary

    assert [s.start for s in summary.sentences] == sorted(s.start for s in summary.sentences)
    assert summary.text == " ".join(s.text for s in summary.sentences)


def test_about_sixty_words_are_enough() -> None:
    words = len(" ".join(sentences_of(FLOOD * 5)).split())

    assert 45 <= words <= 100


def test_the_length_asked_for_is_kept_to() -> None:
    short, long = (extract(FLOOD * 5, summary_words=words).summary.text.split() for words in (20, 200))

    assert len(short) <= 50
    assert len(long) >= 150


def test_a_short_article_is_its_own_summary() -> None:
    assert sentences_of("The mayor of Aldport resigned on Friday after ten years in office.") == [
        "The mayor of Aldport resigned on Friday after ten years in office."
    ]


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        (FLOOD, "Floods drive thousands from homes", "Floods drive thousands from homes"),
        ("Mayor of Aldport resigns\n\nThe mayor of Aldport resigned on Friday.", None, "Mayor of Aldport resigns"),
        ("LONDON (Example Wire) - The mayor of Aldport resigned.", None, "The mayor of Aldport resigned"),
        (
            "A car bomb killed 15 people in Aldport, in the north of Veria, on Monday, the army said.",
            None,
            "A car bomb killed 15 people in Aldport, the army said",
        ),
    ],
    ids=["the article's own", "the first line", "made from the lead without its dateline", "no comma twice"],
)  # fmt: skip
def test_the_headline(text: str, title: str | None, headline: str) -> None:
    assert extract(text, title=title).summary.headline == headline


def test_the_headline_of_an_endless_sentence_is_made_of_its_beginning() -> None:
    endless = "Rivers burst their banks in the province of the north, " * 400

    headline = extract(endless).summary.headline

    assert headline is not None
    assert endless.startswith(headline[:20])
    assert len(headline.split()) <= 120
