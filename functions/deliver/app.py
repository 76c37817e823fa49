"""Lambda `deliver`: notifications are sent to webhooks."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap.deliver import deliver_services
from factwire.aws.triggers.delivery_batches import deliver_messages

SERVICES = deliver_services()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Deliver a batch of notifications; return the messages to deliver again."""
    return deliver_messages(event, context, services=SERVICES)
