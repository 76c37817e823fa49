"""How an article is removed, in steps that may be repeated: the record goes last, since it says what there is."""

from __future__ import annotations

from factwire.domain.records import Record
from factwire.services.ports import ArticleStore, FactRepository, FactsArchive


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
    for key in _documents(record, repository=repository, archive=archive):
        archive.delete(key)
    repository.remove(hidden)


def _documents(record: Record, *, repository: FactRepository, archive: FactsArchive) -> dict[str, None]:
    """Return where the article's documents are, those of calls that crashed before their commit among them."""
    named = [stored_facts.archive_key for stored_facts in (record.stored_facts, record.replaced_facts) if stored_facts]
    written = repository.written_facts(record.article_id)
    found = [archive.key(record.article_id, day=each.listed_at[:10], commit=each.commit) for each in written]
    return dict.fromkeys([*named, *found])
