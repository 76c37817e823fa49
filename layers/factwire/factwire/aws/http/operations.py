"""The operations of the API as values: a method on a path, the function that serves it, and its documentation.

Each module of `routes` has plain functions and lists them in `OPERATIONS`; the resolver adds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, Literal, get_type_hints

from factwire.aws.http.conditional import NOT_MODIFIED, conditional
from factwire.aws.http.formats import FeatureCollection
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.requests import only_parameters_of
from factwire.domain.feeds.json_feed import JsonFeed
from factwire.model.base import Frozen

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Request

    from factwire.aws.bootstrap.api import ApiServices
    from factwire.aws.bootstrap.extract_text import ExtractTextServices

Method = Literal["GET", "POST", "DELETE"]
Responses = Mapping[int, Any]

_SERVICES: Final = "services"
MEDIA_TYPES: Final[dict[str, dict[str, Any]]] = {
    "ndjson": {"application/x-ndjson": {"schema": {"type": "string"}}},
    "csv": {"text/csv": {"schema": {"type": "string"}}},
    "geojson": {"application/geo+json": {"model": FeatureCollection}},
    "feeds": {
        "application/atom+xml": {"schema": {"type": "string"}},
        "application/rss+xml": {"schema": {"type": "string"}},
        "application/feed+json": {"model": JsonFeed},
    },
}


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One operation of the API."""

    method: Method
    path: str
    function: Callable[..., Any]
    summary: str
    tag: str
    responses: Responses
    description: str | None = None
    request_body: Mapping[str, Any] = field(default_factory=dict)
    compress: bool = False
    conditional: bool = False

    @property
    def query_model(self) -> type[Frozen] | None:
        """Return the model of the query parameters; None where there are none."""
        types = [kind for name, kind in get_type_hints(self.function).items() if name != "return"]
        return next((kind for kind in types if isinstance(kind, type) and issubclass(kind, Frozen)), None)

    def matches(self, path: str) -> bool:
        """Return whether `path` is one of this operation's paths, whatever the method."""
        pattern, parts = self.path.split("/"), path.split("/")
        if len(pattern) != len(parts):
            return False
        return all(step == part or (step.startswith("<") and part) for step, part in zip(pattern, parts, strict=True))

    def add_to(self, app: APIGatewayHttpResolver) -> None:
        """Add the operation to the resolver."""
        app.route(
            self.path,
            method=self.method,
            summary=self.summary,
            description=self.description,
            tags=[self.tag],
            responses=dict(self.responses),
            compress=self.compress,
            middlewares=[only_parameters_of(self.query_model), *([conditional] if self.conditional else [])],
            openapi_extensions={"requestBody": self.request_body} if self.request_body else None,
        )(self.function)


def get_route(
    function: Callable[..., Any],
    path: str,
    *,
    tag: str,
    summary: str,
    responses: Responses,
    description: str | None = None,
    by_id: bool = False,
    by_name: bool = False,
) -> Operation:
    """Return a GET operation: conditional, compressed, with the errors that every one can have.

    Args:
        function: what serves it.
        path: its path, parameters as `<name>`.
        tag: its chapter in the documentation.
        summary: what it returns, in a line.
        responses: what it returns when all is well.
        description: what there is to know beyond that.
        by_id: whether it asks for one thing, which may not exist.
        by_name: whether it takes names of entities, which no article may have.
    """
    missing = [*([HTTPStatus.NOT_FOUND] if by_id else []), *([HTTPStatus.UNPROCESSABLE_ENTITY] if by_name else [])]
    errors = problem_responses(HTTPStatus.BAD_REQUEST, *missing, HTTPStatus.SERVICE_UNAVAILABLE)
    return Operation(
        method="GET",
        path=path,
        function=function,
        summary=summary,
        description=description,
        tag=tag,
        responses={**responses, **NOT_MODIFIED, **errors},
        compress=True,
        conditional=True,
    )


def response_of(
    model: type[Frozen], description: str, *formats: str, status: HTTPStatus = HTTPStatus.OK
) -> dict[int, Any]:
    """Return the documentation of a response of this model, also in these other formats; `feeds` are three."""
    content: dict[str, Any] = {"application/json": {"model": model}}
    for name in formats:
        content |= MEDIA_TYPES[name]
    return {status.value: {"description": description, "content": content}}


def services_of(request: Request) -> ApiServices:
    """Return the use cases that the endpoint was built with; to `extract_text` the gateway routes one operation."""
    services: ApiServices = request.context[_SERVICES]
    return services


def provide_services(app: APIGatewayHttpResolver, services: ApiServices | ExtractTextServices) -> None:
    """Hand the use cases to the functions of the next request; Powertools forgets them after it."""
    app.context[_SERVICES] = services


def methods_at(path: str, operations: Sequence[Operation]) -> tuple[str, ...]:
    """Return the methods that the operations have at a path, sorted; none where there is no such path."""
    return tuple(sorted({operation.method for operation in operations if operation.matches(path)}))
