"""The template as data, its intrinsic functions in their long form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

TEMPLATE = Path(__file__).parents[3] / "template.yaml"


class Loader(yaml.SafeLoader):
    """Reads `!Ref x` as `{"Ref": x}`, and so on."""


def _intrinsic(loader: Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        assert isinstance(node, yaml.MappingNode)
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in {"Ref", "Condition"} else f"Fn::{suffix}": value}


Loader.add_multi_constructor("!", _intrinsic)


class Template:
    """The template, and questions about it."""

    def __init__(self) -> None:
        self.document: dict[str, Any] = yaml.load(TEMPLATE.read_text(encoding="utf-8"), Loader)
        self.resources: dict[str, dict[str, Any]] = self.document["Resources"]

    def properties(self, name: str) -> dict[str, Any]:
        """A resource's properties."""
        properties: dict[str, Any] = self.resources[name]["Properties"]
        return properties

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """The properties of all resources of a type, by name."""
        return {name: self.properties(name) for name, resource in self.resources.items() if resource["Type"] == kind}

    def functions(self) -> dict[str, dict[str, Any]]:
        """The properties of all functions, with what they share."""
        shared = self.document["Globals"]["Function"]
        return {name: {**shared, **own} for name, own in self.of_type("AWS::Serverless::Function").items()}

    def grants(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every statement of a role, with the role's name."""
        for role, properties in self.of_type("AWS::IAM::Role").items():
            for policy in properties["Policies"]:
                for statement in policy["PolicyDocument"]["Statement"]:
                    yield role, statement

    def target(self, reference: Any) -> str:
        """The name of the resource that a `Ref` or `GetAtt` means."""
        name: str = reference["Ref"] if "Ref" in reference else reference["Fn::GetAtt"][0]
        return name.partition(".")[0]


@pytest.fixture(scope="session")
def template() -> Template:
    return Template()


def listed(value: Any) -> list[Any]:
    """A value that may stand alone, as a list."""
    return value if isinstance(value, list) else [value]
