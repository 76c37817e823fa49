"""From acts, which are tokens, to public events, which are spans and ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, WILLED, Act
from factwire.extraction.events.detection.prominence import prominence_of
from factwire.extraction.events.grammar.parties import is_plural
from factwire.extraction.events.slots.circumstances import Circumstances
from factwire.extraction.events.slots.doers import with_doers
from factwire.extraction.events.slots.participants import Participants
from factwire.extraction.events.slots.scenes import Scene, Scenes
from factwire.extraction.quotes.attribution import SpeechScopes, stronger
from factwire.extraction.text.document import Document
from factwire.model import Entity, Event, Participant, Place, Quantity, Quote, Span, Timex
from factwire.model.facts import Assertion

_HANDLED = frozenset({"used", "owned", "made", "worn", "carried"})
_HURTING = frozenset({"ASSAULT", "COERCE", "DISASTER", "ACCIDENT"})

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]  # actors and targets


class Builder:
    """Builds the events of one document from its acts and its other facts."""

    def __init__(
        self,
        document: Document,
        *,
        antecedents: Mapping[int, tuple[int, ...]],
        entities: tuple[Entity, ...],
        places: tuple[Place, ...],
        times: tuple[Timex, ...],
        quantities: tuple[Quantity, ...],
        quotes: tuple[Quote, ...],
    ) -> None:
        self._document = document
        self._circumstances = Circumstances(document, quantities=quantities)
        self._scenes = Scenes(document, places=places, times=times)
        self._speech = SpeechScopes(document, quotes)
        self._participants = Participants(
            document, antecedents=antecedents, entities=entities, places=places, speech=self._speech
        )

    def events(self, acts: Sequence[Act]) -> tuple[Event | None, ...]:
        """Return the public event of each act, or None where its parties are nobody; the acts stand in text order."""
        taken = frozenset(i for act in acts for i in act.covered)
        scenes = self._scenes.of(acts)
        built: list[Event | None] = []
        for number, (act, scene) in enumerate(zip(acts, scenes, strict=True), start=1):
            event = self._event(act, scene, number=number, taken=taken)
            built.append(event and with_doers(self._document, act, event, built))
        return tuple(built)

    def _event(self, act: Act, scene: Scene, *, number: int, taken: frozenset[int]) -> Event | None:
        """Return the public event of an act, or None if its parties are nobody; `taken` are all acts' predicates."""
        actors, targets = self._sides(act)
        place, time = scene.place, scene.time
        if not _is_known(act, actors, targets, place):
            return None
        start, end = act.trigger.idx, act.trigger.idx + len(act.trigger)
        speech = self._speech.at(start, end)
        return Event(
            id=f"v{number}",
            type=act.type,
            mode=act.mode,
            cameo=act.cameo,
            trigger=self._document.span(start, end),
            actors=actors,
            targets=targets,
            means=self._circumstances.means(act),
            place=place.id if place else None,
            time=time.id if time else None,
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            quantities=self._circumstances.quantities(act, others=taken - act.covered),
            assertion=stronger(cast("Assertion", act.status or "asserted"), speech),
            attribution=speech.attribution if speech else None,
            attribution_text=speech.attribution_text if speech else None,
            evidence=self._evidence(act),
            rule=act.rule,
            salience=prominence_of(act),
        )

    def _sides(self, act: Act) -> Sides:
        """Return actors and targets; who acts is no target, unless each does it to the others."""
        doers = tuple(actor for actor in act.actors if act.type != "ASSAULT" or not _is_thing(actor))
        actors = self._participants.of(doers, acting=True)
        targets = self._participants.of(act.targets, hurt=act.type in _HURTING)
        if not actors and act.type in WILLED:
            actors = self._participants.pronouns(act.actors)
        if not act.both:
            targets = tuple(_apart_from(actors, targets))
        if act.both:
            actors = targets = tuple(sorted((*actors, *targets), key=lambda party: party.start))
        return actors, targets

    def _evidence(self, act: Act) -> Span:
        """Return the sentence that tells of the act, without the line breaks after it."""
        sentence = act.head.sent
        return self._document.span(sentence.start_char, sentence.start_char + len(sentence.text.rstrip()))


def _is_thing(actor: Token) -> bool:
    """Return whether what hurts is a thing that somebody uses or made: whose radios blow up is not who blew them up."""
    return any(child.dep_ == "acl" and child.lower_ in _HANDLED for child in actor.rights)


def _apart_from(actors: tuple[Participant, ...], targets: tuple[Participant, ...]) -> Iterator[Participant]:
    """Yield the targets that are none of the actors; a description taken for an actor stands for itself."""
    spans, entities = {(actor.start, actor.end) for actor in actors}, {actor.entity for actor in actors if actor.entity}
    for target in targets:
        if target.entity not in entities and (target.start, target.end) not in spans:
            yield target
        elif target.text[:1].islower() and (target.start, target.end) not in spans:
            yield target.model_copy(update={"entity": None})


def _is_known(act: Act, actors: tuple[Participant, ...], targets: tuple[Participant, ...], place: Place | None) -> bool:
    """Return whether enough is known of who took part: an actor; of what nobody need will, a target or a place."""
    if act.both and actors and _is_one(act, actors):
        return False
    suffered = bool(targets) and act.type not in WILLED
    located = not act.actors and place is not None and act.type in PHYSICAL
    return bool(actors) or suffered or located


def _is_one(act: Act, parties: tuple[Participant, ...]) -> bool:
    """Return whether the parties of a reciprocal act are one and the same."""
    nouns = [token for token in act.parties if token.pos_ != "PRON"]
    plural = any(is_plural(token) for token in nouns)
    return not plural and len({party.entity or party.text.lower() for party in parties}) < 2
