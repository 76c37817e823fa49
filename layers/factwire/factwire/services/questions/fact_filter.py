"""What passes a query of facts, and in which lists it is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from factwire.domain.listing.areas import Box, lies_within
from factwire.domain.listing.entity_keys import entity_key
from factwire.domain.listing.listed_facts import (
    ArticleRef,
    ClaimFact,
    EventFact,
    Location,
    QuantityFact,
    QuoteFact,
    countries_of,
)
from factwire.domain.listing.queries import FactQuery
from factwire.domain.listing.times import happened, sortable
from factwire.model.base import DAY

NAMED: Final = ("speaker", "actor", "target", "entity")
"""The fields of a query that hold names; of several, the first one's lists are read."""
# What is planned is announced, as a rule, no longer before.
_ANNOUNCED: Final = timedelta(days=31)


@dataclass(frozen=True)
class FactFilter:
    """A query with what its names stand for and where its box lies.

    Args:
        query: the query.
        keys: by field of the query, the keys of entities that its name stands for.
        box: where it happened.
        by_name: whether the lists of the entities that are named hold every result.
    """

    query: FactQuery
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    box: Box | None = None
    by_name: bool = True

    @property
    def list_keys(self) -> tuple[str, ...]:
        """The narrowest lists that hold every result between them."""
        named = next((self.keys[name] for name in NAMED if name in self.keys), ())
        if named and self.by_name:
            return tuple(f"entity#{key}" for key in named)
        if self.query.country:
            return (f"country#{self.query.country}",)
        return (f"type#{self.query.type}" if self.query.type else "all",)

    @property
    def since(self) -> str | None:
        """From when on articles are looked at: what happened in a range of days is told of then and later.

        What was planned for those days was announced before, but rarely more than a month.
        """
        if self.query.since or not self.query.first:
            return self.query.since
        first = sortable(self.query.first) or ""
        try:
            return (date.fromisoformat(first[:DAY]) - _ANNOUNCED).isoformat()
        except (ValueError, OverflowError):  # the first month of all
            return None

    def is_from_source(self, article: ArticleRef) -> bool:
        """Return whether an article is of the publisher that the query names."""
        return self.query.source is None or (article.source or "").casefold() == self.query.source.casefold()

    def takes_event(self, event: EventFact) -> bool:
        """Return whether an event passes."""
        actors, targets = ({each.key for each in side} for side in (event.actors, event.targets))
        killed = event.killed.min if event.killed else None
        return (
            self.query.type in {None, event.type}
            and self.query.assertion in {None, event.assertion}
            and (self.query.country is None or self.query.country in countries_of(event))
            and self._names("actor", actors)
            and self._names("target", targets)
            and self._names("entity", actors | targets)
            and self._names("speaker", {event.attribution_key})
            and (self.query.killed_min is None or (killed is not None and killed >= self.query.killed_min))
            and self._was_then_and_there(event.earliest, event.latest, event.place)
        )

    def takes_quote(self, quote: QuoteFact) -> bool:
        """Return whether a quote passes."""
        return self._names("speaker", {quote.speaker_key})

    def takes_claim(self, claim: ClaimFact) -> bool:
        """Return whether a claim passes."""
        country = claim.place.country if claim.place else None
        return (
            self.query.of in {None, claim.of}
            and self.query.assertion in {None, claim.assertion}
            and self.query.country in {None, country}
            and self._matches_speaker(claim)
            and self._is_enough(claim)
            and self._was_then_and_there(claim.earliest, claim.latest, claim.place)
        )

    def takes_quantity(self, quantity: QuantityFact) -> bool:
        """Return whether a quantity passes."""
        return (
            self.query.kind in {None, quantity.kind}
            and self.query.assertion in {None, quantity.assertion}
            and self._matches_speaker(quantity)
            and self._is_enough(quantity)
        )

    def _names(self, name: str, found: Iterable[str | None]) -> bool:
        wanted = self.keys.get(name)
        return wanted is None or not set(wanted).isdisjoint(found)

    def _matches_speaker(self, fact: ClaimFact | QuantityFact) -> bool:
        """Return whether the speaker is who is named, or is called by these words ("health ministry")."""
        wanted = self.keys.get("speaker")
        if wanted is None or fact.attribution_key in wanted:
            return True
        return f"-{wanted[0]}-" in f"-{entity_key(fact.attribution or '')}-"

    def _is_enough(self, amount: ClaimFact | QuantityFact) -> bool:
        least = amount.min if amount.value is None else amount.value
        return self.query.value_min is None or (least is not None and least >= self.query.value_min)

    def _was_then_and_there(self, earliest: str | None, latest: str | None, place: Location | None) -> bool:
        if not happened(earliest, latest, first=self.query.first, last=self.query.last):
            return False
        if self.box is None:
            return True
        return place is not None and lies_within(self.box, latitude=place.latitude, longitude=place.longitude)
