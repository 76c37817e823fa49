"""Batches of a queue or stream: each record on its own, the failed ones reported to be delivered again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.dynamodb.judgements_table import judged_in
from factwire.aws.dynamodb.stories_table import story_change_of
from factwire.aws.observability import count, log_fault, logger, metrics
from factwire.aws.triggers.poison_isolation import alternate_order, receive_count
from factwire.aws.triggers.queue_messages import tasks_in
from factwire.aws.triggers.stream_events import article_of, change_of
from factwire.aws.webhooks.delivery_messages import message_in
from factwire.domain.delivery.webhooks import Delivery, delay_after
from factwire.services.delivery.attempt_delivery import DeliveryOutcome
from factwire.services.ports import Deletion, Release, Replay

if TYPE_CHECKING:
    from factwire.aws.bootstrap import DeliverServices, ExtractServices, PublishServices, RelateServices

Record = TypeVar("Record", SQSRecord, DynamoDBRecord)
Response = dict[str, Any]


def ingest_messages(event: dict[str, Any], context: LambdaContext, *, services: ExtractServices) -> Response:
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

    return _partially(alternate_order(event), context, kind=EventType.SQS, process=message)


def publish_changes(event: dict[str, Any], context: LambdaContext, *, services: PublishServices) -> Response:
    """Announce commits and stories in a batch of the table's stream; return the record to deliver again from."""

    def change(record: DynamoDBRecord) -> None:
        found, story = change_of(record.raw_event), story_change_of(record.raw_event)
        notification = services.summary(found) if found else services.story(*story) if story else None
        if notification:
            count(f"Notification{notification.kind.title()}")
            ids = {"notification_id": notification.notification_id, "article_id": notification.article.article_id}
            logger.info("notification published", extra={"kind": notification.kind, **ids})

    return _partially(event, context, kind=EventType.DynamoDBStreams, process=change)


def relate_changes(event: dict[str, Any], context: LambdaContext, *, services: RelateServices) -> Response:
    """Relate the articles in a batch of the table's stream, and let judgements take effect.

    Return the record to deliver again from.
    """

    def change(record: DynamoDBRecord) -> None:
        judged = judged_in(record.raw_event)
        if judged:
            services.apply(judged.article_id, target=judged.target, document=judged.document)
            count("JudgementApplied")
            logger.info("judgement applied", extra={"article_id": judged.article_id, "target": judged.target})
        article_id = article_of(record.raw_event)
        story = services.relate(article_id) if article_id else None
        if story:
            count("ArticleRelated")
            logger.info("article related", extra={"article_id": article_id, "story": story.id})

    return _partially(event, context, kind=EventType.DynamoDBStreams, process=change)


def deliver_messages(event: dict[str, Any], context: LambdaContext, *, services: DeliverServices) -> Response:
    """Hand notifications out to webhooks and send what waits for one; return the messages to deliver again.

    Requests of a batch go out side by side: they wait for endpoints, and one that is slow holds up no other.
    """
    records = event["Records"]
    with ThreadPoolExecutor(max_workers=max(1, len(records))) as pool:
        attempts = {record["messageId"]: pool.submit(_delivered, record["body"], services) for record in records}

        def message(record: SQSRecord) -> None:
            attempt = receive_count(record.raw_event)
            try:
                outcome, ids = attempts[record.message_id].result()
            except Exception as error:
                seconds = delay_after(attempt, retry_after=getattr(error, "retry_after", None))
                services.queue.postpone(record.receipt_handle, seconds=seconds)
                raise
            if outcome == DeliveryOutcome.DELIVERED:
                count("NotificationDelivered")
            logger.info("delivery processed", extra={"outcome": outcome, "attempt": attempt, **ids})

        return _partially(event, context, kind=EventType.SQS, process=message)


def _delivered(body: str, services: DeliverServices) -> tuple[str, dict[str, str]]:
    """Return what became of a message, and the ids to log it by."""
    message = message_in(body)
    ids = {"notification_id": message.notification.notification_id}
    if isinstance(message, Delivery):
        return services.attempt(message).value, {**ids, "webhook": message.webhook_id}
    return "queued" if services.fan_out(message.notification, message.attributes) else "unwanted", ids


def _partially(
    event: dict[str, Any], context: LambdaContext, *, kind: EventType, process: Callable[[Record], None]
) -> Response:
    def logged(record: Record) -> None:
        count("Record")
        try:
            process(record)
        except Exception as error:
            count("RecordFailed")
            log_fault("record failed", error)
            raise

    handler = logger.inject_lambda_context(metrics.log_metrics(_process, capture_cold_start_metric=True))
    response: Response = handler(event, context, kind=kind, process=logged)
    return response


def _process(
    event: dict[str, Any], context: LambdaContext, *, kind: EventType, process: Callable[[Any], None]
) -> Response:
    # A batch whose records all fail is still a report of failures, not a crash of the function.
    processor = BatchProcessor(event_type=kind, raise_on_entire_batch_failure=False)
    response = process_partial_response(event, record_handler=process, processor=processor, context=context)
    return dict(response)
