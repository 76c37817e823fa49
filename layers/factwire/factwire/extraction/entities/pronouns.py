"""Pronouns joined to the entity they mean.

A personal pronoun goes to the mention that scores best on distance, grammatical role, agreement and
speech; nouns for people that name no entity compete as well, so that one which points to "a police officer"
stays out. After Lappin & Leass (1994). 'It' and 'they' mean so many things that they are joined only to the
subject of the clause around them, or of the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log2

from factwire.extraction.entities.discourse import SUBJECTS, Discourse, Trace
from factwire.extraction.entities.knowledge import Gender
from factwire.extraction.entities.words import Words
from factwire.extraction.lexicon import load_lexicon, load_terms
from factwire.model import EntityType

_FARTHEST = 6
_PERSON: frozenset[EntityType] = frozenset({"PERSON"})
_THING: frozenset[EntityType] = frozenset({"ORG", "GPE", "PRODUCT"})
_GROUP: frozenset[EntityType] = frozenset({"ORG", "NORP"})
_EMPTY_VERBS = frozenset({"be", "seem", "appear", "take", "happen", "turn", "remain", "matter", "rain", "snow", "look"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can mean."""

    types: frozenset[EntityType]
    gender: Gender | None = None
    plural: bool = False
    reflexive: bool = False


PRONOUNS: Mapping[str, Pronoun] = {
    **{word: Pronoun(types=_PERSON, gender="m") for word in ("he", "him", "his")},
    **{word: Pronoun(types=_PERSON, gender="f") for word in ("she", "her", "hers")},
    **{word: Pronoun(types=_THING) for word in ("it", "its")},
    **{word: Pronoun(types=_GROUP, plural=True) for word in ("they", "them", "their", "theirs")},
    "himself": Pronoun(types=_PERSON, gender="m", reflexive=True),
    "herself": Pronoun(types=_PERSON, gender="f", reflexive=True),
    "itself": Pronoun(types=_THING, reflexive=True),
    "themselves": Pronoun(types=_GROUP, plural=True, reflexive=True),
}


@cache
def weights() -> Mapping[str, float]:
    """The weight of each characteristic of a pronoun and the mention it may mean."""
    return {entry["characteristic"]: float(entry["weight"]) for entry in load_lexicon("entities_pronoun_weights")}


