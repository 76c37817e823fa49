"""Gzip files: what is packed is read as a file of its own; a packed WARC is recognised by its name or content."""

from __future__ import annotations

from dataclasses import replace

from factwire.reading.archives.bounded import gunzip
from factwire.reading.archives.containers import check_depth, unpacked_name
from factwire.reading.source import Source


def unpack(source: Source) -> Source:
    """Return the packed file, under the name without `.gz`.

    Raises:
        InvalidDocument: the data are broken or cut off.
        TooLarge: they unpack to too much, or pack a packed file.
    """
    check_depth(source)
    name, data = unpacked_name(source.name), gunzip(source.data)
    return replace(source, data=data, media_type="", charset=None, name=name, depth=source.depth + 1)
