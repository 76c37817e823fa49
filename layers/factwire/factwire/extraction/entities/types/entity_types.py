"""The type of each name, from all its occurrences in the article together.

Every spelling gathers weights: what spaCy called it and how often, what the lexicons know, the words in
the name, and the words beside it. The heaviest type wins for all its occurrences, so one article
never calls the same name a person here and a company there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factwire.extraction.entities.candidates.candidate import Candidate
from factwire.extraction.entities.entity_lexicons import (
    given_name_gender,
    known_names,
    may_be_team,
    name_words,
    not_names,
    nouns,
    word_class,
)
from factwire.extraction.entities.types.cutting import cut_in_headlines, cut_pairs, cut_runs
from factwire.extraction.entities.types.evidence import Weights, weigh
from factwire.extraction.entities.types.toponyms import toponyms
from factwire.extraction.text.numbers import number_words
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType

_ENOUGH = 1.5  # if all weights for a spelling are less together, it is no name
_SURNAME = 3.0  # of a word that ends a person's full name elsewhere
_GIVEN_NAME = 2.5  # of a given name that begins a person's full name elsewhere
_SHORT_NAME = 2.5  # of a word that begins an organisation's full name elsewhere
_TOPONYM = 1.4  # of a name that the gazetteer holds
_MANY = 4  # as often spaCy may call a word a person and be believed
_ALONE = 0.6  # more of it where no longer name has the word: news gives people's full names once


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name: the tokens `[start, end)`, its type and its spelling."""

    start: int
    end: int
    type: EntityType
    text: str


def classify(tokens: TokenTable, candidates: Iterable[Candidate]) -> list[Name]:
    """Return the candidates that are names, each with the type of its spelling."""
    occurrences: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in cut_pairs(tokens, cut_runs(tokens, cut_in_headlines(tokens, list(candidates)))):
        occurrences[tokens.surface(candidate.start, candidate.end)].append(candidate)
    weights = {text: weigh(tokens, text, found) for text, found in occurrences.items()}
    places = toponyms(
        text for text in occurrences if text not in known_names() and not (text.isupper() and len(text) < 4)
    )
    for text in places:
        weights[text]["GPE"] += _TOPONYM
    types: dict[str, EntityType | None] = {text: _heaviest(weighed) for text, weighed in weights.items() if " " in text}
    shared = _shared_words(types)
    for text, weighed in weights.items():
        if " " not in text:
            for type_, weight in shared.get(text, {}).items():
                weighed[type_] = weighed.get(type_, 0.0) + weight
            if text not in shared:
                weighed["GPE"] += _ALONE if text in places else 0.0
                weighed["PERSON"] -= _ALONE if _is_doubtful_person(tokens, text, occurrences[text], weighed) else 0.0
            types[text] = _heaviest(weighed)
    names = []
    for text, found in occurrences.items():
        chosen = types[text]
        if chosen is not None and not _is_clause(text, chosen, shared):
            names += [Name(start=found_at.start, end=found_at.end, type=chosen, text=text) for found_at in found]
    return sorted(names, key=lambda name: name.start)


def _is_doubtful_person(tokens: TokenTable, text: str, found: list[Candidate], weights: Weights) -> bool:
    """Return whether what spaCy takes for a person may be another thing: a firm, or an ordinary word.

    News tells people's full names. Ordinary are words that are capitals only because a sentence begins with them.
    """
    votes = sum(candidate.type == "PERSON" for candidate in found)
    sure = not votes or (votes >= _MANY and 2 * votes > len(found))
    if sure or text in known_names() or given_name_gender(text) is not None:
        return False
    rivals = any(weight > 0 for type_, weight in weights.items() if type_ != "PERSON")
    return rivals or all(_opens_sentence(tokens, candidate.start) for candidate in found)


def _opens_sentence(tokens: TokenTable, at: int) -> bool:
    first = tokens.opening[tokens.sentence[at]]
    return all(not word[0].isalnum() for word in tokens.word[first:at])


