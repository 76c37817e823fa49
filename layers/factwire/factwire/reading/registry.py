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
from factwire.reading.agency.wire_header import is_wire_copy
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
    """A format: the name of its module in `package`, its name for people, and how an input shows that it is in it.

    One that `seeks` is not read from its beginning to its end.
    """

    name: str
    label: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    package: str = "formats"
    looks_like: Callable[[bytes], bool] = lambda _head: False
    kind: Kind = Kind.ARTICLES
    seeks: bool = False

    def module(self) -> ModuleType:
        """Return the module that reads the format; its libraries are loaded with it, only when it is needed."""
        return import_module(f"factwire.reading.{self.package}.{self.name}")


_IN_BRACES: Final = frozenset({"JSON", "JSON Lines"})
_PAGE: Final = re.compile(
    rb"<(?:!doctype html|html|head|body|meta|title|link|article|section|main|div|p|h[1-6]|table)[\s>/]", re.IGNORECASE
)
_XML: Final = (b"<?xml", b"<rss", b"<rdf:RDF", b"<feed", b"<nitf", b"<news", b"<News")
_LINES_OF_JSON: Final = re.compile(rb'\A\{\s*"[\0-\xff]*\}\s*\n\{')
_MAIL: Final = re.compile(
    rb"(?:(?:return-path|delivered-to|received|from|to|subject|date|message-id|mime-version|x-[\w-]+|dkim-signature"
    rb"|authentication-results|reply-to|sender|content-type):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}",
    re.IGNORECASE,
)
# The types that IANA lists, and those that programs, browsers and upload tools give instead.
FORMATS: Final = (
    Format(
        "html",
        label="web page",
        media_types=("text/html", "application/xhtml+xml", "application/xhtml", "text/xhtml", "application/html"),
        suffixes=(".html", ".htm", ".xhtml", ".xht", ".shtml"),
        looks_like=lambda head: _PAGE.match(head) is not None,
    ),
    Format(
        "article_json",
        label="JSON",
        media_types=(
            "application/json", "text/json", "application/x-json", "text/x-json", "application/ld+json",
            "application/vnd.iptc.ninjs+json",
        ),
        suffixes=(".json", ".ninjs"),
        looks_like=lambda head: re.match(rb'(?:\[\s*)?\{\s*"', head) is not None and b"\n{" not in head,
    ),
    Format(
        "json_lines",
        label="JSON Lines",
        package="archives",
        media_types=(
            "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines",
            "application/x-jsonl", "application/jsonlines", "application/json-lines", "application/stream+json",
            "text/jsonl", "text/x-ndjson", "text/ndjson", "text/x-jsonl",
        ),
        suffixes=(".jsonl", ".ndjson"),
        looks_like=lambda head: _LINES_OF_JSON.search(head) is not None,
        kind=Kind.MEMBERS,
    ),
    Format(
        "news_xml",
        label="XML",
        media_types=(
            "application/xml", "text/xml", "application/x-xml", "text/x-xml", "application/rss+xml",
            "application/x-rss+xml", "application/rss", "application/x-rss", "text/rss", "text/rss+xml",
            "application/rdf+xml", "text/rdf", "text/rdf+xml", "application/atom+xml", "application/x-atom+xml",
            "application/atom", "text/atom", "text/atom+xml", "application/vnd.iptc.g2.newsitem+xml",
            "application/vnd.iptc.g2.newsmessage+xml", "application/vnd.iptc.g2.packageitem+xml",
            "application/newsml+xml", "application/nitf+xml", "text/vnd.iptc.newsml", "text/vnd.iptc.nitf",
            "application/vnd.nitf",
        ),
        suffixes=(".xml", ".rss", ".rdf", ".atom", ".nitf", ".newsml"),
        looks_like=lambda head: head.startswith(_XML),
    ),
    Format(
        "markdown",
        label="Markdown",
        media_types=(
            "text/markdown", "text/x-markdown", "text/x-web-markdown", "application/markdown", "text/md",
            "application/x-markdown",
        ),
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
    ),
    Format(
        "mail",
        label="mail",
        media_types=("message/rfc822", "message/global", "multipart/related", "application/x-mimearchive"),
        suffixes=(".eml", ".mht", ".mhtml"),
        looks_like=lambda head: _MAIL.match(head) is not None,
    ),
    Format(
        "mailbox",
        label="mailbox",
        package="archives",
        media_types=("application/mbox", "application/x-mbox", "text/x-mbox", "text/mbox"),
        suffixes=(".mbox", ".mbx"),
        looks_like=lambda head: re.match(rb"From \S+ .*\d\d:\d\d.*\r?\n[\w-]+:", head) is not None,
        kind=Kind.MEMBERS,
    ),
    Format(
        "docx",
        label="Word document",
        media_types=(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.ms-word.document.macroenabled.12", "application/docx", "application/x-docx",
            "application/msword",
        ),
        suffixes=(".docx", ".dotx", ".docm"),
        looks_like=lambda head: (
            head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types]" in head[:80])
        ),
    ),
    Format(
        "pdf",
        label="PDF",
        media_types=(
            "application/pdf", "application/x-pdf", "application/acrobat", "application/vnd.pdf", "text/pdf",
            "text/x-pdf", "application/x-bzpdf",
        ),
        suffixes=(".pdf",),
        looks_like=lambda head: head.startswith(b"%PDF-"),
    ),
    Format(
        "warc",
        label="web archive",
        package="archives",
        media_types=(
            "application/warc", "application/x-warc", "application/warc-fields",
            "application/x-internet-archive", "application/x-arc",
        ),
        suffixes=(".warc", ".wet", ".arc"),
        looks_like=lambda head: head.startswith((b"WARC/", b"filedesc://")),
        kind=Kind.MEMBERS,
    ),
    Format(
        "zipped",
        label="zip archive",
        package="archives",
        media_types=(
            "application/zip", "application/x-zip-compressed", "application/x-zip", "multipart/x-zip",
            "application/zip-compressed",
        ),
        suffixes=(".zip",),
        looks_like=lambda head: head.startswith((b"PK\x03\x04", b"PK\x05\x06")),
        kind=Kind.MEMBERS,
        seeks=True,
    ),
    Format(
        "gzipped",
        label="gzip file",
        package="archives",
        media_types=(
            "application/gzip", "application/x-gzip", "application/x-gunzip", "application/gzipped",
            "application/gzip-compressed", "application/x-gzip-compressed", "gzip/document",
        ),
        suffixes=(".gz",),
        looks_like=lambda head: head.startswith(b"\x1f\x8b"),
        kind=Kind.PACKED,
        seeks=True,
    ),
    Format(
        "wire",
        label="wire message",
        package="agency",
        media_types=("text/x-iptc7901", "application/x-iptc7901", "text/x-anpa1312", "application/x-anpa1312"),
        suffixes=(".iptc", ".anpa"),
        looks_like=is_wire_copy,
    ),
    Format(
        "plain",
        label="text",
        media_types=("text/plain", "text/x-plain", "application/text"),
        suffixes=(".txt", ".text"),
    ),
)  # fmt: skip

