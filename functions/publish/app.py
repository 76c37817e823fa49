"""Lambda `publish`: commits in the table become notifications."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap import publish_summary
from factwire.aws.triggers.batches import publish_changes

PUBLISH = publish_summary()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Publish a batch of the table's stream; return the record to deliver again from."""
    return publish_changes(event, context, publish=PUBLISH)
