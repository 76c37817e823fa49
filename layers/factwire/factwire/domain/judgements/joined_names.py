"""Entities that users merged or split: which of an article's names are one, where merges and splits contradict.

Merges are taken in the order in which they were judged; one that would bring together two names which a split keeps
apart, directly or over a chain of others, does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial, reduce
from itertools import chain

from factwire.domain.judgements.effects import Effect
from factwire.domain.judgements.references import with_references
from factwire.domain.listing.entity_keys import entity_key
from factwire.model import Entity, Facts, Mark, MarkState, Mention, Participant, Verdict


def merges_that_hold(effects: Iterable[Effect]) -> tuple[list[Effect], list[Effect]]:
    """Return the merges that hold, and those that a split refuses."""
    pairs = [effect for effect in effects if effect.subject.kind in {"names", "stories"}]
    apart = {frozenset(_pair(effect)) for effect in _with(pairs, "split")}
    groups: dict[str, frozenset[str]] = {}
    held: list[Effect] = []
    refused: list[Effect] = []
    for effect in sorted(_with(pairs, "merge"), key=lambda each: (each.at, _pair(each))):
        together = _group(groups, effect)
        if any(pair <= together for pair in apart):
            refused.append(effect)
        else:
            held.append(effect)
            groups |= dict.fromkeys(together, together)
    return held, refused


def with_joined_names(facts: Facts, effects: Sequence[Effect]) -> Facts:
    """Return the facts with entities merged and split, ids of what stays unchanged, and a mark on each."""
    names = [effect for effect in effects if effect.subject.kind == "names"]
    facts = reduce(_split, _with(names, "split"), facts)
    return reduce(_merged, merges_that_hold(names)[0], facts)


def _with(effects: Iterable[Effect], verdict: Verdict) -> Iterator[Effect]:
    return (effect for effect in effects if effect.verdict == verdict)


def _group(groups: Mapping[str, frozenset[str]], effect: Effect) -> frozenset[str]:
    """Return all names that a merge would bring together."""
    first, second = _pair(effect)
    return groups.get(first, frozenset((first,))) | groups.get(second, frozenset((second,)))


def _merged(facts: Facts, effect: Effect) -> Facts:
    found = [entity for entity in facts.entities if entity_key(entity.name) in _pair(effect)]
    if len(found) < 2:
        return facts
    kept = max(found, key=_importance)
    gone = {entity.id: kept.id for entity in found if entity is not kept}
    facts = _with_entities(facts, {kept.id: _joined(kept, found)}, (kept,), _state(effect, "merged"))
    left = tuple(entity for entity in facts.entities if entity.id not in gone)
    return with_references(facts.model_copy(update={"entities": left}), gone)


def _importance(entity: Entity) -> tuple[float, int]:
    return entity.salience, -int(entity.id[1:])


def _joined(kept: Entity, found: Sequence[Entity]) -> Entity:
    """Return an entity with all that the others have."""
    names = dict.fromkeys(chain.from_iterable((entity.name, *entity.aliases) for entity in found))
    mentions = chain.from_iterable(entity.mentions for entity in found)
    roles = dict.fromkeys(chain.from_iterable(entity.roles for entity in found))
    return kept.model_copy(
        update={
            "aliases": tuple(name for name in names if name != kept.name),
            "mentions": tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end))),
            "roles": tuple(roles),
            "country": next(filter(None, (entity.country for entity in (kept, *found))), None),
        }
    )


def _split(facts: Facts, effect: Effect) -> Facts:
    """Take the mentions of one name out of the entity that has both; descriptions and pronouns stay where they are."""
    pair = _pair(effect)
    whole = next((entity for entity in facts.entities if set(pair) <= set(_keys(entity))), None)
    if whole is None:
        return facts
    first, second = pair
    other = second if first == entity_key(whole.name) else first
    taken = tuple(mention for mention in whole.mentions if entity_key(mention.text) == other)
    left = tuple(mention for mention in whole.mentions if mention not in taken)
    return _parted(facts, whole, taken=taken, left=left, state=_state(effect, "split")) if taken and left else facts


def _parted(
    facts: Facts, whole: Entity, *, taken: tuple[Mention, ...], left: tuple[Mention, ...], state: MarkState
) -> Facts:
    """Return the facts with the mentions that were taken as an entity of their own, also where they take part."""
    number = 1 + max(int(entity.id[1:]) for entity in facts.entities)
    name = taken[0].text
    own = Entity(id=f"e{number}", name=name, type=whole.type, salience=whole.salience, mentions=taken)
    aliases = tuple(alias for alias in whole.aliases if entity_key(alias) != entity_key(name))
    rest = whole.model_copy(update={"mentions": left, "aliases": aliases})
    facts = facts.model_copy(update={"entities": (*facts.entities, own)})
    facts = _with_entities(facts, {rest.id: rest}, (rest, own), state)
    sides = partial(_parties, taken=taken, whole=whole, own=own)
    events = tuple(
        event.model_copy(update={"actors": sides(event.actors), "targets": sides(event.targets)})
        for event in facts.events
    )
    return facts.model_copy(update={"events": events})


def _with_entities(facts: Facts, changed: Mapping[str, Entity], marked: Sequence[Entity], state: MarkState) -> Facts:
    """Return the facts with entities in the place of those with their ids, and marks."""
    entities = tuple(changed.get(entity.id, entity) for entity in facts.entities)
    marks = tuple(Mark(fact=entity.id, state=state) for entity in marked)
    return facts.model_copy(update={"entities": entities, "judgements": (*facts.judgements, *marks)})


def _state(effect: Effect, state: MarkState) -> MarkState:
    return "disputed" if effect.disputed else state


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
