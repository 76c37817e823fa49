"""Another source's count of the same people, told without their noun: "while a rights group counted at least 21"."""

from __future__ import annotations

from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.text.lexicon import load_lexicon

_SPEECH: Final = frozenset({"say", "claim"})  # beside the verbs of counting
_AFTER_PHRASE: Final = ("PUNCT", "SPACE", "ADP", "ADV", "CCONJ", "SCONJ")
_COUNT_WORDS: Final = 6  # tokens before a number that may hold "the figure"


def is_recount(doc: Doc, first: int, end: int) -> bool:
    """Return whether the bare number in tokens `[first, end)` is what somebody counts: "activists say 29"."""
    at = _before(doc, first)
    if at < 0 or not _ends_phrase(doc, end):
        return False
    return _names_count(doc, at) or _follows_verb(doc, at) or source_of_gap(doc, first, end) is not None


def _before(doc: Doc, first: int) -> int:
    """Return the token before a number and its adverbs, or -1."""
    at = first - 1
    while at >= 0 and doc[at].pos_ == "ADV" and not doc[at].is_sent_start:
        at -= 1
    return at


def _ends_phrase(doc: Doc, end: int) -> bool:
    return end >= len(doc) or doc[end].pos_ in _AFTER_PHRASE


def _names_count(doc: Doc, at: int) -> bool:
    """Return whether the words up to a token speak of a count: "the figure at", "the number is"."""
    before = doc[max(doc[at].sent.start, at - _COUNT_WORDS) : at]
    named = any(
        token.lower_ in word_class("count") and token.i and token.nbor(-1).lower_ in word_class("definite")
        for token in before
    )
    return named and (doc[at].pos_ in ("ADP", "PART") or doc[at].lemma_ == "be")


def _follows_verb(doc: Doc, at: int) -> bool:
    """Return whether a verb of counting or its preposition stands at a token: "counted", "spoke of", "put it at"."""
    if doc[at].pos_ == "VERB":
        return doc[at].lemma_ in _SPEECH or "" in counting_verbs().get(doc[at].lemma_, ())
    verbs = (doc[each] for each in (at - 1, at - 2) if each >= 0)
    return any(doc[at].lower_ in counting_verbs().get(verb.lemma_, ()) for verb in verbs)


def source_of_gap(doc: Doc, first: int, end: int) -> int | None:
    """Return the noun that alone stands for the clause of a number, whose verb is that of the clause before.

    "The army says nine died, the Red Crescent two dozen": the Crescent.
    """
    at = _before(doc, first)
    if at < 0 or doc[at].pos_ not in ("NOUN", "PROPN") or not (end >= len(doc) or doc[end].is_punct):
        return None
    start = _start_of_phrase(doc[at])
    opens = start > 0 and doc[start - 1].lower_ in (",", "and", "but", ";")
    return at if opens and any(_tells(token) for token in doc[doc[at].sent.start : start]) else None


def _start_of_phrase(noun: Token) -> int:
    start = noun.i
    while start > noun.sent.start and noun.doc[start - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON"):
        start -= 1
    return start


def _tells(token: Token) -> bool:
    return token.pos_ == "VERB" and (token.lemma_ in _SPEECH or token.lemma_ in counting_verbs())


@cache
def counting_verbs() -> dict[str, frozenset[str]]:
    """Return the prepositions of each verb of counting, before its figure; the empty one stands for an object."""
    rows = [(entry["verb"], entry["preposition"]) for entry in load_lexicon("text/counting")]
    return {verb: frozenset(prep for each, prep in rows if each == verb) for verb, _ in rows}
