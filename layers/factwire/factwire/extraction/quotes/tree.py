"""The parse as plain lists: what the quote components ask of every token, read from spaCy once."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc


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

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of a token with one of the dependencies, or None."""
        return next((child for child in self.children[token] if self.dep[child] in deps), None)


def tree_of(doc: Doc) -> Tree:
    """The lists of a parsed document, in linear time."""
    tokens = list(doc)
    head = [token.head.i for token in tokens]
    children: list[list[int]] = [[] for _ in tokens]
    for token, parent in enumerate(head):
        if token != parent:
            children[parent].append(token)
    first, last = list(range(len(tokens))), list(range(len(tokens)))
    for sentence in doc.sents:
        for token in range(sentence.start, sentence.end):
            first[token], last[token] = sentence.start, sentence.end - 1
    start = [token.idx for token in tokens]
    return Tree(
        text=doc.text,
        lower=[_word(token.lower_) for token in tokens],
        lemma=[_word(token.lemma_.lower()) for token in tokens],
        pos=[token.pos_ for token in tokens],
        tag=[token.tag_ for token in tokens],
        dep=[token.dep_ for token in tokens],
        entity=[token.ent_type_ for token in tokens],
        head=head,
        children=children,
        left=[token.left_edge.i for token in tokens],
        right=[token.right_edge.i for token in tokens],
        first=first,
        last=last,
        start=start,
        end=[at + len(token) for at, token in zip(start, tokens, strict=True)],
    )


def _word(word: str) -> str:
    """A word as features name it: blanks and line breaks by one sign."""
    return "¶" if not word or word.isspace() else word.replace("\t", " ")
