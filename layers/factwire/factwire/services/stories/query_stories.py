"""Use case: questions over stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from factwire.domain.listing.areas import Box, box_of, lies_within
from factwire.domain.listing.cursors import sign, verify
from factwire.domain.listing.queries import Position
from factwire.domain.listing.times import check_range, happened
from factwire.domain.stored_stories import ListedStory
from factwire.errors import NotFound
from factwire.model import CountryCode, IncidentKind, Story
from factwire.model.base import Frozen
from factwire.services.stories.store import StoryStore
from factwire.stories import story_of

# A filter may let few stories through: one request looks at so many, then its cursor goes on.
_SCANNED: Final = 400
_READ: Final = 100


class StoryQuery(Frozen):
    """Which stories: `since` and `until` bound their last article's publication, `first` and `last` the happening."""

    country: CountryCode | None = None
    kind: IncidentKind | None = None
    entity: str | None = None
    killed_min: int | None = None
    independent_sources_min: int | None = None
    since: str | None = None
    until: str | None = None
    first: str | None = None
    last: str | None = None
    bbox: str | None = None


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
    cursor_secret: bytes

    def list(self, query: StoryQuery, *, limit: int, cursor: str | None = None) -> StoryPage:
        """Return stories that pass every filter, those with the newest articles first.

        Raises:
            InvalidRequest: a time or a box that is none, or a cursor that is not for this query.
        """
        check_range(query.since, query.until)
        check_range(query.first, query.last, names=("from", "to"))
        box = box_of(query.bbox) if query.bbox else None
        after = verify(cursor, query=query, secret=self.cursor_secret).sort_key if cursor else None
        rows: list[StoryRow] = []
        scanned = 0
        while scanned < _SCANNED:
            page, following = self.stories.newest(since=query.since, until=query.until, limit=_READ, after=after)
            for listed in page:
                scanned, after = scanned + 1, listed.sort_key
                if _passes(listed, query, box):
                    rows.append(_row(listed.story))
                if len(rows) == limit:
                    more = following is not None or listed is not page[-1]
                    return self._page(rows, after=after if more else None, query=query)
            if following is None:
                return self._page(rows, after=None, query=query)
        return self._page(rows, after=after, query=query)

    def story(self, story_id: str) -> Story:
        """Return one story; of a merged one, the document that says which took its articles.

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
        return story_of(story_id, members, revision=record.version, profile=record.profile)

    def of_article(self, article_id: str) -> str | None:
        """Return the id of the story that an article is in, None as long as it is in none."""
        membership = self.stories.membership(article_id)
        return membership.story if membership else None

    def _page(self, rows: Sequence[StoryRow], *, after: str | None, query: StoryQuery) -> StoryPage:
        following = sign(Position(sort_key=after), query=query, secret=self.cursor_secret) if after else None
        return StoryPage(stories=tuple(rows), next=following)


def _passes(listed: ListedStory, query: StoryQuery, box: Box | None) -> bool:
    story = listed.story
    killed = story.casualties.get("killed")
    name = (query.entity or "").casefold()
    return (
        query.country in {None, story.country}
        and query.kind in {None, story.kind}
        and (not name or any(name == each.casefold() for each in listed.entities))
        and (query.killed_min is None or (killed is not None and (killed.low or 0) >= query.killed_min))
        and story.independent_sources >= (query.independent_sources_min or 0)
        and happened(story.earliest, story.latest, first=query.first, last=query.last)
        and (box is None or lies_within(box, latitude=story.latitude, longitude=story.longitude))
    )


def _row(story: Story) -> StoryRow:
    shown = story.model_dump(include=set(StoryRow.model_fields))
    tolls = {
        kind: ListedToll(low=toll.low, best=toll.best, high=toll.high, agreed=toll.agreed)
        for kind, toll in story.casualties.items()
    }
    return StoryRow.model_validate(shown | tolls)
