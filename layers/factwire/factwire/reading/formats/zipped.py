"""Zip archives: every member is read as a file of its own; nothing is written to disk."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from factwire.errors import FactwireError, TooLarge
from factwire.reading.bounded import MOST, open_zip, unzip
from factwire.reading.members import member_drafts
from factwire.reading.source import Drafts, Failure, Source

_MOST_MEMBERS: Final = 1_000
_MOST_BYTES: Final = 5 * MOST


def read(source: Source) -> Drafts:
    """The members' articles in the archive's order; a bad member is a failure of its own.

    Raises:
        InvalidDocument: it is no zip archive.
        TooLarge: it has too many members, or too deep an archive within an archive.
    """
    archive = open_zip(source.data)
    names = [info.filename for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    if len(names) > _MOST_MEMBERS:
        raise TooLarge(f"the zip archive has {len(names)} members; at most {_MOST_MEMBERS} are read")
    left = _MOST_BYTES
    for name in names:
        try:
            data = unzip(archive, name, most=min(MOST, left))
            left -= len(data)
            member = replace(source, data=data, media_type="", charset=None, name=name.rpartition("/")[2], url=None)
            yield from member_drafts(member, part=name)
        except FactwireError as error:
            yield Failure(part=name, error=error)


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
