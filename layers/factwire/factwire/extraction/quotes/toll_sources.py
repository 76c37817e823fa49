"""Whose figure a toll is, where a clause says who counted: "the ministry put the toll at 34", "at 41, according to X".

The quote around a figure names one speaker; a clause of its own inside it is nearer and names the one who counts.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from factwire.extraction.quantities.recounts import counting_verbs, source_of_gap
from factwire.extraction.quotes.speakers.speakers import antecedent_of, phrase_of
from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.text.token_table import TokenTable
from factwire.model import Entity, Quantity

_SUBJECT: Final = "nsubj"
_STEPS: Final = 8  # heads above a figure that are looked at
_NAMED: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SPEECH: Final = frozenset({"say", "tell", "add", "announce", "state"})
_ACCORDING: Final = "according"


@dataclass(frozen=True)
class TollSource:
    """Who gives a figure: the words, and the entity that they mention, if any."""

    text: str
    entity: str | None


class TollSources:
    """Finds who gives the figures of one document."""

    def __init__(self, document: Document, *, entities: tuple[Entity, ...]) -> None:
        self._document = document
        self._tokens = document.tokens
        self._mentions = Lookup((m.start, m.end, entity.id) for entity in entities for m in entity.mentions)

    def of(self, toll: Quantity) -> TollSource | None:
        """Return who counts in the clause of a figure, None where the clause does not say."""
        tokens = self._tokens
        first, last = (bisect_right(tokens.start, at) - 1 for at in (toll.start, toll.end - 1))
        source = source_of_gap(self._document.doc, first, last + 1)
        source = _attached(tokens, last) if source is None else source
        if source is None:
            return None
        start, end = phrase_of(tokens, source)
        entity = self._mentions.covering(tokens.start[source], tokens.end[source])
        return TollSource(text=self._document.text[start:end], entity=entity)


def _attached(tokens: TokenTable, figure: int) -> int | None:
    """Return the token of the source that stands nearest above a figure in the parse."""
    passed: list[str] = []
    for token in (figure, *_above(tokens, figure)):
        if (named := _named_after(tokens, token, figure)) is not None:
            return named
        if tokens.pos[token] in {"VERB", "AUX"}:
            is_object = len(passed) == 1  # "activists say 29"
            if passed[-1:] == [_SUBJECT] or (tokens.lemma[token] in _SPEECH and not is_object):
                return None
            if tokens.lemma[token] in _SPEECH or counting_verbs().get(tokens.lemma[token], frozenset()) & {"", *passed}:
                return next((each for each in _counters(tokens, token) if _may_count(tokens, each)), None)
        passed.append(tokens.lower[token] if tokens.dep[token] == "prep" else tokens.dep[token])
    return None


def _above(tokens: TokenTable, token: int) -> Iterator[int]:
    for _ in range(_STEPS):
        head = tokens.head[token]
        if head == token:
            return
        token = head
        yield token


def _counters(tokens: TokenTable, verb: int) -> Iterator[int]:
    """Yield who does what a verb says: its agent ("put at 40 by the police"), its subject, or that of the verb before.

    The verb before is the one that it is coordinated with.
    """
    yield from _agents(tokens, verb)
    for each in (verb, tokens.head[verb] if tokens.dep[verb] == "conj" else verb):
        yield from (antecedent_of(tokens, child) for child in tokens.near(each) if tokens.dep[child] == _SUBJECT)


def _agents(tokens: TokenTable, verb: int) -> Iterator[int]:
    by = (child for child in tokens.near(verb) if tokens.dep[child] == "agent")
    return (each for agent in by for each in tokens.near(agent) if tokens.dep[each] == "pobj")


def _may_count(tokens: TokenTable, token: int) -> bool:
    """Return whether a noun names people or an institution, and no storm."""
    return tokens.entity[token] in _NAMED or tokens.lemma[token] in _institutions() | load_terms("quotes/counters")


def _named_after(tokens: TokenTable, token: int, figure: int) -> int | None:
    """Return the source that follows a figure below a token: "according to X", "14 dead counted by X"."""
    if (named := _according_to(tokens, token, figure)) is not None:
        return named
    counted = (
        child
        for child in tokens.near(token)
        if child > figure and tokens.dep[child] == "acl" and "" in counting_verbs().get(tokens.lemma[child], ())
    )
    return next((each for verb in counted for each in _agents(tokens, verb) if _may_count(tokens, each)), None)


def _according_to(tokens: TokenTable, token: int, figure: int) -> int | None:
    """Return the source of "according to" below a token, if it follows the figure and nothing is between but words."""
    for child in tokens.near(token):
        if tokens.lower[child] == _ACCORDING and child > figure:
            to = (each for each in tokens.near(child) if tokens.lower[each] == "to")
            return next((each for prep in to for each in tokens.near(prep) if tokens.dep[each] == "pobj"), None)
    return None


@cache
def _institutions() -> frozenset[str]:
    """Return the nouns for kinds of actors: "ministry", "police", "hospital"."""
    return frozenset(word for entry in load_lexicon("text/actors_sectors") for word in entry["words"].split())
