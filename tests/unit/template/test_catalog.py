"""The table that Athena reads has columns that the facts documents have, and nothing else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from factwire.model.schema import schema_of

from tests.unit.template.conftest import Template

SCHEMA = schema_of("facts")
SIMPLE = {"string", "double", "int"}


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return Template().resources["FactsCatalogTable"]["Properties"]["TableInput"]


def parsed(type_: str) -> Any:
    """A Hive type as nested lists and objects: `array<struct<a:string>>` is `[{"a": "string"}]`."""
    text = re.sub(r"struct<", "{", re.sub(r"array<", "[", type_))
    closing, out = [], ""
    for letter in text:
        if letter in "{[":
            closing.append({"{": "}", "[": "]"}[letter])
        out += closing.pop() if letter == ">" else letter
    assert not closing
    return json.loads(re.sub(r"\w+", lambda word: f'"{word[0]}"', out))


def check(type_: Any, schema: dict[str, Any], path: str) -> None:
    """Fails where the type has what the schema has not."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    if isinstance(type_, str):
        assert type_ in SIMPLE, path
        assert any({"number": "double", "integer": "int"}.get(kind.get("type"), "string") == type_ for kind in kinds), (
            path
        )
    elif isinstance(type_, list):
        check(type_[0], kinds[0]["items"], f"{path}[]")
    else:
        for name, inner in type_.items():
            assert name in schema["properties"], f"{path}.{name}"
            check(inner, schema["properties"][name], f"{path}.{name}")


def test_every_column_is_a_field_of_the_schema_with_its_type(table: dict[str, Any]) -> None:
    for column in table["StorageDescriptor"]["Columns"]:
        assert " " not in column["Type"]
        check(parsed(column["Type"]), SCHEMA["properties"][column["Name"]], column["Name"])


def test_days_are_where_documents_are_put(table: dict[str, Any]) -> None:
    assert table["Parameters"]["storage.location.template"] == {"Fn::Sub": "s3://${Bucket}/facts/day=${!day}/"}
    assert [key["Name"] for key in table["PartitionKeys"]] == ["day"]


def test_there_is_no_catalog_unless_it_is_asked_for() -> None:
    template = Template()
    assert template.document["Parameters"]["AthenaDatabase"]["Default"] == ""
    assert {template.resources[name]["Condition"] for name in ("FactsDatabase", "FactsCatalogTable")} == {"HasAthena"}
