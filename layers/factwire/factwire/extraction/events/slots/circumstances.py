"""The other slots of an event: where, by what means, and how many, each from the event's own clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, Act
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Place, Quantity, Span

_WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "on", "over", "along", "throughout"})
_WHITHER = frozenset({"to", "into", "toward", "towards"})
_BY_MEANS = frozenset({"with", "using", "by", "from", "in"})
_CASUALTIES = {
    "ASSAULT": frozenset({"killed", "wounded", "missing", "displaced", "weapon"}),
    "COERCE": frozenset({"detained", "displaced", "people", "weapon"}),
    "PROTEST": frozenset({"people", "killed", "wounded", "detained"}),
    "SANCTION": frozenset({"people", "money"}),
    "AID": frozenset({"money", "people"}),
    "AGREE": frozenset({"money"}),
    "RETREAT": frozenset({"people", "money"}),
    "MOBILIZE": frozenset({"people", "weapon"}),
    "ACCUSE": frozenset({"detained"}),
}
_LONGEST_LEAD = 40
_CLAUSES = frozenset({"ccomp", "relcl", "parataxis", "csubj"})


class Circumstances:
    """Finds the slots of the acts of one document."""

    def __init__(
        self,
        document: Document,
        *,
        places: tuple[Place, ...],
        quantities: tuple[Quantity, ...],
    ) -> None:
        self._document = document
        mentions = [(mention, place) for place in places for mention in place.mentions]
        self._places = Lookup((mention.start, mention.end, place) for mention, place in mentions)
        self._located = Lookup(
            (mention.start, mention.end, place) for mention, place in mentions if _is_located(document, mention)
        )
        self._quantities = Lookup((quantity.start, quantity.end, quantity) for quantity in quantities)

    def place(self, act: Act) -> Place | None:
        """Return where it happened: after a preposition of place in the clause, else the place it was done to."""
        own = self._place_in_clause(act)
        if own or (act.type not in PHYSICAL and act.mode != "visit"):
            return own
        targets = (self._place_of(token) for token in act.targets)
        return next(filter(None, targets), None) or self._place_beside(act)

    def _place_in_clause(self, act: Act) -> Place | None:
        found = (
            self._place_in(preposition)
            for prepositions in (_WHERE, _WHITHER)
            for head in act.predicates
            for preposition in head.children
            if preposition.dep_ == "prep" and preposition.lower_ in prepositions
        )
        return next(filter(None, found), None)

    def _place_of(self, target: Token) -> Place | None:
        """Return the place that a target is, or that its own words name ("the village of Berg in the north")."""
        itself = self._places.covering(target.idx, target.idx + len(target))
        if itself:
            return itself
        last = target.right_edge
        return next(iter(self._places.within(target.left_edge.idx, last.idx + len(last))), None)

    def _place_beside(self, act: Act) -> Place | None:
        """Return the place where the act's paragraph says that things happened; None where it names others besides."""
        start, end = self._document.paragraph_at(act.head.idx)
        named = {place.id for place in self._places.within(start, end)}
        return next(iter(self._located.within(start, end)), None) if len(named) == 1 else None

    def _place_in(self, preposition: Token) -> Place | None:
        first, last = preposition.left_edge, preposition.right_edge
        found = self._places.within(first.idx, last.idx + len(last))
        return found[0] if found else None

    def means(self, act: Act) -> tuple[Span, ...]:
        """Return what it was done with: weapons and vehicles after `with` or `using`, or among the arguments."""
        if act.type not in ("ASSAULT", "COERCE"):
            return ()
        heads = (*act.predicates, *act.targets)
        found = dict.fromkeys(token for head in heads for child in head.children for token in _means_in(child))
        return tuple(self._document.span(token.idx, token.idx + len(token)) for token in found)

    def quantities(self, act: Act, *, others: frozenset[int]) -> tuple[str, ...]:
        """Return the counts that stand in the event's own clause, of the kinds that such an event has."""
        kinds = _CASUALTIES.get(act.type, frozenset())
        found: dict[str, None] = {}
        for token in _clause(act, others):
            quantity = self._quantities.covering(token.idx, token.idx + len(token))
            if quantity and quantity.kind in kinds:
                found.setdefault(quantity.id)
        return tuple(found)


def _means_in(child: Token) -> Iterator[Token]:
    """Yield the weapons and vehicles that an argument is or brings."""
    if child.dep_ in ("prep", "agent") and child.lower_ in _BY_MEANS:
        brought: tuple[str, ...] = ("pobj",)
    elif child.dep_ in ("dobj", "nsubj", "compound") and _is_weapon(child):
        yield child
        return
    elif child.dep_ in ("advcl", "prep") and child.lower_ == "using":
        brought = ("dobj", "pobj")
    else:
        return
    yield from (inner for inner in child.children if inner.dep_ in brought and _is_means(inner))


def _is_located(document: Document, mention: Span) -> bool:
    """Return whether a preposition of place stands before the words, or one word earlier ("in northern X")."""
    before = document.text[max(0, mention.start - _LONGEST_LEAD) : mention.start].lower().split()
    return any(word in _WHERE for word in before[-2:])


def _is_means(token: Token) -> bool:
    return _is_weapon(token) or is_a(token, "@vehicle")


def _is_weapon(token: Token) -> bool:
    return is_a(token, "@weapon") and not is_a(token, "@weapon_in_compounds")


def _clause(act: Act, others: frozenset[int]) -> Iterator[Token]:
    """Yield the tokens of the event's clause: below its head, without clauses of their own and without other events."""
    stack = [act.head]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(
            child
            for child in token.children
            if child.dep_ not in _CLAUSES and not (child.i in others and child.dep_ in ("conj", "advcl"))
        )
