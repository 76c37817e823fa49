"""Confidence: how much speaks for an act being an event of the news, as a sum of points over plain traits of it.

What happened is told in the main clause and in the past, with its day, its place and its figures; what is only wished,
quoted, denied, or told in the background of something else seldom is an event that a reader would note. The points
are knowledge, in `lexicons/confidence.tsv`; an additive score over few traits, as in Dawes, "The robust beauty of
improper linear models" (American Psychologist 34, 1979).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.event_identity import is_headline
from factwire.extraction.events.grammar.relations import SUBJECTS, first_conjunct
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS
from factwire.extraction.events.newsworthiness import is_public
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Entity, Event, Participant, Place, Span, Timex

_IN_WORDS = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "THREATEN"})
_OF_WHAT_COMES = frozenset({"AGREE", "THREATEN"})  # a promise is one whether it is kept or not
_OPEN = frozenset({"planned", "possible", "conditional"})
_BACKGROUND = frozenset({"relcl", "acl", "advcl", "pcomp"})
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
_MOST_STEPS = 12
_LEAD = 400  # code points


@dataclass(frozen=True)
class Candidate:
    """An act with the event it made, and what the document says of where they stand.

    Attributes:
        private: whether it concerns nobody but private people.
        sport: whether the article is about sport.
        public: whether an actor is public.
        quoted: whether it stands in quotation marks.
        speaker: who says it, if not the article.
        times, places: mentions of the event's time and place.
    """

    act: Act
    event: Event
    private: bool
    sport: bool
    public: bool
    quoted: bool
    speaker: Entity | None
    times: tuple[Span, ...]
    places: tuple[Span, ...]

    def traits(self) -> tuple[str, ...]:
        """Return the traits it has, of those that count."""
        return tuple(name for name, has in _TRAITS.items() if has(self))

    def confidence(self) -> int:
        """Return the sum of the points of its traits; what is below zero is no event of the news."""
        return sum(points()[name] for name in self.traits())

    def doubts(self) -> Iterator[str]:
        """Yield the traits that speak against it."""
        return (name for name in self.traits() if points()[name] < 0)


@cache
def points() -> Mapping[str, int]:
    """Return the points of each trait."""
    return {entry["trait"]: int(entry["points"]) for entry in load_lexicon("events/confidence")}


def _is_own(candidate: Candidate) -> bool:
    """Return whether who says it acts in it: what one announces of oneself, or of one's state, is news itself."""
    speaker = (candidate.event.attribution_text or "").lower()
    same = any(actor.lower_ == speaker for actor in candidate.act.actors)  # "he said he would"
    return same or any(_is_speaker(actor, candidate) for actor in candidate.event.actors)


def _is_speaker(actor: Participant, candidate: Candidate) -> bool:
    """Return whether an actor is who speaks, by name, description or pronoun, or the state spoken for."""
    if actor.text in (candidate.event.attribution_text or "") or actor.text.lower() in PRONOUNS:
        return True
    speaker = candidate.speaker
    return speaker is not None and (actor.entity == speaker.id or actor.country == (speaker.country or ""))


def _is_said(candidate: Candidate) -> bool:
    """Return whether somebody says it of others."""
    return candidate.event.attribution_text is not None and not _is_own(candidate)


def _is_open(candidate: Candidate) -> bool:
    """Return whether it has not happened, and is neither a promise nor what somebody announces of himself."""
    event = candidate.event
    announced = event.attribution_text is not None and event.assertion == "planned" and _is_own(candidate)
    return event.assertion in _OPEN and event.type not in _OF_WHAT_COMES and not announced


def _is_present(candidate: Candidate) -> bool:
    """Return whether it is told in the present tense: of habits, views and pictures; headlines and statements apart."""
    event = candidate.event
    present = candidate.act.head.tag_ in ("VBZ", "VBP")
    announced = event.type in _OF_WHAT_COMES or (event.attribution_text is not None and _is_own(candidate))
    return present and not is_headline(event) and not announced


