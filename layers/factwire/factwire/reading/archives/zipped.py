"""Zip archives: every member is a file of its own; nothing is written to disk."""

from __future__ import annotations

from functools import partial

from factwire.reading.archives.bounded import open_zip, unzip
from factwire.reading.archives.containers import Container, Member, Members


def members(container: Container) -> Members:
    """Yield the members in the archive's order, without folders and hidden files.

    Raises:
        InvalidDocument: it is no zip archive.
        TooLarge: its directory is too long.
    """
    archive = open_zip(container.stream)
    found = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
    for info in found:
        yield Member(
            part=info.filename,
            load=partial(unzip, archive, info),
            name=info.filename.rpartition("/")[2],
            among=len(found),
        )


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
