"""A story's record follows from its members: it is reckoned anew whenever they changed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from factwire.domain.stored_stories import StoryRecord, record_of
from factwire.model import Story
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import StaleRecord
from factwire.services.stories.store import StoryStore
from factwire.stories import Member
from factwire.stories.comparison.keys import written_keys


@dataclass(frozen=True)
class SettleStory:
    """Writes the records of stories. A record that is right already is not written; with `quiet` none is announced."""

    stories: StoryStore
    quiet: bool = False

    def __call__(self, story: str, *, known: StoryRecord | None = None) -> StoryRecord | None:
        """Return the story's record once it fits its members, that of the story it was merged into, or None.

        A record that is `known`, of a moment ago, need not be read again unless others have changed it.

        Raises:
            StorageUnavailable: others keep changing the story.
        """
        if known:
            with suppress(StaleRecord):
                return self._settle(story, known=known)
        return retry_when_stale(lambda: self._settle(story))

    def begin(self, story: str, member: Member) -> StoryRecord | None:
        """Return the record of a story that an article has just begun, also where others are in it already.

        Raises:
            StorageUnavailable: others keep changing the story.
        """
        begun = record_of(story, [member], version=1).model_copy(update={"quiet": self.quiet})
        try:
            self.stories.save(begun, replacing=None)
        except StaleRecord:
            return self(story)
        return begun

    def merge(self, first: str, second: str) -> StoryRecord | None:
        """Make one story of two: the smaller, of equals the later, leaves its articles to the other and points to it.

        Stories that a user keeps apart stay two.

        Raises:
            StorageUnavailable: others keep changing the stories.
        """
        return retry_when_stale(lambda: self._merge(first, second))

    def _settle(self, story: str, *, known: StoryRecord | None = None) -> StoryRecord | None:
        record = known or self.stories.find([story], consistent=True).get(story)
        if record and record.document.merged_into:
            return self._absorb(story, into=record.document.merged_into)
        members = self.stories.members(story)
        if not members:
            if record:
                self.stories.remove(record)
            return None
        settled = record_of(story, members, version=record.version if record else 0)
        if record and record == settled.model_copy(update={"quiet": record.quiet}):
            # That nothing is to be written is decided on the record of now alone.
            return self._settle(story) if known else record
        settled = settled.at_version(settled.version + 1).model_copy(update={"quiet": self.quiet})
        self.stories.save(settled, replacing=record)
        return settled

    def _merge(self, first: str, second: str) -> StoryRecord | None:
        found = self.stories.find([first, second], consistent=True)
        if len(found) < 2 or any(record.document.merged_into for record in found.values()):
            return self._settle(first)
        if self.are_apart(*found.values()):
            return self._settle(first)
        kept, gone = sorted(found.values(), key=_seniority)
        pointer = Story(id=gone.id, revision=gone.version + 1, merged_into=kept.id, casualties={})
        self.stories.redirect(StoryRecord(document=pointer, quiet=self.quiet), replacing=gone, into=kept)
        return self._absorb(gone.id, into=kept.id)

    def are_apart(self, first: StoryRecord, second: StoryRecord) -> bool:
        """Return whether a user keeps the two apart, also where what was judged has been merged since."""
        if not (first.apart or second.apart):
            return False
        return second.id in self.resolved(first.apart) or first.id in self.resolved(second.apart)

    def resolved(self, stories: Iterable[str]) -> frozenset[str]:
        """Return stories as they are called now: each and, of one that was merged, the one that has its articles."""
        known: set[str] = set()
        names = list(dict.fromkeys(stories))
        while names:
            known |= set(names)
            targets = (record.document.merged_into for record in self.stories.find(names).values())
            names = [name for name in dict.fromkeys(targets) if name and name not in known]
        return frozenset(known)

    def unmerged(self, stories: Iterable[str]) -> dict[str, StoryRecord]:
        """Return the records of stories, of merged ones those that they were merged into."""
        found: dict[str, StoryRecord] = {}
        names = list(stories)
        while names:
            records = self.stories.find(names)
            found |= {id: record for id, record in records.items() if not record.document.merged_into}
            targets = (record.document.merged_into for record in records.values())
            names = [id for id in dict.fromkeys(targets) if id and id not in found]
        return found

    def _absorb(self, story: str, *, into: str) -> StoryRecord | None:
        """Move whatever is still under a merged story; both may have been begun or broken off by another call."""
        for member in self.stories.members(story):
            keys, day = written_keys(member.fingerprint), day_of(member)
            self.stories.lead(keys, to=into, day=day)
            # Keys that lead to what is no more would crowd those that lead to live stories. Before the member, by which
            # a call after one that broke off finds them.
            self.stories.unlead(keys, story=story, day=day)
            self.stories.move_member(member, source=story, target=into)
        return self._settle(into)


def _seniority(record: StoryRecord) -> tuple[int, str, str]:
    size = record.profile.size if record.profile else 0
    return -size, record.document.first_seen or "9999", record.id


def day_of(member: Member) -> str:
    """Return the day under which keys lead to a member's story; undated articles stand at the end of all."""
    return member.fingerprint.published or "9999-12-31"
