"""`api` against SNS in this process: who is told of what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.integration.test_api_function import stored

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

QUEUE = "arn:aws:sqs:eu-central-1:123456789012:{name}"


def subscribe(stack: Stack, body: Any, **headers: str) -> dict[str, Any]:
    return stack.http("POST", "/subscriptions", body=json.dumps(body), headers=headers)


def queue(stack: Stack, name: str) -> str:
    stack.sqs.create_queue(QueueName=name)
    return QUEUE.format(name=name)


def received(stack: Stack, name: str) -> list[dict[str, Any]]:
    url = stack.sqs.get_queue_url(QueueName=name)["QueueUrl"]
    messages = stack.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(message["Body"]) for message in messages]


def test_a_filter_lets_through_what_it_asks_for_and_nothing_else(stack: Stack) -> None:
    for name, wanted in {
        "assaults": {"countries": ["YEM"], "event_types": ["ASSAULT"], "killed_min": 3},
        "massacres": {"killed_min": 4},
        "elsewhere": {"countries": ["LBN"]},
    }.items():
        made = subscribe(
            stack, {"protocol": "sqs", "endpoint": queue(stack, name), "filter": wanted, "raw": name == "assaults"}
        )
        assert (made["statusCode"], made["json"]["state"]) == (201, "confirmed"), made["body"]
    article_id = stored(stack, 1)
    stack.announce()
    (notice,) = received(stack, "assaults")
    assert notice["article"]["article_id"] == article_id
    assert received(stack, "massacres") == received(stack, "elsewhere") == []


def test_a_subscription_is_answered_listed_and_ended(stack: Stack) -> None:
    endpoint = queue(stack, "lebanon")
    made = subscribe(stack, {"protocol": "sqs", "endpoint": endpoint, "filter": {"countries": ["LBN"]}})["json"]
    assert made["filter_policy"] == {"countries": ["LBN"]}
    path = f"/subscriptions/{made['id']}"
    assert stack.get(path)["json"] == made
    listed = stack.get("/subscriptions")["json"]
    assert listed["next"] is None
    assert {"id": made["id"], "protocol": "sqs", "endpoint": endpoint, "state": "confirmed"} in listed["subscriptions"]
    assert stack.http("DELETE", path)["statusCode"] == 204
    assert stack.http("DELETE", path)["statusCode"] == stack.get(path)["statusCode"] == 404
    assert [each["endpoint"] for each in stack.get("/subscriptions")["json"]["subscriptions"]] == [
        QUEUE.format(name="subscriber")
    ]


def test_lists_of_subscriptions_page(stack: Stack) -> None:
    for number in range(120):
        stack.sns.subscribe(TopicArn=stack.topic, Protocol="email", Endpoint=f"reader{number}@example.com")
    first = stack.get("/subscriptions")["json"]
    second = stack.get("/subscriptions", cursor=first["next"])["json"]
    assert second["next"] is None
    seen = {each["endpoint"] for page in (first, second) for each in page["subscriptions"]}
    assert len(seen) == len(first["subscriptions"]) + len(second["subscriptions"]) == 121


def test_asking_again_answers_the_same_subscription(stack: Stack) -> None:
    request = {"protocol": "email", "endpoint": "desk@example.com", "filter": {"countries": ["LBN"]}}
    made = [subscribe(stack, request)["json"]["id"] for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("field", "body"),
    [
        ("protocol", {"protocol": "sms", "endpoint": "+15550100"}),
        ("protocol", {"protocol": "http", "endpoint": "http://example.com/"}),
        ("protocol", {"endpoint": "desk@example.com"}),
        ("endpoint", {"protocol": "email"}),
        ("endpoint", {"protocol": "email", "endpoint": "nobody"}),
        ("endpoint", {"protocol": "https", "endpoint": "http://example.com/"}),
        ("endpoint", {"protocol": "https", "endpoint": "https://[broken"}),
        ("endpoint", {"protocol": "sqs", "endpoint": "https://sqs.eu-central-1.amazonaws.com/1/a"}),
        ("endpoint", {"protocol": "email", "endpoint": 5}),
        ("raw", {"protocol": "email", "endpoint": "desk@example.com", "raw": True}),
        ("filters", {"protocol": "email", "endpoint": "desk@example.com", "filters": {}}),
        ("filter.country", {"protocol": "email", "endpoint": "desk@example.com", "filter": {"country": "LBN"}}),
        ("filter.countries.0", {"protocol": "email", "endpoint": "desk@example.com", "filter": {"countries": ["xx"]}}),
        ("filter.killed_min", {"protocol": "email", "endpoint": "desk@example.com", "filter": {"killed_min": -1}}),
        (
            "filter",
            {
                "protocol": "email",
                "endpoint": "desk@example.com",
                "filter": {"sources": [str(n) for n in range(151)]},
            },
        ),
        ("body", []),
        ("body", None),
        ("body", "text"),
    ],
)
def test_a_bad_subscription_is_refused_by_the_name_of_its_field(stack: Stack, field: str, body: Any) -> None:
    answer = subscribe(stack, body)
    assert (answer["statusCode"], answer["json"]["code"]) == (400, "invalid_request"), answer["body"]
    assert [error["field"] for error in answer["json"]["errors"]] == [field]


@pytest.mark.parametrize("body", ["", "{", "\ud800", "[" * 100_000])
def test_a_body_that_is_no_json_is_refused(stack: Stack, body: str) -> None:
    answer = stack.http("POST", "/subscriptions", body=body)
    assert (answer["statusCode"], answer["json"]["errors"][0]["field"]) == (400, "body")


@pytest.mark.parametrize("declared", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_a_body_of_another_type_is_refused(stack: Stack, declared: str) -> None:
    answer = stack.http("POST", "/subscriptions", body="{}", headers={"content-type": declared})
    assert (answer["statusCode"], answer["json"]["code"]) == (415, "unsupported_type")


def test_subscriptions_of_other_topics_are_out_of_reach(stack: Stack) -> None:
    other = stack.sns.create_topic(Name="other")["TopicArn"]
    arn = stack.sns.subscribe(TopicArn=other, Protocol="email", Endpoint="desk@example.com")["SubscriptionArn"]
    for name in (arn.rpartition(":")[2], arn):
        assert stack.http("DELETE", f"/subscriptions/{name}")["statusCode"] in {400, 404}
    assert len(stack.sns.list_subscriptions_by_topic(TopicArn=other)["Subscriptions"]) == 1


@pytest.mark.parametrize("cursor", ["Zm9yZ2Vk", "ü"])
def test_a_forged_cursor_is_refused(stack: Stack, cursor: str) -> None:
    assert stack.get("/subscriptions", cursor=cursor)["statusCode"] == 400
