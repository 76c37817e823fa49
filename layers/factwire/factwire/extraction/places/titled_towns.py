"""Towns that only the title names, as headlines of local news do: "2 shot in Aldport" over "on the 200 block of Main".

Names in capitals mislead the recogniser, so a town has to lie in a region that the text or the outlet speaks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc

from factwire.extraction.places.gazetteer import TOWNS, Candidate, gazetteer
from factwire.extraction.places.place_lexicons import kind_of
from factwire.extraction.places.recognition.containment import qualifiers
from factwire.extraction.places.recognition.place_cues import cues
from factwire.extraction.places.recognition.toponym_matching import Toponym, match_toponyms
from factwire.extraction.places.recognition.toponym_recognition import classify_toponyms
from factwire.extraction.places.resolution.borrowed_names import names_institution
from factwire.extraction.places.resolution.toponym_resolution import Name, resolve
from factwire.extraction.text.document import Document

_SEPARATORS: Final = frozenset({"-", "–", "—", "|", "•", "«"})
_FEWEST_WORDS: Final = 3  # of a headline before the name of its site
_NO_TOWNS: Final = frozenset({"road", "body", "compass"})
_LARGE: Final = 100_000  # people: so large a town is believed where nothing tells a region


def titled_towns(
    document: Document, *, known: Sequence[Candidate], keys: frozenset[str], around: Sequence[Name]
) -> Iterator[Candidate]:
    """Yield the towns that the title names and the text does not, in the title's order.

    `known` are the places of the text, `keys` the names that it gives, `around` what else says where it is set.
    """
    title = document.title
    toponyms = [named for named in _toponyms(title) if named.key not in keys] if title is not None else []
    if title is None or not toponyms:
        return
    qualified = qualifiers(title.text, toponyms)
    is_place = classify_toponyms(title, title.text, toponyms, qualified=qualified, entities=())
    cued = cues(title, title.text, toponyms)
    names = [Name(qualified.get(at, named.candidates), 1, cued[named.key]) for at, named in enumerate(toponyms)]
    senses = resolve([*names, *(Name((place,), 1) for place in known), *around])
    regions = frozenset((place.country, place.region) for place in senses[len(names) :] if place and place.region)
    for toponym, sense, named in zip(toponyms, senses, is_place, strict=False):
        if sense and sense not in known and _is_town_there(sense, regions) and (named or _stands_alone(title, toponym)):
            yield sense


def _toponyms(title: Doc) -> list[Toponym]:
    """Return the toponyms of a title that are no institutions, before the name of the site."""
    end = _end_of_headline(title)
    found = (named for named in match_toponyms(title, title.text, gazetteer()) if named.first < end)
    return [named for named in found if named.kind == "name" and not names_institution(title, named)]


def _is_town_there(place: Candidate, regions: frozenset[tuple[str, str]]) -> bool:
    """Return whether a town lies in one of the regions; where none is known, whether it is large."""
    supported = (place.country, place.region) in regions if regions else place.population >= _LARGE
    return supported and place.feature in TOWNS


def _stands_alone(title: Doc, toponym: Toponym) -> bool:
    """Return whether no other name, and no word for a road, stands beside the town's: "Aldport teen"."""
    beside = [title[at] for at in (toponym.first - 1, toponym.last) if 0 <= at < len(title)]
    named = any(token.text[0].isupper() and not token.is_sent_start for token in beside)
    return not named and not any(kind_of(token.text.capitalize()) in _NO_TOWNS for token in beside)


def _end_of_headline(title: Doc) -> int:
    """Return the position of the mark before the name of the site: "... - Aldport News 7"."""
    marks = (token.i for token in title if token.text in _SEPARATORS and token.i > _FEWEST_WORDS)
    return next((at for at in marks if title[at - 1].whitespace_), len(title))
