"""A member of a container, set apart: an object of its own that says whose member it is.

It holds a line of JSON with all that is known, then the member's bytes. Everything is in the one object, for what
S3 takes beside an object (2 KB of ASCII) is less than a name may have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from factwire.domain.input_origins import Origin
from factwire.errors import InvalidDocument
from factwire.model import Article
from factwire.model.base import Frozen
from factwire.reading import Reading
from factwire.reading.source import Allowance, Source
from factwire.reading.usage import USABLE, Usage

MEDIA_TYPE = "application/vnd.factwire.member"


class _Known(Frozen):
    """What is known about the file that the bytes are."""

    media_type: str
    charset: str | None
    name: str
    url: str | None
    stored_at: str | None = None
    depth: int
    members: int
    size: int


class _Read(Frozen):
    """The article of a member that was read together with its container."""

    article: Article
    usage: Usage = USABLE
    version: int | None = None


class _Header(Frozen):
    origin: Origin
    metadata: Mapping[str, str]
    file: _Known | None = None
    read: _Read | None = None


@dataclass(frozen=True)
class Staged:
    """A member: where it comes from, what was said about it, and its bytes or its article.

    `version_id` is the version of the object that it was read from.
    """

    origin: Origin
    metadata: Mapping[str, str]
    content: Source | Reading
    version_id: str | None = None


def staged_key(origin: Origin, *, prefix: str) -> str:
    """Return where a member of this origin is set apart: the same however often that is done."""
    whole = origin.model_copy(update={"part": None, "order": ""}).token
    return f"{prefix}{hashlib.sha256(whole.encode()).hexdigest()[:32]}/{origin.order}"


def packed(staged: Staged) -> bytes:
    """Return the object's bytes."""
    content = staged.content
    if isinstance(content, Reading):
        article = content.article or content.withheld
        assert article is not None  # noqa: S101 - only what became an article is set apart
        read = _Read(article=article, usage=content.usage, version=content.version)
        header, data = _Header(origin=staged.origin, metadata=staged.metadata, read=read), b""
    else:
        known = _Known(
            media_type=content.media_type,
            charset=content.charset,
            name=content.name,
            url=content.url,
            stored_at=content.stored_at,
            depth=content.depth,
            members=content.allowance.members,
            size=content.allowance.size,
        )
        header, data = _Header(origin=staged.origin, metadata=staged.metadata, file=known), content.data
    return header.model_dump_json(exclude_defaults=True).encode() + b"\n" + data


def unpacked(data: bytes) -> Staged:
    """Return the member in an object's bytes.

    Raises:
        InvalidDocument: the object is none that we have written.
    """
    line, _, rest = data.partition(b"\n")
    try:
        header = _Header.model_validate_json(line)
    except ValidationError:
        raise InvalidDocument("the object is no member that was set apart") from None
    return Staged(origin=header.origin, metadata=header.metadata, content=_content(header, data=rest))


def _content(header: _Header, *, data: bytes) -> Source | Reading:
    if header.read:
        read = header.read
        return Reading(part=None, withheld=read.article, usage=read.usage, version=read.version)
    if header.file is None:
        raise InvalidDocument("the object is no member that was set apart")
    known = header.file
    return Source(
        data=data,
        media_type=known.media_type,
        charset=known.charset,
        name=known.name,
        url=known.url,
        stored_at=known.stored_at,
        depth=known.depth,
        allowance=Allowance(members=known.members, size=known.size),
    )
