"""Lambda `extract`: files dropped into the bucket become stored facts."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap.extract import extract_services
from factwire.aws.triggers.ingestion_batches import ingest_messages

# Built while the function starts, so that a warm call, or one restored by SnapStart, finds the model loaded.
SERVICES = extract_services()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Process a batch of S3 notifications and delayed tasks; return the messages to deliver again."""
    return ingest_messages(event, context, services=SERVICES)
