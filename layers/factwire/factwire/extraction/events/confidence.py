"""Confidence: how much speaks for an event being one of the news, as a sum of points over plain traits of its telling.

What happened is told in the main clause and in the past, with its day, its place and its figures; what is only wished,
quoted, denied, or told in the background of something else seldom is an event that a reader would note. How the points
of `lexicons/confidence.tsv` were fitted stands there; they are few and whole, as in Dawes, "The robust beauty of
improper linear models" (American Psychologist 34, 1979).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.event_tellings import is_headline
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.relations import FINITE, SUBJECTS, first_conjunct
from factwire.extraction.events.lexicon.nations import country_of_body
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS
from factwire.extraction.events.newsworthiness import is_public
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Entity, Event, Participant, Place, Span

_VERBAL = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "THREATEN"})
_COMMISSIVE = frozenset({"AGREE", "THREATEN"})  # a promise is one whether it is kept or not (Searle, 1976)
_IRREALIS = frozenset({"planned", "possible", "conditional"})
_LEAD = 400  # code points
_LEAST = 1  # point
_FIRST_PERSON = frozenset({"i", "me", "my", "myself"})
_SECOND_PERSON = frozenset({"you", "your", "yours"})
_FEWEST_ADDRESSES = 2


@dataclass(frozen=True)
class CodedEvent:
    """An act with the event it made, and what its traits are read from.

    Attributes:
        private: whether it concerns nobody but private people.
        genre: of the article.
        personal: whether the article speaks in the first person, or to its readers.
        public: whether an actor is public.
        quoted: whether it stands in quotation marks.
        speaker: who says it, if not the article.
        places: mentions of the event's place.
    """

    act: Act
    event: Event
    private: bool
    genre: TextGenre
    personal: bool
    public: bool
    quoted: bool
    speaker: Entity | None
    places: tuple[Span, ...]

    @cached_property
    def traits(self) -> tuple[str, ...]:
        """The traits it has, of those that count."""
        return tuple(name for name, has in _TRAITS.items() if has(self))

    @property
    def confidence(self) -> int:
        """The sum of the points of its traits."""
        return sum(points()[name] for name in self.traits)

    @property
    def is_doubtful(self) -> bool:
        """Whether too little speaks for its being an event of the news."""
        return self.confidence < _LEAST

    def doubts(self) -> Iterator[str]:
        """Yield the traits that speak against it."""
        return (name for name in self.traits if points()[name] < 0)


@cache
def points() -> Mapping[str, int]:
    """Return the points of each trait."""
    return {entry["trait"]: int(entry["points"]) for entry in load_lexicon("events/confidence")}


def _is_of_speaker(coded: CodedEvent) -> bool:
    """Return whether who says it acts in it: what one announces of oneself, or of one's state, is news itself."""
    speaker = (coded.event.attribution_text or "").lower()
    same = any(actor.lower_ == speaker for actor in coded.act.actors)  # "he said he would"
    return same or any(_is_speaker(actor, coded) for actor in coded.event.actors)


def _is_speaker(actor: Participant, coded: CodedEvent) -> bool:
    """Return whether an actor is who speaks, by name, description or pronoun, or the state spoken for."""
    if actor.text in (coded.event.attribution_text or "") or actor.text.lower() in PRONOUNS:
        return True
    speaker = coded.speaker
    if speaker is None:
        return False
    state = speaker.country or country_of_body(speaker.name)  # the Kremlin speaks for Russia
    return actor.entity == speaker.id or (state is not None and actor.country == state)


def _is_attributed(coded: CodedEvent) -> bool:
    """Return whether somebody says it, and of others."""
    return coded.event.attribution_text is not None and not _is_of_speaker(coded)


def _is_irrealis(coded: CodedEvent) -> bool:
    """Return whether it has not happened, and is neither a promise nor what somebody announces of himself."""
    event = coded.event
    announced = event.attribution_text is not None and event.assertion == "planned" and _is_of_speaker(coded)
    return event.assertion in _IRREALIS and event.type not in _COMMISSIVE and not announced


def _is_present(coded: CodedEvent) -> bool:
    """Return whether it is told in the present tense: of habits, views and pictures; headlines and statements apart."""
    event = coded.event
    present = coded.act.head.tag_ in ("VBZ", "VBP")
    announced = event.type in _COMMISSIVE or (event.attribution_text is not None and _is_of_speaker(coded))
    return present and not is_headline(event) and not announced


