"""An input -> the drafts of its articles, by the reader of its format."""

from __future__ import annotations

from factwire.reading.archives.containers import container_drafts
from factwire.reading.registry import Kind, format_of, named_faults
from factwire.reading.source import Drafts, Source


def read_drafts(source: Source) -> Drafts:
    """Yield the articles of an input as its format's reader finds them, lazily.

    Raises:
        UnsupportedType: no reader knows the declared type or the content.
        InvalidDocument: the format's library fails on the input, in whatever way.
        FactwireError: whatever the reader says about the input.
    """
    found = format_of(source)
    if found.kind is Kind.MEMBERS:
        yield from container_drafts(source, read=read_drafts)
    elif found.kind is Kind.PACKED:
        yield from read_drafts(found.module().unpack(source))
    else:
        with named_faults(found):
            yield from found.module().read(source)
