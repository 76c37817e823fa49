"""One entity per real thing: the names of an article gathered into clusters.

People are distinguished in `people`. Organisations, places and the rest go by a key that forgets how the name
is dressed: company forms, a country in front, an acronym instead of its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise

from factwire.extraction.entities.candidates.acronyms import initials
from factwire.extraction.entities.entity_lexicons import (
    behind_country,
    fold,
    known_names,
    may_be_team,
    name_words,
    nouns,
    word_class,
)
from factwire.extraction.entities.merging.clusters import Cluster
from factwire.extraction.entities.merging.people import merge_people
from factwire.extraction.entities.types.entity_types import Name
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType

_HALVES = frozenset({"North", "South", "East", "West"})
_SHORTENED = frozenset({"ORG", "FAC", "EVENT", "LAW"})


def merge(tokens: TokenTable, names: list[Name]) -> list[Cluster]:
    """Return the clusters of the names, in order of their first mention."""
    people = merge_people(tokens, [name for name in names if name.type == "PERSON"])
    things = _merge_things(tokens, [name for name in names if name.type != "PERSON"])
    return sorted([*people, *things], key=lambda cluster: cluster.mentions[0].start)


def _merge_things(tokens: TokenTable, names: list[Name]) -> list[Cluster]:
    short = _short_forms(names)
    acronyms = _bracketed_acronyms(tokens, names)
    clusters: dict[tuple[str, EntityType], Cluster] = {}
    for name in names:
        if name.text in acronyms:
            key, type_ = acronyms[name.text]
        else:
            key, type_ = short.get((name.text, name.type), _key(name)), name.type
        clusters.setdefault((key, _family(type_)), Cluster(type=type_)).add(name)
    for cluster in clusters.values():
        _infer_sense(cluster)
    return list(clusters.values())


def _short_forms(names: list[Name]) -> dict[tuple[str, EntityType], str]:
    """Return the keys of the longer names by the short form that stands for only one: acronyms, heads, team names.

    An acronym means the words it is made of, also where a longer name begins with it: 'WTB' and 'WTB Europe'.
    """
    places = {name.text for name in names if name.type == "GPE"}
    acronyms: dict[tuple[str, EntityType], set[str]] = defaultdict(set)
    others: dict[tuple[str, EntityType], set[str]] = defaultdict(set)
    for name in names:
        if " " in name.text:
            key, acronym = _key(name), initials(name.text.split(" "))
            if name.type in _SHORTENED and acronym not in known_names():
                acronyms[acronym, name.type].add(key)
            for form in _forms(name, places):
                others[form, name.type].add(key)
    texts = {(name.text, name.type) for name in names}
    return {form: min(keys) for form, keys in (others | acronyms).items() if form in texts and len(keys) == 1}


def _forms(name: Name, places: Collection[str]) -> Iterator[str]:
    """Yield the short forms of a name of several words: without its place, its first or last word; 'the North'."""
    parts = name.text.split(" ")
    known = known_names().get(name.text)
    if known and known.sense == "country" and parts[0] in _HALVES:
        yield parts[0]
    if name.type != "ORG":
        return
    rest = behind_country(name.text)[1]
    if rest != name.text:
        yield rest
    elif parts[0] not in word_class("generic_first") and parts[0] not in known_names():
        yield parts[0]
    for at in range(1, len(parts)):
        rest = " ".join(parts[at:])
        if " ".join(parts[:at]) in places and rest not in known_names():
            yield rest
    if may_be_team(parts[-1]):
        yield parts[-1]


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
        while len(parts) > 1 and parts[-1].rstrip(",") in load_terms("entities/company_forms"):
            parts.pop()
        bare = " ".join(parts).rstrip(",")
        known = known_names().get(bare)
        return known.name if known and known.type == "ORG" else bare
    return fold(text.title() if text.isupper() and len(text) > 3 else text)


def _bracketed_acronyms(tokens: TokenTable, names: list[Name]) -> dict[str, tuple[str, EntityType]]:
    """Return the keys and types of the expansions by acronym: 'World Trade Body (WTB)', 'WTB (World Trade Body)'."""
    found: dict[str, tuple[str, EntityType]] = {}
    for before, after in pairwise(names):
        gap = tokens.word[before.end : after.start]
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
    """Yield the nouns that the words of a name give: 'committee' and its hypernym for 'Committee on Trade'."""
    parts = text.split(" ")
    for at, part in enumerate(parts):
        place = "last" if at == len(parts) - 1 else "of" if parts[at + 1] in {"of", "for", "on"} else ""
        clue = name_words().get(part)
        if clue and clue.type == type_ and place in clue.at:
            yield clue.sense
            noun = nouns().get(part.lower())
            if noun and noun.type == type_:
                yield part.lower()
                yield noun.senses[0]
