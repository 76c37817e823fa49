"""Awkward texts: no crash, exact spans, and time that grows no faster than the text."""

from __future__ import annotations

import time

import pytest
from factwire.extraction.entities import find_entities
from factwire.extraction.parse import parse

from tests.unit.entities.conftest import article

GIVEN, FAMILY = ("Anna", "Peter", "Luc", "Maria", "Tomas"), ("Berg", "Lund", "Petit", "Dorn", "Vega", "Roe", "Falk")
AWKWARD = {
    "names": ", ".join(f"{GIVEN[n % 5]} {FAMILY[n % 7]}{chr(97 + n % 26)}" for n in range(100)) + ".",
    "table": "\n".join(f"Team {n}\tFC Berg {n}\t{n}-{n}\t| Lyon |" for n in range(60)),
    "capitals": "PRESIDENT BERG MEETS EU LEADERS IN PARIS AS TALKS FAIL\n\nThey met.",
    "one sentence": "Anna Berg said that " + "he and she saw the group in Paris and " * 220 + "left.",
    "brackets": '(((Anna Berg (IDF) [the) group)] "he \'said" ' * 20,
    "blank": " \n\t \n",
    "signs": "… — ‘’ “” ‹› \u200b \U0001f600 " * 10,
    "one letter": "a",
    "unicode": "José Álvarez‑Núñez met Žižek’s friend in Łódź. He said “no”. 東京 won.",
}


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_an_awkward_text_gives_exact_mentions_that_do_not_repeat(text: str) -> None:
    mentions = [mention for entity in find_entities(parse(article(text))) for mention in entity.mentions]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    spans = [(mention.start, mention.end) for mention in mentions]
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize("kind", ["names", "one sentence"])
def test_four_times_the_text_takes_no_more_than_about_four_times_as_long(kind: str) -> None:
    def seconds(times: int) -> float:
        document = parse(article(AWKWARD[kind] * times))
        best = float("inf")
        for _ in range(3):
            started = time.process_time()
            find_entities(document)
            best = min(best, time.process_time() - started)
        return best

    seconds(1)
    assert seconds(4) < 10 * seconds(1) + 0.01
