"""The seeds are articles a newsroom could have sent, and their expectations speak about their own words."""

import json
from collections import Counter

import pytest

from tests.eval.seeds import Seed, expectation_path, load_seed, seed_names

NAMES = seed_names()


@pytest.fixture(params=NAMES)
def seed(request) -> Seed:
    return load_seed(request.param)


def test_there_are_at_least_ten_in_both_formats() -> None:
    seeds = [load_seed(name) for name in NAMES]

    assert len(seeds) >= 10
    assert min(Counter(each.article.content_type for each in seeds).values()) >= 3


def test_every_seed_has_its_expectations_and_every_expectation_its_seed() -> None:
    assert sorted(path.stem for path in expectation_path("any").parent.iterdir()) == NAMES


def test_a_seed_reads_as_an_article_with_its_metadata(seed: Seed) -> None:
    assert 150 <= seed.article.word_count <= 700
    assert seed.article.title
    assert seed.article.source
    assert seed.article.published_at
    assert seed.article.published_at_origin == "metadata"


@pytest.mark.parametrize("kind", ["quotes", "times", "quantities"])
def test_expected_words_stand_in_the_article(kind: str, seed: Seed) -> None:
    assert [fact["text"] for fact in seed.expected[kind] if fact["text"] not in seed.article.text] == []


def test_expected_events_and_their_opposites_point_at_words_of_the_article(seed: Seed) -> None:
    text = seed.article.text

    assert [event for event in seed.expected["events"] if event["trigger"] not in text] == []
    for event in seed.expected["no_events"]:
        assert event["evidence"] in text
        assert event["trigger"] in event["evidence"]


def test_every_kind_of_fact_is_expected_of_the_seeds_together() -> None:
    totals = Counter()
    for name in NAMES:
        expected = json.loads(expectation_path(name).read_text(encoding="utf-8"))
        totals.update({kind: len(facts) for kind, facts in expected.items()})

    for kind in ("entities", "quotes", "times", "places", "quantities", "events", "no_events", "w5h", "summary"):
        assert totals[kind] >= len(NAMES), kind
