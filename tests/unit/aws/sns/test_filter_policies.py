"""Filters as SNS takes them."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.aws.sns.filter_policies import filter_of, policy_of
from factwire.domain.delivery.filters import NotificationFilter
from factwire.errors import InvalidRequest


@pytest.mark.parametrize(
    ("wanted", "policy"),
    [
        ({}, {}),
        ({"countries": []}, {}),
        ({"countries": ["LBN", "SYR", "LBN"]}, {"countries": ["LBN", "SYR"]}),
        ({"killed_min": 0}, {"killed_min": [{"numeric": [">=", 0]}]}),
        (
            {"kinds": ["summary"], "sources": ["Example Wire"], "languages": ["en"]},
            {"kind": ["summary"], "source": ["Example Wire"], "language": ["en"]},
        ),
        (
            {"countries": ["LBN"], "event_types": ["ASSAULT"], "killed_min": 5},
            {"event_types": ["ASSAULT"], "countries": ["LBN"], "killed_min": [{"numeric": [">=", 5]}]},
        ),
    ],
)
def test_a_plain_filter_becomes_a_policy_on_the_attributes_of_notifications(
    wanted: dict[str, Any], policy: dict[str, Any]
) -> None:
    assert policy_of(NotificationFilter.model_validate(wanted)) == policy


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (
            {
                "kinds": ["summary"],
                "sources": ["a"],
                "languages": ["en"],
                "countries": ["LBN"],
                "entities": ["A"],
                "killed_min": 1,
            },
            "6 fields",
        ),
        ({"sources": [str(n) for n in range(16)], "entities": [str(n) for n in range(10)]}, "160 combinations"),
    ],
)
def test_a_filter_over_the_limits_of_sns_is_refused_with_the_limit(wanted: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidRequest, match=words):
        policy_of(NotificationFilter.model_validate(wanted))


def test_a_filter_at_the_limits_of_sns_is_taken() -> None:
    wanted = {"sources": [str(n) for n in range(15)], "entities": [str(n) for n in range(10)], "killed_min": 3}
    assert len(policy_of(NotificationFilter.model_validate(wanted))) == 3


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"kinds": ["summary"], "sources": ["Example Wire"]},
        {"countries": ["LBN", "SYR"], "killed_min": 5},
        {"kinds": ["story"], "independent_sources_min": 2},
    ],
)
def test_a_policy_of_ours_is_read_as_the_filter_it_was_made_of(wanted: dict[str, Any]) -> None:
    given = NotificationFilter.model_validate(wanted)
    assert filter_of(policy_of(given)) == given


@pytest.mark.parametrize(
    "policy", [{"kind": [{"prefix": "s"}]}, {"killed_min": [{"numeric": ["<", 5]}]}, {"other": ["a"]}]
)
def test_a_policy_that_somebody_else_made_is_no_filter(policy: dict[str, Any]) -> None:
    assert filter_of(policy) is None
