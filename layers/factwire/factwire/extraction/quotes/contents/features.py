"""The features that the quote models weigh, as short strings.

A feature is `name=value`; what a name stands for is said where it is made. The same functions serve training
and extraction.
"""

from __future__ import annotations

from collections.abc import Iterator

from factwire.extraction.quotes.contents.candidates import Candidate, whole_of
from factwire.extraction.quotes.cues import sense_of
from factwire.extraction.quotes.tree import Tree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_LENGTHS = (1, 2, 3, 5, 8, 13, 21, 34)


def subject_of(tree: Tree, token: int) -> int | None:
    """The subject of a verb, or None."""
    return tree.child(token, *_SUBJECTS)


def cue_features(tree: Tree, cue: int, *, headline: bool) -> list[str]:
    """What speaks for a token being a cue at all: its word, form, subject and neighbours."""
    lemma, pos = tree.lemma[cue], tree.pos[cue]
    features = [
        f"l={lemma}|{pos}",
        f"t={tree.tag[cue]}|{tree.dep[cue]}",
        f"s={sense_of(lemma)}|{pos}",
        f"lt={lemma}|{tree.tag[cue]}",
        f"n={lemma}|{tree.lower[cue + 1] if cue < tree.last[cue] else ''}",
        f"p={lemma}|{tree.lower[cue - 1] if cue > tree.first[cue] else ''}",
        f"h={tree.lemma[tree.head[cue]]}|{tree.dep[cue]}",
        f"hl={headline}|{tree.tag[cue]}",
        f"hl={headline}|{lemma}",
    ]
    subject = subject_of(tree, cue)
    who = "none" if subject is None else who_of(tree, subject)
    features += (f"w={who}|{pos}", f"w={who}|{lemma}")
    for child in tree.near(cue):
        dep = tree.dep[child]
        if dep in {"neg", "aux", "auxpass", "prt"}:
            features.append(f"c={dep}|{tree.lemma[child]}")
            features.append(f"c={lemma}|{tree.lemma[child]}")
        elif dep in {"det", "poss", "dobj"}:
            features.append(f"c={lemma}|{dep}")
    return features


def who_of(tree: Tree, noun: int) -> str:
    """What kind of thing a noun is: its entity type, a pronoun's word, or a common noun's lemma."""
    if tree.entity[noun]:
        return tree.entity[noun]
    return tree.lemma[noun] if tree.pos[noun] in {"PRON", "NOUN", "DET"} else tree.pos[noun]


def pair_features(tree: Tree, candidate: Candidate, *, quoted: str) -> list[str]:
    """What speaks for a cue governing a content; `quoted` says whether quotation marks are in or around it."""
    cue, root, path = candidate.cue, candidate.root, candidate.path
    lemma = tree.lemma[cue]
    first, last = whole_of(tree, candidate) or (root, root)
    mark = tree.child(root, "mark", "aux")
    opening = tree.lower[mark] if mark is not None and mark < root else ""
    subject = "subj" if subject_of(tree, root) is not None else ""
    size = sum(last - first >= bound for bound in _LENGTHS)
    sense = sense_of(lemma)
    before = tree.lower[first - 1] if first > tree.first[root] else "^"
    return [
        f"P={path}",
        f"P={path}|{lemma}",
        f"P={path}|{sense}",
        f"P={path}|{tree.tag[root]}",
        f"P={path}|{tree.pos[cue]}|{opening}|{subject}",
        f"P={path}|{quoted}",
        f"Q={path}|{sense}|{opening or subject}|{'subj' if subject_of(tree, cue) is not None else ''}",
        f"q={quoted}|{lemma}",
        f"q={quoted}|{size}",
        f"r={tree.lemma[root]}|{path}",
        f"r={lemma}|{tree.lemma[root]}",
        f"r={who_of(tree, root)}|{sense}",
        f"o={lemma}|{opening}|{subject}",
        f"o={path}|{tree.lower[first]}",
        f"b={path}|{before}",
        f"z={path}|{size}",
        f"side={root > cue}|{lemma}",
        f"gap={min(abs(first - cue), 6)}|{path}",
        f"E={path}|{root > cue}|{tree.lower[last + 1] if last < tree.last[root] else '$'}",
    ]


def span_features(tree: Tree, candidate: Candidate, span: tuple[int, int, str], *, quoted: str) -> Iterator[str]:
    """What speaks for a content having an extent: how it was cut, and the words at its edges."""
    first, last, cut = span
    following = last + 1
    after = tree.lower[following] if following <= tree.last[last] else "$"
    lemma = tree.lemma[candidate.cue]
    yield f"k={cut}"
    yield f"k={cut}|{candidate.path}"
    yield f"k={cut}|{lemma}"
    yield f"k={cut}|{after}"
    yield f"k={cut}|{quoted}"
    yield f"e={after}"
    yield f"e={tree.dep[following] if after != '$' else '$'}|{tree.pos[last]}"
    yield f"e={tree.lower[last]}"
    yield f"f={tree.lower[first]}|{candidate.path}"
    yield f"f={tree.lower[first - 1] if first > tree.first[first] else '^'}"
    yield f"z={cut}|{sum(last - first >= bound for bound in _LENGTHS)}"
    yield from _change_features(tree, candidate, last)


def _change_features(tree: Tree, candidate: Candidate, last: int) -> Iterator[str]:
    """What speaks for the words that an end leaves out of the content's subtree, or takes in after it."""
    plain = tree.right[candidate.root]
    if candidate.path[0] == "<" or last == plain:
        return
    way, start, end = ("cut", last + 1, plain) if last < plain else ("add", plain + 1, last)
    comma = tree.pos[start] == "PUNCT" and start < end
    word = start + comma
    what = next(filter(None, tree.entity[word : min(end, word + 3) + 1]), "")
    yield f"m={way}|{comma}|{tree.lower[word]}"
    yield f"m={way}|{tree.lower[word]}|{tree.lower[word + 1] if word < end else '$'}"
    yield f"m={way}|{comma}|{tree.tag[word]}|{tree.dep[word]}"
    yield f"m={way}|{what}|{tree.lower[word]}"
    yield f"m={way}|{what}|{tree.lemma[candidate.cue]}"
    yield f"m={way}|{candidate.path}|{tree.dep[word]}|{comma}"
    yield f"m={way}|{sum(end - start >= bound for bound in _LENGTHS)}|{comma}"
    yield f"m={way}|{tree.pos[last]}|{tree.tag[word]}|{tree.tag[word + 1] if word < end else '$'}"
    yield f"m={way}|{tree.lemma[tree.head[word]]}|{tree.lower[word]}"
    yield f"m={way}|{comma}|{tree.tag[word]}|{sense_of(tree.lemma[word])}"
    yield f"m={way}|{candidate.path}|{tree.tag[word]}|{tree.head[word] == candidate.root}"
