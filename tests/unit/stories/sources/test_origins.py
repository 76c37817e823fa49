"""Whose text an article is: wire credits, publisher families, and outlets of their own."""

import pytest
from factwire.stories.sources.text_origins import family_of, origin_of

from tests.articles import bare_article


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("SORNA (AP) — The harbour was closed.", "ap"),
        ("SORNA, March 4 (Reuters) - The harbour was closed.", "reuters"),
        ("By Jo Bell, Associated Press\n\nThe harbour was closed.", "ap"),
        ("The harbour was closed. " * 20 + "\nCopyright 2025 The Associated Press. All rights reserved.", "ap"),
        ("The harbour was closed, the mayor told Reuters.", "herald.example"),
    ],
)
def test_a_credit_names_the_wire_and_a_quotation_does_not(text: str, origin: str) -> None:
    assert origin_of(bare_article(text).model_copy(update={"source": "www.herald.example"})) == origin


@pytest.mark.parametrize(
    ("one", "other"),
    [("edition.cnn.com", "CNN"), ("www.bbc.co.uk", "BBC News"), ("mercurynews.com:80", "www.denverpost.com")],
)
def test_sites_of_one_publisher_are_one_family(one: str, other: str) -> None:
    assert family_of(one) == family_of(other)


def test_an_unknown_outlet_is_its_own_family() -> None:
    assert family_of("news.herald.co.nz") == "herald.co.nz"
    assert family_of("The Daily Herald") == family_of("Daily Herald") != family_of("Sorna Herald")


def test_an_article_without_a_source_is_its_own_origin() -> None:
    assert origin_of(bare_article("The harbour was closed.")) == "a1"
