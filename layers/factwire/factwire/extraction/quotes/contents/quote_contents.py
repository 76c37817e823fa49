"""Contents: which stretches of the text are what a source says, thinks or writes, and by which cue.

Two linear models read the parse: one decides whether a cue governs a dependent as content, one where that content
begins and ends. Of overlapping contents the more probable one stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from factwire.extraction.quotes.contents.content_candidates import (
    Candidate,
    content_candidates,
    content_extent,
    content_extents,
    may_be_cue,
)
from factwire.extraction.quotes.contents.features import (
    cue_features,
    pair_features,
    span_features,
    speaker_class,
    subject_of,
)
from factwire.extraction.quotes.contents.transcripts import find_turns, with_turns
from factwire.extraction.quotes.cues import cue_sense, takes_content
from factwire.extraction.quotes.linear import load_weights, logistic, score
from factwire.extraction.text.quotation_marks import QuotedSpan
from factwire.extraction.text.token_table import TokenTable

THRESHOLD: Final = 0.35
_UNLIKELY: Final = -0.1  # nouns and particles are many, and few of them cues
_UNKNOWN: Final = -1.0
_HOPELESS: Final = -3.0  # no dependent makes up for such a cue
_SPEAKERS: Final = frozenset({"PERSON", "NORP", "ORG", "he", "she", "they", "we", "i", "who"})
_BEFORE_DAYS: Final = frozenset({"on", "late", "early", "earlier"})
_EDGES: Final = " \t\r\n,.;:!?—–-…"


@dataclass(frozen=True)
class Content:
    """The code points `[start, end)` of a content, with the cue token that governs it."""

    start: int
    end: int
    candidate: Candidate


@dataclass(frozen=True)
class SpeechContext:
    """A parsed text with its quotation marks: `inside[i]` is the index of the stretch that token i stands in, or -1.

    The turns of a transcript are among the stretches; `turns` has the token that names the speaker, by their start.
    """

    tokens: TokenTable
    stretches: Sequence[QuotedSpan]
    inside: list[int]
    headline_end: int
    turns: Mapping[int, int]

    def quoted(self, first: int, last: int) -> str:
        """Return how tokens `[first, last]` stand to quotation marks: none, inside a stretch, or some among them."""
        start, end = self.inside[first], self.inside[last]
        if start >= 0 and start == end:
            return "in"
        return "edge" if start >= 0 or end >= 0 else "out"


def speech_context(
    tokens: TokenTable, stretches: Sequence[QuotedSpan], *, persons: Sequence[int] = ()
) -> SpeechContext:
    """Return the tokens with the quoted stretches and the turns laid over them, in linear time.

    `persons` are the last tokens of the names of persons, in text order.
    """
    turns = find_turns(tokens, persons)
    stretches = with_turns(stretches, turns)
    inside = [-1] * len(tokens)
    token = 0
    for index, stretch in enumerate(stretches):
        while token < len(tokens) and tokens.start[token] < stretch.outer_start:
            token += 1
        while token < len(tokens) and tokens.start[token] < stretch.outer_end:
            inside[token] = index
            token += 1
    return SpeechContext(
        tokens,
        stretches,
        inside,
        headline_end=max(0, tokens.text.find("\n")),
        turns={turn.stretch.start: turn.speaker for turn in turns},
    )


def scored_candidates(context: SpeechContext) -> Iterator[tuple[Candidate, float]]:
    """Yield every candidate content of the text with its probability; cues hopeless by themselves are passed over."""
    weights = load_weights("contents")
    tokens = context.tokens
    for cue in cues_of(context):
        if tokens.pos[cue] != "VERB" and weights.get(f"l={tokens.lemma[cue]}|{tokens.pos[cue]}", _UNKNOWN) < _UNLIKELY:
            continue
        shared = shared_features(context, cue)
        base = score(weights, shared)
        if base > _HOPELESS:
            for candidate in content_candidates(tokens, cue):
                if _is_deed(context, candidate):
                    continue
                learnt = logistic(base + score(weights, candidate_features(context, candidate)))
                yield candidate, max(learnt, THRESHOLD) if _is_plain(tokens, candidate) else learnt


def _is_plain(tokens: TokenTable, candidate: Candidate) -> bool:
    """Return whether a candidate is a content whatever else speaks against it.

    It is when it is the clause of a known verb with a subject ("he denied it was late"), or the that-clause of a known
    noun ("the claim that it was late").
    """
    cue, dep = candidate.cue, candidate.path[1:]
    if candidate.path[0] != ">" or candidate.root < cue:
        return False
    if tokens.pos[cue] == "NOUN":
        opening = tokens.lower[tokens.left[candidate.root]]
        return dep in {"acl", "ccomp"} and opening == "that" and cue_sense(tokens.lemma[cue]) is not None
    return tokens.pos[cue] == "VERB" and takes_content(tokens.lemma[cue], dep) and subject_of(tokens, cue) is not None


def _is_deed(context: SpeechContext, candidate: Candidate) -> bool:
    """Return whether the verb does something to a thing rather than says something of it.

    So does a verb that is no word for speech or thought. What one writes or signs is a paper, not its words; what is no
    named person or body attacks with weapons. And who "is expected to vote" is what nobody in the text says.
    """
    tokens = context.tokens
    if context.inside[candidate.root] >= 0:
        return False
    if candidate.path == ">nsubjpass":
        return tokens.child(candidate.cue, "agent") is None
    if not candidate.path.endswith((">dobj", ">pobj")):
        return False
    sense, subject = cue_sense(tokens.lemma[candidate.cue]), subject_of(tokens, candidate.cue)
    if sense is None and tokens.pos[candidate.cue] == "VERB":
        return True
    return sense == "write" or (
        sense == "blow" and (subject is None or speaker_class(tokens, subject) not in _SPEAKERS)
    )


def cues_of(context: SpeechContext) -> Iterator[int]:
    """Yield every token outside quotation marks that could be a cue."""
    return (cue for cue in range(len(context.tokens)) if context.inside[cue] < 0 and may_be_cue(context.tokens, cue))


def shared_features(context: SpeechContext, cue: int) -> list[str]:
    """Return the features of a cue, which all its candidates share."""
    return cue_features(context.tokens, cue, headline=context.tokens.start[cue] < context.headline_end)


def candidate_features(context: SpeechContext, candidate: Candidate) -> list[str]:
    """Return the features that speak for a candidate content, given its cue."""
    first, last = content_extent(context.tokens, candidate) or (candidate.root, candidate.root)
    return pair_features(context.tokens, candidate, first=first, last=last, quoted=context.quoted(first, last))


def extents(context: SpeechContext, candidate: Candidate) -> list[tuple[int, int, list[str]]]:
    """Return the possible code point ranges of a content, each with its features; the first is the plainest.

    A range that cuts through quotation marks takes the whole quoted stretch in.
    """
    found: dict[tuple[int, int], list[str]] = {}
    for span in content_extents(context.tokens, candidate):
        first, last = max(span[0], context.tokens.after_dateline(context.tokens.first[span[0]])), span[1]
        first = _after_day(context.tokens, candidate, first)
        start, end = context.tokens.start[first], context.tokens.end[last]
        if context.inside[first] >= 0:
            start = min(start, context.stretches[context.inside[first]].outer_start)
        if context.inside[last] >= 0:
            end = max(end, context.stretches[context.inside[last]].outer_end)
        start, end = trimmed(context.tokens.text, start, end)
        if start < end and (start, end) not in found:
            quoted = context.quoted(first, last)
            found[start, end] = list(span_features(context.tokens, candidate, span, quoted=quoted))
    return [(start, end, features) for (start, end), features in found.items()]


def _after_day(tokens: TokenTable, candidate: Candidate, first: int) -> int:
    """Return the first token without the day on which it was said: "said on Monday it had ..."."""
    subject = subject_of(tokens, candidate.root)
    if subject is None or first != candidate.cue + 1:
        return first
    at = first + 1 if tokens.lower[first] in _BEFORE_DAYS else first
    end = at
    while end < subject and tokens.entity[end] in {"DATE", "TIME"}:
        end += 1
    begins = end + 1 if tokens.lower[end] == "," else end
    return begins if end > at and tokens.left[subject] == begins else first


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without the blanks and the punctuation at its edges; quotation marks stay."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def find_contents(context: SpeechContext, *, threshold: float = THRESHOLD) -> list[Content]:
    """Return the contents of the text, in text order; none overlaps another."""
    weights = load_weights("extents")
    likely = [(candidate, p) for candidate, p in scored_candidates(context) if p >= threshold]
    likely.sort(key=lambda pair: (-pair[1], pair[0].cue, pair[0].root))
    taken = bytearray(len(context.tokens.text))
    chosen: list[Content] = []
    for candidate, _ in likely:
        options = extents(context, candidate)
        if candidate.path[0] == "<":
            # A parenthetical cue governs what other cues of its sentence leave.
            options = [option for option in options if not any(taken[option[0] : option[1]])]
        if not options:
            continue
        start, end, _ = max(options, key=lambda option: score(weights, option[2]))
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            chosen.append(Content(start, end, candidate))
    return sorted(chosen, key=lambda content: content.start)
