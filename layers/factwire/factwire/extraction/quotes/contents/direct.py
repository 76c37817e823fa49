"""Direct speech: which quoted stretches are somebody's words, told apart from titles, nicknames and scare quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from factwire.extraction.quotes.contents.contents import Content, Page
from factwire.extraction.quotes.contents.features import who_of
from factwire.extraction.quotes.cues import sense_of
from factwire.extraction.quotes.linear import load_weights, probability
from factwire.extraction.text.quotation_marks import Quoted

DIRECT: Final = 0.6
_NEAR: Final = 8
_TRIMMED: Final = 3  # a content may end before the last point of an unclosed quote
_LENGTHS: Final = (1, 2, 3, 4, 6, 9, 15, 30)


def is_speech(page: Page, index: int, *, content: Content | None) -> bool:
    """Whether the quoted stretch with that index is somebody's words; `content` is the one around it, if any."""
    features = stretch_features(page, index, content=content)
    return probability(load_weights("stretches"), features) >= DIRECT


def content_around(stretch: Quoted, contents: Sequence[Content]) -> Content | None:
    """The content that holds a quoted stretch, or None; `contents` are in text order and do not overlap."""
    at = bisect_right(contents, stretch.start, key=lambda content: content.start) - 1
    return contents[at] if at >= 0 and stretch.end <= contents[at].end + _TRIMMED else None


def tokens_of(page: Page, stretch: Quoted) -> tuple[int, int]:
    """The first and last token between the marks of a stretch."""
    tokens = page.tokens
    first = bisect_left(tokens.start, stretch.start)
    last = max(first, bisect_left(tokens.start, stretch.end) - 1)
    return min(first, len(tokens) - 1), min(last, len(tokens) - 1)


def stretch_features(page: Page, index: int, *, content: Content | None) -> Iterator[str]:
    """What speaks for a quoted stretch being speech: its length, edges, neighbours, and the content around it."""
    tokens, stretch = page.tokens, page.stretches[index]
    text = tokens.text[stretch.start : stretch.end]
    first, last = tokens_of(page, stretch)
    size = sum(last - first + 1 > bound for bound in _LENGTHS)
    ending = text[-1:] if text[-1:] in ",.?!" else "word"
    following = tokens.text[stretch.outer_end : stretch.outer_end + 1].strip() or "¶"
    before, after = _outside(page, first, -1), _outside(page, last, 1)
    words = [word for word in text.split() if word[:1].isalpha()]
    titled = bool(words) and sum(word[0].isupper() for word in words) >= max(1, 0.7 * len(words))
    held = "none" if content is None else ("all" if content.end - content.start <= len(text) + 4 else "part")
    verbs = sum(tokens.pos[token] in {"VERB", "AUX"} for token in range(first, min(last, first + 30) + 1))
    place = "head" if stretch.start < page.headline_end else "body"
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
    yield f"w={who_of(tokens, last)}|{titled}"
    yield f"y={tokens.entity[first]}|{tokens.entity[last]}"
    yield f"k={stretch.continues}|{stretch.closed}"
    yield f"v={min(verbs, 3)}|{size}"
    for token in _near(page, first, last):
        if sense := sense_of(tokens.lemma[token]):
            yield f"s={sense}|{tokens.pos[token]}|{min(size, 4)}"
            yield f"s={tokens.lemma[token]}"


def _outside(page: Page, token: int, step: int) -> int | None:
    """The nearest token outside the marks in a direction, if it stands in the same paragraph."""
    index, at = page.inside[token], token + step
    while 0 <= at < len(page.tokens) and page.inside[at] == index >= 0:
        at += step
    if not 0 <= at < len(page.tokens) or page.tokens.lower[at] == "¶":
        return None
    return at


def _near(page: Page, first: int, last: int) -> Iterator[int]:
    """The tokens outside quotation marks within a few words of a stretch."""
    around = (*range(max(0, first - _NEAR), first), *range(last + 1, min(len(page.tokens), last + _NEAR)))
    return (token for token in around if page.inside[token] < 0)
