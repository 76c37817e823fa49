"""What differs between the facts of one text, as somebody who upgrades wants to read it."""

from __future__ import annotations

from factwire.domain.fact_differences import Difference, differences
from factwire.model import Answer, Facts, Participant, Span

from tests.unit.services.fakes import article, facts_of, newer_engine, span

TEXT = 'Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'
FACTS = facts_of(article(TEXT))


def changed(**parts: object) -> Facts:
    return FACTS.model_copy(update=parts)


def one(before: Facts, after: Facts) -> Difference:
    (difference,) = differences(before, after)
    return difference


def test_the_same_facts_by_another_engine_do_not_differ() -> None:
    assert differences(FACTS, changed(engine=FACTS.engine.model_copy(update={"version": "2"}))) == ()


def test_a_toll_that_is_read_otherwise_is_one_change_of_the_toll_and_of_its_event() -> None:
    found = differences(FACTS, newer_engine(FACTS.article))
    assert [(each.kind, each.change) for each in found] == [("event", "changed"), ("quantity", "changed")]
    assert (found[1].before, found[1].after) == ("killed 12", "killed 13")
    assert "killed 12" in (found[0].before or "")
    assert "killed 13" in (found[0].after or "")


def test_a_fact_that_is_gone_is_lost_with_the_words_it_was_of() -> None:
    difference = one(FACTS, changed(quotes=()))
    assert (difference.kind, difference.change, difference.after) == ("quote", "lost", None)
    assert difference.before == "Amal Saleh (direct): We fled at dawn,"
    assert difference.text == "We fled at dawn,"


def test_a_fact_that_is_new_is_added() -> None:
    difference = one(changed(quotes=()), FACTS)
    assert (difference.kind, difference.change, difference.before) == ("quote", "added", None)


def test_a_quote_whose_words_begin_elsewhere_is_the_same_quote_changed() -> None:
    (quote,) = FACTS.quotes
    shorter = quote.model_copy(update=span(TEXT, "fled at dawn,"))
    difference = one(FACTS, changed(quotes=(shorter,)))
    assert (difference.change, difference.after) == ("changed", "Amal Saleh (direct): fled at dawn,")


def test_two_facts_at_overlapping_words_are_paired_once() -> None:
    (event,) = FACTS.events
    second = event.model_copy(update={"id": "v2", "type": "COERCE", "rule": "other"})
    found = differences(FACTS, changed(events=(event, second)))
    assert [(each.kind, each.change) for each in found] == [("event", "added")]
    assert (found[0].after or "").startswith("COERCE")


def test_an_event_says_its_parties_place_day_toll_and_who_says_so() -> None:
    (event,) = FACTS.events
    other = event.model_copy(
        update={
            "actors": (Participant(**span(TEXT, "Aden"), entity="e2"),),
            "assertion": "reported",
            "attribution": None,
            "attribution_text": "Amal Saleh",
        }
    )
    difference = one(FACTS, changed(events=(other,)))
    assert difference.before == "ASSAULT: Rebels -> Aden in Aden on 2024-10-07 killed 12"
    assert (
        difference.after == "ASSAULT: Aden -> Aden in Aden on 2024-10-07 killed 12 (reported) according to Amal Saleh"
    )
    assert difference.text == event.evidence.text


def test_an_answer_is_compared_by_its_question() -> None:
    def where(words: str) -> Facts:
        answer = Answer(**span(TEXT, words), **{"in": "text"})
        return changed(w5h=FACTS.w5h.model_copy(update={"where": (answer,)}))

    difference = one(where("Aden"), where("port"))
    assert (difference.kind, difference.before, difference.after) == ("answer", "where: Aden", "where: port")


def test_a_name_of_another_type_and_a_summary_in_other_words_are_changes() -> None:
    people = tuple(each.model_copy(update={"type": "PERSON"}) for each in FACTS.entities)
    summary = FACTS.summary.model_copy(
        update={"text": "Rebels shelled the port.", "sentences": (Span(**span(TEXT, "Rebels")),)}
    )
    found = differences(FACTS, changed(entities=people, summary=summary))
    assert {(each.kind, each.change) for each in found} == {("entity", "changed"), ("summary", "changed")}


def test_a_place_that_only_the_title_names_is_compared_as_well() -> None:
    (place,) = FACTS.places
    titled = changed(
        article=FACTS.article.model_copy(update={"title": "Aden port shelled"}),
        places=(place.model_copy(update={"mentions": ()}),),
    )
    elsewhere = titled.model_copy(update={"places": (titled.places[0].model_copy(update={"country": "OMN"}),)})
    difference = one(titled, elsewhere)
    assert (difference.kind, difference.change, difference.text) == ("place", "changed", "Aden port shelled")
