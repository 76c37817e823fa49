"""The parse as columns: what the components read of every token, fetched from spaCy once.

Reading a column whole is several times faster than asking spaCy's `Token` objects one by one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from spacy.tokens import Doc

_COLUMNS: Final[list[int | str]] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "IDX", "LENGTH"]
_SIGNED: Final[list[int | str]] = ["HEAD", "SENT_START"]
_NEAREST: Final = 12
_MOST_CHILDREN: Final = 2 * _NEAREST
_SENTENCE_ENDS: Final = frozenset({".", "?", "!", "”", '"', ":"})
_EDITORIAL: Final = frozenset({"[", "]"})

BLANK: Final = "¶"
"""The lower case and the lemma of a token of blanks or line breaks."""


@dataclass(frozen=True)
class TokenTable:
    """The tokens of a text, by index; every list has one item a token.

    `word` is the token as written, `lower` and `lemma` are in lower case; `head[i]` is the index of token i's head
    (its own for a root); `start[i]` and `end[i]` are its code points; `sentence[i]` is the number of its sentence,
    `first[i]` and `last[i]` are the first and the last token of that sentence; `dateline` are the code points
    `[start, end)` of the dateline, or None.
    """

    text: str
    word: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    first: list[int]
    last: list[int]
    dateline: tuple[int, int] | None = None

    @classmethod
    def of(cls, doc: Doc, *, text: str, dateline: tuple[int, int] | None = None) -> TokenTable:
        """Return the table of a parsed text; `text` is the doc's, which would put it together again."""
        columns = doc.to_array(_COLUMNS).T.tolist() if len(doc) else [[] for _ in _COLUMNS]
        # Heads come as distances, and sentence starts as 1, 0 or -1, both in unsigned numbers.
        steps, starts = doc.to_array(_SIGNED).astype("int64").T.tolist() if len(doc) else ([], [])
        word, lower, lemma, pos, tag, dep, entity = (_strings(doc, column) for column in columns[:7])
        start, length = columns[7:]
        sentence, first, last = _sentences(starts)
        return cls(
            text=text,
            word=word,
            lower=_without_blanks(lower),
            lemma=_without_blanks(lemma),
            pos=pos,
            tag=tag,
            dep=dep,
            entity=entity,
            head=[token + step for token, step in enumerate(steps)],
            start=start,
            end=[at + size for at, size in zip(start, length, strict=True)],
            sentence=sentence,
            first=first,
            last=last,
            dateline=dateline,
        )

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token its dependents, in text order."""
        children: list[list[int]] = [[] for _ in self.head]
        for token, head in enumerate(self.head):
            if head != token:
                children[head].append(token)
        return children

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The first and the last token of every token's subtree."""
        left, right = list(range(len(self))), list(range(len(self)))
        order = [token for token, head in enumerate(self.head) if token == head]
        children = self.children
        for token in order:
            order += children[token]
        for token in reversed(order):
            head = self.head[token]
            left[head] = min(left[head], left[token])
            right[head] = max(right[head], right[token])
        return left, right

    @cached_property
    def left(self) -> list[int]:
        """For each token the first token of its subtree."""
        return self.edges[0]

    @cached_property
    def right(self) -> list[int]:
        """For each token the last token of its subtree."""
        return self.edges[1]

    @cached_property
    def opening(self) -> list[int]:
        """For each sentence, by number, its first token that is not blank."""
        bounds = dict.fromkeys(zip(self.first, self.last, strict=True))
        return [next((at for at in range(first, last + 1) if self.lower[at] != BLANK), last) for first, last in bounds]

    @cached_property
    def paragraph(self) -> list[int]:
        """For each sentence, by number, the number of its paragraph: of the line that it stands on."""
        breaks = [0] * (len(self.opening) + 1)
        for word, sentence in zip(self.word, self.sentence, strict=True):
            if "\n" in word:
                breaks[sentence + 1] = 1
        return list(accumulate(breaks[:-1]))

    @cached_property
    def in_headline_case(self) -> list[bool]:
        """For each sentence, by number, whether most of its words are capitalised and no full stop ends it."""
        capital, small = [0] * len(self.opening), [0] * len(self.opening)
        ended = [False] * len(self.opening)
        for word, sentence in zip(self.word, self.sentence, strict=True):
            if not word.isspace():
                ended[sentence] = word in _SENTENCE_ENDS
            if word[0].isupper():
                capital[sentence] += 1
            elif word.isalpha():
                small[sentence] += 1
        return [not end and high > 2 and high >= 2 * low for high, low, end in zip(capital, small, ended, strict=True)]

    def near(self, token: int) -> list[int]:
        """Return the children of a token: all of them, but for lists without end, where only the nearest count."""
        children = self.children[token]
        if len(children) <= _MOST_CHILDREN:
            return children
        middle = bisect_left(children, token)
        return children[max(0, middle - _NEAREST) : middle + _NEAREST]

    def child(self, token: int, *deps: str) -> int | None:
        """Return the first child of a token with one of the dependencies, or None."""
        dep = self.dep
        for child in self.near(token):
            if dep[child] in deps:
                return child
        return None

    def surface(self, start: int, end: int) -> str:
        """Return the words of the tokens `[start, end)`, single blanks between those that stand apart.

        An editor's square brackets around a part of a name are left out.
        """
        if end - start == 1:
            return self.word[start]
        pieces = [self.word[start]]
        pieces += [
            self.word[at] if self.start[at] == self.end[at - 1] else " " + self.word[at]
            for at in range(start + 1, end)
            if self.word[at] not in _EDITORIAL
        ]
        return "".join(pieces)

    def in_dateline(self, token: int) -> bool:
        """Return whether a token stands in the dateline, which is no part of a sentence."""
        return self.dateline is not None and self.dateline[0] <= self.start[token] < self.dateline[1]

    def after_dateline(self, first: int) -> int:
        """Return the first token of a sentence that begins at `first`, a dateline at its beginning left out."""
        if self.dateline is None or not self.in_dateline(first):
            return first
        return min(bisect_left(self.start, self.dateline[1]), self.last[first])


def _strings(doc: Doc, column: Iterable[int]) -> list[str]:
    ids, strings = list(column), doc.vocab.strings
    names = {id_: strings[id_] for id_ in set(ids)}
    return [names[id_] for id_ in ids]


def _without_blanks(column: list[str]) -> list[str]:
    """Return words in lower case, each token of blanks as one sign, so that features may name it."""
    forms = {word: BLANK if not word or word.isspace() else word.lower().replace("\t", " ") for word in set(column)}
    return [forms[word] for word in column]


def _sentences(starts: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Return number, first and last token of every token's sentence, from the marks of sentence starts (1)."""
    bounds = [token for token, mark in enumerate(starts) if mark == 1 or token == 0]
    number, first, last = [0] * len(starts), [0] * len(starts), [0] * len(starts)
    for at, (begin, end) in enumerate(zip(bounds, (*bounds[1:], len(starts)), strict=False)):
        number[begin:end] = [at] * (end - begin)
        first[begin:end] = [begin] * (end - begin)
        last[begin:end] = [end - 1] * (end - begin)
    return number, first, last
