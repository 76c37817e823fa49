"""The committed OpenAPI document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from factwire.aws.http.documentation import openapi
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def committed() -> dict[str, Any]:
    return json.loads(openapi.COMMITTED.read_text(encoding="utf-8"))


def operations(committed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in committed["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def test_the_committed_document_is_that_of_the_routes() -> None:
    assert openapi.main(["--check"]) == 0


def test_drift_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(openapi, "COMMITTED", tmp_path / "openapi.json")
    assert openapi.main(["--check"]) == 1
    assert "differs from the routes" in capsys.readouterr().err
    assert openapi.main([]) == openapi.main(["--check"]) == 0


def test_every_reference_leads_somewhere(committed: dict[str, Any]) -> None:
    def references(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            yield from (value for key, value in node.items() if key == "$ref")
            yield from (found for value in node.values() for found in references(value))
        elif isinstance(node, list):
            yield from (found for value in node for found in references(value))

    schemas = {f"#/components/schemas/{name}" for name in committed["components"]["schemas"]}
    assert set(references(committed)) <= schemas


def test_every_operation_has_a_summary_and_its_errors_are_problem_documents(committed: dict[str, Any]) -> None:
    for name, operation in operations(committed):
        assert operation["summary"], name
        for status, answer in operation["responses"].items():
            if status >= "400" and "content" in answer:
                assert set(answer["content"]) == {"application/problem+json"}, f"{name} {status}"


def test_every_body_has_an_example_that_its_schema_takes(committed: dict[str, Any]) -> None:
    bodies = [operation["requestBody"] for _, operation in operations(committed) if "requestBody" in operation]
    assert len(bodies) == 4
    for body in bodies:
        for content in body["content"].values():
            examples = [each["value"] for each in content.get("examples", {}).values()] or [content["example"]]
            for example in examples:
                Draft202012Validator(content["schema"]).validate(example)
