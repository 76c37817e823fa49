"""Archives, embargoes, cancellations and versions: whatever the schedule of deliveries and crashes, the same end.

A state machine drops files and archives whose items may be withheld or cancelled and carry versions, delivers their
events, those of members that are set apart and the messages for later in any order and number, moves the clock, and
breaks any call of any port or lets another delivery run in the middle of one. At the end what has not been delivered
with success is delivered, as a queue would, and each article must be what its highest version says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import hypothesis.strategies as st
from factwire.domain.input_origins import Origin
from factwire.errors import StorageUnavailable
from factwire.reading import article_id
from factwire.services.ingestion.release_article import ReleaseArticle
from factwire.services.ports import Release, StaleRecord
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.unit.reading.built import zipped
from tests.unit.services.fakes import FakeClock, FakeDelayedTasks, World, origin, settle

NOON = "2024-10-08T12:00:00Z"
ITEMS = ("a", "b")
FATES = ("lost", "unheard", "preempted")
PLAN = st.lists(st.tuples(st.integers(0, 15), st.sampled_from(FATES)), max_size=2)
ITEM = st.tuples(
    st.sampled_from(ITEMS),
    st.sampled_from(["", "!withheld\n", f"!withheld {NOON}\n", "!canceled\n"]),
    st.integers(0, 3),
)


def text_of(version: int, killed: int) -> str:
    return f"Rebels shelled the port of Aden, killing {10 * version + killed}."


def _id_of(name: str) -> str:
    return article_id(url=f"https://example.com/{name}", guid=None, publisher=None, location="")


class Schedules(RuleBasedStateMachine):
    """Items in files and archives, deliveries and faults in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(now=datetime.fromisoformat(NOON) - timedelta(hours=1))
        self.events: list[Origin] = []
        self.tasks: list[Origin | Release] = []
        self.done: set[int] = set()
        # What was said of each item: version, number of the drop, place in it, status and text.
        self.said: dict[str, list[tuple[int, int, int, str, str]]] = {}

    @rule(items=st.lists(ITEM, min_size=1, max_size=3), archive=st.booleans())
    def drop(self, items: list[tuple[str, str, int]], archive: bool) -> None:
        number = len(self.events) + 1
        members = {}
        for place, (name, usage, version) in enumerate(items if archive else items[:1]):
            # The same version says the same: that is what a version is.
            text = text_of(version, ITEMS.index(name))
            body = f"{usage}!version {version}\n{text}"
            members[f"{place}.txt"] = json.dumps({"url": f"https://example.com/{name}", "text": body}).encode()
            self.said.setdefault(name, []).append((version, number, place, usage, text))
        key = f"incoming/{number}.zip" if archive else f"incoming/{number}.json"
        event = origin(number, key=key)
        self.world.drop(event, zipped(members) if archive else members["0.txt"])
        self.events.append(event)
        self.tasks.append(event)

    @rule(data=st.data(), plan=PLAN)
    def deliver(self, data: st.DataObject, plan: list[tuple[int, str]]) -> None:
        self._collect()
        if self.tasks:
            task, other = (data.draw(st.integers(0, len(self.tasks) - 1)) for _ in range(2))
            self._run(task, plan, meanwhile=self._act(self.tasks[other]))

    @rule()
    def time_passes(self) -> None:
        self.world.now += timedelta(minutes=40)

    @invariant()
    def what_is_withheld_is_in_no_document_before_its_time(self) -> None:
        if self.world.now < datetime.fromisoformat(NOON):
            shown = {
                record.stored_facts.archive_key for record in self.world.records.values() if record.status == "stored"
            }
            for record in self.world.records.values():
                if record.status == "withheld" and record.stored_facts and record.stored_facts.archive_key not in shown:
                    assert record.stored_facts.archive_key not in self.world.documents

    @invariant()
    def a_stored_article_has_its_facts(self) -> None:
        for record in self.world.records.values():
            if record.status == "stored":
                assert (record.article_id, record.revision, record.stored_facts.commit) in self.world.parts
                assert record.stored_facts.archive_key in self.world.documents

    def teardown(self) -> None:
        self.world.faults.plan = []
        self._collect()
        while todo := [number for number in range(len(self.tasks)) if number not in self.done]:
            for number in reversed(todo):
                settle(self._act(self.tasks[number]))
                self.done.add(number)
            if not self.world.staged and self.world.now < datetime.fromisoformat(NOON):
                break  # what is left for later would go round until noon
            self._collect()
        self.world.publish_all()
        self._check()

    def _check(self) -> None:
        records = self.world.records
        expected = {name: max(said) for name, said in self.said.items()}
        assert set(records) == set(map(_id_of, expected))
        texts = []
        for name, (version, _, _, usage, text) in expected.items():
            record = records[_id_of(name)]
            status = self._status(usage)
            assert (record.status, record.version) == (status, version)
            if status != "canceled":
                texts.append(text)
            kinds = [each.kind for each in self.world.notifications if each.article.article_id == record.article_id]
            assert kinds[-1:] in ([["summary"], ["revision"]] if status == "stored" else [["retraction"], []])
        assert sorted(facts.article.text for facts in self.world.parts.values()) == sorted(texts)
        stored_facts = [record.stored_facts for record in records.values() if record.status == "stored"]
        assert sorted(self.world.documents) == sorted(each.archive_key for each in stored_facts)
        assert {each.split("/")[3] for each in self.world.objects} == {"incoming"} if self.events else True

    def _status(self, usage: str) -> str:
        if NOON in usage:
            return "stored" if self.world.now >= datetime.fromisoformat(NOON) else "withheld"
        return usage.strip("!\n") or "stored"

    def _collect(self) -> None:
        """What the functions have set apart or sent for later is there to be delivered, however often."""
        self.tasks += [*self.world.staged, *self.world.delayed]
        self.world.staged, self.world.delayed = [], []

    def _act(self, task: Origin | Release) -> Callable[[], object]:
        if isinstance(task, Origin):
            return lambda: self.world.ingest()(task)
        world = self.world
        release = ReleaseArticle(state=world.state(), clock=FakeClock(world), delayed=FakeDelayedTasks(world))
        return lambda: release(task)

    def _run(self, number: int, plan: list[tuple[int, str]], *, meanwhile: Callable[[], object]) -> None:
        fates = ["works"] * 16
        for call, fate in plan:
            fates[call] = fate
        self.world.faults.plan = fates
        self.world.faults.meanwhile = meanwhile
        try:
            self._act(self.tasks[number])()
            self.done.add(number)
        except (StorageUnavailable, StaleRecord):
            pass
        finally:
            self.world.faults.plan = []


Schedules.TestCase.settings = settings(max_examples=300, stateful_step_count=12, deadline=None)
TestSchedules = Schedules.TestCase
