"""The figures that one article gives for the casualties of what it mainly tells of, in its headline and in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field

from factwire.model import (
    CASUALTY_KINDS,
    CasualtyKind,
    Claim,
    ClaimEvidence,
    ClaimScope,
    Event,
    Facts,
    Incident,
    MarkState,
    Quantity,
)
from factwire.model.base import Frozen
from factwire.stories.claims.headline_words import words_of
from factwire.stories.claims.headlines import headline_figures, says_others

_MOST: Final = 24
_COUNTS_ONE: Final = re.compile(r"(?:at least |just |only )?(?:one|1)\b")
_DENIED: Final = frozenset({"negated", "planned", "conditional"})


class ArticleClaim(Frozen):
    """One figure of one article; `implied` is a number that is not written, as in "man found dead".

    `hit` are people of whom it is said that they were shot or struck, not whether they lived.
    """

    of: CasualtyKind
    min: float | None = None
    max: float | None = None
    text: str
    scope: ClaimScope = "incident"
    as_of: str | None = None
    attribution: str | None = None
    evidence: ClaimEvidence
    implied: bool = False
    hit: bool = False
    judged: Annotated[MarkState | None, Field(exclude_if=lambda state: state is None)] = None

    @property
    def exact(self) -> float | None:
        """The number, where it is one and not a range."""
        return self.min if self.min is not None and self.min == self.max else None

    @property
    def is_mention(self) -> bool:
        """Whether a text tells of one person without counting: "a man", "the driver"."""
        return self.evidence.within == "text" and self.exact == 1 and not _COUNTS_ONE.match(self.text.lower())


def claims_of(facts: Facts) -> tuple[ArticleClaim, ...]:
    """Return the claims of an article about its main incident, those of the headline first.

    Documents of version 1.0 have no incidents: their claims are the quantities of their events.
    """
    main = main_incident(facts)
    of_text = list(_of_incident(facts, main) if main else _of_events(facts))
    return tuple(_led_by_headline(list(_of_headline(facts)), of_text))[:_MOST]


def _led_by_headline(headline: list[ArticleClaim], text: list[ArticleClaim]) -> Iterator[ArticleClaim]:
    """Return the figures that the headline gives first, in the text's words where it has them, for it says whose."""
    first = [next((reported for reported in text if _same(reported, claim)), claim) for claim in headline]
    yield from first
    yield from (claim for claim in text if not any(claim is one for one in first))


def _same(reported: ArticleClaim, claim: ArticleClaim) -> bool:
    return (
        reported.of == claim.of
        and reported.scope == claim.scope
        and reported.exact is not None
        and reported.exact == claim.exact
    )


def main_incident(facts: Facts) -> Incident | None:
    """Return the most salient incident, None where the document has none."""
    return max(facts.incidents, key=lambda incident: incident.salience, default=None)


def _of_headline(facts: Facts) -> Iterator[ArticleClaim]:
    title, withdrawn = facts.article.title or "", _withdrawn(facts)
    for figure in headline_figures(title):
        if (figure.of, figure.value) in withdrawn:
            continue
        words = title[figure.start : figure.end]
        evidence = ClaimEvidence(start=figure.start, end=figure.end, text=words, within="title")
        yield ArticleClaim(
            of=figure.of,
            min=figure.value,
            max=None if figure.vague else figure.value,
            text=words,
            scope="part" if figure.added else "incident",
            evidence=evidence,
            implied=figure.implied,
            hit=figure.hit,
        )


def _withdrawn(facts: Facts) -> frozenset[tuple[str | None, float | None]]:
    """Return the figures that judgements took out: the headline repeats them, without an "at least" of the text."""
    marks = [mark for mark in facts.judgements if mark.state in {"rejected", "edited"}]
    return frozenset((mark.type, bound) for mark in marks for bound in (mark.min, mark.max) if bound is not None)


def _of_incident(facts: Facts, incident: Incident) -> Iterator[ArticleClaim]:
    quantities = {quantity.id: quantity for quantity in facts.quantities}
    dead = {claim.evidence.start for claim in incident.claims if claim.of == "killed"}
    states = {mark.fact: mark.state for mark in facts.judgements}
    for claim in (_with_source(claim, facts) for claim in incident.claims):
        if claim.assertion in _DENIED:
            continue
        low, high = claim.limits
        yield ArticleClaim(
            of=claim.of,
            min=low,
            max=high,
            text=quantities[claim.quantity].text,
            scope=claim.scope,
            as_of=claim.as_of,
            attribution=claim.attribution_text,
            evidence=ClaimEvidence(start=claim.evidence.start, end=claim.evidence.end, text=claim.evidence.text),
            # A sentence that has the dead as well sets those who were hit apart from them, and so does "others".
            hit=claim.of == "wounded"
            and claim.evidence.start not in dead
            and _only_hit(claim.evidence.text)
            and not says_others(quantities[claim.quantity].text),
            judged=states.get(claim.quantity),
        )


def _with_source(claim: Claim, facts: Facts) -> Claim:
    """Return a claim as the article tells it with its source, wherever it does: a heading gives the figure alone."""
    if claim.attribution_text or claim.value is None:
        return claim
    told = (other for incident in facts.incidents for other in incident.claims if other.attribution_text)
    same = (
        o for o in told if (o.of, o.value, o.scope, o.assertion) == (claim.of, claim.value, claim.scope, "reported")
    )
    return next(same, claim)


def _only_hit(sentence: str) -> bool:
    """Return whether a sentence says that people were shot or struck, and not that they lived."""
    roles = {word.role for word in words_of(sentence)}
    return bool(roles & {"shot", "hit"}) and "wounded" not in roles


def _of_events(facts: Facts) -> Iterator[ArticleClaim]:
    quantities = {quantity.id: quantity for quantity in facts.quantities}
    linked = [quantities[i] for event in _ranked(facts) for i in event.quantities if i in quantities]
    for quantity in dict.fromkeys([*linked, *facts.quantities]):
        if quantity.kind in CASUALTY_KINDS and quantity.assertion not in _DENIED:
            yield _of_quantity(quantity)


def _of_quantity(quantity: Quantity) -> ArticleClaim:
    low, high = quantity.limits
    return ArticleClaim(
        of=quantity.kind,  # type: ignore[arg-type]  # the caller looks at its kind
        min=low,
        max=high,
        text=quantity.text,
        attribution=quantity.attribution_text,
        evidence=ClaimEvidence(start=quantity.start, end=quantity.end, text=quantity.text),
    )


def _ranked(facts: Facts) -> list[Event]:
    return sorted((event for event in facts.events if event.assertion != "negated"), key=lambda event: -event.salience)
