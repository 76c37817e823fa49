"""Which happening a toll belongs to: that of its event, of its sentence, or the one that the text is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from factwire.extraction.incidents.happening import Happening, same_days, same_place
from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.incidents.kinds import Kind
from factwire.extraction.incidents.scopes import scope_of
from factwire.extraction.text.document import Document
from factwire.model import CASUALTY_KINDS, Quantity

_UNTOLD: Final = Kind("other", frozenset(CASUALTY_KINDS))
_UNTOLD_SALIENCE: Final = 0.3  # at most, of what the text gives only a toll of
_NEAR: Final = 1  # paragraphs
_REACH: Final = 600  # code points


def assign_tolls(
    document: Document, happenings: Sequence[Happening], quantities: tuple[Quantity, ...], *, around: Surroundings
) -> list[Happening]:
    """Return the happenings with the tolls that no event holds; a toll that fits none makes one of its own."""
    found = list(happenings)
    held = {toll for happening in found for toll in happening.tolls}
    for quantity in quantities:
        if quantity.kind not in CASUALTY_KINDS or quantity.id in held:
            continue
        # What is counted over a war or a year is reported beside one incident, whose day it does not share.
        cumulative = scope_of(quantity, document, around) == "cumulative"
        at = _happening_for(found, quantity, around, any_day=cumulative)
        if at is None:
            found.append(_untold(quantity, around, early=1.0 - quantity.start / len(document.text)))
        else:
            last = max(found[at].last, quantity.start)
            found[at] = replace(found[at], tolls=(*found[at].tolls, quantity.id), last=last)
    return sorted(found, key=lambda happening: happening.start)


def _happening_for(
    happenings: Sequence[Happening], quantity: Quantity, around: Surroundings, *, any_day: bool
) -> int | None:
    """Return the index of the happening that a figure belongs to: reported beside it, or near it; or None."""
    fitting = [at for at, each in enumerate(happenings) if quantity.kind in each.kind.casualties]
    start, end = around.sentence(quantity.start)
    beside = [at for at in fitting if any(start <= event.trigger.start < end for event in happenings[at].events)]
    if beside:
        return min(beside, key=lambda at: _distance(happenings[at], quantity))
    days = None if any_day else around.days(quantity.start)
    fitting = [at for at in fitting if same_days(happenings[at].days, days)]
    near = [at for at in fitting if _is_near(happenings[at], quantity, around)]
    return max(near, key=lambda at: happenings[at].salience, default=None)


def _is_near(happening: Happening, quantity: Quantity, around: Surroundings) -> bool:
    """Return whether a figure stands by the latest mention of a happening, and its sentence names no other place."""
    paragraphs = abs(around.paragraph(quantity.start) - around.paragraph(happening.last))
    close = paragraphs <= _NEAR and abs(quantity.start - happening.last) < _REACH
    return close and same_place(happening.place, around.place(quantity.start))


def _distance(happening: Happening, quantity: Quantity) -> int:
    return min(abs(event.trigger.start - quantity.start) for event in happening.events)


def _untold(quantity: Quantity, around: Surroundings, *, early: float) -> Happening:
    """Return a happening of which the text gives only a toll; `early` is 1 at the text's start, 0 at its end."""
    return Happening(
        kind=_UNTOLD,
        mode=None,
        start=quantity.start,
        last=quantity.start,
        tolls=(quantity.id,),
        place=around.place(quantity.start),
        days=around.days(quantity.start),
        salience=round(_UNTOLD_SALIENCE * early, 4),
    )
