"""The parse as plain lists: what the quote components ask of every token, read from spaCy once."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from factwire.reading.dateline import find_dateline

_COLUMNS: Final = ("IDX", "LENGTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_NEAREST: Final = 12


@dataclass(frozen=True)
class Tree:
    """The tokens of a document by index: `head[i]` is the index of token i's head, and so on.

    `left[i]` and `right[i]` are the first and last token of i's subtree; `first[i]` and `last[i]` those of its
    sentence; `start[i]` and `end[i]` its code points.
    """

    text: str
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    first: list[int]
    last: list[int]
    start: list[int]
    end: list[int]

    def __len__(self) -> int:
        return len(self.head)

    def near(self, token: int) -> list[int]:
        """The children of a token: all of them, but for lists without end, where only the nearest count."""
        children = self.children[token]
        if len(children) <= 2 * _NEAREST:
            return children
        middle = bisect_left(children, token)
        return children[max(0, middle - _NEAREST) : middle + _NEAREST]

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of a token with one of the dependencies, or None."""
        return next((child for child in self.near(token) if self.dep[child] in deps), None)


def tree_of(doc: Doc, *, text: str) -> Tree:
    """The lists of a parsed text, in linear time; columns are read whole, which is faster than token by token."""
    columns = doc.to_array(list(_COLUMNS)).T.tolist() if len(doc) else [[] for _ in _COLUMNS]
    names = doc.vocab.strings
    start, length, lower, lemma, pos, tag, dep, entity = columns
    # Heads come as signed distances in unsigned numbers.
    steps, starts = doc.to_array(["HEAD", "SENT_START"]).astype("int64").T.tolist() if len(doc) else ([], [])
    head = [token + step for token, step in enumerate(steps)]
    first, last = _sentences(starts)
    children: list[list[int]] = [[] for _ in head]
    for token, parent in enumerate(head):
        if token != parent:
            children[parent].append(token)
    left, right = _edges(head, children)
    return Tree(
        text=text,
        lower=_named(lower, {word: _word(names[word]) for word in lower}),
        lemma=_named(lemma, {word: _word(names[word].lower()) for word in lemma}),
        pos=_named(pos, {name: names[name] for name in pos}),
        tag=_named(tag, {name: names[name] for name in tag}),
        dep=_named(dep, {name: names[name] for name in dep}),
        entity=_named(entity, {name: names[name] for name in entity}),
        head=head,
        children=children,
        left=left,
        right=right,
        first=first,
        last=last,
        start=start,
        end=[at + size for at, size in zip(start, length, strict=True)],
    )


def after_dateline(tree: Tree, first: int) -> int:
    """The first token of a sentence after the dateline ("LISBON, March 3 -", "Lisbon (AP) -"), if it begins with it."""
    dateline = find_dateline(tree.text)
    if dateline is None or not dateline[0] <= tree.start[first] < dateline[1]:
        return first
    return min(bisect_left(tree.start, dateline[1]), tree.last[first])


def _sentences(starts: list[int]) -> tuple[list[int], list[int]]:
    """The first and last token of every token's sentence, from the marks of sentence starts (1)."""
    bounds = [token for token, mark in enumerate(starts) if mark == 1 or token == 0]
    first, last = [0] * len(starts), [0] * len(starts)
    for begin, end in zip(bounds, (*bounds[1:], len(starts))[: len(bounds)], strict=True):
        first[begin:end] = [begin] * (end - begin)
        last[begin:end] = [end - 1] * (end - begin)
    return first, last


def _named(column: list[int], names: dict[int, str]) -> list[str]:
    return [names[value] for value in column]


def _edges(head: list[int], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """The first and last token of every subtree, from the leaves up."""
    left, right = list(range(len(head))), list(range(len(head)))
    order = [token for token, parent in enumerate(head) if token == parent]
    for token in order:
        order += children[token]
    for token in reversed(order):
        parent = head[token]
        left[parent] = min(left[parent], left[token])
        right[parent] = max(right[parent], right[token])
    return left, right


def _word(word: str) -> str:
    """A word as features name it: blanks and line breaks by one sign."""
    return "¶" if not word or word.isspace() else word.replace("\t", " ")
