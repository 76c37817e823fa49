"""The sentences of an article, with what decides whether a summary may use them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms

FEWEST_WORDS = 7
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SENTENCE_ENDS = (".", "!", "?", '"', "”", "’", "'", ")", "»")
CAPTION = re.compile(r"\((?:left|right|above|below|centre|center|top|bottom)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """A sentence without its outer blanks, code points `[start, end)`: its content words and its manner.

    `reporting` is false for headings, bylines, captions and page furniture; `leaning` sentences need
    the one before them to be understood.
    """

    start: int
    end: int
    words: int
    content: frozenset[str]
    reporting: bool
    leaning: bool
    quoting: bool
    asking: bool


def find_candidates(document: Document) -> tuple[Candidate, ...]:
    """Return every sentence of the text that has words, in document order."""
    found = (
        _candidate(sentence, document.text[sentence.start_char : sentence.end_char]) for sentence in document.sentences
    )
    return tuple(candidate for candidate in found if candidate.words)


def _candidate(sentence: Tokens, text: str) -> Candidate:
    start = sentence.start_char + len(text) - len(text.lstrip())
    first = next((token for token in sentence if not token.is_space and not token.is_punct), None)
    return Candidate(
        start=start,
        end=start + len(text.strip()),
        words=len(text.split()),
        content=frozenset(token.lemma_.lower() for token in sentence if _is_content(token)),
        reporting=_is_reporting(sentence, text),
        leaning=first is not None and first.lower_ in load_terms("summary/leaning"),
        quoting=any(mark in text for mark in '"“'),
        asking=text.rstrip().endswith("?"),
    )


def _is_content(token: Token) -> bool:
    return (token.pos_ in CONTENT and not token.is_stop and token.is_alpha) or token.like_num


def _is_reporting(sentence: Tokens, text: str) -> bool:
    return (
        len(text.split()) >= FEWEST_WORDS
        and text.rstrip().endswith(SENTENCE_ENDS)
        and any(token.tag_ in FINITE for token in sentence)
        and not CAPTION.search(text)
        and not _furniture().search(text)
    )


@cache
def _furniture() -> re.Pattern[str]:
    phrases = "|".join(re.escape(phrase) for phrase in sorted(load_terms("summary/boilerplate")))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
