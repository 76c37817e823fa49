"""The other slots of an event: where, by what means, and how many, each from the event's own clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, Act
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.lexicon.words import lemma
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


class Slots:
    """Finds the slots of the acts of one document."""

    def __init__(
        self,
        document: Document,
        *,
        places: tuple[Place, ...],
        quantities: tuple[Quantity, ...],
    ) -> None:
        self._document = document
        self._places = Lookup((m.start, m.end, place) for place in places for m in place.mentions)
        self._located = Lookup(
            (m.start, m.end, place) for place in places for m in place.mentions if _is_located(document, m)
        )
        self._quantities = Lookup((quantity.start, quantity.end, quantity) for quantity in quantities)

    def place(self, act: Act) -> Place | None:
        """Where it happened: after a preposition of place in the clause, else the place it was done to."""
        for prepositions in (_WHERE, _WHITHER):
            for head in act.predicates:
                for preposition in head.children:
                    if preposition.dep_ == "prep" and preposition.lower_ in prepositions:
                        found = self._place_in(preposition)
                        if found:
                            return found
        if act.type not in PHYSICAL and act.mode != "visit":
            return None
        targets = (self._place_of(token) for token in act.targets)
        return next((place for place in targets if place), None) or self._place_beside(act)

    def _place_of(self, target: Token) -> Place | None:
        """The place that a target is, or that its own words name ("the village of Berg in the north")."""
        itself = self._places.covering(target.idx, target.idx + len(target))
        if itself:
            return itself
        last = target.right_edge
        return next(iter(self._places.within(target.left_edge.idx, last.idx + len(last))), None)

    def _place_beside(self, act: Act) -> Place | None:
        """The place where the act's paragraph says that things happened; None where it names others besides."""
        start, end = self._document.paragraph_at(act.head.idx)
        named = {place.id for place in self._places.within(start, end)}
        return next(iter(self._located.within(start, end)), None) if len(named) == 1 else None

    def _place_in(self, preposition: Token) -> Place | None:
        first, last = preposition.left_edge, preposition.right_edge
        found = self._places.within(first.idx, last.idx + len(last))
        return found[0] if found else None

    def means(self, act: Act) -> tuple[Span, ...]:
        """What it was done with: weapons and vehicles after `with` or `using`, or among the arguments."""
        if act.type not in ("ASSAULT", "COERCE"):
            return ()
        found: list[Token] = []
        for head in (*act.predicates, *act.targets):
            for child in head.children:
                if child.dep_ in ("prep", "agent") and child.lower_ in _BY_MEANS:
                    found += [grand for grand in child.children if grand.dep_ == "pobj" and _is_means(grand)]
                elif child.dep_ in ("dobj", "nsubj", "compound") and _is_weapon(child):
                    found.append(child)
                elif child.dep_ in ("advcl", "prep") and child.lower_ == "using":
                    found += [grand for grand in child.children if grand.dep_ in ("dobj", "pobj") and _is_means(grand)]
        return tuple(self._document.span(token.idx, token.idx + len(token)) for token in dict.fromkeys(found))

    def quantities(self, act: Act, *, others: frozenset[int]) -> tuple[str, ...]:
        """The counts that stand in the event's own clause, of the kinds that such an event has."""
        kinds = _CASUALTIES.get(act.type, frozenset())
        found: dict[str, None] = {}
        for token in _clause(act, others):
            quantity = self._quantities.covering(token.idx, token.idx + len(token))
            if quantity and quantity.kind in kinds:
                found.setdefault(quantity.id)
        return tuple(found)


def _is_located(document: Document, mention: Span) -> bool:
    """Whether a preposition of place stands before the words, or before the one in front of them ("in northern X")."""
    before = document.text[max(0, mention.start - _LONGEST_LEAD) : mention.start].lower().split()
    return any(word in _WHERE for word in before[-2:])


def _is_means(token: Token) -> bool:
    return _is_weapon(token) or is_a(token, "@vehicle")


def _is_weapon(token: Token) -> bool:
    return is_a(token, "@weapon") and lemma(token) not in ("fire", "warning", "agent", "cocktail")


def _clause(act: Act, others: frozenset[int]) -> Iterator[Token]:
    """The tokens of the event's clause: below its head, without clauses of their own and without other events."""
    stack = [act.head]
    while stack:
        token = stack.pop()
        yield token
        stack.extend(
            child
            for child in token.children
            if child.dep_ not in _CLAUSES and not (child.i in others and child.dep_ in ("conj", "advcl"))
        )
