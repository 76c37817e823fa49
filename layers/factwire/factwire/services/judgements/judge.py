"""Use case: a user says what is right. The verdict is added to the log; it takes effect from the table's stream."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.judgements.effects import effect_of, latest_by_user
from factwire.domain.judgements.joined_names import merges_that_hold
from factwire.domain.judgements.requests import (
    JudgedFact,
    JudgementRequest,
    judged_fact,
    judged_member,
    judged_stories,
)
from factwire.domain.judgements.subjects import target_of
from factwire.domain.listing.times import timestamp
from factwire.domain.records import Record
from factwire.errors import Conflict, InvalidRequest, NotFound
from factwire.model import Judgement, MarkState
from factwire.model.base import Frozen
from factwire.services.judgements.store import JudgementStore
from factwire.services.ports import Clock, FactRepository, StaleRecord
from factwire.services.stories.settle_story import SettleStory
from factwire.services.stories.store import StoryStore

_TICK = timedelta(milliseconds=1)
_SPLIT = "a split stands against the merge: it holds until whoever split them takes that back"


class JudgementAnswer(Frozen):
    """A judgement that is in the log, and what follows from all that is said of its target.

    `state` is what the fact is shown as within seconds: null where nobody's verdict counts (any more). `holds` is
    false where this verdict is kept but does not take effect; `because` says why.
    """

    judgement: Judgement
    state: MarkState | None
    holds: bool
    because: Annotated[str | None, Field(description="why it does not hold")] = None


@dataclass(frozen=True)
class Judge:
    """Adds verdicts; the same one, sent again, is the one that is there."""

    repository: FactRepository
    judgements: JudgementStore
    stories: StoryStore
    clock: Clock

    def __call__(self, request: JudgementRequest, *, user: str, key: str | None = None) -> JudgementAnswer:
        """Add a judgement, unless the user's latest one on the same target says so already.

        Args:
            request: what is judged and how.
            user: who judges, from the login.
            key: of two requests of one user with the same key the second is the first, sent again.

        Raises:
            InvalidRequest: the verdict does not go with what is judged; the field is named.
            NotFound: there is no such article, fact or story (any more).
            Conflict: the article is another revision than the one that is meant.
        """
        article_id = self._article_of(request)
        record = self.repository.find(article_id)
        if record is None or record.status != "stored" or record.stored_facts is None:
            raise NotFound("no such article, or it shows no facts")
        if request.revision not in {None, record.revision}:
            raise Conflict("the article has been revised since: ask for its facts again", field="revision")
        facts = self.repository.facts(article_id, record.stored_facts)
        if facts is None:
            raise Conflict("the article is being revised: ask for its facts again")
        judged = JudgedFacts(facts, self.repository.effects(article_id, record.stored_facts))
        subject = self._subject(request, judged, article_id=article_id)
        target = target_of(subject.subject)
        before = self.judgements.of_target(article_id, target)
        made = Judgement(
            id="",
            article_id=article_id,
            revision=record.revision,
            published_at=facts.article.published_at,
            story=request.story,
            target=target,
            subject=subject.subject,
            shown=subject.shown,
            verdict=request.verdict,
            value=subject.value,
            note=request.note,
            user=user,
            at=_after(before, user=user, now=self.clock.now()),
            engine=f"{facts.engine.name} {facts.engine.version} ({facts.engine.model})",
        )
        added = _latest_if_same(made, before) if key is None else None
        if added is None:
            added = self._add(made.model_copy(update={"id": _id(made, key)}), record=record)
        return self._answer(added, (*before, added), judged)

    def _article_of(self, request: JudgementRequest) -> str:
        """Return the article that the judgement stands under: of two stories, the first article of the lower id."""
        if request.article_id is not None:
            return request.article_id
        if request.story is None:
            raise InvalidRequest("name the `article_id` or the `story` that is judged", field="article_id")
        first = min(request.story, str(judged_stories(request).subject.words))
        members = self.stories.members(first)
        if not members:
            raise NotFound("no such story, or it has been merged")
        return min(members, key=lambda member: member.order).id

    def _subject(self, request: JudgementRequest, judged: JudgedFacts, *, article_id: str) -> JudgedFact:
        if request.story is None:
            return judged_fact(request, judged.raw)
        if request.article_id is None:
            found = judged_stories(request)
            self._check_stories(found.subject.words, str(found.subject.other))
            return found
        membership = self.stories.membership(article_id)
        if request.verdict != "unsure" and (membership is None or membership.story != request.story):
            raise NotFound("the article is not in this story (any more)")
        found = judged_member(request, article_id=article_id)
        self._check_stories(*(str(other) for other in found.value.values()))
        return found

    def _check_stories(self, *stories: str) -> None:
        if len(self.stories.find(stories)) < len(stories):
            raise NotFound("no such story")

    def _add(self, judgement: Judgement, *, record: Record) -> Judgement:
        try:
            return self.judgements.add(judgement, record=record)
        except StaleRecord:
            raise NotFound("no such article, or it shows no facts") from None

    def _answer(self, added: Judgement, all_said: Sequence[Judgement], judged: JudgedFacts) -> JudgementAnswer:
        effect = effect_of(all_said)
        said = {judgement.id: judgement for judgement in latest_by_user(all_said)}
        if effect is None or added.verdict == "unsure" or added.id not in said:
            return JudgementAnswer(judgement=added, state=effect.state if effect else None, holds=added.id in said)
        because = None
        if effect.verdict is None:
            because = "users disagree: the fact is shown as it was extracted, marked disputed"
        elif effect.verdict != added.verdict or (added.verdict == "merge" and self._is_split(added, judged)):
            because = _SPLIT
        return JudgementAnswer(judgement=added, state=effect.state, holds=because is None, because=because)

    def _is_split(self, added: Judgement, judged: JudgedFacts) -> bool:
        """Return whether a split of others stands against a merge, over a chain of merges."""
        effects = judged.effects.changed(added.target, effect_of([added]))
        if added.subject.kind == "names":
            return added.subject in [effect.subject for effect in merges_that_hold(effects.by_target.values())[1]]
        if added.subject.kind != "stories":
            return False
        settle = SettleStory(self.stories)
        found = settle.unmerged((added.subject.words, str(added.subject.other)))
        return len(found) == 2 and settle.are_apart(*found.values())


def _latest_if_same(made: Judgement, before: Sequence[Judgement]) -> Judgement | None:
    """Return the user's latest judgement on the target if it says the same."""
    own = [judgement for judgement in latest_by_user(before) if judgement.user == made.user]
    same = (each for each in own if (each.verdict, each.value, each.note) == (made.verdict, made.value, made.note))
    return next(same, None)


def _after(before: Sequence[Judgement], *, user: str, now: datetime) -> str:
    """Return now or, where the clock has not moved on since the user's latest judgement, the next moment after that."""
    latest = max((judgement.at for judgement in before if judgement.user == user), default="")
    at = timestamp(now)
    return at if at > latest else timestamp(datetime.fromisoformat(latest) + _TICK)


def _id(judgement: Judgement, key: str | None) -> str:
    """Return the id of a judgement: of the user's key where there is one, else of all that it says."""
    known = key if key is not None else judgement.model_dump_json()
    return hashlib.sha256(f"{judgement.user}|{known}".encode("utf-8", "surrogatepass")).hexdigest()[:24]
