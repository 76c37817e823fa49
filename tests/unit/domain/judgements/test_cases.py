"""Judgements as regression cases: what is exported, and what becomes of it in another engine."""

from __future__ import annotations

import pytest
from factwire.domain.judgements.cases import RegressionCase, cases_of, check
from factwire.domain.judgements.subjects import claim_subject, names_subject
from factwire.model import Facts, Judgement, Mention, Subject

from tests.unit.domain.judgements.judged import TEXT, judgement, subject
from tests.unit.services.fakes import article, facts_of, span


def case_of(*judgements: Judgement) -> RegressionCase:
    """The only case that judgements give."""
    (case,) = cases_of(judgements)
    return case


def engine(case: RegressionCase, **changes: object) -> Facts:
    """What an engine finds in the text of a case, with some of it changed."""
    facts = facts_of(article(case.text))
    return facts.model_copy(update=changes)


def test_a_case_holds_the_sentence_and_no_more_of_the_article_nor_its_user() -> None:
    case = case_of(judgement(subject("n1"), "reject"))
    assert case.text == "Rebels shelled the port of Aden, killing 12."
    written = case.model_dump_json()
    assert "Amal" not in written
    assert "user" not in written


@pytest.mark.parametrize(
    "judgements",
    [
        [judgement(subject("v1"), "unsure")],
        [judgement(subject("v1"), "accept"), judgement(subject("v1"), "reject", user="ben")],
        [judgement(Subject(kind="member", words="s1", other="a1"), "split")],
    ],
    ids=["taken back", "disputed", "of a story"],
)
def test_what_does_not_hold_or_has_no_sentence_is_no_case(judgements: list[Judgement]) -> None:
    assert list(cases_of(judgements)) == []


@pytest.mark.parametrize("about", [subject("n1"), claim_subject("killed", 12, 12, sentence=TEXT.split("\n")[0])])
def test_a_rejected_fact_that_the_engine_still_finds_is_kept_away_by_the_judgement(about: Subject) -> None:
    case = case_of(judgement(about, "reject"))
    assert (check(case, engine(case)).outcome, check(case, engine(case)).by) == ("kept", "judgement")


def test_a_rejected_fact_that_the_engine_finds_no_more_is_kept_away_by_the_engine() -> None:
    case = case_of(judgement(subject("v1"), "reject"))
    checked = check(case, engine(case, events=()))
    assert (checked.outcome, checked.by) == ("kept", "engine")


def test_a_rejected_fact_that_comes_back_with_other_words_is_revived() -> None:
    # Given a toll that was rejected, and an engine that reads "12" where the old one read "killing 12"
    case = case_of(judgement(subject("n1"), "reject"))
    facts = engine(case)
    (old,) = facts.quantities
    shorter = old.model_copy(update=span(case.text, "12"))
    # Then the judgement does not find it, and it would be shown again
    assert check(case, engine(case, quantities=(shorter,))).outcome == "revived"


def test_an_accepted_fact_is_lost_when_it_is_gone_or_says_something_else() -> None:
    accepted = judgement(subject("n1"), "accept").model_copy(update={"shown": {"value": 12.0, "kind": "killed"}})
    case = case_of(accepted)
    facts = engine(case)
    assert check(case, facts).outcome == "kept"
    (toll,) = facts.quantities
    assert check(case, engine(case, quantities=(toll.model_copy(update={"value": 2.0}),))).outcome == "lost"
    events = tuple(event.model_copy(update={"quantities": ()}) for event in facts.events)
    assert check(case, engine(case, quantities=(), events=events)).outcome == "lost"


def test_an_edit_is_kept_as_long_as_its_fact_is_found_and_lost_after() -> None:
    case = case_of(judgement(subject("v1"), "edit", value={"type": "COERCE"}))
    assert check(case, engine(case)).outcome == "kept"
    assert check(case, engine(case, events=())).outcome == "lost"


def test_names_that_were_merged_are_lost_when_one_is_gone_and_split_ones_revived_when_they_are_one() -> None:
    sentence = TEXT.replace("\n", " ")
    names = names_subject("Rebels", "Amal Saleh", sentence=sentence)
    merged, split = case_of(judgement(names, "merge")), case_of(judgement(names, "split"))
    assert [check(each, engine(each)).outcome for each in (merged, split)] == ["kept", "kept"]
    facts = engine(merged)
    assert check(merged, engine(merged, entities=facts.entities[:2], events=(), quotes=())).outcome == "lost"
    # An engine that calls them one has it by an alias, which no split of mentions undoes.
    one = facts.entities[0].model_copy(update={"aliases": ("Amal Saleh",)})
    assert check(split, engine(split, entities=(one, *facts.entities[1:]))).outcome == "revived"


def test_a_split_of_mentions_still_holds_in_a_case() -> None:
    names = names_subject("Rebels", "Amal Saleh", sentence=TEXT.replace("\n", " "))
    case = case_of(judgement(names, "split"))
    facts = engine(case)
    extra = Mention(**span(case.text, "Amal Saleh"), kind="name")
    one = facts.entities[0].model_copy(update={"mentions": (*facts.entities[0].mentions, extra)})
    assert check(case, engine(case, entities=(one, *facts.entities[1:]))).outcome == "kept"
