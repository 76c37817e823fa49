"""Gzip files: what is packed is read as a file of its own; a packed WARC is told by its name or content."""

from __future__ import annotations

from dataclasses import replace

from factwire.errors import TooLarge
from factwire.reading.bounded import gunzip
from factwire.reading.members import DEEPEST
from factwire.reading.registry import read_drafts
from factwire.reading.source import Drafts, Source


def read(source: Source) -> Drafts:
    """The articles of the packed file, under the name without `.gz`.

    Raises:
        InvalidDocument: the data are broken or cut off.
        TooLarge: they unpack to too much, or pack a packed file.
    """
    if source.depth >= DEEPEST:
        raise TooLarge(f"archives within archives are read {DEEPEST} deep")
    name = source.name[:-3] if source.name.lower().endswith(".gz") else source.name
    return read_drafts(
        replace(source, data=gunzip(source.data), media_type="", charset=None, name=name, depth=source.depth + 1)
    )
