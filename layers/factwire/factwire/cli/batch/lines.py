"""Lines of articles -> lines of facts or errors; each line gets exactly one result."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from factwire.defaults import SUMMARY_WORDS
from factwire.errors import FactwireError, InvalidDocument, TooLarge, Undecodable
from factwire.model import Article, Facts
from factwire.reading import MAX_BYTES, article_from_row


@dataclass(frozen=True)
class Line:
    """One line of the input, counted from 1."""

    number: int
    data: bytes


@dataclass(frozen=True)
class Answer:
    """What is written for one article, without its line end; a member's failure is not that of its file."""

    line: str
    failed: bool = False
    is_member: bool = False


@dataclass(frozen=True)
class Shape:
    """How answers are written: as `json`, or as `text` wrapped to some columns; and how long summaries are."""

    form: str = "json"
    width: int | None = None
    summary_words: int = SUMMARY_WORDS


JSON: Final = Shape()


@dataclass(frozen=True)
class Row:
    """An article as far as it could be read: its id, and the article or what is wrong with it."""

    id: object
    article: Article | None = None
    error: Exception | None = None
    is_member: bool = False


def answer_lines(lines: Sequence[Line], *, shape: Shape = JSON) -> list[Answer]:
    """Return one result for each line, in order; the articles are parsed in one batch."""
    return answer_rows([_row(line) for line in lines], shape=shape)


def answer_rows(rows: Sequence[Row], *, shape: Shape) -> list[Answer]:
    """Return one result for each article, in order; they are parsed in one batch."""
    answered = zip(rows, _outcomes(rows, summary_words=shape.summary_words), strict=True)
    return [_answer(row, outcome, shape) for row, outcome in answered]


def outcomes_of(lines: Sequence[Line]) -> list[tuple[object, Facts | Exception | None]]:
    """Return the id of each line with its facts, or with what is wrong with it; the articles form one batch."""
    rows = [_row(line) for line in lines]
    return list(zip((row.id for row in rows), _outcomes(rows), strict=True))


def lost(line: Line) -> Answer:
    """Return the error line for a line whose article ended the process that worked on it."""
    return lost_row(_row(line, read=False))


def lost_row(row: Row) -> Answer:
    """Return the error for an article that ended the process that worked on it."""
    return _answer(row, None)


def _row(line: Line, *, read: bool = True) -> Row:
    try:
        row = _object(line)
    except FactwireError as error:
        return Row(id=None, error=error, is_member=True)
    name = row.get("id")
    if not read:
        return Row(id=name, is_member=True)
    try:
        return Row(id=name, article=article_from_row(row), is_member=True)
    except Exception as error:  # noqa: BLE001 - the promise: one bad line never stops the rest
        return Row(id=name, error=error, is_member=True)


def _object(line: Line) -> Mapping[str, object]:
    if len(line.data) > MAX_BYTES:
        raise TooLarge(f"line {line.number} has {len(line.data)} bytes; at most {MAX_BYTES} are read")
    try:
        row = json.loads(line.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Undecodable(f"line {line.number} is not UTF-8") from None
    except (ValueError, RecursionError):
        raise InvalidDocument(f"line {line.number} is not valid JSON") from None
    if not isinstance(row, dict):
        raise InvalidDocument(f"line {line.number} is not a JSON object")
    return row


def _outcomes(rows: Sequence[Row], *, summary_words: int = SUMMARY_WORDS) -> list[Facts | Exception | None]:
    articles = [row.article for row in rows if row.article]
    outcomes = iter(_facts_or_errors(articles, summary_words=summary_words))
    return [next(outcomes) if row.article else row.error for row in rows]


def _facts_or_errors(articles: list[Article], *, summary_words: int) -> Iterator[Facts | Exception]:
    from factwire.extraction import extract_facts, extract_many

    try:
        yield from list(extract_many(articles, summary_words=summary_words))
    except Exception:  # noqa: BLE001 - one article broke the batch; each is tried on its own to tell which
        for article in articles:
            try:
                yield extract_facts(article, summary_words=summary_words)
            except Exception as error:  # noqa: BLE001 - as above
                yield error


def _answer(row: Row, outcome: Facts | Exception | None, shape: Shape = JSON) -> Answer:
    if isinstance(outcome, Facts):
        return Answer(_facts(row, outcome, shape))
    if isinstance(outcome, FactwireError):
        code, message = str(outcome.code), str(outcome)
    else:  # only the error's name: its message may hold article text
        name_of = type(outcome).__name__ if outcome else "the process ended"
        code, message = str(FactwireError.code), f"extraction failed: {name_of}"
    error = f'"error": {json.dumps({"code": code, "message": message})}'
    line = f"factwire: {row.id}: {message} ({code})" if shape.form == "text" else _json(row, error)
    return Answer(line, failed=True, is_member=row.is_member)


def _json(row: Row, rest: str) -> str:
    # Ids may hold characters that no encoding carries; JSON escapes them.
    return f'{{"id": {json.dumps(row.id)}, {rest}}}'


def _facts(row: Row, facts: Facts, shape: Shape) -> str:
    if shape.form == "json":
        return _json(row, f'"facts": {facts.model_dump_json()}')
    from factwire.cli.render import rendered

    return f"==> {row.id} <==\n\n{rendered(facts, width=shape.width)}"
