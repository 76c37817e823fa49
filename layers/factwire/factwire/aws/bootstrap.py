"""Builds the use cases of each function from its environment: the one place where adapters are chosen."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from factwire.aws import clients
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.aws.dynamodb.judgements_table import JudgementsTable
from factwire.aws.dynamodb.split_progress import TableSplitProgress
from factwire.aws.dynamodb.stories_table import StoriesTable
from factwire.aws.dynamodb.webhooks_table import WebhooksTable
from factwire.aws.s3.facts_archive import S3FactsArchive
from factwire.aws.s3.members import S3MemberStore
from factwire.aws.s3.originals import S3ArticleStore
from factwire.aws.settings import (
    ApiSettings,
    DeletionSettings,
    DeliverSettings,
    ExtractSettings,
    ExtractTextSettings,
    PublishSettings,
    StorageSettings,
)
from factwire.aws.snapshots import reseed_after_restore
from factwire.aws.sns.notifier import SnsNotifier
from factwire.aws.sns.subscribers import SnsSubscribers
from factwire.aws.triggers.delayed_tasks import AwsDelayedTasks, ExtractQueues, ReleaseSchedules, SqsDeletionQueue
from factwire.aws.webhooks.delivery_queue import SnsNotificationSource, SqsDeliveryQueue
from factwire.aws.webhooks.https_sender import HttpsSender
from factwire.domain.ownership import Ownership
from factwire.model import Article, Facts
from factwire.reading import read_articles, read_source
from factwire.services.delete_article import CarryOutDeletion, DeleteArticle
from factwire.services.delivery.attempt_delivery import AttemptDelivery
from factwire.services.delivery.fan_out import FanOut
from factwire.services.delivery.manage_webhooks import ManageWebhooks
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.ingestion.commit_submission import CommitSubmission
from factwire.services.ingestion.ingest_article import IngestArticle
from factwire.services.ingestion.ingest_object import IngestObject
from factwire.services.ingestion.release_article import ReleaseArticle
from factwire.services.ingestion.replay_article import ReplayArticle
from factwire.services.ingestion.split_container import SplitContainer
from factwire.services.judgements.apply_judgements import ApplyJudgements
from factwire.services.judgements.judge import Judge
from factwire.services.judgements.query_judgements import QueryJudgements
from factwire.services.judgements.review_queue import ReviewQueue
from factwire.services.ports import ArticleStore, FactRepository, FactsArchive
from factwire.services.publish_summary import PublishSummary
from factwire.services.questions.query_articles import QueryArticles
from factwire.services.questions.query_facts import QueryFacts
from factwire.services.stories.publish_story import PublishStory
from factwire.services.stories.query_stories import QueryStories
from factwire.services.stories.relate_article import RelateArticle
from factwire.services.submit_article import ExtractText, SubmitArticle
from factwire.services.subscriptions import ManageSubscriptions

# A function is given 6 MB, and what is no text comes in base64: larger bodies the gateway refuses in its own words.
_LARGEST_BODY = 4_500_000


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """Return the current time in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class ExtractServices:
    """The use cases of `extract`."""

    settings: ExtractSettings
    ingest_object: IngestObject
    release: ReleaseArticle
    replay: ReplayArticle
    delete: CarryOutDeletion
    queues: ExtractQueues


@dataclass(frozen=True)
class ExtractTextServices:
    """The use case of `extract_text`."""

    settings: ExtractTextSettings
    extract: ExtractText


@dataclass(frozen=True)
class PublishServices:
    """The use cases of `publish`."""

    summary: PublishSummary
    story: PublishStory


@dataclass(frozen=True)
class DeliverServices:
    """The use cases of `deliver`."""

    fan_out: FanOut
    attempt: AttemptDelivery
    queue: SqsDeliveryQueue


@dataclass(frozen=True)
class ApiServices:
    """The use cases of `api`."""

    settings: ApiSettings
    query: QueryArticles
    facts: QueryFacts
    stories: QueryStories
    submit: SubmitArticle
    extract: ExtractText
    delete: DeleteArticle
    subscriptions: ManageSubscriptions
    judge: Judge
    judgements: QueryJudgements
    review: ReviewQueue


