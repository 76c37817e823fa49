"""Facts with judgements applied: what goes, what changes, what named it, and what says so."""

from __future__ import annotations

import pytest
from factwire.domain.judgements.corrections import JudgedFacts, corrected, standing_targets
from factwire.domain.judgements.effects import NO_EFFECTS
from factwire.domain.judgements.subjects import claim_subject, names_subject, target_of
from factwire.domain.listing.entries import entries_of, entries_of_judged
from factwire.model import Claim, Facts, Incident, Mention, Slot

from tests.unit.domain.judgements.judged import FACTS, TEXT, judgement, said, subject
from tests.unit.services.fakes import article, facts_of, span


def edited(fact: str, **value: Slot) -> Facts:
    return corrected(FACTS, said(judgement(subject(fact), "edit", value=value)))


def rejected(fact: str) -> Facts:
    return corrected(FACTS, said(judgement(subject(fact), "reject")))


def test_what_nobody_judged_is_the_document_itself() -> None:
    assert corrected(FACTS, NO_EFFECTS) is FACTS
    assert "judgements" not in FACTS.model_dump(mode="json")


def test_a_rejected_toll_is_gone_from_its_event() -> None:
    shown = rejected("n1")
    assert (shown.quantities, shown.events[0].quantities) == ((), ())
    (mark,) = shown.judgements
    assert (mark.fact, mark.state, mark.type, mark.min) == ("n1", "rejected", "killed", 12)


@pytest.mark.parametrize("fact", ["v1", "q1", "e1", "p1"])
def test_whatever_named_a_rejected_fact_does_so_no_more(fact: str) -> None:
    # The model checks that every id that is named exists.
    shown = Facts.model_validate(rejected(fact).model_dump())
    assert fact not in [each.id for each in (*shown.events, *shown.quotes, *shown.entities, *shown.places)]


def test_an_edit_shows_and_says_so() -> None:
    shown = edited("v1", type="COERCE", actors=("Amal Saleh",), place=None)
    event = shown.events[0]
    assert (event.type, event.actors[0].text, event.place) == ("COERCE", "Amal Saleh", None)
    assert (shown.judgements[0].state, shown.judgements[0].slots) == ("edited", ("type", "actors", "place"))


def test_an_edited_number_takes_the_place_of_a_range_and_the_other_way_round() -> None:
    assert (edited("n1", value=3.0).quantities[0].value, edited("n1", value=3.0).quantities[0].min) == (3, None)
    shown = edited("n1", min=10.0, max=14.0).quantities[0]
    assert (shown.value, shown.min, shown.max) == (None, 10, 14)


def test_an_edit_that_names_what_a_revision_has_no_more_is_left_out() -> None:
    # Given an edit that gives the quote to somebody
    effects = said(judgement(subject("q1"), "edit", value={"speaker": "Rebels"}))
    assert corrected(FACTS, effects).quotes[0].speaker == "e1"
    # When the article is revised and speaks of them no more, then the quote is as extracted
    later = facts_of(article(TEXT.replace("Rebels shelled", "Someone hit")))
    assert corrected(later, effects).quotes[0].speaker_text == "Amal Saleh"


def test_merged_names_are_one_entity_and_whoever_named_either_names_it() -> None:
    shown = corrected(FACTS, said(judgement(names_subject("Amal Saleh", "Rebels"), "merge")))
    assert [(each.name, each.aliases) for each in shown.entities] == [("Rebels", ("Amal Saleh",)), ("Aden", ())]
    assert shown.quotes[0].speaker == "e1"


def test_a_split_takes_the_mentions_of_one_name_out_of_an_entity() -> None:
    # Given an entity that wrongly has the mentions of two people
    text = "Rebels shelled Aden. Rebel Youth watched."
    facts = facts_of(article(text))
    rebels = facts.entities[0]
    wrong = Mention(**span(text, "Rebel Youth"), kind="name")
    whole = rebels.model_copy(update={"mentions": (*rebels.mentions, wrong), "aliases": ("Rebel Youth",)})
    facts = facts.model_copy(update={"entities": (whole, *facts.entities[1:])})
    # When a user splits them
    shown = corrected(facts, said(judgement(names_subject("Rebels", "Rebel Youth"), "split")))
    # Then each is an entity with its own mentions
    found = {each.name: [mention.text for mention in each.mentions] for each in shown.entities}
    assert found["Rebels"] == ["Rebels"]
    assert found["Rebel Youth"] == ["Rebel Youth"]


def test_judgements_stand_where_their_words_do_and_are_orphaned_elsewhere() -> None:
    effects = said(
        judgement(subject("n1"), "reject"),
        judgement(subject("q1"), "reject"),
        judgement(claim_subject("killed", 12, 12), "accept"),
    )
    later = facts_of(article(TEXT.replace("on fire", "gone")))
    assert standing_targets(later, effects) == {target_of(subject("n1")), target_of(claim_subject("killed", 12, 12))}


def test_a_list_shows_what_is_left_and_keeps_what_was_extracted() -> None:
    # Given an article whose only event was rejected
    judged = JudgedFacts(FACTS, said(judgement(subject("v1"), "reject")))
    entries = {entry.list_key: entry for entry in entries_of_judged(judged)}
    # Then its lists show none, and whoever asks for what was extracted sees it as before
    assert entries["type#ASSAULT"].events == ()
    raw = {entry.list_key: entry.as_extracted() for entry in entries.values()}
    assert [raw[entry.list_key] for entry in entries_of(FACTS)] == list(entries_of(FACTS))


def test_an_event_says_that_its_toll_was_edited() -> None:
    judged = JudgedFacts(FACTS, said(judgement(subject("n1"), "edit", value={"value": 3.0})))
    everything = next(entry for entry in entries_of_judged(judged) if entry.list_key == "all")
    event = everything.events[0]
    assert (event.killed.min, event.judged) == (3, "edited")


def test_a_claim_that_is_rejected_says_what_it_was() -> None:
    # Given an incident with a claim of the toll, rejected as the article's claim
    claim = Claim(
        id="c1", of="killed", value=12, quantity="n1", assertion="asserted", evidence=FACTS.events[0].evidence
    )
    incident = Incident(id="i1", kind="attack", events=("v1",), claims=(claim,), salience=1)
    facts = FACTS.model_copy(update={"incidents": (incident,)})
    shown = corrected(facts, said(judgement(claim_subject("killed", 12, 12), "reject")))
    # Then it goes with its figure, and both marks have the number by which it is taken back
    assert shown.incidents[0].claims == ()
    assert {(mark.fact, mark.type, mark.min) for mark in shown.judgements} == {
        ("n1", "killed", 12),
        ("c1", "killed", 12),
    }
