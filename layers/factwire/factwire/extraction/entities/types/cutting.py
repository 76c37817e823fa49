"""Candidates that run on into other words, cut back to the names that the article knows."""

from __future__ import annotations

from collections import Counter

from factwire.extraction.entities.candidates.candidate import Candidate
from factwire.extraction.entities.words import Words

_LONGEST_IN_HEADLINE = 5


def cut_runs(words: Words, candidates: list[Candidate]) -> list[Candidate]:
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


def cut_in_headlines(words: Words, candidates: list[Candidate]) -> list[Candidate]:
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