def _is_clause(text: str, type_: EntityType, shared: Mapping[str, Weights]) -> bool:
    """Return whether a supposed title or law is a stretch of a sentence about people of the article: 'Roe and Doe'."""
    return type_ in {"WORK", "LAW", "EVENT", "PRODUCT"} and any(
        shared.get(word, {}).get("PERSON", 0.0) >= _SURNAME for word in text.split(" ")
    )


def _heaviest(weights: Weights) -> EntityType | None:
    if not weights:
        return None
    type_ = max(weights, key=lambda each: (weights[each], each))
    return type_ if sum(weight for weight in weights.values() if weight > 0) >= _ENOUGH else None


def _shared_words(types: Mapping[str, EntityType | None]) -> dict[str, Weights]:
    """Return what the longer names of the article say about the single words in them."""
    shared: dict[str, Weights] = defaultdict(dict)
    for text, type_ in types.items():
        words = [word for word in text.split(" ") if not_names().get(word) != "unit"]
        if type_ == "PERSON" and len(words) > 1:
            _raise(shared[words[-1]], "PERSON", _SURNAME)
            _raise(shared[words[0]], "PERSON", _GIVEN_NAME if given_name_gender(words[0]) else 0.0)
        elif type_ == "ORG" and len(words) > 1:
            named = given_name_gender(words[0]) is None and words[0] not in known_names()
            _raise(shared[words[0]], "ORG", _SHORT_NAME if named else 0.75)
            if may_be_team(words[-1]):
                _raise(shared[words[-1]], "ORG", _SHORT_NAME)
    return shared


def _raise(weights: Weights, type_: EntityType, weight: float) -> None:
    weights[type_] = max(weights.get(type_, 0.0), weight)


def with_repeats(tokens: TokenTable, names: list[Name]) -> list[Name]:
    """Return the names with their repeats added: a person's surname alone, a name that spaCy saw only elsewhere."""
    taken = {at for name in names for at in range(name.start, name.end)}
    repeats: dict[str, EntityType] = {}
    for name in names:
        parts = [part for part in name.text.split(" ") if not_names().get(part) != "unit"]
        if name.type == "PERSON" and len(parts) > 1 and parts[-1] not in not_names():
            repeats.setdefault(parts[-1], "PERSON")
        elif len(parts) == 1 and name.type != "NORP":
            repeats.setdefault(name.text, name.type)
        elif name.type == "ORG" and _stands_alone(parts):
            repeats.setdefault(parts[0], "ORG")
    added = [
        Name(start=at, end=at + 1, type=repeats[word], text=word)
        for at, word in enumerate(tokens.word)
        if word in repeats and at not in taken and tokens.tag[at] in {"NNP", "NNPS", "NNS", "NN"} and word[:1].isupper()
        and not _inside_name(tokens, at)
    ]  # fmt: skip
    return sorted([*names, *added], key=lambda name: name.start)


def _stands_alone(parts: Sequence[str]) -> bool:
    """Return whether the first word of an organisation's name may stand for it: 'Quadra' of 'Quadra Robotics'."""
    word, second = parts[:2]
    ordinary = (word_class("generic_first"), known_names(), name_words(), not_names(), nouns())
    counted = not second[:1].isalpha() or second.lower() in number_words()
    return not counted and given_name_gender(word) is None and not any(word in words for words in ordinary)


def _inside_name(tokens: TokenTable, at: int) -> bool:
    """Return whether the word is part of a longer run of capitalised words, which may be another name or a title."""
    neighbours = [near for near in (at - 1, at + 1) if 0 <= near < len(tokens)]
    return tokens.surface(at, min(at + 2, len(tokens))) in nouns() or any(
        tokens.tag[near] in {"NNP", "NNPS"} and tokens.word[near][:1].isupper() and tokens.word[near] not in nouns()
        for near in neighbours
    )
