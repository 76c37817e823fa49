"""Entities that users merged or split: which of an article's names are one, where merges and splits contradict.

Merges are taken in the order in which they were judged; one that would bring together two names which a split keeps
apart, directly or over a chain of others, does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factwire.domain.judgements.effects import Effect
from factwire.domain.judgements.references import with_references
from factwire.domain.listing.entity_keys import entity_key
from factwire.model import Entity, Facts, Mark, MarkState, Mention, Participant


def merges_that_hold(effects: Iterable[Effect]) -> tuple[list[Effect], list[Effect]]:
    """Return the merges that hold, and those that a split refuses."""
    pairs = [effect for effect in effects if effect.subject.kind in {"names", "stories"}]
    apart = {frozenset(_pair(effect)) for effect in pairs if effect.verdict == "split"}
    groups: dict[str, frozenset[str]] = {}
    held: list[Effect] = []
    refused: list[Effect] = []
    merges = (effect for effect in pairs if effect.verdict == "merge")
    for effect in sorted(merges, key=lambda each: (each.at, _pair(each))):
        together = frozenset().union(*(groups.get(name, frozenset((name,))) for name in _pair(effect)))
        if any(pair <= together for pair in apart):
            refused.append(effect)
            continue
        held.append(effect)
        groups |= dict.fromkeys(together, together)
    return held, refused


def with_joined_names(facts: Facts, effects: Sequence[Effect]) -> Facts:
    """Return the facts with entities merged and split, ids of what stays unchanged, and a mark on each."""
    names = [effect for effect in effects if effect.subject.kind == "names"]
    for effect in names:
        if effect.verdict == "split":
            facts = _split(facts, effect)
    for effect in merges_that_hold(names)[0]:
        facts = _merged(facts, effect)
    return facts


def _merged(facts: Facts, effect: Effect) -> Facts:
    found = [entity for entity in facts.entities if entity_key(entity.name) in _pair(effect)]
    if len(found) < 2:
        return facts
    kept = max(found, key=lambda entity: (entity.salience, -int(entity.id[1:])))
    gone = {entity.id: kept.id for entity in found if entity is not kept}
    merged = _joined(kept, found)
    entities = tuple(merged if entity is kept else entity for entity in facts.entities if entity.id not in gone)
    mark = Mark(fact=kept.id, state="disputed" if effect.disputed else "merged")
    facts = facts.model_copy(update={"entities": entities, "judgements": (*facts.judgements, mark)})
    return with_references(facts, gone)


def _joined(kept: Entity, found: Sequence[Entity]) -> Entity:
    """Return an entity with all that the others have."""
    names = dict.fromkeys(name for entity in found for name in (entity.name, *entity.aliases))
    mentions = [mention for entity in found for mention in entity.mentions]
    roles = dict.fromkeys(role for entity in found for role in entity.roles)
    countries = (entity.country for entity in (kept, *found) if entity.country)
    return kept.model_copy(
        update={
            "aliases": tuple(name for name in names if name != kept.name),
            "mentions": tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))),
            "roles": tuple(roles),
            "country": next(countries, None),
        }
    )


def _split(facts: Facts, effect: Effect) -> Facts:
    """Take the mentions of one name out of the entity that has both; descriptions and pronouns stay where they are."""
    pair = _pair(effect)
    whole = next((entity for entity in facts.entities if set(pair) <= set(_keys(entity))), None)
    if whole is None:
        return facts
    other = next((key for key in pair if key != entity_key(whole.name)), pair[0])
    taken = tuple(mention for mention in whole.mentions if entity_key(mention.text) == other)
    left = tuple(mention for mention in whole.mentions if entity_key(mention.text) != other)
    if not taken or not left:
        return facts
    number = 1 + max(int(entity.id[1:]) for entity in facts.entities)
    rest = whole.model_copy(
        update={"mentions": left, "aliases": tuple(a for a in whole.aliases if entity_key(a) != other)}
    )
    own = Entity(id=f"e{number}", name=taken[0].text, type=whole.type, salience=whole.salience, mentions=taken)
    entities = (*(rest if entity is whole else entity for entity in facts.entities), own)
    state: MarkState = "disputed" if effect.disputed else "split"
    marks = (*facts.judgements, Mark(fact=rest.id, state=state), Mark(fact=own.id, state=state))
    facts = facts.model_copy(update={"entities": entities, "judgements": marks})
    events = tuple(
        event.model_copy(
            update={
                "actors": _parties(event.actors, taken=taken, whole=whole, own=own),
                "targets": _parties(event.targets, taken=taken, whole=whole, own=own),
            }
        )
        for event in facts.events
    )
    return facts.model_copy(update={"events": events})


def _parties(
    parties: tuple[Participant, ...], *, taken: tuple[Mention, ...], whole: Entity, own: Entity
) -> tuple[Participant, ...]:
    """Return parties of an event; those named by a mention that was taken out are the entity of its own."""

    def is_taken(party: Participant) -> bool:
        return any(party.start <= mention.start and mention.end <= party.end for mention in taken)

    return tuple(
        party.model_copy(update={"entity": own.id}) if party.entity == whole.id and is_taken(party) else party
        for party in parties
    )


def _keys(entity: Entity) -> Iterator[str]:
    yield entity_key(entity.name)
    yield from (entity_key(mention.text) for mention in entity.mentions if mention.kind == "name")


def _pair(effect: Effect) -> tuple[str, str]:
    return effect.subject.words, effect.subject.other or ""
