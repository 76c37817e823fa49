"""Why and how: the causes, purposes and means that connectives introduce near the main event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from factwire.extraction.document import Document
from factwire.extraction.lexicon import load_lexicon
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.clause import LEAD_SENTENCES, Clause, content_lemmas

LONGEST_TOKENS = 30
TITLE_SCORE = 0.3
WEAKEST = 0.75


@dataclass(frozen=True)
class Connective:
    """Words that introduce a cause or a manner, what they govern, and how surely they mean it."""

    words: tuple[str, ...]
    governs: str
    strength: float


def why(document: Document, clause: Clause | None) -> Iterator[Scored]:
    """The possible answers."""
    return _introduced(document, clause, lexicon="w5h_causes")


def how(document: Document, clause: Clause | None) -> Iterator[Scored]:
    """The possible answers."""
    return _introduced(document, clause, lexicon="w5h_manners")


def _introduced(document: Document, clause: Clause | None, *, lexicon: str) -> Iterator[Scored]:
    if clause is None:
        return
    if document.title is not None and clause.in_title:
        for start, end, strength in _phrases(document.title, 0, len(document.title), lexicon):
            yield Scored(start, end, strength + TITLE_SCORE + 0.3, in_title=True)
    for index, sentence in enumerate(document.sentences[:LEAD_SENTENCES]):
        shared = len(clause.lemmas & content_lemmas(sentence)) / max(1, len(clause.lemmas))
        for start, end, strength in _phrases(document.doc, sentence.start, sentence.end, lexicon):
            score = strength + shared * 0.5 - 0.03 * index
            if score >= WEAKEST:
                yield Scored(start, end, score)


def _phrases(doc: Doc, first: int, last: int, lexicon: str) -> Iterator[tuple[int, int, float]]:
    """The stretches that connectives introduce between two tokens: code points and strength."""
    starts = _connectives(lexicon)
    for token in doc[first:last]:
        for connective in starts.get(token.lower_, ()):
            after = token.i + len(connective.words)
            if after < last and tuple(t.lower_ for t in doc[token.i : after]) == connective.words:
                end = _governed(token, doc[after], governs=connective.governs)
                if end is not None:
                    stop = min(end, last - 1, after + LONGEST_TOKENS)
                    yield doc[after].idx, doc[stop].idx + len(doc[stop]), connective.strength
                    break


def _governed(connective: Token, after: Token, *, governs: str) -> int | None:
    """The last token of what the connective governs, or None where it governs something else."""
    head = connective.head
    if governs == "clause":
        if connective.dep_ in {"mark", "aux"} and head.i > connective.i and head.dep_ in {"advcl", "relcl", "acl"}:
            return head.right_edge.i
        if connective.dep_ == "prep":
            gerund = next((c for c in connective.children if c.dep_ == "pcomp"), None)
            return gerund.right_edge.i if gerund is not None else None
        return None
    objects = [c for c in connective.subtree if c.dep_ in {"pobj", "pcomp"} and c.i >= after.i]
    return objects[0].right_edge.i if objects and connective.dep_ in {"prep", "agent", "advcl"} else None


@cache
def _connectives(lexicon: str) -> dict[str, tuple[Connective, ...]]:
    """The connectives by their first word, longest first."""
    found: dict[str, list[Connective]] = defaultdict(list)
    for entry in load_lexicon(lexicon):
        words = tuple(entry["words"].split())
        found[words[0]].append(Connective(words=words, governs=entry["governs"], strength=float(entry["strength"])))
    return {first: tuple(sorted(group, key=lambda c: -len(c.words))) for first, group in found.items()}
