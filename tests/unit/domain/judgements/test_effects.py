"""The policy `dissent-shown`, and that the order in which verdicts arrive says nothing."""

from __future__ import annotations

import random

import hypothesis.strategies as st
import pytest
from factwire.domain.judgements.corrections import corrected
from factwire.domain.judgements.effects import effect_of, effects_of
from factwire.domain.judgements.joined_names import merges_that_hold
from factwire.domain.judgements.subjects import names_subject, stories_subject
from factwire.model import Judgement
from hypothesis import given, settings

from tests.unit.domain.judgements.judged import FACTS, judgement, said, subject

EVENT = subject("v1")


@pytest.mark.parametrize(
    ("judgements", "state"),
    [
        ([judgement(EVENT, "reject")], "rejected"),
        ([judgement(EVENT, "accept")], "accepted"),
        ([judgement(EVENT, "edit", value={"type": "COERCE"})], "edited"),
        ([judgement(EVENT, "unsure")], None),
        ([judgement(EVENT, "reject"), judgement(EVENT, "accept", at=2)], "accepted"),
        ([judgement(EVENT, "reject"), judgement(EVENT, "unsure", at=2)], None),
        ([judgement(EVENT, "reject"), judgement(EVENT, "accept", user="ben")], "disputed"),
        ([judgement(EVENT, "reject"), judgement(EVENT, "reject", user="ben")], "rejected"),
        ([judgement(EVENT, "reject"), judgement(EVENT, "unsure", user="ben")], "rejected"),
        (
            [
                judgement(EVENT, "edit", value={"type": "COERCE"}),
                judgement(EVENT, "edit", user="ben", value={"type": "PROTEST"}),
            ],
            "disputed",
        ),
        ([judgement(names_subject("A", "B"), "merge"), judgement(names_subject("A", "B"), "split", user="ben")],
         "disputed"),
    ],
)  # fmt: skip
def test_the_latest_verdict_of_each_user_counts_and_dissent_is_shown(
    judgements: list[Judgement], state: str | None
) -> None:
    effect = effect_of(judgements)
    assert (effect.state if effect else None) == state


def test_two_who_disagree_leave_the_fact_as_it_was_extracted_with_a_mark() -> None:
    shown = corrected(FACTS, said(judgement(EVENT, "reject"), judgement(EVENT, "accept", user="ben")))
    assert shown.events == FACTS.events
    assert [(mark.fact, mark.state) for mark in shown.judgements] == [("v1", "disputed")]


def test_a_split_stands_against_a_merge_of_the_same_names() -> None:
    names = names_subject("Rebels", "Amal Saleh")
    effects = said(judgement(names, "split"), judgement(names, "merge", user="ben", at=9))
    assert [entity.name for entity in corrected(FACTS, effects).entities] == ["Rebels", "Aden", "Amal Saleh"]


@pytest.mark.parametrize("subject_of", [names_subject, stories_subject])
def test_a_chain_of_merges_does_not_join_what_a_split_keeps_apart(subject_of) -> None:
    # Given a with b and b with c merged, a and c kept apart by somebody else, who was last
    ab, bc, ac = subject_of("a1", "b1"), subject_of("b1", "c1"), subject_of("a1", "c1")
    effects = said(judgement(ab, "merge", at=1), judgement(bc, "merge", at=2), judgement(ac, "split", at=3, user="ben"))
    # Then the merge that came first holds, and the other is refused
    held, refused = merges_that_hold(effects.by_target.values())
    assert ([each.subject for each in held], [each.subject for each in refused]) == ([ab], [bc])


SUBJECTS = [subject(fact) for fact in ("v1", "q1", "n1", "e1", "e3", "p1")]
PAIRS = [names_subject("Rebels", "Aden"), names_subject("Aden", "Amal Saleh"), names_subject("Rebels", "Amal Saleh")]
OF_FACTS = st.builds(
    lambda about, verdict, user, at: judgement(about, verdict, user=user, at=at),
    st.sampled_from(SUBJECTS),
    st.sampled_from(["accept", "reject", "unsure"]),
    st.sampled_from(["ada", "ben", "cy"]),
    st.integers(0, 59),
)
EDITS = st.builds(
    lambda value, user, at: judgement(SUBJECTS[2], "edit", user=user, at=at, value={"value": value}),
    st.sampled_from([3.0, 41.0]),
    st.sampled_from(["ada", "ben", "cy"]),
    st.integers(0, 59),
)
OF_NAMES = st.builds(
    lambda about, verdict, user, at: judgement(about, verdict, user=user, at=at),
    st.sampled_from(PAIRS),
    st.sampled_from(["merge", "split", "unsure"]),
    st.sampled_from(["ada", "ben", "cy"]),
    st.integers(0, 59),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(OF_FACTS, EDITS, OF_NAMES),
        max_size=12,
        # A user's clock moves on: no two of one user are of one moment.
        unique_by=lambda each: (each.user, each.at),
    ),
    st.randoms(use_true_random=False),
)
def test_any_order_of_verdicts_shows_the_same(judgements: list[Judgement], chance: random.Random) -> None:
    # Given verdicts of several users on facts and names, when they arrive in another order, some of them twice
    shuffled = [*judgements, *judgements[:3]]
    chance.shuffle(shuffled)
    # Then the same is shown, and it is a valid document; so it is when effects are found one target at a time
    effects = effects_of(judgements)
    shown = corrected(FACTS, effects)
    assert corrected(FACTS, effects_of(shuffled)) == shown
    one_by_one = effects_of(())
    for each in shuffled:
        found = effect_of(other for other in shuffled if other.target == each.target)
        one_by_one = one_by_one.changed(each.target, found)
    assert one_by_one == effects
