"""Web archives (WARC 1.0 and 1.1, and ARC before them, packed or not): every page that they hold is a file of its own.

A page is what a server answered with success (`response`), what was saved without a server (`resource`), or what was
made of either, such as the bare text of a WET file (`conversion`): ISO 28500, section 6. Crawlers save their own logs
as resources too, under addresses of other schemes. ARC: https://archive.org/web/researcher/ArcFileFormat.php.
"""

from __future__ import annotations

from functools import partial
from io import BufferedReader
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import DecompressingBufferedReader
from warcio.recordloader import ArcWarcRecord

from factwire.errors import InvalidDocument, TooLarge
from factwire.reading.archives.bounded import MOST
from factwire.reading.archives.containers import PASSED_OVER, Container, Member, Members
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.source import Failure, declared_type

_ARC: Final = b"filedesc:"
_BLOCK: Final = 16 * 1024
_LONGEST_LINE: Final = 64 * 1024
_PAGES: Final = ("text/html", "application/xhtml+xml", "text/plain")
_SCHEMES: Final = ("http://", "https://", "ftp://", "file://")
_SAVED: Final = frozenset({"resource", "conversion"})


def members(container: Container) -> Members:
    """Yield the archived pages in their order, named by their addresses.

    Raises:
        TooLarge: too many records are none.
    """
    for number, record in enumerate(_Records(container.stream)):
        if number > PASSED_OVER:
            raise TooLarge(f"the web archive has more than {PASSED_OVER} records")
        if record.rec_type in _SAVED:
            yield from _page(record, content_type=record.rec_headers.get_header("Content-Type"))
        elif record.rec_type == "response" and record.http_headers and record.http_headers.get_statuscode() == "200":
            yield from _page(record, content_type=record.http_headers.get_header("Content-Type"))


class _Records(ArchiveIterator):  # type: ignore[misc]  # warcio ships no types
    """The records of either format, those of ARC with the headers of WARC."""

    def __init__(self, stream: BufferedReader[Any]) -> None:
        self._is_arc = stream.peek(len(_ARC)).startswith(_ARC)
        super().__init__(stream, arc2warc=True)
        self.reader = _Lines(self.fh, block_size=_BLOCK)

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        """Return the first line of the next record, and the bytes before it.

        A record of WARC may be longer than it says; warcio would take the rest of it for the next one.
        """
        size = 0
        while line := self.reader.readline():
            if line.startswith(b"WARC/") or (self._is_arc and line.strip()):
                return line, size
            size += len(line)
        return None, size


class _Lines(DecompressingBufferedReader):  # type: ignore[misc]  # warcio ships no types
    """The lines of headers, none of which is without end."""

    def readline(self, length: int | None = None) -> bytes:
        line: bytes = super().readline(min(length or _LONGEST_LINE, _LONGEST_LINE))
        if len(line) >= _LONGEST_LINE and not line.endswith(b"\n"):
            raise InvalidDocument("the web archive has a header without end")
        return line


def _page(record: ArcWarcRecord, *, content_type: str | None) -> Members:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    if not url.lower().startswith(_SCHEMES):
        return
    media_type, charset = declared_type(content_type)
    if media_type not in _PAGES:
        return
    data = record.content_stream().read(MOST + 1)
    if len(data) > MOST:
        yield Failure(part=url, error=TooLarge(f"the page has more than {MOST} bytes"))
        return
    yield Member(
        part=url,
        load=partial(bytes, data),
        media_type=media_type,
        charset=charset,
        url=url,
        stored_at=_saved_at(record),
    )


def _saved_at(record: ArcWarcRecord) -> str | None:
    """Return when a page was saved; pages without a date are as old at least."""
    return normalise_date(record.rec_headers.get_header("WARC-Date"))
