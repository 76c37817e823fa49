"""Lambda `extract`: files dropped into the bucket become stored facts."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.batches import ingest_messages
from factwire.aws.bootstrap import ingest_article

# Built while the function starts, so that a warm call, or one restored by SnapStart, finds the model loaded.
INGEST, SETTINGS = ingest_article()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """An SQS batch of S3 notifications -> the messages to deliver again."""
    return ingest_messages(event, context, ingest=INGEST, prefix=SETTINGS.incoming_prefix)
