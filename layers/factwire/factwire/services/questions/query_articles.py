"""Use case: what is known about articles."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.domain.judgements.corrections import corrected
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.queries import ArticleQuery
from factwire.domain.listing.times import check_range
from factwire.domain.records import ArticleOverview, Record, Revision, StoredFacts, revision_of
from factwire.errors import NotFound
from factwire.model import Facts
from factwire.model.base import Frozen
from factwire.services.ports import FactRepository, FactsArchive

_ATTEMPTS = 3


class ArticlePage(Frozen):
    """One page of a list; `next` asks for the following one, null on the last."""

    articles: tuple[ArticleOverview, ...]
    next: str | None = None


class RevisionList(Frozen):
    """An article's revisions, newest first."""

    revisions: tuple[Revision, ...]


@dataclass(frozen=True)
class QueryArticles:
    """Answers by key: no answer reads more than it shows."""

    repository: FactRepository
    archive: FactsArchive
    cursor_secret: bytes

    def list(self, query: ArticleQuery, *, limit: int, cursor: str | None = None) -> ArticlePage:
        """Return articles newest first.

        Raises:
            InvalidRequest: a time that is none, `since` after `until`, or a cursor that is not for this query.
        """
        check_range(query.since, query.until)
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        page = self.repository.list(query, limit=limit, after=after)
        following = sign(page.next, query=query, secret=self.cursor_secret) if page.next else None
        return ArticlePage(articles=page.articles, next=following)

    def record(self, article_id: str) -> Record:
        """Return the article's record.

        Raises:
            NotFound: there is no such article, or it is being deleted.
        """
        record = self.repository.find(article_id)
        if record is None or record.is_deleted:
            raise NotFound("no such article")
        return record

    def revisions(self, article_id: str) -> RevisionList:
        """Return the article's revisions and what each changed, newest first.

        Raises:
            NotFound: there is no such article.
        """
        record = self.record(article_id)
        if record.status == "withheld":  # what came before it is withdrawn with it
            return RevisionList(revisions=())
        current = (revision_of(record),) if record.status == "stored" else ()
        return RevisionList(revisions=(*current, *self.repository.revisions(article_id)))

    def changes(self, article_id: str) -> Revision:
        """Return what the article's newest revision changed.

        Raises:
            NotFound: there is no such article, or it has no facts (any more, or yet).
        """
        record = self.record(article_id)
        _stored_facts(record)
        return revision_of(record)

    def facts(self, article_id: str, *, judged: bool = True) -> Facts:
        """Return the article's facts, or (not `judged`) those that were extracted, whatever users say of them.

        Raises:
            NotFound: there is no such article, or it has no facts (any more, or yet).
        """
        # A revision may replace the facts between the two reads: then the record names others.
        for _ in range(_ATTEMPTS):
            stored = _stored_facts(self.record(article_id))
            facts = self.repository.facts(article_id, stored)
            if facts is not None:
                return corrected(facts, self.repository.effects(article_id, stored)) if judged else facts
        raise NotFound("the article's facts are gone")

    def facts_link(self, article_id: str) -> str:
        """Return a signed address of the facts document, for documents that an HTTP answer cannot hold."""
        return self.archive.link(_stored_facts(self.record(article_id)).archive_key)


def _stored_facts(record: Record) -> StoredFacts:
    """Return where the facts are of an article that has facts to show."""
    if record.stored_facts is not None and record.status == "stored":
        return record.stored_facts
    reasons = {
        "withheld": f"its sender withholds the article until {record.overview.withheld_until or 'further notice'}",
        "canceled": "its sender has cancelled the article",
    }
    raise NotFound(reasons.get(record.status, "the article was rejected: it has no facts"))
