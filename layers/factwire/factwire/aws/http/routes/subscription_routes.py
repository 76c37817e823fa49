"""Subscriptions to notifications, of everything or of what passes a filter."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any, Final

from aws_lambda_powertools.event_handler import Request, Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from factwire.aws.http.formats import json_response
from factwire.aws.http.operations import Operation, get_route, response_of, services_of
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.query_models import SubscriptionId, SubscriptionsQuery
from factwire.aws.http.requests import document_in
from factwire.domain.delivery.filters import NotificationFilter
from factwire.services.subscriptions import Subscription, SubscriptionPage, SubscriptionRequest

_TAG: Final = "Subscriptions"
_EXAMPLES: Final[dict[str, Any]] = {
    "queue": {
        "summary": "A queue that gets what is said of assaults in Lebanon with five killed or more",
        "value": {
            "protocol": "sqs",
            "endpoint": "arn:aws:sqs:us-east-1:000000000000:lebanon",
            "filter": {"countries": ["LBN"], "event_types": ["ASSAULT"], "killed_min": 5},
            "raw": True,
        },
    },
    "webhook": {
        "summary": "An address that gets signed POSTs about three killed or more",
        "value": {"protocol": "webhook", "endpoint": "https://example.com/factwire", "filter": {"killed_min": 3}},
    },
    "chat": {
        "summary": "A channel of Slack that gets what several sources tell of one story",
        "value": {
            "protocol": "webhook",
            "format": "slack",
            "endpoint": "https://hooks.slack.com/services/T000/B000/XXXX",
            "filter": {"kinds": ["story"]},
        },
    },
    "email": {
        "summary": "A mailbox that gets every notification, once its owner has confirmed",
        "value": {"protocol": "email", "endpoint": "desk@example.com"},
    },
}


def subscribe(request: Request) -> Response[str]:
    """Add a subscription."""
    subscription = services_of(request).subscriptions.add(document_in(request, SubscriptionRequest))
    headers = {"Location": f"subscriptions/{subscription.id}"} if subscription.id else {}
    return json_response(subscription, status=HTTPStatus.CREATED, headers=headers)


def subscriptions(request: Request, query: Annotated[SubscriptionsQuery, Query()]) -> Response[str]:
    """Return a page of subscriptions."""
    return json_response(services_of(request).subscriptions.list(cursor=query.cursor))


def subscription(request: Request, subscription_id: SubscriptionId) -> Response[str]:
    """Return one subscription."""
    return json_response(services_of(request).subscriptions.find(subscription_id))


def rotate(request: Request, subscription_id: SubscriptionId) -> Response[str]:
    """Give a webhook another secret."""
    return json_response(services_of(request).subscriptions.rotate(subscription_id))


def unsubscribe(request: Request, subscription_id: SubscriptionId) -> Response[str]:
    """End a subscription."""
    services_of(request).subscriptions.remove(subscription_id)
    return Response(status_code=HTTPStatus.NO_CONTENT.value, body="")


def _request_body() -> dict[str, Any]:
    schema = SubscriptionRequest.model_json_schema()
    definitions = schema.pop("$defs")
    schema["properties"]["filter"] = definitions[NotificationFilter.__name__]
    return {"required": True, "content": {"application/json": {"schema": schema, "examples": _EXAMPLES}}}


OPERATIONS: Final = (
    Operation(
        method="POST",
        path="/subscriptions",
        function=subscribe,
        tag=_TAG,
        summary="Subscribe to notifications, of everything or of what passes a filter",
        description=(
            "For SNS a filter has at most 5 fields, and at most 150 combinations of their values. E-mail and HTTPS "
            "subscriptions are pending until the link that SNS sends there is opened; a queue must allow SNS to "
            "send to it. A webhook gets a plain POST without a handshake, signed as Standard Webhooks has it with the "
            "`secret` that the answer shows this once; in the format of a chat it is not signed. Subscribing again "
            "enables a webhook that was disabled."
        ),
        responses={
            **response_of(Subscription, "Subscribed", status=HTTPStatus.CREATED),
            **problem_responses(
                HTTPStatus.BAD_REQUEST,
                HTTPStatus.CONFLICT,
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                HTTPStatus.SERVICE_UNAVAILABLE,
            ),
        },
        request_body=_request_body(),
    ),
    get_route(
        subscriptions,
        "/subscriptions",
        tag=_TAG,
        summary="The subscriptions there are",
        responses=response_of(SubscriptionPage, "One page"),
    ),
    get_route(
        subscription,
        "/subscriptions/<subscription_id>",
        tag=_TAG,
        summary="One subscription with its filter",
        responses=response_of(Subscription, "The subscription"),
        by_id=True,
    ),
    Operation(
        method="POST",
        path="/subscriptions/<subscription_id>/secret",
        function=rotate,
        tag=_TAG,
        summary="Give a webhook another secret",
        description="Shown this once. For 24 hours messages are signed with the old one as well.",
        responses={
            **response_of(Subscription, "The subscription with its new secret"),
            **problem_responses(HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
        },
    ),
    Operation(
        method="DELETE",
        path="/subscriptions/<subscription_id>",
        function=unsubscribe,
        tag=_TAG,
        summary="End a subscription",
        responses={
            204: {"description": "Gone"},
            **problem_responses(
                HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE
            ),
        },
    ),
)
