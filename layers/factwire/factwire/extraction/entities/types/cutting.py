"""Candidates that run on into other words, cut back to the names that the article knows."""

from __future__ import annotations

from collections import Counter

from factwire.extraction.entities.candidates.candidate import Candidate
from factwire.extraction.entities.entity_lexicons import given_name_gender, known_names
from factwire.extraction.text.token_table import TokenTable

_LONGEST_IN_HEADLINE = 5
_JOINING = frozenset({"and", "&"})


def cut_runs(tokens: TokenTable, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, a person's name cut where it runs into other words: 'Jane Roe Medics'."""
    people = Counter(
        tokens.surface(candidate.start, candidate.end)
        for candidate in candidates
        if candidate.type == "PERSON" and candidate.end - candidate.start == 2
    )
    return [_cut_run(tokens, candidate, people) for candidate in candidates]


def _cut_run(tokens: TokenTable, candidate: Candidate, people: Counter[str]) -> Candidate:
    start, end = candidate.start, candidate.end
    if candidate.type != "PERSON" or not 2 < end - start < 6:
        return candidate
    if people[tokens.surface(start, start + 2)]:
        return Candidate(start=start, end=start + 2, type="PERSON")
    if people[tokens.surface(end - 2, end)]:
        return Candidate(start=end - 2, end=end, type="PERSON")
    return candidate


def cut_pairs(tokens: TokenTable, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those cut that join two names by 'and', each known or given names: 'Roe and Doe'."""
    texts = {tokens.surface(candidate.start, candidate.end) for candidate in candidates}
    texts |= {tokens.word[candidate.end - 1] for candidate in candidates if candidate.type == "PERSON"}
    return [part for candidate in candidates for part in _cut_pair(tokens, candidate, texts)]


def _cut_pair(tokens: TokenTable, candidate: Candidate, texts: set[str]) -> list[Candidate]:
    inner = range(candidate.start + 1, candidate.end - 1)
    middle = next((at for at in inner if tokens.lower[at] in _JOINING), None)
    if middle is None:
        return [candidate]
    sides = ((candidate.start, middle), (middle + 1, candidate.end))
    names = [tokens.surface(*side) for side in sides]
    if all(given_name_gender(name) for name in names):
        return [Candidate(start, end, "PERSON") for start, end in sides]
    if all(name in texts or name in known_names() for name in names):
        return [Candidate(start, end, candidate.type) for start, end in sides]
    return [candidate]


def cut_in_headlines(tokens: TokenTable, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates, those of headlines cut down to the names that the body knows: 'Roe Says' to 'Roe'."""
    headlines = tokens.in_headline_case
    if not any(headlines):
        return candidates
    body: set[str] = set()
    for candidate in candidates:
        if not headlines[tokens.sentence[candidate.start]]:
            body.add(tokens.surface(candidate.start, candidate.end))
            body.add(tokens.word[candidate.end - 1])
    cut = [
        candidate
        if candidate.type == "PRODUCT" or not headlines[tokens.sentence[candidate.start]]
        else _cut(tokens, candidate, body)
        for candidate in candidates
    ]
    return [candidate for candidate in cut if candidate is not None]


def _cut(tokens: TokenTable, candidate: Candidate, body: set[str]) -> Candidate | None:
    for length in range(min(candidate.end - candidate.start, 8), 0, -1):
        for start in range(candidate.start, candidate.end - length + 1):
            if tokens.surface(start, start + length) in body:
                return Candidate(start=start, end=start + length, type=candidate.type)
    return candidate if candidate.end - candidate.start <= _LONGEST_IN_HEADLINE else None
