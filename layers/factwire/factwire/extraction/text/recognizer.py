"""spaCy's named entities, found for all words at once.

spaCy's recogniser goes from word to word, which takes half of its time. But all that its model sees of a text outside
an entity is the word itself, and inside one the entity's first word and the word before as well (`set_context_tokens`
of `spacy/pipeline/_parser_internals/_state.pxd`). So `Recognizer` scores every word as if no entity were open, then
word after word of all the entities that begin, side by side, and takes the moves that spaCy takes: begin, in, last,
unit, out (Ratinov and Roth 2009; https://spacy.io/api/entityrecognizer).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

import numpy
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_INPUTS: Final[list[int | str]] = ["SENT_START", "IS_SPACE"]
_NONE: Final = -1

_Entities = dict[int, tuple[int, str]]
"""For the first token of each entity, the token behind its last and its label."""


class Recognizer:
    """The entity recogniser of a loaded model, for parsed texts without entities."""

    def __init__(self, ner: EntityRecognizer) -> None:
        moves: Any = ner.moves
        names = [moves.get_class_name(at) for at in range(moves.n_moves)]
        number = {name: at for at, name in enumerate(names)}
        self._model: Any = ner.model
        self._label = [name[2:] for name in names]
        # "U-", without a label, is spaCy's move for words that were blocked beforehand: here none are.
        self._begin, self._unit, self._out = (
            numpy.array([name.startswith(action) and name != "U-" for name in names]) for action in ("B-", "U-", "O")
        )
        self._in, self._last = (
            numpy.array([number.get(f"{action}-{label}", _NONE) for label in self._label]) for action in ("I", "L")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one text, and return it."""
        return next(self.pipe([doc], batch_size=1))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Set the entities of many texts, in order; `batch_size` of them are read at once."""
        remaining = iter(docs)
        while texts := list(islice(remaining, batch_size)):
            entities = self._entities(texts) if any(map(len, texts)) else {}
            first = 0
            for doc in texts:
                spans = ((at, *entities[first + at]) for at in range(len(doc)) if first + at in entities)
                doc.set_ents([Span(doc, start, end - first, label=label) for start, end, label in spans])
                first += len(doc)
            yield from texts

    def _entities(self, docs: list[Doc]) -> _Entities:
        """Return the entities of texts, their tokens numbered through."""
        starts, blank = numpy.concatenate([doc.to_array(_INPUTS) for doc in docs]).T == 1
        ends = numpy.append(starts[1:], True)  # an entity ends with its sentence
        step = self._model.predict(docs)
        tokens = numpy.arange(len(starts))
        moves = self._first_moves(_scores(step, tokens, _NONE), ends=ends, blank=blank)
        lasts = self._lasts(step, tokens[self._begin[moves]], moves, ends=ends)
        step.clear_memory()
        entities: _Entities = {}
        free = 0
        for at in (self._begin | self._unit)[moves].nonzero()[0].tolist():
            if at >= free:
                free = lasts.get(at, at) + 1
                entities[at] = (free, self._label[moves[at]])
        return entities

    def _first_moves(self, scores: Any, *, ends: Any, blank: Any) -> Any:
        """Return the best move at each token outside of entities: none begins with a blank, nor at the end."""
        allowed = self._out | (self._unit & ~blank[:, None]) | (self._begin & ~(blank | ends)[:, None])
        return numpy.where(allowed, scores, -numpy.inf).argmax(axis=1)

    def _lasts(self, step: Any, begun: Any, moves: Any, *, ends: Any) -> dict[int, int]:
        """Return the last token of each entity that begins at one of the tokens, by its first token."""
        lasts: dict[int, int] = {}
        at = begun + 1
        while len(begun):
            scores = _scores(step, at, begun)
            row, move = numpy.arange(len(begun)), moves[begun]
            goes_on = ~ends[at] & (scores[row, self._in[move]] >= scores[row, self._last[move]])
            lasts |= zip(begun[~goes_on].tolist(), at[~goes_on].tolist(), strict=True)
            begun, at = begun[goes_on], at[goes_on] + 1
        return lasts


def _scores(step: Any, tokens: Any, begun: Any) -> Any:
    """Return the model's score of each move at each token, where an entity is open since the token `begun` (or -1)."""
    context = numpy.empty((len(tokens), 3), dtype="int32")
    context[:, 0] = tokens
    context[:, 1] = begun
    context[:, 2] = numpy.where(context[:, 1] == _NONE, _NONE, tokens - 1)
    return step.vec2scores.predict(step.state2vec.predict(context))
