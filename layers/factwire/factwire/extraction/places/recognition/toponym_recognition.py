"""Toponym recognition: whether a known name is a place where it stands, or a person, an organisation, a month.

The weights of all evidence on the name are added: above zero it names a place (a logistic model). They are in
`recognition_weights.tsv`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from factwire.extraction.places.recognition.recognition_features import evidence
from factwire.extraction.places.recognition.toponym_matching import Toponym
from factwire.extraction.text.lexicon import load_lexicon
from factwire.model import Entity

# What is only named after a place is none: the Washington Post, Dubai crude, the Houston Rockets, Kent Street; not Ohio
# of Ohio Route 4.
_EXCLUDES = frozenset({"before title", "before namesake", "before team", "in a road's name", "in another name"})


def classify_toponyms(
    doc: Doc, text: str, toponyms: Sequence[Toponym], *, qualified: Mapping[int, object], entities: Sequence[Entity]
) -> list[bool]:
    """Return for each toponym whether it is a place."""
    weights = _weights()
    return [
        _EXCLUDES.isdisjoint(found) and sum(weights.get(piece, 0.0) for piece in found) > 0
        for found in evidence(doc, text, toponyms, qualified=qualified, entities=entities)
    ]


@cache
def _weights() -> dict[str, float]:
    return {entry["evidence"]: float(entry["weight"]) for entry in load_lexicon("places/recognition_weights")}
