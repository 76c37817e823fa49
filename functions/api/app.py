"""Lambda `api`: the HTTP endpoint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.bootstrap.api import api_services
from factwire.aws.http import endpoint
from factwire.aws.http.page import ReaderPage

SERVICES = api_services()
PAGE = ReaderPage(Path(__file__).with_name("page"), settings=SERVICES.settings)
ENDPOINT = endpoint(SERVICES, page=PAGE, feeds=SERVICES.feeds)


def handler(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Return the response to an HTTP request."""
    return ENDPOINT(event, context)
