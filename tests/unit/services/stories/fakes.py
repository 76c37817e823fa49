"""Stories and articles in memory, and a store whose calls break or are preempted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from threading import RLock
from types import SimpleNamespace
from typing import Any

from factwire.domain.judgements.effects import NO_EFFECTS, Effects
from factwire.domain.stored_stories import ListedStory, Membership, StoryRecord, digest_of_member, updated_at
from factwire.errors import StorageUnavailable
from factwire.model import Facts
from factwire.services.ports import StaleRecord
from factwire.stories import Member
from factwire.stories.comparison.keys import CROWDED


@dataclass
class FakeRecords:
    """What `RelateArticle` asks of a `FactRepository`: the facts of articles that are stored."""

    stored: dict[str, Facts] = field(default_factory=dict)
    judged: dict[str, Effects] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    quiet: bool = False
    """Whether commits are not to be announced."""

    def find(self, article_id: str) -> Any:
        status = "stored" if article_id in self.stored else "deleting"
        status = "withheld" if article_id in self.withheld else status
        return SimpleNamespace(article_id=article_id, status=status, stored_facts=article_id, quiet=self.quiet)

    def facts(self, article_id: str, stored_facts: Any) -> Facts | None:
        return self.stored.get(article_id)

    def effects(self, article_id: str, stored_facts: Any) -> Effects:
        return self.judged.get(article_id, NO_EFFECTS)


class FakeStories:
    """A `StoryStore` in memory."""

    def __init__(self) -> None:
        self.memberships: dict[str, Membership] = {}
        self.member_items: defaultdict[str, dict[str, Member]] = defaultdict(dict)
        self.records: dict[str, StoryRecord] = {}
        self.keyed: defaultdict[str, set[str]] = defaultdict(set)
        self.calls: list[str] = []
        self.before_call: Callable[[str], None] = lambda name: None
        self.after_call: Callable[[str], None] = lambda name: None
        # One call is one step, as a write to an item is.
        self._one_at_a_time = RLock()

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if not callable(found) or name.startswith("_") or name.endswith("_call"):
            return found

        def called(*args: Any, **options: Any) -> Any:
            self.calls.append(name)
            self.before_call(name)
            with self._one_at_a_time:
                answer = found(*args, **options)
            self.after_call(name)
            return answer

        return called

    def membership(self, article_id: str) -> Membership | None:
        return self.memberships.get(article_id)

    def set_membership(self, article_id: str, membership: Membership | None, *, replacing: Membership | None) -> None:
        if self.memberships.get(article_id) != replacing:
            raise StaleRecord
        if membership:
            self.memberships[article_id] = membership
        else:
            self.memberships.pop(article_id, None)

    def members(self, story: str) -> tuple[Member, ...]:
        return tuple(self.member_items[story].values())

    def put_member(self, story: str, member: Member) -> None:
        self.member_items[story][member.id] = member

    def remove_member(self, story: str, article_id: str) -> None:
        self.member_items[story].pop(article_id, None)

    def move_member(self, member: Member, *, source: str, target: str) -> None:
        now = self.memberships.get(member.id)
        if now == Membership(story=source, digest=digest_of_member(member)):
            self.memberships[member.id] = now.model_copy(update={"story": target})
            self.member_items[target][member.id] = member
            del self.member_items[source][member.id]
        elif now is None or now.story != source:
            self.member_items[source].pop(member.id, None)

    def led_to(self, keys: Sequence[str], *, day: str, consistent: bool = False) -> Mapping[str, tuple[str, ...]]:
        return {key: tuple(sorted(self.keyed[key])[: CROWDED + 1]) for key in keys}

    def lead(self, keys: Collection[str], *, to: str, day: str) -> None:
        for key in keys:
            self.keyed[key].add(to)

    def unlead(self, keys: Collection[str], *, story: str, day: str) -> None:
        for key in keys:
            self.keyed[key].discard(story)

    def find(self, stories: Collection[str], *, consistent: bool = False) -> Mapping[str, StoryRecord]:
        return {story: self.records[story] for story in stories if story in self.records}

    def save(self, record: StoryRecord, *, replacing: StoryRecord | None) -> None:
        if self.records.get(record.id) != replacing:
            raise StaleRecord
        self.records[record.id] = record

    def redirect(self, pointer: StoryRecord, *, replacing: StoryRecord, into: StoryRecord) -> None:
        if self.records.get(into.id) != into:
            raise StaleRecord
        self.save(pointer, replacing=replacing)

    def remove(self, record: StoryRecord) -> None:
        if self.records.get(record.id) != record:
            raise StaleRecord
        del self.records[record.id]

    def newest(
        self, *, since: str | None, until: str | None, limit: int, after: str | None, country: str | None = None
    ) -> tuple[tuple[ListedStory, ...], str | None]:
        listed = [
            ListedStory(story=each.document, entities=each.entities, sort_key=f"{updated_at(each.document)}#{each.id}")
            for each in self.records.values()
            if not each.document.merged_into and country in {None, each.document.country}
        ]
        ordered = sorted(listed, key=lambda each: each.sort_key, reverse=True)
        page = [each for each in ordered if after is None or each.sort_key < after]
        return tuple(page[:limit]), page[limit - 1].sort_key if len(page) > limit else None


class Faults:
    """Breaks, or runs something else in the middle of, the call with the number that is due next."""

    def __init__(self, store: FakeStories) -> None:
        self.store = store

    def run(
        self, work: Callable[[], object], *, at: int, fault: str, meanwhile: Callable[[], object], lost: int = 0
    ) -> None:
        """Run work with a fault: `lost` before a call, `unheard` after it, `preempted` by something else before it.

        The call with the number `lost`, if any, is lost as well.
        """
        count, done = 0, False

        def before(name: str) -> None:
            nonlocal count, done
            count += 1
            if count == lost:
                raise StorageUnavailable("lost")
            if count == at and not done and fault in {"lost", "preempted"}:
                done = True
                if fault == "lost":
                    raise StorageUnavailable("lost")
                self._undisturbed(meanwhile, before, after)

        def after(name: str) -> None:
            nonlocal done
            if count == at and not done and fault == "unheard":
                done = True
                raise StorageUnavailable("unheard")

        self.store.before_call, self.store.after_call = before, after
        try:
            work()
        except StorageUnavailable:
            pass
        finally:
            self._clear()

    def _undisturbed(self, work: Callable[[], object], *hooks: Callable[[str], None]) -> None:
        self._clear()
        work()
        self.store.before_call, self.store.after_call = hooks

    def _clear(self) -> None:
        self.store.before_call = self.store.after_call = lambda name: None
