"""The routes about subscriptions: who is told of new articles, and of which."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver, Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query

from factwire.aws.http.formats import answer
from factwire.aws.http.problems import problem_responses
from factwire.aws.http.requests import document_of
from factwire.aws.http.routing import found, reading
from factwire.services.subscriptions import NotificationFilter, Subscription, SubscriptionPage, SubscriptionRequest

if TYPE_CHECKING:
    from factwire.aws.bootstrap import ApiServices

_TAG = "Subscriptions"
_ID = Annotated[
    str, Path(pattern="^[0-9A-Za-z-]{1,64}$", description="as `POST /subscriptions` and `GET /subscriptions` give it")
]
_EXAMPLES: dict[str, Any] = {
    "queue": {
        "summary": "A queue that gets what is said of assaults in Lebanon with five killed or more",
        "value": {
            "protocol": "sqs",
            "endpoint": "arn:aws:sqs:us-east-1:000000000000:lebanon",
            "filter": {"countries": ["LBN"], "event_types": ["ASSAULT"], "killed_min": 5},
            "raw": True,
        },
    },
    "email": {
        "summary": "A mailbox that gets every notification, once its owner has confirmed",
        "value": {"protocol": "email", "endpoint": "desk@example.com"},
    },
}


def add_subscription_routes(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    """Add the routes to the endpoint."""
    _add_subscribe(app, services)
    _add_subscriptions(app, services)
    _add_subscription(app, services)
    _add_unsubscribe(app, services)


def _add_subscribe(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.post(
        "/subscriptions",
        summary="Subscribe to notifications, of everything or of what passes a filter",
        description=(
            "A filter has at most 5 fields, and at most 150 combinations of their values. E-mail and HTTPS "
            "subscriptions are pending until the link that SNS sends there is opened; a queue must allow SNS to "
            "send to it."
        ),
        tags=[_TAG],
        responses={
            **found(Subscription, "Subscribed", status=HTTPStatus.CREATED),
            **problem_responses(
                HTTPStatus.BAD_REQUEST,
                HTTPStatus.CONFLICT,
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                HTTPStatus.SERVICE_UNAVAILABLE,
            ),
        },
        openapi_extensions={"requestBody": _request_body()},
    )
    def subscribe() -> Response[str]:
        made = services.subscriptions.add(document_of(app.current_event, SubscriptionRequest))
        headers = {"Location": f"subscriptions/{made.id}"} if made.id else {}
        return answer(made, status=HTTPStatus.CREATED, headers=headers)


def _add_subscriptions(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/subscriptions",
        tag=_TAG,
        summary="The subscriptions there are",
        answers=found(SubscriptionPage, "One page"),
    )
    def subscriptions(
        cursor: Annotated[str | None, Query(max_length=2000, description="`next` of the page before")] = None,
    ) -> Response[str]:
        return answer(services.subscriptions.list(cursor=cursor))


def _add_subscription(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @reading(
        app,
        "/subscriptions/<subscription_id>",
        tag=_TAG,
        summary="One subscription with its filter",
        answers=found(Subscription, "The subscription"),
        of_one=True,
    )
    def subscription(subscription_id: _ID) -> Response[str]:
        return answer(services.subscriptions.find(subscription_id))


def _add_unsubscribe(app: APIGatewayHttpResolver, services: ApiServices) -> None:
    @app.delete(
        "/subscriptions/<subscription_id>",
        summary="End a subscription",
        tags=[_TAG],
        responses={
            204: {"description": "Gone"},
            **problem_responses(
                HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.CONFLICT, HTTPStatus.SERVICE_UNAVAILABLE
            ),
        },
    )
    def unsubscribe(subscription_id: _ID) -> Response[str]:
        services.subscriptions.remove(subscription_id)
        return Response(status_code=HTTPStatus.NO_CONTENT.value, body="")


def _request_body() -> dict[str, Any]:
    schema = SubscriptionRequest.model_json_schema()
    parts = schema.pop("$defs")
    schema["properties"]["filter"] = parts[NotificationFilter.__name__]
    return {"required": True, "content": {"application/json": {"schema": schema, "examples": _EXAMPLES}}}
