"""Lambda `relate`: articles in the table find their stories, and judgements take effect."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap.relate import relate_services
from factwire.aws.triggers.change_batches import relate_changes

SERVICES = relate_services()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Relate what a batch of the table's stream brought; return the record to deliver again from."""
    return relate_changes(event, context, services=SERVICES)
