"""The parse as plain lists: what the entity modules read of each token, fetched once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Doc

from factwire.reading.dateline import find_dateline

_ENDS = frozenset({".", "?", "!", "”", '"', ":"})
OPENING, CLOSING, EITHER = "“«„", "”»", '"'
EDITORIAL = frozenset({"[", "]"})


@dataclass(frozen=True)
class Words:
    """The tokens of a text; every list has one item a token, heads and sentences are numbers.

    `dateline` are the code points of the dateline, None without one.
    """

    text: list[str]
    tag: list[str]
    dep: list[str]
    lemma: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentence: list[int]
    first: list[int]
    dateline: tuple[int, int] | None

    @classmethod
    def of(cls, doc: Doc, *, text: str) -> Words:
        """The words of a text and its parse; `first[s]` is the first token of sentence `s` that is not blank."""
        ids = doc.to_array(["ORTH", "TAG", "DEP", "LEMMA", "HEAD", "SENT_START", "IDX"])

        @cache
        def string(id_: int) -> str:
            return doc.vocab.strings[id_]

        words, tag, dep, lemma = (list(map(string, ids[:, column].tolist())) for column in range(4))
        # Heads are kept as distances, and sentence starts as 1, -1 or 0, both in unsigned numbers.
        distance, sentence_start = (ids[:, column].astype("int64").tolist() for column in (4, 5))
        start = ids[:, 6].tolist()
        sentence: list[int] = []
        first: list[int] = []
        for at, starts in enumerate(sentence_start):
            if starts == 1 or not first:
                first.append(at)
            elif first[-1] == at - 1 and words[at - 1].isspace():
                first[-1] = at
            sentence.append(len(first) - 1)
        return cls(
            text=words,
            tag=tag,
            dep=dep,
            lemma=lemma,
            head=[at + away for at, away in enumerate(distance)],
            start=start,
            end=[at + len(word) for at, word in zip(start, words, strict=True)],
            sentence=sentence,
            first=first,
            dateline=find_dateline(text),
        )

    def __len__(self) -> int:
        return len(self.text)

    def in_dateline(self, at: int) -> bool:
        """Whether a token stands in the dateline, which no sentence speaks of."""
        return self.dateline is not None and self.dateline[0] <= self.start[at] < self.dateline[1]

    def surface(self, start: int, end: int) -> str:
        """The words of the tokens `[start, end)` with single blanks between those that stand apart.

        An editor's square brackets around a part of a name are no words of it.
        """
        if end - start == 1:
            return self.text[start]
        pieces = [self.text[start]]
        pieces += [
            self.text[at] if self.start[at] == self.end[at - 1] else " " + self.text[at]
            for at in range(start + 1, end)
            if self.text[at] not in EDITORIAL
        ]
        return "".join(pieces)

    @cached_property
    def quoted(self) -> list[int]:
        """For each token the number of the quotation it stands in, 0 outside; a line break ends a quotation."""
        numbers, number, inside = [], 0, False
        for word in self.text:
            if "\n" in word:
                inside = False
            elif word in OPENING or (word in EITHER and not inside):
                inside, number = True, number + 1
            elif word in CLOSING or word in EITHER:
                inside = False
            numbers.append(number if inside else 0)
        return numbers

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token its dependents, in text order."""
        children: list[list[int]] = [[] for _ in self.text]
        for token, head in enumerate(self.head):
            if head != token:
                children[head].append(token)
        return children

    @cached_property
    def in_headline(self) -> list[bool]:
        """For each sentence whether it is set like a headline: most of its words capitalised, no full stop."""
        capital = [0] * len(self.first)
        small = [0] * len(self.first)
        ended = [False] * len(self.first)
        for word, sentence in zip(self.text, self.sentence, strict=True):
            if not word.isspace():
                ended[sentence] = word in _ENDS
            if word[0].isupper():
                capital[sentence] += 1
            elif word.isalpha():
                small[sentence] += 1
        return [not end and high > 2 and high >= 2 * low for high, low, end in zip(capital, small, ended, strict=True)]
