"""Batches of a queue or stream: each record on its own, the failed ones reported to be delivered again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.observability import count, log_fault, logger, metrics
from factwire.aws.s3_events import origins_of
from factwire.aws.stream_events import change_of
from factwire.services.ingest_article import IngestArticle
from factwire.services.publish_summary import PublishSummary

Record = TypeVar("Record", SQSRecord, DynamoDBRecord)
Response = dict[str, Any]


def ingest_messages(event: dict[str, Any], context: LambdaContext, *, ingest: IngestArticle, prefix: str) -> Response:
    """Ingest what the S3 notifications of an SQS batch name; answers the messages to deliver again."""

    def message(record: SQSRecord) -> None:
        for origin in origins_of(record.body, prefix=prefix):
            for outcome in ingest(origin):
                count(f"Article{outcome.title()}")
                logger.info("article ingested", extra={"outcome": outcome.value, "object": origin.location})

    return _partially(event, context, kind=EventType.SQS, process=message)


def publish_changes(event: dict[str, Any], context: LambdaContext, *, publish: PublishSummary) -> Response:
    """Announce the commits in a batch of the table's stream; answers where to deliver again from."""

    def change(record: DynamoDBRecord) -> None:
        found = change_of(record.raw_event)
        notification = publish(found) if found else None
        if notification:
            count(f"Notification{notification.kind.title()}")
            ids = {"notification_id": notification.notification_id, "article_id": notification.article.article_id}
            logger.info("notification published", extra={"kind": notification.kind, **ids})

    return _partially(event, context, kind=EventType.DynamoDBStreams, process=change)


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
