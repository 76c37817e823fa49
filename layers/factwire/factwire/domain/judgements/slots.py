"""The slots of a fact that a judgement may show and an edit may replace, by the kind of fact.

Slots name entities and places by their names, never by ids of one document, so that an edit holds in the next one.
"""

from __future__ import annotations

from typing import Any, Final

from pydantic import ValidationError

from factwire.domain.listing.entity_keys import entity_key
from factwire.errors import InvalidRequest
from factwire.model import Entity, Event, Facts, Participant, Place, Quantity, Quote, Slot, Slots, Timex

Fact = Event | Quote | Quantity | Timex | Entity | Place

_PLAIN: Final[dict[type[Any], tuple[str, ...]]] = {
    Event: ("type", "mode", "assertion", "earliest", "latest"),
    Quote: ("kind",),
    Quantity: ("kind", "value", "min", "max", "unit", "of", "assertion"),
    Timex: ("type", "value", "earliest", "latest"),
    Entity: ("name", "type", "country"),
    Place: ("name", "kind", "country", "admin1", "latitude", "longitude", "geonames_id"),
}
_PARTIES: Final = ("actors", "targets")
_SAYING: Final = frozenset({("attribution", Event), ("attribution", Quantity), ("speaker", Quote)})


class Names:
    """The entities and places of one document by their names."""

    def __init__(self, facts: Facts) -> None:
        self._entities = {entity_key(entity.name): entity for entity in reversed(facts.entities)}
        self._places = {entity_key(place.name): place for place in reversed(facts.places)}
        self.by_id = {entity.id: entity.name for entity in facts.entities}
        self.by_id |= {place.id: place.name for place in facts.places}

    def entity(self, name: Slot) -> Entity | None:
        """Return the entity of this name; None where the document has none."""
        return self._entities.get(entity_key(name)) if isinstance(name, str) else None

    def place(self, name: Slot) -> Place | None:
        """Return the place of this name; None where the document has none."""
        return self._places.get(entity_key(name)) if isinstance(name, str) else None


def slots_of(fact: Fact, names: Names) -> Slots:
    """Return the slots of a fact, without those that are empty."""
    found: dict[str, Any] = {name: getattr(fact, name) for name in _PLAIN[type(fact)]}
    if isinstance(fact, Event):
        found |= {side: tuple(_party(each, names) for each in getattr(fact, side)) for side in _PARTIES}
        found["place"] = names.by_id.get(fact.place or "")
    if isinstance(fact, Event | Quantity):
        found["attribution"] = names.by_id.get(fact.attribution or "") or fact.attribution_text
    if isinstance(fact, Quote):
        found["speaker"] = names.by_id.get(fact.speaker or "") or fact.speaker_text
    return {name: value for name, value in found.items() if value not in (None, ())}


def edited(fact: Fact, value: Slots, names: Names) -> Fact:
    """Return a fact with these slots in the place of its own.

    Raises:
        InvalidRequest: a fact of this kind has no such slot, its value makes no sense, or the article has no entity or
            place of the name; the slot is named.
    """
    changes: dict[str, Any] = {}
    for slot, content in value.items():
        changes |= _change(fact, slot, content, names)
    if isinstance(fact, Quantity) and "value" in changes:
        changes = {"min": None, "max": None} | changes
    elif isinstance(fact, Quantity) and {"min", "max"} & changes.keys():
        changes = {"value": None} | changes
    try:
        return type(fact).model_validate(dict(fact) | changes)
    except ValidationError as error:
        first = error.errors()[0]
        slot = str(first["loc"][0]) if first["loc"] else "value"
        raise InvalidRequest(f"`{slot}`: {first['msg']}", field=f"value.{slot}") from None


def _change(fact: Fact, slot: str, content: Slot, names: Names) -> dict[str, Any]:
    if slot in _PLAIN[type(fact)]:
        return {slot: content}
    if isinstance(fact, Event) and slot in _PARTIES:
        given = content if isinstance(content, tuple) else (content,)
        return {slot: tuple(_participant(name, slot, names) for name in given if name is not None)}
    if isinstance(fact, Event) and slot == "place":
        place = names.place(content)
        _require(place or content is None, slot, "the article names no such place")
        return {slot: place.id if place else None}
    if (slot, type(fact)) in _SAYING:
        entity = names.entity(content)
        _require(entity or content is None, slot, "the article has no entity of this name")
        return {slot: entity.id if entity else None, f"{slot}_text": entity.name if entity else None}
    raise InvalidRequest(f"a fact of this kind has no slot `{slot}`", field=f"value.{slot}")


def _participant(name: Slot, slot: str, names: Names) -> Participant:
    entity = names.entity(name)
    if entity is None:
        raise InvalidRequest("the article has no entity of this name", field=f"value.{slot}")
    mention = entity.mentions[0]
    return Participant(
        start=mention.start, end=mention.end, text=mention.text, entity=entity.id, country=entity.country
    )


def _party(participant: Participant, names: Names) -> str:
    return names.by_id.get(participant.entity or "") or participant.text


def _require(holds: object, slot: str, message: str) -> None:
    if not holds:
        raise InvalidRequest(message, field=f"value.{slot}")
