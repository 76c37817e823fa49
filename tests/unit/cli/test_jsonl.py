"""`factwire extract --jsonl`: an answer for every line, in order, the same however many processes work."""

import json

import pytest
from factwire.cli.batch.lines import Line, answer_lines, lost
from factwire.cli.main import main

STORY = "Police killed two gunmen in Lagos on Friday, officials said."
GERMAN = "Die Regierung hat am Montag beschlossen, die Steuern nicht zu senken."


def as_line(**row: object) -> bytes:
    return json.dumps(row).encode()


def answers(*lines: bytes) -> list[dict]:
    numbered = [Line(number=number, data=data) for number, data in enumerate(lines, start=1)]
    return [json.loads(answer.line) for answer in answer_lines(numbered)]


def test_every_line_gets_the_facts_of_its_own_article() -> None:
    first, second = answers(
        as_line(id="a", text=STORY, title="One", published_at="2024-10-08", url="https://example.com/1", source="Wire"),
        as_line(id=2, text=STORY + " No more."),
    )

    assert (first["id"], first["facts"]["article"]["title"]) == ("a", "One")
    assert first["facts"]["article"]["source"] == "Wire"
    assert (second["id"], second["facts"]["article"]["text"]) == (2, STORY + " No more.")


@pytest.mark.parametrize(
    ("line", "name", "code"),
    [
        (b"not json", None, "invalid_document"),
        (b"[" * 200_000, None, "invalid_document"),
        (b"[1]", None, "invalid_document"),
        (b"\xff\xfe\xfa", None, "undecodable"),
        (b'{"id": "x"}', "x", "invalid_document"),
        (b'{"id": "x", "text": 5}', "x", "invalid_document"),
        (b'{"id": "x", "text": "  "}', "x", "empty"),
        (as_line(id="x", text=GERMAN), "x", "unsupported_language"),
        (as_line(id="x", text="the " * 200_000), "x", "too_large"),
        (as_line(id="x", text=STORY, published_at="next week"), "x", "invalid_document"),
        (as_line(id="x", text=STORY, published_at="03/04/2024"), "x", "invalid_document"),
    ],
)
def test_a_bad_line_is_answered_with_its_error_and_the_rest_goes_on(line, name, code) -> None:
    before, bad, after = answers(as_line(id="b", text=STORY), line, as_line(id="a", text=STORY))

    assert bad["id"] == name
    assert bad["error"]["code"] == code
    assert bad["error"]["message"]
    assert "facts" in before
    assert "facts" in after


@pytest.mark.parametrize("part", ["December 1", "17 Decembe", "Wed Nov 23", "9:27 AM ET", "DEC. 14, 2", "Dec 16 201"])
def test_a_part_of_a_date_costs_the_date_and_not_the_article(part) -> None:
    [answer] = answers(as_line(id="a", text=STORY, published_at=part))

    assert answer["facts"]["article"]["published_at"] is None


@pytest.mark.parametrize("nothing", [None, "", " ", "None", "NaN", "null"])
def test_a_date_that_says_that_there_is_none_is_none(nothing) -> None:
    [answer] = answers(as_line(id="a", text=STORY, published_at=nothing))

    assert answer["facts"]["article"]["published_at"] is None


def test_an_id_that_no_encoding_carries_comes_back_as_it_was() -> None:
    [answer] = answers(b'{"id": "\\ud800", "text": "The story of the day."}')

    assert answer["id"] == "\ud800"


def test_an_article_that_breaks_extraction_costs_only_its_own_line(monkeypatch) -> None:
    import factwire.extraction as extraction

    sound = extraction.extract_facts

    def breaks(article, **_):
        if "gunmen" in article.text:
            raise RuntimeError(article.text)
        return sound(article)

    monkeypatch.setattr(extraction, "extract_many", lambda articles, **_: map(breaks, articles))
    monkeypatch.setattr(extraction, "extract_facts", breaks)

    good, bad = answers(as_line(id=1, text="The mayor of the city said no."), as_line(id=2, text=STORY))

    assert "facts" in good
    assert bad["error"] == {"code": "internal", "message": "extraction failed: RuntimeError"}


def test_a_line_whose_process_died_is_answered_under_its_id() -> None:
    answer = json.loads(lost(Line(number=3, data=as_line(id="x", text=STORY))).line)

    assert answer["id"] == "x"
    assert answer["error"]["code"] == "internal"


def test_a_file_is_answered_in_order_whatever_the_number_of_processes(tmp_path, capsys) -> None:
    rows = [as_line(id=number, text=f"{STORY} That was number {number}.") for number in range(20)]
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"\n".join([*rows[:10], b"broken", b"", *rows[10:]]))
    outputs = []
    for workers in ("1", "3"):
        out = tmp_path / f"{workers}.jsonl"
        assert main(["extract", "--jsonl", str(source), "--out", str(out), "--workers", workers]) == 0
        outputs.append(out.read_bytes())

    assert outputs[0] == outputs[1]
    ids = [json.loads(line)["id"] for line in outputs[0].splitlines()]
    assert ids == [*range(10), None, *range(10, 20)]
    assert "no facts for 1" in capsys.readouterr().err


def test_the_input_is_never_overwritten(tmp_path, capsys) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(as_line(id=1, text=STORY))

    assert main(["extract", "--jsonl", str(source), "--out", str(source)]) == 2
    assert source.read_bytes() == as_line(id=1, text=STORY)
    assert "invalid_request" in capsys.readouterr().err


def test_a_missing_file_is_status_2(tmp_path, capsys) -> None:
    assert main(["extract", "--jsonl", str(tmp_path / "none.jsonl")]) == 2
    assert "No such file" in capsys.readouterr().err
