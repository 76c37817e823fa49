"""Awkward texts: no crash, and work that grows no faster than the text."""

import pytest
from factwire.extraction.places.finding_places import find_places
from factwire.extraction.text.parse import parse

from tests.unit.extraction.entities.conftest import article
from tests.unit.extraction.places.conftest import FindPlaces
from tests.work import work

AWKWARD = [
    "A",
    "(((",
    "PARIS LONDON ROME BERLIN MADRID VIENNA PRAGUE",
    "Paris, London, Rome, Berlin, Madrid, Vienna, Prague, Warsaw, Kyiv, Minsk, Riga, Tallinn, Vilnius",
    "\n\n\tParis\n\n\n",
    "St. St. St. Mt. Ft.",
    "counties and counties, or counties",
    "-Paris- --Berlin-- 'Rome' “Oslo”",
    "U.S.-U.K.-E.U.-U.N. talks",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_are_read_to_the_end(places_in: FindPlaces, text: str) -> None:
    for place in places_in(text):
        assert all(text[span.start : span.end] == span.text for span in place.mentions)


def test_work_grows_with_the_text_not_with_its_square(places_in: FindPlaces) -> None:
    sentence = "Ships from Odesa, Ukraine, reached Istanbul, Turkey, and Paris, Texas, near Springfield. "
    places_in(sentence)
    short, long = (parse(article(sentence * times)) for times in (10, 80))

    assert work(lambda: find_places(long, entities=())) < 1.5 * 8 * work(lambda: find_places(short, entities=()))
