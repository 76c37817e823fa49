"""`factwire judge`, `judgements` and `check`: what is sent and shown, and the status that CI goes by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from factwire.cli.main import main
from factwire.domain.judgements.cases import cases_of
from factwire.domain.judgements.subjects import FactSubjects, target_of
from factwire.extraction import extract_facts
from factwire.model import Judgement, Verdict
from factwire.reading import article_from_text

from tests.unit.cli.test_stack_commands import Answer, asked, endpoint  # noqa: F401 - a fixture is used by its name

SENTENCE = "Rebels shelled the port of Aden on Monday, killing 12 dockers."


def judged(verdict: Verdict, *, kind: str = "killed", **value: Any) -> Judgement:
    """A verdict on the toll of a sentence."""
    facts = extract_facts(article_from_text(SENTENCE, published_at="2024-10-08"))
    (toll,) = [quantity for quantity in facts.quantities if quantity.kind == kind]
    subject = FactSubjects(facts).by_fact[toll.id]
    return Judgement(
        id="j1", article_id="a1", published_at="2024-10-08", target=target_of(subject), subject=subject,
        shown={"kind": kind, "value": 12.0}, verdict=verdict, value=value, user="ada", at="2024-10-08T12:00:00.000Z",
    )  # fmt: skip


def answer_of(judgement: Judgement) -> dict[str, Any]:
    document = json.loads(judgement.model_dump_json())
    return {"judgement": document, "state": "edited", "holds": True, "because": None}


def test_a_verdict_is_sent_with_its_value_and_says_what_follows(
    endpoint: Any,  # noqa: F811 - the fixture that was imported
    capsys: pytest.CaptureFixture[str],
) -> None:
    sent, answers = endpoint
    answers.append(Answer(201, answer_of(judged("edit", value=3.0))))
    arguments = ["judge", "edit", "--local", "--article", "a1", "--fact", "n1", "--note", "it was 3"]
    assert main([*arguments, "--value", "value=3", "--value", "of=dock workers", "--format", "table"]) == 0
    assert asked(sent[0])[0] == "/judgements"
    assert json.loads(sent[0].body) == {
        "article_id": "a1",
        "fact": "n1",
        "verdict": "edit",
        "note": "it was 3",
        "value": {"value": 3, "of": "dock workers"},
    }
    assert "shown as edited within seconds" in capsys.readouterr().out


def test_a_value_without_its_slot_is_refused(endpoint: Any, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: F811 - the same
    assert main(["judge", "edit", "--local", "--article", "a1", "--fact", "n1", "--value", "3"]) == 2
    assert "SLOT=VALUE" in capsys.readouterr().err


def test_filters_of_judgements_go_to_the_endpoint_by_their_names(endpoint: Any) -> None:  # noqa: F811 - the same
    sent, answers = endpoint
    answers.append(Answer(200, {"judgements": [], "next": None}))
    assert main(["judgements", "list", "--local", "--article", "a1", "--since", "2024-10-01", "--limit", "5"]) == 0
    assert asked(sent[0]) == ("/judgements", {"article_id": ["a1"], "since": ["2024-10-01"], "limit": ["5"]})


def test_judgements_are_exported_as_cases_over_all_pages(
    endpoint: Any,  # noqa: F811 - the same
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, answers = endpoint
    row = {"judgement": json.loads(judged("reject").model_dump_json()), "standing": None}
    other = row | {"judgement": row["judgement"] | {"id": "j2", "user": "ben"}}
    answers += [Answer(200, {"judgements": [row], "next": "more"}), Answer(200, {"judgements": [other], "next": None})]
    assert main(["judgements", "export", "--local"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["text"] == SENTENCE


@pytest.mark.parametrize(
    ("judgement", "outcome", "status"),
    [
        (judged("reject"), "kept", 0),
        (judged("accept"), "kept", 0),
        (judged("accept").model_copy(update={"shown": {"value": 99.0}}), "lost", 1),
        (judged("edit", value=3.0), "kept", 0),
    ],
    ids=["rejected", "accepted", "accepted as something else", "edited"],
)
def test_the_engine_is_checked_against_cases_and_ci_goes_by_the_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], judgement: Judgement, outcome: str, status: int
) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text("".join(f"{case.model_dump_json()}\n" for case in cases_of([judgement])), encoding="utf-8")
    assert main(["check", str(cases)]) == status
    shown = capsys.readouterr()
    assert json.loads(shown.out)["outcome"] == outcome
    assert f"1 {outcome}" in shown.err


def test_a_line_that_is_no_case_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text('\n{"id": "j1"}\n', encoding="utf-8")
    assert main(["check", str(cases)]) == 2
    assert "line 2 is no case" in capsys.readouterr().err
