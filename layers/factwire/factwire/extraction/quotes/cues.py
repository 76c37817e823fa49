"""Cues: the words that mark what a source says, thinks or writes."""

from __future__ import annotations

from functools import cache
from typing import cast

from spacy.tokens import Doc

from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Quote
from factwire.model.facts import Assertion


@cache
def _senses() -> dict[str, str]:
    return {entry["cue"]: entry["sense"] for entry in load_lexicon("quotes/cues")}


@cache
def _assertions(column: str) -> dict[str, Assertion | None]:
    return {
        entry["sense"]: cast("Assertion", entry[column]) if entry[column] else None
        for entry in load_lexicon("quotes/senses")
    }


@cache
def _complements() -> dict[str, list[str]]:
    return {entry["sense"]: entry["complements"].split() for entry in load_lexicon("quotes/senses")}


@cache
def _voiced() -> frozenset[str]:
    return frozenset(entry["sense"] for entry in load_lexicon("quotes/senses") if entry["voiced"])


def is_voiced(lemma: str) -> bool:
    """Return whether a cue voices words, so that a quotation beside it is its content."""
    return cue_sense(lemma) in _voiced()


def takes_content(lemma: str, dep: str) -> bool:
    """Return whether a dependent is a verb's content by its sense: the clause of "deny", the infinitive of "vow"."""
    sense = cue_sense(lemma)
    return sense is not None and dep in _complements()[sense]


def cue_sense(lemma: str) -> str | None:
    """Return the sense of a cue (say, think, deny, promise, stance, ...) by its lemma; None if it is no known cue."""
    return _senses().get(lemma)


def quote_assertion(doc: Doc, quote: Quote) -> Assertion | None:
    """Return the assertion that a quote's cue gives its content; None where it is no speech ("praised the deal").

    Quotation marks without a known cue are speech.
    """
    cue = doc.char_span(quote.cue.start, quote.cue.end, alignment_mode="expand") if quote.cue else None
    known = [(token, sense) for token in cue or () if (sense := cue_sense(token.lemma_.lower()))]
    if not known:
        return None if quote.kind == "indirect" else "reported"
    token, sense = known[-1]
    denied = any(child.dep_ == "neg" for child in token.children)
    if quote.kind != "direct":
        return _assertions("negated" if denied else "assertion")[sense] or (
            "reported" if quote.kind == "mixed" else None
        )
    # Words in quotation marks were said, whatever the cue denies.
    claimed = _assertions("assertion")[sense]
    return "reported" if claimed in {None, "negated"} else claimed
