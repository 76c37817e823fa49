"""Name candidates: spaCy's entities, trimmed, split and joined where English spelling shows they were cut wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from factwire.extraction.entities.acronyms import find_expansions
from factwire.extraction.entities.knowledge import (
    given_name_gender,
    known_by_first_word,
    known_names,
    not_names,
    nouns,
)
from factwire.extraction.entities.words import Words
from factwire.extraction.lexicon import load_terms
from factwire.model import EntityType

TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "PRODUCT": "PRODUCT", "WORK_OF_ART": "WORK", "LAW": "LAW",
}  # fmt: skip
POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})
ARTICLES = frozenset({"the", "a", "an", "The", "A", "An", "THE"})
_WORD = re.compile(r"\w+")
_MODEL_CODE = re.compile(r"(?:[A-Z]{1,3}-?\d{1,4}[A-Z]{0,2}|7\d7)(?:-\d{1,4}[A-Z]*)?")
_BREAKS = frozenset({"(", ")", "[", "]", "/", "|", ";", ":", "–", "—", "--", "•", "*"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `[start, end)` that may be a name, with spaCy's type for them (None where spaCy has none)."""

    start: int
    end: int
    type: EntityType | None


def find_candidates(doc: Doc, words: Words, *, text: str) -> list[Candidate]:
    """The candidates in the text (that of the parse), in order, none overlapping another."""
    repaired = [
        part
        for entity in doc.ents
        if entity.label_ in TYPES
        for part in _repair(words, start=entity.start, end=entity.end, type_=TYPES[entity.label_])
    ]
    joined = _with_whole_names(words, _joined(words, _without_titles(words, repaired)))
    spelled = [Candidate(start=start, end=end, type="ORG") for start, end in find_expansions(words)]
    return _with_known_names(text, words, _without_overlaps([*joined, *spelled]))


def _repair(words: Words, *, start: int, end: int, type_: EntityType) -> Iterator[Candidate]:
    """Split a candidate at brackets and line breaks (people's names also at commas and 'and'), and trim each part."""
    part = start
    for at in range(start, end + 1):
        if at == end or _breaks(words, at, type_=type_):
            trimmed = _trimmed(words, part, at, type_=type_)
            if trimmed:
                yield trimmed
            part = at + 1


def _breaks(words: Words, at: int, *, type_: EntityType) -> bool:
    word = words.text[at]
    if word == "-":
        return words.start[at] > words.end[at - 1] and at + 1 < len(words) and words.start[at + 1] > words.end[at]
    if word == ",":
        return type_ in {"PERSON", "GPE", "LOC", "FAC"}
    if type_ == "PERSON" and (
        word == "&" or (word.isalpha() and word.islower() and word not in load_terms("entities_particles"))
    ):
        return True
    return "\n" in word or word in _BREAKS


def _trimmed(words: Words, start: int, end: int, *, type_: EntityType) -> Candidate | None:
    text = words.text
    while start < end and _is_leading_noise(words, start, end, type_=type_):
        start += 1
    while end > start and _is_trailing_noise(words, start, end, type_=type_):
        end -= 1
    name = _after_titles(words, start, end)
    if name > start and (type_ == "PERSON" or given_name_gender(text[name])):
        start, type_ = name, "PERSON"
    if type_ == "PERSON":
        end = _over_hyphen(words, start, end)
    model = _over_model_code(words, start, end)
    if model > end:
        end, type_ = model, "PRODUCT"
    if start >= end or not any(map(_is_capital, text[start:end])) or _is_tag(words, start):
        return None
    if all(word in not_names() or not word[:1].isalpha() for word in text[start:end]):
        return None
    return Candidate(start=start, end=end, type=type_)


def _is_tag(words: Words, start: int) -> bool:
    """Whether the word is a hashtag or an account: '#Roe', '@Roe'."""
    before = words.text[start - 1][-1:] if start and words.end[start - 1] == words.start[start] else ""
    return before in {"#", "@"} or words.text[start][0] in {"#", "@"}


def _is_leading_noise(words: Words, start: int, end: int, *, type_: EntityType) -> bool:
    word = words.text[start]
    if word in ARTICLES or not (word[:1].isalnum() or word[0] in "@#"):
        return True
    if not _is_capital(word) and not word[0].isdigit() and not _starts_known(words, start, end):
        return type_ == "PERSON" or end - start == 1 or words.tag[start] in {"JJ", "NN", "NNS", "RB", "IN", "DT", "VBN"}
    if end - start == 1 or not_names().get(word) not in {"furniture", "word", "time"}:
        return False
    return words.tag[start] != "NNP" or words.first[words.sentence[start]] == start


