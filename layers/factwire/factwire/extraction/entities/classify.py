"""The type of each name, from all its occurrences in the article together.

Every spelling gathers weights: what spaCy called it and how often, what the lexicons know, the words in
the name, and the words beside it. The heaviest type wins for all its occurrences, so one article
never calls the same name a person here and a company there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from factwire.extraction.entities.candidates import Candidate
from factwire.extraction.entities.knowledge import (
    Known,
    NameWord,
    behind_country,
    given_name_gender,
    known_names,
    name_words,
    not_names,
    nouns,
)
from factwire.extraction.entities.toponyms import toponyms
from factwire.extraction.entities.words import Words
from factwire.extraction.lexicon import load_terms
from factwire.model import EntityType

Weights = dict[EntityType, float]
_OF = frozenset({"of", "for", "on", "to"})
_IN = frozenset(
    {"in", "near", "outside", "inside", "across", "throughout", "around", "toward", "towards", "northern", "southern",
     "eastern", "western", "central", "downtown"}
)  # fmt: skip
_FROM = frozenset({"from", "at", "to", "of", "via", "between", "through", "off"})
_AGE = re.compile(r"[1-9]\d")
_DASHES = frozenset({"—", "–", "--", "-", "("})
_ENOUGH = 1.5
_SURNAME = 3.0
_TOPONYM = 1.4
_LONGEST_IN_HEADLINE = 5
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Name:
    """One occurrence of a name: the tokens `[start, end)`, its type and its spelling."""

    start: int
    end: int
    type: EntityType
    text: str


def classify(words: Words, candidates: Iterable[Candidate]) -> list[Name]:
    """The candidates that are names, each with the type of its spelling."""
    occurrences: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in _cut_runs(words, _cut_in_headlines(words, list(candidates))):
        occurrences[words.surface(candidate.start, candidate.end)].append(candidate)
    weights = {text: _weights(words, text, found) for text, found in occurrences.items()}
    for text in toponyms(
        text for text in occurrences if text not in known_names() and not (text.isupper() and len(text) < 4)
    ):
        weights[text]["GPE"] += _TOPONYM
    types: dict[str, EntityType | None] = {text: _heaviest(weighed) for text, weighed in weights.items() if " " in text}
    shared = _shared_words(types)
    for text, weighed in weights.items():
        if " " not in text:
            for type_, weight in shared.get(text, {}).items():
                weighed[type_] = weighed.get(type_, 0.0) + weight
            types[text] = _heaviest(weighed)
    names = []
    for text, found in occurrences.items():
        chosen = types[text]
        if chosen is not None and not _is_clause(text, chosen, shared):
            names += [Name(start=found_at.start, end=found_at.end, type=chosen, text=text) for found_at in found]
    return sorted(names, key=lambda name: name.start)


def _cut_runs(words: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, people's names cut where a name of the article runs into other words: 'Jane Roe Medics'."""
    people = Counter(
        words.surface(candidate.start, candidate.end)
        for candidate in candidates
        if candidate.type == "PERSON" and candidate.end - candidate.start == 2
    )
    return [_cut_run(words, candidate, people) for candidate in candidates]


def _cut_run(words: Words, candidate: Candidate, people: Counter[str]) -> Candidate:
    start, end = candidate.start, candidate.end
    if candidate.type != "PERSON" or not 2 < end - start < 6:
        return candidate
    if people[words.surface(start, start + 2)]:
        return Candidate(start=start, end=start + 2, type="PERSON")
    if people[words.surface(end - 2, end)]:
        return Candidate(start=end - 2, end=end, type="PERSON")
    return candidate