# Types that senders declare when they know none.
_UNDECLARED: Final = frozenset(
    {
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/binary",
        "application/x-binary",
        "application/x-download",
        "application/download",
        "application/force-download",
        "application/x-unknown",
        "application/unknown",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    }
)
# The first bytes of files that hold no article we read, so that none of them is taken for text.
_FOREIGN: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"PK\x03\x04", b"PK\x05\x06", b"%PDF-",
    b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"\0\0\x01\0",
    b"SQLite format 3", b"\xca\xfe\xba\xbe", b"{\\rtf",
)  # fmt: skip
_PLAIN: Final = FORMATS[-1]
# A type that programs give to whatever they do not know better, as people do its suffix: the content, then the name,
# may say more.
_UNSURE: Final = frozenset({"text/plain"})
_COMMENTS: Final = re.compile(rb"\A(?:<!--.*?-->\s*)+", re.DOTALL)
# RFC 6839: what the end of a type says of its syntax.
_STRUCTURED: Final = (("+xml", "news_xml"), ("+json", "article_json"))
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
        raise InvalidDocument(f"the {found.label} is damaged: it could not be read") from None


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
        raise UnsupportedType(_unsupported(source.media_type))
    return _PLAIN


def _head(data: bytes) -> bytes:
    """Return the first bytes without what may stand before text or markup; a marked encoding is turned into ASCII."""
    if encoding := marked_encoding(data):
        data = data[:HEAD].decode(encoding, "ignore").encode("ascii", "replace")
    return _COMMENTS.sub(b"", data[:HEAD].lstrip(b" \t\r\n"), count=1)


def _unsupported(media_type: str) -> str:
    declared = f"declared as {media_type}" if media_type else "of no declared type"
    return f"no reader for this content, {declared}; see the formats that are read in docs/formats.md"


def _declared_as(media_type: str) -> Iterator[Format]:
    yield from (each for each in FORMATS if media_type in each.media_types)
    structured = {name for suffix, name in _STRUCTURED if media_type.endswith(suffix)}
    yield from (each for each in FORMATS if each.name in structured)


def _candidates(source: Source, *, head: bytes) -> Iterator[Format]:
    """Yield the formats that an input may be in, the likeliest first."""
    declared = source.media_type
    looks = [each for each in FORMATS if each.looks_like(head)]
    named = [each for each in FORMATS if source.name.lower().endswith(each.suffixes)]
    if declared in _UNSURE or (declared in _UNDECLARED and named == [_PLAIN]):
        # Braces may be the subject of the text.
        yield from (each for each in looks if each.label not in _IN_BRACES)
        yield from named
    yield from (*named, *looks) if declared in _UNDECLARED else _declared_as(declared)
    if source.data.startswith(_FOREIGN):
        yield from looks
