"""What passes a query of stories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from factwire.domain.listing.areas import Box, lies_within
from factwire.domain.listing.country_codes import Country
from factwire.domain.listing.entity_keys import entity_key
from factwire.domain.listing.queries import BoundingBox, EntityName, Moment
from factwire.domain.listing.times import happened
from factwire.domain.stored_stories import ListedStory
from factwire.model import IncidentKind
from factwire.model.base import Frozen


class StoryQuery(Frozen):
    """Which stories; filters combine. `first` and `last` bound the happening, `since` and `until` the last article."""

    country: Annotated[Country | None, Field(description="where it happened: its English name or ISO 3166-1 code")] = (
        None
    )
    kind: Annotated[IncidentKind | None, Field(description="what happened")] = None
    entity: Annotated[
        EntityName | None,
        Field(
            description="a name that most of its articles have, also another one or the acronym that articles have for "
            "it, or a person's last name"
        ),
    ] = None
    killed_min: Annotated[
        Annotated[int, Field(ge=0, le=10**9)] | None, Field(description="at least so many killed, by every source")
    ] = None
    independent_sources_min: Annotated[
        Annotated[int, Field(ge=1, le=10**6)] | None, Field(description="at least so many independent sources")
    ] = None
    since: Annotated[Moment | None, Field(description="its last article was published then or later")] = None
    until: Annotated[Moment | None, Field(description="its last article was published then or earlier")] = None
    first: Annotated[Moment | None, Field(description="it happened on that day or later")] = None
    last: Annotated[Moment | None, Field(description="it happened on that day or earlier")] = None
    bbox: BoundingBox | None = None


@dataclass(frozen=True)
class StoryFilter:
    """A query with what its name stands for (the keys of entities) and where its box lies."""

    query: StoryQuery
    keys: tuple[str, ...] = ()
    box: Box | None = None

    def takes(self, listed: ListedStory) -> bool:
        """Return whether a story passes, of those that were listed by country and by the last article."""
        story, query = listed.story, self.query
        killed = story.casualties.get("killed")
        return (
            query.kind in {None, story.kind}
            and (not self.keys or not set(self.keys).isdisjoint(map(entity_key, listed.entities)))
            and (query.killed_min is None or (killed is not None and (killed.low or 0) >= query.killed_min))
            and story.independent_sources >= (query.independent_sources_min or 0)
            and happened(story.earliest, story.latest, first=query.first, last=query.last)
            and (self.box is None or lies_within(self.box, latitude=story.latitude, longitude=story.longitude))
        )