def _is_nonfinite(candidate: Candidate) -> bool:
    """Return whether its clause is an infinitive, or a gerund that states nothing ("suspending the law" does)."""
    verb = candidate.act.head
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    infinitive = verb.tag_ == "VB" and not any(auxiliary.tag_ in _FINITE for auxiliary in auxiliaries)
    bare = verb.tag_ == "VBG" and not any(auxiliary.lemma_ == "be" for auxiliary in auxiliaries)
    return infinitive or (bare and first_conjunct(verb).dep_ != "advcl")


def _is_background(candidate: Candidate) -> bool:
    """Return whether it hangs on another clause, or in one that does."""
    at = candidate.act.head
    for _ in range(_MOST_STEPS):
        if at.head is at or _is_beside(at):
            break
        at = at.head
    return _is_beside(at)


def _is_beside(verb: Token) -> bool:
    """Return whether a clause hangs on another one."""
    return verb.dep_ in _BACKGROUND and not _is_root_in_sense(verb)


def _is_root_in_sense(verb: Token) -> bool:
    """Return whether the parse takes a part of a clause's own subject for the root ("The opposition Left called")."""
    noun = verb.head
    nominal = noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("acl", "relcl")
    return nominal and any(child.dep_ in SUBJECTS and not child.tag_.startswith("W") for child in verb.lefts)


def _is_main(candidate: Candidate) -> bool:
    """Return whether it is told in the main clause, or is what the main clause's subject announces."""
    verb = first_conjunct(candidate.act.head)
    announced = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and _is_own(candidate)
    return verb.dep_ == "ROOT" or announced or _is_root_in_sense(verb)


def _stands_beside(candidate: Candidate, mentions: tuple[Span, ...]) -> bool:
    """Return whether one of the mentions stands in the sentence that tells it."""
    evidence = candidate.event.evidence
    return any(evidence.start <= mention.start < evidence.end for mention in mentions)


_TRAITS: Mapping[str, Callable[[Candidate], bool]] = {
    "private": lambda candidate: candidate.private,
    "sport": lambda candidate: candidate.private and candidate.sport,
    "quoted": lambda candidate: candidate.quoted and _is_said(candidate),
    "reported": lambda candidate: not candidate.quoted and _is_said(candidate),
    "negated": lambda candidate: candidate.event.assertion == "negated",
    "open": _is_open,
    "in_words": lambda candidate: candidate.event.type in _IN_WORDS,
    "present": _is_present,
    "nonfinite": _is_nonfinite,
    "background": _is_background,
    "figures": lambda candidate: bool(candidate.event.quantities),
    "dated": lambda candidate: candidate.event.time is not None,
    "dated_here": lambda candidate: _stands_beside(candidate, candidate.times),
    "placed_here": lambda candidate: _stands_beside(candidate, candidate.places),
    "state": lambda candidate: any(party.country for party in candidate.event.parties),
    "public_actor": lambda candidate: candidate.public,
    "named_target": lambda candidate: any(party.entity for party in candidate.event.targets),
    "main": _is_main,
    "lead": lambda candidate: candidate.event.evidence.start < _LEAD,
}


def candidates_of(
    document: Document,
    acts: Sequence[Act],
    events: Sequence[Event | None],
    private: Sequence[bool],
    *,
    sport: bool,
    entities: tuple[Entity, ...],
    times: tuple[Timex, ...],
    places: tuple[Place, ...],
) -> tuple[Candidate, ...]:
    """Return the acts that made events, each with what its traits are read from."""
    types = {entity.id: entity.type for entity in entities}
    speakers = {entity.id: entity for entity in entities}
    mentions = {time.id: (time,) for time in times} | {place.id: place.mentions for place in places}
    return tuple(
        Candidate(
            act,
            event,
            private=is_private,
            sport=sport,
            public=any(is_public(actor, types) for actor in event.actors),
            quoted=document.quotation_numbers[act.trigger.i] > 0,
            speaker=speakers.get(event.attribution or ""),
            times=mentions.get(event.time or "", ()),
            places=mentions.get(event.place or "", ()),
        )
        for act, event, is_private in zip(acts, events, private, strict=True)
        if event is not None
    )
