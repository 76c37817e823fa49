"""Awkward texts: no crash, exact spans, and work that grows no faster than the text."""

from __future__ import annotations

import pytest
from factwire import extract
from factwire.extraction.text.parse import parse

from tests.unit.extraction.entities.conftest import article, entities_of
from tests.work import work

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
    mentions = [mention for entity in entities_of(parse(article(text))) for mention in entity.mentions]
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    spans = [(mention.start, mention.end) for mention in mentions]
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize("kind", ["names", "one sentence"])
def test_work_grows_no_faster_than_the_text(kind: str) -> None:
    short, long = (parse(article(AWKWARD[kind] * times)) for times in (1, 4))
    entities_of(short)

    assert work(lambda: entities_of(long)) < 1.5 * 4 * work(lambda: entities_of(short))


def test_a_text_may_end_with_a_name_told_again() -> None:
    facts = extract("The mayor, Anna Kuhn, resigned on Monday.\n\nPhoto by Kuhn")

    assert ([entity.name for entity in facts.entities], facts.warnings) == (["Anna Kuhn"], ())
