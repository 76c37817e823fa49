"""Known names found in the text, and candidates widened where a known name is longer."""

from __future__ import annotations

import re

from factwire.extraction.entities.candidates.candidate import Candidate, without_overlaps
from factwire.extraction.entities.knowledge import known_by_first_word, known_names
from factwire.extraction.entities.words import Words

_WORD = re.compile(r"\w+")


def with_known_names(text: str, words: Words, candidates: list[Candidate]) -> list[Candidate]:
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
    return without_overlaps([*kept, *added])


def _known_name_end(text: str, words: Words, at: int) -> int | None:
    """Where the longest known name that starts at the token ends, or None."""
    word = words.text[at]
    first = word if word.isalnum() else next(iter(_WORD.findall(word)), "")
    for name in known_by_first_word().get(first, ()):
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
    if at + 2 >= len(words) or words.text[at + 2] != "based" or words.text[at + 1] != "-":
        return None
    return at + 1 if words.start[at + 1] == words.end[at] and words.text[at][:1].isupper() else None


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
