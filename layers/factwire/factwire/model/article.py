"""The article as read: normalised text and metadata."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from factwire.model.base import Frozen

PublishedAtOrigin = Literal["metadata", "markup", "dateline", "object"]


class Article(Frozen):
    """One article in one revision; every span of its facts points into `text`."""

    article_id: Annotated[str, Field(min_length=1, description="stable across revisions")]
    revision: Annotated[str, Field(min_length=1, description="changes with the content")]
    title: str | None = None
    text: Annotated[str, Field(min_length=1)]
    language: Annotated[str, Field(description="ISO 639-1")]
    source: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published_at: Annotated[str | None, Field(description="ISO 8601 date or date-time")] = None
    published_at_origin: PublishedAtOrigin | None = None
    modified_at: Annotated[
        str | None, Field(description="ISO 8601 date or date-time of the last change, where the input tells it")
    ] = None
    slug: Annotated[str | None, Field(description="the agency's catchword for the story")] = None
    priority: Annotated[int | None, Field(ge=1, le=9, description="as the agency sent it: 1 is the most urgent")] = None
    content_type: str
    sha256: Annotated[str, Field(description="of the bytes as received")]
    word_count: Annotated[int, Field(ge=0)]
