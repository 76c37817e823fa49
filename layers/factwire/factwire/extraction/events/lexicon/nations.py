"""Countries and named groups in a stretch of words: which country, which sector."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.text.lexicon import load_lexicon

_LONGEST = 5
_CASED = frozenset({"us"})


@cache
def _countries() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in load_lexicon("text/countries"):
        for column in ("name", "demonyms", "aliases", "capital"):
            for name in entry[column].split("|"):
                if name:
                    table.setdefault(name.lower(), entry["alpha3"])
    return table


@cache
def _groups() -> dict[str, tuple[str, str]]:
    return {
        name.strip(): (entry["country"], entry["sector"])
        for lexicon in ("text/actors_people", "text/actors_groups")
        for entry in load_lexicon(lexicon)
        for name in entry["names"].split(";")
    }


def country_of(tokens: list[Token]) -> str | None:
    """Return the country the words name first, by name, nationality or capital."""
    table = _countries()
    for phrase, cased in _phrases(tokens):
        if phrase in table and not (phrase in _CASED and cased.islower()):
            return table[phrase]
    return None


def is_country(name: str) -> bool:
    """Return whether a word is the name of a country."""
    return name.lower() in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(entry["name"].lower() for entry in load_lexicon("text/countries"))


def is_city(token: Token) -> bool:
    """Return whether a place name is no country's: before an event noun it says where ("Kabul bombing"), not who.

    Some capitals stand for their governments ("Moscow's offer").
    """
    if token.ent_type_ != "GPE" or token.lower_ in _states():
        return False
    return "seat" not in noun_classes().get(token.lower_, ())


def is_seat(token: Token) -> bool:
    """Return whether a name is that of a capital, which may stand for its government."""
    return token.lower_ in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name.lower() for entry in load_lexicon("text/countries") for name in entry["capital"].split("|"))


@cache
def _states() -> frozenset[str]:
    names = (name for entry in load_lexicon("text/countries") for name in (entry["name"], *entry["aliases"].split("|")))
    demonyms = (name for entry in load_lexicon("text/countries") for name in entry["demonyms"].split("|"))
    return frozenset(word for name in (*names, *demonyms) for word in name.lower().split())


def group_of(tokens: list[Token]) -> tuple[str, str] | None:
    """Return the country and sector of the group, body or person the words name, or None."""
    table = _groups()
    return next((table[cased] for _, cased in _phrases(tokens) if cased in table), None)


def country_of_body(name: str) -> str | None:
    """Return the country of a body, group or person by its full name ("Kremlin"), or None."""
    country, _ = _groups().get(name, ("", ""))
    return country or None


def _phrases(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Yield the runs of words, from each start the longest first, in lower case and as written."""
    for start in range(len(tokens)):
        for end in range(min(len(tokens), start + _LONGEST), start, -1):
            text = tokens[start].doc[tokens[start].i : tokens[end - 1].i + 1].text
            yield text.lower(), text
