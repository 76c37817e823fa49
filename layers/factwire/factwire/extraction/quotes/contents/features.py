"""The features that the quote models weigh, as short strings.

A feature is `name=value`; what a name stands for is said where it is made. The same functions serve training
and extraction.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from factwire.extraction.quotes.contents.content_candidates import Candidate
from factwire.extraction.quotes.cues import cue_sense
from factwire.extraction.text.token_table import TokenTable

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)


def subject_of(tokens: TokenTable, token: int) -> int | None:
    """Return the subject of a verb, or None."""
    return tokens.child(token, *_SUBJECTS)


def cue_features(tokens: TokenTable, cue: int, *, headline: bool) -> list[str]:
    """Return what speaks for a token being a cue at all: its word, form, subject and neighbours."""
    lemma, pos = tokens.lemma[cue], tokens.pos[cue]
    features = [
        f"l={lemma}|{pos}",
        f"t={tokens.tag[cue]}|{tokens.dep[cue]}",
        f"s={cue_sense(lemma)}|{pos}",
        f"lt={lemma}|{tokens.tag[cue]}",
        f"n={lemma}|{tokens.lower[cue + 1] if cue < tokens.last[cue] else ''}",
        f"p={lemma}|{tokens.lower[cue - 1] if cue > tokens.first[cue] else ''}",
        f"h={tokens.lemma[tokens.head[cue]]}|{tokens.dep[cue]}",
        f"hl={headline}|{tokens.tag[cue]}",
        f"hl={headline}|{lemma}",
    ]
    subject = subject_of(tokens, cue)
    who = "none" if subject is None else speaker_class(tokens, subject)
    features += (f"w={who}|{pos}", f"w={who}|{lemma}")
    for child in tokens.near(cue):
        dep = tokens.dep[child]
        if dep in {"neg", "aux", "auxpass", "prt"}:
            features.append(f"c={dep}|{tokens.lemma[child]}")
            features.append(f"c={lemma}|{tokens.lemma[child]}")
        elif dep in {"det", "poss", "dobj"}:
            features.append(f"c={lemma}|{dep}")
    return features


def speaker_class(tokens: TokenTable, noun: int) -> str:
    """Return what kind of thing a noun is: its entity type, a pronoun's word, or a common noun's lemma."""
    if tokens.entity[noun]:
        return tokens.entity[noun]
    return tokens.lemma[noun] if tokens.pos[noun] in {"PRON", "NOUN", "DET"} else tokens.pos[noun]


def pair_features(tokens: TokenTable, candidate: Candidate, *, first: int, last: int, quoted: str) -> list[str]:
    """Return what speaks for a cue governing the tokens `[first, last]` as content.

    `quoted` says whether quotation marks are in or around it.
    """
    cue, root, path = candidate.cue, candidate.root, candidate.path
    lemma = tokens.lemma[cue]
    mark = tokens.child(root, "mark", "aux")
    opening = tokens.lower[mark] if mark is not None and mark < root else ""
    subject = "subj" if subject_of(tokens, root) is not None else ""
    size = bisect_right(_LENGTHS, last - first)
    sense = cue_sense(lemma)
    before = tokens.lower[first - 1] if first > tokens.first[root] else "^"
    return [
        f"P={path}",
        f"P={path}|{lemma}",
        f"P={path}|{sense}",
        f"P={path}|{tokens.tag[root]}",
        f"P={path}|{tokens.pos[cue]}|{opening}|{subject}",
        f"P={path}|{quoted}",
        f"Q={path}|{sense}|{opening or subject}|{'subj' if subject_of(tokens, cue) is not None else ''}",
        f"q={quoted}|{lemma}",
        f"q={quoted}|{size}",
        f"r={tokens.lemma[root]}|{path}",
        f"r={lemma}|{tokens.lemma[root]}",
        f"r={speaker_class(tokens, root)}|{sense}",
        f"o={lemma}|{opening}|{subject}",
        f"o={path}|{tokens.lower[first]}",
        f"b={path}|{before}",
        f"z={path}|{size}",
        f"side={root > cue}|{lemma}",
        f"gap={min(abs(first - cue), 6)}|{path}",
        f"E={path}|{root > cue}|{tokens.lower[last + 1] if last < tokens.last[root] else '$'}",
    ]


def span_features(
    tokens: TokenTable, candidate: Candidate, span: tuple[int, int, str], *, quoted: str
) -> Iterator[str]:
    """Yield what speaks for a content having an extent: how it was cut, and the words at its edges."""
    first, last, cut = span
    following = last + 1
    after = tokens.lower[following] if following <= tokens.last[last] else "$"
    lemma = tokens.lemma[candidate.cue]
    yield f"k={cut}"
    yield f"k={cut}|{candidate.path}"
    yield f"k={cut}|{lemma}"
    yield f"k={cut}|{after}"
    yield f"k={cut}|{quoted}"
    yield f"e={after}"
    yield f"e={tokens.dep[following] if after != '$' else '$'}|{tokens.pos[last]}"
    yield f"e={tokens.lower[last]}"
    yield f"f={tokens.lower[first]}|{candidate.path}"
    yield f"f={tokens.lower[first - 1] if first > tokens.first[first] else '^'}"
    yield f"z={cut}|{bisect_right(_LENGTHS, last - first)}"
    yield from _change_features(tokens, candidate, last)


def _change_features(tokens: TokenTable, candidate: Candidate, last: int) -> Iterator[str]:
    """Yield what speaks for the words that an end leaves out of the content's subtree, or takes in after it."""
    plain = tokens.right[candidate.root]
    if candidate.path[0] == "<" or last == plain:
        return
    way, start, end = ("cut", last + 1, plain) if last < plain else ("add", plain + 1, last)
    comma = tokens.pos[start] == "PUNCT" and start < end
    word = start + comma
    what = next(filter(None, tokens.entity[word : min(end, word + 3) + 1]), "")
    yield f"m={way}|{comma}|{tokens.lower[word]}"
    yield f"m={way}|{tokens.lower[word]}|{tokens.lower[word + 1] if word < end else '$'}"
    yield f"m={way}|{comma}|{tokens.tag[word]}|{tokens.dep[word]}"
    yield f"m={way}|{what}|{tokens.lower[word]}"
    yield f"m={way}|{what}|{tokens.lemma[candidate.cue]}"
    yield f"m={way}|{candidate.path}|{tokens.dep[word]}|{comma}"
    yield f"m={way}|{bisect_right(_LENGTHS, end - start)}|{comma}"
    yield f"m={way}|{tokens.pos[last]}|{tokens.tag[word]}|{tokens.tag[word + 1] if word < end else '$'}"
    yield f"m={way}|{tokens.lemma[tokens.head[word]]}|{tokens.lower[word]}"
    yield f"m={way}|{comma}|{tokens.tag[word]}|{cue_sense(tokens.lemma[word])}"
    yield f"m={way}|{candidate.path}|{tokens.tag[word]}|{tokens.head[word] == candidate.root}"
