"""How routes are added: what all that only read have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from factwire.aws.http.conditional import NOT_MODIFIED, conditional
from factwire.aws.http.formats import FeatureCollection
from factwire.aws.http.problems import problem_responses
from factwire.model.base import Frozen

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

Answers = Mapping[int, Any]
_MEDIA_TYPES: dict[str, dict[str, Any]] = {
    "ndjson": {"application/x-ndjson": {"schema": {"type": "string"}}},
    "csv": {"text/csv": {"schema": {"type": "string"}}},
    "geojson": {"application/geo+json": {"model": FeatureCollection}},
}


def reading(
    app: APIGatewayHttpResolver,
    path: str,
    *,
    tag: str,
    summary: str,
    answers: Answers,
    description: str | None = None,
    of_one: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add a GET route: conditional, compressed, with the errors that every question can have.

    Args:
        app: the endpoint.
        path: of the route.
        tag: its chapter in the documentation.
        summary: what it answers, in a line.
        answers: what it answers when all is well.
        description: what there is to know beyond that.
        of_one: whether it asks for one thing, which there may not be.
    """
    missing = (HTTPStatus.NOT_FOUND,) if of_one else ()
    faults = problem_responses(HTTPStatus.BAD_REQUEST, *missing, HTTPStatus.SERVICE_UNAVAILABLE)
    return app.get(
        path,
        summary=summary,
        description=description,
        tags=[tag],
        responses={**answers, **NOT_MODIFIED, **faults},
        compress=True,
        middlewares=[conditional],
    )


def found(model: type[Frozen], description: str, *formats: str, status: HTTPStatus = HTTPStatus.OK) -> dict[int, Any]:
    """An answer of this model, also in these other formats."""
    content: dict[str, Any] = {"application/json": {"model": model}}
    for name in formats:
        content |= _MEDIA_TYPES[name]
    return {status.value: {"description": description, "content": content}}
