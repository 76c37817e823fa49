"""Batches of a queue or stream: each record on its own, the failed ones reported to be delivered again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from aws_lambda_powertools.utilities.batch import BatchProcessor, EventType, process_partial_response
from aws_lambda_powertools.utilities.data_classes.dynamo_db_stream_event import DynamoDBRecord
from aws_lambda_powertools.utilities.data_classes.sqs_event import SQSRecord
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.observability import count, log_fault, logger, metrics

Record = TypeVar("Record", SQSRecord, DynamoDBRecord)
Event = dict[str, Any]
Response = dict[str, Any]


def process_records(
    event: Event, context: LambdaContext, *, kind: EventType, process: Callable[[Record], None]
) -> Response:
    """Process the records of a batch, each on its own; return those to deliver again."""

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


def _process(event: Event, context: LambdaContext, *, kind: EventType, process: Callable[[Any], None]) -> Response:
    # A batch whose records all fail is still a report of failures, not a crash of the function.
    processor = BatchProcessor(event_type=kind, raise_on_entire_batch_failure=False)
    response = process_partial_response(event, record_handler=process, processor=processor, context=context)
    return dict(response)
