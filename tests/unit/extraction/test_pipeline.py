"""The promises of the pipeline: a broken component costs only its own facts; the same input, the same output."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from graphlib import CycleError

import pytest
from factwire import extract
from factwire.extraction import extract_facts, extract_many, pipeline
from factwire.model import Facts, Span, Summary, Timex
from factwire.reading import article_from_text

STORY = """GENEVA, Oct. 8 (Example Wire) - At least 12 people were killed on Monday when rebels attacked a \
convoy near Goma, the Red Cross said.

"We condemn this attack," said Maria Keller, the president of the organisation. “It must stop.”

Talks between the government and the rebels are to resume in Nairobi next week, she said.
"""
FACTS = ("times", "quantities", "entities", "places", "quotes", "events", "w5h", "summary")
FIRST_VALUE = {
    "quantities": "counts",
    "entities": "names",
    "events": "plover_events",
}  # of kinds of fact that two steps make


def article():
    return article_from_text(STORY, title="Convoy attacked near Goma", published_at="2024-10-08")


def replace_run(monkeypatch, value, run) -> None:
    components = (replace(each, run=run) if each.assigns == value else each for each in pipeline.COMPONENTS)
    monkeypatch.setattr(pipeline, "COMPONENTS", tuple(components))


def fail(*arguments: object, **facts: object) -> None:
    raise RuntimeError(f"failed on {STORY}")


@pytest.fixture(scope="module")
def sound() -> Facts:
    return extract_facts(article())


def test_a_sound_run_leaves_no_warning_and_says_what_made_it(sound: Facts) -> None:
    assert sound.warnings == ()
    assert sound.engine.name == "factwire"
    assert sound.engine.model.startswith("en_core_web_sm")
    assert sound.article == article()


@pytest.mark.parametrize("component", FACTS)
def test_a_component_that_fails_costs_its_own_facts_and_leaves_a_warning(component, sound, monkeypatch) -> None:
    replace_run(monkeypatch, FIRST_VALUE.get(component, component), fail)

    facts = extract_facts(article())

    assert [(warning.component, warning.code) for warning in facts.warnings] == [(component, "component_failed")]
    assert STORY[:20] not in facts.warnings[0].message
    assert not getattr(facts, component) or getattr(facts, component) == type(getattr(facts, component))()
    independent = {"times": "entities", "entities": "times"}.get(component, "times")
    assert getattr(facts, independent) == getattr(sound, independent)


@pytest.mark.parametrize("component", ["entities", "quantities"])
def test_a_second_pass_that_fails_leaves_what_the_first_one_found(component, sound, monkeypatch) -> None:
    replace_run(monkeypatch, component, fail)

    facts = extract_facts(article())

    assert len(facts.warnings) == 1
    assert [entity.name for entity in facts.entities] == [entity.name for entity in sound.entities]
    assert [quantity.text for quantity in facts.quantities] == [quantity.text for quantity in sound.quantities]


@pytest.mark.parametrize(
    ("component", "wrong"),
    [
        ("times", (Timex(id="t1", start=0, end=4, text="Nope", type="DATE"),)),
        ("times", (Timex(id="t1", start=10_000, end=10_004, text="Nope", type="DATE"),)),
        ("times", None),
        ("summary", Summary(text="Nope", sentences=(Span(start=0, end=4, text="Nope"),))),
        ("summary", "Nope"),
    ],
    ids=["words of another place", "beyond the end", "nothing at all", "a wrong sentence", "a wrong type"],
)
def test_a_component_whose_facts_are_wrong_is_left_out(component, wrong, monkeypatch) -> None:
    replace_run(monkeypatch, component, lambda *_, **__: wrong)

    facts = extract_facts(article())

    assert component in {warning.component for warning in facts.warnings}
    assert not getattr(facts, component) or getattr(facts, component) == Summary()
    assert facts.article.text == STORY


def component(assigns: str, *required: str) -> pipeline.Component:
    return pipeline.Component(assigns, assigns, run=dict, requires={value: value for value in required})


def test_the_order_of_components_follows_from_what_they_require() -> None:
    ordered = pipeline.in_order((component("c", "b"), component("b", "a", "document"), component("a")))

    assert [each.assigns for each in ordered] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("components", "error"),
    [
        ((component("a", "b"),), ValueError),
        ((component("a"), component("a")), ValueError),
        ((component("a", "b"), component("b", "a")), CycleError),
    ],
    ids=["assigned by none", "assigned twice", "a circle"],
)
def test_components_without_an_order_are_refused(components, error) -> None:
    with pytest.raises(error):
        pipeline.in_order(components)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "\n\n\n.",
        "“",
        "\0",
        "\U0001f680" * 50,
        "The cafe\u0301 of the re\u0301sume\u0301 was open. " * 20,
        "He said \U0001f468\u200d\U0001f469\u200d\U0001f467 “hello” — \u202ereversed\u202c.",
        "One line.\u2028Next\u2029line.\x85End.",
        "THE WHOLE STORY IS IN CAPITALS, THE MINISTER SAID ON MONDAY.",
        "no capital and no full stop",
        "(((((((((((((((((((((" * 50,
        '"' * 500,
        "The " + "very " * 400 + "long sentence.",
        "A" * 20_000,
        "1" * 5_000,
        "At least 12 " * 300,
        "said " * 500,
        "- item\n" * 300,
        "http://example.com/" + "a/" * 500,
        "Monday\r said\u00a0Tuesday\u3000Wednesday\tThursday.",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_any_text_is_processed_without_a_warning_and_kept_to_the_character(text: str) -> None:
    facts = extract_facts(article_from_text(text))

    assert facts.article.text == text
    assert facts.warnings == ()
    assert Facts.model_validate_json(facts.model_dump_json()) == facts


def test_many_articles_give_the_same_facts_as_one_by_one() -> None:
    articles = [article_from_text(STORY[: 200 + 20 * n], title=f"Number {n}" if n % 2 else None) for n in range(20)]

    assert list(extract_many(articles)) == [extract_facts(each) for each in articles]
    assert list(extract_many([])) == []


def test_facts_do_not_depend_on_the_hash_seed() -> None:
    program = "import json, sys; from factwire import extract; print(extract(sys.argv[1]).model_dump_json())"

    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, STORY],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "77")
    }

    assert len(outputs) == 1
    assert json.loads(outputs.pop())["article"]["text"] == STORY


def test_importing_the_package_loads_no_model_and_extraction_loads_no_command_line_of_spacy() -> None:
    program = (
        "import sys, factwire, factwire.reading; assert 'spacy' not in sys.modules;"
        "import factwire.extraction; assert not {'spacy.cli', 'typer', 'httpx'} & set(sys.modules);"
        "import spacy.cli; from spacy.cli.info import info"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_library_call_takes_metadata() -> None:
    facts = extract(STORY, title="Attack", published_at="2024-10-08", source="Wire", url="https://example.com/1")

    assert (facts.article.title, facts.article.source, facts.article.published_at) == ("Attack", "Wire", "2024-10-08")


def test_a_text_longer_than_the_model_takes_at_once_is_parsed_as_one(monkeypatch) -> None:
    from factwire.extraction.text import parse

    text = "\n".join([STORY] * 12) + "\n" + "word " * 400 + "x" * 2_000
    whole = parse.parse(article_from_text(text, title="A title")).doc
    monkeypatch.setattr(parse, "_AT_ONCE", 500)

    document = parse.parse(article_from_text(text, title="A title"))

    assert document.doc.text == text
    assert document.title.text == "A title"
    assert [sentence.text for sentence in document.sentences][:4] == [each.text for each in whole.sents][:4]
    assert all(token.head.i < len(document.doc) for token in document.doc)
