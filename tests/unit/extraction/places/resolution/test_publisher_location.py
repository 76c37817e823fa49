"""Where an outlet is published, by its name or its address."""

import pytest
from factwire.extraction.places.gazetteer import gazetteer
from factwire.extraction.places.resolution.publisher_location import publisher_location

from tests.articles import bare_article

LOCATED = [
    ("Toronto Star", None, ("Toronto", "CA")),
    ("miamiherald.com", None, ("Miami", "US")),
    ("fox5atlanta.com:80", None, ("Atlanta", "US")),
    ("www.grandforksherald.com", None, ("Grand Forks", "US")),
    ("philadelphia.cbslocal.com", None, ("Philadelphia", "US")),
    (None, "https://www.ajc.com/news/1", ("Atlanta", "US")),
    (None, "https://news.example.co.uk/1", ("United Kingdom", "GB")),
]


@pytest.mark.parametrize(("source", "url", "expected"), LOCATED)
def test_an_outlet_is_published_in_the_town_of_its_name(
    source: str | None, url: str | None, expected: tuple[str, str]
) -> None:
    article = bare_article("A bus overturned.").model_copy(update={"source": source, "url": url})
    assert expected in [(place.name, place.country) for place in publisher_location(article, gazetteer())]


@pytest.mark.parametrize("source", ["Newswire", "dailynews.example", "example.com", "news.com", ""])
def test_an_outlet_that_names_no_town_has_no_location(source: str) -> None:
    article = bare_article("A bus overturned.").model_copy(update={"source": source})
    assert publisher_location(article, gazetteer()) == ()
