"""'It' and 'they' joined to the subject around them, or to that of the sentence before.

They mean so many things that any other choice would often be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from factwire.extraction.entities.coreference.discourse import SUBJECTS, Discourse
from factwire.extraction.entities.coreference.pronoun import Pronoun
from factwire.extraction.entities.words import Words
from factwire.extraction.text.lexicon import load_terms

_EMPTY_VERBS = frozenset({"be", "seem", "appear", "take", "happen", "turn", "remain", "matter", "rain", "snow", "look"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def clear_subject(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
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
        and words.lemma[words.head[verb]] in load_terms("entities/speech_verbs")
        and not any(
            words.dep[inner] in {"ccomp", "xcomp", "relcl", "acl"}
            for child in words.children[verb]
            if child > verb
            for inner in words.children[child]
        )
    )


def _subject(words: Words, verb: int, *, before: int) -> int | None:
    subjects = (child for child in words.children[verb] if words.dep[child] in SUBJECTS and child < before)
    return next((child for child in subjects if not words.in_dateline(child)), None)


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
