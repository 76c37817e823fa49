"""Web archives (WARC 1.0 and 1.1, packed or not): every page that was answered with success is an article."""

from __future__ import annotations

import io
from typing import Final

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from factwire.errors import TooLarge
from factwire.reading.bounded import MOST
from factwire.reading.members import member_drafts
from factwire.reading.source import Drafts, Failure, Source

_PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")


def read(source: Source) -> Drafts:
    """The archived pages in their order; a page that is no article is a failure of its own."""
    for record in ArchiveIterator(io.BytesIO(source.data)):
        if record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
            yield from _page(record, source=source)


def _page(record: ArcWarcRecord, *, source: Source) -> Drafts:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    media_type, _, parameters = (record.http_headers.get_header("Content-Type") or "").partition(";")
    if media_type.strip().lower() not in _PAGES:
        return
    data = record.content_stream().read(MOST + 1)
    if len(data) > MOST:
        yield Failure(part=url, error=TooLarge(f"the page has more than {MOST} bytes"))
        return
    charset = parameters.rpartition("charset=")[2].strip(" \"'") or None
    page = Source(data=data, media_type=media_type.strip().lower(), charset=charset, url=url, depth=source.depth)
    yield from member_drafts(page, part=url)
