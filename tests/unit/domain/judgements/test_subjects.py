"""A fact is found again by its words: in another revision, by another engine, never in another fact."""

from __future__ import annotations

import re

import pytest
from factwire.domain.judgements.subjects import FactSubjects, claim_subject, names_subject, target_of
from factwire.model import Facts

from tests.unit.domain.judgements.judged import FACTS, TEXT, subject
from tests.unit.services.fakes import article, facts_of


def revised(text: str) -> Facts:
    return facts_of(article(text))


@pytest.mark.parametrize("fact", ["v1", "q1", "n1", "e1", "p1"])
@pytest.mark.parametrize(
    "text",
    [
        f"A paragraph that was added later.\n{TEXT}",
        TEXT.replace("Nobody answered calls.", "Calls were answered."),
        TEXT.replace("Aden, killing", "Aden,\u00a0killing"),
    ],
    ids=["a paragraph before", "another sentence changed", "other spacing"],
)
def test_a_target_stays_where_the_judged_sentence_stands(fact: str, text: str) -> None:
    # Given a fact that was judged, when its article is revised elsewhere
    found = FactSubjects(revised(text)).by_target
    # Then the judgement finds it
    assert target_of(subject(fact)) in found


@pytest.mark.parametrize("fact", ["v1", "n1"])
def test_a_target_goes_with_its_sentence(fact: str) -> None:
    found = FactSubjects(revised(TEXT.replace("Rebels shelled", "Rebels again shelled"))).by_target
    assert target_of(subject(fact)) not in found


def test_the_same_words_twice_in_a_sentence_are_two_targets() -> None:
    # Given a sentence that says "killing 12" and, of something else, "killing 12" again
    text = "Rebels shelled Aden, killing 12. The first raid was worse, killing 12, not killing 12 more."
    facts = revised(text)
    starts = [match.start() for match in re.finditer("killing 12", text)]
    first = facts.quantities[0].model_copy(update={"end": starts[0] + 10, "text": "killing 12"})
    figures = tuple(
        first.model_copy(update={"id": f"n{number}", "start": start, "end": start + 10})
        for number, start in enumerate(starts, start=1)
    )
    facts = facts.model_copy(update={"quantities": figures})
    targets = [target_of(FactSubjects(facts).by_fact[id]) for id in ("n1", "n2", "n3")]
    assert len(set(targets)) == 3


def test_a_claim_is_the_figure_wherever_the_article_gives_it() -> None:
    # Given a text that gives a toll twice
    facts = revised("Rebels shelled Aden, killing 12. Rebels left.")
    first = facts.quantities[0]
    again = first.model_copy(update={"id": "n2", "start": 33, "end": 39, "text": facts.article.text[33:39]})
    facts = facts.model_copy(update={"quantities": (first, again)})
    # Then a judgement on the claim is about both
    assert FactSubjects(facts).by_target[target_of(claim_subject("killed", 12, 12))] == ("n1", "n2")


def test_a_place_that_only_the_title_names_is_judged_in_the_title() -> None:
    (place,) = FACTS.places
    titled = FACTS.model_copy(
        update={
            "article": FACTS.article.model_copy(update={"title": "Aden port shelled"}),
            "places": (place.model_copy(update={"mentions": ()}),),
        }
    )
    before, after = (FactSubjects(facts).by_fact[place.id] for facts in (FACTS, titled))
    # Its target is that of the place wherever it is named
    assert (after.sentence, target_of(after)) == ("Aden port shelled", target_of(before))


def test_names_are_one_pair_in_whichever_order_and_spelling() -> None:
    assert target_of(names_subject("Amal Saleh", "Rebels")) == target_of(names_subject("the rebels", "AMAL SALEH"))


def test_facts_of_one_document_have_targets_of_their_own() -> None:
    targets = [target_of(each) for each in FactSubjects(FACTS).by_fact.values()]
    assert len(targets) == len(set(targets))
