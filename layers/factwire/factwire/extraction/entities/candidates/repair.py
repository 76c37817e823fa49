"""spaCy's entities trimmed to the words that name: no titles, articles, possessives or cut hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factwire.extraction.entities.candidates.candidate import Candidate
from factwire.extraction.entities.entity_lexicons import given_name_gender, known_names, not_names, nouns
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType

POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
ARTICLES = frozenset({"the", "a", "an", "The", "A", "An", "THE"})
_WORD = re.compile(r"\w+")
_MODEL_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}[A-Z]{0,2}(?:-\d{1,4}[A-Z]*)?")
_QUOTATION_MARKS = frozenset({'"', "“", "”"})
_BREAKS = frozenset({"(", ")", "[", "]", "/", "|", ";", ":", "–", "—", "--", "•", "*"})


def repaired(tokens: TokenTable, *, start: int, end: int, type_: EntityType) -> Iterator[Candidate]:
    """Split a candidate at brackets and line breaks (people's names also at commas and 'and'), and trim each part."""
    part = start
    halved = sum(word in _QUOTATION_MARKS for word in tokens.word[start:end]) == 1
    for at in range(start, end + 1):
        if at == end or _breaks(tokens, part, at, end, type_=type_) or (halved and tokens.word[at] in _QUOTATION_MARKS):
            trimmed = _trimmed(tokens, part, at, type_=type_)
            if trimmed:
                yield trimmed
            part = at + 1


def _breaks(tokens: TokenTable, start: int, at: int, end: int, *, type_: EntityType) -> bool:
    word = tokens.word[at]
    if word == "-":
        return tokens.start[at] > tokens.end[at - 1] and at + 1 < len(tokens) and tokens.start[at + 1] > tokens.end[at]
    if word == ",":
        return type_ in {"PERSON", "GPE", "LOC", "FAC"}
    if type_ == "PERSON" and (
        word == "&" or (word.isalpha() and word.islower() and word not in load_terms("entities/particles"))
    ):
        return True
    return "\n" in word or word in _BREAKS or (at + 1 < end and _is_owner(tokens, start, at, type_=type_))


def _is_owner(tokens: TokenTable, start: int, at: int, *, type_: EntityType) -> bool:
    """Return whether a possessive ends the name of an owner: 'Norway's Fjord Oil', 'Team Roe's Jane Doe'."""
    if tokens.lower[at] not in {"'s", "’s"} or not _is_capital(tokens.word[at + 1]):
        return False
    owner = tokens.surface(start, at)
    return (type_ == "PERSON" or owner in known_names()) and tokens.surface(start, at + 1) not in known_names()


def _trimmed(tokens: TokenTable, start: int, end: int, *, type_: EntityType) -> Candidate | None:
    text = tokens.word
    while start < end and _is_leading_noise(tokens, start, end, type_=type_):
        start += 1
    while end > start and _is_trailing_noise(tokens, start, end, type_=type_):
        end -= 1
    if type_ == "PERSON" and end - start > 1 and _is_demonym(text[start]):
        start += 1
    name = _after_titles(tokens, start, end)
    if name > start and (type_ == "PERSON" or given_name_gender(text[name])):
        start, type_ = name, "PERSON"
    if type_ == "PERSON":
        end = _over_particles(tokens, start, _over_hyphen(tokens, start, end))
    model = _over_model_code(tokens, start, end)
    if model > end:
        end, type_ = model, "PRODUCT"
    if start >= end or not any(map(_is_capital, text[start:end])) or _is_tag(tokens, start):
        return None
    if all(word in not_names() or not word[:1].isalpha() for word in text[start:end]):
        return None
    return Candidate(start=start, end=end, type=type_)


def _is_demonym(word: str) -> bool:
    known = known_names().get(word)
    return known is not None and known.type == "NORP"


def _is_tag(tokens: TokenTable, start: int) -> bool:
    """Return whether the word is a hashtag or an account: '#Roe', '@Roe'."""
    before = tokens.word[start - 1][-1:] if start and tokens.end[start - 1] == tokens.start[start] else ""
    return before in {"#", "@"} or tokens.word[start][0] in {"#", "@"}


def _is_leading_noise(tokens: TokenTable, start: int, end: int, *, type_: EntityType) -> bool:
    word = tokens.word[start]
    if word in ARTICLES or not (word[:1].isalnum() or word[0] in "@#"):
        return True
    if type_ == "PERSON" and word in load_terms("entities/particles") and end - start > 1:
        return False
    if not _is_capital(word) and not word[0].isdigit() and not _starts_known(tokens, start, end):
        return (
            type_ == "PERSON" or end - start == 1 or tokens.tag[start] in {"JJ", "NN", "NNS", "RB", "IN", "DT", "VBN"}
        )
    if end - start == 1 or not_names().get(word) not in {"furniture", "word", "time"}:
        return False
    return tokens.tag[start] != "NNP" or tokens.opening[tokens.sentence[start]] == start


def _is_trailing_noise(tokens: TokenTable, start: int, end: int, *, type_: EntityType) -> bool:
    word = tokens.word[end - 1]
    if word in POSSESSIVES:
        return tokens.surface(start, end) not in known_names()
    if not word[-1:].isalnum() and word[-1:] not in {".", "!"}:
        return True
    if word in {".", "!"}:
        return True
    if not_names().get(word) in {"furniture", "unit"} and end - start > 1:
        return True
    return type_ in {"PERSON", "GPE", "NORP"} and not _is_capital(word) and tokens.tag[end - 1] not in {"NNP", "NNPS"}


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (len(word) > 1 and word[1:2].isupper())


def _starts_known(tokens: TokenTable, start: int, end: int) -> bool:
    first = _WORD.match(tokens.word[start])
    return bool(first) and tokens.surface(start, end) in known_names()


def _after_titles(tokens: TokenTable, start: int, end: int) -> int:
    """Return where the name starts when the titles in front of it are left out."""
    while end - start > 1:
        for length in (3, 2, 1):
            term = tokens.surface(start, start + length) if start + length < end else ""
            noun = nouns().get(term) or nouns().get(term.lower())
            follows = tokens.word[start + length] if start + length < end else ""
            if (
                noun
                and noun.type == "PERSON"
                and (noun.before_names or term[0].islower() or given_name_gender(follows))
            ):
                start += length
                break
        else:
            return start
    return start


def _over_hyphen(tokens: TokenTable, start: int, end: int) -> int:
    """Take in the rest of a name cut at its hyphen: 'Ban Ki' - 'moon'."""
    while (
        end + 1 < len(tokens)
        and end - start > 1
        and tokens.word[end] == "-"
        and tokens.start[end] == tokens.end[end - 1]
        and tokens.start[end + 1] == tokens.end[end]
        and tokens.word[end + 1].isalpha()
        and len(tokens.word[end + 1]) <= 5
        and not tokens.word[end + 1].endswith("ed")
        and tokens.word[end + 1] not in not_names()
    ):
        end += 2
    return end


def _over_particles(tokens: TokenTable, start: int, end: int) -> int:
    """Take in the surname behind particles that the name was cut at: 'Maria van der' 'Berg'."""
    particles = load_terms("entities/particles")
    at = end
    while at < len(tokens) and tokens.word[at] in particles and tokens.sentence[at] == tokens.sentence[start]:
        at += 1
    behind = at > end or (end - start > 1 and tokens.word[end - 1] in particles)
    is_name = at < len(tokens) and tokens.tag[at] == "NNP" and _is_capital(tokens.word[at])
    return at + 1 if start < end and behind and is_name and tokens.tag[end - 1][:1] != "V" else end


def _over_model_code(tokens: TokenTable, start: int, end: int) -> int:
    """Take in the model code behind a maker's name: 'Airbus' 'A380'."""
    if 0 < end - start <= 2 and end < len(tokens) and _MODEL_CODE.fullmatch(tokens.word[end]):
        known = known_names().get(tokens.surface(start, end))
        if known and known.sense == "company":
            end += 1
            while end < len(tokens) and tokens.start[end] == tokens.end[end - 1] and tokens.word[end].isalnum():
                end += 1
    return end
