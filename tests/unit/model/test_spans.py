"""Every span is exactly its slice of the text, for any Unicode; every id that a fact names exists."""

import json

import pytest
from factwire.model import (
    W5H,
    Answer,
    Article,
    Claim,
    Engine,
    Entity,
    Facts,
    Incident,
    Mention,
    Quantity,
    Quote,
    Span,
    Timex,
)
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

ENGINE = Engine(name="factwire", version="1", model="none")
# Any character that a text can be sent with: astral planes, combining marks, controls, but no lone surrogates.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def article(text: str, *, title: str | None = None) -> Article:
    return Article(
        article_id="a",
        revision="r",
        title=title,
        text=text,
        language="en",
        content_type="text/plain",
        sha256="0",
        word_count=len(text.split()),
    )


def timex(start: int, end: int, text: str) -> Timex:
    return Timex(id="t1", start=start, end=end, text=text, type="DATE")


@given(TEXTS, st.data())
def test_any_exact_slice_of_any_text_is_accepted_and_survives_json(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    facts = Facts(article=article(text), times=(timex(start, end, text[start:end]),), engine=ENGINE)

    again = Facts.model_validate_json(facts.model_dump_json())

    assert again == facts
    assert json.loads(facts.model_dump_json())["times"][0]["text"] == text[start:end]


@given(TEXTS, st.data())
def test_a_span_that_is_no_slice_of_the_text_is_refused(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = data.draw(TEXTS.filter(lambda words: text[start : start + len(words)] != words))

    with pytest.raises(ValidationError):
        Facts(article=article(text), times=(timex(start, start + len(words), words),), engine=ENGINE)


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(0, 0, ""), (-1, 1, "ab"), (2, 1, ""), (0, 3, "ab"), (0, 1, "ab")],
    ids=["empty", "negative", "backwards", "too long", "too short"],
)
def test_a_span_whose_ends_do_not_fit_its_words_is_refused(start: int, end: int, text: str) -> None:
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


def test_an_answer_from_the_title_is_checked_against_the_title() -> None:
    def facts(answer: Answer) -> Facts:
        return Facts(article=article("Body.", title="Head"), w5h=W5H(who=(answer,)), engine=ENGINE)

    assert facts(Answer(start=0, end=4, text="Head", within="title")).w5h.who[0].text == "Head"
    with pytest.raises(ValidationError):
        facts(Answer(start=0, end=4, text="Head", within="text"))
    with pytest.raises(ValidationError):
        facts(Answer(start=0, end=4, text="Body", within="title"))


def test_every_kind_of_span_is_checked() -> None:
    wrong = Mention(start=0, end=4, text="Mayo", kind="name")
    entity = Entity(id="e1", name="Mayo", type="PERSON", salience=1.0, mentions=(wrong,))

    with pytest.raises(ValidationError, match="not the slice"):
        Facts(article=article("Body."), entities=(entity,), engine=ENGINE)


def test_a_fact_that_names_a_missing_entity_is_refused() -> None:
    quote = Quote(id="q1", start=0, end=4, text="Body", kind="direct", speaker="e7")

    with pytest.raises(ValidationError, match="e7"):
        Facts(article=article("Body."), quotes=(quote,), engine=ENGINE)


def test_models_are_immutable_and_closed_to_unknown_fields() -> None:
    span = Span(start=0, end=1, text="a")

    with pytest.raises(ValidationError):
        span.start = 1  # type: ignore[misc]
    with pytest.raises(ValidationError):
        Span(start=0, end=1, text="a", colour="red")  # type: ignore[call-arg]


def test_an_answer_is_written_with_the_schemas_field_name() -> None:
    answer = Answer(start=0, end=4, text="Head", within="title")

    assert json.loads(answer.model_dump_json())["in"] == "title"


def incident(**changes: object) -> Incident:
    claim = {"id": "c1", "of": "killed", "value": 2.0, "quantity": "n1", "assertion": "asserted"}
    evidence = Span(start=0, end=8, text="Two dead")
    return Incident(
        id="i1", kind="accident", salience=1.0, claims=(Claim.model_validate(claim | {"evidence": evidence} | changes),)
    )


@pytest.mark.parametrize(
    "changes",
    [{"quantity": "n2"}, {"attribution": "e1"}, {"evidence": Span(start=0, end=8, text="Two died")}],
    ids=["an unknown figure", "an unknown source", "words of another text"],
)
def test_a_claim_names_facts_of_the_document_and_quotes_its_words(changes: dict[str, object]) -> None:
    count = Quantity(id="n1", start=0, end=3, text="Two", kind="killed", value=2.0)

    def facts(incident: Incident) -> Facts:
        return Facts(article=article("Two dead."), quantities=(count,), incidents=(incident,), engine=ENGINE)

    assert facts(incident()).incidents[0].claims[0].of == "killed"
    with pytest.raises(ValidationError):
        facts(incident(**changes))


def test_a_document_of_version_1_0_is_still_read() -> None:
    old = Facts(article=article("Body."), engine=ENGINE).model_dump(exclude={"incidents"}) | {"schema_version": "1.0"}

    assert Facts.model_validate(old).incidents == ()
