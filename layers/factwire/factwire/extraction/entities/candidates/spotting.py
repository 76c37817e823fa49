"""Known names found in the text, and candidates widened where a known name is longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factwire.extraction.entities.candidates.candidate import Candidate, without_overlaps
from factwire.extraction.entities.entity_lexicons import known_by_first_word, known_names, not_names
from factwire.extraction.text.token_table import TokenTable

_WORD = re.compile(r"\w+")
_BASED = ["based"]


def with_known_names(text: str, tokens: TokenTable, candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates with known names added, and widened where a known name is longer."""
    taken: dict[int, Candidate] = {}
    for candidate in candidates:
        for at in range(candidate.start, candidate.end):
            taken.setdefault(at, candidate)
    added: list[Candidate] = []
    replaced: set[Candidate] = set()
    passed = 0
    for at, names in _beginnings(tokens):
        if at < passed:
            continue
        end = _with_model(tokens, at, _known_name_end(text, tokens, at, names)) or _base_end(tokens, at)
        if end is None:
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
        passed = end
    kept = [candidate for candidate in candidates if candidate not in replaced]
    return without_overlaps([*kept, *added])


def _beginnings(tokens: TokenTable) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the tokens at which a known name may begin, with the names that begin so; and those before '-based'."""
    known = known_by_first_word()
    for at, word in enumerate(tokens.word):
        names = known.get(word if word.isalnum() else _first_run(word), ())
        if names or tokens.word[at + 2 : at + 3] == _BASED:
            yield at, names


@lru_cache(maxsize=1024)
def _first_run(word: str) -> str:
    """Return the first run of letters and digits in a word, an empty string where it has none."""
    return next(iter(_WORD.findall(word)), "")


def _known_name_end(text: str, tokens: TokenTable, at: int, names: tuple[str, ...]) -> int | None:
    """Return where the longest of the names that starts at the token ends, or None."""
    for name in names:
        if text.startswith(name, tokens.start[at]):
            stop = tokens.start[at] + len(name)
            end = at
            while end < len(tokens) and tokens.end[end] < stop:
                end += 1
            if end < len(tokens) and tokens.end[end] == stop and _may_be_name(tokens, at, end + 1):
                return end + 1
    return None


def _with_model(tokens: TokenTable, start: int, end: int | None) -> int | None:
    """Return the end of a product's name with the word that tells its model: 'iPhone' 'Pro'."""
    if end is None or end >= len(tokens) or tokens.sentence[end] != tokens.sentence[start]:
        return end
    known, word = known_names().get(tokens.surface(start, end)), tokens.word[end]
    is_model = tokens.tag[end] == "NNP" and word[:1].isupper() and word not in known_names() and word not in not_names()
    return end + 1 if known and known.type == "PRODUCT" and is_model else end


def _base_end(tokens: TokenTable, at: int) -> int | None:
    """Return the end of a town's name in 'the Tucson-based firm'."""
    if at + 2 >= len(tokens) or tokens.word[at + 2] != "based" or tokens.word[at + 1] != "-":
        return None
    return at + 1 if tokens.start[at + 1] == tokens.end[at] and tokens.word[at][:1].isupper() else None


def _may_be_name(tokens: TokenTable, start: int, end: int) -> bool:
    """Return whether the spelling at a known name's place is a name and no ordinary word at the head of a sentence."""
    if end - start > 1 or tokens.tag[start] in {"NNP", "NNPS"}:
        return True
    known = known_names().get(tokens.word[start])
    is_capital = tokens.word[start][:1].isupper()
    if known is not None and known.type == "PERSON":
        return is_capital  # no statesman's name is an ordinary word
    if tokens.tag[start] not in {"JJ", "NNS", "NN", "FW"}:
        return False
    in_midst = tokens.opening[tokens.sentence[start]] != start
    return is_capital and (in_midst or (known is not None and known.type in {"NORP", "GPE"}))
