"""The endpoint itself."""

from __future__ import annotations

from typing import Final

from aws_lambda_powertools.event_handler import Response

from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import Operation, response_of
from factwire.model.base import Frozen
from factwire.version import __version__


class Health(Frozen):
    """The endpoint is up."""

    status: str = "ok"
    version: str = __version__


def health() -> Response[str]:
    """Return that the endpoint is up, without asking AWS for anything."""
    return json_response(Health())


OPERATIONS: Final = (
    Operation(
        method="GET",
        path="/health",
        function=health,
        tag="Service",
        summary="Is the endpoint up?",
        responses=response_of(Health, "Successful Response"),
    ),
)
