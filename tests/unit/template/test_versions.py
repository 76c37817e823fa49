"""Whatever is changed reaches the version that the alias `live` calls."""

from __future__ import annotations

import json
import os
import subprocess
from typing import Any

from local.deploy import with_digest
from local.settings import ROOT
from tests.unit.template.conftest import TEMPLATE

# What CloudFormation does with `Transform: AWS::Serverless`, by the same code, in the environment that has it.
EXPAND = """
import json, re, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

class NoPolicies:
    def load(self):
        return {}

given = json.load(sys.stdin)
packaged = re.sub(r"(CodeUri|ContentUri): .*", r"\\1: s3://bucket/code", given["template"])
expanded = transform(yaml_parse(packaged), given["parameters"], NoPolicies())
versions = {name for name, each in expanded["Resources"].items() if each["Type"] == "AWS::Lambda::Version"}
policies = {expanded["Resources"][name].get("DeletionPolicy") for name in versions}
print(json.dumps([sorted(versions), sorted(policies)]))
"""


def expanded(template: str, parameters: dict[str, str]) -> tuple[list[str], list[str]]:
    """The names of the versions of functions in an expanded template, and what becomes of those that are replaced."""
    given: dict[str, Any] = {"template": template, "parameters": parameters}
    done = subprocess.run(
        [ROOT / ".venv-local" / "bin" / "python", "-c", EXPAND],
        input=json.dumps(given),
        env={"AWS_DEFAULT_REGION": "eu-central-1", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    versions, policies = json.loads(done.stdout)
    return versions, policies


def test_another_value_of_a_parameter_publishes_new_versions_and_the_same_value_none() -> None:
    template = TEMPLATE.read_text(encoding="utf-8")
    info, debug = {"LogLevel": "INFO"}, {"LogLevel": "DEBUG"}

    first, policies = expanded(with_digest(template, info), info)
    again, _ = expanded(with_digest(template, dict(info)), info)
    other, _ = expanded(with_digest(template, debug), debug)

    assert len(first) >= 3
    assert again == first
    assert not set(other) & set(first)
    # Versions that are replaced go, and their snapshots with them.
    assert policies == ["Delete"]


def test_without_the_digest_a_parameter_would_stay_behind_the_alias() -> None:
    """Why `make deploy` writes it: should this fail, SAM has learnt to look behind references."""
    template = TEMPLATE.read_text(encoding="utf-8")
    assert expanded(template, {"LogLevel": "INFO"}) == expanded(template, {"LogLevel": "DEBUG"})
