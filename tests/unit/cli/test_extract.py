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


def test_a_pipe_is_read_where_no_file_is_named(monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))

    assert main(["extract"]) == 0
    assert json.loads(capsys.readouterr().out)["article"]["text"] == STORY


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


@pytest.mark.parametrize("name", ["missing.txt", "story.txt/x"])
def test_a_file_that_cannot_be_read_is_one_line_on_stderr_and_status_2(name, tmp_path, capsys) -> None:
    (tmp_path / "story.txt").write_text(STORY)

    assert main(["extract", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("extract", "give FILE"),
        ("explain", "give FILE"),
        ("extract a --jsonl b", "give either FILE or --jsonl IN"),
        ("extract --jsonl a --format text", "--format text does not go with it"),
        ("extract --jsonl a --title T", "--title does not go with --jsonl"),
        ("extract --jsonl a --members", "--members does not go with --jsonl"),
        ("extract --jsonl a --workers 0", "at least 1"),
        ("extract a b --member 2", "--member N is of one FILE"),
        ("extract - -", "standard input can be read once"),
        ("extract a --nonsense", "unknown arguments: --nonsense"),
        ("explain a --nonsense", "unknown arguments: --nonsense"),
        ("query events --nonsense", "unknown arguments: --nonsense"),
    ],
)
def test_a_wrong_command_line_is_status_2_and_the_usage_of_its_command(line, words, monkeypatch, capsys) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())

    with pytest.raises(SystemExit) as stopped:
        main(line.split())

    printed = capsys.readouterr().err
    command = "query events" if line.startswith("query") else line.split()[0]
    assert stopped.value.code == 2
    assert printed.startswith(f"usage: factwire {command}")
    assert words in printed


def test_no_command_is_status_2() -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])

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


@pytest.fixture
def folder(tmp_path, several, story):
    """A folder with an article, an archive, a picture, a hidden file, and an article in a folder within it."""
    path = tmp_path / "folder"
    (path / "inner").mkdir(parents=True)
    several.rename(path / "stories.zip")
    (path / "a.png").write_bytes(b"\x89PNG\r\n" + bytes(100))
    (path / ".hidden.txt").write_text(STORY)
    (path / "inner" / "flood.txt").write_text("Floods cut off Oslo on Monday, the mayor said.")
    return path


def test_files_and_folders_are_lines_and_one_that_cannot_be_processed_does_not_stop_the_rest(
    folder, story, tmp_path, capsys
) -> None:
    missing = tmp_path / "missing.txt"

    status = main(["extract", str(missing), str(folder), str(story), "--source", "Wire", "--workers", "1"])

    rows = {row["id"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    archive = folder / "stories.zip"
    assert status == 2
    assert list(rows) == [
        str(missing),
        str(folder / "a.png"),
        *(f"{archive}#{part}" for part in ("a.txt", "b.jsonl#1", "b.jsonl#2", "b.jsonl#3")),
        str(folder / "inner" / "flood.txt"),
        str(story),
    ]
    assert [(id, row["error"]["code"]) for id, row in rows.items() if "error" in row] == [
        (str(missing), "not_found"),
        (str(folder / "a.png"), "unsupported_type"),
        (f"{archive}#b.jsonl#3", "invalid_document"),
    ]
    assert {row["facts"]["article"]["source"] for row in rows.values() if "facts" in row} == {"Wire"}


def test_a_bad_member_alone_leaves_the_status_of_its_file_and_a_bad_file_does_not(several, story, tmp_path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")

    assert main(["extract", str(several), str(story), "--workers", "1"]) == 0
    assert main(["extract", str(empty), str(story), "--workers", "1"]) == 2


def test_what_stands_like_a_headline_in_a_text_is_above_its_facts(tmp_path, capsys) -> None:
    file = tmp_path / "a.txt"
    body = "A clerk was shot in Reno on Monday. " + "Police closed the road and asked for witnesses of it. " * 8
    file.write_text(f"Clerk shot outside court\n\n{body}")

    assert main(["extract", str(file), "--format", "text"]) == 0

    assert capsys.readouterr().out.startswith("Clerk shot outside court\n92 words\n")


def test_many_articles_to_read_stand_under_their_names_and_errors_on_stderr(several, story, tmp_path, capsys) -> None:
    files = [str(story), str(tmp_path / "none.txt")]

    assert main(["extract", *files, "--format", "text", "--workers", "1"]) == 2

    printed = capsys.readouterr()
    assert printed.out.startswith(f"==> {story} <==\n\n17 words\n\nSUMMARY\n  {STORY}\n")
    assert printed.err == (
        f"factwire: {tmp_path / 'none.txt'}: the file cannot be read: No such file or directory (not_found)\n"
    )


def test_text_is_wrapped_to_the_terminal_and_not_at_all_in_a_pipe(story, monkeypatch, capsys) -> None:
    assert main(["extract", str(story), "--format", "text"]) == 0
    assert f"  {STORY}\n" in capsys.readouterr().out

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["extract", str(story), "--format", "text"]) == 0

    printed = capsys.readouterr().out
    assert "  Police killed two gunmen in Lagos on Friday, officials said." in printed
    assert max(map(len, printed.splitlines())) <= 80


def test_explain_takes_the_options_of_extract(several, story, tmp_path, capsys) -> None:
    out = tmp_path / "why.txt"

    assert main(["explain", str(several), "--member", "1", "--published-at", "2024-10-08", "--out", str(out)]) == 0
    assert "+ ASSAULT  killed" in out.read_text()

    assert main(["explain", str(story), str(tmp_path / "none.txt"), str(story)]) == 2
    printed = capsys.readouterr()
    assert printed.out.count("==> ") == 2
    assert "none.txt" in printed.err
