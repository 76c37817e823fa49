"""One entity per real thing: the names of an article gathered into clusters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from factwire.extraction.entities.acronyms import initials
from factwire.extraction.entities.classify import Name
from factwire.extraction.entities.knowledge import Gender, fold, given_name_gender, known_names, name_words, nouns
from factwire.extraction.entities.words import Words
from factwire.extraction.lexicon import load_terms
from factwire.model import EntityType, MentionKind

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_INITIAL = re.compile(r"[A-Z]\.?")
_GENERIC_FIRST = frozenset(
    {"New", "North", "South", "East", "West", "Saint", "San", "Great", "Old", "Royal", "National", "Federal"}
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A mention of a cluster: the tokens `[start, end)` and how they mention it."""

    start: int
    end: int
    kind: MentionKind


@dataclass(slots=True)
class Cluster:
    """A real thing being gathered: its names and mentions, and what is said of it.

    `senses` are the nouns that may stand for it, `described` the words of its roles, `ties` the numbers of the
    clusters that its roles name.
    """

    type: EntityType
    texts: Counter[str] = field(default_factory=Counter)
    pointers: list[Pointer] = field(default_factory=list)
    senses: set[str] = field(default_factory=set)
    genders: Counter[Gender] = field(default_factory=Counter)
    country: str | None = None
    described: set[str] = field(default_factory=set)
    ties: set[int] = field(default_factory=set)

    def add(self, name: Name) -> None:
        """Take in one more occurrence of a name."""
        self.texts[name.text] += 1
        self.pointers.append(Pointer(start=name.start, end=name.end, kind="name"))

    @property
    def gender(self) -> Gender | None:
        """The gender that most of what is said about the person tells; None if nothing or both."""
        feminine, masculine = self.genders["f"], self.genders["m"]
        return None if feminine == masculine else "f" if feminine > masculine else "m"

    @property
    def name(self) -> str:
        """The fullest of its names; the commonest one for peoples."""
        if self.type == "NORP":
            return max(self.texts, key=lambda text: (self.texts[text], -len(text), text))
        return max(self.texts, key=lambda text: (len(text.split(" ")), len(text), self.texts[text], text))


def merge(words: Words, names: list[Name]) -> list[Cluster]:
    """The clusters of the names, in order of their first mention."""
    people = _merge_people(words, [name for name in names if name.type == "PERSON"])
    things = _merge_things(words, [name for name in names if name.type != "PERSON"])
    for cluster in people:
        _infer_gender(words, cluster)
    for cluster in things:
        _infer_sense(cluster)
    return sorted([*people, *things], key=lambda cluster: cluster.pointers[0].start)


# People: by surname, told apart by given name, title and recency.


def _merge_people(words: Words, names: list[Name]) -> list[Cluster]:
    full: list[tuple[tuple[str, ...], Cluster]] = []
    of_text: dict[str, Cluster] = {}
    by_word: dict[str, list[Cluster]] = defaultdict(list)
    for name in sorted(names, key=lambda each: (-each.text.count(" "), each.start)):
        parts = _person_parts(name.text)
        if len(parts) < 2 or name.text in of_text:
            continue
        cluster = next((known for other, known in full if _same_person(other, parts)), None)
        if cluster is None:
            cluster = Cluster(type="PERSON")
            full.append((parts, cluster))
            for word in dict.fromkeys((parts[-1], parts[0])):
                by_word[word].append(cluster)
        of_text[name.text] = cluster
    last: dict[str, Cluster] = {}
    for name in names:
        cluster = of_text.get(name.text) or _bearer(words, name, by_word, last)
        if cluster is None:
            cluster = of_text[name.text] = Cluster(type="PERSON")
        cluster.add(name)
        for word in _person_parts(name.text):
            last[word] = cluster
    return [
        cluster
        for cluster in {id(c): c for c in (*(c for _, c in full), *of_text.values())}.values()
        if cluster.pointers
    ]


def _bearer(words: Words, name: Name, by_word: dict[str, list[Cluster]], last: dict[str, Cluster]) -> Cluster | None:
    """Whose surname or given name this is: by the title's gender, then the one last named, then the first."""
    parts = _person_parts(name.text)
    bearers = by_word.get(parts[-1], []) if parts else []
    if not bearers:
        return None
    if len(bearers) > 1:
        gender = title_gender(words, name.start)
        fitting = [bearer for bearer in bearers if gender and _given_gender(bearer) == gender]
        if len(fitting) == 1:
            return fitting[0]
        if last.get(parts[-1]) in bearers:
            return last[parts[-1]]
    return bearers[0]


def _given_gender(cluster: Cluster) -> str | None:
    return next((given_name_gender(text.split(" ")[0]) for text in cluster.texts if " " in text), None)


