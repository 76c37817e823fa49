"""Candidate contents: every stretch that a possible cue could govern, read from the parse.

For a cue such as a verb or a noun, the content is the subtree of one of its dependents (a clause, an object,
the object of a preposition), or the clause that a parenthetical cue ("officials said", "according to ...") stands in.
Where the parser errs the boundary is off by a modifier, so each content comes with some alternative ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from factwire.extraction.text.token_table import TokenTable

_CUE_POS: Final = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADP", "ADV", "SCONJ", "PROPN"})
_GOVERNED: Final = frozenset(
    {"ccomp", "xcomp", "dobj", "oprd", "advcl", "acl", "relcl", "attr", "acomp", "parataxis", "nsubjpass", "nsubj",
     "dep", "npadvmod", "dative", "csubjpass", "csubj", "conj", "pcomp", "pobj", "intj", "advmod"}
)  # fmt: skip
_THROUGH: Final = frozenset({"prep", "agent", "dative"})
_AROUND: Final = frozenset({"parataxis", "ccomp", "advcl", "dep", "prep", "conj", "relcl", "acl", "intj"})
_BREAKS: Final = frozenset({",", ";", "-", "--", "–", "—", "―"})
_DEPTH: Final = 5
_SPAN: Final = 60
_MODIFIERS: Final = frozenset({"advcl", "prep", "npadvmod", "advmod", "relcl", "acl", "appos", "conj", "parataxis"})


class Candidate(NamedTuple):
    """A possible cue with the root of what it would govern; `path` says how the two hang together."""

    cue: int
    root: int
    path: str


def content_candidates(tokens: TokenTable, cue: int) -> Iterator[Candidate]:
    """Yield what a token would govern as a cue: its dependents, the clause around it, and what "is" links it to."""
    yield from _dependents(tokens, cue)
    if tokens.dep[cue] in _AROUND and tokens.head[cue] != cue:
        sides = (Candidate(cue, tokens.head[cue], f"<{tokens.dep[cue]}/{side}") for side in ("before", "after"))
        yield from (candidate for candidate in sides if content_extent(tokens, candidate) is not None)
    if tokens.dep[cue] == "nsubj" and tokens.pos[cue] == "NOUN" and tokens.lemma[tokens.head[cue]] == "be":
        for child in tokens.near(tokens.head[cue]):
            if tokens.dep[child] in {"ccomp", "xcomp", "attr"} and child > cue:
                yield Candidate(cue, child, f"^{tokens.dep[child]}")


def _dependents(tokens: TokenTable, cue: int) -> Iterator[Candidate]:
    for child in tokens.near(cue):
        dep = tokens.dep[child]
        if dep in _GOVERNED and tokens.pos[child] != "PUNCT":
            yield Candidate(cue, child, f">{dep}")
        if dep in _THROUGH:
            for inner in tokens.near(child):
                if tokens.dep[inner] in {"pobj", "pcomp", "prep"}:
                    yield Candidate(cue, inner, f">{tokens.lemma[child]}>{tokens.dep[inner]}")


def may_be_cue(tokens: TokenTable, token: int) -> bool:
    """Return whether a token is of a kind that cues are of."""
    return tokens.pos[token] in _CUE_POS and tokens.dep[token] not in {"aux", "auxpass", "punct"}


def content_extents(tokens: TokenTable, candidate: Candidate) -> Iterator[tuple[int, int, str]]:
    """Yield the alternative extents of a content as first and last token, each with the name of how it was cut."""
    whole = content_extent(tokens, candidate)
    if whole is None:
        return
    root, cue, (first, last) = candidate.root, candidate.cue, whole
    if candidate.path[0] == "<":
        yield from _around(tokens, candidate, first, last)
        return
    yield first, last, "="
    if root < cue:
        if tokens.first[cue] < first:
            yield tokens.first[cue], last, "<sent"
        return
    yield from ((first, end, cut) for end, cut in _later_ends(tokens, candidate, last=last))
    yield from ((first, end, cut) for end, cut in _earlier_ends(tokens, root))
    if tokens.child(root, "mark") == first < root:
        yield first + 1, last, "-mark"


def _later_ends(tokens: TokenTable, candidate: Candidate, *, last: int) -> Iterator[tuple[int, str]]:
    """Yield the ends that take in the cue's dependents after the content, up to the sentence's end."""
    cue, root = candidate.cue, candidate.root
    seen = {last}
    later = [child for child in tokens.near(cue) if child > root and tokens.pos[child] != "PUNCT"]
    ends = [(tokens.right[child], f"+{tokens.dep[child]}") for child in later]
    for end, cut in (*ends, (tokens.right[cue], "+cue"), (tokens.last[cue], "+sent")):
        if end not in seen:
            seen.add(end)
            yield end, cut


def _earlier_ends(tokens: TokenTable, root: int) -> Iterator[tuple[int, str]]:
    """Yield the ends without a late part: a modifier on the right edge, or words after a comma or dash."""
    head, seen = root, {tokens.right[root]}
    for depth in range(_DEPTH):
        later = [child for child in tokens.near(head) if child > head]
        for child in later:
            end = tokens.left[child] - 1
            if tokens.dep[child] in _MODIFIERS and end >= root and end not in seen:
                seen.add(end)
                yield end, f"-{tokens.dep[child]}{depth or ''}"
        if not later:
            break
        head = later[-1]
    window = range(root + 1, min(tokens.right[root], root + _SPAN))
    breaks = [token - 1 for token in window if tokens.lower[token] in _BREAKS]
    yield from ((end, "-break") for end in breaks[:_DEPTH] if end not in seen)


def content_extent(tokens: TokenTable, candidate: Candidate) -> tuple[int, int] | None:
    """Return the first and last token of a root's subtree, the cue's own part left out; None if nothing is left."""
    cue, root = candidate.cue, candidate.root
    first, last = tokens.left[root], tokens.right[root]
    if candidate.path.endswith("/before"):
        last = tokens.left[cue] - 1
    elif candidate.path.endswith("/after"):
        first = tokens.right[cue] + 1
    elif first <= cue <= last:
        first, last = (cue + 1, last) if root > cue else (first, cue - 1)
    return (first, last) if first <= last else None


def _around(tokens: TokenTable, candidate: Candidate, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Yield the extents of the clause around a parenthetical cue, on the side of the candidate."""
    yield first, last, "="
    if candidate.path.endswith("/before") and tokens.first[candidate.root] < first:
        yield tokens.first[candidate.root], last, "<sent"
    if candidate.path.endswith("/after") and tokens.last[candidate.root] > last:
        yield first, tokens.last[candidate.root], "+sent"
