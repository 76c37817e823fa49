"""A stretch of the text that may be a name."""

from __future__ import annotations

from dataclasses import dataclass

from factwire.model import EntityType

TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "PRODUCT": "PRODUCT", "WORK_OF_ART": "WORK", "LAW": "LAW",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `[start, end)` that may be a name, with spaCy's type for them (None where spaCy has none)."""

    start: int
    end: int
    type: EntityType | None


def without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Return the candidates in order, the longer one kept of two that overlap."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if kept and candidate.start < kept[-1].end:
            if candidate.end - candidate.start > kept[-1].end - kept[-1].start:
                kept[-1] = candidate
            continue
        kept.append(candidate)
    return kept
