"""An input -> the drafts of its articles, by the reader of its format."""

from __future__ import annotations

from dataclasses import replace

from factwire.reading.archives.containers import container_drafts
from factwire.reading.metadata.file_names import date_and_title_in
from factwire.reading.registry import Kind, format_of, named_faults
from factwire.reading.source import Draft, Drafts, Failure, Source


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
            for draft in found.module().read(source):
                yield draft if isinstance(draft, Failure) else _completed(draft, source=source)


def _completed(draft: Draft, *, source: Source) -> Draft:
    """Return a draft with what its archive says of its file and, where it is the whole file, what the name says."""
    draft = replace(draft, stored_at=source.stored_at)
    if draft.part:
        return draft
    date, title = date_and_title_in(source.name)
    return replace(draft, title=draft.title or title, file_date=date)
