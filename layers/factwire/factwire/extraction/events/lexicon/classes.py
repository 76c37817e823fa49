"""What kind of thing a noun phrase names: classes of nouns, agents, bodies, places, sums of money."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.lexicon.event_lexicons import Restriction, noun_classes
from factwire.extraction.events.lexicon.nations import group_of, is_country, is_seat
from factwire.extraction.events.lexicon.predicate_words import lemma, quantified
from factwire.extraction.text.lexicon import load_lexicon

AGENT_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""The named entities that can act."""

TIME_TYPES = frozenset({"DATE", "TIME"})
"""The named entities that say when."""

_BODY_TYPES = frozenset({"ORG", "GPE", "NORP"})
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
_NAMELESS_TYPES = TIME_TYPES | {"MONEY", "PERCENT", "ORDINAL", "QUANTITY", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "it", "who", "him", "her", "them", "us", "me"})
_PERSONS = frozenset({"he", "she", "him", "her", "who"})
_BODIES = frozenset({"it", "they"})
_POWERS = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "IGO"})
_ARMED_SECTORS = frozenset({"REB", "MIL", "UAF", "PRM", "COP"})
_OFFICES = frozenset({"GOV", "LEG", "IGO", "REL"})
_INDIVIDUAL = frozenset({"CVL", "REF"})  # sectors of people who stand for themselves
_OCCUPATIONS = ("er", "or", "ist", "man", "ian")
_NOT_AT_WORK = frozenset({"armed", "vehicle", "weapon", "craft", "territory"})
_PEOPLE = frozenset({"armed", "people", "protester", "vehicle", "craft", "group"})


def is_a(token: Token, term: str) -> bool:
    """Return whether a noun phrase's head is the word `term`, or belongs to the class where it starts with `@`."""
    word = lemma(token)
    if not term.startswith("@"):
        modifiers = (child.lower_ for child in token.lefts if child.dep_ == "compound")
        return term in (word, token.lemma_.lower(), token.lower_) or any(term in (m, f"{m}-{word}") for m in modifiers)
    test = _TESTS.get(term)
    if test is not None:
        return test(token)
    name, classes = term[1:], noun_classes()
    if name == "armed" and _is_faction(token):
        return True
    return name in classes.get(word, ()) or name in classes.get(token.lemma_.lower(), ())


def fits(restriction: Restriction, tokens: tuple[Token, ...]) -> bool:
    """Return whether the fillers of a slot satisfy a restriction; an empty slot satisfies one that wants nothing."""
    about = tuple(dict.fromkeys(found for token in tokens for found in (token, quantified(token))))
    if any(is_a(token, term) for token in about for term in restriction.excluded):
        return False
    return not restriction.wanted or any(is_a(token, term) for token in about for term in restriction.wanted)


def is_agent(token: Token) -> bool:
    """Return whether a noun phrase's head is an agent: a name, a person, a group, an organisation."""
    word = lemma(token)
    if token.ent_type_ in AGENT_TYPES or _is_acronym(token) or _is_country(token):
        return True
    if token.pos_ == "PROPN" and token.ent_type_ == "" and "weapon" in noun_classes().get(word, ()):
        return False
    if token.pos_ == "PROPN":
        return token.ent_type_ == "" or (token.ent_type_ not in _NAMELESS_TYPES and sector_word(word) is not None)
    known = word in _PERSONAL or sector_word(word) is not None or _is_agency(token, word)
    return known or not _PEOPLE.isdisjoint(noun_classes().get(word, ()))


def _is_country(token: Token) -> bool:
    """Return whether a word that no name was found for, or one of a single word, is a country's."""
    alone = token.ent_type_ in ("", "PERSON", "ORG", "LOC") and not any(c.dep_ == "compound" for c in token.lefts)
    return token.pos_ == "PROPN" and alone and token.dep_ not in ("compound", "amod") and is_country(token.text)


