"""How an article is removed, in steps that may be repeated: the record goes last, since it says what there is."""

from __future__ import annotations

from factwire.services.ports import ArticleStore, FactRepository, FactsArchive
from factwire.services.records import Record


def remove_article(
    record: Record, *, articles: ArticleStore, repository: FactRepository, archive: FactsArchive
) -> None:
    """Hide the article, then remove its originals, its facts and at last its record.

    A container that it came in with others stays as it is.

    Raises:
        StaleRecord: others have changed the article meanwhile.
        StorageUnavailable: a passing fault; the next call does the rest.
    """
    hidden = record.model_copy(update={"status": "deleting"})
    if record.status != "deleting":
        repository.commit(hidden, replacing=record)
    for original in record.originals:
        articles.delete(original)
    for held in (record.held, record.previous):
        if held is not None:
            archive.delete(held.archive_key)
            repository.discard(record.article_id, revision=held.revision, commit=held.commit)
    repository.remove(hidden)