def _is_trailing_noise(words: Words, start: int, end: int, *, type_: EntityType) -> bool:
    word = words.text[end - 1]
    if word in POSSESSIVES:
        return words.surface(start, end) not in known_names()
    if not word[-1:].isalnum() and word[-1:] not in {".", "!"}:
        return True
    if word in {".", "!"}:
        return True
    if not_names().get(word) in {"furniture", "unit"} and end - start > 1:
        return True
    return type_ in {"PERSON", "GPE", "NORP"} and not _is_capital(word) and words.tag[end - 1] not in {"NNP", "NNPS"}


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (len(word) > 1 and word[1:2].isupper())


def _starts_known(words: Words, start: int, end: int) -> bool:
    first = _WORD.match(words.text[start])
    return bool(first) and words.surface(start, end) in known_names()


def _after_titles(words: Words, start: int, end: int) -> int:
    """Where the name starts when the titles in front of it are left out."""
    while end - start > 1:
        for length in (3, 2, 1):
            term = words.surface(start, start + length) if start + length < end else ""
            noun = nouns().get(term) or nouns().get(term.lower())
            follows = words.text[start + length] if start + length < end else ""
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


def _over_hyphen(words: Words, start: int, end: int) -> int:
    """Take in the rest of a name cut at its hyphen: 'Ban Ki' - 'moon'."""
    while (
        end + 1 < len(words)
        and end - start > 1
        and words.text[end] == "-"
        and words.start[end] == words.end[end - 1]
        and words.start[end + 1] == words.end[end]
        and words.text[end + 1].isalpha()
        and len(words.text[end + 1]) <= 5
        and not words.text[end + 1].endswith("ed")
        and words.text[end + 1] not in not_names()
    ):
        end += 2
    return end


def _over_model_code(words: Words, start: int, end: int) -> int:
    """Take in the model code behind a maker's name: 'Airbus' 'A380'."""
    if 0 < end - start <= 2 and end < len(words) and _MODEL_CODE.fullmatch(words.text[end]):
        known = known_names().get(words.surface(start, end))
        if known and known.sense == "company":
            end += 1
            while end < len(words) and words.start[end] == words.end[end - 1] and words.text[end].isalnum():
                end += 1
    return end


def _without_titles(words: Words, candidates: list[Candidate]) -> Iterator[Candidate]:
    """The candidates that are no part of a title: 'State' in 'Secretary of State', 'Home' in 'Home Secretary'."""
    for candidate in candidates:
        inside = candidate.end - candidate.start == 1 and candidate.type != "PERSON"
        if not (inside and any(_is_title(words, candidate.start, shift) for shift in ((-2, 1), (0, 2), (-1, 1)))):
            yield candidate


def _is_title(words: Words, at: int, shift: tuple[int, int]) -> bool:
    start, end = at + shift[0], at + shift[1]
    if start < 0 or end > len(words):
        return False
    noun = nouns().get(words.surface(start, end))
    return noun is not None and noun.type == "PERSON" and noun.alone


