"""Web archives (WARC 1.0 and 1.1, packed or not): every page that was answered with success is a file of its own."""

from __future__ import annotations

from functools import partial
from typing import Final

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from factwire.errors import TooLarge
from factwire.reading.bounded import MOST
from factwire.reading.containers import Container, Member, Members
from factwire.reading.source import Failure

_PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")


def members(container: Container) -> Members:
    """The archived pages in their order, named by their addresses."""
    for record in _Records(container.stream):
        if record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
            yield from _page(record)


class _Records(ArchiveIterator):  # type: ignore[misc]  # warcio ships no types
    """The records; of one with a false length warcio would print what follows it to the standard error."""

    INC_RECORD = ""


def _page(record: ArcWarcRecord) -> Members:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    media_type, _, parameters = (record.http_headers.get_header("Content-Type") or "").partition(";")
    if media_type.strip().lower() not in _PAGES:
        return
    data = record.content_stream().read(MOST + 1)
    if len(data) > MOST:
        yield Failure(part=url, error=TooLarge(f"the page has more than {MOST} bytes"))
        return
    charset = parameters.rpartition("charset=")[2].strip(" \"'") or None
    yield Member(part=url, load=partial(bytes, data), media_type=media_type.strip().lower(), charset=charset, url=url)
