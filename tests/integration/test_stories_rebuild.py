"""`factwire stories --rebuild` against AWS in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds
from factwire.errors import NotFound

from tests.integration.test_stories import REPORTS, drop

if TYPE_CHECKING:
    from tests.integration.conftest import Stack


@pytest.fixture
def deployed(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Stack:
    """The three reports are in the stack of the test, which is found as a deployed one is."""

    def ask(_self: clouds.Cloud, path: str, query: dict[str, str]) -> Any:
        answer = stack.get(path, **query)
        if answer["statusCode"] == 404:
            raise NotFound(path)
        return answer["json"]

    monkeypatch.setattr(clouds.Cloud, "ask", ask)
    for outlet, report in REPORTS.items():
        drop(stack, outlet, report)
    return stack


def rebuilt(capsys: pytest.CaptureFixture[str], day: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["stories", "--local", "--rebuild", day]) == 0
    # The functions write their metrics to the same standard output.
    lines = [line for line in capsys.readouterr().out.splitlines() if not line.startswith('{"_aws"')]
    return {row["differs"]: row for row in map(json.loads, lines)}


def test_stories_that_relate_has_settled_do_not_differ(deployed: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    assert deployed.get("/stories", since="2025-03-03", until="2025-03-03")["json"]["stories"]
    assert rebuilt(capsys, "2025-03-03") == {}


def test_an_article_that_went_without_relate_is_missed(deployed: Stack, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = deployed.get("/stories")["json"]["stories"]
    gone = deployed.get(f"/stories/{row['id']}")["json"]["articles"][-1]["id"]
    assert deployed.http("DELETE", f"/articles/{gone}")["statusCode"] == 204

    found = rebuilt(capsys, "2025-03-03")

    assert {"articles", "outlets", "independent_sources", "casualties"} <= found.keys()
    assert gone not in {article["id"] for article in found["articles"]["rebuilt"]}
    assert rebuilt(capsys, "2025-03-02") == {}
