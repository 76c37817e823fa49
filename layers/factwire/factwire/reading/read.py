"""The way in: bytes, a row or a text -> Article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import Final
from urllib.parse import unquote

from factwire.errors import EmptyArticle, FactwireError, InvalidDocument, InvalidRequest, TooLarge
from factwire.model import Article, NotifiedArticle
from factwire.reading.article_from_draft import about, make_article
from factwire.reading.dispatch import read_drafts
from factwire.reading.metadata.dates import is_part_of_date, normalise_date
from factwire.reading.source import Draft, Drafts, Failure, Source, declared_type
from factwire.reading.usage import USABLE, Usage

MAX_BYTES: Final = 10 * 1024 * 1024
"""The largest input that is read, in bytes."""
# What programs write for a value that is missing: Python, JSON, pandas, spreadsheets.
_MISSING: Final = frozenset({"", "none", "null", "nan", "nat", "n/a", "na", "unknown"})


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Reading:
    """The result of reading one member of an input: its article, or the error that says why there is none.

    An item that may not be used, or not yet, is an error as well; `usage` says what its sender allows, `about`
    which article it is, and `withheld` holds the article of one that may be used later.
    """

    part: str | None
    article: Article | None = None
    error: FactwireError | None = None
    about: NotifiedArticle | None = None
    usage: Usage = USABLE
    version: int | None = None
    withheld: Article | None = None


def read_article(
    data: bytes,
    *,
    content_type: str | None,
    metadata: Mapping[str, str],
    location: str,
    now: Callable[[], datetime] = utc_now,
) -> Article:
    """Return the article in the bytes of one input.

    Args:
        data: the bytes as received.
        content_type: the declared media type with its parameters, such as `text/plain; charset=utf-16`.
        metadata: what the sender said about it, under the lower-case keys `title`, `published-at`,
            `source` and `url`; it overrules what the input itself says. A date that cannot be read counts
            as not given. `last-modified` is the date of last resort.
        location: a stable name of its place, such as `s3://bucket/key`; its suffix may tell the format.
        now: the clock that embargoes are compared with, in UTC.

    Raises:
        EmptyArticle: no bytes, or no text in them.
        TooLarge: more than `MAX_BYTES` bytes or `MAX_CHARACTERS` characters.
        UnsupportedType: no reader for the type or the content.
        Undecodable: no text in any known encoding.
        InvalidDocument: it breaks the rules of its format, or holds several articles (see `read_articles`).
        UnsupportedLanguage: the text is not English.
        Withheld, Canceled: its sender does not let it be used, or not yet.
    """
    source = source_of(data, content_type=content_type, metadata=metadata, location=location)
    drafts = list(islice(_drafts(source), 2))
    if not drafts:
        raise EmptyArticle("the input holds no article")
    if len(drafts) > 1:
        raise InvalidDocument("the input holds several articles")
    [draft] = drafts
    if isinstance(draft, Failure):
        raise draft.error
    if refusal := draft.usage.refusal(now()):
        raise refusal
    return make_article(draft, metadata=metadata, location=location, sha256=source.sha256)


def read_articles(
    data: bytes,
    *,
    content_type: str | None,
    metadata: Mapping[str, str],
    location: str,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[Reading]:
    """Yield the articles of an input that may hold several, one at a time.

    The arguments and errors are those of `read_article`; an error of one member is its `Reading`'s, and
    the others follow. The sender's `title` and `url` name the whole, so members keep their own.
    """
    source = source_of(data, content_type=content_type, metadata=metadata, location=location)
    yield from read_source(source, metadata=metadata, location=location, now=now)


def read_source(
    source: Source, *, metadata: Mapping[str, str], location: str, now: Callable[[], datetime] = utc_now
) -> Iterator[Reading]:
    """Yield the articles of an input, or of a member of a container; see `read_articles`."""
    shared = shared_metadata(metadata)
    for draft in _drafts(source):
        if isinstance(draft, Failure):
            yield Reading(part=draft.part, error=draft.error)
        else:
            known = shared if draft.part else metadata
            yield _read_draft(draft, metadata=known, location=location, sha256=source.sha256, now=now)


def shared_metadata(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return what is said of a whole and holds for its members too: not `title` and `url`, which name the whole."""
    return {key: value for key, value in metadata.items() if key not in {"title", "url"}}


def source_of(data: bytes, *, content_type: str | None, metadata: Mapping[str, str], location: str) -> Source:
    """Return an input with what is known about it; see `read_article`."""
    media_type, charset = declared_type(content_type)
    name = location.rpartition("/")[2]
    if location.startswith("file:"):
        name = unquote(name)
    return Source(data=data, media_type=media_type, charset=charset, name=name, url=metadata.get("url"))


def _read_draft(
    draft: Draft, *, metadata: Mapping[str, str], location: str, sha256: str, now: Callable[[], datetime]
) -> Reading:
    known = Reading(
        part=draft.part,
        about=about(draft, metadata=metadata, location=location),
        usage=draft.usage,
        version=draft.version,
        error=draft.usage.refusal(now()),
    )
    if draft.usage.status == "canceled":
        return known
    try:
        article = make_article(draft, metadata=metadata, location=location, sha256=sha256)
    except FactwireError as error:
        return replace(known, error=known.error or error)
    return replace(known, withheld=article) if known.error else replace(known, article=article)


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    published_at: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    """Return an article made of a text in memory.

    Raises:
        InvalidRequest: `published_at` is no date.
        FactwireError: the text cannot be processed; see `read_article`.
    """
    if published_at is not None and normalise_date(published_at) is None:
        raise InvalidRequest("published_at is not an ISO 8601 date or date-time")
    draft = Draft(text=text, media_type="text/plain", title=title, published_at=published_at, source=source, url=url)
    return _from_memory(draft)


def article_from_row(row: Mapping[str, object]) -> Article:
    """Return the article in one row of a batch.

    Its fields are `text` (or `html`), `title`, `published_at`, `source`, `url` and `authors`.

    A published_at that says that there is none ("None", "null", "nan": what programs write for a missing value), or
    only a part of a date ("December 1"), counts as not given.

    Raises:
        InvalidDocument: a field has the wrong type, `published_at` is no date, or there is neither `text` nor `html`.
        FactwireError: the text cannot be processed; see `read_article`.
    """
    from factwire.reading.formats.article_json import draft_of

    published_at = row.get("published_at")
    missing = published_at is None or (isinstance(published_at, str) and published_at.strip().lower() in _MISSING)
    draft = draft_of({**row, "published_at": None} if missing else row)
    known = normalise_date(draft.published_at) is not None or is_part_of_date(draft.published_at)
    if not missing and not known:
        raise InvalidDocument(
            "the article's field `published_at` is not a date that can be told for sure: give ISO 8601, such as"
            " 2024-10-08, or leave it out"
        )
    return _from_memory(draft)


def _from_memory(draft: Draft) -> Article:
    sha256 = hashlib.sha256(draft.text.encode("utf-8", "replace")).hexdigest()
    return make_article(draft, metadata={}, location=f"sha256:{sha256}", sha256=sha256)


def _drafts(source: Source) -> Drafts:
    if len(source.data) > MAX_BYTES and not source.depth:
        raise TooLarge(f"the input has {len(source.data)} bytes; at most {MAX_BYTES} are read")
    if not source.data.strip():
        raise EmptyArticle("the input is empty")
    return read_drafts(source)
