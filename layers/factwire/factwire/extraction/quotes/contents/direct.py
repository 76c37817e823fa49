"""Direct speech: the quoted stretches that are speech, distinguished from titles, nicknames and scare quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from factwire.extraction.quotes.contents.features import speaker_class
from factwire.extraction.quotes.contents.quote_contents import Content, SpeechContext
from factwire.extraction.quotes.cues import cue_sense
from factwire.extraction.quotes.linear import load_weights, probability
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.quotation_marks import QuotedSpan

DIRECT: Final = 0.6
_NEAR: Final = 8
_TRIMMED: Final = 3  # a content may end before the last point of an unclosed quote
_LONGEST_NAME: Final = 4
_LENGTHS: Final = (1, 2, 3, 4, 6, 9, 15, 30)


def is_speech(context: SpeechContext, index: int, *, content: Content | None) -> bool:
    """Return whether the quoted stretch with that index is speech; `content` is the one around it, if any."""
    if context.stretches[index].start in context.turns:
        return True
    if is_name(context, context.stretches[index]):
        return False
    features = stretch_features(context, index, content=content)
    return probability(load_weights("stretches"), features) >= DIRECT


def is_name(context: SpeechContext, stretch: QuotedSpan) -> bool:
    """Return whether a stretch is what something is called: 'goes by the name "Kid"', 'nicknamed "Big Red"'."""
    tokens = context.tokens
    first, last = tokens_of(context, stretch)
    before = bisect_left(tokens.start, stretch.outer_start) - 1
    words = [tokens.word[at] for at in range(first, last + 1) if tokens.word[at][:1].isalpha()]
    capitals = bool(words) and len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
    named = {" ".join(tokens.lower[max(0, before - back) : before + 1]) for back in (0, 1)}
    return capitals and before >= 0 and not named.isdisjoint(load_terms("quotes/naming_words"))


def content_around(stretch: QuotedSpan, contents: Sequence[Content]) -> Content | None:
    """Return the content that holds a quoted stretch, or None; `contents` are in text order and do not overlap."""
    at = bisect_right(contents, stretch.start, key=lambda content: content.start) - 1
    return contents[at] if at >= 0 and stretch.end <= contents[at].end + _TRIMMED else None


def tokens_of(context: SpeechContext, stretch: QuotedSpan) -> tuple[int, int]:
    """Return the first and last token between the marks of a stretch."""
    tokens = context.tokens
    first = bisect_left(tokens.start, stretch.start)
    last = max(first, bisect_left(tokens.start, stretch.end) - 1)
    return min(first, len(tokens) - 1), min(last, len(tokens) - 1)


def stretch_features(context: SpeechContext, index: int, *, content: Content | None) -> Iterator[str]:
    """Yield what speaks for a quoted stretch being speech: its length, edges, neighbours, and the content around it."""
    tokens, stretch = context.tokens, context.stretches[index]
    text = tokens.text[stretch.start : stretch.end]
    first, last = tokens_of(context, stretch)
    size = sum(last - first + 1 > bound for bound in _LENGTHS)
    ending = text[-1:] if text[-1:] in ",.?!" else "word"
    following = tokens.text[stretch.outer_end : stretch.outer_end + 1].strip() or "¶"
    before, after = _outside(context, first, -1), _outside(context, last, 1)
    words = [word for word in text.split() if word[:1].isalpha()]
    titled = bool(words) and sum(word[0].isupper() for word in words) >= max(1, 0.7 * len(words))
    held = "none" if content is None else ("all" if content.end - content.start <= len(text) + 4 else "part")
    verbs = sum(tokens.pos[token] in {"VERB", "AUX"} for token in range(first, min(last, first + 30) + 1))
    place = "head" if stretch.start < context.headline_end else "body"
    previous = tokens.lower[before] if before is not None else "^"
    yield "1"
    yield f"z={size}|{held}"
    yield f"z={size}|{titled}"
    yield f"z={size}|{ending}"
    yield f"h={held}|{titled}|{place}"
    yield f"h={held}|{min(verbs, 2)}"
    yield f"e={ending}|{following}"
    yield f"b={previous}"
    yield f"b={previous}|{titled}"
    yield f"B={tokens.lemma[before] if before is not None else '^'}|{held}"
    yield f"a={tokens.lower[after] if after is not None else '$'}|{min(size, 3)}"
    yield f"A={tokens.pos[after] if after is not None else '$'}|{titled}|{held}"
    yield f"f={tokens.tag[first]}|{text[:1].isupper()}"
    yield f"w={speaker_class(tokens, last)}|{titled}"
    yield f"y={tokens.entity[first]}|{tokens.entity[last]}"
    yield f"k={stretch.continues}|{stretch.closed}"
    yield f"v={min(verbs, 3)}|{size}"
    for token in _near(context, first, last):
        if sense := cue_sense(tokens.lemma[token]):
            yield f"s={sense}|{tokens.pos[token]}|{min(size, 4)}"
            yield f"s={tokens.lemma[token]}"


def _outside(context: SpeechContext, token: int, step: int) -> int | None:
    """Return the nearest token outside the marks in a direction, if it stands in the same paragraph."""
    index, at = context.inside[token], token + step
    while 0 <= at < len(context.tokens) and context.inside[at] == index >= 0:
        at += step
    if not 0 <= at < len(context.tokens) or context.tokens.lower[at] == "¶":
        return None
    return at


def _near(context: SpeechContext, first: int, last: int) -> Iterator[int]:
    """Yield the tokens outside quotation marks within a few words of a stretch."""
    around = (*range(max(0, first - _NEAR), first), *range(last + 1, min(len(context.tokens), last + _NEAR)))
    return (token for token in around if context.inside[token] < 0)
