"""Lambda `extract_text`: `POST /extract`, which stores nothing and so may reach nothing."""

from __future__ import annotations

from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap.extract_text import extract_text_services
from factwire.aws.http import endpoint

# Built while the function starts, so that a call restored by SnapStart finds the model loaded.
ENDPOINT = endpoint(extract_text_services())


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Return the response to an HTTP request."""
    return ENDPOINT(event, context)