def _with_whole_names(words: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates and the people's names of which spaCy saw only a part, or nothing: runs from a given name on."""
    taken = {at: candidate for candidate in candidates for at in range(candidate.start, candidate.end)}
    whole: list[Candidate] = []
    at = 0
    while at < len(words):
        end = _run_end(words, at) if given_name_gender(words.text[at]) else at
        inside = {taken[token] for token in range(at, end) if token in taken}
        if 1 < end - at < 5 and all(_is_part(candidate, at, end) for candidate in inside):
            whole.append(Candidate(start=at, end=end, type="PERSON" if inside else None))
        at = max(end, at + 1)
    return _without_overlaps([*candidates, *whole])


def _run_end(words: Words, start: int) -> int:
    """Where the run of capitalised proper nouns from the token on ends."""
    end = start
    while (
        end < len(words)
        and words.tag[end] == "NNP"
        and words.text[end][:1].isupper()
        and words.text[end].isalpha()
        and words.sentence[end] == words.sentence[start]
        and words.text[end] not in not_names()
        and (words.text[end] not in nouns() or end == start)
        and (words.text[end] not in known_names() or end == start)
    ):
        end += 1
    return end if start == end or not words.in_headline[words.sentence[start]] else start


def _is_part(candidate: Candidate, start: int, end: int) -> bool:
    """Whether a candidate is a single word of the run that may belong to a person's name."""
    alone = candidate.end - candidate.start == 1 and candidate.type in {"PERSON", "GPE", "ORG", "NORP", "FAC", "LOC"}
    return start <= candidate.start and candidate.end <= end and alone


def _joined(words: Words, candidates: Iterable[Candidate]) -> list[Candidate]:
    """People's names put together again around a nickname: Robert "Bob" Smith, William (Bill) Jones."""
    joined: list[Candidate] = []
    for candidate in candidates:
        before = joined[-1] if joined else None
        if before and _is_cut_person(words, before, candidate):
            joined[-1] = Candidate(start=before.start, end=candidate.end, type="PERSON")
        elif len(joined) > 1 and candidate.type == "PERSON" and _is_nickname_around(words, joined[-2], candidate):
            joined.pop()
            joined[-1] = Candidate(start=joined[-1].start, end=candidate.end, type="PERSON")
        else:
            joined.append(candidate)
    return joined


def _is_cut_person(words: Words, before: Candidate, after: Candidate) -> bool:
    """Whether one person's name was cut in two: around a nickname, or between given name and surname."""
    if before.end == after.start:
        return (
            before.end - before.start == after.end - after.start == 1
            and words.sentence[before.start] == words.sentence[after.start]
            and (before.type == after.type == "PERSON" or given_name_gender(words.text[before.start]) is not None)
            and words.text[before.start] not in known_names()
            and after.type in {"PERSON", "GPE", "ORG"}
        )
    return before.type == after.type == "PERSON" and _is_nickname_between(words, before, after)


def _is_nickname_between(words: Words, before: Candidate, after: Candidate) -> bool:
    gap = words.text[before.end : after.start]
    return (
        2 < len(gap) <= 4
        and given_name_gender(words.text[before.start]) is not None
        and (gap[0], gap[-1]) in {("(", ")"), ('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'")}
        and all(word[:1].isupper() for word in gap[1:-1])
        and after.end - after.start == 1
    )


def _is_nickname_around(words: Words, before: Candidate, after: Candidate) -> bool:
    return before.type == "PERSON" and before.end < after.start and _is_nickname_between(words, before, after)


def _with_known_names(text: str, words: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with known names added, and widened where a known name is longer."""
    taken: dict[int, Candidate] = {}
    for candidate in candidates:
        for at in range(candidate.start, candidate.end):
            taken.setdefault(at, candidate)
    added: list[Candidate] = []
    replaced: set[Candidate] = set()
    at = 0
    while at < len(words):
        end = _known_name_end(text, words, at) or _base_end(words, at)
        if end is None:
            at += 1
            continue
        inside = {taken[token] for token in range(at, end) if token in taken}
        if all(at <= other.start and other.end <= end for other in inside):
            if inside != {Candidate(at, end, other.type) for other in inside}:
                replaced |= inside
                added.append(
                    Candidate(
                        start=at, end=end, type=next((c.type for c in inside), None) if len(inside) == 1 else None
                    )
                )
            elif not inside:
                added.append(Candidate(start=at, end=end, type=None))
        at = end
    kept = [candidate for candidate in candidates if candidate not in replaced]
    return _without_overlaps([*kept, *added])


def _known_name_end(text: str, words: Words, at: int) -> int | None:
    """Where the longest known name that starts at the token ends, or None."""
    word = words.text[at]
    first = _WORD.match(word)
    if not first:
        return None
    for name in known_by_first_word().get(first.group(), ()):
        if text.startswith(name, words.start[at]):
            stop = words.start[at] + len(name)
            end = at
            while end < len(words) and words.end[end] < stop:
                end += 1
            if end < len(words) and words.end[end] == stop and _may_be_name(words, at, end + 1):
                return end + 1
    return None


def _base_end(words: Words, at: int) -> int | None:
    """The end of a town's name in 'the Tucson-based firm'."""
    is_base = words.text[at + 1 : at + 3] == ["-", "based"] and words.start[at + 1] == words.end[at]
    return at + 1 if is_base and words.text[at][:1].isupper() else None


def _may_be_name(words: Words, start: int, end: int) -> bool:
    """Whether the spelling at a known name's place is a name and no ordinary word at the head of a sentence."""
    if end - start > 1 or words.tag[start] in {"NNP", "NNPS"}:
        return True
    if words.tag[start] not in {"JJ", "NNS", "NN", "FW"}:
        return False
    known = known_names().get(words.text[start])
    return words.text[start][:1].isupper() and (
        (known is not None and known.type in {"NORP", "GPE"}) or words.first[words.sentence[start]] != start
    )


def _without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates in order, the longer one kept of two that overlap."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start > kept[-1].end - kept[-1].start:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept
