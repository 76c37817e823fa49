"""Embargo and cancellation through the functions: nobody is shown what may not be used, and all of it when it may."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import boto3
import pytest

from tests.integration.conftest import SCHEDULES, load

if TYPE_CHECKING:
    from types import ModuleType

    from tests.integration.conftest import Stack

TEXT = "Rebels shelled the port of Aden on Monday, killing at least three dockers, officials said."
JSON = "application/json"


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = datetime.now(UTC)

    def now(self) -> datetime:
        """The time that was set."""
        return self.time


@pytest.fixture
def clock(stack: Stack) -> Clock:
    """The clock of `extract`."""
    clock = Clock()
    services = _services(stack.function("extract"))
    for part in (services.ingest_object.ingest, services.release):
        object.__setattr__(part, "clock", clock)
    return clock


def _services(module: ModuleType):
    return module.SERVICES


def ninjs(**fields: str) -> bytes:
    return json.dumps({"uri": "urn:x:1", "version": "1", "headline": "Port", "body_text": TEXT, **fields}).encode()


def kinds(stack: Stack) -> list[str]:
    assert stack.announce() == []
    return [json.loads(each["Message"])["kind"] for each in stack.messages()]


def later(stack: Stack) -> list[dict]:
    """The releases that are to come, each taken from the queue or the schedules."""
    from moto.sqs.models import sqs_backends

    queue = sqs_backends["123456789012"]["eu-central-1"].queues["incoming"]
    found = [message for message in queue._messages if "release" in message.body]
    for message in found:
        queue._messages.remove(message)
    return [json.loads(message.body) for message in found] + [each["message"] for each in scheduled()]


def scheduled() -> list[dict]:
    """The schedules of releases, each taken away as after it ran."""
    scheduler = boto3.client("scheduler")
    found = []
    for each in scheduler.list_schedules(GroupName=SCHEDULES)["Schedules"]:
        schedule = scheduler.get_schedule(Name=each["Name"], GroupName=SCHEDULES)
        scheduler.delete_schedule(Name=each["Name"], GroupName=SCHEDULES)
        found.append({**schedule, "message": json.loads(schedule["Target"]["Input"])})
    return found


def release(stack: Stack, body: dict) -> list[dict]:
    event = load("sqs_release.json")
    event["Records"][0]["body"] = json.dumps(body)
    return stack.call("extract", event)["batchItemFailures"]


def test_an_embargoed_item_is_shown_by_nothing_before_its_time_and_by_all_after(stack: Stack, clock: Clock) -> None:
    until = (clock.time + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    stack.drop("incoming/item.json", ninjs(embargoed=until), content_type=JSON)
    assert stack.work() == []

    assert kinds(stack) == []
    for path in ("/events", "/quotes", "/articles"):
        assert "Aden" not in stack.get(path)["body"]
    assert stack.get("/entities", q="Aden")["json"] == {"entities": []}
    assert stack.keys("facts/") == []
    (card,) = stack.get("/articles", status="withheld")["json"]["articles"]
    assert (card["withheld_until"], card["headline"]) == (until, None)
    assert stack.get(f"/articles/{card['article_id']}")["json"]["article"]["status"] == "withheld"
    for path in ("facts", "changes"):
        assert stack.get(f"/articles/{card['article_id']}/{path}")["statusCode"] == 404

    (waiting,) = later(stack)
    assert release(stack, waiting) == []
    (again,) = later(stack)
    assert again == waiting
    assert kinds(stack) == []
    clock.time += timedelta(hours=1, seconds=1)
    assert release(stack, again) == release(stack, again) == []

    assert kinds(stack) == ["summary"]
    assert stack.get("/events")["json"]["events"]
    assert stack.get(f"/articles/{card['article_id']}/facts")["json"]["article"]["text"] == TEXT
    assert len(stack.keys("facts/")) == 1
    assert stack.get("/articles", status="withheld")["json"]["articles"] == []
    assert later(stack) == []


def test_what_was_corrected_before_it_came_out_is_one_revision(stack: Stack, clock: Clock) -> None:
    until = (clock.time + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    for version, text in (("1", TEXT), ("2", TEXT.replace("three", "five"))):
        stack.drop("incoming/item.json", ninjs(version=version, body_text=text, embargoed=until), content_type=JSON)
        assert stack.work() == []
    clock.time += timedelta(hours=1, seconds=1)
    for waiting in later(stack):
        assert release(stack, waiting) == []

    (card,) = stack.get("/articles")["json"]["articles"]
    revisions = stack.get(f"/articles/{card['article_id']}/revisions")["json"]["revisions"]
    assert [each["revision"] for each in revisions] == [card["revision"]]


def test_an_embargo_of_days_waits_as_one_schedule_and_sends_itself_no_messages(stack: Stack, clock: Clock) -> None:
    """Lambda stops a function that goes round through its own queue more than 16 times."""
    until = (clock.time + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:%SZ")
    stack.drop("incoming/item.json", ninjs(embargoed=until), content_type=JSON)
    assert stack.work() == []

    assert stack.sqs.receive_message(QueueUrl=stack.incoming).get("Messages") is None
    (schedule,) = scheduled()
    due = clock.time.replace(microsecond=0) + timedelta(days=3, seconds=1)
    assert schedule["ScheduleExpression"] == f"at({due:%Y-%m-%dT%H:%M:%S})"
    assert schedule["ActionAfterCompletion"] == "DELETE"
    clock.time += timedelta(days=3, seconds=1)
    assert release(stack, schedule["message"]) == []
    assert kinds(stack) == ["summary"]


def test_a_release_of_what_is_no_longer_there_is_taken_and_ignored(stack: Stack) -> None:
    assert stack.call("extract", load("sqs_release.json")) == {"batchItemFailures": []}
    assert stack.items() == []


def test_a_cancelled_item_is_retracted_with_its_facts_and_its_history(stack: Stack) -> None:
    for version, text in (("1", TEXT), ("2", TEXT.replace("three", "five"))):
        stack.drop("incoming/item.json", ninjs(version=version, body_text=text), content_type=JSON)
        stack.work()
    canceled = json.dumps({"uri": "urn:x:1", "version": "3", "pubstatus": "canceled"})
    stack.drop("incoming/kill.json", canceled, content_type=JSON)
    assert stack.work() == []

    assert kinds(stack) == ["summary", "revision", "retraction"]
    left = [each["sk"]["S"] for each in stack.items() if each["pk"]["S"].startswith(("A#", "L#", "E#"))]
    assert [key for key in left if not key.startswith("ORIG#")] == ["META"]
    assert stack.keys("facts/") == []
    assert stack.get("/events")["json"]["events"] == []
    (card,) = stack.get("/articles", status="canceled")["json"]["articles"]
    assert stack.get(f"/articles/{card['article_id']}/revisions")["json"] == {"revisions": []}

    stack.drop("incoming/late.json", ninjs(version="2"), content_type=JSON)
    stack.work()
    assert kinds(stack) == []
    stack.drop("incoming/back.json", ninjs(version="4"), content_type=JSON)
    stack.work()
    assert kinds(stack) == ["summary"]
    assert stack.get("/events")["json"]["events"]


def test_the_highest_version_of_an_item_counts_whatever_comes_last(stack: Stack) -> None:
    for version in ("9", "10", "8"):
        text = TEXT.replace("three", version)
        stack.drop(f"incoming/{version}.json", ninjs(version=version, body_text=text), content_type=JSON)
        stack.work()

    (card,) = stack.get("/articles")["json"]["articles"]
    assert "10 dockers" in stack.get(f"/articles/{card['article_id']}/facts")["json"]["article"]["text"]
    assert kinds(stack) == ["summary", "revision"]


def test_what_may_not_be_used_yet_is_taken_over_http_and_read_for_nobody(stack: Stack) -> None:
    body = ninjs(embargoed="2150-01-01T00:00:00Z").decode()
    headers = {"content-type": JSON}

    refused = stack.http("POST", "/extract", body=body, headers=headers)
    assert (refused["statusCode"], refused["json"]["code"]) == (422, "withheld")
    taken = stack.http("POST", "/articles", body=body, headers=headers)
    assert taken["statusCode"] == 202
    assert stack.work() == []
    assert stack.get(f"/articles/{taken['json']['article_id']}")["json"]["article"]["status"] == "withheld"
