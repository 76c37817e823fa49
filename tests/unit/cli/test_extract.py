"""`factwire extract FILE`: facts on stdout, or one clear line on stderr and status 2."""

import io
import json
import subprocess
import sys
import zipfile

import jsonschema
import pytest
from factwire.cli.main import main
from factwire.model.schema import schema_of

STORY = 'Police killed two gunmen in Lagos on Friday, officials said. "It is over," said Mayor Ada Obi.'


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_facts_of_a_file_are_printed_as_json_of_the_schema(story, capsys) -> None:
    status = main(["extract", str(story), "--title", "Gunmen", "--published-at", "2024-10-08", "--source", "Wire"])

    document = json.loads(capsys.readouterr().out)
    assert status == 0
    jsonschema.validate(document, schema_of("facts"))
    assert document["article"]["text"] == STORY
    assert [document["article"][field] for field in ("title", "published_at", "source")] == [
        "Gunmen",
        "2024-10-08",
        "Wire",
    ]


def test_standard_input_is_read_for_a_dash_and_out_names_the_output(monkeypatch, tmp_path) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(STORY.encode("utf-16")))
    monkeypatch.setattr(sys, "stdin", stdin)
    out = tmp_path / "facts.json"

    assert main(["extract", "-", "--content-type", "text/plain; charset=utf-16", "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["article"]["text"] == STORY


def test_the_summary_is_as_long_as_asked_for(tmp_path, capsys) -> None:
    path = tmp_path / "long.txt"
    path.write_text(" ".join(f"The council of Aldport{n} voted for the new harbour wall." for n in range(40)))

    assert main(["extract", str(path), "--summary-words", "100"]) == 0
    assert 100 <= len(json.loads(capsys.readouterr().out)["summary"]["text"].split()) <= 120


def test_text_format_is_for_reading(story, capsys) -> None:
    assert main(["extract", str(story), "--title", "Gunmen", "--format", "text"]) == 0

    printed = capsys.readouterr().out
    assert printed.startswith("Gunmen\n17 words\n")
    assert "SUMMARY" in printed
    assert not printed.lstrip().startswith("{")


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        (b"", [], "empty"),
        (b" \n ", [], "empty"),
        (b"\x89PNG\r\n" + bytes(100), [], "unsupported_type"),
        (bytes(range(256)) * 9, [], "undecodable"),
        (b"{", ["--content-type", "application/json"], "invalid_document"),
        (b"x" * (11 * 1024 * 1024), [], "too_large"),
        (b"Die Regierung hat am Montag beschlossen, die Steuern nicht zu senken.", [], "unsupported_language"),
        (STORY.encode(), ["--published-at", "someday"], "invalid_request"),
    ],
)
def test_bad_input_is_one_line_on_stderr_and_status_2(content, options, code, tmp_path, capsys) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)

    status = main(["extract", str(path), *options])

    printed = capsys.readouterr()
    assert status == 2
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith("factwire: ")
    assert printed.err.endswith(f"({code})\n")


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_file_that_cannot_be_read_is_one_line_on_stderr_and_status_2(name, tmp_path, capsys) -> None:
    assert main(["extract", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("line", ["", "extract", "extract a --jsonl b", "extract --jsonl a --workers 0"])
def test_a_wrong_command_line_is_status_2(line) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(line.split())

    assert stopped.value.code == 2


def test_help_answers_without_loading_the_model() -> None:
    program = (
        "import sys\nfrom factwire.cli import main\n"
        "try:\n    main(['extract', '--help'])\n"
        "except SystemExit:\n    assert not {'spacy', 'pydantic', 'numpy'} & set(sys.modules), 'loaded too much'"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "--jsonl" in done.stdout


ROWS = "".join(
    json.dumps({"text": text}) + "\n" for text in (STORY, "Floods cut off Oslo on Monday, the mayor said.", "7")
)


@pytest.fixture
def several(tmp_path):
    path = tmp_path / "stories.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", STORY)
        archive.writestr("b.jsonl", ROWS.replace('{"text": "7"}', "7"))
    return path


def test_a_file_of_several_articles_says_what_to_do(several, capsys) -> None:
    assert main(["extract", str(several)]) == 2

    message = capsys.readouterr().err
    assert "--members" in message
    assert "--member N" in message


def test_all_members_are_lines_of_facts_or_errors(several, capsys) -> None:
    assert main(["extract", str(several), "--members"]) == 0

    output = capsys.readouterr()
    rows = [json.loads(line) for line in output.out.splitlines()]
    assert [row["id"] for row in rows] == ["a.txt", "b.jsonl#1", "b.jsonl#2", "b.jsonl#3"]
    assert [row["error"]["code"] for row in rows if "error" in row] == ["invalid_document"]
    assert rows[0]["facts"]["article"]["text"] == STORY
    assert "1 of the articles" in output.err


def test_one_member_is_named_by_its_place(several, capsys) -> None:
    assert main(["extract", str(several), "--member", "3"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"].startswith("Floods")
    assert main(["extract", str(several), "--member", "4"]) == 2
    assert main(["extract", str(several), "--member", "5"]) == 2
    assert "holds fewer articles" in capsys.readouterr().err


def test_members_of_a_file_that_holds_one_are_one_line(story, capsys) -> None:
    assert main(["extract", str(story), "--members"]) == 0
    assert json.loads(capsys.readouterr().out)["facts"]["article"]["text"] == STORY
