"""Where an article is set, and the town in which it tells of a street, a building or a district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factwire.extraction.events.grammar.relations import BEFORE_NOUN
from factwire.extraction.events.lexicon.classes import is_a
from factwire.extraction.events.slots.place_mentions import PlaceMention, best, is_spot
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
        """Return where the article is set: by its title, its dateline, whose police it names, or its only town."""
        return self._in_title() or self._of_dateline() or self._of_police() or self._only_town()

    def town_around(self, place: Place) -> Place:
        """Return the town in which the article tells of a street, a building or a district; else the place itself."""
        if place.id not in self._parts:
            return place
        return self._town_of_district(place) or self._town_of_article(place) or place

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

    def _only_town(self, *, least: int = 2) -> Place | None:
        """Return the one town that the article names, and at least so often."""
        towns = [town.place for town in self._towns()]
        return towns[0] if len(towns) >= least and len({town.id for town in towns}) == 1 else None

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
        town = self.of_article() or self._only_town(least=1)
        may_lie = town is not None and town.kind == "city" and place.admin1 in (None, town.admin1)
        return town if may_lie else None

    def _towns(self) -> Iterator[PlaceMention]:
        return (mention for mention in self._mentions if mention.place.kind == "city")


def _is_part_of_town(mention: PlaceMention) -> bool:
    """Return whether the words name a street, a building or a district: a part of a town."""
    if mention.place.kind != "other":
        return False
    return is_spot(mention.place) or bool(districts_of(name_key(mention.place.name))) or _names_part(mention)


def _names_part(mention: PlaceMention) -> bool:
    """Return whether a building that no map has is named, or "neighborhood" stands behind the name."""
    if mention.head is None:
        return False
    building = mention.place.latitude is None and mention.head.ent_type_ == "FAC"
    following = mention.head.doc[mention.head.i + 1 : mention.head.i + 2]
    return building or any(neighbours().get(token.lower_) == "district" for token in following)


def _key_of_town(town: Place) -> tuple[str, str, str | None]:
    return name_key(town.name), town.admin1 or "", town.country


def _names_police(town: PlaceMention) -> bool:
    return town.head is not None and is_a(town.head.head, "@police") and town.head.dep_ in BEFORE_NOUN
