"""`factwire stories`: many articles -> Story documents; what the live stories need is held, all else waits on disk."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from factwire.cli.batch.each_line import each_line
from factwire.cli.batch.lines import Line, outcomes_of
from factwire.model import Facts


@dataclass(frozen=True)
class Taken:
    """What became of one line: its article as a story keeps it, as JSON, or nothing."""

    day: str | None = None
    member: str | None = None


def story_lines(name: str, *, out: str, workers: int | None) -> int:
    """Write a line with a Story document for each story of the articles; return the exit status.

    Articles are taken in order of publication, undated ones where they stand; a story is written when no article can
    join it any more, so none before the last undated article.

    Args:
        name: the JSON Lines file, or `-` for standard input.
        out: where to write, `-` for standard output.
        workers: the number of processes; None for one on each CPU.

    Raises:
        InvalidRequest: the output would overwrite the input.
        OSError: a file cannot be read or written.
    """
    failed = 0
    with (
        _spool() as spool,
        each_line(name, out=out, workers=workers, work=take_lines, otherwise=_nothing) as (articles, target),
    ):
        for taken in articles:
            spool.keep(taken)
            failed += taken.member is None
        _write_stories(spool, target)
    if failed:
        sys.stderr.write(f"factwire: {failed} of the articles could not be read; `factwire extract --jsonl` says why\n")
    return 0


def take_lines(lines: Sequence[Line]) -> list[Taken]:
    """Return the articles of lines as stories keep them; the articles are parsed in one batch."""
    from factwire.stories import member_of

    taken = []
    for name, outcome in outcomes_of(lines):
        if isinstance(outcome, Facts):
            member = member_of(outcome, id=None if name is None else _printable(str(name)))
            taken.append(Taken(member.fingerprint.published, member.model_dump_json()))
        else:
            taken.append(Taken())
    return taken


def _printable(name: str) -> str:
    """Return an id as a Story document can carry it: half a surrogate pair is no text."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _nothing(_: Line) -> Taken:
    """What is taken from a line whose article ended the process that worked on it."""
    return Taken()


class _Spool:
    """Articles on disk, numbered in the order of their lines."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._database.execute("CREATE TABLE article (number INTEGER PRIMARY KEY, day TEXT, member TEXT)")
        self._day = ""
        self.undated = 0

    def keep(self, taken: Taken) -> None:
        """Keep an article; an undated one stands with the dated one before it."""
        if taken.member is None:
            return
        self._day = taken.day or self._day
        self.undated += taken.day is None
        self._database.execute("INSERT INTO article (day, member) VALUES (?, ?)", (self._day, taken.member))

    def in_order(self) -> Iterator[tuple[int, str, str]]:
        """Return number, day and JSON of the articles in order of publication."""
        yield from self._database.execute("SELECT number, day, member FROM article ORDER BY day, number")

    def members(self, numbers: Sequence[int]) -> Iterator[str]:
        """Return the JSON of some articles."""
        for number in numbers:
            yield from self._database.execute("SELECT member FROM article WHERE number = ?", (number,)).fetchone()


@contextmanager
def _spool() -> Iterator[_Spool]:
    with TemporaryDirectory(prefix="factwire-stories-") as folder:
        database = sqlite3.connect(Path(folder) / "articles.sqlite", isolation_level=None)
        try:
            # The file is thrown away: nothing is lost if it breaks.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = OFF")
            yield _Spool(database)
        finally:
            database.close()


def _write_stories(spool: _Spool, target: TextIO) -> None:
    from factwire.stories import Member, clusters_of, new_story_of

    articles = ((number, day, Member.model_validate_json(json).fingerprint) for number, day, json in spool.in_order())
    for numbers in clusters_of(articles, undated=spool.undated):
        members = [Member.model_validate_json(json) for json in spool.members(sorted(numbers))]
        target.write(new_story_of(members).model_dump_json() + "\n")
