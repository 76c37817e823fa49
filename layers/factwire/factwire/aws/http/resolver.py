"""The framework's resolver, with our answer to what it has no route for and our OpenAPI document."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.exceptions import NotFoundError
from aws_lambda_powertools.event_handler.openapi.models import OpenAPI

from factwire.aws.http.documentation.document import corrected
from factwire.aws.http.problems import problem


class Resolver(APIGatewayHttpResolver):
    """Routes that check their parameters, and are documented by what they do answer."""

    def __init__(self) -> None:
        super().__init__(enable_validation=True)
        self.not_found(self._no_route)

    def methods_at(self, path: str) -> tuple[str, ...]:
        """The methods that routes of this path have; none where there is no such route."""
        routes = (*self._static_routes, *self._dynamic_routes)
        return tuple(sorted({route.method for route in routes if route.rule.match(path)}))

    def get_openapi_schema(self, **described: Any) -> OpenAPI:
        """The document as a model."""
        return corrected(super().get_openapi_schema(**described))

    def _no_route(self, _error: NotFoundError) -> Response[str]:
        allowed = ", ".join(self.methods_at(self.current_event.path))
        if not allowed:
            return problem(HTTPStatus.NOT_FOUND, code="not_found", detail="no such route")
        detail = f"this route takes {allowed}"
        return problem(
            HTTPStatus.METHOD_NOT_ALLOWED, code="method_not_allowed", detail=detail, headers={"Allow": allowed}
        )
