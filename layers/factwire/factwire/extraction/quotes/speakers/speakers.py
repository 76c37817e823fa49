"""Speakers: who says a content, read from the sentence of its cue by a linear model.

Every noun and pronoun of the sentence outside the content competes, and so does nobody. A relative pronoun
stands for its antecedent ("the senator, who said ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from factwire.extraction.quotes.contents.content_candidates import Candidate
from factwire.extraction.quotes.contents.features import speaker_class, subject_of
from factwire.extraction.quotes.contents.quote_contents import SpeechContext
from factwire.extraction.quotes.cues import cue_sense
from factwire.extraction.quotes.linear import load_weights, score
from factwire.extraction.text.token_table import TokenTable

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X"})
_INNER: Final = frozenset({"compound", "det", "amod", "nummod", "advmod", "punct", "quantmod", "predet", "nmod"})
_RELATIVE: Final = frozenset({"who", "whom", "which", "that", "whose"})
_CLAUSES: Final = frozenset({"relcl", "acl", "appos", "punct", "parataxis", "advcl", "ccomp"})
_FURTHEST: Final = 6
_WINDOW: Final = 60


def choose_speaker(context: SpeechContext, candidate: Candidate, *, start: int, end: int) -> int | None:
    """Return the head token of the speaker of the content `[start, end)` (code points) under a cue, or None."""
    weights = load_weights("speakers")
    options = speaker_options(context, candidate, start=start, end=end)
    best, _ = max(options, key=lambda option: score(weights, option[1]))
    return antecedent_of(context.tokens, best) if best is not None else None


def speaker_options(
    context: SpeechContext, candidate: Candidate, *, start: int, end: int
) -> list[tuple[int | None, list[str]]]:
    """Return the possible speakers by their head token (None: nobody is named), each with its features."""
    tokens, cue = context.tokens, candidate.cue
    options: list[tuple[int | None, list[str]]] = [(None, _nobody(tokens, candidate))]
    above = _ancestors(tokens, cue)
    first = max(tokens.after_dateline(tokens.first[cue]), cue - _WINDOW)
    for token in range(first, min(tokens.last[cue], cue + _WINDOW) + 1):
        if tokens.pos[token] not in _NOMINAL or tokens.dep[token] in _INNER or token == cue:
            continue
        if context.inside[token] >= 0 or start <= tokens.start[token] < end:
            continue
        options.append((token, list(_features(tokens, candidate, token, above=above))))
    return options


def _nobody(tokens: TokenTable, candidate: Candidate) -> list[str]:
    cue = candidate.cue
    subject = subject_of(tokens, cue)
    return [
        "0",
        f"0={tokens.lemma[cue]}",
        f"0={tokens.tag[cue]}|{tokens.dep[cue]}",
        f"0={'none' if subject is None else tokens.dep[subject]}|{tokens.pos[cue]}",
        f"0={candidate.path}",
        f"0={cue_sense(tokens.lemma[cue])}|{tokens.pos[cue]}",
    ]


def _features(tokens: TokenTable, candidate: Candidate, token: int, *, above: dict[int, str]) -> Iterator[str]:
    """Yield what speaks for a noun being the speaker: its path to the cue, its place, and what kind of thing it is."""
    cue = candidate.cue
    lemma, dep, who = tokens.lemma[cue], tokens.dep[token], speaker_class(tokens, token)
    path = _path(tokens, token, above)
    distance = min(abs(token - cue).bit_length(), 6)
    side = "<" if token < cue else ">"
    yield f"p={path}"
    yield f"p={path}|{lemma}"
    yield f"p={path}|{tokens.tag[cue]}"
    yield f"p={path}|{candidate.path}"
    yield f"p={path}|{who}"
    yield f"d={dep}|{side}{distance}"
    yield f"d={dep}|{tokens.lemma[tokens.head[token]]}|{side}"
    yield f"w={who}"
    yield f"w={who}|{lemma}"
    yield f"w={who}|{dep}"
    yield f"n={tokens.pos[token]}|{side}{min(abs(token - cue), 4)}"
    yield f"c={candidate.path}|{side}|{dep}"
    yield f"x={tokens.lower[min(token + 1, len(tokens) - 1)]}|{tokens.entity[token]}"
    yield f"i={token == tokens.left[token] == tokens.first[token]}|{tokens.entity[token]}"


def _ancestors(tokens: TokenTable, token: int) -> dict[int, str]:
    """Return the tokens above one, each with the dependencies that lead up to it."""
    steps, path = {token: ""}, ""
    for _ in range(_FURTHEST):
        if tokens.head[token] == token:
            break
        path += f"/{tokens.dep[token]}"
        token = tokens.head[token]
        steps[token] = path
    return steps


def _path(tokens: TokenTable, token: int, above: dict[int, str]) -> str:
    """Return how a token hangs together with the cue: the dependencies up from the cue and down to the token."""
    down = ""
    for _ in range(_FURTHEST):
        if token in above:
            return f"{above[token]}{down}"
        step = tokens.lemma[token] if tokens.pos[token] == "ADP" else tokens.dep[token]
        down = f"\\{step}{down}"
        if tokens.head[token] == token:
            break
        token = tokens.head[token]
    return "far"


def antecedent_of(tokens: TokenTable, token: int) -> int:
    """Return the noun that a relative pronoun stands for; any other token stands for itself."""
    if tokens.lower[token] in _RELATIVE and tokens.tag[token] in {"WP", "WDT", "WP$", "IN"}:
        verb = tokens.head[token]
        for _ in range(_FURTHEST):
            if tokens.dep[verb] == "relcl":
                return tokens.head[verb]
            verb = tokens.head[verb]
    return token


def apposed(tokens: TokenTable, token: int) -> list[int]:
    """Return the names in apposition to a noun: "the mayor, Ana Duarte"."""
    return [child for child in tokens.near(token) if tokens.dep[child] == "appos" and tokens.pos[child] == "PROPN"]


def phrase_of(tokens: TokenTable, token: int) -> tuple[int, int]:
    """Return the code points of the noun phrase around its head, without relative clauses and appositions."""
    first, last = max(tokens.left[token], tokens.after_dateline(tokens.first[token])), token
    if tokens.dep[token] == "poss":
        return tokens.start[first], tokens.end[token]
    for child in tokens.near(token):
        if child > token:
            if tokens.dep[child] in _CLAUSES or tokens.tag[child] == "POS":
                break
            last = tokens.right[child]
    return tokens.start[first], tokens.end[last]
