"""Parties and places as an article names them, with the words before them that English needs: "four of the bandits"."""

from __future__ import annotations

import re
from typing import Final

from factwire.domain.listing.country_codes import country_of_adjective
from factwire.domain.listing.projections import ProjectedEvent, ProjectedParticipant
from factwire.domain.wording.sentences import NUMBERS
from factwire.model import Place, Span

_POSSESSIVE: Final = re.compile(r"^(?:its|their|his|her|our|my|your)\s+", re.IGNORECASE)
_DETERMINER: Final = r"(?:the|an?|another|its|their|his|her|our|my)"
_PART: Final = rf"(?:(?:\d[\d,]*|{NUMBERS}|some|many|most|several|half|all|both|scores)\s+of\s+)"
_COMMON: Final = re.compile(rf"(?:{_DETERMINER}|{NUMBERS}|some|many|most|several|all|both)\s", re.IGNORECASE)
# An adjective that the name leaves out may stand between: "a local man".
_BEFORE: Final = re.compile(
    rf"(?:^|(?<=[\s\"“‘(]))(?P<part>{_PART})?(?P<determiner>{_DETERMINER})\s+(?:[a-z][\w-]*\s+){{0,1}}$", re.IGNORECASE
)
_BEFORE_LENGTH: Final = 60
_KEPT: Final = frozenset({"a", "an", "another"})
_PREPOSITION: Final = re.compile(
    r"(?:\b(?P<preposition>from|to|towards|in|at|on|near|off|outside|across|along|around|over|inside)|\b[a-z]+(?:east|west|north|south)\s+of)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SETTLED: Final = frozenset({"country", "region", "city"})
# "At Lisbon airport", "on the outskirts of Lisbon" are in Lisbon.
_AT_A_POINT: Final = frozenset({"at", "on", "inside", "above"})
_ON_A_WAY: Final = frozenset({"from", "to", "towards"})
# What an adjective stands before; words that a noun may stand before are none.
_NOUN_AHEAD: Final = re.compile(r" (?!(?:and|at|by|for|from|had|has|in|is|of|on|or|said|to|was|were|who|with)\b)[a-z]")


def name_of_party(party: ProjectedParticipant, *, text: str) -> str:
    """Return a party's name with its article: that of the text before a common noun, "the" where it belongs to a name.

    `text` is the article's, which the party's span points into. "Their fighters" are "the fighters": whose they are,
    a sentence alone does not show.
    """
    span = party.participant
    # A people's adjective names nobody: its own words do ("the attacker", "an Israeli air raid" is one of Israel).
    country = country_of_adjective(party.name)
    name = _line(span.text if country else party.name)
    if country and name == party.name and _NOUN_AHEAD.match(text, span.end):
        return country
    if party.entity is not None and name[:1].isupper() and not country:
        return with_own_article(name, text=text)
    name = _POSSESSIVE.sub("the ", _uncapitalised(name, text=text))
    if party.entity is None or country or name.casefold() == _line(span.text).casefold():
        return f"{_words_before(span, text=text)}{name}"
    return f"the {name}" if name[:1].islower() and not name.startswith("the ") else name


def with_own_article(name: str, *, text: str) -> str:
    """Return a name with "the" where the text has it before most places of the name: the United Nations."""
    places = len(re.findall(rf"\b{re.escape(name)}\b", text))
    whole = len(re.findall(rf"\b[Tt]he {re.escape(name)}\b(?! [A-Z])", text))
    return f"the {name}" if name.startswith("United ") or (name[:1].isupper() and 2 * whole > places) else name


def place_of_event(projected: ProjectedEvent, *, text: str) -> str | None:
    """Return where an event was, with the preposition of its evidence, else "in" a settled place and "at" another.

    None where the evidence says that something came from there or went there.
    """
    place = projected.place
    if place is None:
        return None
    evidence = projected.event.evidence
    named = next((each for each in place.mentions if evidence.start <= each.start < evidence.end), None)
    found = _PREPOSITION.search(text[max(0, named.start - _BEFORE_LENGTH) : named.start]) if named else None
    settled = place.kind in _SETTLED
    if found is None:
        preposition = "in" if settled or place.country is None else "at"  # a place of no country is a part of the world
    else:
        preposition = (found["preposition"] or "near").lower()
    if preposition in _ON_A_WAY:
        return None
    preposition = "in" if settled and preposition in _AT_A_POINT else preposition
    return f"{preposition} {_name_of_place(place, named=named, text=text)}"


def _name_of_place(place: Place, *, named: Span | None, text: str) -> str:
    """Return a country by its name, another place as the text spells it."""
    first = named or next(iter(place.mentions), None)
    spelt = first is not None and place.kind != "country" and not first.text.isupper()
    return with_own_article(_line(first.text) if first and spelt else place.name, text=text)


def _words_before(span: Span, *, text: str) -> str:
    """Return the article before a span and the part that is meant: "a ", "the ", "four of the "; else nothing."""
    ahead = text[max(0, span.start - _BEFORE_LENGTH) : span.start]
    if re.match(_DETERMINER + r"\s", span.text, re.IGNORECASE):
        part = re.search(rf"\b{_PART}$", ahead, re.IGNORECASE)
        return part[0].lower() if part else ""
    before = _BEFORE.search(ahead)
    if before is None:
        return ""
    article = before["determiner"].lower()
    if article in {"a", "an"}:
        article = "an" if span.text[:1] in "aeioAEIO" else "a"
    return f"{(before['part'] or '').lower()}{article if article in _KEPT else 'the'} "


def _uncapitalised(name: str, *, text: str) -> str:
    """Return a description without the capital letter of a sentence's beginning: its word stands small elsewhere."""
    first = re.match(r"[A-Z][a-z]+\b", name)
    is_small = first and (_COMMON.match(name) or re.search(rf"\b{first[0].lower()}\b", text))
    return f"{name[0].lower()}{name[1:]}" if is_small else name


def _line(words: str) -> str:
    return " ".join(words.split())
