"""`factwire replay`: stored articles are extracted once more, by the engine that is deployed now.

Which articles are left is asked of the stack: those whose facts were extracted before the replay began. So a replay
that was interrupted goes on where it stopped, on any machine, and two at once do no harm.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from factwire.cli.batch.progress import progress
from factwire.cli.stack.cloud import Cloud, faults
from factwire.cli.stack.query import EVERY, stored_articles
from factwire.cli.stack.shown import Layout, Row, show
from factwire.errors import InvalidRequest, StorageUnavailable

_LAYOUT: Final = Layout(
    {
        "due": lambda row: row["due"],
        "replayed": lambda row: row["due"] - row["left"],
        "left": lambda row: row["left"],
    }
)
# What `make cost` counts for one replayed article whose facts change, and what SQS takes and lets wait.
_DOLLARS_AN_ARTICLE: Final = 0.0001
_MESSAGES: Final = 10
_MOST_WAITING: Final = 200
_SECONDS_BETWEEN_LOOKS: Final = 1.0
_LOOKS_WITHOUT_PROGRESS: Final = 300


@dataclass(frozen=True)
class Choice:
    """Which articles are replayed and how; `filters` as the endpoint takes them, `rate` in articles a second."""

    filters: Mapping[str, str]
    prefix: str
    extracted_before: str | None
    quiet: bool
    rate: float


def replay(cloud: Cloud, choice: Choice, *, agreed: bool, form: str | None) -> int:
    """Replay articles: say how many and what that costs, send them at a bounded rate, wait until they are done.

    Args:
        cloud: the stack.
        choice: which articles.
        agreed: do not ask before it starts.
        form: `table`, `json` or None; see `factwire.cli.stack.shown`.

    Raises:
        InvalidRequest: the choice is none, or nobody agrees to it.
        StorageUnavailable: AWS or the endpoint does not answer, or articles are left.
    """
    before = _moment(choice.extracted_before)
    due = sum(1 for _ in _due(cloud, choice, before=before))
    _announce(due, choice, before=before)
    if due and not agreed:
        _ask()
    with faults():
        _send(cloud, choice, before=before, total=due)
        _wait(cloud.client("sqs"), cloud.output("MembersQueueUrl"))
    left = sum(1 for _ in _due(cloud, choice, before=before))
    show([{"due": due, "left": left, "extracted_before": before}], _LAYOUT, form=form)
    if left:
        raise StorageUnavailable(
            f"{left} articles are left: see `factwire redrive`, then go on with --extracted-before {before}"
        )
    return 0


def _moment(text: str | None) -> str:
    """Return the time before which facts count as old, as the stack writes times; now where none is given."""
    from factwire.domain.listing.times import timestamp

    if text is None:
        return timestamp(datetime.now(UTC))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidRequest("--extracted-before is no ISO 8601 time, such as 2026-11-30T12:00:00Z") from None
    return timestamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def _due(cloud: Cloud, choice: Choice, *, before: str) -> Iterator[Row]:
    """Yield the articles that are left, newest first."""
    for row in stored_articles(cloud, choice.filters, limit=EVERY):
        if (row["extracted_at"] or row["received_at"]) < before and _is_below(cloud, row, prefix=choice.prefix):
            yield row


def _is_below(cloud: Cloud, row: Row, *, prefix: str) -> bool:
    """Return whether the article's file was dropped under a prefix; what is not asked for is not looked up."""
    if not prefix:
        return True
    original: str = cloud.ask(f"/articles/{row['article_id']}", {})["original"]
    return original.removeprefix(f"s3://{cloud.output('BucketName')}/").startswith(prefix)


def _announce(due: int, choice: Choice, *, before: str) -> None:
    sys.stderr.write(
        f"factwire: {due:,} articles were extracted before {before}\n"
        f"factwire: {due / choice.rate / 60:,.0f} minutes at {choice.rate:g} a second, and at most"
        f" {due * _DOLLARS_AN_ARTICLE:,.2f} dollars at list prices\n"
        f"factwire: to go on after an interruption: the same command with --extracted-before {before}\n"
    )


def _ask() -> None:
    if not sys.stdin.isatty():
        raise InvalidRequest("nobody is there to agree: say --yes")
    sys.stderr.write("Go on? [y/N] ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        raise InvalidRequest("nothing was replayed")


def _send(cloud: Cloud, choice: Choice, *, before: str, total: int) -> None:
    """Send a message an article, no faster than is asked for, and no further ahead than the stack gets on."""
    sqs, queue = cloud.client("sqs"), cloud.output("MembersQueueUrl")
    articles, started, sent = _due(cloud, choice, before=before), time.monotonic(), 0
    with progress(total) as advance:
        while batch := list(islice(articles, _MESSAGES)):
            time.sleep(max(0.0, started + sent / choice.rate - time.monotonic()))
            while _waiting(sqs, queue) > _MOST_WAITING:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
            _send_batch(sqs, queue, batch, choice=choice, before=before)
            sent += len(batch)
            for _ in batch:
                advance()


def _send_batch(sqs: Any, queue: str, batch: Sequence[Row], *, choice: Choice, before: str) -> None:
    from factwire.aws.triggers.queue_messages import replay_message

    bodies = [replay_message(_task(row, choice=choice, before=before)) for row in batch]
    entries = [{"Id": str(number), "MessageBody": body} for number, body in enumerate(bodies)]
    if failed := sqs.send_message_batch(QueueUrl=queue, Entries=entries).get("Failed"):
        raise StorageUnavailable(f"SQS did not take {len(failed)} messages; go on with --extracted-before {before}")


def _task(row: Row, *, choice: Choice, before: str) -> Any:
    from factwire.domain.listing.times import sortable
    from factwire.services.ports import Replay

    return Replay(
        article_id=row["article_id"],
        revision=row["revision"],
        listed_at=sortable(row["published_at"] or "") or sortable(row["received_at"]) or row["received_at"],
        extracted_before=before,
        quiet=choice.quiet,
    )


def _wait(sqs: Any, queue: str) -> None:
    """Wait until the queue is empty, or does not get any emptier."""
    least, looks = sys.maxsize, 0
    while (waiting := _waiting(sqs, queue)) and looks < _LOOKS_WITHOUT_PROGRESS:
        least, looks = (waiting, 0) if waiting < least else (least, looks + 1)
        time.sleep(_SECONDS_BETWEEN_LOOKS)


def _waiting(sqs: Any, queue: str) -> int:
    names = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
    attributes = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=list(names))["Attributes"]
    return sum(int(attributes[name]) for name in names)
