"""Whatever call to AWS breaks, in whatever way, the effects are those of an untroubled run."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from factwire.reading import article_id
from factwire.services.stories import relate_article

from tests.integration.chaos import FATES, REFUSED, WORKS
from tests.integration.conftest import BUCKET
from tests.integration.deliveries import Deliveries, Event, deliveries
from tests.telling import Tell

FIRST = 'Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'
SECOND = "Rebels shelled the port of Aden, killing 15."
EMPTY = " "
DELETE = "DELETE"
# Of stories: what several outlets report, and what one alone does, in words that no other has.
REPORT = (
    "Rebels shelled the port of Aden, killing {killed}. The ferry terminal burned until dawn, and cranes fell over."
)
# What happens to one file: its versions as they are delivered, and what is asked for. The last one has the fault.
STORIES = {
    "news": (FIRST,),
    "the same again": (FIRST, FIRST),
    "a revision": (FIRST, SECOND),
    "a rejection": (EMPTY,),
    "repaired": (EMPTY, FIRST),
    "broken": (FIRST, EMPTY),
    "deleted": (FIRST, DELETE),
    "a revision deleted": (FIRST, SECOND, DELETE),
}


@dataclass(frozen=True)
class File:
    """One file with the events of its versions."""

    key: str
    story: str
    events: tuple[Event | None, ...]

    @property
    def article_id(self) -> str:
        """The article that it becomes."""
        return article_id(url=None, location=f"s3://{BUCKET}/{self.key}")


@dataclass(frozen=True)
class Left:
    """What a run leaves: all items, all objects, the ids of all notifications."""

    items: list[Any]
    objects: set[str]
    notifications: set[str]


def dropped(world: Deliveries, story: str, key: str) -> File:
    """The file in all its versions."""
    events = tuple(None if text == DELETE else world.drop(key, text) for text in STORIES[story])
    return File(key=key, story=story, events=events)


def take(world: Deliveries, file: File, event: Event | None) -> None:
    """One step, again until it is done."""
    if event:
        assert world.settle(event) == []
    else:
        assert any(world.delete(file.article_id) for _ in range(8))


def calls_of_last_step(monkeypatch: pytest.MonkeyPatch, story: str) -> int:
    """How many calls to AWS the last step of a story takes, when the functions have run before."""
    with deliveries(monkeypatch) as world:
        for key in ("incoming/warm.txt", "incoming/a.txt"):
            file = dropped(world, story, key)
            for event in file.events:
                before = world.chaos.calls
                take(world, file, event)
        return world.chaos.calls - before


def run(monkeypatch: pytest.MonkeyPatch, story: str, plans: dict[str, list[str]], *, troubled: bool) -> Left:
    """The story once for each plan, and what it leaves."""
    with deliveries(monkeypatch) as world:
        warm = dropped(world, "news", "incoming/warm.txt")
        files = [dropped(world, story, f"incoming/{name}.txt") for name in plans]
        take(world, warm, warm.events[0])
        for file, plan in zip(files, plans.values(), strict=True):
            for event in file.events[:-1]:
                take(world, file, event)
            with world.chaos.planned(plan if troubled else ()):
                take(world, file, file.events[-1])
        commits = world.announce(plan=[*REFUSED, WORKS, "timeout", "killed"] * 20 if troubled else (), again=troubled)
        told = {each["notification_id"] for each in world.notifications()}
        assert commits <= told
        items = sorted(world.stack.items(), key=lambda item: (item["pk"]["S"], item["sk"]["S"]))
        return Left(items=items, objects=set(world.stack.keys("")), notifications=told)


@pytest.mark.parametrize("story", STORIES)
def test_a_fault_at_any_call_changes_neither_the_table_nor_the_bucket_nor_the_notifications(
    monkeypatch: pytest.MonkeyPatch, story: str, tell: Tell
) -> None:
    # Given a story once for each call of its last step, each broken in another way; over fakes each is in every way
    fates = (FATES[call % len(FATES)] for call in range(calls_of_last_step(monkeypatch, story)))
    plans = {f"{fate}-{call}": [WORKS] * call + [fate] for call, fate in enumerate(fates)}
    # When it is run with and without the faults
    troubled = run(monkeypatch, story, plans, troubled=True)
    untroubled = run(monkeypatch, story, plans, troubled=False)
    # Then nobody can tell afterwards which it was
    assert troubled.objects == untroubled.objects
    assert troubled.notifications == untroubled.notifications
    assert troubled.items == untroubled.items
    tell("schedules over AWS in this process", len(plans))


def related(monkeypatch: pytest.MonkeyPatch, texts: dict[str, str], plans: dict[str, list[str]]) -> list[Any]:
    """The items of all stories once `relate` has taken one article after the other, with these faults on the way."""
    with deliveries(monkeypatch) as world:
        for name, text in texts.items():
            assert world.settle(world.drop(f"incoming/{name}.txt", text, source=name)) == []
            world.relate(plan=plans.get(name, ()))
        found = [item for item in world.stack.items() if item["pk"]["S"][:2] in {"T#", "K#"} or item["sk"]["S"] == "IN"]
        return sorted(found, key=lambda item: (item["pk"]["S"], item["sk"]["S"]))


def calls_of_relate(monkeypatch: pytest.MonkeyPatch, *texts: str) -> int:
    """How many calls to AWS it takes to relate the last of these articles."""
    with deliveries(monkeypatch) as world:
        for number, text in enumerate(texts):
            assert world.settle(world.drop(f"incoming/{number}.txt", text)) == []
            before = world.chaos.calls
            world.relate()
        return world.chaos.calls - before


@pytest.mark.parametrize("way", ["begins a story", "joins one", "merges two"])
def test_a_fault_at_any_call_of_relate_changes_no_story(monkeypatch: pytest.MonkeyPatch, way: str, tell: Tell) -> None:
    # Given an article for each call, each broken in another way: each of its own story, or all of one
    alone = way == "begins a story"
    if way == "merges two":  # none sees a story before it has begun one itself, as if all came at once
        monkeypatch.setattr(relate_article, "read_keys", lambda fingerprint: [])
    calls = calls_of_relate(monkeypatch, *map(own_words if alone else report_of, (0, 1)))
    fates = (FATES[call % len(FATES)] for call in range(calls))
    plans = {f"{fate}-{call}": [WORKS] * call + [fate] for call, fate in enumerate(fates)}
    texts = {
        name: own_words(number) if alone else REPORT.format(killed=number)
        for number, name in enumerate(("first", *plans))
    }
    # When they are related with and without the faults
    troubled, untroubled = (related(monkeypatch, texts, faults) for faults in (plans, {}))
    # Then nobody can tell afterwards which it was
    assert troubled == untroubled
    stories = sum(item["sk"]["S"] == "STORY" and "card" in item for item in troubled)
    assert stories == (len(texts) if alone else 1)
    tell("schedules of relate over AWS in this process", len(plans))


def report_of(number: int) -> str:
    """A text about what all of these tell of."""
    return REPORT.format(killed=number + 2)


def own_words(number: int) -> str:
    """A text of words that no other has."""
    digests = (hashlib.sha256(f"{number} {n}".encode()).hexdigest()[:8] for n in range(20))
    words = [digest.translate(str.maketrans("0123456789", "ghijklmnop")) for digest in digests]
    return " ".join(f"It was said that the {one} of the {two} would be with them." for one, two in pairwise(words))
