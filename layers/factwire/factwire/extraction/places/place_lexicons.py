"""The lexicons of places, in the form their readers need."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from factwire.extraction.places.name_keys import name_key
from factwire.extraction.text.lexicon import load_lexicon

_WORD: Final = re.compile(r"[\w.]+")


@cache
def alpha3() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-3 by alpha-2."""
    return {entry["alpha2"]: entry["alpha3"] for entry in load_lexicon("text/countries")}


@cache
def country_keys() -> dict[str, str]:
    """Return the key of each country's name, by its alpha-2."""
    return {entry["alpha2"]: name_key(entry["name"]) for entry in load_lexicon("text/countries")}


@cache
def demonyms() -> dict[str, tuple[str, str]]:
    """Return the key of the place's name and the alpha-2 of its country or "", by the word for its people."""
    found = {}
    for entry in load_lexicon("text/countries"):
        for word in filter(None, entry["demonyms"].split("|")):
            found[word] = (name_key(entry["name"]), entry["alpha2"])
    for entry in load_lexicon("places/demonyms"):
        found[entry["word"]] = (name_key(entry["place"]), entry["country"])
    return found


@cache
def abbreviations() -> dict[str, tuple[str, str]]:
    """Return the key of the place's name and alpha-2 of its country, by abbreviation as written, less its last dot."""
    return {
        entry["abbreviation"].removesuffix("."): (name_key(entry["place"]), entry["country"])
        for entry in load_lexicon("places/abbreviations")
    }


@cache
def standing_alone() -> frozenset[str]:
    """Return the abbreviations, less their last dot, that also name their place by themselves."""
    return frozenset(
        entry["abbreviation"].removesuffix(".") for entry in load_lexicon("places/abbreviations") if entry["alone"]
    )


@cache
def institutions() -> dict[str, str]:
    """Return the alpha-2 of the one country that has an institution, by the phrase that names it."""
    return {entry["phrase"]: entry["country"] for entry in load_lexicon("places/institutions")}


@cache
def lending_names() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return the names that hold each word of a place's name and mean no place, with the word's offset in them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for entry in load_lexicon("places/lending_names"):
        for name in entry["names"].split("|"):
            for word in _WORD.finditer(name):
                found.setdefault(word[0], []).append((name, word.start()))
    return {word: tuple(names) for word, names in found.items()}


@cache
def usual_places() -> dict[str, tuple[str, str]]:
    """Return the alpha-2 of the country, and the region, of the town that news usually means by a name, by its key."""
    entries = load_lexicon("places/usual_places")
    return {name_key(entry["name"]): (entry["country"], entry["region"]) for entry in entries}


@cache
def districts() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the towns (key, region, alpha-2) that have a district of a name, by the district's key."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for entry in load_lexicon("places/districts"):
        town = (name_key(entry["town"]), entry["region"], entry["country"])
        for name in entry["districts"].split("|"):
            found.setdefault(name_key(name), []).append(town)
    return {name: tuple(towns) for name, towns in found.items()}


def districts_of(key: str) -> tuple[tuple[str, str, str], ...]:
    """Return the towns (key, region, alpha-2) that have a district of the name."""
    return districts().get(key, ())


def is_district(key: str, *, region: str, country: str) -> bool:
    """Return whether a town of the region has a district of the name."""
    return any(town[1:] == (region, country) for town in districts_of(key))


@cache
def honorees() -> frozenset[str]:
    """Return the keys of names of people after whom institutions are named, and which places bear too."""
    return frozenset(name_key(entry["name"]) for entry in load_lexicon("places/honorees"))


@cache
def outlets() -> dict[str, tuple[str, str, str]]:
    """Return the key of an outlet's town, its region and the alpha-2 of its country, by a label of its address."""
    return {
        label: (name_key(entry["place"]), entry["region"], entry["country"])
        for entry in load_lexicon("places/outlets")
        for label in entry["outlets"].split()
    }


@cache
def neighbours() -> dict[str, str]:
    """Return the kind of each word that bears on a name beside it, by the word."""
    return {entry["word"]: entry["kind"] for entry in load_lexicon("places/neighbours")}


def kind_of(word: str) -> str | None:
    """Return the kind of a word that is no place by itself, also of one in capitals."""
    return generic().get(word) or (generic().get(word.capitalize()) if word.isupper() else None)


@cache
def generic() -> dict[str, str]:
    """Return the kind of each word that is no place by itself, by the word."""
    return {entry["word"]: entry["kind"] for entry in load_lexicon("places/generic")}
