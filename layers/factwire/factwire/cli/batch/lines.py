"""Lines of articles -> lines of facts or errors; each line gets exactly one result."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
    """One line of the output, without its line end."""

    json: str
    failed: bool = False


@dataclass(frozen=True)
class _Row:
    """A line as far as it could be read: its id, and its article or error."""

    id: object
    article: Article | None = None
    error: Exception | None = None


def answer_lines(lines: Sequence[Line]) -> list[Answer]:
    """Return one result for each line, in order; the articles are parsed in one batch."""
    return [_answer(name, outcome) for name, outcome in outcomes_of(lines)]


def outcomes_of(lines: Sequence[Line]) -> list[tuple[object, Facts | Exception | None]]:
    """Return the id of each line with its facts, or with what is wrong with it; the articles form one batch."""
    rows = [_row(line) for line in lines]
    outcomes = iter(_outcomes([row.article for row in rows if row.article]))
    return [(row.id, next(outcomes) if row.article else row.error) for row in rows]


def lost(line: Line) -> Answer:
    """Return the error line for a line whose article ended the process that worked on it."""
    return _answer(_row(line, read=False).id, None)


def _row(line: Line, *, read: bool = True) -> _Row:
    try:
        row = _object(line)
    except FactwireError as error:
        return _Row(id=None, error=error)
    name = row.get("id")
    if not read:
        return _Row(id=name)
    try:
        return _Row(id=name, article=article_from_row(row))
    except Exception as error:  # noqa: BLE001 - the promise: one bad line never stops the rest
        return _Row(id=name, error=error)


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


def _outcomes(articles: list[Article]) -> Iterator[Facts | Exception]:
    from factwire.extraction import extract_facts, extract_many

    try:
        yield from list(extract_many(articles))
    except Exception:  # noqa: BLE001 - one article broke the batch; each is tried on its own to tell which
        for article in articles:
            try:
                yield extract_facts(article)
            except Exception as error:  # noqa: BLE001 - as above
                yield error


def _answer(name: object, outcome: Facts | Exception | None) -> Answer:
    # Ids may hold characters that no encoding carries; JSON escapes them.
    start = f'{{"id": {json.dumps(name)}, '
    if isinstance(outcome, Facts):
        return Answer(json=f'{start}"facts": {outcome.model_dump_json()}}}')
    if isinstance(outcome, FactwireError):
        error = {"code": outcome.code, "message": str(outcome)}
    else:  # only the error's name: its message may hold article text
        name_of = type(outcome).__name__ if outcome else "the process ended"
        error = {"code": FactwireError.code, "message": f"extraction failed: {name_of}"}
    return Answer(json=f'{start}"error": {json.dumps(error)}}}', failed=True)
