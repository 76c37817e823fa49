"""People's names put together: around a nickname, over a wrong cut, from a given name on, before a known surname."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factwire.extraction.entities.candidates.candidate import Candidate, without_overlaps
from factwire.extraction.entities.knowledge import given_name_gender, known_names, not_names, nouns
from factwire.extraction.entities.words import Words


def with_whole_names(words: Words, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates and the people's names of which spaCy saw only a part, or nothing.

    They are runs of proper nouns from a given name on, or pairs whose second word acts by itself elsewhere: news gives
    the full name once and then the surname.
    """
    candidates = _joined(words, _without_titles(words, candidates))
    taken = {at: candidate for candidate in candidates for at in range(candidate.start, candidate.end)}
    acting = _acting(words)
    whole: list[Candidate] = []
    at = 0
    while at < len(words):
        end = _run_end(words, at) if words.tag[at] == "NNP" else at
        if not _may_start(words.text[at]) and not (end - at == 2 and words.text[end - 1] in acting):
            end = at
        inside = {taken[token] for token in range(at, end) if token in taken}
        if 1 < end - at < 5 and all(_is_part(candidate, at, end) for candidate in inside):
            whole.append(Candidate(start=at, end=end, type="PERSON" if inside else None))
        at = max(end, at + 1)
    return without_overlaps([*candidates, *whole])


def _acting(words: Words) -> set[str]:
    """The proper nouns that stand alone as the subject of a verb and are no names of anything known."""
    subjects = (at for at in range(len(words)) if words.tag[at] == "NNP" and words.dep[at] == "nsubj")
    return {words.text[at] for at in subjects if _is_unknown(words.text[at]) and _is_alone(words, at)}


def _is_alone(words: Words, at: int) -> bool:
    return not any(words.dep[child] in {"compound", "det", "amod"} for child in words.children[at])


def _is_unknown(word: str) -> bool:
    return word[:1].isupper() and not any(word in known for known in (known_names(), nouns(), not_names()))


def _may_start(word: str) -> bool:
    """Whether a person's name may start with the word."""
    return given_name_gender(word) is not None and word not in known_names()


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
    if _is_completed(words, before, after):
        return "PERSON" in {before.type, after.type}
    return before.type == after.type == "PERSON" and _is_nickname_between(words, before, after)


def _is_completed(words: Words, before: Candidate, after: Candidate) -> bool:
    """Whether an editor put a part of the name into a quotation: "[Speaker Jane] Roe", "Jane [Roe]"."""
    gap = words.text[before.end : after.start]
    return gap == ["]"] or (gap == ["["] and words.text[after.end : after.end + 1] == ["]"])


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
