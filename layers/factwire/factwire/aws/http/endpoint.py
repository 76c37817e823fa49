"""The Lambda handler of the HTTP endpoint."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from aws_lambda_powertools.utilities.typing import LambdaContext

from factwire.aws.http.feeds import FEED_ADDRESS, FEED_FAULT
from factwire.aws.http.operations import provide_services
from factwire.aws.http.resolver import Resolver
from factwire.aws.observability import count, logger, metrics
from factwire.errors import FactwireError

if TYPE_CHECKING:
    from factwire.aws.bootstrap.api import ApiServices
    from factwire.aws.bootstrap.extract_text import ExtractTextServices
    from factwire.aws.http.page import ReaderPage
    from factwire.services.feed_subscriptions import ManageFeeds

_FEED: Final = re.compile("/feeds/([A-Za-z0-9_-]{1,64})")

Handler = Callable[[dict[str, Any], LambdaContext], dict[str, Any]]


def endpoint(
    services: ApiServices | ExtractTextServices, *, page: ReaderPage | None = None, feeds: ManageFeeds | None = None
) -> Handler:
    """Return a Lambda handler for HTTP requests (payload format 2.0), with the reader page and feeds if given."""
    app = Resolver(url=services.settings.api_url)
    if page is not None:
        page.add_to(app)

    def respond(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        provide_services(app, services)
        if feeds is not None:
            event = _with_feed_resolved(app, event, feeds=feeds)
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


def _with_feed_resolved(app: Resolver, event: dict[str, Any], *, feeds: ManageFeeds) -> dict[str, Any]:
    """Return the request that a feed's secret address stands for; any other request as it is."""
    found = _FEED.fullmatch(event["rawPath"])
    if found is None or event["requestContext"]["http"]["method"] != "GET":
        return event
    try:
        question = feeds.question(found[1])
    except FactwireError as fault:
        app.context[FEED_FAULT] = fault
        return event
    if question is None:
        return event
    app.context[FEED_ADDRESS] = f"{feeds.api_url.rstrip('/')}{event['rawPath']}"
    cursor = (event.get("queryStringParameters") or {}).get("cursor")
    parameters = {**question.parameters, **({"cursor": cursor} if cursor else {})}
    http = {**event["requestContext"]["http"], "path": question.path}
    return {
        **event,
        "rawPath": question.path,
        "rawQueryString": urlencode(parameters),
        "queryStringParameters": parameters,
        "requestContext": {**event["requestContext"], "http": http},
    }
