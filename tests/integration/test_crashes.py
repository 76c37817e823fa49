"""Each call to AWS in turn fails: before its effect, after it, or in the middle of a batch. No trace is left of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count, product
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ConnectionClosedError

from tests.integration.conftest import TABLE, load
from tests.unit.services.fakes import facts_of

if TYPE_CHECKING:
    from tests.integration.conftest import Stack

FIRST = 'Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'
SECOND = 'Rebels shelled the port of Aden, killing 15. "We fled at noon," said Amal Saleh.'
QUESTIONS = ["/articles", "/events", "/entities/rebels"]
FATES = ["lost", "unheard", "half done"]

Act = Callable[["Stack", list[str]], None]


class Faults:
    """Breaks one call of the functions."""

    def __init__(self, session: boto3.Session) -> None:
        self.fate = ""
        self.calls_before = 0
        self.is_struck = False
        session.events.register("before-parameter-build", self._asked)
        session.events.register("after-call", self._answered)

    def plan(self, fate: str, *, after: int) -> None:
        """Strike the call that comes after so many others; only batches can be done by half."""
        self.fate, self.calls_before, self.is_struck = fate, after, False

    def clear(self) -> bool:
        """No more faults; answers whether there was one."""
        self.fate = ""
        return self.is_struck

    def _asked(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        if not self.fate or self.is_struck or (self.fate == "half done" and model.name != "BatchWriteItem"):
            return
        self.calls_before -= 1
        self.is_struck = self.calls_before < 0
        if self.is_struck and self.fate == "lost":
            self._fail()
        if self.is_struck and self.fate == "half done":
            params["RequestItems"] = {name: asked[1::2] for name, asked in params["RequestItems"].items()}
            params["RequestItems"] = {name: asked for name, asked in params["RequestItems"].items() if asked}
            if not params["RequestItems"]:
                self._fail()

    def _answered(self, **_: Any) -> None:
        if self.fate and self.is_struck:
            self._fail()

    def _fail(self) -> None:
        self.fate = ""
        raise ConnectionClosedError(endpoint_url="https://aws.example.com")


@pytest.fixture
def faults(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Faults:
    """Faults of the functions, which find their facts without a language model."""
    monkeypatch.setattr("factwire.extraction.extract_facts", facts_of)
    monkeypatch.setattr("factwire.aws.bootstrap.engine.load_model", lambda: None)
    assert boto3.DEFAULT_SESSION
    return Faults(boto3.DEFAULT_SESSION)


def deliver(stack: Stack, versions: list[str], *, newest: int) -> None:
    """The event of a version comes."""
    event = load("sqs_file.json")
    message = json.loads(event["Records"][0]["body"])
    message["Records"][0]["s3"]["object"] |= {"versionId": versions[newest], "sequencer": f"{newest:016X}"}
    message["Records"][0]["eventTime"] = f"2024-10-08T10:00:{newest:02}.000Z"
    event["Records"][0]["body"] = json.dumps(message)
    stack.call("extract", event)


def delete(stack: Stack, _: list[str]) -> None:
    """Somebody deletes whatever articles there are."""
    for record in stack.records():
        stack.http("DELETE", f"/articles/{record['pk']['S'].removeprefix('A#')}")


def deliver_first(stack: Stack, versions: list[str]) -> None:
    """The first version comes."""
    deliver(stack, versions, newest=0)


def deliver_second(stack: Stack, versions: list[str]) -> None:
    """The second version comes."""
    deliver(stack, versions, newest=1)


CASES: dict[str, tuple[list[Act], Act]] = {
    "a new article": ([], deliver_first),
    "a revision": ([deliver_first], deliver_second),
    "an older version": ([deliver_second], deliver_first),
    "a deletion": ([deliver_first, deliver_second], delete),
}


# An older version writes nothing, and a deletion writes in transactions, which are never done by half.
WITHOUT_BATCHES = {"an older version", "a deletion"}


def view(stack: Stack) -> list[Any]:
    """What the endpoint shows."""
    found = stack.get("/entities", q="re")["json"]
    return [*(json.loads(stack.get(path)["body"]) for path in QUESTIONS), found]


def left(stack: Stack) -> list[str]:
    """What is stored, but for the calendar; tombstones end, as they do in time."""
    for item in stack.items():
        if item.get("status", {}).get("S") == "deleted":
            stack.dynamodb.delete_item(TableName=TABLE, Key={"pk": item["pk"], "sk": item["sk"]})
    items = [f"{item['pk']['S']} {item['sk']['S']}" for item in stack.items() if item["pk"]["S"] != "YEARS"]
    return [*items, *stack.keys("")]


def struck(stack: Stack, faults: Faults, case: str, *, fate: str, after: int) -> bool:
    """One article's life with a fault in it; answers whether there were calls enough for the fault."""
    # Given an article in two versions
    before, act = CASES[case]
    versions = [str(stack.drop("incoming/aden.txt", text)) for text in (FIRST, SECOND)]
    for each in before:
        each(stack, versions)
    shown_before = view(stack)
    # When a call fails
    faults.plan(fate, after=after)
    act(stack, versions)
    had_its_fault = faults.clear()
    shown = view(stack)
    # Then all is shown that was before or all that comes after, and the next delivery heals the rest
    act(stack, versions)
    assert shown in (shown_before, view(stack))
    # And what there is leads to all that is left: a deletion leaves nothing under any key
    delete(stack, versions)
    assert left(stack) == []
    return had_its_fault


@pytest.mark.parametrize(
    ("case", "fate"),
    [(case, fate) for case, fate in product(CASES, FATES) if fate != "half done" or case not in WITHOUT_BATCHES],
)
def test_a_fault_at_any_call_shows_all_or_nothing_and_leaves_nothing(
    stack: Stack, faults: Faults, case: str, fate: str
) -> None:
    stack.function("extract")
    rounds = next(number for number in count() if not struck(stack, faults, case, fate=fate, after=number))
    assert rounds > 0
