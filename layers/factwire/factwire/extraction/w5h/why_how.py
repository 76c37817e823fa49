"""Why and how: the causes, purposes and means that connectives introduce near the main event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.document import Document
from factwire.extraction.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.clause import NOMINAL, Clause
from factwire.extraction.w5h.main_clause import LEAD_SENTENCES
from factwire.extraction.w5h.nearness import Nearness

LONGEST_TOKENS = 30
TITLE_SCORE = 0.6
# A bare name says who is to blame, seldom why.
NAME_COST = 0.5
NAMED = frozenset({"PERSON", "ORG"})
# "for two days", "for the first time", "for 10 million dollars" measure; they give no reason.
MEASURES = frozenset({"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
WEAKEST = 0.65
WEAK = 0.4
CHANNELS = frozenset({"in", "on", "by", "with", "via", "at"})


@dataclass(frozen=True)
class Connective:
    """Words that introduce a cause or a manner, what they govern, and how surely they mean it."""

    words: tuple[str, ...]
    governs: str
    strength: float


def why(document: Document, clause: Clause | None, nearness: Nearness) -> Iterator[Scored]:
    """The possible answers: what connectives introduce, and what verbs name as a cause ("blamed the rain")."""
    for reason in _introduced(document, clause, nearness, lexicon="w5h_causes"):
        # "Norvik to buy rival" announces what happens, not why.
        if clause is None or (reason.start, reason.in_title) != (clause.verb.idx, clause.in_title):
            yield reason
    yield from _near_the_event(document, clause, nearness, _causes)


def _causes(sentence: Tokens) -> Iterator[tuple[int, int, float]]:
    verbs = _causal_verbs()
    for token in sentence:
        for place, strength in verbs.get(token.lemma_.lower(), ()) if token.pos_ == "VERB" else ():
            cause = _cause_of(token, place)
            if cause is not None:
                last = _until_comma(cause)
                person = cause.ent_type_ in NAMED
                yield cause.left_edge.idx, last.idx + len(last), strength - (NAME_COST if person else 0.0)
                break


def _cause_of(verb: Token, place: str) -> Token | None:
    if place in {"object", "subject"}:
        wanted = {"dobj"} if place == "object" else {"nsubj"}
        return next((child for child in verb.children if child.dep_ in wanted and child.pos_ != "PRON"), None)
    for child in verb.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ == place:
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


@cache
def _causal_verbs() -> dict[str, tuple[tuple[str, float], ...]]:
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for entry in load_lexicon("w5h_causal_verbs"):
        found[entry["verb"]].append((entry["cause"], float(entry["strength"])))
    return {verb: tuple(places) for verb, places in found.items()}


def how(document: Document, clause: Clause | None, nearness: Nearness) -> Iterator[Scored]:
    """The possible answers: means that connectives introduce, participles of means, and channels ("in a letter")."""
    yield from _introduced(document, clause, nearness, lexicon="w5h_manners")
    yield from _near_the_event(document, clause, nearness, _means)


def _near_the_event(
    document: Document,
    clause: Clause | None,
    nearness: Nearness,
    find: Callable[[Tokens], Iterator[tuple[int, int, float]]],
) -> Iterator[Scored]:
    """What `find` finds in the title and the first sentences, scored by nearness to the main event."""
    if clause is None:
        return
    if document.title is not None and clause.in_title:
        for start, end, strength in find(document.title[:]):
            yield Scored(start, end, strength + TITLE_SCORE, in_title=True)
    for index, sentence in enumerate(document.sentences[:LEAD_SENTENCES]):
        for start, end, strength in find(sentence):
            yield Scored(start, end, strength + nearness.share(index) * 0.5 - 0.03 * index)


def _means(sentence: Tokens) -> Iterator[tuple[int, int, float]]:
    """Participle clauses of the main verb ("..., beating the champions") and channels: code points and strength."""
    for token in sentence:
        if token.tag_ == "VBG" and token.dep_ == "advcl" and token.head == sentence.root and token.i > token.head.i:
            if not any(child.dep_ in {"mark", "aux"} for child in token.children):
                last = _until_comma(token)
                yield token.idx, last.idx + len(last), 0.6
        elif _is_channel(token) and token.head.head == sentence.root:
            yield token.head.idx, token.idx + len(token), 0.5


def _is_channel(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.lemma_.lower() in load_terms("w5h_channels") and noun.head.lower_ in CHANNELS


def _until_comma(token: Token) -> Token:
    doc = token.doc
    stop = next((t.i for t in doc[token.i : token.right_edge.i + 1] if t.text == ","), token.right_edge.i + 1)
    return doc[stop - 1]


def _introduced(document: Document, clause: Clause | None, nearness: Nearness, *, lexicon: str) -> Iterator[Scored]:
    found = _near_the_event(document, clause, nearness, lambda sentence: _phrases(sentence, lexicon))
    return (scored for scored in found if scored.score >= WEAKEST)


def _phrases(sentence: Tokens, lexicon: str) -> Iterator[tuple[int, int, float]]:
    """The stretches that connectives introduce in a sentence: code points and strength."""
    doc, last = sentence.doc, sentence.end
    starts = _connectives(lexicon)
    for token in sentence:
        if token.i > sentence.start and _is_measured(token):
            continue
        for connective in starts.get(token.lower_, ()):
            after = token.i + len(connective.words)
            if after < last and tuple(t.lower_ for t in doc[token.i : after]) == connective.words:
                if connective.strength <= WEAK and connective.governs == "phrase" and token.head.pos_ in NOMINAL:
                    continue  # "the market for treatments" tells what market, not why
                end = _governed(token, doc[after], governs=connective.governs)
                if end is not None:
                    stop = min(end, last - 1, after + LONGEST_TOKENS)
                    yield doc[after].idx, doc[stop].idx + len(doc[stop]), connective.strength
                    break


def _is_measured(connective: Token) -> bool:
    """Whether a length stands before it: "a day after the vote" tells when, not why."""
    return connective.lower_ == "after" and connective.nbor(-1).ent_type_ in MEASURES


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
    if objects and any(token.ent_type_ in MEASURES for token in (objects[0], *objects[0].lefts)):
        return None
    return objects[0].right_edge.i if objects and connective.dep_ in {"prep", "agent", "advcl"} else None


@cache
def _connectives(lexicon: str) -> dict[str, tuple[Connective, ...]]:
    """The connectives by their first word, longest first."""
    found: dict[str, list[Connective]] = defaultdict(list)
    for entry in load_lexicon(lexicon):
        words = tuple(entry["words"].split())
        found[words[0]].append(Connective(words=words, governs=entry["governs"], strength=float(entry["strength"])))
    return {first: tuple(sorted(group, key=lambda c: -len(c.words))) for first, group in found.items()}
