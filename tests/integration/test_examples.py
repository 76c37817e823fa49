"""The examples in the OpenAPI document are what the endpoint answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from factwire.aws.http.documentation import openapi
from factwire.aws.http.documentation.examples import COMMITTED
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.examples.__main__ import generated

DOCUMENT = json.loads(openapi.COMMITTED.read_text(encoding="utf-8"))
REGISTRY = Registry().with_resource("urn:document", DRAFT202012.create_resource(DOCUMENT))


def answers() -> Iterator[Any]:
    """Every answer with a body that the document names, as it is described there."""
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            for status, response in operation["responses"].items():
                for media_type, content in response.get("content", {}).items():
                    yield pytest.param(media_type, content, id=f"{method} {path} {status} {media_type}")


def test_the_committed_examples_are_what_the_endpoint_answers() -> None:
    assert generated() == COMMITTED.read_text(encoding="utf-8"), "run python -m tests.examples"


@pytest.mark.parametrize(("media_type", "content"), list(answers()))
def test_every_answer_has_an_example_that_its_schema_takes(media_type: str, content: dict[str, Any]) -> None:
    values = [example["value"] for example in content["examples"].values()]
    assert values
    if not media_type.endswith("json") or media_type.endswith("x-ndjson"):
        assert all(isinstance(value, str) and value.endswith("\n") for value in values)
        return
    schema = {"$ref": f"urn:document{content['schema']['$ref']}"}
    for value in values:
        Draft202012Validator(schema, registry=REGISTRY).validate(value)
