"""Connectives: the words that introduce a cause or a manner, and what they govern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from factwire.extraction.text.lexicon import load_lexicon, load_terms
from factwire.extraction.w5h.grammar.purposes import is_purpose, is_reckoning
from factwire.extraction.w5h.grammar.stretches import Stretch

# "for two days", "for the first time", "for 10 million dollars" measure; they give no reason.
MEASURES = frozenset({"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
WHILES = frozenset({"hours", "days", "weeks", "months"})
LENGTHS = frozenset({"moment", "minute", "hour", "day", "week", "fortnight", "month", "season", "year", "decade"})
SPEAKING = frozenset({"say", "tell", "speak", "talk", "add"})
BACKGROUND = frozenset({"amid", "amidst"})  # what is going on behind all that a sentence reports
GOVERNING = frozenset({"prep", "agent", "advcl"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
SPANNING = ("over",)
CROSSING = frozenset({("over",), ("through",)})
SURE = 0.8  # words as sure as that count in a relative clause too
DASHES = frozenset({"-", "–", "—", "--"})
PURPOSES = frozenset({("to",), ("for",)})
ATTEMPTED = 0.8


@dataclass(frozen=True)
class Connective:
    """Words that introduce a cause or a manner, what they govern, how surely they mean it, and behind which words."""

    words: tuple[str, ...]
    governs: str
    strength: float
    not_after: frozenset[str]


def introduced(sentence: list[Token], *, lexicon: str, with_words: bool = False) -> Iterator[Stretch]:
    """Yield the stretches that the lexicon's connectives introduce in a sentence.

    They keep the connective `with_words`; a purpose always keeps its "to" or "for".
    """
    starts, end = _connectives(lexicon), sentence[-1].i + 1
    for token, following in pairwise(sentence):
        first = token.lower_
        if first in starts:
            second = following.nbor(1).lower_ if following.is_quote and following.i + 1 < end else following.lower_
            for connective in (*starts[first].get(second, ()), *starts[first].get("", ())):
                found = _introduced_by(connective, token, end=end, with_words=with_words)
                if found is not None:
                    yield found
                    break


def attempted(sentence: list[Token]) -> Iterator[Stretch]:
    """Yield what a deed is an attempt at: "in the latest bid to cut costs", "in an attempt by Brandt to cut costs"."""
    for noun in sentence:
        above = noun.head
        if above.lower_ != "in" or above.dep_ != "prep" or above.head.lemma_.lower() in SPEAKING:
            continue
        if noun.dep_ == "pobj" and noun.lemma_.lower() in load_terms("w5h/attempts"):
            aims = (token for token in noun.doc[noun.i + 1 : noun.sent.end] if token.text == "to")
            to = next((token for token in aims if token.i == noun.i + 1 or noun in token.ancestors), None)
            if to is not None and to.dep_ == "aux" and to.head.i > to.i:
                yield Stretch(to.nbor(1), to.head.right_edge, ATTEMPTED)


def _introduced_by(connective: Connective, token: Token, *, end: int, with_words: bool) -> Stretch | None:
    doc, after = token.doc, _end_of(connective.words, token)
    if after is None or after >= end:
        return None
    last = _governed(token, doc[after], connective)
    if last is None:
        return None
    first = token if with_words or connective.words in PURPOSES else doc[after]
    return Stretch(first=first, last=doc[min(last, end - 1)], strength=connective.strength)


def _end_of(words: tuple[str, ...], first: Token) -> int | None:
    """Return the place behind the words if they follow in the text, whatever marks of quotation stand among them."""
    at = first.i + 1
    for word in words[1:]:
        while at < len(first.doc) and first.doc[at].is_quote:
            at += 1
        if at >= len(first.doc) or first.doc[at].lower_ != word:
            return None
        at += 1
    while at < len(first.doc) and first.doc[at].is_quote and not first.doc[at - 1].whitespace_:
        at += 1  # the mark that closes what is quoted of the connective
    return at


def _governed(token: Token, after: Token, connective: Connective) -> int | None:
    """Return the last token of what the connective governs, or None where it means something else."""
    if token.head.lemma_.lower() in connective.not_after or _is_measured(token) or _is_aside(token, connective):
        return None
    if connective.words in PURPOSES and not is_purpose(token) and not is_reckoning(token):
        return None  # "the plan to sell", "the market for treatments" tell what plan and what market, not why
    if connective.governs == "phrase" and after.tag_ == "VB":
        return None  # "due to stand" announces
    if connective.governs == "clause":
        return _clause_of(token, after.nbor(-1))
    noun = next((c for c in token.subtree if c.dep_ in _objects_of(token) and c.i >= after.i), None)
    if noun is None or _only_measures(noun, connective):
        return None
    governs = token.lower_ == "using" or not {token.dep_, after.nbor(-1).dep_}.isdisjoint(GOVERNING)
    return _with_clause_behind(token.head, noun.right_edge) if governs else None


def _only_measures(noun: Token, connective: Connective) -> bool:
    """Return whether the object says how long, how much or over what expanse, and gives no reason."""
    measured = any(token.ent_type_ in MEASURES for token in (noun, *noun.lefts)) and not _is_filled(noun)
    crossed = connective.words in CROSSING and noun.ent_type_ in PLACES  # "marched through Oslo"
    return measured or _is_term(noun) or crossed or (connective.words == SPANNING and _is_expanse(noun))


def _is_filled(length: Token) -> bool:
    """Return whether it is told what went on for an uncounted while: "after days of heavy rain"."""
    filled = next((child for child in length.rights if child.lower_ == "of"), None)
    counted = any(child.pos_ == "NUM" for child in length.lefts)
    return length.lower_ in WHILES and not counted and filled is not None and filled.right_edge != filled


def _objects_of(connective: Token) -> frozenset[str]:
    """Return what an object hangs on the connective as: "using a ladder" has a direct one."""
    return frozenset({"dobj"}) if connective.lower_ == "using" else frozenset({"pobj", "pcomp"})


def _with_clause_behind(above: Token, last: Token) -> int:
    """Return the last token of the object with its clause, where the parser hangs that on what stands above.

    "After infections and deaths hit a record", "amid fears it could fall".
    """
    for clause in above.rights:
        bare = clause.pos_ == "VERB" and clause.dep_ in {"advcl", "ccomp"} and clause.left_edge.i == last.i + 1
        if bare and clause.tag_ != "VBG" and not any(child.dep_ == "mark" for child in clause.lefts):
            return clause.right_edge.i
    return last.i


def _clause_of(connective: Token, last: Token) -> int | None:
    head = connective.head
    if last != connective and last.dep_ in {"aux", "mark"} and last.head.i > last.i:
        return last.head.right_edge.i  # "in an effort to cut costs" hangs the clause on "effort"
    if connective.dep_ == "prep":
        gerund = next((c for c in connective.children if c.dep_ == "pcomp" and c.pos_ in {"VERB", "AUX"}), None)
        return gerund.right_edge.i if gerund is not None else None
    if connective.dep_ in {"mark", "aux"} and head.i > connective.i and head.dep_ in {"advcl", "relcl", "acl", "xcomp"}:
        bare = head.pos_ == "AUX" and head.right_edge == head  # "as many such boats are" compares
        return None if bare else head.right_edge.i
    return None


def _is_aside(token: Token, connective: Connective) -> bool:
    """Return whether it says why a speaker spoke ("said so because"), or stands loosely in a clause that describes."""
    if (connective.strength < SURE and is_of_relative(token)) or any(t.lower_ == "despite" for t in token.ancestors):
        return True
    spoke = token.head.head if token.dep_ == "mark" else token.head
    return spoke.lemma_.lower() in SPEAKING and token.lower_ not in BACKGROUND


def is_of_relative(token: Token) -> bool:
    """Return whether it stands in a clause that describes a noun: "which spends millions in an effort to win"."""
    openings = (above.left_edge for above in token.ancestors if above.dep_ == "relcl")
    return any(first.i == 0 or first.nbor(-1).text not in DASHES for first in openings)  # a dash ends a dateline


def _is_measured(connective: Token) -> bool:
    """Return whether a length stands before or behind it: "a day after the vote", "after 32 years" tell when."""
    if connective.lower_ not in {"after", "following"}:
        return False
    before = connective.i > 0 and connective.nbor(-1).lemma_.lower() in LENGTHS
    behind = connective.doc[connective.i + 1 : connective.i + 3]
    return before or (len(behind) > 1 and behind[0].pos_ == "NUM" and behind[1].lemma_.lower() in LENGTHS)


def _is_term(noun: Token) -> bool:
    """Return whether it says how long: "jailed for life"."""
    return noun.lower_ == "life" and noun.left_edge == noun.right_edge


def _is_expanse(noun: Token) -> bool:
    """Return whether it is what something goes or lasts over: "over the sea", "over the years"."""
    return noun.lemma_.lower() in load_terms("w5h/expanses")


@cache
def _connectives(lexicon: str) -> dict[str, dict[str, tuple[Connective, ...]]]:
    """Return the connectives by their first and second word ("" where they have one), longest first."""
    found: dict[str, dict[str, list[Connective]]] = defaultdict(lambda: defaultdict(list))
    for entry in load_lexicon(lexicon):
        words = tuple(entry["words"].split())
        found[words[0]][words[1] if len(words) > 1 else ""].append(
            Connective(
                words,
                governs=entry["governs"],
                strength=float(entry["strength"]),
                not_after=frozenset(entry["not_after"].split()),
            )
        )
    return {
        first: {second: tuple(sorted(group, key=lambda c: -len(c.words))) for second, group in seconds.items()}
        for first, seconds in found.items()
    }
