"""Places that the gazetteer lacks: without coordinates, with the country and region that the text names for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from factwire.extraction.places.gazetteer import WIDE, Candidate
from factwire.extraction.places.place_lexicons import alpha3, kind_of
from factwire.extraction.places.recognition.containment import is_apposed, lies_in, without_kind
from factwire.extraction.places.recognition.recognition_features import names_street
from factwire.extraction.places.recognition.toponym_matching import Toponym, is_month
from factwire.extraction.text.document import Document
from factwire.model import Entity, Place, Span

Known = tuple[Toponym, Candidate | None]

# "Harrubah, Yemen", "Harrubah in northern Yemen", "Harrubah, in the north of Yemen".
_LIES_IN: Final = re.compile(r"\(|,|,? ?in(?: the)?(?: (?:north|south|east|west|central)[a-z]*(?: of)?)?")
_OF_DAYS: Final = ("'s Day", "\u2019s Day")
_PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})


def unknown_places(
    document: Document, entities: Sequence[Entity], known: Sequence[Known], *, rejected: Sequence[Toponym]
) -> Iterator[Place]:
    """Yield the places that have no point, by toponyms without a sense and by entities of the types of places.

    `known` are the toponyms in document order, each with its sense; one without is a place that is said to lie where no
    place of its name does. `rejected` are toponyms that name no place where they stand.
    """
    for at, (toponym, sense) in enumerate(known):
        if sense is None:
            span = document.span(toponym.start, toponym.end)
            yield _of_unknown_point(span.text, (span,), _container(document, span, known, at + 1))
    spans = frozenset((toponym.start, toponym.end) for toponym in rejected)
    yield from _of_entities(document, entities, known, rejected=spans)


def _of_entities(
    document: Document, entities: Sequence[Entity], known: Sequence[Known], *, rejected: frozenset[tuple[int, int]]
) -> Iterator[Place]:
    ends = [toponym.end for toponym, _ in known]
    people = _words_of_people(entities)
    for entity in entities:
        if entity.type not in _PLACE_TYPES or entity.name in people:
            continue
        mentions, wider = [], None
        for mention in entity.mentions:
            at = bisect_left(ends, mention.start + 1)
            overlaps = at < len(known) and known[at][0].start < mention.end
            if (mention.start, mention.end) in rejected:
                continue
            if mention.kind == "name" and not overlaps and not _is_no_place(document, mention):
                mentions.append(document.span(mention.start, mention.end))
                wider = wider or _container(document, mention, known, at)
        if mentions:
            yield _of_unknown_point(entity.name, tuple(mentions), wider)


def _of_unknown_point(name: str, mentions: tuple[Span, ...], wider: Candidate | None) -> Place:
    country, region = (alpha3().get(wider.country), wider.region or None) if wider else (None, None)
    return Place(id="p0", name=name, kind="other", country=country, admin1=region, mentions=mentions)


def _words_of_people(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the words of the full names of people: "Brandt" alone, of Ann Brandt, is no place that nobody knows."""
    full = (entity.name.split() for entity in entities if entity.type == "PERSON")
    return frozenset(word for words in full if len(words) > 1 for word in words)


def _is_no_place(document: Document, mention: Span) -> bool:
    """Return whether it is a code, a direction, a month before its day, or a street's name without the word for one."""
    tokens = document.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if tokens is None:
        return False
    if document.text.startswith(_OF_DAYS, mention.end):
        return True  # "St. Patrick's Day"
    if len(tokens) == 1 and (any(letter.isdigit() for letter in mention.text) or kind_of(mention.text) == "compass"):
        return True  # "IE6", "MH370", "the North"
    whole = kind_of(tokens[-1].text.removesuffix(".")) == "road"
    return is_month(document.doc, tokens.start) or (not whole and names_street(document.doc, tokens.start))


def _container(document: Document, mention: Span, known: Sequence[Known], at: int) -> Candidate | None:
    """Return the region or country that is named right behind a mention as where it lies; `at` is the next toponym.

    Of "in Niger's Tillaberi region" it is the region.
    """
    if at >= len(known):
        return None
    toponym, sense = known[at]
    between = without_kind(document.text[mention.end : toponym.start])
    behind = sense is not None and sense.feature in WIDE and _LIES_IN.fullmatch(between.strip())
    if sense is None or not (behind or is_apposed(between)):
        return None
    inner = known[at + 1] if at + 1 < len(known) else None
    if inner and inner[1] and document.text[toponym.end : inner[0].start] in {"'s ", "\u2019s "}:
        return inner[1] if inner[1].feature in WIDE and lies_in(inner[1], sense) else sense
    return sense
