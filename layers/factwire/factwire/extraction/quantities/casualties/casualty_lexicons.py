"""What the lexicons know of casualties: words and patterns that say what became of people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from factwire.extraction.text.lexicon import load_lexicon, load_terms

PatternRow = tuple[str, re.Pattern[str]]  # the kind, empty where the group in the pattern says it; the pattern


@cache
def predicates(role: str) -> Mapping[str, str]:
    """Return the kind of each word of a role (see `quantities/predicates`)."""
    return {entry["word"]: entry["kind"] for entry in load_lexicon("quantities/predicates") if entry["role"] == role}


@cache
def patterns(place: str) -> tuple[PatternRow, ...]:
    """Return the patterns of a place (see `quantities/casualty_patterns`), in file order."""
    return tuple(
        (entry["kind"], re.compile(entry["pattern"].replace("<group>", rf"(?P<group>{_group_words()})s?\b")))
        for entry in load_lexicon("quantities/casualty_patterns")
        if entry["place"] == place
    )


@cache
def linking_words() -> frozenset[str]:
    """Return the words that may stand between a group and what is said of it."""
    return load_terms("quantities/linking")


def noun_kind(lemma: str) -> str | None:
    """Return the kind of a noun that says by itself what became of people: "deaths", "bodies", "arrests"."""
    return predicates("noun").get(lemma)


def status_kind(lemma: str) -> str | None:
    """Return the kind of a noun that says how people are, unless a verb says what became of them: "hostages"."""
    return predicates("status").get(lemma)


def group_kind(word: str) -> str | None:
    """Return the kind of a word for a group, in the singular: "the dead", "the victims"."""
    groups = predicates("toll")
    return groups.get(word) or groups.get(re.sub("ies$", "y", word))


def state_within(words: Sequence[str]) -> str | None:
    """Return the kind that the first such word of a noun phrase says: "wounded people"."""
    return next((predicates("state")[word] for word in words if word in predicates("state")), None)


@cache
def _group_words() -> str:
    """Return the words for a group that a figure or a list stands for, as alternatives of a pattern."""
    words = [word for word in predicates("toll") if word != "toll"]
    return "|".join(
        sorted((re.escape(word[:-1] + "ies" if word.endswith("y") else word) for word in words), key=len, reverse=True)
    )
