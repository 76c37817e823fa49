"""Lambda `relate`: articles in the table find their stories."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap import relate_article
from factwire.aws.triggers.batches import relate_changes

RELATE = relate_article()


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Relate the articles in a batch of the table's stream; return the record to deliver again from."""
    return relate_changes(event, context, relate=RELATE)
