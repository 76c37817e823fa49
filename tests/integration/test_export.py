"""`factwire export`: the facts of a stack's articles in files, against AWS in this process."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import boto3
import pytest
from factwire.cli.main import main
from factwire.cli.stack import cloud as clouds
from factwire.model import Facts
from pyarrow import parquet

from tests.integration.conftest import BUCKET
from tests.unit.services.fakes import article, facts_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Stack

SHELLED = 'Rebels shelled the port of Aden, killing {toll}. "=We fled at dawn," said Amal Saleh.'


@pytest.fixture
def archive(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> dict[str, Facts]:
    """Documents of three days, by title."""
    outputs = {"BucketName": BUCKET}
    monkeypatch.setattr(clouds.Cloud, "_described", lambda _self: outputs)
    monkeypatch.setattr(clouds.Cloud, "client", lambda _self, service: boto3.client(service))
    kept = {}
    for number, day in enumerate(("2024-10-07", "2024-10-08", "2024-10-09"), start=1):
        text = SHELLED.format(toll=number * 10)
        facts = facts_of(article(text, location=f"s3://news/{number}", title=f"T{number}", published_at=day))
        key = f"facts/day={day}/{facts.article.article_id}.c{number}.json"
        stack.s3.put_object(Bucket=BUCKET, Key=key, Body=facts.model_dump_json().encode())
        kept[f"T{number}"] = facts
    return kept


def test_whole_documents_are_lines_in_order_of_days(
    archive: dict[str, Facts], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--since", "2024-10-08", "--until", "2024-10-09"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [Facts.model_validate_json(line) for line in lines] == [archive["T2"], archive["T3"]]


def test_a_table_has_the_columns_of_the_endpoint_and_ids_that_are_unique(
    archive: dict[str, Facts], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--since", "2024-10-01", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["killed.min"] for row in rows] == ["10.0", "20.0", "30.0"]
    assert [row["id"] for row in rows] == [f"{facts.article.article_id}#v1" for facts in archive.values()]
    assert main(["export", "--since", "2024-10-01", "--format", "csv", "--of", "quotes"]) == 0
    assert "'=We fled at dawn," in capsys.readouterr().out


def test_parquet_has_numbers_days_and_texts(archive: dict[str, Facts], tmp_path: Path) -> None:
    out = tmp_path / "events.parquet"
    assert main(["export", "--since", "2024-10-01", "--format", "parquet", "--out", str(out)]) == 0
    table = parquet.read_table(out)
    row = table.to_pylist()[0]
    assert table.num_rows == 3
    assert (row["killed.min"], row["article.published_at"], row["type"]) == (10.0, date(2024, 10, 7), "ASSAULT")


@pytest.mark.parametrize("table", ["events", "quotes", "claims", "quantities", "entities"])
def test_every_table_is_written_in_every_format(
    archive: dict[str, Facts], table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("jsonl", "csv", "parquet"):
        out = tmp_path / f"{table}.{form}"
        arguments = ["export", "--since", "2024-10-01", "--of", table, "--format", form, "--out", str(out)]
        assert main(arguments) == 0, capsys.readouterr().err
        assert out.stat().st_size > 0 or (table == "claims" and form == "jsonl")
    rows = [json.loads(line) for line in (tmp_path / f"{table}.jsonl").read_text().splitlines()]
    assert all(row["article"]["title"] in archive for row in rows)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--since", "then"], "--since takes a day"),
        (["--since", "2024-10-09", "--until", "2024-10-08"], "--since must not be later"),
        (["--since", "2024-10-01", "--format", "parquet"], "--format parquet needs --out FILE"),
        (["--since", "2024-10-01", "--format", "csv", "--of", "facts"], "whole documents are JSON Lines"),
    ],
)
def test_what_cannot_be_exported_is_said(
    archive: dict[str, Facts], options: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *options]) == 2
    assert words in capsys.readouterr().err
