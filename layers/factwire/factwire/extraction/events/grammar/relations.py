"""Relations of the parse that every reading of arguments needs: a verb's subjects and objects, with conjuncts."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

SUBJECTS = ("nsubj", "csubj")
PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
OBJECTS = ("dobj", "obj")
ASIDES = frozenset({"relcl", "acl", "advcl"})
"""Clauses beside the one that a sentence reports."""

BACKGROUND = ASIDES | {"pcomp"}
"""Clauses that tell in passing: asides, and those behind a preposition."""

PREMODIFIERS = frozenset({"amod", "compound", "nmod"})
"""Adjectives and nouns before the noun that they modify."""

BEFORE_NOUN = PREMODIFIERS | {"poss"}
"""Premodifiers, and whose the thing is."""

FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
"""The tags of finite verbs."""

_POINTING = frozenset({"the", "this", "that", "these", "those"})
_CLAUSE_CONJUNCTIONS = frozenset({"and", "but", "while"})
_MOST_ABOVE = 20


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """Return the token and the nouns coordinated after it."""
    others = (other for other in token.conjuncts if other.i > token.i and other.pos_ not in ("VERB", "AUX"))
    return (token, *(other for other in others if clause_begun_by(other) is None))


def clause_begun_by(noun: Token) -> Token | None:
    """Return the verb of which the parse takes the subject for an object ("hailed the deal and Chile condemned it")."""
    start, behind = noun.left_edge.i, noun.doc[noun.i + 1 : noun.i + 3]
    if noun.dep_ != "conj" or start == 0 or noun.doc[start - 1].lower_ not in _CLAUSE_CONJUNCTIONS:
        return None
    verb = next((word for word in behind if word.tag_ != "RB"), None)
    if verb is None or verb.pos_ != "VERB" or verb.tag_ not in FINITE or has_subject(verb):
        return None
    return verb


def first_conjunct(token: Token) -> Token:
    """Return the first of the words that the token is coordinated with; by itself, the token."""
    while token.dep_ == "conj":
        token = token.head
    return token


def children(verb: Token, dependencies: Iterable[str]) -> tuple[Token, ...]:
    """Return the children that stand in one of the relations to the verb, each with its conjuncts."""
    wanted = tuple(dependencies)
    return tuple(
        dict.fromkeys(token for child in verb.children if child.dep_ in wanted for token in with_conjuncts(child))
    )


def is_pointed(noun: Token) -> bool:
    """Return whether a word before the noun points to what is known: "the", "this"."""
    return any(child.lower_ in _POINTING for child in noun.lefts)


def has_subject(verb: Token) -> bool:
    """Return whether the clause has a subject of its own."""
    return any(child.dep_ in (*SUBJECTS, *PASSIVE_SUBJECTS) for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Return whether the verb is an infinitive with "to"."""
    return verb.tag_ == "VB" and has_to(verb)


def has_to(verb: Token) -> bool:
    """Return whether "to" stands before the verb."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def clause_part(word: Token) -> Token:
    """Return the head of the part of a sentence that a word belongs to: an aside (a clause beside), or the whole."""
    for _ in range(_MOST_ABOVE):
        if word.head == word or word.dep_ in ASIDES:
            break
        word = word.head
    return word
