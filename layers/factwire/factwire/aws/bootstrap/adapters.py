"""The adapters that several functions need, from their settings."""

from __future__ import annotations

from datetime import UTC, datetime

from factwire.aws import clients
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.aws.dynamodb.judgements_table import JudgementsTable
from factwire.aws.dynamodb.stories_table import StoriesTable
from factwire.aws.s3.facts_archive import S3FactsArchive
from factwire.aws.s3.originals import S3ArticleStore
from factwire.aws.settings import DeletionSettings, StorageSettings
from factwire.aws.triggers.delayed_tasks import SqsDeletionQueue
from factwire.domain.ownership import Ownership
from factwire.services.delete_article import CarryOutDeletion
from factwire.services.ports import ArticleStore, FactRepository, FactsArchive


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return datetime.now(UTC)


def article_store(settings: StorageSettings) -> S3ArticleStore:
    """Return where the originals are."""
    return S3ArticleStore(clients.s3(), bucket=settings.bucket_name)


def facts_table(settings: StorageSettings) -> FactsTable:
    """Return the table of facts."""
    return FactsTable(
        clients.dynamodb(), table=settings.table_name, clock=SystemClock(), retention_days=settings.retention_days
    )


def facts_archive(settings: StorageSettings) -> S3FactsArchive:
    """Return the documents for bulk use."""
    return S3FactsArchive(clients.s3(), bucket=settings.bucket_name, prefix=settings.facts_prefix)


def ownership(settings: StorageSettings) -> Ownership:
    """Return who may revise what."""
    return Ownership(rule=settings.ownership, incoming_prefix=settings.incoming_prefix)


def deletion(
    settings: DeletionSettings, *, articles: ArticleStore, repository: FactRepository, archive: FactsArchive
) -> CarryOutDeletion:
    """Return what carries deletions out."""
    return CarryOutDeletion(
        articles=articles,
        repository=repository,
        archive=archive,
        queue=SqsDeletionQueue(clients.sqs(), queue_url=settings.queue_url),
        clock=SystemClock(),
    )


def stories_table(settings: StorageSettings) -> StoriesTable:
    """Return the stories, which are in the same table."""
    return StoriesTable(clients.dynamodb(), table=settings.table_name, clock=SystemClock())


def judgements(settings: StorageSettings) -> JudgementsTable:
    """Return people's judgements, which are in the same table."""
    return JudgementsTable(clients.dynamodb(), table=settings.table_name, retention_days=settings.retention_days)