@dataclass(frozen=True)
class RelateServices:
    """The use cases of `relate`."""

    relate: RelateArticle
    apply: ApplyJudgements


def extract_services() -> ExtractServices:
    """Return the use cases of `extract`, the language model already loaded."""
    settings = ExtractSettings.of(os.environ)
    reseed_after_restore()
    _load_model()
    articles, clock = _originals(settings), SystemClock()
    state = ArticleState(repository=_table(settings), archive=_archive(settings), clock=clock)
    queues = ExtractQueues(clients.sqs(), incoming_url=settings.queue_url, members_url=settings.members_queue_url)
    delayed = AwsDelayedTasks(queues, _release_schedules(settings))
    members = S3MemberStore(clients.s3(), bucket=settings.bucket_name)
    commit = CommitSubmission(articles=articles, state=state, judgements=_judgements(settings), extract=_extract)
    ingest = IngestArticle(commit=commit, clock=clock, delayed=delayed, ownership=_ownership(settings))
    split = SplitContainer(
        members=members,
        progress=TableSplitProgress(clients.dynamodb(), table=settings.table_name, clock=clock),
        ingest=ingest,
        delayed=delayed,
        prefix=settings.members_prefix,
    )
    ingest_object = IngestObject(
        articles=articles,
        members=members,
        ingest=ingest,
        split=split,
        read=partial(read_source, now=clock.now),
        max_bytes=settings.max_article_bytes,
        max_archive_bytes=settings.max_archive_bytes,
        members_prefix=settings.members_prefix,
    )
    release = ReleaseArticle(state=state, clock=clock, delayed=delayed)
    delete = _deletion(settings, articles=articles, repository=state.repository, archive=state.archive)
    replay = ReplayArticle(
        state=state,
        extract=_extract,
        clock=clock,
        ingest=ingest_object,
        ingest_quietly=replace(ingest_object, ingest=replace(ingest, quiet=True)),
    )
    return ExtractServices(
        settings=settings, ingest_object=ingest_object, release=release, replay=replay, delete=delete, queues=queues
    )


def extract_text_services() -> ExtractTextServices:
    """Return the use case of `extract_text`, the language model already loaded."""
    settings = ExtractTextSettings.of(os.environ)
    reseed_after_restore()
    _load_model()
    return ExtractTextServices(settings=settings, extract=_extract_text(settings.max_article_bytes))


def publish_services() -> PublishServices:
    """Return the use cases of `publish`."""
    settings = PublishSettings.of(os.environ)
    notifier = SnsNotifier(clients.sns(), topic_arn=settings.topic_arn)
    return PublishServices(
        summary=PublishSummary(notifier=notifier, api_url=settings.api_url),
        story=PublishStory(notifier=notifier, api_url=settings.api_url),
    )


def relate_services() -> RelateServices:
    """Return the use cases of `relate`."""
    settings = StorageSettings.of(os.environ)
    repository = _table(settings)
    state = ArticleState(repository=repository, archive=_archive(settings), clock=SystemClock())
    return RelateServices(
        relate=RelateArticle(repository=repository, stories=_stories(settings)),
        apply=ApplyJudgements(state=state, judgements=_judgements(settings)),
    )


def deliver_services() -> DeliverServices:
    """Return the use cases of `deliver`."""
    settings = DeliverSettings.of(os.environ)
    webhooks = WebhooksTable(clients.dynamodb(), table=settings.webhooks_table_name)
    queue = SqsDeliveryQueue(clients.sqs(), queue_url=settings.deliver_queue_url)
    sender = HttpsSender(loopback=settings.allow_loopback)
    return DeliverServices(
        fan_out=FanOut(webhooks=webhooks, queue=queue),
        attempt=AttemptDelivery(webhooks=webhooks, sender=sender, clock=SystemClock()),
        queue=queue,
    )


