"""What the words beside a name say about the kind of place it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from factwire.extraction.places.spotting import Spot
from factwire.extraction.text.lexicon import load_lexicon
from factwire.reading.dateline import find_dateline

_IN_LISTS = frozenset({",", "and", ", and", "or", ", or"})


@cache
def _cues() -> dict[str, dict[str, str]]:
    """Cue by word, for the words after a name and for those before it."""
    cues: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for entry in load_lexicon("places/cues"):
        cues[entry["position"]][entry["word"]] = entry["cue"]
    return cues


def cues(doc: Doc, text: str, spots: Sequence[Spot]) -> dict[str, tuple[str, ...]]:
    """The cues on each name, wherever it stands in the article, by the spots' keys."""
    found: dict[str, set[str]] = {}
    for at, spot in enumerate(spots):
        found.setdefault(spot.key, set()).update(_beside(doc, text, spot), _listed(text, spots, at))
    return {key: tuple(sorted(of_name)) for key, of_name in found.items()}


def _listed(text: str, spots: Sequence[Spot], at: int) -> Iterator[str]:
    """Cues of a list: the names before and after it there, "Virginia, Washington and Wyoming"."""
    for left in (at - 1, at):
        if 0 <= left < len(spots) - 1 and text[spots[left].end : spots[left + 1].start].strip() in _IN_LISTS:
            other = spots[left if left < at else at + 1]
            own = [c for c in other.candidates if not c.other_name] or other.candidates
            widest = max(own, key=lambda c: c.population).feature
            yield f"listed with a {widest.name.lower()}"


def _beside(doc: Doc, text: str, spot: Spot) -> Iterator[str]:
    after, before = _cues()["after"], _cues()["before"]
    at = spot.last
    while at < len(doc) and doc[at].text in {"'s", "’s", "-"}:
        at += 1
    if at < len(doc) and doc[at].lower_ in after:
        yield after[doc[at].lower_]
    words = [doc[place].lower_ for place in range(max(spot.first - 3, 0), spot.first) if doc[place].lower_ != "the"]
    for count in (1, 2):
        cue = before.get(" ".join(words[-count:]))
        if cue:
            yield cue
    if opens_dateline(text, spot):
        yield "dateline"


def opens_dateline(text: str, spot: Spot) -> bool:
    """Whether the dateline begins with the name: reports are filed from towns."""
    dateline = find_dateline(text)
    return dateline is not None and spot.start == dateline[0]
