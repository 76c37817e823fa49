"""Quantities: casualties, people, money, percentages, weapons and other counted things, with their ranges."""

from __future__ import annotations

from bisect import bisect_left

from factwire.extraction.quantities.amounts import Amount, find_amounts
from factwire.extraction.quantities.quantity_kinds import Classifier
from factwire.extraction.quantities.singles import Single, find_singles
from factwire.extraction.quantities.token_quantity import TokenQuantity
from factwire.extraction.quantities.victim_lists import sum_lists, without_appositions
from factwire.extraction.quantities.victims import drop_wounds_of_dead, resolve_victims
from factwire.extraction.text.document import Document
from factwire.model import Quantity, Timex

__all__ = ["find_quantities"]


def find_quantities(document: Document, *, times: tuple[Timex, ...]) -> tuple[Quantity, ...]:
    """Return the quantities of the text that are no part of a time expression, in document order.

    How words become `value`, `min` and `max` is stated in the lexicons `quantities/bounds` and `quantities/vague`.
    """
    doc = document.doc
    words = [word.lower() for word in document.tokens.word]
    taken = _taken(document.tokens.start, times)
    amounts = list(find_amounts(words, taken=taken))
    classifier = Classifier(doc, words, amounts=amounts)
    candidates: list[Amount | Single] = sorted(
        [*amounts, *find_singles(doc, words=words, amounts=amounts)], key=lambda found: (found.first, found.end)
    )
    classified = [each for candidate in candidates for each in classifier.classify(candidate)]
    found = drop_wounds_of_dead(doc, sum_lists(doc, resolve_victims(doc, without_appositions(doc, classified))))
    return tuple(_quantity(document, one, number=at) for at, one in enumerate(found, 1))


def _taken(starts: list[int], times: tuple[Timex, ...]) -> list[bool]:
    """Return which tokens a time expression holds, by the code points at which tokens start."""
    taken = [False] * len(starts)
    for time in times:
        at = bisect_left(starts, time.start)
        while at < len(starts) and starts[at] < time.end:
            taken[at] = True
            at += 1
    return taken


def _quantity(document: Document, found: TokenQuantity, *, number: int) -> Quantity:
    doc = document.doc
    span = document.span_of(doc[found.first : found.end])
    return Quantity(
        id=f"n{number}", start=span.start, end=span.end, text=span.text, kind=found.kind,
        value=found.value, min=found.min, max=found.max, unit=found.unit, of=found.of,
    )  # fmt: skip
