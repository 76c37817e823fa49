"""Where an article is set, and the town in which it tells of a street, a building or a district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factwire.extraction.events.grammar.relations import BEFORE_NOUN
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.slots.place_mentions import PlaceMention, best, is_county, is_spot, lies_within
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import alpha3, districts_of, neighbours
from factwire.extraction.text.document import Document
from factwire.model import Place


class Setting:
    """Finds where one document is set."""

    def __init__(self, document: Document, mentions: Sequence[PlaceMention], *, places: tuple[Place, ...]) -> None:
        self._document = document
        self._mentions = mentions
        self._titled = next((place for place in places if not place.mentions), None)
        self._parts = {mention.place.id for mention in mentions if _is_part_of_town(mention)}

    def of_article(self) -> Place | None:
        """Return where the article is set: by title, dateline, whose police it names, or the town named most."""
        return self._in_title() or self._of_dateline() or self._of_police() or self._town_named_most()

    def town_around(self, place: Place) -> Place:
        """Return the town in which the article tells of a street, a building or a district; else the place itself."""
        if place.id not in self._parts:
            return (self._of_police() or place) if _is_on_no_map(place) else place
        return self._town_of_district(place) or self._town_beside(place) or self._town_of_article(place) or place

    def town_within(self, place: Place) -> Place:
        """Return the town of the title that lies in a country, a state or a county; else the place itself.

        In a state it is also the town whose police is named, or that is named most.
        """
        if place.kind not in ("country", "region"):
            return place
        is_state = place.kind == "region" and place.name == place.admin1
        town = self._in_title() or (is_state and (self._of_police() or self._town_named_most())) or None
        return town if town and lies_within(town, place) else place

    def _of_dateline(self) -> Place | None:
        """Return the place of the dateline; of a bureau's, the country that the news is of.

        A bureau's country is not named again, where another is.
        """
        start, end = self._document.dateline or (0, 0)
        named = (mention for mention in self._mentions if start <= mention.start and mention.end <= end)
        place = best([mention.place for mention in named if not mention.says_whose])
        others = [mention.place for mention in self._mentions if mention.start >= end and mention.place.country]
        if place is None or not others or any(other.country == place.country for other in others):
            return place
        most, _ = Counter(other.country for other in others).most_common(1)[0]
        return next((other for other in others if other.country == most and other.kind == "country"), None)

    def _in_title(self) -> Place | None:
        """Return the first town that the title names too, or alone."""
        title = self._document.article.title or ""
        return next((town.place for town in self._towns() if town.place.name in title), self._titled)

    def _of_police(self) -> Place | None:
        """Return the town whose police is named first ("Reno police said")."""
        return next((town.place for town in self._towns() if _names_police(town)), None)

    def _town_named_most(self, *, least: int = 2) -> Place | None:
        """Return the town that the article names at least so often, and more often than all others together."""
        towns = [town.place for town in self._towns()]
        if len(towns) < least:
            return None
        most, times = Counter(town.id for town in towns).most_common(1)[0]
        return next(town for town in towns if town.id == most) if 2 * times > len(towns) else None

    def _town_beside(self, place: Place) -> Place | None:
        """Return the town in which a sentence that names the place says that something was, if it is one."""
        spans = [_sentence_of(mention) for mention in self._mentions if mention.place.id == place.id]
        towns = {
            town.place.id: town.place
            for town in self._towns()
            if town.is_located and any(start <= town.start < end for start, end in spans)
        }
        return next(iter(towns.values())) if len(towns) == 1 else None

    def _town_of_district(self, place: Place) -> Place | None:
        """Return the town of the article that is known to have a district of the name."""
        towns = {
            (key, region, alpha3()[country])
            for key, region, country in districts_of(name_key(place.name))
            if place.admin1 in (None, region)
        }
        return next((town.place for town in self._towns() if _key_of_town(town.place) in towns), None)

    def _town_of_article(self, place: Place) -> Place | None:
        """Return the town that the article is set in, if the place may lie there."""
        town = self.of_article() or self._town_named_most(least=1) or self._only_county()
        may_lie = town is not None and town.kind != "country" and place.admin1 in (None, town.admin1)
        return town if may_lie else None

    def _only_county(self) -> Place | None:
        """Return the one county that the article names."""
        counties = {mention.place.id: mention.place for mention in self._mentions if is_county(mention.place)}
        return next(iter(counties.values())) if len(counties) == 1 else None

    def _towns(self) -> Iterator[PlaceMention]:
        return (mention for mention in self._mentions if mention.place.kind == "city")


def _is_part_of_town(mention: PlaceMention) -> bool:
    """Return whether the words name a street, a building or a district: a part of a town."""
    if mention.place.kind != "other":
        return False
    return is_spot(mention.place) or bool(districts_of(name_key(mention.place.name))) or _names_part(mention)


def _is_on_no_map(place: Place) -> bool:
    """Return whether no gazetteer has the place and the text does not say where it lies."""
    return place.latitude is None and place.country is None


def _names_part(mention: PlaceMention) -> bool:
    """Return whether a building that no map has is named, or "neighborhood" stands behind the name."""
    if mention.head is None:
        return False
    building = mention.place.latitude is None and mention.head.ent_type_ == "FAC"
    following = mention.head.doc[mention.head.i + 1 : mention.head.i + 2]
    return building or any(neighbours().get(token.lower_) == "district" for token in following)


def _sentence_of(mention: PlaceMention) -> tuple[int, int]:
    """Return the code points of the sentence that names a place."""
    if mention.head is None:
        return mention.start, mention.end
    return mention.head.sent.start_char, mention.head.sent.end_char


def _key_of_town(town: Place) -> tuple[str, str, str | None]:
    return name_key(town.name), town.admin1 or "", town.country


def _names_police(town: PlaceMention) -> bool:
    return town.head is not None and is_a(town.head.head, "@police") and town.head.dep_ in BEFORE_NOUN
