"""Words as the event lexicons spell them: lemmas, compounds, particles, and the classes a noun belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.knowledge import Restriction, noun_classes
from factwire.extraction.lexicon import load_lexicon

_AGENT_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_BODY_TYPES = frozenset({"ORG", "GPE", "NORP"})
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_NAMELESS_TYPES = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}
)
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "it", "who", "him", "her", "them", "us", "me"})


def lemma(token: Token) -> str:
    """The token's lemma in lower case; a hyphenated word ends in its last token and has all of its parts."""
    word = _forms().get(token.lower_) or token.lemma_.lower()
    doc, i = token.doc, token.i
    if i >= 2 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        return f"{doc[i - 2].lower_}-{word}"
    return word


@cache
def _forms() -> dict[str, str]:
    return {form: entry["lemma"] for entry in load_lexicon("events_forms") for form in entry["forms"].split()}


def kernel(token: Token) -> Token:
    """What a phrase of quantity is about: "dozens of soldiers" are soldiers."""
    if token.pos_ != "NUM" and "quantity" not in noun_classes().get(token.lemma_.lower(), ()):
        return token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), token)
    return token


def noun_keys(token: Token) -> Iterator[str]:
    """The ways the lexicon may spell an event noun, longest first: with a modifier, hyphenated, bare."""
    words = [lemma(token)]
    if words[0] != token.lemma_.lower():
        words.append(token.lemma_.lower())
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.i < token.i:
            yield from (f"{child.lower_}_{word}" for word in words)
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (f"{words[0]}_of_{inner.lemma_.lower()}" for inner in child.children if inner.dep_ == "pobj")
    yield from words


def verb_keys(token: Token) -> Iterator[str]:
    """The ways the lexicon may spell a verb, longest first: with particle and preposition, or bare."""
    word = lemma(token)
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "advmod") and len(child) < 8]
    prepositions = [child.lower_ for child in token.children if _takes_argument(child)]
    for particle in particles:
        yield from (f"{word}_{particle}+{preposition}" for preposition in prepositions)
    yield from (f"{word}_{particle}" for particle in particles)
    yield from (f"{word}+{preposition}" for preposition in prepositions)
    yield from (f"{word}_{preposition}" for preposition in prepositions)
    yield word


def _takes_argument(preposition: Token) -> bool:
    """Whether the token is a preposition with more than a date behind it ("called on Monday")."""
    if preposition.dep_ not in ("prep", "agent", "dative"):
        return False
    return not any(child.ent_type_ in ("DATE", "TIME") for child in preposition.children)


def is_a(token: Token, term: str) -> bool:
    """Whether a noun phrase's head is the word `term`, or belongs to the class where it starts with `@`."""
    word = lemma(token)
    if not term.startswith("@"):
        modifiers = (child.lower_ for child in token.lefts if child.dep_ == "compound")
        return term in (word, token.lemma_.lower(), token.lower_, *modifiers)
    match term[1:]:
        case "agent":
            return is_agent(token)
        case "body":
            return token.ent_type_ in _BODY_TYPES or sector_word(word) is not None or word in ("it", "they")
        case "money":
            return token.ent_type_ == "MONEY"
        case "person":
            return token.ent_type_ == "PERSON" or word in ("he", "she", "him", "her", "who")
        case "place":
            return token.ent_type_ in _PLACE_TYPES or "territory" in noun_classes().get(word, ())
        case name:
            return name in noun_classes().get(word, ()) or name in noun_classes().get(token.lemma_.lower(), ())


def fits(restriction: Restriction, tokens: tuple[Token, ...]) -> bool:
    """Whether the fillers of a slot satisfy a restriction; an empty slot satisfies one that wants nothing."""
    about = tuple(dict.fromkeys(found for token in tokens for found in (token, kernel(token))))
    if any(is_a(token, term) for token in about for term in restriction.excluded):
        return False
    return not restriction.wanted or any(is_a(token, term) for token in about for term in restriction.wanted)


def is_agent(token: Token) -> bool:
    """Whether a noun phrase's head is somebody who can act: a name, a person, a group, a body."""
    if token.ent_type_ in _AGENT_TYPES:
        return True
    word = lemma(token)
    if token.is_upper and 2 <= len(token) <= 6 and token.is_alpha:  # an acronym
        return True
    if token.pos_ == "PROPN":
        return token.ent_type_ == "" or (token.ent_type_ not in _NAMELESS_TYPES and sector_word(word) is not None)
    if word in _PERSONAL:
        return True
    return sector_word(word) is not None or not _PEOPLE.isdisjoint(noun_classes().get(word, ()))


_PEOPLE = frozenset({"armed", "people", "protester", "vehicle"})


def sector_word(word: str) -> str | None:
    """The sector a noun stands for ("minister" GOV), or None."""
    return _sectors().get(word)


@cache
def _sectors() -> dict[str, str]:
    sectors: dict[str, str] = {}
    for entry in load_lexicon("actors_sectors"):
        for word in entry["words"].split():
            sectors.setdefault(word, entry["sector"])
    return sectors
