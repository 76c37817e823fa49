"""The keys that lead to stories: which stories are compared, and which have come since an article looked."""

from __future__ import annotations

from factwire.stories.comparison.fingerprint import Fingerprint
from factwire.stories.comparison.keys import AGAIN, COMPARED, CROWDED, candidates, newcomers, read_keys, telling_keys

EMPTY = Fingerprint(title={}, stems={}, names={}, numbers={}, entities={})


def test_stories_with_most_keys_in_common_are_compared_and_those_with_one_are_not() -> None:
    found = {"harim": ["s1", "s2"], "spice": ["s2", "s3"], "stalls": ["s2", "s3"]}

    assert candidates(found) == ["s2", "s3"]


def test_a_key_that_leads_to_too_many_stories_does_not_count() -> None:
    crowd = [f"s{number}" for number in range(CROWDED + 1)]

    assert candidates({"president": crowd, "harim": ["s1"], "spice": ["s1"]}) == ["s1"]
    assert newcomers({"president": crowd}, before={}) == []


def test_only_so_many_stories_are_compared() -> None:
    found = {key: [f"s{number:02}" for number in range(CROWDED)] for key in ("harim", "spice")}

    assert candidates(found) == [f"s{number:02}" for number in range(COMPARED)]


def test_a_story_that_one_key_leads_to_now_and_did_not_before_is_a_newcomer() -> None:
    before = {"harim": ["s1"], "spice": ["s1", "s2"]}
    now = {"harim": ["s1", "s3"], "spice": ["s1", "s2", "s3", "s4"]}

    assert newcomers(now, before=before) == ["s3", "s4"]
    assert newcomers(before, before=before) == []


def test_what_is_looked_at_again_are_the_best_keys_and_the_town_on_its_day() -> None:
    stems = {f"word{number:02}": 100.0 - number for number in range(40)}
    article = EMPTY.model_copy(update={"stems": stems, "cities": ("harim|SYR",), "days": ("2025-03-03",)})

    again = telling_keys(article)

    assert again == [*list(stems)[:AGAIN], "harim|SYR@2025-03-03"]
    assert set(again) <= set(read_keys(article))
