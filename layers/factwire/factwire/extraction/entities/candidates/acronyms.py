"""Names that the text spells out beside their acronym: 'World Trade Body (WTB)', 'WTB (World Trade Body)'."""

from __future__ import annotations

from collections.abc import Iterator

from factwire.extraction.entities.entity_lexicons import word_class
from factwire.extraction.text.token_table import TokenTable

_LONGEST = 12


def find_expansions(tokens: TokenTable) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of acronyms and of the words they stand for, in text order of their brackets."""
    for at in range(1, len(tokens) - 2):
        if tokens.word[at] != "(":
            continue
        if tokens.word[at + 2] == ")" and is_acronym(tokens.word[at + 1]):
            start = _start_of(tokens, at, tokens.word[at + 1])
            if start is not None:
                yield start, at
                yield at + 1, at + 2
        elif is_acronym(tokens.word[at - 1]):
            end = _closing(tokens, at)
            if end and initials(tokens.word[at + 1 : end]) == _letters(tokens.word[at - 1]):
                yield at - 1, at
                yield at + 1, end


def is_acronym(word: str) -> bool:
    """Return whether a word is made like an acronym: two to eight letters, most of them capital."""
    return 2 <= len(word) <= 8 and word.isalpha() and len(_letters(word)) >= max(2, len(word) - 2)


def initials(parts: list[str]) -> str:
    """Return the first letters of the words that count, in capitals; each half of 'Counter-Terror' counts."""
    skipped = word_class("acronym_skips")
    halves = (half for part in parts for half in part.split("-"))
    return "".join(half[0].upper() for half in halves if half and half not in skipped and half[0].isalpha())


def _letters(acronym: str) -> str:
    return "".join(letter for letter in acronym if letter.isupper())


def _start_of(tokens: TokenTable, bracket: int, acronym: str) -> int | None:
    """Return where the words before the bracket start whose initials make the acronym."""
    letters, skipped = _letters(acronym), word_class("acronym_skips")
    for start in range(bracket - 1, max(-1, bracket - 1 - _LONGEST), -1):
        word = tokens.word[start]
        if tokens.sentence[start] != tokens.sentence[bracket] or not (word[:1].isupper() or word in skipped):
            return None
        if word not in skipped and initials(tokens.word[start:bracket]) == letters:
            return start if bracket - start > 1 else None
    return None


def _closing(tokens: TokenTable, bracket: int) -> int | None:
    for at in range(bracket + 2, min(len(tokens), bracket + 2 + _LONGEST)):
        if tokens.word[at] == ")":
            return at
    return None
