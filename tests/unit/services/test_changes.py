"""A revision's changes are told as an editor would tell them."""

from __future__ import annotations

from factwire.model import Change
from factwire.services.changes import changes_between

from tests.unit.services.fakes import article, facts_of

TWELVE = facts_of(article("Rebels shelled the port of Aden, killing 12."))
FIFTEEN = facts_of(article("Rebels shelled the port of Aden, killing 15."))
QUOTED = facts_of(article('Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'))
QUIET = facts_of(article("Nothing happened."))


def test_the_same_facts_are_no_change() -> None:
    assert changes_between(TWELVE, TWELVE) == ()


def test_a_toll_that_rises_is_one_change_and_not_two_facts() -> None:
    assert changes_between(TWELVE, FIFTEEN) == (Change(fact="killed", before="12", after="15"),)


def test_an_added_quote_has_nothing_before() -> None:
    assert changes_between(TWELVE, QUOTED) == (Change(fact="quote Amal Saleh", before=None, after="We fled at dawn,"),)


def test_what_is_withdrawn_has_nothing_after() -> None:
    assert changes_between(TWELVE, QUIET) == (
        Change(fact="killed", before="12", after=None),
        Change(fact="event ASSAULT", before="Rebels -> Aden in Aden", after=None),
    )


def test_a_fact_said_twice_and_then_once_is_withdrawn_once() -> None:
    twice = TWELVE.model_copy(update={"events": TWELVE.events * 2})
    assert [change.before for change in changes_between(twice, TWELVE)] == ["Rebels -> Aden in Aden"]
