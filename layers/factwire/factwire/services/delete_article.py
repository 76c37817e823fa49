"""Use case: an article goes, with its facts, its place in every list and its original.

The original goes too: as long as it stays, a late delivery of its event would bring the article
back, and whoever asks for a deletion means the text first of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from factwire.errors import NotFound
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import ArticleStore, FactRepository, FactsArchive
from factwire.services.removal import remove_article


@dataclass(frozen=True)
class DeleteArticle:
    """Deletes in steps that may be repeated: after a fault, ask again and the rest is done."""

    articles: ArticleStore
    repository: FactRepository
    archive: FactsArchive

    def __call__(self, article_id: str) -> None:
        """Delete the article.

        Raises:
            NotFound: there is no such article.
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        retry_when_stale(partial(self._delete, article_id))

    def _delete(self, article_id: str) -> None:
        record = self.repository.find(article_id)
        if record is None:
            raise NotFound("no such article")
        remove_article(record, articles=self.articles, repository=self.repository, archive=self.archive)
