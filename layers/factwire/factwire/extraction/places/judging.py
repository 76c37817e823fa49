"""Whether a known name names a place where it stands, or a person, an organisation, a month.

The weights of all evidence on the name are added: above zero it names a place (a logistic model). They are in
`places_evidence.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from factwire.extraction.places.evidence import evidence
from factwire.extraction.places.spotting import Spot
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Entity

# A paper or a company that borrowed a place's name is not there: the Washington Post, American Airlines.
_EXCLUDES = "before title"


def names_places(
    doc: Doc, text: str, spots: Sequence[Spot], *, qualified: Mapping[int, object], entities: Sequence[Entity]
) -> list[bool]:
    """For each spot, whether it names a place."""
    weights = _weights()
    return [
        _EXCLUDES not in found and sum(weights.get(piece, 0.0) for piece in found) > 0
        for found in evidence(doc, text, spots, qualified=qualified, entities=entities)
    ]


@cache
def _weights() -> dict[str, float]:
    return {entry["evidence"]: float(entry["weight"]) for entry in load_lexicon("places/evidence")}