def _is_agency(token: Token, word: str) -> bool:
    """Return whether a modifier makes an agent of the noun ("intelligence services", "the U.N. mission")."""
    if word == "mission" and any(child.ent_type_ in _BODY_TYPES for child in token.lefts):
        return True
    return any(sector_word(f"{child.lower_}_{word}") for child in token.lefts if child.dep_ in ("compound", "amod"))


def sector_word(word: str, *, general: bool = True) -> str | None:
    """Return the sector a noun or phrase stands for ("minister" GOV), or None; `general` ones only on request."""
    sector, is_general = _sectors().get(word, (None, False))
    return sector if general or not is_general else None


@cache
def _sectors() -> dict[str, tuple[str, bool]]:
    sectors: dict[str, tuple[str, bool]] = {}
    for entry in load_lexicon("text/actors_sectors"):
        for word in entry["words"].split():
            sectors.setdefault(word, (entry["sector"], entry["general"] == "yes"))
    return sectors


def _is_acronym(token: Token) -> bool:
    return token.is_upper and 2 <= len(token) <= 6 and token.is_alpha


def _is_body(token: Token) -> bool:
    word = lemma(token)
    sector = sector_word(word)
    return (
        token.ent_type_ in _BODY_TYPES
        or _is_country(token)
        or word in _BODIES
        or (sector is not None and sector not in _INDIVIDUAL)
    )


def _is_authority(token: Token) -> bool:
    """Return whether a noun phrase's head can decide in public matters: a state, an organisation, an office."""
    known = token.ent_type_ in _BODY_TYPES or _is_acronym(token) or _is_country(token)
    return known or sector_word(lemma(token)) in _POWERS


def _is_faction(token: Token) -> bool:
    """Return whether a name is that of an armed group or force ("Hezbollah")."""
    group = group_of([*token.lefts, token]) if token.pos_ == "PROPN" else None
    return group is not None and group[1] in _ARMED_SECTORS


def _is_nationals(token: Token) -> bool:
    """Return whether a name is one of people of a nation or faith ("Serbs", "Sunnis")."""
    return token.ent_type_ == "NORP" and token.tag_ in ("NNPS", "NNS")


def _is_workers(token: Token) -> bool:
    """Return whether a noun phrase's head is people by what they do ("dockers", "nurses"), and not a force."""
    word = lemma(token)
    classes = noun_classes().get(word, frozenset())
    known = not classes.isdisjoint({"people", "protester"}) or word.endswith(_OCCUPATIONS)
    return token.tag_ == "NNS" and known and classes.isdisjoint(_NOT_AT_WORK)


def _is_official(token: Token) -> bool:
    """Return whether a noun phrase's head holds a public office, or is a person whose title says so."""
    titles = (child for child in token.children if child.dep_ in ("compound", "nmod", "appos", "amod"))
    offices = (sector_word(lemma(word), general=False) for word in (token, *titles))
    return any(sector in _OFFICES for sector in offices)


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or lemma(token) in _PERSONS


def _is_place(token: Token) -> bool:
    named = token.ent_type_ in _PLACE_TYPES or _is_country(token) or (token.pos_ == "PROPN" and is_seat(token))
    return named or "territory" in noun_classes().get(lemma(token), ())


def _is_state(token: Token) -> bool:
    return (
        token.ent_type_ == "GPE"
        or _is_country(token)
        or (token.ent_type_ == "NORP" and token.pos_ in ("PROPN", "NOUN"))
    )


def _is_money(token: Token) -> bool:
    signed = any(child.is_currency for child in token.children)  # "$900"
    return signed or token.ent_type_ == "MONEY" or "currency" in noun_classes().get(lemma(token), ())


_TESTS: dict[str, Callable[[Token], bool]] = {
    "@agent": is_agent,
    "@authority": _is_authority,
    "@faction": _is_faction,
    "@nationals": _is_nationals,
    "@official": _is_official,
    "@body": _is_body,
    "@person": _is_person,
    "@workers": _is_workers,
    "@place": _is_place,
    "@money": _is_money,
    "@state": _is_state,
}
