"""The script of docs/operations.md that puts back what a restored table holds, run as it stands there."""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.integration.conftest import ROOT, TABLE
from tests.integration.test_api_function import stored

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


@pytest.fixture
def script(tmp_path: Path) -> Path:
    (block,) = re.findall(r"```python\n(# restore\.py.*?)```", OPERATIONS, flags=re.DOTALL)
    path = tmp_path / "restore.py"
    path.write_text(block, encoding="utf-8")
    return path


def restored(stack: Stack) -> str:
    """Restore the table as it is now beside itself."""
    stack.dynamodb.update_continuous_backups(
        TableName=TABLE, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )
    name = f"{TABLE}-restored"
    stack.dynamodb.restore_table_to_point_in_time(
        SourceTableName=TABLE, TargetTableName=name, UseLatestRestorableTime=True
    )
    return name


def run(script: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", [str(script), *arguments])
    runpy.run_path(str(script), run_name="__main__")


def lose(stack: Stack) -> None:
    """Lose all items of the table."""
    for item in stack.items():
        stack.dynamodb.delete_item(TableName=TABLE, Key={name: item[name] for name in ("pk", "sk")})


def test_an_article_that_was_lost_is_put_back_from_a_restored_table(
    stack: Stack, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_id = stored(stack, 1)
    before = stack.get(f"/articles/{article_id}/facts")["body"]
    source = restored(stack)
    lose(stack)
    assert stack.get(f"/articles/{article_id}")["statusCode"] == 404

    run(script, monkeypatch, source, TABLE)

    assert stack.get(f"/articles/{article_id}/facts")["body"] == before


def test_what_is_newer_and_what_was_deleted_meanwhile_is_not_overwritten(
    stack: Stack, script: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, deleted = stored(stack, 1), stored(stack, 2)
    source = restored(stack)
    assert stack.http("DELETE", f"/articles/{deleted}")["statusCode"] == 204
    newer = stack.get(f"/articles/{kept}")["body"]

    run(script, monkeypatch, source, TABLE)

    assert stack.get(f"/articles/{kept}")["body"] == newer
    assert stack.get(f"/articles/{deleted}")["statusCode"] == 404
    assert [card["article_id"] for card in stack.get("/articles")["json"]["articles"]] == [kept]
