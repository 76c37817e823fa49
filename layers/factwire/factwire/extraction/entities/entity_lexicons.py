"""What the lexicons say about names and about the words that describe the things named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from factwire.extraction.text.lexicon import load_class, load_lexicon
from factwire.model import EntityType

Gender = Literal["m", "f"]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """A name that the lexicons hold: `name` is its usual form, `sense` the noun that describes it."""

    name: str
    type: EntityType
    sense: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or title that describes entities: `senses` are its own sense, then the wider ones."""

    term: str
    type: EntityType
    senses: tuple[str, ...]
    gender: Gender | None = None
    before_names: bool = False
    alone: bool = True

    @property
    def head(self) -> str:
        """The word that the term is of, in lower case: 'chief' of 'chief of staff'."""
        return self.term.lower().partition(" of ")[0].rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that tells the type of the name it stands in."""

    type: EntityType
    sense: str
    at: frozenset[str]


@cache
def known_names() -> Mapping[str, Known]:
    """Return every known name and alias by its exact spelling, with countries, demonyms and statesmen."""
    names: dict[str, Known] = {}
    for entry in load_lexicon("text/countries"):
        country = Known(name=entry["name"], type="GPE", sense="country", country=entry["alpha3"])
        for name in (entry["name"], *_cells(entry["aliases"])):
            names.setdefault(name.removeprefix("The "), country)
        for demonym in _cells(entry["demonyms"]):
            names.setdefault(demonym, Known(name=demonym, type="NORP", sense="people", country=entry["alpha3"]))
        if entry["capital"]:
            names.setdefault(entry["capital"], Known(name=entry["capital"], type="GPE", sense="city"))
    for entry in load_lexicon("entities/known"):
        spellings = (entry["name"], *_cells(entry["aliases"]))
        whole = names.get(entry["name"])
        if whole and whole.country:  # a part of a country, or a former state: not the same thing as the country
            known = Known(entry["name"], cast("EntityType", entry["type"]), entry["sense"], whole.country)
            names |= dict.fromkeys(spellings, known)
        else:
            known = Known(entry["name"], cast("EntityType", entry["type"]), entry["sense"])
            for name in spellings:
                names.setdefault(name, known)
    for entry in load_lexicon("text/actors_people"):
        for name in map(str.strip, entry["names"].split(";")):
            names.setdefault(name, Known(name, "PERSON"))
    return names


def behind_country(name: str) -> tuple[str | None, str]:
    """Return the country (alpha-3) that a name of several words starts with, and the rest: 'Dutch National Police'."""
    for length in (1, 2):
        words = name.split(" ", length)
        known = known_names().get(" ".join(words[:length])) if len(words) > length else None
        if known and known.country:
            return known.country, words[length]
    return None, name


@cache
def known_by_first_word() -> Mapping[str, tuple[str, ...]]:
    """Return the known names, longest first, by the first run of letters and digits in them."""
    grouped: dict[str, list[str]] = {}
    for name in known_names():
        first = _WORD.search(name)
        if first:
            grouped.setdefault(first.group(), []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in grouped.items()}


@cache
def name_words() -> Mapping[str, NameWord]:
    """Return the words that tell the type of a name, by their exact spelling."""
    return {
        entry["word"]: NameWord(
            type=cast("EntityType", entry["type"]), sense=entry["sense"], at=frozenset(_cells(entry["at"]))
        )
        for entry in load_lexicon("entities/name_words")
    }


def may_be_team(word: str) -> bool:
    """Return whether the last word of an organisation's name may stand for it: 'Otters' of the 'Boston Otters'."""
    return word.endswith("s") and word not in name_words()


@cache
def nouns() -> Mapping[str, Noun]:
    """Return titles and describing nouns by term: as the lexicon spells them, and in lower case."""
    found: dict[str, Noun] = {}
    for entry in load_lexicon("entities/persons"):
        noun = Noun(
            term=entry["term"],
            type="PERSON",
            senses=(entry["sense"], *_cells(entry["isa"])),
            gender=cast("Gender", entry["gender"]) if entry["gender"] else None,
            before_names=entry["use"] in ("title", "honorific"),
            alone=entry["use"] != "honorific",
        )
        found.setdefault(noun.term, noun)
        if noun.alone:
            found.setdefault(noun.term.lower(), noun)
    for entry in load_lexicon("entities/things"):
        senses = (entry["sense"], *(() if entry["sense"] == entry["noun"] else (entry["noun"],)), *_cells(entry["isa"]))
        found.setdefault(entry["noun"], Noun(term=entry["noun"], type=cast("EntityType", entry["type"]), senses=senses))
    return found


@cache
def nouns_by_last_word() -> Mapping[str, tuple[str, ...]]:
    """Return the terms of the describing nouns, longest first, by the last run of letters in them."""
    grouped: dict[str, list[str]] = {}
    for term in nouns():
        grouped.setdefault(_WORD.findall(term)[-1], []).append(term)
    return {last: tuple(sorted(terms, key=len, reverse=True)) for last, terms in grouped.items()}


@cache
def not_names() -> Mapping[str, str]:
    """Return the capitalised words that name no entity, with their kind: unit, furniture, word, time."""
    return {entry["word"]: entry["kind"] for entry in load_lexicon("entities/not_names")}


@cache
def _given_names() -> Mapping[str, str]:
    return {
        name: entry["gender"] for entry in load_lexicon("entities/given_names") for name in entry["names"].split(" ")
    }


@lru_cache(maxsize=4096)
def given_name_gender(word: str) -> str | None:
    """Return m, f or u (both) for a given name, whatever its diacritics; None for a word that is none."""
    return _given_names().get(word) or _given_names().get(fold(word))


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """Return the word without diacritics."""
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def word_class(name: str) -> frozenset[str]:
    """Return the words of a class that the entity components turn on; see the lexicon's head."""
    return load_class("entities/word_classes", name)


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