def meant_by(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """The number of the cluster that the pronoun at the token means, or None where that is not clear."""
    if pronoun.gender is None:
        return _clear_subject(discourse, at, pronoun)
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
            return number if not human or discourse.clusters[number].type in (_PERSON | _GROUP) else None
        verb = words.head[verb]
    return None


# He and she.


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
    speaker = subject and not trace.quote and words.lemma[trace.verb] in load_terms("entities_speech_verbs")
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
    return words.dep[at] in SUBJECTS and words.lemma[words.head[at]] in load_terms("entities_speech_verbs")


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


# It and they.


def _clear_subject(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """The nearest subject around the pronoun that agrees with it, else that of the sentence before."""
    words = discourse.words
    if words.dep[at] not in SUBJECTS | {"poss"} and not pronoun.reflexive:
        return None
    verb = words.head[at]
    if words.dep[at] in SUBJECTS and _is_empty(words, verb):
        return None
    subject = _subject_around(words, at, pronoun)
    if subject is None and not pronoun.reflexive and not _has_plural_objects_around(words, at, pronoun):
        subject = _last_main_subject(words, at, pronoun)
    return None if subject is None else _entity_at(discourse, subject, pronoun, quote=words.quoted[at])


def _clauses(words: Words, at: int) -> Iterator[int]:
    """The words above the token, from the clause it stands in outwards; its own clause only if it is no subject."""
    token = words.head[at]
    for _ in range(10):
        if token != words.head[at] or words.dep[at] not in SUBJECTS:
            yield token
        if words.head[token] == token:
            return
        token = words.head[token]


def _subject_around(words: Words, at: int, pronoun: Pronoun) -> int | None:
    """The nearest subject that agrees, in the clauses around the pronoun."""
    for token in _clauses(words, at):
        if pronoun.plural and _has_plural_object(words, token, before=at):
            return None
        subject = _subject(words, token, before=at)
        if subject is not None and _fits(words, subject, pronoun):
            return subject
    return None


def _has_plural_objects_around(words: Words, at: int, pronoun: Pronoun) -> bool:
    return pronoun.plural and any(_has_plural_object(words, token, before=at) for token in _clauses(words, at))


def _is_empty(words: Words, verb: int) -> bool:
    """Whether 'it' before this verb may stand for nothing: 'it is clear that', 'it takes time to', 'it seems'."""
    return (
        words.lemma[verb] in _EMPTY_VERBS
        and any(
            words.dep[child] in {"ccomp", "xcomp", "advcl", "csubj", "attr", "acomp"} for child in words.children[verb]
        )
        and not _is_reported(words, verb)
    )


def _is_reported(words: Words, verb: int) -> bool:
    """'X said it was ready': the clause tells what a speaker says, so that 'it' is likely the speaker."""
    simple = not any(words.dep[child] in {"ccomp", "xcomp", "advcl", "csubj"} for child in words.children[verb])
    return (
        simple
        and words.dep[verb] == "ccomp"
        and words.lemma[words.head[verb]] in load_terms("entities_speech_verbs")
        and not any(
            words.dep[inner] in {"ccomp", "xcomp", "relcl", "acl"}
            for child in words.children[verb]
            if child > verb
            for inner in words.children[child]
        )
    )


def _subject(words: Words, verb: int, *, before: int) -> int | None:
    return next((child for child in words.children[verb] if words.dep[child] in SUBJECTS and child < before), None)


def _has_plural_object(words: Words, verb: int, *, before: int) -> bool:
    """Whether the verb has an object that 'they' may mean: 'X told passengers that they'."""
    return any(
        words.tag[child] in _PLURAL_TAGS and words.dep[child] in {"dobj", "dative"} and child < before
        for child in words.children[verb]
    )


def _last_main_subject(words: Words, at: int, pronoun: Pronoun) -> int | None:
    """The subject of the sentence before, if it agrees and the pronoun's own sentence says something of it."""
    sentence = words.sentence[at]
    start, end = (words.first[sentence - 1], words.first[sentence]) if sentence else (0, 0)
    root = next(
        (token for token in range(start, end) if words.head[token] == token and words.tag[token][:1] == "V"), None
    )
    subject = None if root is None else _subject(words, root, before=end)
    outermost = list(_clauses(words, at))[-1:] or [words.head[at]]
    if subject is None or words.lemma[outermost[0]] in _EMPTY_VERBS:
        return None
    return subject if _fits(words, subject, pronoun) else None


def _fits(words: Words, subject: int, pronoun: Pronoun) -> bool:
    """Whether a subject has the pronoun's number; names of groups take either."""
    coordinated = any(words.dep[child] == "conj" for child in words.children[subject])
    if words.tag[subject] == "PRP":
        return words.text[subject].lower() in ({"they"} if pronoun.plural else {"it"})
    if pronoun.plural:
        return coordinated or words.tag[subject] in _PLURAL_TAGS or words.tag[subject] == "NNP"
    return not coordinated and words.tag[subject] not in _PLURAL_TAGS - {"NNPS"}


def _entity_at(discourse: Discourse, subject: int, pronoun: Pronoun, *, quote: int) -> int | None:
    words = discourse.words
    if words.quoted[subject] != quote and words.quoted[subject]:
        return None
    if pronoun.plural and any(words.dep[child] == "conj" for child in words.children[subject]):
        return None
    number = discourse.owner.get(subject)
    if number is None or discourse.clusters[number].type not in pronoun.types:
        return None
    return number
