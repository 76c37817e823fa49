"""The resolver: all operations, what is returned where there is none, and the OpenAPI document with its page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.event_handler.openapi.models import OpenAPI

from factwire.aws.http.documentation.openapi_corrections import corrected, described
from factwire.aws.http.operations import methods_at
from factwire.aws.http.problems import handle_errors, problem
from factwire.aws.http.routes import OPERATIONS


class Resolver(APIGatewayHttpResolver):
    """Operations that check their parameters, documented by what they return."""

    def __init__(self, *, url: str) -> None:
        """Add all operations; `url` is the endpoint's public address, empty where it is not known."""
        super().__init__(enable_validation=True)
        self._url = url
        handle_errors(self)
        self.not_found(self._no_route)
        for operation in OPERATIONS:
            operation.add_to(self)
        self.get("/openapi.json", include_in_schema=False)(self._openapi)
        self.enable_swagger(path="/docs", compress=True, middlewares=[_only_from_here], **described(url=url))

    def get_openapi_schema(self, **described: Any) -> OpenAPI:
        """Return the OpenAPI document as a model."""
        return corrected(super().get_openapi_schema(**described), operations=OPERATIONS)

    def _openapi(self) -> Response[str]:
        document = self.get_openapi_json_schema(**described(url=self._url))
        return Response(status_code=HTTPStatus.OK.value, content_type=content_types.APPLICATION_JSON, body=document)

    def _no_route(self, _error: NotFoundError) -> Response[str]:
        allowed = ", ".join(methods_at(self.current_event.path, OPERATIONS))
        if not allowed:
            return problem(HTTPStatus.NOT_FOUND, code="not_found", detail="no such route")
        return problem(
            HTTPStatus.METHOD_NOT_ALLOWED,
            code="method_not_allowed",
            detail=f"this route takes {allowed}",
            headers={"Allow": allowed},
        )


def _only_from_here(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    """Keep the page from fetching anything from elsewhere: its script and style are inside it."""
    response = next_middleware(app)
    response.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'"
    )
    return response
