"""Use case: questions over stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factwire.domain.listing.areas import box_of
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.queries import Position
from factwire.domain.listing.times import check_range
from factwire.errors import NotFound
from factwire.model import CountryCode, IncidentKind, Story
from factwire.model.base import Frozen
from factwire.services.ports import FactRepository
from factwire.services.questions.known_names import KnownNames
from factwire.services.stories.store import StoryStore
from factwire.services.stories.story_filter import StoryFilter, StoryQuery
from factwire.stories import Member, member_of, story_of

# A filter may let few stories through: one request looks at so many, then its cursor goes on.
_SCANNED: Final = 400
_READ: Final = 100


class ListedToll(Frozen):
    """A toll in a list, without the claims that it was made of."""

    low: float | None = None
    best: float | None = None
    high: float | None = None
    agreed: bool


class StoryRow(Frozen):
    """What a list shows of a story."""

    id: str
    kind: IncidentKind | None = None
    mode: str | None = None
    title: str | None = None
    place: str | None = None
    country: CountryCode | None = None
    latitude: float | None = None
    longitude: float | None = None
    earliest: str | None = None
    latest: str | None = None
    first_seen: str | None = None
    updated: str | None = None
    outlets: int
    independent_sources: int
    killed: ListedToll | None = None
    wounded: ListedToll | None = None
    missing: ListedToll | None = None
    detained: ListedToll | None = None
    displaced: ListedToll | None = None


class StoryPage(Frozen):
    """One page of stories; `next` asks for the following one, null on the last."""

    stories: tuple[StoryRow, ...]
    next: str | None = None


@dataclass(frozen=True)
class QueryStories:
    """Answers from the list of stories, and by key."""

    stories: StoryStore
    facts: FactRepository
    cursor_secret: bytes

    def list(self, query: StoryQuery, *, limit: int, cursor: str | None = None) -> StoryPage:
        """Return stories that pass every filter, those with the newest articles first.

        Raises:
            InvalidRequest: a time or a box that is none, or a cursor that is not for this query.
            UnknownName: nothing is found, and no article speaks of whom the query names.
        """
        wanted = self._filter(query)
        after = verify(cursor, query=query, secret=self.cursor_secret).sort_key if cursor else None
        page = self._passing(wanted, limit=limit, after=after)
        if wanted.keys and not page.stories and cursor is None:
            KnownNames(self.facts).check(wanted.keys, field="entity")
        return page

    def _filter(self, query: StoryQuery) -> StoryFilter:
        check_range(query.since, query.until)
        check_range(query.first, query.last, names=("from", "to"))
        keys = KnownNames(self.facts).keys(query.entity, field="entity") if query.entity else ()
        return StoryFilter(query, keys, box_of(query.bbox) if query.bbox else None)

    def _passing(self, wanted: StoryFilter, *, limit: int, after: str | None) -> StoryPage:
        query = wanted.query
        rows: list[StoryRow] = []
        scanned = 0
        while scanned < _SCANNED:
            page, following = self.stories.newest(
                country=query.country, since=query.since, until=query.until, limit=_READ, after=after
            )
            for listed in page:
                scanned, after = scanned + 1, listed.sort_key
                if wanted.takes(listed):
                    rows.append(_row(listed.story))
                if len(rows) == limit:
                    more = following is not None or listed is not page[-1]
                    return self._page(rows, after=after if more else None, query=query)
            if following is None:
                return self._page(rows, after=None, query=query)
        return self._page(rows, after=after, query=query)

    def story(self, story_id: str, *, judged: bool = True) -> Story:
        """Return one story; of a merged one, the document that says which took its articles.

        Without what users say (`judged=False`) it is told by its articles' facts as they were extracted; which articles
        it has stays.

        Raises:
            NotFound: there is no such story.
        """
        record = self.stories.find([story_id]).get(story_id)
        if record is None:
            raise NotFound("no such story")
        if record.document.merged_into:
            return record.document
        members = self.stories.members(story_id)
        if not members:  # the last one has just left
            raise NotFound("no such story")
        if judged:
            return story_of(story_id, members, revision=record.version, profile=record.profile)
        return story_of(story_id, [self._as_extracted(member) for member in members], revision=record.version)

    def of_article(self, article_id: str) -> str | None:
        """Return the id of the story that an article is in, None as long as it is in none."""
        membership = self.stories.membership(article_id)
        return membership.story if membership else None

    def _as_extracted(self, member: Member) -> Member:
        """Return a member by its article's raw facts; as it is where no judgement has an effect, or they are gone."""
        record = self.facts.find(member.id) if member.judged else None
        raw = self.facts.facts(member.id, record.stored_facts) if record and record.stored_facts else None
        return member_of(raw) if raw else member

    def _page(self, rows: Sequence[StoryRow], *, after: str | None, query: StoryQuery) -> StoryPage:
        following = sign(Position(sort_key=after), query=query, secret=self.cursor_secret) if after else None
        return StoryPage(stories=tuple(rows), next=following)


def _row(story: Story) -> StoryRow:
    shown = story.model_dump(include=set(StoryRow.model_fields))
    tolls = {
        kind: ListedToll(low=toll.low, best=toll.best, high=toll.high, agreed=toll.agreed)
        for kind, toll in story.casualties.items()
    }
    return StoryRow.model_validate(shown | tolls)
