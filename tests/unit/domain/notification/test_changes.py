"""A revision's changes are told as an editor would tell them."""

from __future__ import annotations

import pytest
from factwire.domain.notification.changes import changes_between
from factwire.model import Change, Facts

from tests.unit.services.fakes import article, facts_of

TWELVE = facts_of(article("Rebels shelled the port of Aden, killing 12."))
FIFTEEN = facts_of(article("Rebels shelled the port of Aden, killing 15."))
QUOTED = facts_of(article('Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'))
QUIET = facts_of(article("Nothing happened."))


def test_the_same_facts_are_no_change() -> None:
    assert changes_between(TWELVE, TWELVE) == ()


def test_a_toll_that_rises_is_one_change_and_not_two_facts() -> None:
    assert changes_between(TWELVE, FIFTEEN) == (Change(fact="killed", before="12", after="15"),)


def test_a_toll_that_is_also_who_suffered_is_still_one_change() -> None:
    def told(toll: int) -> Facts:
        text = f"Rebels shelled the port of Aden, killing {toll} dockers."
        facts = facts_of(article(text))
        words = f"{toll} dockers"
        start = text.index(words)
        (count,), (event,) = facts.quantities, facts.events
        span = {"start": start, "end": start + len(words), "text": words}
        target = event.targets[0].model_copy(update={**span, "entity": None})
        return facts.model_copy(
            update={
                "quantities": (count.model_copy(update={**span, "of": "dockers"}),),
                "events": (event.model_copy(update={"targets": (target,)}),),
            }
        )

    assert changes_between(told(12), told(15)) == (Change(fact="killed", before="12", after="15"),)
    withdrawn = changes_between(told(12), QUIET)[1]
    assert withdrawn.before == "Rebels -> dockers in Aden"


@pytest.mark.parametrize(
    ("low", "high", "words"), [(12, None, "at least 12"), (None, 12, "at most 12"), (10, 12, "10 to 12")]
)
def test_an_open_range_is_told_in_words(low: float | None, high: float | None, words: str) -> None:
    (count,) = TWELVE.quantities
    ranged = TWELVE.model_copy(
        update={"quantities": (count.model_copy(update={"value": None, "min": low, "max": high}),)}
    )
    assert changes_between(ranged, FIFTEEN) == (Change(fact="killed", before=words, after="15"),)


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


def test_a_figure_that_a_user_takes_out_is_one_change_and_none_of_who_took_part() -> None:
    # Given an event whose target is counted by the figure that goes
    before = facts_of(article("Rebels shelled Aden, killing 12."))
    (toll,), (event,) = before.quantities, before.events
    target = event.targets[0].model_copy(update={"start": toll.start, "end": toll.end, "text": toll.text})
    before = before.model_copy(
        update={
            "quantities": (toll.model_copy(update={"of": "people"}),),
            "events": (event.model_copy(update={"targets": (target.model_copy(update={"entity": None}),)}),),
        }
    )
    after = before.model_copy(
        update={"quantities": (), "events": (before.events[0].model_copy(update={"quantities": ()}),)}
    )
    assert [change.fact for change in changes_between(before, after)] == ["killed"]
