"""Batches of the queue of articles: what each message asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_lambda_powertools.utilities.batch import EventType
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.observability import count, logger
from factwire.aws.triggers.batches import Event, Response, process_records
from factwire.aws.triggers.poison_isolation import alternate_order, receive_count
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.services.ports import Deletion, Release, Replay

if TYPE_CHECKING:
    from factwire.aws.bootstrap.extract import ExtractServices


def ingest_messages(event: Event, context: LambdaContext, *, services: ExtractServices) -> Response:
    """Process the messages of an SQS batch; return those to deliver again."""
    prefixes = (services.settings.incoming_prefix, services.settings.members_prefix)

    def remaining() -> float:
        return context.get_remaining_time_in_millis() / 1000

    def message(record: SQSRecord) -> None:
        for task in tasks_in(record.body, prefixes=prefixes):
            if isinstance(task, Release):
                released = services.release(task)
                count(f"Article{released.title()}")
                logger.info("release processed", extra={"outcome": released.value, "article_id": task.article_id})
            elif isinstance(task, Deletion):
                done = services.delete(task, remaining=remaining)
                logger.info("deletion processed", extra={"done": done, "article_id": task.article_id})
            elif isinstance(task, Replay):
                replayed = services.replay(task)
                count(f"Replay{replayed.title()}")
                logger.info("replay processed", extra={"outcome": replayed.value, "article_id": task.article_id})
            else:
                for outcome in services.ingest_object(task, remaining=remaining):
                    count(f"Article{outcome.title()}")
                    logger.info("article ingested", extra={"outcome": outcome.value, "object": task.location})
        if receive_count(record.raw_event) > 1:
            services.queues.delete(record.receipt_handle, queue_arn=record.event_source_arn)

    return process_records(alternate_order(event), context, kind=EventType.SQS, process=message)
