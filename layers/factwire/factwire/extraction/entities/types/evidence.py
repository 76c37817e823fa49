"""What a spelling and its places in the text tell about its type: weights, to be added up."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from factwire.extraction.entities.candidates.candidate import Candidate
from factwire.extraction.entities.entity_lexicons import (
    Known,
    NameWord,
    behind_country,
    given_name_gender,
    known_names,
    name_words,
    nouns,
    word_class,
)
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType

Weights = dict[EntityType, float]
_OF = frozenset({"of", "for", "on", "to"})
_AGE = re.compile(r"[1-9]\d")


def weigh(tokens: TokenTable, text: str, occurrences: list[Candidate]) -> Weights:
    """Return the weights of the types that a spelling may have, from all its occurrences."""
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
        _weigh_context(context, tokens, candidate)
    for type_, weight in context.items():
        weights[type_] += min(weight, 3.0)
    return weights


def _known(text: str) -> Known | None:
    """Return the lexicons' entry of a name, also in capitals and behind a country: 'US Federal Reserve'."""
    found = known_names()
    if text in found:
        return found[text]
    if text.isupper() and len(text) > 4:
        return found.get(text.title())
    line = found.get(text.rpartition(" ")[0])
    if line and line.type == "PRODUCT":  # 'iPhone Pro': a model of a known product
        return line
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
    """Return what a telling word in the name says: its last word, its first word before 'of', or its first word."""
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


def _weigh_context(weights: Weights, tokens: TokenTable, candidate: Candidate) -> None:
    _weigh_words_before(weights, tokens, candidate.start)
    _weigh_words_after(weights, tokens, candidate.end)
    _weigh_grammar(weights, tokens, candidate.end - 1)


def _weigh_words_before(weights: Weights, tokens: TokenTable, start: int) -> None:
    before = tokens.word[start - 1] if start else ""
    noun = nouns().get(before)
    if noun:
        weights[noun.type] += 2.0 if noun.type != "PERSON" or noun.before_names else 1.5
    if before in word_class("locative"):
        weights["GPE"] += 1.0
    elif before in word_class("directional"):
        weights["GPE"] += 0.5
    if before == "of" and start > 1:
        place = nouns().get(tokens.word[start - 2].lower())
        if place and place.type == "GPE":
            weights["GPE"] += 2.0


def _weigh_words_after(weights: Weights, tokens: TokenTable, end: int) -> None:
    text = tokens.word
    if end + 2 >= len(text):
        return
    noun = nouns().get(text[end]) if tokens.head[end - 1] == end else None
    if noun and noun.type == "FAC":  # 'the Ullevi stadium'
        weights[noun.type] += 2.0
        weights["PERSON"] -= 1.0
    if tokens.tag[end] == "POS" and text[end + 1] in word_class("of_body"):  # 'Otters' coach'
        weights["ORG"] += 1.5
        weights["PERSON"] -= 1.5
    if text[end] == ",":
        if _AGE.fullmatch(text[end + 1]) and text[end + 2] in {",", "."}:
            weights["PERSON"] += 2.0
        elif text[end + 1] == "who":
            weights["PERSON"] += 1.0
        if _is_place_after(tokens, end + 1):
            weights["GPE"] += 2.0
    elif (text[end] == "-" and text[end + 1] == "based") or _is_filed_from(tokens, end):
        weights["GPE"] += 2.0


def _is_filed_from(tokens: TokenTable, end: int) -> bool:
    """Return whether the name before the token is where the dateline files from, not the agency in its brackets."""
    return tokens.in_dateline(end - 1) and tokens.word[end] != ")"


def _weigh_grammar(weights: Weights, tokens: TokenTable, last: int) -> None:
    if tokens.tag[last] == "NNPS" and _starts_with_city(tokens, last):
        weights["ORG"] += 3.0
    if tokens.dep[last] == "nsubj" and tokens.lemma[tokens.head[last]] in load_terms("entities/speech_verbs"):
        weights["PERSON"] += 1.0
        weights["ORG"] += 0.5
    for child in tokens.children[last]:
        if tokens.lower[child] == "the" and tokens.dep[last] != "compound":  # 'The Otters', not 'the Roe plan'
            weights["PERSON"] -= 1.0
        if tokens.dep[child] == "appos" and tokens.word[child].islower():
            noun = nouns().get(tokens.word[child])
            if noun:
                weights[noun.type] += 1.5


def _starts_with_city(tokens: TokenTable, last: int) -> bool:
    """Return whether the word follows a city's name, as in the names of teams: 'Boston Otters'."""
    known = known_names().get(tokens.word[last - 1]) if last else None
    return known is not None and known.type == "GPE" and known.sense == "city"


def _is_place_after(tokens: TokenTable, at: int) -> bool:
    """Return whether a comma is followed by the state or country that a place lies in: 'X, Texas'."""
    for length in (2, 1):
        end = at + length
        known = known_names().get(tokens.surface(at, end)) if end < len(tokens) else None
        if known and known.type == "GPE" and tokens.word[end] in {",", ".", ")", "-", "—", "–", ";"}:
            return True
    return False
