"""Claims: each toll of a happening once, with what it covers, for which day it is given, and whose figure it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, cast

from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.incidents.scopes import scope_of
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.model import DAY, Claim, Quantity, Quote
from factwire.model.facts import CasualtyKind, ClaimScope

_LONGEST_LINK: Final = 60  # code points between the figures of a list
_AS_OF: Final = re.compile(r"\b(?:as of|by|until|up to) (?:late |early |the )?$")
_LISTED: Final = re.compile(r"[^.;:]{0,30}(?:,| and| then| before)[^.;:0-9]{0,30}")

Limits = tuple[float | None, float | None, float | None]


class Claims:
    """Makes the claims of one document."""

    def __init__(self, document: Document, *, quotes: tuple[Quote, ...], around: Surroundings) -> None:
        self._document = document
        self._around = around
        self._quotes = Lookup((quote.start, quote.end, quote) for quote in quotes)

    def of(self, tolls: Sequence[Quantity], *, number: int) -> tuple[Claim, ...]:
        """Return the claims that the tolls of one happening make, in document order, their ids from a number on."""
        scoped = list(self._with_parts([(toll, scope_of(toll, self._document, self._around)) for toll in tolls]))
        told = list(self._without_retellings(scoped))
        return tuple(self._claim(toll, scope, number=number + at) for at, (toll, scope) in enumerate(told))

    def _claim(self, toll: Quantity, scope: ClaimScope, *, number: int) -> Claim:
        start, end = self._around.sentence(toll.start)
        quote = self._quotes.covering(toll.start, toll.end)
        return Claim(
            id=f"c{number}",
            of=cast("CasualtyKind", toll.kind),
            value=toll.value,
            min=toll.min,
            max=toll.max,
            scope=scope,
            as_of=self._as_of(toll.start),
            quantity=toll.id,
            assertion=toll.assertion,
            attribution=toll.attribution,
            attribution_text=toll.attribution_text,
            source_text=quote.source_text if quote else None,
            evidence=self._document.span(start, end),
        )

    def _with_parts(self, scoped: Sequence[tuple[Quantity, ClaimScope]]) -> Iterator[tuple[Quantity, ClaimScope]]:
        """Yield the figures; what is listed ("his wife and two sons") or one of several is a part."""
        several = {toll.kind for toll, _ in scoped if (toll.min or toll.value or 0) > 1}
        listed = {
            toll.id
            for (one, scope), (other, others) in pairwise(scoped)
            if (one.kind, scope, others) == (other.kind, "incident", "incident") and self._is_listed(one, other)
            for toll in (one, other)
        }
        for toll, scope in scoped:
            is_part = toll.id in listed or (toll.value == 1 and toll.kind in several)
            yield toll, "part" if is_part and scope == "incident" else scope

    def _without_retellings(
        self, scoped: Sequence[tuple[Quantity, ClaimScope]]
    ) -> Iterator[tuple[Quantity, ClaimScope]]:
        """Yield each figure once, by the telling that says whose it is, else the first.

        Equal parts of one sentence are two figures: "two guards and two drivers".
        """
        groups: dict[tuple[str, float | None, ClaimScope, int], list[Quantity]] = {}
        last: Quantity | None = None
        nth = 0
        for toll, scope in scoped:
            beside = scope == "part" and last is not None and last.kind == toll.kind and self._is_listed(last, toll)
            nth = nth + 1 if beside else 0
            groups.setdefault((toll.kind, _figure(toll), scope, nth), []).append(toll)
            last = toll
        kept = [(max(group, key=_rank), scope) for (_, _, scope, _), group in groups.items()]
        yield from sorted(kept, key=lambda pair: pair[0].start)

    def _is_listed(self, one: Quantity, other: Quantity) -> bool:
        """Return whether two figures are coordinated in one sentence, so that neither is the whole toll."""
        between = self._document.text[one.end : other.start]
        return len(between) < _LONGEST_LINK and bool(_LISTED.fullmatch(between))

    def _as_of(self, at: int) -> str | None:
        """Return the day that a sentence gives its figures for: "as of Monday"."""
        start, _ = self._around.sentence(at)
        for time in self._around.times(at):
            if time.latest and _AS_OF.search(self._document.text[start : time.start].lower()):
                return time.latest[:DAY]
        return None


def _figure(toll: Quantity) -> float | None:
    return next((limit for limit in (toll.value, toll.min, toll.max) if limit is not None), None)


def _rank(toll: Quantity) -> tuple[bool, bool, int]:
    return toll.attribution is not None, toll.attribution_text is not None, -toll.start
