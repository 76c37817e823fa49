"""Use case: an article joins its story, begins one, or leaves it, whatever became of the article since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factwire.domain.judgements.corrections import corrected
from factwire.domain.judgements.placing import placing_of
from factwire.domain.records import Record
from factwire.domain.stored_stories import Membership, StoryRecord, digest_of_member
from factwire.services.optimistic_retry import retry_when_stale
from factwire.services.ports import FactRepository
from factwire.services.stories.settle_story import SettleStory, day_of
from factwire.services.stories.store import StoryStore
from factwire.stories import Member, Placing, member_of, story_id
from factwire.stories.comparison.keys import CROWDED, candidates, newcomers, read_keys, telling_keys, written_keys
from factwire.stories.comparison.profile import Profile, profile_of
from factwire.stories.comparison.score import Decision, decide, takes


@dataclass(frozen=True)
class RelateArticle:
    """Brings an article's story in line with its record as of now.

    What the event said does not matter: redelivery, reordering and a crash at any step end the same. The order of the
    writes is: the keys that lead to the story, the article's membership, the member, the story's record. What follows
    from a commit that is not announced is `quiet` as well.
    """

    repository: FactRepository
    stories: StoryStore
    quiet: bool = False

    def __call__(self, article_id: str) -> StoryRecord | None:
        """Return the record of the article's story, None where it is in none.

        Raises:
            StorageUnavailable: a passing fault, or others keep changing the article.
        """
        return retry_when_stale(lambda: self._relate(article_id))

    @property
    def _settle(self) -> SettleStory:
        return SettleStory(self.stories, quiet=self.quiet)

    def _relate(self, article_id: str) -> StoryRecord | None:
        before, record = self.stories.membership(article_id), self.repository.find(article_id)
        return replace(self, quiet=record is not None and record.quiet).follow(article_id, record, before)

    def follow(self, article_id: str, record: Record | None, before: Membership | None) -> StoryRecord | None:
        """Bring the article's story in line with this record; return the story's.

        Raises:
            StaleRecord: others have changed the article's membership meanwhile.
        """
        member = self._member(record)
        if member is None:
            self._leave(article_id, before)
            return None
        if before and before.digest == digest_of_member(member):
            return self._go_on(member, before.story)
        return self._place(member, before)

    def _go_on(self, member: Member, story: str) -> StoryRecord | None:
        """Do what a call before this one may have broken off behind the membership."""
        self.stories.put_member(story, member)
        record = self._merge_judged(member, self._settle(story))
        if record is None or record.profile is None or record.profile.size > 1:
            return record
        return self._look_again(member, record, led={}, near={}, apart=self._apart(member))

    def _member(self, record: Record | None) -> Member | None:
        if record is None or record.status != "stored" or record.stored_facts is None:
            return None
        facts = self.repository.facts(record.article_id, record.stored_facts)
        # Facts that are gone belong to a record that has changed meanwhile; its own event is on its way.
        if facts is None:
            return None
        effects = self.repository.effects(record.article_id, record.stored_facts)
        judged = {"placing": placing_of(effects), "judged": bool(effects)}
        return member_of(corrected(facts, effects)).model_copy(update=judged)

    def _leave(self, article_id: str, before: Membership | None) -> None:
        if before:
            # The member first: what is left of a call that breaks off is a membership, which the next one finds.
            self.stories.remove_member(before.story, article_id)
            self._settle(before.story)
            self.stories.set_membership(article_id, None, replacing=before)

    def _place(self, member: Member, before: Membership | None) -> StoryRecord | None:
        keys = read_keys(member.fingerprint)
        led = self.stories.led_to(keys, day=day_of(member))
        near = self._settle.unmerged(candidates(led))
        profiles = self._profiles(member, near, own=before.story if before else None)
        placing, apart = member.placing or Placing(), self._apart(member)
        joined = self._joined(placing, apart)
        decision = decide(member.fingerprint, {id: profile for id, profile in profiles.items() if id not in apart})
        if joined:
            decision = Decision(joined)
        keeps = before is not None and before.story not in profiles and self._may_stay(before.story, apart)
        target = decision.story or (before.story if before and keeps else _begun_by(member, placing))
        if before and before.story != target:
            # Before the membership: a call that breaks off behind it would leave the member where nobody looks.
            self.stories.remove_member(before.story, member.id)
            self._settle(before.story)
        self._join(target, member, before=before, led=led)
        begins = before is None and decision.story is None
        record = self._settle.begin(target, member) if begins else self._settle(target, known=near.get(target))
        for other in decision.merged:
            record = self._settle.merge(target, other)
        record = self._merge_judged(member, record)
        if decision.story or record is None:
            return record
        return self._look_again(member, record, led=led, near=near, apart=apart)

    def _apart(self, member: Member) -> frozenset[str]:
        """Return the stories that the article was split off from, by their names of now as well."""
        return self._settle.resolved(member.placing.apart if member.placing else ())

    def _joined(self, placing: Placing, apart: frozenset[str]) -> str | None:
        """Return the story that a user put the article into, by its name of now; a split stands against it."""
        if placing.joined is None:
            return None
        return next((story for story in self._settle.unmerged([placing.joined]) if story not in apart), None)

    def _may_stay(self, story: str, apart: frozenset[str]) -> bool:
        """Return whether an article that is like no other may stay in its story: not if it was split off from it."""
        return story not in apart or len(self.stories.members(story)) <= 1

    def _merge_judged(self, member: Member, record: StoryRecord | None) -> StoryRecord | None:
        """Merge the article's story with those that a user merged it with."""
        for other in self._settle.unmerged(member.placing.merged) if member.placing and record else ():
            if record and other != record.id:
                record = self._settle.merge(record.id, other)
        return record

    def _join(
        self, story: str, member: Member, *, before: Membership | None, led: Mapping[str, tuple[str, ...]]
    ) -> None:
        missing = [
            key
            for key in written_keys(member.fingerprint)
            if story not in led.get(key, ()) and len(led.get(key, ())) <= CROWDED
        ]
        self.stories.lead(missing, to=story, day=day_of(member))
        after = Membership(story=story, digest=digest_of_member(member))
        self.stories.set_membership(member.id, after, replacing=before)
        self.stories.put_member(story, member)

    def _profiles(self, member: Member, near: Mapping[str, StoryRecord], *, own: str | None) -> dict[str, Profile]:
        """Return what the article is to be compared with; its own story without it."""
        profiles = {id: record.profile for id, record in near.items() if record.profile and id != own}
        if own:
            others = [each.fingerprint for each in self.stories.members(own) if each.id != member.id]
            profiles |= {own: profile_of(others)} if others else {}
        return {id: profile for id, profile in profiles.items() if takes(profile, member.fingerprint)}

    def _look_again(
        self,
        member: Member,
        record: StoryRecord,
        *,
        led: Mapping[str, tuple[str, ...]],
        near: Mapping[str, StoryRecord],
        apart: frozenset[str],
    ) -> StoryRecord | None:
        """Merge a story that was begun with one that was begun meanwhile.

        Both wrote their keys before they look: whichever looks last finds the other, as a story that the keys did not
        lead to before, or one that had no record then.
        """
        again = self.stories.led_to(telling_keys(member.fingerprint), day=day_of(member), consistent=True)
        new = [id for id in (*newcomers(again, before=led), *candidates(led)) if id not in {record.id, *near}]
        others = self._settle.unmerged(dict.fromkeys(new)) if new else {}
        apart |= {record.id}
        profiles = {id: found.profile for id, found in others.items() if found.profile and id not in apart}
        profiles = {id: profile for id, profile in profiles.items() if takes(profile, member.fingerprint)}
        decision = decide(member.fingerprint, profiles)
        return self._settle.merge(record.id, decision.story) if decision.story else record


def _begun_by(member: Member, placing: Placing) -> str:
    """Return the id of the story that the article begins: another one than those that it was split off from."""
    return story_id(member.id, "|".join((member.revision, *placing.apart)))
