"""What can be asked of the lists, and how an answer is paged."""

from __future__ import annotations

from typing import Literal

from factwire.model.base import Frozen
from factwire.services.records import Card


class ArticleQuery(Frozen):
    """Which articles: `since` and `until` are ISO 8601, inclusive; a bare date is the whole day."""

    status: Literal["stored", "rejected"] = "stored"
    source: str | None = None
    since: str | None = None
    until: str | None = None


class Position(Frozen):
    """Where a page ended: the next one starts behind it."""

    month: str
    sort_key: str


class ArticlePage(Frozen):
    """One page of a list; `next` is None on the last."""

    articles: tuple[Card, ...]
    next: Position | None = None
