"""What goes into a reader and what comes out of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cached_property

from factwire.errors import FactwireError
from factwire.model import PublishedAtOrigin
from factwire.reading.decoding import decode
from factwire.reading.usage import USABLE, Usage


@dataclass(frozen=True)
class Allowance:
    """What a container may hold, with all containers in it: so many members, so many bytes unpacked."""

    members: int = 100_000
    size: int = 2 * 1024**3

    def share(self, among: int) -> Allowance:
        """Return what one of so many members may hold; nothing where there are none to share among."""
        return Allowance(members=self.members // among, size=self.size // among) if among else Allowance(0, 0)


@dataclass(frozen=True)
class Source:
    """The bytes of one input, and what is known about them before they are read.

    `media_type` is lower-case without parameters and empty where nothing was declared; `name` is the
    last part of the location, whose suffix may tell the format.
    """

    data: bytes
    media_type: str = ""
    charset: str | None = None
    name: str = ""
    url: str | None = None
    stored_at: str | None = None
    """When it was saved or written, as a member's archive says: ISO 8601; None where nothing but its own input does."""
    depth: int = 0
    """How many archives the input lies in."""
    allowance: Allowance = Allowance()
    """What it may hold, should it be a container."""

    @cached_property
    def text(self) -> str:
        """The bytes as text; see `decode` for how the encoding is detected.

        Raises:
            Undecodable: no encoding fits.
        """
        return decode(self.data, charset=self.charset)

    @cached_property
    def sha256(self) -> str:
        """The bytes' hash in hexadecimal digits; taken once, however many articles they hold."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Draft:
    """An article as a reader found it: dates, addresses and names still as they were written.

    `text` keeps its characters; everything else is cleaned when the article is made of it. `part`
    names the member within an input that holds several articles. Versions of an item, where they are numbered,
    replace each other by their number. `file_date` is the date in the name of its file, `stamped_at` the moment at
    which the file says it was made: of a template or an export as often as of the article, so both come last.
    `stored_at` is the source's.
    """

    text: str
    media_type: str
    title: str | None = None
    published_at: str | None = None
    published_at_origin: PublishedAtOrigin = "metadata"
    modified_at: str | None = None
    source: str | None = None
    url: str | None = None
    guid: str | None = None
    authors: tuple[str, ...] = ()
    part: str | None = None
    usage: Usage = USABLE
    version: int | None = None
    slug: str | None = None
    priority: int | None = None
    file_date: str | None = None
    stamped_at: str | None = None
    stored_at: str | None = None


@dataclass(frozen=True)
class Failure:
    """A member of an input that is no article, and why; the members after it are read all the same."""

    part: str
    error: FactwireError


def declared_type(content_type: str | None) -> tuple[str, str | None]:
    """Return the media type of a Content-Type header in lower case, empty where there is none, and its charset."""
    message = Message()
    message["content-type"] = " ".join((content_type or "").split())
    media_type = (content_type or "").partition(";")[0].strip().lower()
    return media_type, message.get_content_charset()


Drafts = Iterator[Draft | Failure]


def attempt(read: Callable[[], Draft | None], *, part: str) -> Drafts:
    """Yield the article that `read` finds in a member, if any; the failure where it raises one of our errors."""
    try:
        draft = read()
    except FactwireError as error:
        yield Failure(part=part, error=error)
    else:
        if draft is not None:
            yield draft
