"""People: full names, surnames and given names of one person, kept apart from those of another with the same name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from factwire.extraction.entities.entity_lexicons import Gender, Noun, fold, given_name_gender, nouns, word_class
from factwire.extraction.entities.merging.clusters import Cluster, femininity
from factwire.extraction.entities.types.entity_types import Name
from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.text.token_table import TokenTable

_INITIAL = re.compile(r"[A-Z]\.?")
_LONG_NAME = 5  # letters; shorter given names differ by one letter and are not misspelt: 'Dean', 'Jean'
_VOWELS = frozenset("aeiouy")


def merge_people(tokens: TokenTable, names: list[Name]) -> list[Cluster]:
    """Return the clusters of the people's names, each with the gender that titles and given names tell."""
    gathering = _PeopleMerger(tokens)
    for name in names:
        gathering.introduce(name)
    for name in names:
        gathering.introduce_titled(name)
    for name in names:
        gathering.add(name)
    clusters = [cluster for cluster in gathering.clusters if cluster.mentions]
    for cluster in clusters:
        _infer_gender(tokens, cluster)
    return clusters


@dataclass(slots=True)
class _Person:
    """Somebody whom the text names by more than a surname.

    `start` is the token where the full name, or the surname with its title, first stands, `gender` what the given name
    tells (u for both), `count` how often the full name stands in the text, and a part of it alone so far, `offices` the
    senses of the titles before it.
    """

    cluster: Cluster
    start: int
    gender: str | None
    count: int = 0
    offices: set[str] = field(default_factory=set)


class _PeopleMerger:
    """The people found so far: by full name, and by each word that may stand for them alone."""

    def __init__(self, tokens: TokenTable) -> None:
        self.clusters: list[Cluster] = []
        self._tokens = tokens
        self._by_text: dict[str, Cluster] = {}
        self._introduced: dict[str, _Person] = {}
        self._full: dict[str, list[tuple[tuple[str, ...], _Person]]] = defaultdict(list)
        self._bearers: dict[str, list[_Person]] = defaultdict(list)
        self._titled: dict[str, dict[Gender, _Person]] = defaultdict(dict)
        self._last: dict[str, Cluster] = {}

    def introduce(self, name: Name) -> None:
        """Make room for the bearer of a full name."""
        parts = _parts(name.text)
        if len(parts) < 2:
            return
        if name.text not in self._introduced:
            same = (known for other, known in self._full[parts[-1]] if _same_given_name(other, parts))
            bearer = next(same, None) or self._new_bearer(name, parts)
            self._introduced[name.text] = bearer
            self._by_text[name.text] = bearer.cluster
        bearer = self._introduced[name.text]
        bearer.count += 1
        office = title_before(self._tokens, name.start)
        if office:
            bearer.offices.add(office.senses[0])

    def _new_bearer(self, name: Name, parts: tuple[str, ...]) -> _Person:
        bearer = _Person(cluster=self._new(), start=name.start, gender=given_name_gender(parts[0]))
        self._full[parts[-1]].append((parts, bearer))
        if len(parts) > 2:
            self._full[parts[1]].append((parts[:2], bearer))
        for word in dict.fromkeys((parts[-1], parts[0])):
            self._bearers[word].append(bearer)
        return bearer

    def introduce_titled(self, name: Name) -> None:
        """Make room for one whom only a title tells apart from all with a full name: 'Mr. Roe' beside 'Jane Roe'."""
        parts = _parts(name.text)
        gender = title_gender(self._tokens, name.start)
        bearers = self._bearers.get(parts[0])
        if len(parts) > 1 or not gender or not bearers or gender in self._titled[parts[0]]:
            return
        if not _of_gender(bearers, gender):
            self._titled[parts[0]][gender] = _Person(cluster=self._new(), start=name.start, gender=gender)

    def add(self, name: Name) -> None:
        """Give an occurrence of a name to its person."""
        parts = _parts(name.text)
        cluster = self._bearer(name, parts[0]) if len(parts) == 1 else None
        if cluster is None:
            cluster = self._by_text.get(name.text) or self._new()
            self._by_text[name.text] = cluster
        cluster.add(name)
        for word in parts:
            self._last[word] = cluster

    def _new(self) -> Cluster:
        self.clusters.append(Cluster(type="PERSON"))
        return self.clusters[-1]

    def _bearer(self, name: Name, word: str) -> Cluster | None:
        """Return whose surname or given name this is, by the title before it, then by who is most likely meant."""
        bearers = [*self._bearers.get(word, ()), *self._titled[word].values()]
        if not bearers:
            return None
        title = title_before(self._tokens, name.start)
        if title and title.gender:
            fitting = _of_gender(bearers, title.gender)
        else:
            fitting = [bearer for bearer in bearers if title and title.senses[0] in bearer.offices]
        bearer = _likeliest_bearer(fitting or bearers, name.start, self._last.get(word))
        bearer.count += 1
        return bearer.cluster


