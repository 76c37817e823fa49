"""`factwire diff`: two files of facts, by whatever version, in whatever order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from factwire.cli.main import main
from factwire.model import Facts

from tests.unit.services.fakes import article, facts_of, newer_engine

TEXT = "Rebels shelled the port of Aden, killing {killed}."
DAYS = ("2024-10-08", "2024-10-09")
ARTICLES = [
    article(TEXT.format(killed=number), location=f"s3://news/{number}", published_at=DAYS[number % 2])
    for number in (9, 12)
]


def written(path: Path, facts: dict[str, Facts | None]) -> str:
    lines = [
        f'{{"id": "{name}", "facts": {each.model_dump_json()}}}'
        if each
        else f'{{"id": "{name}", "error": {{"code": "empty", "message": "no text"}}}}'
        for name, each in facts.items()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """The facts of two articles by two versions, in another order."""
    old = {str(number): facts_of(each) for number, each in enumerate(ARTICLES)}
    new = {str(number): newer_engine(each) for number, each in reversed([*enumerate(ARTICLES)])}
    return written(tmp_path / "old.jsonl", old), written(tmp_path / "new.jsonl", new)


def test_what_differs_is_counted_by_kind_with_examples(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *files, "--examples", "1"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["articles"], document["differing"], document["days"]) == (2, 2, 2)
    assert document["facts"]["quantity"] == {"added": 0, "lost": 0, "changed": 2}
    assert document["facts"]["quote"] == {"added": 0, "lost": 0, "changed": 0}
    assert [(each["article"], each["kind"]) for each in document["examples"]] == [("1", "event"), ("1", "quantity")]


def test_it_says_how_many_more_alerts_a_day_a_subscription_would_give(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = json.dumps({"countries": ["YEM"], "killed_min": 10})
    assert main(["diff", *files, "--filter", wanted]) == 0
    (alerts,) = json.loads(capsys.readouterr().out)["alerts"]
    assert (alerts["before"], alerts["after"], alerts["gained"], alerts["lost"]) == (1, 2, 1, 0)
    assert alerts["more_a_day"] == 0.5


def test_as_text_it_is_read_line_by_line(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", *files, "--format", "text", "--filter", '{"killed_min": 10}']) == 0
    out = capsys.readouterr().out
    assert out.startswith("2 articles, 2 of them differ\n")
    assert "  - killed 12\n  + killed 13\n" in out
    assert "+0.5 alerts a day" in out


def test_articles_that_only_one_file_has_facts_of_are_said_and_not_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = facts_of(ARTICLES[0])
    old = written(tmp_path / "old.jsonl", {"a": facts, "b": facts, "c": None})
    new = written(tmp_path / "new.jsonl", {"a": facts, "c": facts})
    assert main(["diff", old, new]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["articles"] == 1
    assert f"1 articles are only in {old}, 1 only in {new}" in printed.err


def test_an_article_whose_text_is_another_is_not_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = written(tmp_path / "old.jsonl", {"a": facts_of(ARTICLES[0])})
    new = written(tmp_path / "new.jsonl", {"a": facts_of(ARTICLES[1])})
    assert main(["diff", old, new]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["articles"], document["other_text"]) == (0, 1)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"id": "a", "facts": {"article": {}}}'])
def test_a_line_that_holds_no_facts_is_named(
    line: str, tmp_path: Path, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(f"\n{line}\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(f'{{"id": "a", "facts": {facts_of(ARTICLES[0]).model_dump_json()}}}\n')
    assert main(["diff", str(tmp_path / "a.jsonl"), str(bad)]) == 2
    assert "bad.jsonl, line 2" in capsys.readouterr().err


def test_a_filter_that_is_none_is_refused_with_an_example(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *files, "--filter", '{"countries": "Yemen"}']) == 2
    assert 'such as {"countries": ["YEM"]}' in capsys.readouterr().err
