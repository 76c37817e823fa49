"""An article as its story keeps it: what it is compared by, and what the story's document says of it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Annotated, Final

from pydantic import Field

from factwire.model import MAIN_SALIENCE, CountryCode, Entity, Facts, IncidentKind
from factwire.model.base import Frozen
from factwire.stories.claims.article_claims import ArticleClaim, claims_of, main_incident
from factwire.stories.comparison.fingerprint import Fingerprint, fingerprint_of
from factwire.stories.sources.text_origins import family_of, origin_of

_NAMES: Final = 10
_LONGEST_NAME: Final = 100
_KIND_OF_EVENT: Final[dict[str, IncidentKind]] = {
    "ASSAULT": "attack", "COERCE": "coercion", "PROTEST": "protest", "DISASTER": "disaster", "ACCIDENT": "accident",
}  # fmt: skip


class Happening(Frozen):
    """What happened, where and when, as far as an article or most of a story's sources say."""

    kind: IncidentKind | None = None
    mode: str | None = None
    place: str | None = None
    country: CountryCode | None = None
    latitude: float | None = None
    longitude: float | None = None
    earliest: str | None = None
    latest: str | None = None


class Placing(Frozen):
    """Where users say that an article belongs.

    It is `apart` from stories, `joined` to one, and its own story is `merged` with others. Ids are as they were judged;
    a story may have been merged since.
    """

    apart: tuple[str, ...] = ()
    joined: str | None = None
    merged: tuple[str, ...] = ()


class Member(Frozen):
    """One article of a story. Everything that a story says is a function of its members."""

    id: str
    revision: str
    title: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    origin: str
    publisher: str
    happening: Happening = Happening()
    claims: tuple[ArticleClaim, ...] = ()
    names: tuple[str, ...] = ()
    fingerprint: Fingerprint
    placing: Annotated[Placing | None, Field(exclude_if=lambda placing: placing is None)] = None
    judged: Annotated[bool, Field(exclude_if=lambda judged: not judged)] = False
    """Whether users' judgements have an effect on its facts."""

    @property
    def order(self) -> tuple[str, str]:
        """What articles are sorted by: publication, undated ones last, then id."""
        return (self.published_at or "9999", self.id)


def member_of(facts: Facts, *, id: str | None = None) -> Member:
    """Return an article as its story keeps it; `id` replaces the article's own."""
    article = facts.article
    origin = origin_of(article)
    return Member(
        id=id or article.article_id,
        revision=article.revision,
        title=article.title,
        outlet=article.source,
        published_at=article.published_at,
        origin=origin,
        publisher=family_of(article.source) if article.source else origin,
        happening=_happening(facts),
        claims=claims_of(facts),
        names=names_of(facts.entities, longest=_LONGEST_NAME, most=_NAMES),
        fingerprint=fingerprint_of(facts),
    )


def names_of(entities: Iterable[Entity], *, longest: int, most: int) -> tuple[str, ...]:
    """Return what entities are called, the most salient first, each with its acronym and other names; people by one.

    Args:
        entities: of one article.
        longest: how many characters a name may have; longer ones are left out.
        most: how many names to return.
    """
    ranked = sorted(entities, key=lambda entity: -entity.salience)
    called = chain.from_iterable(map(_names_of_one, ranked))
    return tuple(dict.fromkeys(name for name in called if len(name) <= longest))[:most]


def _names_of_one(entity: Entity) -> tuple[str, ...]:
    return (entity.name,) if entity.type == "PERSON" else (entity.name, *entity.aliases)


def _happening(facts: Facts) -> Happening:
    """Return what the main incident or else the main event says of it; nothing where both are background."""
    incident, event = main_incident(facts), facts.main_event
    if incident is not None and incident.salience < MAIN_SALIENCE:
        incident = None
    main = incident or event
    if main is None:
        return Happening()
    kind = incident.kind if incident else _KIND_OF_EVENT.get(event.type) if event else None
    place = next((place for place in facts.places if place.id == main.place), None)
    return Happening(
        kind=kind,
        mode=main.mode,
        place=place.name if place else None,
        country=place.country if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        earliest=(main.earliest or "")[:10] or None,
        latest=(main.latest or "")[:10] or None,
    )
