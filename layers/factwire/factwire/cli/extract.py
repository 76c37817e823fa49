"""`factwire extract FILE`: the facts of one article, or of all the articles that a file holds."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO

from factwire.cli.files import output
from factwire.defaults import SUMMARY_WORDS
from factwire.errors import EmptyArticle, FactwireError, InvalidRequest
from factwire.model import Article, Facts
from factwire.reading import Reading, read_article, read_articles, read_source, shared_metadata, source_of
from factwire.reading.archives.containers import Container, buffered, joined, open_container, pieces
from factwire.reading.source import Failure


@dataclass(frozen=True)
class _File:
    """A file, and what is known about it; its location is a stable name of its place."""

    stream: io.BufferedReader
    location: str
    content_type: str | None
    metadata: Mapping[str, str]


def extract_file(
    name: str,
    *,
    content_type: str | None,
    metadata: Mapping[str, str],
    form: str,
    out: str = "-",
    summary_words: int = SUMMARY_WORDS,
    member: int | None = None,
    members: bool = False,
) -> int:
    """Write the facts of one article, or a line of facts or of an error for each; return the exit status.

    Args:
        name: the file, or `-` for standard input.
        content_type: its media type where the name and content do not tell it.
        metadata: as `read_article` takes it.
        form: `json` or `text`.
        out: where to write, `-` for standard output.
        summary_words: about how long the summary is to be.
        member: the number of the article, from 1, in a file that holds several.
        members: whether all of them are written, one JSON object a line.

    Raises:
        InvalidRequest: the file holds several articles and neither option is given, or has no such member.
        FactwireError: the input cannot be processed.
        OSError: a file cannot be read or written.
    """
    with _opened(name) as stream, output(out) as target:
        file = _File(stream, _location(name, stream), content_type, metadata)
        if members:
            return _write_all(file, target, summary_words=summary_words)
        article = _only(file, name=name) if member is None else _member(file, member)
        target.write(_rendered(_facts(article, summary_words=summary_words), form=form))
    return 0


def _opened(name: str) -> nullcontext[io.BufferedReader] | io.BufferedReader:
    return nullcontext(buffered(sys.stdin.buffer.read())) if name == "-" else Path(name).open("rb")


def _location(name: str, stream: io.BufferedReader) -> str:
    if name != "-":
        return Path(name).resolve().as_uri()
    digest = hashlib.sha256(stream.read()).hexdigest()
    stream.seek(0)
    return f"sha256:{digest}"


def _write_all(file: _File, target: IO[str], *, summary_words: int) -> int:
    failed = 0
    for number, reading in enumerate(_readings(file), start=1):
        row: dict[str, object] = {"id": reading.part or str(number)}
        try:
            facts = _facts(_article(reading), summary_words=summary_words)
            row["facts"] = json.loads(facts.model_dump_json())
        except FactwireError as error:
            row["error"] = {"code": error.code, "message": str(error)}
            failed += 1
        target.write(json.dumps(row, ensure_ascii=False) + "\n")
    if failed:
        sys.stderr.write(f"factwire: no facts for {failed} of the articles; their lines say why\n")
    return 0


def _only(file: _File, *, name: str) -> Article:
    """Return the article of a file that holds one."""
    readings = list(islice(_readings(file), 2))
    if len(readings) > 1:
        raise InvalidRequest(
            f"{name} holds several articles: give --members for the facts of all of them, one JSON object a line,"
            " or --member N for those of one"
        )
    file.stream.seek(0)
    if not readings or _container(file) is None:
        file.stream.seek(0)
        return read_article(
            file.stream.read(), content_type=file.content_type, metadata=file.metadata, location=file.location
        )
    return _article(readings[0])


def _member(file: _File, number: int) -> Article:
    reading = next(islice(_readings(file), number - 1, None), None)
    if reading is None:
        raise InvalidRequest(f"--member {number}: the file holds fewer articles")
    return _article(reading)


def _article(reading: Reading) -> Article:
    if reading.error is not None:
        raise reading.error
    if reading.article is None:
        raise EmptyArticle("the member holds no article")
    return reading.article


def _readings(file: _File) -> Iterator[Reading]:
    """Yield the articles of a file; of an archive, however large, one member at a time."""
    container = _container(file)
    if container is None:
        file.stream.seek(0)
        data = file.stream.read()
        yield from read_articles(data, content_type=file.content_type, metadata=file.metadata, location=file.location)
        return
    shared = shared_metadata(file.metadata)
    for piece in pieces(container):
        if isinstance(piece, Failure):
            yield Reading(part=piece.part, error=piece.error)
            continue
        try:
            for reading in read_source(piece.source, metadata=shared, location=f"{file.location}#{piece.part}"):
                yield replace(reading, part=joined(piece.part, reading.part))
        except FactwireError as error:
            yield Reading(part=piece.part, error=error)


def _container(file: _File) -> Container | None:
    source = source_of(b"", content_type=file.content_type, metadata=file.metadata, location=file.location)
    return open_container(file.stream, source=source)


def _facts(article: Article, *, summary_words: int) -> Facts:
    from factwire.extraction import extract_facts

    return extract_facts(article, summary_words=summary_words)


def _rendered(facts: Facts, *, form: str) -> str:
    if form == "json":
        return facts.model_dump_json(indent=2) + "\n"
    from factwire.cli.render import render

    return render(facts)
