"""Use case: who said what, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Annotated, Literal

from pydantic import Field

from factwire.domain.judgements.corrections import standing_targets
from factwire.domain.judgements.effects import Effect, Effects, effects_of, latest_by_user
from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.times import check_range, sortable, sortable_end
from factwire.errors import InvalidRequest
from factwire.model import Judgement
from factwire.model.base import Frozen
from factwire.services.judgements.store import JudgementStore
from factwire.services.ports import FactRepository

Standing = Literal["holds", "disputed", "withdrawn", "orphaned"]


class ListedJudgement(Frozen):
    """A judgement and, in the list of an article, how it stands now.

    `withdrawn` by a later one of its user, `disputed` by another user, `orphaned` where the article has its words no
    more.
    """

    judgement: Judgement
    standing: Annotated[Standing | None, Field(description="null but in the list of an article")] = None


class JudgementPage(Frozen):
    """One page of judgements; `next` asks for the following one, null on the last."""

    judgements: tuple[ListedJudgement, ...]
    next: str | None = None


@dataclass(frozen=True)
class QueryJudgements:
    """Answers from the log."""

    repository: FactRepository
    judgements: JudgementStore
    cursor_secret: bytes

    def __call__(self, query: JudgementQuery, *, limit: int, cursor: str | None = None) -> JudgementPage:
        """Return judgements, newest first but for those of an article, which stand fact by fact.

        Raises:
            InvalidRequest: more than one of article, story and user, a time that is none, or a cursor that is not for
                this query.
        """
        if sum(part is not None for part in (query.article_id, query.story, query.user)) > 1:
            raise InvalidRequest("ask for the judgements on an article, on a story or by a user", field="story")
        check_range(query.since, query.until)
        after = verify(cursor, query=query, secret=self.cursor_secret) if cursor else None
        found, place = self.judgements.list(query, limit=limit, after=after)
        following = sign(place, query=query, secret=self.cursor_secret) if place else None
        if query.article_id is None:
            return JudgementPage(judgements=tuple(ListedJudgement(judgement=each) for each in found), next=following)
        within = [judgement for judgement in found if _is_within(judgement, query)]
        return JudgementPage(judgements=tuple(self._with_standing(query.article_id, within)), next=following)

    def _with_standing(self, article_id: str, judgements: Sequence[Judgement]) -> list[ListedJudgement]:
        """Return judgements on one article with how each stands; those on one target may be on several pages."""
        said = {
            target: self.judgements.of_target(article_id, target)
            for target in dict.fromkeys(judgement.target for judgement in judgements)
        }
        effects = effects_of(chain.from_iterable(said.values()))
        standing = self._targets_that_stand(article_id, effects)
        latest = {judgement.id for those in said.values() for judgement in latest_by_user(those)}
        return [
            ListedJudgement(
                judgement=each, standing=_standing(each, effects.by_target.get(each.target), latest, standing)
            )
            for each in judgements
        ]

    def _targets_that_stand(self, article_id: str, effects: Effects) -> frozenset[str]:
        record = self.repository.find(article_id)
        stored = record.stored_facts if record and record.status == "stored" else None
        facts = self.repository.facts(article_id, stored) if stored else None
        return standing_targets(facts, effects) if facts else frozenset()


def _standing(judgement: Judgement, effect: Effect | None, latest: set[str], targets: frozenset[str]) -> Standing:
    if judgement.id not in latest or judgement.verdict == "unsure" or effect is None:
        return "withdrawn"
    if judgement.target not in targets:
        return "orphaned"
    return "disputed" if effect.disputed else "holds"


def _is_within(judgement: Judgement, query: JudgementQuery) -> bool:
    """Return whether a judgement was given in the range of times; bounds are inclusive, a date is its whole day."""
    low, high = sortable(query.since or ""), sortable_end(query.until or "")
    at = sortable(judgement.at) or judgement.at
    return (low is None or low <= at) and (high is None or at[: len(high)] <= high)
