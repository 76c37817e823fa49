"""Verdicts: who says of somebody's deed that it is a violation or unacceptable accuses him (PLOVER: ACCUSE)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.grammar.argument_frames import Frame
from factwire.extraction.events.grammar.modality import is_negated, reporter_of
from factwire.extraction.events.grammar.parties import mentioned, resolve_agent
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.predicate_words import lemma


def outcomes_by_judgement(arguments: Frame) -> Iterator[Act]:
    """Yield the accusation that a reported clause makes ("said the tariffs were illegal", "had committed crimes")."""
    verb, verdict = arguments.head, _verdict(arguments)
    if verdict is None:
        return
    speakers = tuple(filter(is_agent, reporter_of(verb)))
    targets = tuple(party for party in _judged(arguments, speakers) if party not in speakers) if speakers else ()
    if targets:
        yield Act(
            head=verb,
            trigger=verdict,
            type="ACCUSE",
            mode="disapprove",
            cameo="11",
            actors=speakers,
            targets=targets,
            rule=f"{verb.lemma_} {verdict.lemma_.lower()}: judged",
            covered=frozenset({verb.i, verdict.i}),
        )


def _verdict(arguments: Frame) -> Token | None:
    """Return the word of condemnation that a clause says of its subject, or that its subject committed."""
    judged = {"be": arguments.predicatives, "commit": arguments.objects, "perpetrate": arguments.objects}
    verdict = next((word for word in judged.get(arguments.head.lemma_, ()) if is_a(word, "@condemned")), None)
    return None if verdict is not None and is_negated(arguments.head) else verdict


def _judged(arguments: Frame, speakers: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return who is behind what is judged: the subject, or of "it was wrong for the union to strike", the union."""
    subjects = tuple(map(resolve_agent, arguments.subjects))
    if all(subject.lower_ == "it" for subject in arguments.subjects):
        return _acting(arguments.head) or mentioned(arguments.head, speakers)
    return tuple(filter(_is_named, subjects))


def _is_named(party: Token) -> bool:
    return party.ent_type_ in AGENT_TYPES or sector_word(lemma(party)) is not None


def _acting(verb: Token) -> tuple[Token, ...]:
    """Return the subjects of the clauses that a verb judges."""
    clauses = (child for child in verb.rights if child.dep_ in ("ccomp", "advcl", "xcomp", "csubj"))
    return tuple(child for clause in clauses for child in clause.lefts if child.dep_ == "nsubj" and is_agent(child))