def api_services() -> ApiServices:
    """Return the use cases of `api`; its language model loads with the first text to extract from."""
    settings = ApiSettings.of(os.environ)
    reseed_after_restore()
    originals, table, archive = _originals(settings), _table(settings), _archive(settings)
    read = partial(read_articles, now=SystemClock().now)
    secret, largest = settings.cursor_secret.encode(), min(settings.max_article_bytes, _LARGEST_BODY)
    return ApiServices(
        settings=settings,
        query=QueryArticles(repository=table, archive=archive, cursor_secret=secret),
        facts=QueryFacts(repository=table, cursor_secret=secret),
        stories=QueryStories(stories=_stories(settings), cursor_secret=secret),
        submit=SubmitArticle(
            articles=originals,
            read=read,
            max_bytes=largest,
            max_upload_bytes=settings.max_article_bytes,
            prefix=settings.incoming_prefix,
            ownership=_ownership(settings),
        ),
        extract=_extract_text(settings.max_article_bytes),
        delete=DeleteArticle(_deletion(settings, articles=originals, repository=table, archive=archive)),
        subscriptions=ManageSubscriptions(
            subscribers=SnsSubscribers(
                clients.sns(), topic_arn=settings.topic_arn, own_queue_arn=settings.deliver_queue_arn
            ),
            webhooks=_webhooks(settings),
            protocols=tuple(settings.subscription_protocols.split(",")),
            cursor_secret=secret,
        ),
        judge=Judge(
            repository=table, judgements=_judgements(settings), stories=_stories(settings), clock=SystemClock()
        ),
        judgements=QueryJudgements(repository=table, judgements=_judgements(settings), cursor_secret=secret),
        review=ReviewQueue(repository=table, stories=_stories(settings)),
    )


def _webhooks(settings: ApiSettings) -> ManageWebhooks:
    return ManageWebhooks(
        webhooks=WebhooksTable(clients.dynamodb(), table=settings.webhooks_table_name),
        source=SnsNotificationSource(clients.sns(), topic_arn=settings.topic_arn, queue_arn=settings.deliver_queue_arn),
        clock=SystemClock(),
        random_bytes=secrets.token_bytes,
        loopback=settings.allow_loopback,
    )


def _deletion(
    settings: DeletionSettings, *, articles: ArticleStore, repository: FactRepository, archive: FactsArchive
) -> CarryOutDeletion:
    return CarryOutDeletion(
        articles=articles,
        repository=repository,
        archive=archive,
        queue=SqsDeletionQueue(clients.sqs(), queue_url=settings.queue_url),
        clock=SystemClock(),
    )


def _ownership(settings: StorageSettings) -> Ownership:
    return Ownership(rule=settings.ownership, incoming_prefix=settings.incoming_prefix)


def _originals(settings: StorageSettings) -> S3ArticleStore:
    return S3ArticleStore(clients.s3(), bucket=settings.bucket_name)


def _table(settings: StorageSettings) -> FactsTable:
    return FactsTable(
        clients.dynamodb(), table=settings.table_name, clock=SystemClock(), retention_days=settings.retention_days
    )


def _stories(settings: StorageSettings) -> StoriesTable:
    return StoriesTable(clients.dynamodb(), table=settings.table_name, clock=SystemClock())


def _judgements(settings: StorageSettings) -> JudgementsTable:
    return JudgementsTable(clients.dynamodb(), table=settings.table_name, retention_days=settings.retention_days)


def _archive(settings: StorageSettings) -> S3FactsArchive:
    return S3FactsArchive(clients.s3(), bucket=settings.bucket_name, prefix=settings.facts_prefix)


def _extract_text(max_article_bytes: int) -> ExtractText:
    return ExtractText(
        read=partial(read_articles, now=SystemClock().now),
        extract=_extract,
        max_bytes=min(max_article_bytes, _LARGEST_BODY),
        max_upload_bytes=max_article_bytes,
    )


def _release_schedules(settings: ExtractSettings) -> ReleaseSchedules:
    return ReleaseSchedules(
        clients.scheduler(),
        group=settings.schedule_group,
        role_arn=settings.schedule_role_arn,
        key_arn=settings.schedule_key_arn,
        queue_arn=settings.queue_arn,
        dead_letters_arn=settings.dead_letters_arn,
    )


def _load_model() -> None:
    from factwire.extraction.text.parse import model

    model()


def _extract(article: Article, /) -> Facts:
    from factwire.extraction import extract_facts

    return extract_facts(article)
