"""Each port twice: in memory, as the use cases are tested, and as the adapter over AWS in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import boto3
import pytest
from factwire.aws import clients
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.aws.dynamodb.judgements_table import JudgementsTable
from factwire.aws.dynamodb.split_progress import TableSplitProgress
from factwire.aws.s3.facts_archive import S3FactsArchive
from factwire.aws.s3.members import S3MemberStore
from factwire.aws.s3.originals import S3ArticleStore
from factwire.aws.sns.notifier import SnsNotifier
from factwire.aws.triggers.delayed_tasks import AwsDelayedTasks, ExtractQueues, ReleaseSchedules, SqsDeletionQueue
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.domain.composing import compose_record_of_facts
from factwire.domain.input_origins import Origin
from factwire.domain.listing.entries import entries_of
from factwire.domain.records import Record, StoredFacts, digest_of
from factwire.domain.submissions import Submission
from factwire.model import Facts, Notification
from factwire.services.judgements.store import JudgementStore
from factwire.services.ports import (
    ArticleStore,
    Clock,
    DelayedTasks,
    DeletionQueue,
    FactRepository,
    FactsArchive,
    MemberStore,
    Notifier,
    SplitProgressStore,
)

from tests.integration.conftest import BUCKET, SCHEDULES, TABLE, Stack, in_process
from tests.unit.services import fakes
from tests.unit.services.fakes import World, article, facts_of

NOON = datetime(2024, 10, 8, 12, tzinfo=UTC)


class FixedClock:
    """A clock that stands still."""

    def now(self) -> datetime:
        """Return noon."""
        return NOON


@dataclass
class Ports:
    """The ports of one world, and what a test does to that world beside them."""

    articles: ArticleStore
    repository: FactRepository
    judgements: JudgementStore
    archive: FactsArchive
    members: MemberStore
    progress: SplitProgressStore
    delayed: DelayedTasks
    deletions: DeletionQueue
    notifier: Notifier
    drop: Callable[[str, bytes], Origin]
    """Write an object; returns its version as the store's event names it."""
    holds: Callable[[str], bool]
    """Whether there is any version of an object with this key."""
    tasks: Callable[[], list[Any]]
    """Take the tasks that came back at once."""
    sent: Callable[[], list[Notification]]
    """Take what subscribers got."""
    announced: Callable[[], list[Origin]]
    """Take the objects that the store announced."""

    def write(
        self,
        text: str,
        *,
        replacing: Record | None = None,
        number: int = 1,
        only_while: Record | None = None,
        **known: Any,
    ) -> Record:
        """Write the facts of an article; returns the record that may be committed."""
        facts = facts_of(article(text, title="Aden", published_at="2024-10-08", source="Example Wire"))
        submission = _submission(facts, number=number)
        digest = digest_of(facts, commit=submission.commit)
        parts = self.repository.write_facts(
            facts,
            entries=entries_of(facts),
            commit=submission.commit,
            facts_digest=digest,
            listed_at=submission.listed_at,
            only_while=only_while,
        )
        stored = StoredFacts(
            revision=submission.revision,
            commit=submission.commit,
            facts_digest=digest,
            parts=parts,
            archive_key=self.archive.key(submission.article_id, day="2024-10-08", commit=submission.commit),
        )
        record = compose_record_of_facts(facts, submission=submission, stored_facts=stored, replacing=replacing)
        return record.model_copy(update=known)


def _submission(facts: Facts, *, number: int) -> Submission:
    return Submission(
        article_id=facts.article.article_id,
        status="stored",
        revision=facts.article.revision,
        origin=fakes.origin(number),
        content=facts.article,
        published_at=facts.article.published_at,
    )


@pytest.fixture(params=["in memory", "over AWS"])
def ports(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ports]:
    """The ports, as each world has them."""
    if request.param == "in memory":
        yield _in_memory()
        return
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    with in_process(monkeypatch) as stack:
        yield _over_aws(stack)


def _in_memory() -> Ports:
    world = World(now=NOON)
    versions = iter(range(1, 100))

    def drop(key: str, data: bytes) -> Origin:
        number = next(versions)
        origin = Origin(bucket=fakes.BUCKET, key=key, version_id=f"v{number}", at=_written(number))
        world.drop(origin, data)
        return origin

    def tasks() -> list[Any]:
        found, world.delayed = world.delayed, []
        return found

    def sent() -> list[Notification]:
        found, world.sent = world.notifications, []
        return found

    def announced() -> list[Origin]:
        found, world.staged = world.staged, []
        return found

    return Ports(
        articles=fakes.FakeArticles(world),
        repository=fakes.FakeRepository(world),
        judgements=fakes.FakeJudgements(world),
        archive=fakes.FakeArchive(world),
        members=fakes.FakeMembers(world),
        progress=fakes.FakeSplitProgress(world),
        delayed=fakes.FakeDelayedTasks(world),
        deletions=fakes.FakeDelayedTasks(world),
        notifier=fakes.FakeNotifier(world),
        drop=drop,
        holds=lambda key: key in world.documents or f"s3://{fakes.BUCKET}/{key}" in world.objects,
        tasks=tasks,
        sent=sent,
        announced=announced,
    )


def _over_aws(stack: Stack) -> Ports:
    clock: Clock = FixedClock()
    queues = ExtractQueues(clients.sqs(), incoming_url=stack.incoming, members_url=stack.incoming)
    schedules = ReleaseSchedules(
        boto3.client("scheduler"),
        group=SCHEDULES,
        role_arn="arn:aws:iam::123456789012:role/release",
        queue_arn="arn:aws:sqs:eu-central-1:123456789012:incoming",
        dead_letters_arn="arn:aws:sqs:eu-central-1:123456789012:dead",
    )

    def drop(key: str, data: bytes) -> Origin:
        written = stack.s3.put_object(Bucket=BUCKET, Key=key, Body=data)
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return Origin(bucket=BUCKET, key=key, version_id=written["VersionId"], at=at)

    def messages() -> list[str]:
        found = stack.sqs.receive_message(QueueUrl=stack.incoming, MaxNumberOfMessages=10).get("Messages", ())
        for message in found:
            stack.sqs.delete_message(QueueUrl=stack.incoming, ReceiptHandle=message["ReceiptHandle"])
        return [message["Body"] for message in found]

    def tasks() -> list[Any]:
        prefixes = ("incoming/", "members/")
        return [task for body in messages() for task in tasks_in(body, prefixes=prefixes)]

    def sent() -> list[Notification]:
        return [Notification.model_validate_json(each["Message"]) for each in stack.messages()]

    return Ports(
        articles=S3ArticleStore(clients.s3(), bucket=BUCKET),
        repository=FactsTable(clients.dynamodb(), table=TABLE, clock=clock),
        judgements=JudgementsTable(clients.dynamodb(), table=TABLE),
        archive=S3FactsArchive(clients.s3(), bucket=BUCKET, prefix="facts/"),
        members=S3MemberStore(clients.s3(), bucket=BUCKET),
        progress=TableSplitProgress(clients.dynamodb(), table=TABLE, clock=clock),
        delayed=AwsDelayedTasks(queues, schedules),
        deletions=SqsDeletionQueue(clients.sqs(), queue_url=stack.incoming),
        notifier=SnsNotifier(clients.sns(), topic_arn=stack.topic),
        drop=drop,
        holds=lambda key: key in stack.keys(key),
        tasks=tasks,
        sent=sent,
        announced=lambda: [task for task in tasks() if isinstance(task, Origin)],
    )


def _written(number: int) -> str:
    return (NOON + timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
