"""What the use cases of judgements need from the table."""

from __future__ import annotations

from typing import Protocol

from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.listing.queries import Position
from factwire.domain.records import Record
from factwire.model import Judgement


class JudgementStore(Protocol):
    """The log of judgements: it grows, and only the erasure of an article takes anything out."""

    def add(self, judgement: Judgement, *, record: Record) -> Judgement:
        """Add a judgement on an article that is stored; return it, or the one that was added under its id before.

        Raises:
            StaleRecord: the article is not stored any more.
        """

    def of_target(self, article_id: str, target: str) -> tuple[Judgement, ...]:
        """Return the judgements on one target of an article, as of now, in no order."""

    def of_article(self, article_id: str) -> tuple[Judgement, ...]:
        """Return all judgements on an article, as of now, in no order."""

    def list(
        self, query: JudgementQuery, *, limit: int, after: Position | None
    ) -> tuple[tuple[Judgement, ...], Position | None]:
        """Return a page of judgements, newest first but for those of an article, which stand fact by fact."""
