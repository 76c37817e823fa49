"""`factwire stories`: lines of articles -> lines of Story documents."""

import json
from pathlib import Path

import jsonschema
import pytest
from factwire.cli.main import main
from factwire.model import schema

STRIKE = (
    "A strike on the covered market of Harim killed 34 people on Monday, the health ministry said. Rescuers dug on."
)
AGAIN = "The strike on the covered market of Harim on Monday left 41 people dead, its governor said. Rescuers dug on."
FLOOD = "A flood in Lima displaced 400 families on Tuesday, officials said."


def stories(path: Path, *rows: object) -> list[dict]:
    source, target = path / "in.jsonl", path / "out.jsonl"
    source.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    assert main(["stories", str(source), "--out", str(target), "--workers", "1"]) == 0
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def test_articles_of_one_happening_are_one_document_that_keeps_to_the_schema(tmp_path) -> None:
    found = stories(
        tmp_path,
        {
            "id": "b",
            "text": AGAIN,
            "title": "Harim strike: 41 dead",
            "published_at": "2025-03-04",
            "source": "two.example",
        },
        {"id": "f", "text": FLOOD, "title": "Flood in Lima", "published_at": "2025-03-04"},
        {
            "id": "a",
            "text": STRIKE,
            "title": "Harim strike kills 34",
            "published_at": "2025-03-03",
            "source": "one.example",
        },
    )

    assert sorted([article["id"] for article in story["articles"]] for story in found) == [["a", "b"], ["f"]]
    for story in found:
        jsonschema.Draft202012Validator(schema.schema_of("story")).validate(story)


def test_a_bad_line_is_told_of_and_the_rest_goes_on(tmp_path, capsys) -> None:
    found = stories(
        tmp_path, "not json", {"id": "f", "text": FLOOD}, {"id": 7, "text": " "}, {"id": 8, "text": FLOOD + " A"}
    )

    assert sorted(article["id"] for story in found for article in story["articles"]) == ["8", "f"]
    assert "2 of the articles could not be read" in capsys.readouterr().err


def test_an_id_that_no_encoding_carries_does_not_stop_the_rest(tmp_path) -> None:
    [story] = stories(tmp_path, '{"id": "\\ud800", "text": "A flood in Lima displaced 400 families."}')

    assert story["articles"][0]["id"] == "\\ud800"


def test_the_output_must_not_be_the_input(tmp_path, capsys) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("")

    assert main(["stories", str(source), "--out", str(source)]) == 2
    assert "--out is the input file" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["stories"], ["stories", "x", "--workers", "0"]])
def test_wrong_arguments_end_with_status_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)
