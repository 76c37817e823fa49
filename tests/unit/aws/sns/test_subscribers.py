"""What SNS's responses mean."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from factwire.aws.sns.subscribers import SnsSubscribers
from factwire.domain.delivery.filters import NotificationFilter
from factwire.errors import Conflict, FactwireError, InvalidRequest, StorageRefused, StorageUnavailable
from factwire.services.subscriptions import SubscriptionRequest

REQUEST = SubscriptionRequest(protocol="https", endpoint="https://example.com/in")
TOPIC = "arn:aws:sns:eu-central-1:123456789012:summaries"


class Sns:
    """SNS that refuses, or that tells a pending subscription by words only."""

    def __init__(self, *, code: str = "", message: str = "", arn: str = "PendingConfirmation") -> None:
        self._error = {"Code": code, "Message": message}
        self._arn = arn

    def subscribe(self, **_: Any) -> dict[str, str]:
        if self._error["Code"]:
            raise ClientError({"Error": self._error}, "Subscribe")  # type: ignore[arg-type]
        return {"SubscriptionArn": "pending confirmation"}

    def list_subscriptions_by_topic(self, **_: Any) -> dict[str, Any]:
        listed = {"SubscriptionArn": self._arn, "Protocol": "https", "Endpoint": "https://example.com/in"}
        return {"Subscriptions": [listed]}

    def get_subscription_attributes(self, *, SubscriptionArn: str) -> dict[str, Any]:  # noqa: N803 - SNS's name
        assert SubscriptionArn == f"{TOPIC}:1"
        return {
            "Attributes": {
                "Protocol": "https",
                "Endpoint": "https://example.com/in",
                "PendingConfirmation": "true",
                "FilterPolicy": '{"countries": ["LBN"]}',
            }
        }


@pytest.mark.parametrize(
    ("code", "message", "expected"),
    [
        ("InvalidParameter", "Subscription already exists with different attributes", Conflict),
        ("InvalidParameter", "Invalid parameter: Endpoint", InvalidRequest),
        ("FilterPolicyLimitExceeded", "", Conflict),
        ("SubscriptionLimitExceeded", "", Conflict),
        ("AuthorizationError", "", StorageUnavailable),
        ("Throttled", "", StorageUnavailable),
    ],
)
def test_what_sns_refuses_is_told_apart(code: str, message: str, expected: type[FactwireError]) -> None:
    with pytest.raises(expected):
        SnsSubscribers(Sns(code=code, message=message), topic_arn=TOPIC).add(REQUEST)  # type: ignore[arg-type]


def test_a_cursor_that_sns_has_forgotten_is_a_bad_request_and_no_fault_of_ours() -> None:
    class Forgetful:
        def list_subscriptions_by_topic(self, **_: Any) -> None:
            error: Any = {"Error": {"Code": "InvalidParameter", "Message": "NextToken"}}
            raise ClientError(error, "ListSubscriptionsByTopic")

    subscribers = SnsSubscribers(Forgetful(), topic_arn=TOPIC)  # type: ignore[arg-type]
    with pytest.raises(InvalidRequest, match="cursor"):
        subscribers.list("token")
    with pytest.raises(StorageRefused):
        subscribers.list(None)


def test_a_pending_subscription_whose_id_sns_keeps_to_itself_is_answered_without_one() -> None:
    made = SnsSubscribers(Sns(), topic_arn=TOPIC).add(REQUEST)  # type: ignore[arg-type]
    assert (made.id, made.state, made.endpoint) == (None, "pending", REQUEST.endpoint)


def test_a_pending_subscription_is_found_by_its_endpoint_where_sns_lists_it() -> None:
    request = REQUEST.model_copy(update={"filter": NotificationFilter(countries=("LBN",))})
    made = SnsSubscribers(Sns(arn=f"{TOPIC}:1"), topic_arn=TOPIC).add(request)  # type: ignore[arg-type]
    assert (made.id, made.state, made.filter_policy) == ("1", "pending", {"countries": ["LBN"]})


def test_another_filter_for_an_endpoint_that_is_subscribed_is_a_conflict() -> None:
    request = REQUEST.model_copy(update={"filter": NotificationFilter(countries=("SYR",))})
    with pytest.raises(Conflict, match="another filter"):
        SnsSubscribers(Sns(arn=f"{TOPIC}:1"), topic_arn=TOPIC).add(request)  # type: ignore[arg-type]
