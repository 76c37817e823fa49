"""The use cases of `extract`."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial

from factwire.aws import clients
from factwire.aws.bootstrap import engine
from factwire.aws.bootstrap.adapters import (
    SystemClock,
    article_store,
    deletion,
    facts_archive,
    facts_table,
    judgements,
    ownership,
)
from factwire.aws.dynamodb.split_progress import TableSplitProgress
from factwire.aws.s3.members import S3MemberStore
from factwire.aws.settings import ExtractSettings
from factwire.aws.snapshots import reseed_after_restore
from factwire.aws.triggers.delayed_tasks import AwsDelayedTasks, ExtractQueues, ReleaseSchedules
from factwire.reading import read_source
from factwire.services.delete_article import CarryOutDeletion
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.ingestion.commit_submission import CommitSubmission
from factwire.services.ingestion.ingest_article import IngestArticle
from factwire.services.ingestion.ingest_object import IngestObject
from factwire.services.ingestion.release_article import ReleaseArticle
from factwire.services.ingestion.replay_article import ReplayArticle
from factwire.services.ingestion.split_container import SplitContainer


@dataclass(frozen=True)
class ExtractServices:
    """The use cases of `extract`."""

    settings: ExtractSettings
    ingest_object: IngestObject
    release: ReleaseArticle
    replay: ReplayArticle
    delete: CarryOutDeletion
    queues: ExtractQueues


def extract_services() -> ExtractServices:
    """Return the use cases of `extract`, the language model already loaded."""
    settings = ExtractSettings.of(os.environ)
    reseed_after_restore()
    engine.load_model()
    articles, clock = article_store(settings), SystemClock()
    state = ArticleState(repository=facts_table(settings), archive=facts_archive(settings), clock=clock)
    queues = ExtractQueues(clients.sqs(), incoming_url=settings.queue_url, members_url=settings.members_queue_url)
    delayed = AwsDelayedTasks(queues, _release_schedules(settings))
    members = S3MemberStore(clients.s3(), bucket=settings.bucket_name)
    commit = CommitSubmission(articles=articles, state=state, judgements=judgements(settings), extract=engine.extract)
    ingest = IngestArticle(commit=commit, clock=clock, delayed=delayed, ownership=ownership(settings))
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
    delete = deletion(settings, articles=articles, repository=state.repository, archive=state.archive)
    replay = ReplayArticle(
        state=state,
        extract=engine.extract,
        clock=clock,
        ingest=ingest_object,
        ingest_quietly=replace(ingest_object, ingest=replace(ingest, quiet=True)),
    )
    return ExtractServices(
        settings=settings, ingest_object=ingest_object, release=release, replay=replay, delete=delete, queues=queues
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
