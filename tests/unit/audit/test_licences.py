"""Everything deployed may be used commercially, or is named as not yet clear."""

from __future__ import annotations

import re

import pytest

from local.audit.licences import Licensed, data, is_accepted, locked, packages, policy
from local.audit.sbom import completed
from local.settings import ROOT

LEXICONS = ROOT / "layers" / "factwire" / "factwire" / "extraction"


def test_every_deployed_package_has_an_accepted_licence() -> None:
    assert [each for each in packages() if each.problem] == []


def test_every_package_of_the_layer_is_locked_to_a_version_and_its_hashes() -> None:
    for lock in ("layers/runtime", "tests", "local", "local/checkov", "local/audit"):
        text = (ROOT / lock / "requirements.txt").read_text(encoding="utf-8")
        entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
        assert entries
        assert all("--hash=sha256:" in entry for entry in entries)


def test_data_whose_licence_is_not_clear_says_why() -> None:
    assert all(each["clear"] is not bool(each.get("why")) for each in policy()["data"])


def test_data_of_others_is_listed_by_the_file_it_stands_in() -> None:
    listed = " ".join(each["file"] for each in policy()["data"])
    for path in LEXICONS.rglob("*.tsv"):
        head = "".join(line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line[0] == "#")
        if re.search(r"census|faker|geonames|regression|learnt", head, re.IGNORECASE):
            assert path.name in listed or f"{path.parent.name}/*.tsv" in listed


@pytest.mark.parametrize(
    ("expression", "accepted"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("MIT AND GPL-2.0-only", False),
        ("BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", True),
        ("", False),
    ],
)
def test_a_licence_is_accepted_when_one_choice_is_accepted_whole(expression: str, *, accepted: bool) -> None:
    assert is_accepted(expression) is accepted


def test_the_list_of_what_is_deployed_names_each_package_and_each_piece_of_data_once_with_its_licence() -> None:
    found = [
        {"name": each.name, "version": str(each.specifier)[2:], "bom-ref": each.name, "type": "library"}
        for each in locked()
    ]
    stray = {"name": "colorama", "version": "0", "bom-ref": "other system", "type": "library"}
    document = completed({"metadata": {"component": {"bom-ref": "root"}}, "components": [*found, stray]})
    deployed: list[Licensed] = [*packages(), *data()]
    assert [each["name"] for each in document["components"]] == [each.name for each in deployed]
    assert [each["licenses"] for each in document["components"]] == [
        [{"expression": each.licence}] for each in deployed
    ]
