"""A feed at its secret address. The endpoint answers it as the question that it stands for; see `endpoint`."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Final

from aws_lambda_powertools.event_handler import Request
from aws_lambda_powertools.event_handler.openapi.params import Path

from factwire.aws.http.feeds import FEED_FAULT
from factwire.aws.http.operations import MEDIA_TYPES, Operation
from factwire.aws.http.problems import problem_responses
from factwire.errors import NotFound

FeedToken = Annotated[str, Path(max_length=64, description="as `POST /subscriptions` gives it in `url`")]


def feed(request: Request, token: FeedToken) -> Any:
    """Refuse an address that no feed has (any more); a feed that there is has been answered before.

    Raises:
        NotFound: there is no such feed.
        StorageUnavailable: it could not be looked up.
    """
    del token
    if fault := request.context.get(FEED_FAULT):
        raise fault
    raise NotFound("no such feed; it has ended, or its address is not complete")


_FEED: Final[dict[int, Any]] = {
    200: {
        "description": "The feed, in the format that was subscribed",
        "content": MEDIA_TYPES["feeds"],
    },
    304: {"description": "Not modified"},
}

OPERATIONS: Final = (
    Operation(
        method="GET",
        path="/feeds/<token>",
        function=feed,
        tag="Subscriptions",
        summary="A feed at its secret address, for readers that cannot sign requests",
        description="Made by `POST /subscriptions` with the protocol `feed`; whoever has the address may read it.",
        responses={**_FEED, **problem_responses(HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE)},
    ),
)
