"""Cues to the kind of a place: the words beside its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.recognition.toponym_matching import Toponym
from factwire.extraction.text.lexicon import load_lexicon
from factwire.reading.dateline import find_dateline

_IN_LISTS = frozenset({",", "and", ", and", "or", ", or"})


@cache
def _cues() -> dict[str, dict[str, str]]:
    """Return the cue by word, for the words after a name and for those before it."""
    cues: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for entry in load_lexicon("places/place_cues"):
        cues[entry["position"]][entry["word"]] = entry["cue"]
    return cues


def cues(doc: Doc, text: str, toponyms: Sequence[Toponym]) -> dict[str, tuple[str, ...]]:
    """Return the cues on each name, wherever it stands in the article, by the toponyms' keys."""
    found: dict[str, set[str]] = {}
    for at, toponym in enumerate(toponyms):
        found.setdefault(toponym.key, set()).update(_beside(doc, text, toponym), _listed(text, toponyms, at))
        if toponym.kind == "demonym" and toponym.candidates:
            found.setdefault(name_key(toponym.candidates[0].name), set()).add("demonym")
    for of_name in found.values():
        if "listed with a region" in of_name:
            of_name.discard("acting")  # "Washington and Oregon banned the sale" speaks of states
    return {key: tuple(sorted(of_name)) for key, of_name in found.items()}


def _listed(text: str, toponyms: Sequence[Toponym], at: int) -> Iterator[str]:
    """Yield the cues of a list: the names before and after it there, "Virginia, Washington and Wyoming"."""
    for left in (at - 1, at):
        if 0 <= left < len(toponyms) - 1 and text[toponyms[left].end : toponyms[left + 1].start].strip() in _IN_LISTS:
            other = toponyms[left if left < at else at + 1]
            own = [c for c in other.candidates if not c.other_name] or other.candidates
            widest = max(own, key=lambda c: c.population).feature
            yield f"listed with a {widest.name.lower()}"


def _beside(doc: Doc, text: str, toponym: Toponym) -> Iterator[str]:
    after, before = _cues()["after"], _cues()["before"]
    at = toponym.last
    while at < len(doc) and doc[at].text in {"'s", "’s", "-"}:
        at += 1
    if at < len(doc) and doc[at].lower_ in after:
        yield after[doc[at].lower_]
    words = [
        doc[place].lower_ for place in range(max(toponym.first - 3, 0), toponym.first) if doc[place].lower_ != "the"
    ]
    for count in (1, 2):
        cue = before.get(" ".join(words[-count:]))
        if cue:
            yield cue
    if opens_dateline(text, toponym):
        yield "dateline"
    if _acts(doc, toponym):
        yield "acting"


def _acts(doc: Doc, toponym: Toponym) -> bool:
    """Return whether the name is the subject of a verb, as a capital is that stands for its government."""
    root = doc[toponym.first : toponym.last].root
    return toponym.kind == "name" and root.dep_ == "nsubj" and root.head.pos_ == "VERB"


def opens_dateline(text: str, toponym: Toponym) -> bool:
    """Return whether the dateline begins with the name."""
    dateline = find_dateline(text)
    return dateline is not None and toponym.start == dateline[0]
