"""Parties: who is behind a thing, and whom a clause mentions besides its subject."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.entities.entity_lexicons import nouns
from factwire.extraction.events.grammar.relations import PREMODIFIERS, with_conjuncts
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a, is_agent
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma

_NOMINAL = frozenset({"dobj", "pobj", "poss", "nsubj", "nsubjpass", "dative", "compound", "amod", "nmod"})
_BY_CLOSENESS = ("by", "of", "from", "against", "with", "on", "to", "for", "in")
_BEHIND = ("by", "of", "from")
_NOT_BEHIND = frozenset(_BY_CLOSENESS) - frozenset(_BEHIND) | {"at", "near", "into"}
_LOCATING = frozenset({"in", "at", "near"})
_WHERE = frozenset(
    {"near", "outside", "inside", "around", "across", "along", "off", "throughout", "through", "past", "via"}
)
_MOST_TOKENS = 60


def resolve_agent(head: Token, *, acting: bool = False, hurt: bool = False) -> Token:
    """Return who a noun phrase is about: its head where that can act or is a place, else whose or whom the thing is.

    Of a thing that acts, whom it is done to and where it is say nothing of who is behind it; of a thing that is hurt,
    where it is does not either: of a house in Oslo, the house is hit.
    """
    if (acting or hurt) and _is_by_trade(head):
        return head
    if (
        is_agent(head)
        or _is_spelt_as_name(head)
        or any(child.dep_ == "appos" and child.ent_type_ in AGENT_TYPES for child in head.rights)
    ):
        return head
    owner = next((child for child in head.lefts if child.dep_ == "poss" and _is_known(child)), None)
    if owner is not None:
        return owner
    across = _after_preposition(head, ("with",)) if is_a(head, "@frontier") else None  # "its border with Peru"
    if across is not None:
        return across
    if is_a(head, "@place"):
        return head
    apart = _NOT_BEHIND if acting else _LOCATING if hurt else frozenset()
    return _named_before(head) or _named_after(head, apart) or head


def _is_by_trade(head: Token) -> bool:
    """Return whether a noun is a person by what he does ("Boeing machinists": not the firm; "her translator")."""
    known = nouns().get(lemma(head))
    return is_a(head, "@workers") or (known is not None and known.type == "PERSON")


def _is_spelt_as_name(head: Token) -> bool:
    """Return whether capitals make a name of what the parse takes for a common noun ("Oslo's NordTech")."""
    return head.pos_ == "NOUN" and not head.ent_type_ and not head.is_sent_start and head.text[0].isupper()


def _named_before(head: Token) -> Token | None:
    return next((child for child in head.lefts if child.dep_ in PREMODIFIERS and child.ent_type_ in AGENT_TYPES), None)


def _named_after(head: Token, apart: frozenset[str]) -> Token | None:
    """Return whom the phrase names after its head, but not behind the prepositions `apart`."""
    prepositions = tuple(word for word in _BY_CLOSENESS if word not in apart)
    return _after_preposition(head, prepositions) or _within(head, apart)


def mentioned(head: Token, apart_from: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the first party that a clause names besides its subject, nearest the verb first."""
    queue = deque(child for child in head.children if child.i > head.i and not _is_aside(child))
    for _ in range(_MOST_TOKENS):
        if not queue:
            return ()
        token = queue.popleft()
        if _is_party(token) and not _belongs(token, apart_from):
            return with_conjuncts(_whole(token))
        queue.extend(child for child in token.children if not _is_aside(child))
    return ()


def _is_party(token: Token) -> bool:
    return token.dep_ in _NOMINAL and _is_named(token) and not _is_where(token)


def _belongs(token: Token, phrases: tuple[Token, ...]) -> bool:
    return any(head == token or head.is_ancestor(token) for head in phrases)


def _is_where(token: Token) -> bool:
    """Return whether the name says only where ("near Lima"), and not whom it concerns ("the talks in Peru")."""
    while token.dep_ in PREMODIFIERS:
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _whole(token: Token) -> Token:
    """Return the people a nationality before their noun belongs to ("Peruvian dockers"), else the name itself."""
    head = token.head
    return head if token.dep_ in PREMODIFIERS and head.pos_ == "NOUN" and is_agent(head) else token


def _is_aside(token: Token) -> bool:
    """Return whether a clause tells another event than the one it hangs on ("after rebels killed six")."""
    if token.dep_ == "conj" and token.pos_ == "VERB" and any(child.dep_ == "nsubj" for child in token.lefts):
        return True
    finite = token.dep_ == "advcl" and token.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    return finite and not any(child.lower_ in ("if", "unless", "until") for child in token.children)


def is_plural(noun: Token) -> bool:
    """Return whether a noun or pronoun is in the plural."""
    return "Plur" in noun.morph.get("Number", [])


def is_alone(parties: tuple[Token, ...]) -> bool:
    """Return whether the phrases name one party only: one of them, in the singular."""
    return len(parties) < 2 and not any(is_plural(token) for token in parties)


def _is_named(token: Token) -> bool:
    return token.ent_type_ in AGENT_TYPES or (token.pos_ == "PROPN" and not token.ent_type_)


def _is_known(token: Token) -> bool:
    return is_agent(token) and token.lower_ not in PRONOUNS


def _after_preposition(head: Token, prepositions: tuple[str, ...]) -> Token | None:
    """Return whom a preposition after the phrase names, by the order of the prepositions."""
    found = {
        child.lower_: inner
        for child in (*head.rights, *_strays(head))
        if child.dep_ in ("prep", "agent")
        for inner in child.children
        if inner.dep_ == "pobj" and (is_agent(inner) or _is_of_people(inner))
    }
    return next((found[preposition] for preposition in prepositions if preposition in found), None)


def _is_of_people(noun: Token) -> bool:
    """Return whether a plural is of people by its nationality or faith ("European powers", "Sunni clerics")."""
    return noun.tag_ == "NNS" and any(child.ent_type_ == "NORP" for child in noun.lefts)


def _strays(head: Token) -> Iterator[Token]:
    """Yield the prepositions of an object that the parse hangs on its verb ("rejected a call in May by X")."""
    if head.dep_ == "dobj":
        loose = ("by", "from") if is_a(head, "@demand") else ("by",)
        yield from (child for child in head.head.rights if child.i > head.i and child.lower_ in loose)


def _is_means(noun: Token) -> bool:
    """Return whether force is only how something is done ("seize power by force")."""
    return noun.lower_ == "force" and noun.head.lower_ == "by" and not any(noun.lefts)


def _within(head: Token, apart: frozenset[str]) -> Token | None:
    """Return the first agent that the phrase names further down: in nested phrases, or as subject of a clause."""
    queue = deque(child for child in head.rights if child.lower_ not in apart and child.dep_ != "conj")
    for _ in range(_MOST_TOKENS):
        if not queue:
            return None
        token = queue.popleft()
        if token.dep_ in ("pobj", "poss", "nsubj", "nsubjpass") and _is_known(token) and not _is_means(token):
            return token
        queue.extend(token.children)
    return None
