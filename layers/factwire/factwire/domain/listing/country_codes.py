"""Countries as people name them -> ISO 3166-1 alpha-3."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import AfterValidator, Field

# The lexicon that extraction reads; found by its path, since that package loads the language model's library.
_LEXICON = files("factwire") / "extraction" / "text" / "lexicons" / "countries.tsv"


def country_code(named: str) -> str:
    """Return the code of a country given by an English name, or by its code of two or three letters.

    Raises:
        ValueError: no country is named so.
    """
    code = _codes().get(_plain(named))
    if code is None:
        raise ValueError("no country has this name or code: give an English name or ISO 3166-1, such as Yemen or YEM")
    return code


def country_of_adjective(word: str) -> str | None:
    """Return the name of the country that an adjective belongs to ("Israeli"), None of any other word, plurals too."""
    return _by_adjective().get(word)


Country = Annotated[str, Field(min_length=2, max_length=60), AfterValidator(country_code)]


@cache
def _codes() -> Mapping[str, str]:
    """Return the codes by plain name and code."""
    codes: dict[str, str] = {}
    for row in _rows():
        for name in (row["alpha3"], row["alpha2"], row["name"], *row["aliases"].split("|")):
            codes.setdefault(_plain(name), row["alpha3"])
    codes.pop("", None)
    return codes


@cache
def _by_adjective() -> Mapping[str, str]:
    """Return the countries' names by the words for their people that have no plural -s."""
    pairs = ((word, row["name"]) for row in _rows() for word in row["demonyms"].split("|"))
    return {word: name for word, name in pairs if not word.endswith("s")}


def _rows() -> Iterator[dict[str, str]]:
    lines = (line for line in _LEXICON.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _plain(name: str) -> str:
    """Return a name without case, accents, stops and a leading article."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter != ".")
    return " ".join(kept.replace("-", " ").split()).removeprefix("the ")
