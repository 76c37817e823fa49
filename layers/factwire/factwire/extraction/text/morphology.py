"""Parts of speech, features and lemmas: spaCy's own rules, each applied once to a word and remembered.

The model's `attribute_ruler` and `lemmatizer` look at one token after the other, a fifth of the time of a parse, though
what they find follows from the token's word, tag and dependency alone; a few rules look at two tokens ("let's", "there
is"). `Morphology` asks them once about each such word or pair and gives the same analyses
(https://spacy.io/api/attributeruler, https://spacy.io/api/lemmatizer).
"""

from __future__ import annotations

from typing import Any, Final

import numpy
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

_MOST_REMEMBERED: Final = 100_000
_INPUTS: Final[list[int | str]] = ["ORTH", "TAG", "DEP"]
_OUTPUTS: Final[list[int | str]] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]

_Word = tuple[int, int, int]
_Analysis = list[int]


class Morphology:
    """The two components of spaCy in one."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._neighbours = _rules_over_neighbours(ruler)
        self._known: dict[_Word, _Analysis] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the parts of speech, features and lemmas of a parsed text."""
        if not len(doc):
            return doc
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        inputs = doc.to_array(_INPUTS)
        words: list[_Word] = list(map(tuple, inputs.tolist()))
        unknown = list({word: None for word in words if word not in self._known})
        self._known |= zip(unknown, self._analyse_apart(doc, unknown), strict=True)
        analyses = [self._known[word] for word in words]
        for start, end in self._side_by_side(doc):
            analyses[start:end] = self._analyse(self._text(doc, words[start:end]))
        _write(doc, numpy.array(analyses, dtype="uint64"), deps=inputs[:, 2])
        return doc

    def words(self, part: str) -> frozenset[str]:
        """Return the lemmas that the model (by WordNet's word lists) has for a part of speech: "noun", "verb"."""
        return frozenset(self._lemmatizer.lookups.get_table("lemma_index")[part])

    def _analyse_apart(self, doc: Doc, words: list[_Word]) -> list[_Analysis]:
        """Return what spaCy finds about each word by itself; all are analysed together, which is faster."""
        text = self._text(doc, words)
        analyses = self._analyse(text)
        for start, end in self._side_by_side(text):
            analyses[start:end] = [self._analyse(self._text(doc, [word]))[0] for word in words[start:end]]
        return analyses

    def _analyse(self, text: Doc) -> list[_Analysis]:
        analyses: list[_Analysis] = self._lemmatizer(self._ruler(text)).to_array(_OUTPUTS).tolist()
        return analyses

    def _side_by_side(self, text: Doc) -> list[tuple[int, int]]:
        """Return where a rule over more than one token holds."""
        return [(start, end) for _, start, end in self._neighbours(text, allow_missing=True)]

    def _text(self, doc: Doc, words: list[_Word]) -> Doc:
        text = Doc(doc.vocab, words=[doc.vocab.strings[word] for word, _, _ in words])
        if words:
            tags: Any = numpy.array([word[1:] for word in words], dtype="uint64")
            text.from_array(_INPUTS[1:], tags)
        return text


def _rules_over_neighbours(ruler: AttributeRuler) -> Matcher:
    """Finds what the ruler's rules over more than one token match."""
    matcher = Matcher(ruler.vocab)
    for at, rule in enumerate(ruler.patterns):
        patterns: Any = rule["patterns"]
        long = [pattern for pattern in patterns if len(pattern) > 1]
        if long:
            matcher.add(str(at), long)
    return matcher


def _write(doc: Doc, analyses: Any, *, deps: Any) -> None:
    doc.from_array(_OUTPUTS[:-1], analyses[:, :-1])
    for at in (analyses[:, -1] != deps).nonzero()[0].tolist():
        doc[at].dep = int(analyses[at, -1])
