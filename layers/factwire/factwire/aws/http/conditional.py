"""Conditional GET (RFC 9110): a caller that has the current document gets no body."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
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
    """Give the response its `ETag`, and leave out the body for callers that have it.

    The tag is weak: a compressed response is the same document.
    """
    response = next_middleware(app)
    if response.status_code != HTTPStatus.OK or not isinstance(response.body, str):
        return response
    tag = f'W/"{hashlib.sha256(response.body.encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    modified = response.headers.get("Last-Modified")
    if isinstance(modified, str):
        headers["Last-Modified"] = modified
    if _is_current(app.current_event.headers, tag=tag, modified=headers.get("Last-Modified")):
        return Response(status_code=HTTPStatus.NOT_MODIFIED.value, body="", headers=dict(headers))
    response.headers.update(headers)
    return response


def _is_current(asked: Mapping[str, str], *, tag: str, modified: str | None) -> bool:
    """Return whether the caller has the document; the tag counts before the date (RFC 9110, 13.1.3)."""
    condition = asked.get("if-none-match")
    if condition is not None:
        return _is_named(condition, tag)
    since = asked.get("if-modified-since")
    if not since or not modified:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False  # no date, or one without a zone


def _is_named(condition: str, tag: str) -> bool:
    """Return whether `If-None-Match` names the tag, by the weak comparison."""
    names = {name.strip().removeprefix("W/") for name in condition.split(",")}
    return "*" in names or tag.removeprefix("W/") in names
