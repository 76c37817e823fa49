"""The endpoint as a whole: routes, health, the OpenAPI document and its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response, content_types
from aws_lambda_powertools.event_handler.middlewares import NextMiddleware
from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.http.documentation.document import described
from factwire.aws.http.problems import answer_errors
from factwire.aws.http.requests import only_known_parameters
from factwire.aws.http.resolver import Resolver
from factwire.aws.http.routes.articles import add_article_routes
from factwire.aws.http.routes.facts import add_fact_routes
from factwire.aws.http.routes.sending import add_sending_routes
from factwire.aws.http.routes.subscriptions import add_subscription_routes
from factwire.aws.observability import count, logger, metrics
from factwire.model.base import Frozen
from factwire.version import __version__

if TYPE_CHECKING:
    from factwire.aws.bootstrap import ApiServices


class Health(Frozen):
    """The endpoint is up."""

    status: str = "ok"
    version: str = __version__


def endpoint(services: ApiServices) -> Callable[[dict[str, Any], LambdaContext], dict[str, Any]]:
    """A Lambda handler that answers HTTP requests (payload format 2.0)."""
    app = resolver(services)

    def answer(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        response = app.resolve(event, context)
        count(f"Request{response['statusCode'] // 100}xx")
        return response

    measured = metrics.log_metrics(answer, capture_cold_start_metric=True)
    handler: Callable[[dict[str, Any], LambdaContext], dict[str, Any]] = logger.inject_lambda_context(measured)
    return handler


def resolver(services: ApiServices) -> Resolver:
    """The routes, each checking its parameters by its signature."""
    app = Resolver()
    app.use([only_known_parameters])
    answer_errors(app)
    add_sending_routes(app, services)
    add_article_routes(app, services)
    add_fact_routes(app, services)
    add_subscription_routes(app, services)
    url = services.settings.api_url

    @app.get("/health", summary="Is the endpoint up?", tags=["Service"])
    def health() -> Health:
        return Health()

    @app.get("/openapi.json", include_in_schema=False)
    def openapi() -> Response[str]:
        return Response(
            status_code=200,
            content_type=content_types.APPLICATION_JSON,
            body=app.get_openapi_json_schema(**described(url=url)),
        )

    app.enable_swagger(path="/docs", compress=True, middlewares=[_only_from_here], **described(url=url))
    return app


def _only_from_here(app: APIGatewayHttpResolver, next_middleware: NextMiddleware) -> Response[str]:
    """Keeps the page from fetching anything from elsewhere: its script and style are inside it."""
    answer = next_middleware(app)
    answer.headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'"
    )
    return answer
