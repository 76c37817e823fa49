"""People's names put together: around a nickname, over a wrong cut, from a given name on, before a known surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factwire.extraction.entities.candidates.candidate import Candidate, without_overlaps
from factwire.extraction.entities.entity_lexicons import given_name_gender, known_names, not_names, nouns
from factwire.extraction.text.token_table import TokenTable

_LONGEST_NAME = 3
_APOSTROPHES = re.compile("['’]")
_QUOTATION_MARKS = frozenset({'"', "“"})
_SURNAME_TYPES = frozenset({"PERSON", "ORG", "GPE"})  # what spaCy may take a surname for behind a nickname


def with_whole_names(tokens: TokenTable, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates and the people's names of which spaCy saw only a part, or nothing.

    They are runs of proper nouns from a given name on, or pairs whose second word acts by itself elsewhere: news gives
    the full name once and then the surname.
    """
    candidates = _joined(tokens, _without_titles(tokens, candidates))
    candidates = without_overlaps([*candidates, *_behind_titles(tokens, candidates), *_nicknamed(tokens)])
    taken = {at: candidate for candidate in candidates for at in range(candidate.start, candidate.end)}
    acting = _acting(tokens)
    whole: list[Candidate] = []
    passed = 0
    for at in _proper_nouns(tokens):
        if at < passed:
            continue
        end = _run_end(tokens, at)
        if not _may_start(tokens.word[at]) and not (end - at == 2 and tokens.word[end - 1] in acting):
            continue
        passed = end
        if 1 < end - at < 5:
            inside = {taken[token] for token in range(at, end) if token in taken}
            if all(_is_part(candidate, at, end) for candidate in inside):
                whole.append(Candidate(start=at, end=end, type="PERSON" if inside else None))
    return without_overlaps([*candidates, *whole])


def _proper_nouns(tokens: TokenTable) -> Iterator[int]:
    return (at for at, tag in enumerate(tokens.tag) if tag == "NNP")


def _nicknamed(tokens: TokenTable) -> Iterator[Candidate]:
    """Yield people's names with a nickname in quotation marks behind a given name: 'Robert "Bob" Smith'."""
    for at, mark in enumerate(tokens.word[1:-3]):
        if mark in _QUOTATION_MARKS and given_name_gender(tokens.word[at]) is not None:
            for close in (at + 3, at + 4):
                given, surname = Candidate(at, at + 1, "PERSON"), Candidate(close + 1, close + 2, "PERSON")
                named = close + 1 < len(tokens) and tokens.tag[close + 1] in {"NNP", "NNPS"}
                if named and _is_nickname_between(tokens, given, surname):
                    yield Candidate(start=at, end=close + 2, type="PERSON")


