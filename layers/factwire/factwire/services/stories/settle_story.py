"""A story's record follows from its members: it is reckoned anew whenever they changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factwire.domain.stored_stories import NAMES, StoryRecord
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.stories.store import StoryStore
from factwire.stories import Member, story_of
from factwire.stories.comparison.keys import written_keys
from factwire.stories.comparison.profile import profile_of


@dataclass(frozen=True)
class SettleStory:
    """Writes the records of stories. A record that is right already is not written."""

    stories: StoryStore

    def __call__(self, story: str) -> StoryRecord | None:
        """Return the story's record once it fits its members, that of the story it was merged into, or None.

        Raises:
            StorageUnavailable: others keep changing the story.
        """
        return retry_when_stale(lambda: self._settle(story))

    def merge(self, first: str, second: str) -> StoryRecord | None:
        """Make one story of two: the one that began later leaves its articles to the other and points to it.

        Raises:
            StorageUnavailable: others keep changing the stories.
        """
        return retry_when_stale(lambda: self._merge(first, second))

    def _settle(self, story: str) -> StoryRecord | None:
        record = self.stories.find([story], consistent=True).get(story)
        if record and record.document.merged_into:
            return self._absorb(story, into=record.document.merged_into)
        members = self.stories.members(story)
        if not members:
            if record:
                self.stories.remove(record)
            return None
        settled = _record(story, members, version=record.version if record else 0)
        if record == settled:
            return record
        settled = _record(story, members, version=settled.version + 1)
        self.stories.save(settled, replacing=record)
        return settled

    def _merge(self, first: str, second: str) -> StoryRecord | None:
        found = self.stories.find([first, second], consistent=True)
        if len(found) < 2 or any(record.document.merged_into for record in found.values()):
            return self._settle(first)
        kept, gone = sorted(found.values(), key=lambda record: (record.document.first_seen or "9999", record.id))
        pointer = kept.document.model_copy(update={"id": gone.id, "revision": gone.version + 1, "merged_into": kept.id})
        bare = {"articles": (), "casualties": {}, "outlets": 0, "independent_sources": 0}
        self.stories.save(StoryRecord(document=pointer.model_copy(update=bare)), replacing=gone)
        return self._absorb(gone.id, into=kept.id)

    def _absorb(self, story: str, *, into: str) -> StoryRecord | None:
        """Move whatever is still under a merged story; both may have been begun or broken off by another call."""
        for member in self.stories.members(story):
            self.stories.lead(written_keys(member.fingerprint), to=into, day=day_of(member))
            self.stories.move_member(member, source=story, target=into)
        return self._settle(into)


def day_of(member: Member) -> str:
    """Return the day under which keys lead to a member's story; undated articles stand at the end of all."""
    return member.fingerprint.published or "9999-12-31"


def _record(story: str, members: tuple[Member, ...], *, version: int) -> StoryRecord:
    ordered = sorted(members, key=lambda member: member.order)
    profile = profile_of(member.fingerprint for member in ordered)
    names = Counter(name for member in ordered for name in member.names)
    return StoryRecord(
        document=story_of(story, ordered, revision=version),
        profile=profile,
        entities=tuple(name for name, _ in names.most_common(NAMES)),
    )
