"""Verdicts: who says of somebody's deed that it is a violation accuses him, who says that he will pay threatens him."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.argument_frames import Frame, after
from factwire.extraction.events.grammar.modality import is_negated, reporter_of
from factwire.extraction.events.grammar.parties import mentioned, resolve_agent
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.predicate_words import lemma
from factwire.model.facts import EventType

_SUFFERING = frozenset({"have", "carry", "bring", "pay", "face", "suffer", "regret", "meet", "bear"})


@dataclass(frozen=True)
class _Verdict:
    """The word that condemns, blames or threatens the subject of its clause, and what saying so is."""

    word: Token
    type: EventType
    mode: str | None
    cameo: str


def outcomes_by_verdict(arguments: Frame) -> Iterator[Act]:
    """Yield what a reported clause does to whom it is about.

    It accuses ("said the tariffs were illegal", "said the army was responsible") or threatens ("said Peru will pay").
    """
    verb, verdict = arguments.head, _verdict(arguments)
    if verdict is None or is_negated(verb):
        return
    speakers = tuple(filter(is_agent, reporter_of(verb)))
    targets = tuple(party for party in _judged(arguments, speakers) if party not in speakers) if speakers else ()
    if targets:
        yield Act(
            head=verb,
            trigger=verdict.word,
            type=verdict.type,
            mode=verdict.mode,
            cameo=verdict.cameo,
            actors=speakers,
            targets=targets,
            rule=f"{verb.lemma_} {verdict.word.lemma_.lower()}: judged",
            covered=frozenset({verb.i, verdict.word.i}),
        )


def _verdict(arguments: Frame) -> _Verdict | None:
    condemned = _first(_ascribed(arguments), "@condemned")
    if condemned is not None:
        return _Verdict(condemned, "ACCUSE", "disapprove", "11")
    blamed = _blame(arguments)
    if blamed is not None:
        return _Verdict(blamed, "ACCUSE", "allege", "11")
    suffered = (*arguments.objects, *after("with", arguments.head))  # "will be met with a response"
    threat = _first(suffered, "@deserved") if _will_suffer(arguments.head) else None
    return _Verdict(threat, "THREATEN", None, "13") if threat is not None else None


def _ascribed(arguments: Frame) -> tuple[Token, ...]:
    """Return what a clause ascribes to its subject: what it is, or what it committed."""
    ascribed = {"be": arguments.predicatives, "commit": arguments.objects, "perpetrate": arguments.objects}
    return ascribed.get(arguments.head.lemma_, ())


def _first(words: tuple[Token, ...], kind: str) -> Token | None:
    return next((word for word in words if is_a(word, kind)), None)


def _blame(arguments: Frame) -> Token | None:
    """Return the word that lays the blame ("was responsible", "was to blame", "bears responsibility", "was behind")."""
    verb = arguments.head
    if verb.lemma_ in ("bear", "have", "carry"):
        return _first(arguments.objects, "responsibility")
    if verb.lemma_ != "be":
        return None
    to_blame = (child for child in verb.rights if child.dep_ == "xcomp" and child.lemma_ == "blame")
    return _first(arguments.predicatives, "@blamed") or next(iter((*to_blame, *after("behind", verb))), None)


def _will_suffer(verb: Token) -> bool:
    future = any(child.dep_ == "aux" and child.lower_ in ("will", "would", "must", "should") for child in verb.lefts)
    return future and verb.lemma_ in _SUFFERING


def _judged(arguments: Frame, speakers: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return who is behind what is judged: the subject, or of "it was wrong for the union to strike", the union."""
    judged = arguments.objects if arguments.passive else arguments.subjects
    subjects = tuple(resolve_agent(subject, acting=True) for subject in judged)
    if all(subject.lower_ == "it" for subject in judged):
        return _acting(arguments.head) or mentioned(arguments.head, speakers)
    return tuple(filter(_is_named, subjects))


def _is_named(party: Token) -> bool:
    return party.ent_type_ in AGENT_TYPES or sector_word(lemma(party)) is not None


def _acting(verb: Token) -> tuple[Token, ...]:
    """Return the subjects of the clauses that a verb judges."""
    clauses = (child for child in verb.rights if child.dep_ in ("ccomp", "advcl", "xcomp", "csubj"))
    return tuple(child for clause in clauses for child in clause.lefts if child.dep_ == "nsubj" and is_agent(child))
