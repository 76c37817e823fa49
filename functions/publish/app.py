"""Lambda `publish`: commits and stories in the table become notifications."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap.publish import publish_services
from factwire.aws.triggers.change_batches import publish_changes

SERVICES = publish_services()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Publish a batch of the table's stream; return the record to deliver again from."""
    return publish_changes(event, context, services=SERVICES)
