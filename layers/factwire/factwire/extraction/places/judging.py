"""Whether a known name names a place where it stands, or a person, an organisation, a month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import Feature
from factwire.extraction.places.spotting import Spot

_LOCATIVE = frozenset(
    {"in", "at", "near", "from", "to", "outside", "around", "across", "throughout", "toward", "towards", "into", "via"}
)
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY", "LANGUAGE"})


def names_places(doc: Doc, spots: Sequence[Spot], *, qualified: Mapping[int, int]) -> list[bool]:
    """For each spot, whether it names a place."""
    spans = {at: entity for entity in doc.ents for at in range(entity.start, entity.end)}
    labels = [_label(doc, spot, spans) for spot in spots]
    trusted = {
        spot.key
        for at, (spot, (label, whole)) in enumerate(zip(spots, labels, strict=True))
        if (label in _PLACES and whole) or at in qualified
    }
    return [
        _judge(
            doc,
            spot,
            label=label,
            whole=whole,
            trusted=spot.key in trusted,
            qualified=at in qualified or at - 1 in qualified and qualified[at - 1] == at,
        )
        for at, (spot, (label, whole)) in enumerate(zip(spots, labels, strict=True))
    ]


def _label(doc: Doc, spot: Spot, spans: Mapping[int, object]) -> tuple[str, bool]:
    entity = spans.get(spot.first)
    if entity is None:
        return "", False
    start, end = entity.start, entity.end
    while start < end and doc[start].lower_ == "the":
        start += 1
    while end > start and doc[end - 1].text in ("'s", "’s", "."):
        end -= 1
    return entity.label_, (start, end) == (spot.first, spot.last)


def _judge(doc: Doc, spot: Spot, *, label: str, whole: bool, trusted: bool, qualified: bool) -> bool:
    if not spot.candidates or label in _NEVER:
        return False
    if qualified or label in _PLACES:
        return True
    if spot.kind == "demonym":
        return True
    wide = any(c.feature in (Feature.COUNTRY, Feature.REGION) and not c.other_name for c in spot.candidates)
    located = spot.first > 0 and doc[spot.first - 1].lower_ in _LOCATIVE
    if label in ("PERSON",):
        return whole and (trusted or located)
    if spot.kind == "abbreviation":
        return False
    return trusted or wide or (located and label != "ORG")
