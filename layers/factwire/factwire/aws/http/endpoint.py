"""The Lambda handler of the HTTP endpoint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.http.operations import provide_services
from factwire.aws.http.resolver import Resolver
from factwire.aws.observability import count, logger, metrics

if TYPE_CHECKING:
    from factwire.aws.bootstrap.api import ApiServices
    from factwire.aws.bootstrap.extract_text import ExtractTextServices
    from factwire.aws.http.page import ReaderPage

Handler = Callable[[dict[str, Any], LambdaContext], dict[str, Any]]


def endpoint(services: ApiServices | ExtractTextServices, *, page: ReaderPage | None = None) -> Handler:
    """Return a Lambda handler for HTTP requests (payload format 2.0), which also serves the reader page if given."""
    app = Resolver(url=services.settings.api_url)
    if page is not None:
        page.add_to(app)

    def respond(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        provide_services(app, services)
        response = _resolve(app, event, context)
        count(f"Request{response['statusCode'] // 100}xx")
        return response

    measured = metrics.log_metrics(respond, capture_cold_start_metric=True)
    handler: Handler = logger.inject_lambda_context(measured)
    return handler


def _resolve(app: Resolver, event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
    """Return the response; to HEAD that of GET without its body (RFC 9110, 9.3.2)."""
    http = event["requestContext"]["http"]
    if http["method"] != "HEAD":
        return app.resolve(event, context)
    as_get = {**event, "requestContext": {**event["requestContext"], "http": {**http, "method": "GET"}}}
    return {**app.resolve(as_get, context), "body": "", "isBase64Encoded": False}
