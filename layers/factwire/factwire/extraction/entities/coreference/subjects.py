"""'It' and 'they' joined to the subject around them, or to that of the sentence before.

They mean so many things that any other choice would often be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from factwire.extraction.entities.coreference.discourse import SUBJECTS, Discourse
from factwire.extraction.entities.coreference.pronoun import Pronoun
from factwire.extraction.entities.knowledge import word_class
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable

_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def clear_subject(discourse: Discourse, at: int, pronoun: Pronoun) -> int | None:
    """Return the nearest subject around the pronoun that agrees with it, else that of the sentence before."""
    tokens = discourse.tokens
    if tokens.dep[at] not in SUBJECTS | {"poss"} and not pronoun.reflexive:
        return None
    verb = tokens.head[at]
    if tokens.dep[at] in SUBJECTS and _is_empty(tokens, verb):
        return None
    subject = _subject_around(tokens, at, pronoun)
    if subject is None and not pronoun.reflexive and not _has_plural_objects_around(tokens, at, pronoun):
        subject = _last_main_subject(tokens, at, pronoun)
    return None if subject is None else _entity_at(discourse, subject, pronoun, quote=discourse.quotation[at])


def _clauses(tokens: TokenTable, at: int) -> Iterator[int]:
    """Yield the words above the token, from its clause outwards; its own clause only if it is no subject."""
    token = tokens.head[at]
    for _ in range(10):
        if token != tokens.head[at] or tokens.dep[at] not in SUBJECTS:
            yield token
        if tokens.head[token] == token:
            return
        token = tokens.head[token]


def _subject_around(tokens: TokenTable, at: int, pronoun: Pronoun) -> int | None:
    """Return the nearest subject that agrees, in the clauses around the pronoun."""
    for token in _clauses(tokens, at):
        if pronoun.plural and _has_plural_object(tokens, token, before=at):
            return None
        subject = _subject(tokens, token, before=at)
        if subject is not None and _fits(tokens, subject, pronoun):
            return subject
    return None


def _has_plural_objects_around(tokens: TokenTable, at: int, pronoun: Pronoun) -> bool:
    return pronoun.plural and any(_has_plural_object(tokens, token, before=at) for token in _clauses(tokens, at))


def _is_empty(tokens: TokenTable, verb: int) -> bool:
    """Return whether 'it' before this verb may be an expletive: 'it is clear that', 'it takes time to', 'it seems'."""
    return (
        tokens.lemma[verb] in word_class("expletive_verb")
        and any(
            tokens.dep[child] in {"ccomp", "xcomp", "advcl", "csubj", "attr", "acomp"}
            for child in tokens.children[verb]
        )
        and not _is_reported(tokens, verb)
    )


def _is_reported(tokens: TokenTable, verb: int) -> bool:
    """Return whether the clause is what a speaker says, so that 'it' is likely the speaker: 'X said it was ready'."""
    simple = not any(tokens.dep[child] in {"ccomp", "xcomp", "advcl", "csubj"} for child in tokens.children[verb])
    return (
        simple
        and tokens.dep[verb] == "ccomp"
        and tokens.lemma[tokens.head[verb]] in load_terms("entities/speech_verbs")
        and not any(
            tokens.dep[inner] in {"ccomp", "xcomp", "relcl", "acl"}
            for child in tokens.children[verb]
            if child > verb
            for inner in tokens.children[child]
        )
    )


def _subject(tokens: TokenTable, verb: int, *, before: int) -> int | None:
    subjects = (child for child in tokens.children[verb] if tokens.dep[child] in SUBJECTS and child < before)
    return next((child for child in subjects if not tokens.in_dateline(child)), None)


def _has_plural_object(tokens: TokenTable, verb: int, *, before: int) -> bool:
    """Return whether the verb has an object that 'they' may mean: 'X told passengers that they'."""
    return any(
        tokens.tag[child] in _PLURAL_TAGS and tokens.dep[child] in {"dobj", "dative"} and child < before
        for child in tokens.children[verb]
    )


def _last_main_subject(tokens: TokenTable, at: int, pronoun: Pronoun) -> int | None:
    """Return the subject of the sentence before, if it agrees and the pronoun's own sentence says something of it."""
    sentence = tokens.sentence[at]
    start, end = (tokens.opening[sentence - 1], tokens.opening[sentence]) if sentence else (0, 0)
    root = next(
        (token for token in range(start, end) if tokens.head[token] == token and tokens.tag[token][:1] == "V"), None
    )
    subject = None if root is None else _subject(tokens, root, before=end)
    outermost = list(_clauses(tokens, at))[-1:] or [tokens.head[at]]
    if subject is None or tokens.lemma[outermost[0]] in word_class("expletive_verb"):
        return None
    return subject if _fits(tokens, subject, pronoun) else None


def _fits(tokens: TokenTable, subject: int, pronoun: Pronoun) -> bool:
    """Return whether a subject has the pronoun's number; names of groups take either."""
    coordinated = any(tokens.dep[child] == "conj" for child in tokens.children[subject])
    if tokens.tag[subject] == "PRP":
        return tokens.word[subject].lower() in ({"they"} if pronoun.plural else {"it"})
    if pronoun.plural:
        return coordinated or tokens.tag[subject] in _PLURAL_TAGS or tokens.tag[subject] == "NNP"
    return not coordinated and tokens.tag[subject] not in _PLURAL_TAGS - {"NNPS"}


def _entity_at(discourse: Discourse, subject: int, pronoun: Pronoun, *, quote: int) -> int | None:
    tokens = discourse.tokens
    if discourse.quotation[subject] != quote and discourse.quotation[subject]:
        return None
    if pronoun.plural and any(tokens.dep[child] == "conj" for child in tokens.children[subject]):
        return None
    number = discourse.owner.get(subject)
    if number is None or discourse.clusters[number].type not in pronoun.types:
        return None
    return number
