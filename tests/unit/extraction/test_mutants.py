"""News that went wrong on its way costs no component its facts; `python -m tests.mutants` tries many more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from factwire.extraction import extract_facts
from factwire.model import Facts
from factwire.reading import read_article
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.mutants.articles import MUTATIONS, mutant, seeds

# Marks of direction, combining marks, astral letters, joiners, controls, separators, halves of surrogate pairs.
AWKWARD = st.text(st.sampled_from("\u202e\u202c\u2067\u2069\u200f\u0301\u0308\ufe0f\u200d\u200b\xad\0\x1b\x85\u2028"
                                  "\U0001d400\U0001f468\U0010fffd\ud800\udfffصİß\n\t "), max_size=8)  # fmt: skip
STORY = (
    "Rebels{} shelled the port of {}Aden on {}Monday{} because talks had failed, "
    "killing {}12 dockers, officials said.\n\n{}\n\n"
    "“We {}fled at dawn,” said {}Amal Saleh, the harbour master{}. {}He drove to Sanaa because{} roads were cut."
)
WITHIN, BETWEEN = 10, 5  # the places for something awkward, and which of them is a paragraph of its own
KINDS = ("entities", "quotes", "times", "places", "quantities", "events")


def facts_as_sent(text: str) -> Facts:
    """The facts of a text that is sent as JSON, as those see them who read JSON."""
    sent = json.dumps({"text": text, "title": f"{text[:20]} in Aden"}).encode()
    article = read_article(sent, content_type="application/json", metadata={}, location="s3://news/a.json")
    facts = extract_facts(article)
    assert facts.warnings == ()
    assert Facts.model_validate_json(facts.model_dump_json()) == facts
    return facts


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every span in a document, at whatever depth."""
    if isinstance(value, list):
        for each in value:
            yield from spans_of(each)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        yield from spans_of(list(value.values()))


def inexact(facts: Facts) -> list[dict[str, Any]]:
    """The spans whose words do not stand where they say."""
    whole = {"title": facts.article.title or "", "text": facts.article.text}
    spans = spans_of(json.loads(facts.model_dump_json()))
    return [span for span in spans if whole[span.get("in", "text")][span["start"] : span["end"]] != span["text"]]


@pytest.mark.parametrize("number", range(16))
def test_every_component_takes_an_article_that_went_wrong(number: int) -> None:
    facts = extract_facts(mutant(number))

    assert facts.warnings == ()
    assert Facts.model_validate_json(facts.model_dump_json()) == facts


def test_mutants_are_changed_in_every_way_and_the_same_each_time() -> None:
    text = seeds()[0].text

    assert [mutate.__name__ for mutate in MUTATIONS if mutate(text, Random(1)) == text] == []
    assert mutant(7) == mutant(7)


@given(st.lists(AWKWARD, min_size=WITHIN + 1, max_size=WITHIN + 1))
@settings(max_examples=40)
def test_spans_are_exact_whatever_stands_among_the_words(awkward: list[str]) -> None:
    assert inexact(facts_as_sent(STORY.format(*awkward))) == []


@given(AWKWARD)
@settings(max_examples=20)
def test_facts_of_every_kind_are_found_and_exact_behind_whatever_stands_before_them(awkward: str) -> None:
    # Given a paragraph that moves the words after it, and differently for whoever counts bytes or UTF-16 units
    facts = facts_as_sent(f"{awkward}\n\n" + STORY.format(*[""] * BETWEEN, awkward, *[""] * BETWEEN))
    # Then every kind of fact is found, at its words
    assert [kind for kind in KINDS if not getattr(facts, kind)] == []
    assert facts.w5h.why
    assert inexact(facts) == []
