"""The formats that are read, and which one an input is in: by its declared type, by its name, then by its content."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from importlib import import_module
from types import ModuleType
from typing import Final

from factwire.errors import FactwireError, InvalidDocument, UnsupportedType
from factwire.reading.decoding import marked_encoding
from factwire.reading.source import Source

logger = logging.getLogger(__name__)


class Kind(Enum):
    """What a file of some format holds."""

    ARTICLES = auto()
    """One article or several; its module has `read(source)`, which yields their drafts."""
    MEMBERS = auto()
    """Files of their own; its module has `members(container)`: see `factwire.reading.archives.containers`."""
    PACKED = auto()
    """One packed file; its module has `unpack(source)`, which returns that file."""


@dataclass(frozen=True)
class Format:
    """A format: the name of its module in `package`, and how an input shows that it is in it.

    One that `seeks` is not read from its beginning to its end.
    """

    name: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    package: str = "formats"
    looks_like: Callable[[bytes], bool] = lambda _head: False
    kind: Kind = Kind.ARTICLES
    seeks: bool = False

    def module(self) -> ModuleType:
        """Return the module that reads the format; its libraries are loaded with it, only when it is needed."""
        return import_module(f"factwire.reading.{self.package}.{self.name}")


FORMATS: Final = (
    Format(
        "html",
        media_types=("text/html", "application/xhtml+xml"),
        suffixes=(".html", ".htm", ".xhtml"),
        looks_like=lambda head: head[:200].lower().startswith((b"<!doctype html", b"<html")),
    ),
    Format(
        "article_json",
        media_types=("application/json", "text/json", "application/vnd.iptc.ninjs+json"),
        suffixes=(".json", ".ninjs"),
        looks_like=lambda head: re.match(rb'(?:\[\s*)?\{\s*"', head) is not None and b"\n{" not in head,
    ),
    Format(
        "json_lines",
        package="archives",
        media_types=("application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"),
        suffixes=(".jsonl", ".ndjson"),
        looks_like=lambda head: re.match(rb'\{\s*"', head) is not None and re.search(rb"\}\s*\n\{", head) is not None,
        kind=Kind.MEMBERS,
    ),
    Format(
        "news_xml",
        media_types=(
            "application/xml",
            "text/xml",
            "application/rss+xml",
            "application/atom+xml",
            "application/vnd.iptc.g2.newsitem+xml",
            "application/vnd.iptc.g2.newsmessage+xml",
            "application/vnd.iptc.g2.packageitem+xml",
            "application/newsml+xml",
            "application/nitf+xml",
        ),
        suffixes=(".xml", ".rss", ".atom", ".nitf", ".newsml"),
        looks_like=lambda head: head.startswith((b"<?xml", b"<rss", b"<feed", b"<nitf", b"<news", b"<News")),
    ),
    Format("markdown", media_types=("text/markdown", "text/x-markdown"), suffixes=(".md", ".markdown")),
    Format("mail", media_types=("message/rfc822",), suffixes=(".eml",)),
    Format(
        "mailbox",
        package="archives",
        media_types=("application/mbox",),
        suffixes=(".mbox",),
        looks_like=lambda head: re.match(rb"From \S+ .*\d\d:\d\d.*\r?\n[\w-]+:", head) is not None,
        kind=Kind.MEMBERS,
    ),
    Format(
        "docx",
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        suffixes=(".docx",),
        looks_like=lambda head: (
            head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types]" in head[:80])
        ),
    ),
    Format(
        "pdf",
        media_types=("application/pdf", "application/x-pdf"),
        suffixes=(".pdf",),
        looks_like=lambda head: head.startswith(b"%PDF-"),
    ),
    Format(
        "warc",
        package="archives",
        media_types=("application/warc", "application/warc-fields"),
        suffixes=(".warc",),
        looks_like=lambda head: head.startswith(b"WARC/"),
        kind=Kind.MEMBERS,
    ),
    Format(
        "zipped",
        package="archives",
        media_types=("application/zip", "application/x-zip-compressed"),
        suffixes=(".zip",),
        looks_like=lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
        kind=Kind.MEMBERS,
        seeks=True,
    ),
    Format(
        "gzipped",
        package="archives",
        media_types=("application/gzip", "application/x-gzip"),
        suffixes=(".gz",),
        looks_like=lambda head: head.startswith(b"\x1f\x8b"),
        kind=Kind.PACKED,
        seeks=True,
    ),
    Format("plain", media_types=("text/plain",), suffixes=(".txt", ".text")),
)

# Types that senders declare when they know none.
_UNDECLARED: Final = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/x-www-form-urlencoded", "multipart/form-data"}
)
# The first bytes of files that hold no article we read, so that none of them is taken for text.
_FOREIGN: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"\0\0\x01\0",
    b"SQLite format 3", b"\xca\xfe\xba\xbe", b"{\\rtf",
)  # fmt: skip
_COMMENTS: Final = re.compile(rb"\A(?:<!--.*?-->\s*)+", re.DOTALL)
HEAD: Final = 4096
"""So many bytes tell the format."""


@contextmanager
def named_faults(found: Format) -> Iterator[None]:
    """Turn whatever a format's library fails with into a named error.

    Raises:
        InvalidDocument: it failed in a way that the reader does not know.
    """
    try:
        yield
    except (FactwireError, ImportError):
        raise
    except Exception as error:  # noqa: BLE001 - parsers of other people's formats fail in more ways than they say
        # Only the error's name: its message may hold words of the document.
        logger.warning("reader failed", extra={"format": found.name, "error": type(error).__name__})
        raise InvalidDocument(f"the input cannot be read as {found.name}: {type(error).__name__}") from None


def format_of(source: Source) -> Format:
    """Return the format of an input; a declared type wins over the name, and the name over the content.

    Raises:
        UnsupportedType: no format fits.
    """
    head = _head(source.data)
    foreign = source.data.startswith(_FOREIGN)
    for found in _candidates(source, head=head):
        if not foreign or found.looks_like(head):
            return found
    if foreign or source.media_type not in _UNDECLARED:
        raise UnsupportedType(f"no reader for this content (declared as {source.media_type or 'nothing'})")
    return FORMATS[-1]


def _head(data: bytes) -> bytes:
    """Return the first bytes without what may stand before text or markup; a marked encoding is turned into ASCII."""
    if encoding := marked_encoding(data):
        data = data[:HEAD].decode(encoding, "ignore").encode("ascii", "replace")
    return _COMMENTS.sub(b"", data[:HEAD].lstrip(b" \t\r\n"), count=1)


def _candidates(source: Source, *, head: bytes) -> Iterator[Format]:
    declared = source.media_type
    if declared not in _UNDECLARED:
        yield from (each for each in FORMATS if declared in each.media_types)
    else:
        yield from (each for each in FORMATS if source.name.lower().endswith(each.suffixes))
    if declared in _UNDECLARED or source.data.startswith(_FOREIGN):
        yield from (each for each in FORMATS if each.looks_like(head))