def _cut_in_headlines(words: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, those of headlines cut down to the names that the body knows: 'Roe Says' to 'Roe'."""
    headlines = words.in_headline
    if not any(headlines):
        return candidates
    body: set[str] = set()
    for candidate in candidates:
        if not headlines[words.sentence[candidate.start]]:
            body.add(words.surface(candidate.start, candidate.end))
            body.add(words.text[candidate.end - 1])
    cut = [
        candidate
        if candidate.type == "PRODUCT" or not headlines[words.sentence[candidate.start]]
        else _cut(words, candidate, body)
        for candidate in candidates
    ]
    return [candidate for candidate in cut if candidate is not None]


def _cut(words: Words, candidate: Candidate, body: set[str]) -> Candidate | None:
    for length in range(min(candidate.end - candidate.start, 8), 0, -1):
        for start in range(candidate.start, candidate.end - length + 1):
            if words.surface(start, start + length) in body:
                return Candidate(start=start, end=start + length, type=candidate.type)
    return candidate if candidate.end - candidate.start <= _LONGEST_IN_HEADLINE else None


def _is_clause(text: str, type_: EntityType, shared: Mapping[str, Weights]) -> bool:
    """Whether a supposed title or law is a stretch of a sentence about people of the article: 'Roe and Doe'."""
    return type_ in {"WORK", "LAW", "EVENT", "PRODUCT"} and any(
        shared.get(word, {}).get("PERSON", 0.0) >= _SURNAME for word in text.split(" ")
    )


def _heaviest(weights: Weights) -> EntityType | None:
    if not weights:
        return None
    type_ = max(weights, key=lambda each: (weights[each], each))
    return type_ if weights[type_] >= _ENOUGH else None


def _shared_words(types: Mapping[str, EntityType | None]) -> dict[str, Weights]:
    """What the longer names of the article say about the single words in them."""
    shared: dict[str, Weights] = defaultdict(dict)
    for text, type_ in types.items():
        words = [word for word in text.split(" ") if not_names().get(word) != "unit"]
        if type_ == "PERSON" and len(words) > 1:
            _raise(shared[words[-1]], "PERSON", _SURNAME)
            if given_name_gender(words[0]):
                _raise(shared[words[0]], "PERSON", 1.5)
        elif type_ == "ORG" and words[-1] in name_words():
            _raise(shared[words[0]], "ORG", 1.5)
    return shared


def _raise(weights: Weights, type_: EntityType, weight: float) -> None:
    weights[type_] = max(weights.get(type_, 0.0), weight)


def _weights(words: Words, text: str, occurrences: list[Candidate]) -> Weights:
    weights: Weights = defaultdict(float)
    votes = Counter(candidate.type for candidate in occurrences)
    for type_, count in votes.items():
        if type_ is not None:
            weights[type_] += 1.5 * count / len(occurrences) + 0.25 * min(count, 4)
    known = _known(text)
    if known:
        weights[known.type] += 4.0
    _weigh_spelling(weights, text, clue=None if known else _clue(text.split(" ")))
    context: Weights = defaultdict(float)
    for candidate in occurrences[:12]:
        _weigh_context(context, words, candidate)
    for type_, weight in context.items():
        weights[type_] += min(weight, 3.0)
    return weights


def _known(text: str) -> Known | None:
    """What the lexicons know of a name, in capitals throughout and behind a country too: 'US Federal Reserve'."""
    found = known_names()
    if text in found:
        return found[text]
    if text.isupper() and len(text) > 4:
        return found.get(text.title())
    country, rest = behind_country(text)
    return found.get(rest) if country else None


def _weigh_spelling(weights: Weights, text: str, *, clue: NameWord | None) -> None:
    parts = text.split(" ")
    person_like = 1 < len(parts) < 5 and given_name_gender(parts[0]) is not None and not any(map(_has_digit, parts))
    if clue:
        weights[clue.type] += 1.0 if person_like and "surname" in clue.at else 3.5
    if person_like:
        weights["PERSON"] += 2.0 if clue is None or "surname" in clue.at else 0.5
    elif len(parts) == 1 and given_name_gender(text):
        weights["PERSON"] += 0.5
    if any(map(_has_digit, parts)):
        maker = known_names().get(parts[0])
        weights["PRODUCT"] += 4.0 if maker and maker.sense == "company" else 1.0
        weights["PERSON"] -= 2.0
    if "&" in parts:
        weights["ORG"] += 2.0
    if len(parts) == 1 and text.isupper() and 2 <= len(text) <= 6:
        weights["ORG"] += 1.0
        weights["PERSON"] -= 1.0


def _clue(parts: list[str]) -> NameWord | None:
    """What a telling word in the name says: its last word, its first word before 'of', or its first word."""
    if len(parts) < 2:
        return None
    found = name_words()
    first, last = found.get(parts[0]), found.get(parts[-1])
    for at in range(1, len(parts) - 1):
        before = found.get(parts[at - 1])
        if parts[at] in _OF and before and "of" in before.at:
            return before
    if last and "last" in last.at:
        return last
    return first if first and "first" in first.at else None


def _has_digit(part: str) -> bool:
    return any(letter.isdigit() for letter in part)


def _weigh_context(weights: Weights, words: Words, candidate: Candidate) -> None:
    _weigh_words_before(weights, words, candidate.start)
    _weigh_words_after(weights, words, candidate.end)
    _weigh_grammar(weights, words, candidate.end - 1)


def _weigh_words_before(weights: Weights, words: Words, start: int) -> None:
    before = words.text[start - 1] if start else ""
    noun = nouns().get(before)
    if noun:
        weights[noun.type] += 2.0 if noun.type != "PERSON" or noun.before_names else 1.5
    if before in _IN:
        weights["GPE"] += 1.0
    elif before in _FROM:
        weights["GPE"] += 0.5
    if before == "of" and start > 1:
        place = nouns().get(words.text[start - 2].lower())
        if place and place.type == "GPE":
            weights["GPE"] += 2.0


def _weigh_words_after(weights: Weights, words: Words, end: int) -> None:
    text = words.text
    if end + 2 >= len(text):
        return
    if text[end] == ",":
        if _AGE.fullmatch(text[end + 1]) and text[end + 2] in {",", "."}:
            weights["PERSON"] += 2.0
        elif text[end + 1] == "who":
            weights["PERSON"] += 1.0
        if _is_place_after(words, end + 1):
            weights["GPE"] += 2.0
    elif (text[end] == "-" and text[end + 1] == "based") or _is_dateline(words, end):
        weights["GPE"] += 2.0


def _is_dateline(words: Words, end: int) -> bool:
    """Whether the name before the token is a dateline: 'CAIRO — Officials met'."""
    starts = words.first[words.sentence[end - 1]] == end - 1
    return starts and words.text[end - 1].isupper() and words.text[end] in _DASHES


def _weigh_grammar(weights: Weights, words: Words, last: int) -> None:
    if words.tag[last] == "NNPS" and _starts_with_city(words, last):
        weights["ORG"] += 3.0
    if words.dep[last] == "nsubj" and words.lemma[words.head[last]] in load_terms("entities_speech_verbs"):
        weights["PERSON"] += 1.0
        weights["ORG"] += 0.5
    for child in words.children[last]:
        if words.dep[child] == "appos" and words.text[child].islower():
            noun = nouns().get(words.text[child])
            if noun:
                weights[noun.type] += 1.5


def _starts_with_city(words: Words, last: int) -> bool:
    """Whether the word follows a city's name, as in the names of teams: 'Boston Otters'."""
    known = known_names().get(words.text[last - 1]) if last else None
    return known is not None and known.type == "GPE" and known.sense == "city"


def _is_place_after(words: Words, at: int) -> bool:
    """Whether a comma is followed by the state or country that a place lies in: 'X, Texas'."""
    for length in (2, 1):
        end = at + length
        known = known_names().get(words.surface(at, end)) if end < len(words) else None
        if known and known.type == "GPE" and words.text[end] in {",", ".", ")", "-", "—", "–", ";"}:
            return True
    return False


def with_repeats(words: Words, names: list[Name]) -> list[Name]:
    """The names with their bare repeats added: a person's surname alone, a name that spaCy saw only elsewhere."""
    taken = {at for name in names for at in range(name.start, name.end)}
    repeats: dict[str, EntityType] = {}
    for name in names:
        parts = [part for part in name.text.split(" ") if not_names().get(part) != "unit"]
        if name.type == "PERSON" and len(parts) > 1 and parts[-1] not in not_names():
            repeats.setdefault(parts[-1], "PERSON")
        elif len(parts) == 1 and name.type != "NORP":
            repeats.setdefault(name.text, name.type)
    added = [
        Name(start=at, end=at + 1, type=repeats[word], text=word)
        for at, word in enumerate(words.text)
        if word in repeats and at not in taken and words.tag[at] in {"NNP", "NNPS", "NNS", "NN"} and word[:1].isupper()
        and not _inside_name(words, at)
    ]  # fmt: skip
    return sorted([*names, *added], key=lambda name: name.start)


def _inside_name(words: Words, at: int) -> bool:
    """Whether the word is part of a longer run of capitalised words, which may be another name."""
    neighbours = [near for near in (at - 1, at + 1) if 0 <= near < len(words)]
    return any(
        words.tag[near] in {"NNP", "NNPS"} and words.text[near][:1].isupper() and words.text[near] not in nouns()
        for near in neighbours
    )