def _is_nonfinite(coded: CodedEvent) -> bool:
    """Return whether its clause is an infinitive, or a gerund that states nothing ("suspending the law" does)."""
    verb = coded.act.head
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    infinitive = verb.tag_ == "VB" and not any(auxiliary.tag_ in FINITE for auxiliary in auxiliaries)
    bare = verb.tag_ == "VBG" and not any(auxiliary.lemma_ == "be" for auxiliary in auxiliaries)
    return infinitive or (bare and first_conjunct(verb).dep_ != "advcl")


def _is_misparsed_root(verb: Token) -> bool:
    """Return whether the parse takes a part of a clause's own subject for the root ("The opposition Left called")."""
    noun = verb.head
    nominal = noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN") and verb.dep_ in ("acl", "relcl")
    return nominal and any(child.dep_ in SUBJECTS and not child.tag_.startswith("W") for child in verb.lefts)


def _is_main(coded: CodedEvent) -> bool:
    """Return whether it is told in the main clause, or is what the main clause's subject announces."""
    verb = first_conjunct(coded.act.head)
    announced = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and _is_of_speaker(coded)
    return verb.dep_ == "ROOT" or announced or _is_misparsed_root(verb)


def _is_in_evidence(coded: CodedEvent, mentions: tuple[Span, ...]) -> bool:
    """Return whether one of the mentions stands in the sentence that tells it."""
    evidence = coded.event.evidence
    return any(evidence.start <= mention.start < evidence.end for mention in mentions)


_TRAITS: Mapping[str, Callable[[CodedEvent], bool]] = {
    "private": lambda coded: coded.private,
    "sport": lambda coded: coded.private and coded.genre.sport,
    "brief": lambda coded: coded.genre.brief and not coded.private,
    "soft": lambda coded: coded.genre.soft,
    "personal": lambda coded: coded.personal,
    "daily": lambda coded: coded.genre.daily,
    "quoted": lambda coded: coded.quoted and _is_attributed(coded),
    "negated": lambda coded: coded.event.assertion == "negated",
    "irrealis": _is_irrealis,
    "verbal": lambda coded: coded.event.type in _VERBAL,
    "present": _is_present,
    "nonfinite": _is_nonfinite,
    "uncounted": lambda coded: coded.event.type == "ASSAULT" and not coded.event.quantities,
    "figures": lambda coded: bool(coded.event.quantities),
    "dated": lambda coded: coded.event.time is not None,
    "placed_here": lambda coded: _is_in_evidence(coded, coded.places),
    "state": lambda coded: any(party.country for party in coded.event.parties),
    "public_actor": lambda coded: coded.public,
    "named_target": lambda coded: any(party.entity for party in coded.event.targets),
    "main": _is_main,
    "lead": lambda coded: coded.event.evidence.start < _LEAD,
}


def coded_events(
    document: Document,
    acts: Sequence[Act],
    events: Sequence[Event | None],
    private: Sequence[bool],
    *,
    genre: TextGenre,
    entities: tuple[Entity, ...],
    places: tuple[Place, ...],
) -> tuple[CodedEvent, ...]:
    """Return the acts that made events, each with what its traits are read from."""
    types = {entity.id: entity.type for entity in entities}
    speakers = {entity.id: entity for entity in entities}
    personal = _is_personal(document)
    mentions = {place.id: place.mentions for place in places}
    return tuple(
        CodedEvent(
            act,
            event,
            private=is_private,
            genre=genre,
            personal=personal,
            public=any(is_public(actor, types) for actor in event.actors),
            quoted=document.quotation_numbers[act.trigger.i] > 0,
            speaker=speakers.get(event.attribution or ""),
            places=mentions.get(event.place or "", ()),
        )
        for act, event, is_private in zip(acts, events, private, strict=True)
        if event is not None
    )


def _is_personal(document: Document) -> bool:
    """Return whether the article, outside of its quotations, says "I", or "you" more than once."""
    words = zip(document.tokens.lower, document.quotation_numbers, strict=True)
    told = Counter(word for word, quotation in words if not quotation)
    return any(told[word] for word in _FIRST_PERSON) or sum(told[word] for word in _SECOND_PERSON) >= _FEWEST_ADDRESSES