def _behind_titles(tokens: TokenTable, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the names right behind a title that no candidate has: 'Sgt Mat Knowles'."""
    taken = {at for candidate in candidates for at in range(candidate.start, candidate.end)}
    passed = 1
    for title in _proper_nouns(tokens):
        at = end = title + 1
        if at < passed or at in taken or not _ends_title(tokens, title):
            continue
        while end < min(len(tokens), at + _LONGEST_NAME) and _is_plain_name(tokens, end) and end not in taken:
            end += 1
        if end > at and tokens.sentence[at] == tokens.sentence[at - 1] and not _goes_on(tokens, at, end):
            yield Candidate(start=at, end=end, type="PERSON")
        passed = end


def _ends_title(tokens: TokenTable, at: int) -> bool:
    noun = nouns().get(tokens.word[at])
    return noun is not None and noun.before_names


def _goes_on(tokens: TokenTable, start: int, end: int) -> bool:
    """Return whether the title itself goes on: 'Chief Executive', 'Chief Operating Officer'."""
    longer = tokens.surface(start - 1, start + 1)
    behind = tokens.tag[end] if end < len(tokens) else ""
    return longer in nouns() or longer.lower() in nouns() or behind in {"NNP", "NNPS"}


def _is_plain_name(tokens: TokenTable, at: int) -> bool:
    word = tokens.word[at]
    known = any(word in names for names in (known_names(), nouns(), not_names()))
    return tokens.tag[at] in {"NNP", "NNPS"} and word[:1].isupper() and word.isalpha() and not known


def _acting(tokens: TokenTable) -> set[str]:
    """Return the proper nouns that stand alone as the subject of a verb and are no names of anything known."""
    subjects = (at for at in _proper_nouns(tokens) if tokens.dep[at] == "nsubj")
    return {tokens.word[at] for at in subjects if _is_unknown(tokens.word[at]) and _is_alone(tokens, at)}


def _is_alone(tokens: TokenTable, at: int) -> bool:
    return not any(tokens.dep[child] in {"compound", "det", "amod"} for child in tokens.children[at])


def _is_unknown(word: str) -> bool:
    return word[:1].isupper() and not any(word in known for known in (known_names(), nouns(), not_names()))


def _may_start(word: str) -> bool:
    """Return whether a person's name may start with the word."""
    return given_name_gender(word) is not None and word not in known_names()


def _run_end(tokens: TokenTable, start: int) -> int:
    """Return where the run of capitalised proper nouns from the token on ends."""
    end = start
    while (
        end < len(tokens)
        and tokens.tag[end] == "NNP"
        and tokens.word[end][:1].isupper()
        and _APOSTROPHES.sub("", tokens.word[end]).isalpha()
        and tokens.sentence[end] == tokens.sentence[start]
        and tokens.word[end] not in not_names()
        and (tokens.word[end] not in nouns() or end == start)
        and (tokens.word[end] not in known_names() or end == start)
    ):
        end += 1
    return end if start == end or not tokens.in_headline_case[tokens.sentence[start]] else start


def _is_part(candidate: Candidate, start: int, end: int) -> bool:
    """Return whether a candidate is a single word of the run that may belong to a person's name."""
    alone = candidate.end - candidate.start == 1 and candidate.type in {"PERSON", "GPE", "ORG", "NORP", "FAC", "LOC"}
    return start <= candidate.start and candidate.end <= end and alone


def _without_titles(tokens: TokenTable, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that are no part of a title: 'State' in 'Secretary of State', 'Home' in 'Home Secretary'."""
    for candidate in candidates:
        inside = candidate.end - candidate.start == 1 and candidate.type != "PERSON"
        if not (inside and any(_is_title(tokens, candidate.start, shift) for shift in ((-2, 1), (0, 2), (-1, 1)))):
            yield candidate


def _is_title(tokens: TokenTable, at: int, shift: tuple[int, int]) -> bool:
    start, end = at + shift[0], at + shift[1]
    if start < 0 or end > len(tokens):
        return False
    noun = nouns().get(tokens.surface(start, end))
    return noun is not None and noun.type == "PERSON" and noun.alone


def _joined(tokens: TokenTable, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates, people's names joined around a nickname: Robert "Bob" Smith, William (Bill) Jones."""
    joined: list[Candidate] = []
    for candidate in candidates:
        before = joined[-1] if joined else None
        if before and _is_cut_person(tokens, before, candidate):
            joined[-1] = Candidate(start=before.start, end=candidate.end, type="PERSON")
        elif len(joined) > 1 and _is_nickname_around(tokens, joined[-2], candidate):
            joined.pop()
            joined[-1] = Candidate(start=joined[-1].start, end=candidate.end, type="PERSON")
        else:
            joined.append(candidate)
    return joined


def _is_cut_person(tokens: TokenTable, before: Candidate, after: Candidate) -> bool:
    """Return whether one person's name was cut in two: around a nickname, or between given name and surname."""
    if before.end == after.start:
        return (
            before.end - before.start == after.end - after.start == 1
            and tokens.sentence[before.start] == tokens.sentence[after.start]
            and (before.type == after.type == "PERSON" or given_name_gender(tokens.word[before.start]) is not None)
            and tokens.word[before.start] not in known_names()
            and after.type in {"PERSON", "GPE", "ORG"}
        )
    if _is_completed(tokens, before, after):
        return "PERSON" in {before.type, after.type}
    return before.type == "PERSON" and after.type in _SURNAME_TYPES and _is_nickname_between(tokens, before, after)


def _is_completed(tokens: TokenTable, before: Candidate, after: Candidate) -> bool:
    """Return whether an editor put a part of the name into a quotation: "[Speaker Jane] Roe", "Jane [Roe]"."""
    gap = tokens.word[before.end : after.start]
    return gap == ["]"] or (gap == ["["] and tokens.word[after.end : after.end + 1] == ["]"])


def _is_nickname_between(tokens: TokenTable, before: Candidate, after: Candidate) -> bool:
    gap = tokens.word[before.end : after.start]
    return (
        2 < len(gap) <= 4
        and given_name_gender(tokens.word[before.start]) is not None
        and (gap[0], gap[-1]) in {("(", ")"), ('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'")}
        and all(word[:1].isupper() for word in gap[1:-1])
        and after.end - after.start == 1
    )


def _is_nickname_around(tokens: TokenTable, before: Candidate, after: Candidate) -> bool:
    surname = before.type == "PERSON" and after.type in _SURNAME_TYPES and before.end < after.start
    return surname and _is_nickname_between(tokens, before, after)
