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
from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.text.token_table import TokenTable

_FARTHEST = 6


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each characteristic of a pronoun and the mention it may mean."""
    return {entry["characteristic"]: float(entry["weight"]) for entry in load_lexicon("entities/pronoun_weights")}


def meant_by(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """Return the number of the cluster that the pronoun at the token means, or None where that is not clear."""
    if pronoun.gender is None:
        return clear_subject(discourse, at, pronoun)
    later = _later_subject(discourse, at, pronoun)
    if later is not None:
        return later
    trace = _best(discourse, at, pronoun)
    return trace.cluster if trace else None


def meant_by_relative(discourse: Discourse, at: int) -> int | None:
    """Return the cluster that a relative pronoun means: what its clause is attached to."""
    tokens = discourse.tokens
    verb = at
    for _ in range(6):
        if tokens.dep[verb] == "relcl":
            number = discourse.owner.get(tokens.head[verb])
            if number is None or tokens.head[verb] >= at:
                return None
            human = tokens.word[at].lower() in {"who", "whom"}
            return number if not human or discourse.clusters[number].type in {"PERSON", "ORG", "NORP"} else None
        verb = tokens.head[verb]
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
    tokens = discourse.tokens
    if trace.type not in pronoun.types or tokens.sentence[at] - trace.sentence > _FARTHEST:
        return False
    gender = discourse.gender(trace)
    if pronoun.gender and gender and gender != pronoun.gender:
        return False
    verb = tokens.head[at]
    if pronoun.reflexive:
        return trace.verb == verb and trace.role == "subject"
    same_clause = trace.verb == verb and trace.sentence == tokens.sentence[at]
    return not same_clause or tokens.dep[at] == "poss"


def _characteristics(discourse: Discourse, at: int, trace: Trace, *, nearest: bool) -> Iterator[tuple[str, float]]:
    """Yield the characteristics that hold, by the names that the weights are listed under."""
    tokens = discourse.tokens
    distance = tokens.sentence[at] - trace.sentence
    quote = discourse.quotation[at]
    subject = trace.role == "subject"
    speaker = subject and not trace.quote and tokens.lemma[trace.verb] in load_terms("entities/speech_verbs")
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
        yield "main", float(tokens.dep[trace.verb] == "ROOT")
        yield "both_subjects", float(tokens.dep[at] in SUBJECTS)
    if speaker:
        yield "speaker", 1.0
        yield "into_quote", float(quote > 0 and distance < 2)
        yield "both_speakers", float(_is_speaking(tokens, at))


def _is_speaking(tokens: TokenTable, at: int) -> bool:
    return tokens.dep[at] in SUBJECTS and tokens.lemma[tokens.head[at]] in load_terms("entities/speech_verbs")


def _later_subject(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """Return the subject that follows a phrase in front of it: 'In his speech, X said'."""
    tokens = discourse.tokens
    first = tokens.opening[tokens.sentence[at]]
    if at - first > 8 or tokens.tag[first] not in {"IN", "VBG", "VBN", "TO"}:
        return None
    for token in range(at + 1, min(at + 15, len(tokens))):
        if tokens.sentence[token] != tokens.sentence[at]:
            return None
        if tokens.dep[token] in SUBJECTS and tokens.dep[tokens.head[token]] == "ROOT" and "," in tokens.word[at:token]:
            number = discourse.owner.get(token)
            if number is None or discourse.clusters[number].type != "PERSON":
                return None
            return number if discourse.clusters[number].gender in {None, pronoun.gender} else None
    return None
