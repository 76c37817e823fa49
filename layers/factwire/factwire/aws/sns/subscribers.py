"""The subscriptions of one SNS topic."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.sns.filter_policies import policy_of
from factwire.errors import Conflict, InvalidRequest, NotFound
from factwire.services.subscriptions import Subscription, SubscriptionOverview, SubscriptionRequest

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient

_INVALID: Final = {"InvalidParameter", "InvalidParameterException", "InvalidParameterValue"}
_FULL: Final = {"FilterPolicyLimitExceeded", "SubscriptionLimitExceeded"}
_UNKNOWN: Final = {"NotFound", "NotFoundException"} | _INVALID
_OTHER_FILTER: Final = "This endpoint is subscribed with another filter; delete that subscription first"


class SnsSubscribers:
    """`Subscribers` over one topic; a subscription's id is the last part of its ARN."""

    def __init__(self, client: SNSClient, *, topic_arn: str, own_queue_arn: str = "") -> None:
        """Take the topic, and the queue of `deliver`, whose subscription comes and goes with webhooks, unseen."""
        self._client = client
        self._topic_arn = topic_arn
        self._own_queue_arn = own_queue_arn

    def add(self, request: SubscriptionRequest) -> Subscription:
        """Subscribe; the same request again returns the existing subscription."""
        if request.endpoint == self._own_queue_arn:
            raise Conflict("This queue belongs to the stack; subscribe with the protocol `webhook`", field="endpoint")
        policy = policy_of(request.filter)
        attributes = {"FilterPolicy": json.dumps(policy)} if policy else {}
        if request.raw:
            attributes["RawMessageDelivery"] = "true"
        found = self._described(self._subscribe(request, attributes), request)
        # SNS refuses another filter for the same endpoint, a local AWS ignores it: both are a conflict here.
        if (found.filter_policy or {}) != policy or found.raw != request.raw:
            raise Conflict(_OTHER_FILTER, field="endpoint")
        return found

    def find(self, subscription_id: str) -> Subscription:
        """Return one subscription of this topic."""
        with translated_errors():
            try:
                response = self._client.get_subscription_attributes(SubscriptionArn=self._arn(subscription_id))
            except ClientError as error:
                if code_of(error) in _UNKNOWN:
                    raise NotFound("no such subscription") from None
                raise
        attributes = response["Attributes"]
        if attributes["Endpoint"] == self._own_queue_arn:
            raise NotFound("no such subscription")
        return _subscription(subscription_id, attributes)

    def list(self, token: str | None) -> tuple[tuple[SubscriptionOverview, ...], str | None]:
        """Return a page of subscriptions, and the token of the next."""
        with translated_errors():
            try:
                response = self._client.list_subscriptions_by_topic(
                    TopicArn=self._topic_arn, **({"NextToken": token} if token else {})
                )
            except ClientError as error:
                if token and code_of(error) in _INVALID:
                    raise InvalidRequest("The cursor has expired; list again without it", field="cursor") from None
                raise
        shown = (each for each in response["Subscriptions"] if each["Endpoint"] != self._own_queue_arn)
        return tuple(map(self._overview, shown)), response.get("NextToken")

    def remove(self, subscription_id: str) -> None:
        """End a subscription."""
        with translated_errors():
            try:
                self._client.unsubscribe(SubscriptionArn=self._arn(subscription_id))
            except ClientError as error:
                if code_of(error) in _INVALID:
                    raise Conflict(
                        "SNS ends no pending subscription; it goes by itself if nobody confirms it"
                    ) from None
                raise

    def _subscribe(self, request: SubscriptionRequest, attributes: Mapping[str, str]) -> str:
        """Return the ARN of the subscription, or the text that SNS returns while it is pending."""
        with translated_errors():
            try:
                return self._client.subscribe(
                    TopicArn=self._topic_arn,
                    Protocol=request.protocol,
                    Endpoint=request.endpoint,
                    Attributes=attributes,
                    ReturnSubscriptionArn=True,
                )["SubscriptionArn"]
            except ClientError as error:
                if code_of(error) in _FULL:
                    raise Conflict("the topic or account has as many subscriptions as SNS allows") from None
                if code_of(error) not in _INVALID:
                    raise
                if "already exists" in str(error):
                    raise Conflict(_OTHER_FILTER, field="endpoint") from None
                raise InvalidRequest("SNS refuses this endpoint; check the address", field="endpoint") from None

    def _described(self, arn: str, request: SubscriptionRequest) -> Subscription:
        subscription_id = self._id(arn) or next(self._ids_of(request), None)
        return self.find(subscription_id) if subscription_id else _pending(request)

    def _ids_of(self, request: SubscriptionRequest) -> Iterator[str]:
        token: str | None = None
        while True:
            cards, token = self.list(token)
            for card in cards:
                if card.id and (card.protocol, card.endpoint) == (request.protocol, request.endpoint):
                    yield card.id
            if token is None:
                return

    def _arn(self, subscription_id: str) -> str:
        return f"{self._topic_arn}:{subscription_id}"

    def _id(self, arn: str) -> str | None:
        topic, _, name = arn.rpartition(":")
        return name if topic == self._topic_arn else None

    def _overview(self, listed: Mapping[str, Any]) -> SubscriptionOverview:
        subscription_id = self._id(listed["SubscriptionArn"])
        return SubscriptionOverview(
            id=subscription_id,
            protocol=listed["Protocol"],
            endpoint=listed["Endpoint"],
            state="confirmed" if subscription_id else "pending",
        )


def _subscription(subscription_id: str, attributes: Mapping[str, str]) -> Subscription:
    policy = attributes.get("FilterPolicy")
    return Subscription(
        id=subscription_id,
        protocol=attributes["Protocol"],
        endpoint=attributes["Endpoint"],
        state="pending" if attributes.get("PendingConfirmation") == "true" else "confirmed",
        filter_policy=(json.loads(policy) or None) if policy else None,
        raw=attributes.get("RawMessageDelivery") == "true",
    )


def _pending(request: SubscriptionRequest) -> Subscription:
    """Return a subscription that SNS gives no id of, as it was requested."""
    return Subscription(
        id=None,
        protocol=request.protocol,
        endpoint=request.endpoint,
        state="pending",
        filter_policy=policy_of(request.filter) or None,
        raw=request.raw,
    )