def _person_parts(text: str) -> tuple[str, ...]:
    parts = [fold(part) for part in text.replace("’", "'").split(" ") if part not in _SUFFIXES and part[:1].isalnum()]
    return tuple(part for at, part in enumerate(parts) if at == 0 or not _INITIAL.fullmatch(part)) or (text,)


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Same surname and given names that do not contradict: equal, an initial, or one short for the other."""
    if one[-1] != other[-1]:
        return len(one) > 2 and one[:2] == other and other[-1] not in {"al", "bin", "de", "van"}
    first, second = one[0].rstrip("."), other[0].rstrip(".")
    if min(len(first), len(second)) <= 2:
        return first[:1] == second[:1]
    return first == second or first.startswith(second) or second.startswith(first)


def title_gender(words: Words, start: int) -> Gender | None:
    """The gender that the title right before a name tells."""
    noun = nouns().get(words.text[start - 1]) if start else None
    return noun.gender if noun and noun.type == "PERSON" else None


def _infer_gender(words: Words, cluster: Cluster) -> None:
    for pointer in cluster.pointers:
        gender = title_gender(words, pointer.start)
        if gender:
            cluster.genders[gender] += 3
    given = given_name_gender(cluster.name.split(" ")[0])
    if given in {"m", "f"}:
        cluster.genders[cast("Gender", given)] += 2


# Organisations, places and the rest: by a key that forgets how the name is dressed.


def _merge_things(words: Words, names: list[Name]) -> list[Cluster]:
    keys = {name.text: _key(name) for name in names}
    acronyms = _bracketed_acronyms(words, names)
    spelled: dict[str, str] = {}
    heads: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.type in {"ORG", "FAC", "EVENT", "LAW"} and " " in name.text:
            spelled.setdefault(initials(name.text.split(" ")), keys[name.text])
            if name.type == "ORG":
                heads[_without_country(name.text)].add(keys[name.text])
                parts = name.text.split(" ")
                if parts[-1] in name_words() and parts[0] not in _GENERIC_FIRST and not known_names().get(parts[0]):
                    heads[parts[0]].add(keys[name.text])
    clusters: dict[tuple[str, EntityType], Cluster] = {}
    for name in names:
        key, type_ = keys[name.text], name.type
        if name.text in acronyms:
            key, type_ = acronyms[name.text]
        elif name.text.isupper() and name.text not in known_names():
            key = spelled.get(name.text, key)
        elif name.type == "ORG" and len(heads.get(name.text, ())) == 1:
            key = next(iter(heads[name.text]))
        clusters.setdefault((key, _family(type_)), Cluster(type=type_)).add(name)
    return list(clusters.values())


def _family(type_: EntityType) -> EntityType:
    return "GPE" if type_ in {"GPE", "LOC", "FAC"} else type_


def _key(name: Name) -> str:
    text = name.text
    known = known_names().get(text) or (known_names().get(text.title()) if text.isupper() and len(text) > 4 else None)
    if known:
        return known.country if known.type == "NORP" and known.country else known.name
    if name.type == "NORP":
        return text.removesuffix("s")
    if name.type == "ORG":
        parts = text.split(" ")
        while len(parts) > 1 and parts[-1].rstrip(",") in load_terms("entities_company_forms"):
            parts.pop()
        bare = " ".join(parts).rstrip(",")
        known = known_names().get(bare)
        return known.name if known and known.type == "ORG" else bare
    return fold(text)


def _without_country(text: str) -> str:
    first, _, rest = text.partition(" ")
    known = known_names().get(first)
    return rest if known and known.country and " " in rest else text


def _bracketed_acronyms(words: Words, names: list[Name]) -> dict[str, tuple[str, EntityType]]:
    """The keys and types of the expansions by acronym: 'World Trade Body (WTB)', 'WTB (World Trade Body)'."""
    found: dict[str, tuple[str, EntityType]] = {}
    for before, after in pairwise(names):
        gap = words.text[before.end : after.start]
        if not gap or gap[-1] != "(" or len(gap) > 2:
            continue
        long, short = (before, after) if len(before.text) > len(after.text) else (after, before)
        letters = [letter for letter in short.text if letter.isupper()]
        fits = letters and letters[0] in initials(long.text.split(" ")) and before.type == after.type
        if " " in long.text and len(letters) > 1 and (fits or "".join(letters) == initials(long.text.split(" "))):
            found[short.text] = (_key(long), long.type)
    return found


def _infer_sense(cluster: Cluster) -> None:
    for text in sorted(cluster.texts):
        known = known_names().get(text)
        if known and known.type == cluster.type:
            cluster.senses.add(known.sense)
            cluster.country = cluster.country or known.country
        cluster.senses.update(_senses_in(text, cluster.type))
    cluster.senses.discard("")
    for sense in sorted(cluster.senses):
        noun = nouns().get(sense)
        if noun:
            cluster.senses.update(noun.senses)


def _senses_in(text: str, type_: EntityType) -> Iterator[str]:
    """The descriptions that the words of a name give: 'committee' and what stands for it in 'Committee on Trade'."""
    parts = text.split(" ")
    for at, part in enumerate(parts):
        if at == len(parts) - 1 or parts[at + 1] in {"of", "for", "on"}:
            clue = name_words().get(part)
            if clue and clue.type == type_:
                yield clue.sense
            noun = nouns().get(part.lower())
            if noun and noun.type == type_:
                yield part.lower()
                yield noun.senses[0]
