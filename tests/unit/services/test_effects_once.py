"""Whatever the schedule of deliveries, crashes and preemptions: the same end.

A state machine drops versions of files, delivers their events in any order and number, breaks any call of any
port, lets another delivery run in the middle of one, deletes articles, extracts them again by another engine and
replays the stream. At the end
every event is delivered once more, as a queue would, and the world must be what the newest originals say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import hypothesis.strategies as st
import pytest
from factwire.domain.input_origins import Origin
from factwire.errors import NotFound, StorageUnavailable
from factwire.services.ports import Deletion, Replay, StaleRecord
from factwire.services.publish_summary import PublishSummary
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.telling import Tell
from tests.unit.services.fakes import (
    FakeNotifier,
    World,
    newer_engine,
    origin,
    replay_of,
    settle,
)

KEYS = ("incoming/a.txt", "incoming/b.txt", "incoming/c.txt")
SHARED = {"incoming/b.txt", "incoming/c.txt"}  # two files about one address
TEXTS = (
    "Rebels shelled the port of Aden, killing 12.",
    "Rebels shelled the port of Aden, killing 15.",
    "Nothing happened in Aden.",
    " ",
)
FATES = ("lost", "unheard", "preempted")


def plan_of(faults: list[tuple[int, str]]) -> list[str]:
    """Which fate each call has: most of them work."""
    plan = ["works"] * 16
    for call, fate in faults:
        plan[call] = fate
    return plan


PLAN = st.lists(st.tuples(st.integers(0, 15), st.sampled_from(FATES)), max_size=2).map(plan_of)


class Schedules(RuleBasedStateMachine):
    """Files, deliveries and faults in any order."""

    schedules = 0

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.events: list[Origin] = []
        self.tasks: list[Replay] = []
        self.commits: set[str] = set()
        self.published = 0
        Schedules.schedules += 1

    @rule(key=st.sampled_from(KEYS), text=st.sampled_from(TEXTS))
    def drop(self, key: str, text: str) -> None:
        event = origin(len(self.events) + 1, key=key)
        self.world.now = datetime.fromisoformat(event.at) + timedelta(milliseconds=500)
        about = {"url": "https://example.com/aden"} if key in SHARED else {}
        self.world.drop(event, text, **about)
        self.events.append(event)

    @rule(data=st.data(), plan=PLAN)
    def deliver(self, data: st.DataObject, plan: list[str]) -> None:
        if self.events:
            event = data.draw(st.sampled_from(self.events))
            self._run(lambda: self.world.ingest()(event), plan, meanwhile=self._meanwhile(data))

    @rule(data=st.data(), plan=PLAN)
    def delete(self, data: st.DataObject, plan: list[str]) -> None:
        if self.world.articles:
            records = sorted(self.world.articles.values(), key=lambda each: each.article_id)
            record = data.draw(st.sampled_from(records))
            self._run(lambda: self.world.delete(record.article_id), plan, meanwhile=self._meanwhile(data))

    @rule(data=st.data(), plan=PLAN)
    def replay(self, data: st.DataObject, plan: list[str]) -> None:
        if self.world.articles:
            task = self._replay(data)
            self._run(lambda: self.world.replay(extract=newer_engine)(task), plan, meanwhile=self._meanwhile(data))
            self.tasks.append(task)

    @rule(plan=PLAN, again=st.booleans())
    def publish(self, plan: list[str], again: bool) -> None:
        publish = PublishSummary(notifier=FakeNotifier(self.world), api_url="")
        batch = list(self.world.stream[self.published :])

        def run() -> None:
            for change in batch:
                publish(change)
            if not again:
                self.published += len(batch)

        self._run(run, [fate for fate in plan if fate != "preempted"], meanwhile=lambda: None)

    @invariant()
    def only_commits_are_announced(self) -> None:
        self._note_commits()
        announced = {notice.notification_id for notice in self.world.notifications if notice.kind != "retraction"}
        assert announced <= self.commits

    @invariant()
    def a_committed_article_has_its_facts(self) -> None:
        for record in self.world.articles.values():
            if record.status == "stored":
                assert record.stored_facts
                assert (record.article_id, record.revision, record.stored_facts.commit) in self.world.parts
                assert record.stored_facts.archive_key in self.world.documents

    def teardown(self) -> None:
        self.world.faults.plan = []
        jobs, self.world.delayed = self.world.delayed, []
        for job in jobs:
            if isinstance(job, Deletion):
                settle(lambda job=job: self.world.deletion()(job))
        for event in self.events:
            settle(lambda event=event: self.world.ingest()(event))
        for task in self.tasks:
            settle(lambda task=task: self.world.replay(extract=newer_engine)(task))
        self._note_commits()
        self.publish([], again=False)
        self._check_articles()
        self._check_notifications()

    def _check_articles(self) -> None:
        newest: dict[str, Origin] = {}
        for event in self.events:
            if (event.version_id or "") in self.world.objects.get(event.location, {}):
                newest["shared" if event.key in SHARED else event.key] = event
        expected = {event.token: self._text(event) for event in newest.values()}
        records = {record.origin.token: record for record in self.world.articles.values()}
        # An empty file has no address of its own to be told apart by, save what was sent along with it.
        assert set(records) == set(expected)
        stored = sorted(text for text in expected.values() if text.strip())
        assert sorted(facts.article.text for facts in self.world.parts.values()) == stored
        assert sorted(facts.article.text for facts in self.world.documents.values()) == stored
        for token, record in records.items():
            assert (record.status == "stored") == bool(expected[token].strip())

    def _check_notifications(self) -> None:
        announced = {notice.notification_id for notice in self.world.notifications if notice.kind != "retraction"}
        assert announced == self.commits
        for record in self.world.articles.values():
            assert record.commit in announced

    def _text(self, event: Origin) -> str:
        return self.world.objects[event.location][event.version_id or ""][0].decode()

    def _note_commits(self) -> None:
        self.commits |= {
            change.after.commit for change in self.world.stream if change.after and not change.after.is_deleted
        }

    def _replay(self, data: st.DataObject) -> Replay:
        records = sorted(self.world.articles.values(), key=lambda each: each.article_id)
        return replay_of(data.draw(st.sampled_from(records)), before=self.world.now)

    def _meanwhile(self, data: st.DataObject) -> Callable[[], object]:
        """What may run in the middle of something else: a delivery, a deletion, or a newer file and its delivery."""
        event = data.draw(st.sampled_from(self.events))
        what = data.draw(st.sampled_from(["delivery", "deletion", "newer file", "replay"]))
        known = sorted(self.world.articles)
        if what == "deletion" and known:
            article_id = data.draw(st.sampled_from(known))
            return lambda: self.world.delete(article_id)
        if what == "replay" and known:
            self.tasks.append(task := self._replay(data))
            return lambda: self.world.replay(extract=newer_engine)(task)
        if what == "newer file":
            text = data.draw(st.sampled_from(TEXTS))
            return lambda: self._drop_and_deliver(event.key, text)
        return lambda: self.world.ingest()(event)

    def _drop_and_deliver(self, key: str, text: str) -> None:
        self.drop(key, text)
        self.world.ingest()(self.events[-1])

    def _run(self, act: Callable[[], object], plan: list[str], *, meanwhile: Callable[[], object]) -> None:
        self.world.faults.plan = list(plan)
        self.world.faults.meanwhile = meanwhile
        try:
            act()
        except (StorageUnavailable, StaleRecord, NotFound):
            pass
        finally:
            self.world.faults.plan = []


Schedules.TestCase.settings = settings(max_examples=1_000, deadline=None, stateful_step_count=12)
TestSchedules = Schedules.TestCase


@pytest.fixture(autouse=True)
def _told(tell: Tell) -> Iterator[None]:
    Schedules.schedules = 0
    yield
    tell("schedules over fakes", Schedules.schedules)
