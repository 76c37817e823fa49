"""Events as English sentences."""

from __future__ import annotations

from typing import get_args

import pytest
from factwire.domain.wording.sentences import Deed, count_of, figure, one_day, sentence
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Range
from factwire.model.facts import EventType

SOLDIERS = ("at least 17 soldiers",)


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (
            Deed(
                type="ASSAULT", actors=("Sahel rebels",), targets=SOLDIERS, where="in Faya-Largeau",
                attribution="the army", killed=Range(min=17), counted="killed", assertion="reported",
            ),
            "Sahel rebels killed at least 17 soldiers in Faya-Largeau (according to the army)",
        ),
        (
            Deed(type="ASSAULT", mode="heavy-weapons", actors=("A",), targets=("Tyre",), killed=Range(min=12, max=12)),
            "A struck Tyre, 12 killed",
        ),
        (
            Deed(
                type="ASSAULT", mode="heavy-weapons", targets=("a grain market",),
                killed=Range(min=34, max=34), wounded=Range(min=52, max=52),
            ),
            "A grain market was struck with heavy weapons, 34 killed, 52 wounded",
        ),
        (
            Deed(
                type="ASSAULT", targets=("34 people", "52 others"), killed=Range(min=34, max=34),
                wounded=Range(min=52, max=52),
            ),
            "34 people and 52 others were attacked, 34 killed, 52 wounded",
        ),
        (Deed(type="COERCE", mode="arrest", targets=("four people",)), "Four people were arrested"),
        (Deed(type="COERCE", mode="arrest", targets=("the mayor",)), "The mayor was arrested"),
        (Deed(type="COERCE", mode="arrest", targets=("22-year-old man",)), "22-year-old man was arrested"),
        (Deed(type="COERCE", mode="arrest", targets=("22 men of the town",)), "22 men of the town were arrested"),
        (
            Deed(type="COERCE", mode="arrest", targets=("leader of the rebels",), attribution="officials of the army"),
            "Leader of the rebels was arrested (according to officials of the army)",
        ),
        (Deed(type="COERCE", mode="arrest", targets=("leaders of the union",)), "Leaders of the union were arrested"),
        (Deed(type="PROTEST", actors=("farmers",), attribution="Reuters"), "Farmers protested (according to Reuters)"),
        (Deed(type="PROTEST", actors=("farmers",), attribution="The bar"), "Farmers protested (according to the bar)"),
        (Deed(type="ASSAULT", targets=("the campus",)), "The campus was attacked"),
        (Deed(type="ASSAULT", targets=("United States",)), "United States was attacked"),
        (Deed(type="ASSAULT", mode="seize", actors=("rebels",), targets=("Goma",)), "Rebels seized Goma"),
        (Deed(type="CONSULT", actors=("Japan", "Laos"), targets=("Japan", "Laos")), "Japan and Laos held talks"),
        (
            Deed(type="ASSAULT", actors=("rebels",), targets=("Aden",), day="2024-10-07", assertion="negated"),
            "Rebels attacked Aden on 7 October 2024 (denied)",
        ),
        (
            Deed(type="DISASTER", mode="earthquake", where="in Chile", killed=Range(min=52, max=52)),
            "An earthquake struck in Chile, 52 killed",
        ),
        (Deed(type="ACCIDENT", mode="shipwreck", actors=("the ferry",)), "The ferry was shipwrecked"),
        (Deed(type="PROTEST", actors=("farmers",)), "Farmers protested"),
        (Deed(type="PROTEST", where="in Lyon"), "A protest was held in Lyon"),
        (Deed(type="ACCIDENT", mode="crash", where="near Lyon"), "A crash happened near Lyon"),
        (Deed(type="CONSULT", actors=("the two leaders",), targets=("the two leaders",)), "The two leaders held talks"),
        (Deed(type="ASSAULT", mode="beat", targets=("1,400 staff",)), "1,400 staff were beaten"),
        (
            Deed(type="ASSAULT", mode="beat", targets=("a man",), counted="wounded", wounded=Range(min=1, max=1)),
            "A man was beaten",
        ),
        (Deed(type="SANCTION", targets=("Rui Tavares",)), "Rui Tavares was penalised"),
        (Deed(type="AGREE", trigger="offered", actors=("Britain",)), "Britain made an offer"),
        (Deed(type="COERCE", mode="arrest", trigger="jailing", targets=("the mayor",)), "The mayor was jailed"),
        (Deed(type="COERCE", mode="arrest", participle="held", targets=("the mayor",)), "The mayor was held"),
        (Deed(type="ASSAULT", verb="fired at", actors=("rebels",), targets=("a bus",)), "Rebels fired at a bus"),
    ],
)  # fmt: skip
def test_an_event_is_one_sentence(deed: Deed, words: str) -> None:
    assert sentence(deed) == words


@pytest.mark.parametrize("kind", get_args(EventType))
def test_every_type_has_words_with_and_without_parties(kind: str) -> None:
    for deed in (
        Deed(type=kind), Deed(type=kind, actors=("A",)), Deed(type=kind, targets=("B",)),
        Deed(type=kind, mode="unheard-of", actors=("A",), targets=("B",)),
    ):  # fmt: skip
        assert sentence(deed).strip()


def test_every_mode_that_an_event_can_have_has_words_of_its_own() -> None:
    lexicons = ("events/verbs", "events/nouns", "incidents/hazards")
    modes = {(entry["type"], entry["mode"]) for name in lexicons for entry in load_lexicon(name) if entry["mode"]}
    kinds = {(kind, mode) for kind, mode in modes if kind in get_args(EventType)}
    alike = {
        (kind, mode)
        for kind, mode in kinds
        if sentence(Deed(type=kind, mode=mode, targets=("B",))) == sentence(Deed(type=kind, targets=("B",)))
        and sentence(Deed(type=kind, mode=mode, actors=("A",))) == sentence(Deed(type=kind, actors=("A",)))
    }
    assert len(kinds) > 40
    # What is alleged is an accusation; that is what the type says.
    assert alike == {("ACCUSE", "allege")}


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Range(min=12, max=12), "12"),
        (Range(min=1200), "at least 1,200"),
        (Range(max=5), "up to 5"),
        (Range(min=10, max=15), "10 to 15"),
        (Range(), "an unknown number"),
        (Range(min=1_234_567, max=1_234_567), "1,234,567"),
    ],
)
def test_a_range_is_words(count: Range, words: str) -> None:
    assert count_of(count) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "day"),
    [
        ("2024-10-07", "2024-10-07", "2024-10-07"),
        ("2024-10-07T09:00", "2024-10-07T12:00", "2024-10-07"),
        ("2024-10-07", "2024-10-09", None),
        ("2024-10", "2024-10", None),
        ("2024-10-07", None, None),
        (None, None, None),
    ],
)
def test_a_range_of_days_is_no_day(earliest: str | None, latest: str | None, day: str | None) -> None:
    assert one_day(earliest, latest) == day


@pytest.mark.parametrize(
    ("place", "notes", "words"),
    [
        ("Harim", ["according to the ministry", "a part of the toll"],
         "at least 34 killed in Harim (according to the ministry, a part of the toll)"),
        (None, [], "at least 34 killed"),
    ],
)  # fmt: skip
def test_a_claim_is_a_figure_with_its_place_and_what_is_to_be_said_of_it(
    place: str | None, notes: list[str], words: str
) -> None:
    assert figure(Range(min=34), "killed", place=place, notes=notes) == words
