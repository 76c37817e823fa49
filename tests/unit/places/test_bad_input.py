"""Awkward texts: no crash, and time that grows no faster than the text."""

import time

import pytest

from tests.unit.places.conftest import FindPlaces

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


def test_time_grows_with_the_text_not_with_its_square(places_in: FindPlaces) -> None:
    from factwire.extraction.parse import parse
    from factwire.extraction.places import find_places

    from tests.unit.entities.conftest import article

    sentence = "Ships from Odesa, Ukraine, reached Istanbul, Turkey, and Paris, Texas, near Springfield. "
    places_in(sentence)
    took = []
    for times in (20, 160):
        document = parse(article(sentence * times))
        started = time.process_time()
        find_places(document, entities=())
        took.append(time.process_time() - started)
    assert took[1] < max(took[0], 0.01) * 8 * 4
