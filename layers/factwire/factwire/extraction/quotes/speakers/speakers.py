"""Speakers: who says a content, read from the sentence of its cue by a linear model.

Every noun and pronoun of the sentence outside the content competes, and so does nobody. A relative pronoun
stands for its antecedent ("the senator, who said ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.quotes.contents.candidates import Candidate
from factwire.extraction.quotes.contents.contents import Page
from factwire.extraction.quotes.contents.features import subject_of, who_of
from factwire.extraction.quotes.cues import sense_of
from factwire.extraction.quotes.linear import load_weights, score
from factwire.extraction.quotes.tree import Tree, after_dateline

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_INNER: Final = frozenset({"compound", "det", "amod", "nummod", "advmod", "punct", "quantmod", "predet", "nmod"})
_RELATIVE: Final = frozenset({"who", "whom", "which", "that", "whose"})
_CLAUSES: Final = frozenset({"relcl", "acl", "appos", "punct", "parataxis", "advcl", "ccomp"})
_FURTHEST: Final = 6
_WINDOW: Final = 60


def choose_speaker(page: Page, candidate: Candidate, *, start: int, end: int) -> int | None:
    """The head token of the speaker of the content `[start, end)` (code points) under a cue, or None."""
    weights = load_weights("speakers")
    options = speaker_options(page, candidate, start=start, end=end)
    best, _ = max(options, key=lambda option: score(weights, option[1]))
    return antecedent_of(page.tree, best) if best is not None else None


def speaker_options(page: Page, candidate: Candidate, *, start: int, end: int) -> list[tuple[int | None, list[str]]]:
    """The possible speakers by their head token (None: nobody is named), each with its features."""
    tree, cue = page.tree, candidate.cue
    options: list[tuple[int | None, list[str]]] = [(None, _nobody(tree, candidate))]
    above = _ancestors(tree, cue)
    first = max(after_dateline(tree, tree.first[cue]), cue - _WINDOW)
    for token in range(first, min(tree.last[cue], cue + _WINDOW) + 1):
        if tree.pos[token] not in _NOMINAL or tree.dep[token] in _INNER or token == cue:
            continue
        if page.inside[token] >= 0 or start <= tree.start[token] < end:
            continue
        options.append((token, list(_features(tree, candidate, token, above=above))))
    return options


def _nobody(tree: Tree, candidate: Candidate) -> list[str]:
    cue = candidate.cue
    subject = subject_of(tree, cue)
    return [
        "0",
        f"0={tree.lemma[cue]}",
        f"0={tree.tag[cue]}|{tree.dep[cue]}",
        f"0={'none' if subject is None else tree.dep[subject]}|{tree.pos[cue]}",
        f"0={candidate.path}",
        f"0={sense_of(tree.lemma[cue])}|{tree.pos[cue]}",
    ]


def _features(tree: Tree, candidate: Candidate, token: int, *, above: dict[int, str]) -> Iterator[str]:
    """What speaks for a noun being the speaker: its path to the cue, its place, and what kind of thing it is."""
    cue = candidate.cue
    lemma, dep, who = tree.lemma[cue], tree.dep[token], who_of(tree, token)
    path = _path(tree, token, above)
    distance = min(abs(token - cue).bit_length(), 6)
    side = "<" if token < cue else ">"
    yield f"p={path}"
    yield f"p={path}|{lemma}"
    yield f"p={path}|{tree.tag[cue]}"
    yield f"p={path}|{candidate.path}"
    yield f"p={path}|{who}"
    yield f"d={dep}|{side}{distance}"
    yield f"d={dep}|{tree.lemma[tree.head[token]]}|{side}"
    yield f"w={who}"
    yield f"w={who}|{lemma}"
    yield f"w={who}|{dep}"
    yield f"n={tree.pos[token]}|{side}{min(abs(token - cue), 4)}"
    yield f"c={candidate.path}|{side}|{dep}"
    yield f"x={tree.lower[min(token + 1, len(tree) - 1)]}|{tree.entity[token]}"
    yield f"i={token == tree.left[token] == tree.first[token]}|{tree.entity[token]}"


def _ancestors(tree: Tree, token: int) -> dict[int, str]:
    """The tokens above one, each with the dependencies that lead up to it."""
    steps, path = {token: ""}, ""
    for _ in range(_FURTHEST):
        if tree.head[token] == token:
            break
        path += f"/{tree.dep[token]}"
        token = tree.head[token]
        steps[token] = path
    return steps


def _path(tree: Tree, token: int, above: dict[int, str]) -> str:
    """How a token hangs together with the cue: the dependencies up from the cue and down to the token."""
    down = ""
    for _ in range(_FURTHEST):
        if token in above:
            return f"{above[token]}{down}"
        step = tree.lemma[token] if tree.pos[token] == "ADP" else tree.dep[token]
        down = f"\\{step}{down}"
        if tree.head[token] == token:
            break
        token = tree.head[token]
    return "far"


def antecedent_of(tree: Tree, token: int) -> int:
    """The noun that a relative pronoun stands for; any other token stands for itself."""
    if tree.lower[token] in _RELATIVE and tree.tag[token] in {"WP", "WDT", "WP$", "IN"}:
        verb = tree.head[token]
        for _ in range(_FURTHEST):
            if tree.dep[verb] == "relcl":
                return tree.head[verb]
            verb = tree.head[verb]
    return token


def apposed(tree: Tree, token: int) -> list[int]:
    """The names in apposition to a noun: "the mayor, Ana Duarte"."""
    return [child for child in tree.near(token) if tree.dep[child] == "appos" and tree.pos[child] == "PROPN"]


def phrase_of(tree: Tree, token: int) -> tuple[int, int]:
    """The code points of the noun phrase around its head, without relative clauses and appositions."""
    first, last = max(tree.left[token], after_dateline(tree, tree.first[token])), token
    if tree.dep[token] == "poss":
        return tree.start[first], tree.end[token]
    for child in tree.near(token):
        if child > token:
            if tree.dep[child] in _CLAUSES or tree.tag[child] == "POS":
                break
            last = tree.right[child]
    return tree.start[first], tree.end[last]