def _likeliest_bearer(bearers: list[_Person], at: int, last: Cluster | None) -> _Person:
    """Return whom a part of a name means: the bearer named twice as often as any other, else the last, else the first.

    One whose full name the text has not told yet is meant only where it has told nobody's.
    """
    told = [bearer for bearer in bearers if bearer.start <= at] or bearers
    first, *others = sorted(told, key=lambda bearer: (-bearer.count, bearer.start))
    if all(first.count >= 2 * other.count for other in others):
        return first
    return next((bearer for bearer in told if bearer.cluster is last), first)


def _of_gender(bearers: list[_Person], gender: Gender) -> list[_Person]:
    return [bearer for bearer in bearers if bearer.gender in {gender, "u", None}]


def title_before(tokens: TokenTable, start: int) -> Noun | None:
    """Return the title right before a name."""
    noun = nouns().get(tokens.word[start - 1]) if start else None
    return noun if noun and noun.type == "PERSON" else None


def title_gender(tokens: TokenTable, start: int) -> Gender | None:
    """Return the gender that the title right before a name tells."""
    title = title_before(tokens, start)
    return title.gender if title else None


@cache
def _long_forms() -> Mapping[str, frozenset[str]]:
    return {entry["short"]: frozenset(entry["long"].split("|")) for entry in load_lexicon("entities/short_names")}


def _parts(text: str) -> tuple[str, ...]:
    """Return the words of a name that tell people apart: no middle initials, no 'Jr.', no nickname in quotes.

    The particles of a surname alone are left out: 'van der Berg'.
    """
    parts = [
        fold(part.title() if part.isupper() and len(part) > 3 else part)
        for part in text.replace("’", "'").split(" ")
        if part not in word_class("name_suffix") and part[:1].isalnum()
    ]
    while len(parts) > 1 and parts[0] in load_terms("entities/particles"):
        parts.pop(0)
    return tuple(part for at, part in enumerate(parts) if at == 0 or not _INITIAL.fullmatch(part)) or (text,)


def _same_given_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Return whether the given names may be one person's: equal, an initial, or one short for the other."""
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if min(len(first), len(second)) <= 2:
        return first[:1] == second[:1]
    longer, shorter = (first, second) if len(first) >= len(second) else (second, first)
    return (
        longer.startswith(shorter)
        or _is_misspelt(longer, shorter)
        or longer in _long_forms().get(shorter, ())
        or shorter in _long_forms().get(longer, ())
    )


def _is_misspelt(longer: str, shorter: str) -> bool:
    """Return whether one long name is the other with a letter left out, or with another vowel: 'Kirsten', 'Kirstin'."""
    if len(shorter) < _LONG_NAME:
        return False
    if len(longer) == len(shorter):
        apart = [pair for pair in zip(longer, shorter, strict=True) if pair[0] != pair[1]]
        return len(apart) == 1 and _VOWELS.issuperset(apart[0]) and longer[-1] == shorter[-1]
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer))
    )


def _infer_gender(tokens: TokenTable, cluster: Cluster) -> None:
    for mention in cluster.mentions:
        cluster.feminine += femininity(title_gender(tokens, mention.start))
    given = given_name_gender(cluster.name.split(" ")[0])
    if given in {"m", "f"}:
        cluster.given = cast("Gender", given)
