"""By what means, and how many: slots of an event from its own clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import Quantity, Span

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
_CLAUSES = frozenset({"ccomp", "relcl", "parataxis", "csubj"})


class Circumstances:
    """Finds the slots of the acts of one document."""

    def __init__(
        self,
        document: Document,
        *,
        quantities: tuple[Quantity, ...],
    ) -> None:
        self._document = document
        self._quantities = Lookup((quantity.start, quantity.end, quantity) for quantity in quantities)

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
        stack.extend(child for child in token.children if child.dep_ not in _CLAUSES and child.i not in others)
