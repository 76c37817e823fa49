"""Pronouns joined to the entity they mean.

A personal pronoun goes to the mention that scores best on distance, grammatical role, agreement and
speech; nouns for people that name no entity compete as well, so that one which points to "a police officer"
stays out. After Lappin & Leass (1994).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import log2

from factwire.extraction.entities.coreference.discourse import SUBJECTS, Discourse, Trace
from factwire.extraction.entities.coreference.pronoun import Pronoun
from factwire.extraction.entities.coreference.subjects import clear_subject
from factwire.extraction.entities.words import Words
from factwire.extraction.text.lexicon import load_lexicon, load_terms

_FARTHEST = 6


@cache
def weights() -> Mapping[str, float]:
    """The weight of each characteristic of a pronoun and the mention it may mean."""
    return {entry["characteristic"]: float(entry["weight"]) for entry in load_lexicon("entities/pronoun_weights")}


def meant_by(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """The number of the cluster that the pronoun at the token means, or None where that is not clear."""
    if pronoun.gender is None:
        return clear_subject(discourse, at, pronoun)
    later = _later_subject(discourse, at, pronoun)
    if later is not None:
        return later
    trace = _best(discourse, at, pronoun)
    return trace.cluster if trace else None


def meant_by_relative(discourse: Discourse, at: int) -> int | None:
    """The cluster that a relative pronoun means: what its clause is attached to."""
    words = discourse.words
    verb = at
    for _ in range(6):
        if words.dep[verb] == "relcl":
            number = discourse.owner.get(words.head[verb])
            if number is None or words.head[verb] >= at:
                return None
            human = words.text[at].lower() in {"who", "whom"}
            return number if not human or discourse.clusters[number].type in {"PERSON", "ORG", "NORP"} else None
        verb = words.head[verb]
    return None


def _best(discourse: Discourse, at: int, pronoun: Pronoun) -> Trace | None:
    best: Trace | None = None
    best_score = 0.0
    nearest = True
    for trace in reversed(discourse.history):
        if not _agrees(discourse, at, pronoun, trace):
            continue
        values = _characteristics(discourse, at, trace, nearest=nearest)
        score = sum(weights()[name] * value for name, value in values)
        if best is None or score > best_score:
            best, best_score = trace, score
        nearest = False
    return best


def _agrees(discourse: Discourse, at: int, pronoun: Pronoun, trace: Trace) -> bool:
    words = discourse.words
    if trace.type not in pronoun.types or words.sentence[at] - trace.sentence > _FARTHEST:
        return False
    gender = discourse.gender(trace)
    if pronoun.gender and gender and gender != pronoun.gender:
        return False
    verb = words.head[at]
    if pronoun.reflexive:
        return trace.verb == verb and trace.role == "subject"
    same_clause = trace.verb == verb and trace.sentence == words.sentence[at]
    return not same_clause or words.dep[at] == "poss"


def _characteristics(discourse: Discourse, at: int, trace: Trace, *, nearest: bool) -> Iterator[tuple[str, float]]:
    """The characteristics that hold, by the names that the weights are listed under."""
    words = discourse.words
    distance = words.sentence[at] - trace.sentence
    quote = words.quoted[at]
    subject = trace.role == "subject"
    speaker = subject and not trace.quote and words.lemma[trace.verb] in load_terms("entities/speech_verbs")
    yield "distance", float(distance)
    yield "count", log2(1 + trace.count)
    yield "same_sentence", float(distance == 0)
    yield "agrees", float(discourse.gender(trace) is not None)
    yield "nearest", float(nearest)
    yield from ((kind, 1.0) for kind in ("name", "pronoun") if trace.kind == kind)
    if trace.quote and trace.quote != quote:
        yield "from_quote", 1.0
    if quote and trace.quote == quote:
        yield "same_quote", 1.0
    if trace.role in {"object", "poss"}:
        yield trace.role, 1.0
    if subject:
        yield "subject", 1.0
        yield "main", float(words.dep[trace.verb] == "ROOT")
        yield "both_subjects", float(words.dep[at] in SUBJECTS)
    if speaker:
        yield "speaker", 1.0
        yield "into_quote", float(quote > 0 and distance < 2)
        yield "both_speakers", float(_is_speaking(words, at))


def _is_speaking(words: Words, at: int) -> bool:
    return words.dep[at] in SUBJECTS and words.lemma[words.head[at]] in load_terms("entities/speech_verbs")


def _later_subject(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """The subject that follows a phrase in front of it: 'In his speech, X said'."""
    words = discourse.words
    first = words.first[words.sentence[at]]
    if at - first > 8 or words.tag[first] not in {"IN", "VBG", "VBN", "TO"}:
        return None
    for token in range(at + 1, min(at + 15, len(words))):
        if words.sentence[token] != words.sentence[at]:
            return None
        if words.dep[token] in SUBJECTS and words.dep[words.head[token]] == "ROOT" and "," in words.text[at:token]:
            number = discourse.owner.get(token)
            if number is None or discourse.clusters[number].type != "PERSON":
                return None
            return number if discourse.clusters[number].gender in {None, pronoun.gender} else None
    return None
