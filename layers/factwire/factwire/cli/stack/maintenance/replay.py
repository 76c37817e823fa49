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
from typing import Any, Final, NamedTuple

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


class Due(NamedTuple):
    """An article that is to be replayed: no more than its message needs, for there may be a million."""

    article_id: str
    revision: str
    listed_at: str


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
        InvalidRequest: the choice is none, nobody agrees to it, or it would silence what was never announced.
        StorageUnavailable: AWS or the endpoint does not answer, or articles are left.
    """
    before = _moment(choice.extracted_before)
    if choice.quiet:
        _check_all_announced(cloud)
    due = [_due(row) for row in _older(cloud, choice, before=before) if _is_below(cloud, row, prefix=choice.prefix)]
    _announce(len(due), choice, before=before)
    if due and not agreed:
        _ask()
    with faults():
        _send(cloud, due, choice, before=before)
        _wait(cloud.client("sqs"), cloud.output("MembersQueueUrl"))
    chosen = {each.article_id for each in due}
    left = sum(row["article_id"] in chosen for row in _older(cloud, choice, before=before))
    show([{"due": len(due), "left": left, "extracted_before": before}], _LAYOUT, form=form)
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


def _check_all_announced(cloud: Cloud) -> None:
    """Refuse to go on while changes wait among the dead letters: what a quiet commit replaces is announced no more."""
    with faults():
        letters = _waiting(cloud.client("sqs"), cloud.output("PublishDeadLettersUrl"))
    if letters:
        raise InvalidRequest(
            f"{letters} dead letters hold changes that were never announced, and a quiet replay would take their place:"
            " first `factwire redrive`"
        )


def _older(cloud: Cloud, choice: Choice, *, before: str) -> Iterator[Row]:
    """Yield the stored articles whose facts were extracted before a time, newest first."""
    for row in stored_articles(cloud, choice.filters, limit=EVERY):
        if (row["extracted_at"] or row["received_at"]) < before:
            yield row


def _due(row: Row) -> Due:
    from factwire.domain.listing.times import sortable

    listed_at = sortable(row["published_at"] or "") or sortable(row["received_at"]) or row["received_at"]
    return Due(row["article_id"], row["revision"], listed_at)


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


def _send(cloud: Cloud, due: Sequence[Due], choice: Choice, *, before: str) -> None:
    """Send a message an article, no faster than is asked for, and no further ahead than the stack gets on."""
    sqs, queue = cloud.client("sqs"), cloud.output("MembersQueueUrl")
    started = time.monotonic()
    with progress(len(due)) as advance:
        for sent in range(0, len(due), _MESSAGES):
            time.sleep(max(0.0, started + sent / choice.rate - time.monotonic()))
            while _waiting(sqs, queue) > _MOST_WAITING:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
            batch = due[sent : sent + _MESSAGES]
            _send_batch(sqs, queue, batch, choice=choice, before=before)
            for _ in batch:
                advance()


def _send_batch(sqs: Any, queue: str, batch: Sequence[Due], *, choice: Choice, before: str) -> None:
    from factwire.aws.triggers.queue_messages import replay_message
    from factwire.services.ports import Replay

    tasks = [Replay(**each._asdict(), extracted_before=before, quiet=choice.quiet) for each in batch]
    bodies = [replay_message(task) for task in tasks]
    entries = [{"Id": str(number), "MessageBody": body} for number, body in enumerate(bodies)]
    if failed := sqs.send_message_batch(QueueUrl=queue, Entries=entries).get("Failed"):
        raise StorageUnavailable(f"SQS did not take {len(failed)} messages; go on with --extracted-before {before}")


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
