"""Conditional GET (RFC 9110): who has the current document gets no body."""

from __future__ import annotations

import hashlib
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

NOT_MODIFIED: Final[dict[int, Any]] = {
    304: {"description": "Not modified: `If-None-Match` names the `ETag` of the current document"}
}


def conditional(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[Any]:
    """Gives an answer its `ETag`, and leaves out its body for callers that have it.

    The tag is weak: a compressed answer is the same document.
    """
    answer = next_middleware(app)
    if answer.status_code != HTTPStatus.OK or not isinstance(answer.body, str):
        return answer
    tag = f'W/"{hashlib.sha256(answer.body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if _names(app.current_event.headers.get("if-none-match"), tag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED.value, body="", headers=dict(headers))
    answer.headers.update(headers)
    return answer


def _names(condition: str | None, tag: str) -> bool:
    """Whether `If-None-Match` names the tag, by the weak comparison."""
    names = {name.strip().removeprefix("W/") for name in (condition or "").split(",")}
    return "*" in names or tag.removeprefix("W/") in names
