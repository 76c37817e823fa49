"""The files that a command is given: their articles one at a time, however large an archive is."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from factwire.errors import EmptyArticle, FactwireError, InvalidRequest
from factwire.model import Article
from factwire.model.part_names import joined
from factwire.reading import Reading, read_article, read_articles, read_source, shared_metadata, source_of
from factwire.reading.archives.containers import Container, buffered, open_container, pieces
from factwire.reading.source import Failure

STDIN = "-"


@dataclass(frozen=True)
class Known:
    """What the options say of the input: its media type, and metadata as `read_article` takes it."""

    content_type: str | None
    metadata: Mapping[str, str]


@dataclass(frozen=True)
class InputFile:
    """A file, and what is known about it; its location is a stable name of its place."""

    name: str
    stream: io.BufferedReader
    location: str
    known: Known

    def only(self) -> Article:
        """Return the article of a file that holds one.

        Raises:
            InvalidRequest: it holds several.
            FactwireError: it cannot be processed.
        """
        readings = list(islice(self.readings(), 2))
        if len(readings) > 1:
            raise InvalidRequest(
                f"{self.name} holds several articles: give --members for the facts of all of them, one JSON object"
                " a line, or --member N for those of one"
            )
        if readings and self._container() is not None:
            return _article(readings[0])
        self.stream.seek(0)
        return read_article(
            self.stream.read(),
            content_type=self.known.content_type,
            metadata=self.known.metadata,
            location=self.location,
        )

    def member(self, number: int) -> Article:
        """Return the article at a place in the file, from 1.

        Raises:
            InvalidRequest: the file holds fewer.
            FactwireError: it cannot be processed.
        """
        reading = next(islice(self.readings(), number - 1, None), None)
        if reading is None:
            raise InvalidRequest(f"--member {number}: the file holds fewer articles")
        return _article(reading)

    def readings(self) -> Iterator[Reading]:
        """Yield the articles of the file; of an archive, however large, one member at a time."""
        container = self._container()
        if container is None:
            self.stream.seek(0)
            yield from read_articles(
                self.stream.read(),
                content_type=self.known.content_type,
                metadata=self.known.metadata,
                location=self.location,
            )
            return
        shared = shared_metadata(self.known.metadata)
        for piece in pieces(container):
            if isinstance(piece, Failure):
                yield Reading(part=piece.part, error=piece.error)
                continue
            try:
                for reading in read_source(piece.source, metadata=shared, location=f"{self.location}#{piece.part}"):
                    yield replace(reading, part=joined(piece.part, reading.part))
            except FactwireError as error:
                yield Reading(part=piece.part, error=error)

    def _container(self) -> Container | None:
        source = source_of(
            b"", content_type=self.known.content_type, metadata=self.known.metadata, location=self.location
        )
        return open_container(self.stream, source=source)


@contextmanager
def opened(name: str, known: Known) -> Iterator[InputFile]:
    """Yield a file, `-` for standard input.

    Raises:
        OSError: it cannot be read.
    """
    with nullcontext(buffered(sys.stdin.buffer.read())) if name == STDIN else Path(name).open("rb") as stream:
        yield InputFile(name, stream, _location(name, stream), known)


def article_of(name: str, known: Known, *, member: int | None) -> Article:
    """Return the article of a file: the only one, or the one at a place in it, from 1.

    Raises:
        InvalidRequest: the file holds several articles and no place is given, or has no such member.
        FactwireError: the input cannot be processed.
        OSError: the file cannot be read.
    """
    with opened(name, known) as file:
        return file.only() if member is None else file.member(member)


def files_in(names: Sequence[str]) -> Iterator[str]:
    """Yield the files, and those within folders by their names, without hidden ones.

    A name that is no file or folder is yielded too: opening it says what is wrong with it.
    """
    for name in names:
        if name == STDIN or not Path(name).is_dir():
            yield name
            continue
        for folder, folders, files in os.walk(name):
            folders[:] = sorted(each for each in folders if not each.startswith("."))
            yield from (str(Path(folder, file)) for file in sorted(files) if not file.startswith("."))


def _location(name: str, stream: io.BufferedReader) -> str:
    if name != STDIN:
        return Path(name).resolve().as_uri()
    digest = hashlib.sha256(stream.read()).hexdigest()
    stream.seek(0)
    return f"sha256:{digest}"


def _article(reading: Reading) -> Article:
    if reading.error is not None:
        raise reading.error
    if reading.article is None:
        raise EmptyArticle("the member holds no article")
    return reading.article
