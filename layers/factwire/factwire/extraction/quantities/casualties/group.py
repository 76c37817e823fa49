"""A group of people in the text, with the words to its left and right that can say what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.quantity_words import word_class

_WINDOW: Final = 14  # words
_WIDE_WINDOW: Final = 20  # words, past commas
_REST: Final = 60  # words
_APPOSITION: Final = 8  # tokens
_STOPS: Final = (".", ";", ":", "(", ")", "!", "?", "\u201d", '"', "\n")


@dataclass(frozen=True, eq=False)
class Group:
    """People counted in the tokens `[first, end)` of a text; `words` are the text's, in lower case.

    `head` is the noun counted, if there is one; `people` is true where that noun, or its lack, speaks of people;
    `amounts` holds the first token of every amount of the text; `deadly` says that it tells of a death.
    """

    doc: Doc
    words: Sequence[str]
    amounts: frozenset[int]
    first: int
    end: int
    head: Token | None
    people: bool
    deadly: bool = False

    @property
    def governed(self) -> Token:
        """Return the token by which the group hangs in the parse.

        Of "three of its soldiers" that is the number, of "a family of five" the noun for all of them.
        """
        token: Token = self.head if self.head is not None else self.doc[self.end - 1]
        while self.first <= token.head.i < token.i:
            token = token.head
        if token.dep_ == "pobj" and token.head.head.lower_ in word_class("collective"):
            return token.head.head
        return token

    @cached_property
    def after(self) -> int:
        """Return the first token after the group and an age or an apposition between commas: "a man, 38, was hurt".

        A relative clause behind a relative is about them: "Ann Bell, the mother of Leo Bell, who was killed".
        """
        if self.words[self.end : self.end + 1] != [","]:
            return self.end
        if self.first and self.words[self.first - 1] == ",":  # "the victim, a boy, was taken to hospital"
            return self.end + 1
        for token in self.doc[self.end + 1 : self.end + _APPOSITION]:
            if token.text == ",":
                return self.end if self._names_kin(token.i) else token.i + 1
            joins_ages = token.pos_ == "CCONJ" and token.nbor(-1).like_num
            if token.lower_ in _STOPS or (
                token.pos_ in ("VERB", "AUX", "CCONJ") and not joins_ages and token.lower_ != "aged"
            ):
                break
        return self.end

    def _names_kin(self, comma: int) -> bool:
        """Return whether the words up to a comma name a relative, whom a relative clause behind it is about."""
        kin = (each.lower_ in word_class("kin") and each.nbor().lower_ == "of" for each in self.doc[self.end : comma])
        return self.words[comma + 1 : comma + 2] == ["who"] and any(kin)

    @cached_property
    def right(self) -> str:
        """The words after the group, up to the end of the clause."""
        start = stop = self.after
        while stop < min(start + _WINDOW, len(self.words)) and self.words[stop] not in (*_STOPS, ","):
            stop += 1
        return " ".join(self.words[start:stop])

    @cached_property
    def rest(self) -> str:
        """The words after the group in its sentence, up to a semicolon."""
        following = self.words[self.end : min(self.end + _REST, self.doc[self.first].sent.end)]
        return " ".join(takewhile(lambda word: word != ";", following))

    def left(self, at: int, *, commas: bool = False) -> str:
        """Return the words up to and with the token `at`, from the start of the clause, or past its commas."""
        stops, window = (_STOPS, _WIDE_WINDOW) if commas else ((*_STOPS, ","), _WINDOW)
        start = at
        while start >= 0 and at - start < window and self.words[start] not in stops:
            start -= 1
        return " ".join(self.words[start + 1 : at + 1])
