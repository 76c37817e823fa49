"""Facts as they were extracted and the effects of judgements -> the facts that are shown. A pure function.

Edits come first, in the words of the article as extracted; then names are split and merged; then what was rejected
goes, with whatever named it. Ids stay as they were.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from factwire.domain.judgements.effects import NO_EFFECTS, Effect, Effects
from factwire.domain.judgements.joined_names import with_joined_names
from factwire.domain.judgements.references import with_references
from factwire.domain.judgements.slots import Fact, Names, edited
from factwire.domain.judgements.subjects import FactSubjects, target_of
from factwire.domain.listing.entity_keys import entity_key
from factwire.errors import InvalidRequest
from factwire.model import Claim, Facts, Incident, Mark, Quantity

_LISTS: Final = ("entities", "quotes", "times", "places", "quantities", "events")


def corrected(facts: Facts, effects: Effects) -> Facts:
    """Return the facts that are shown; those that were extracted where nobody's verdict counts."""
    if not effects:
        return facts
    judged = _judged(facts, effects)
    facts = _with_marks(facts, judged, effects)
    facts = _with_edits(facts, judged)
    facts = with_joined_names(facts, list(effects.by_target.values()))
    facts = _without(facts, {id for id, effect in judged.items() if effect.verdict == "reject" and not effect.disputed})
    return Facts.model_validate(dict(facts))


def standing_targets(facts: Facts, effects: Effects) -> frozenset[str]:
    """Return the targets whose words the article still has; judgements on the others are orphaned."""
    known = FactSubjects(facts).by_target
    names = Names(facts)

    def stands(target: str, effect: Effect) -> bool:
        subject = effect.subject
        if subject.kind == "names":
            spoken = {mention.text for entity in facts.entities for mention in entity.mentions}
            return all(_is_spoken(name, spoken, names) for name in (subject.words, subject.other or ""))
        return subject.kind in {"member", "stories"} or target in known

    return frozenset(target for target, effect in effects.by_target.items() if stands(target, effect))


def _is_spoken(key: str, spoken: set[str], names: Names) -> bool:
    return names.entity(key) is not None or any(entity_key(words) == key for words in spoken)


def _judged(facts: Facts, effects: Effects) -> dict[str, Effect]:
    """Return the effect on each fact that has one; what is said of its own words goes before what is of a claim."""
    by_target = FactSubjects(facts).by_target
    found: dict[str, Effect] = {}
    for target, effect in sorted(effects.by_target.items(), key=lambda each: each[1].subject.kind == "claim"):
        for id in by_target.get(target, ()):
            found.setdefault(id, effect)
    return found


def _with_marks(facts: Facts, judged: Mapping[str, Effect], effects: Effects) -> Facts:
    kinds: dict[str, Fact | Claim] = {fact.id: fact for fact in _all(facts)}
    kinds |= {claim.id: claim for incident in facts.incidents for claim in incident.claims}
    marks = [_mark(id, effect, kinds[id]) for id, effect in judged.items()]
    for claim in FactSubjects(facts).of_headline:
        effect = effects.by_target.get(target_of(claim))
        if effect and effect not in judged.values():
            number = float(claim.words)
            marks.append(Mark(state=effect.state, type=claim.type, min=number, max=number))
    return facts.model_copy(update={"judgements": tuple(marks)})


def _mark(id: str, effect: Effect, fact: Fact | Claim) -> Mark:
    state = effect.state
    slots = tuple(effect.value) if state == "edited" else ()
    if isinstance(fact, Quantity | Claim):
        low, high = fact.limits
        kind = fact.kind if isinstance(fact, Quantity) else fact.of
        return Mark(fact=id, state=state, slots=slots, type=kind, min=low, max=high)
    return Mark(fact=id, state=state, slots=slots, type=getattr(fact, "type", None))


def _with_edits(facts: Facts, judged: Mapping[str, Effect]) -> Facts:
    """Return the facts with edits in them; one that names what the article has no more is left out."""
    names = Names(facts)
    edits = {id: effect.value for id, effect in judged.items() if effect.verdict == "edit" and not effect.disputed}

    def shown(fact: Fact) -> Fact:
        try:
            return edited(fact, edits[fact.id], names) if fact.id in edits else fact
        except InvalidRequest:
            return fact

    changed = {name: tuple(map(shown, getattr(facts, name))) for name in _LISTS}
    facts = facts.model_copy(update=changed)
    return facts.model_copy(update={"incidents": tuple(_with_figures(facts, each) for each in facts.incidents)})


def _with_figures(facts: Facts, incident: Incident) -> Incident:
    """Return an incident whose claims say what their figures say."""
    figures = {quantity.id: quantity for quantity in facts.quantities}
    claims = tuple(
        claim.model_copy(update={name: getattr(figures[claim.quantity], name) for name in ("value", "min", "max")})
        if (claim.value, claim.min, claim.max) != _numbers(figures[claim.quantity])
        else claim
        for claim in incident.claims
        if figures[claim.quantity].kind == claim.of
    )
    return incident.model_copy(update={"claims": claims})


def _numbers(figure: Quantity) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.min, figure.max


def _without(facts: Facts, ids: set[str]) -> Facts:
    """Return the facts without these and without what named them."""
    left = {name: tuple(fact for fact in getattr(facts, name) if fact.id not in ids) for name in _LISTS}
    return with_references(facts.model_copy(update=left), dict.fromkeys(ids))


def _all(facts: Facts) -> Iterator[Fact]:
    for name in _LISTS:
        yield from getattr(facts, name)


@dataclass(frozen=True)
class JudgedFacts:
    """The facts of an article as they were extracted, and the effects that judgements have on them."""

    raw: Facts
    effects: Effects = NO_EFFECTS

    @cached_property
    def shown(self) -> Facts:
        """The facts with judgements applied."""
        return corrected(self.raw, self.effects)
