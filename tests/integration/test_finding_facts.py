"""Facts are found by any name of who is in them, by when and where they happened, by how many they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factwire.extraction import extract_facts

from tests.integration.test_questions import commit, titles

if TYPE_CHECKING:
    from tests.integration.conftest import Stack


def said(stack: Stack, text: str, *, number: int, day: str) -> None:
    """Store the facts of an article as they are extracted."""
    commit(stack, text, number=number, day=day, extract=extract_facts)


@pytest.fixture
def named(stack: Stack) -> Stack:
    """Articles that name one force in full and in short, and two people of one last name."""
    said(stack, "The Rapid Support Forces (RSF) shelled the port of Aden on Monday.", number=1, day="2024-10-01")
    said(stack, "The RSF shelled the port of Aden on Tuesday.", number=2, day="2024-10-02")
    said(stack, "Amal Saleh accused Omar Saleh of theft in Aden on Wednesday.", number=3, day="2024-10-03")
    said(stack, "Omar Saleh attacked a guard in Aden on Thursday.", number=4, day="2024-10-04")
    return stack


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"actor": "RSF"}, ["2", "1"]),
        ({"actor": "rapid support forces"}, ["1"]),
        ({"actor": "Saleh"}, ["4", "3"]),
        ({"entity": "saleh"}, ["4", "3"]),
        ({"target": "Saleh", "actor": "saleh"}, ["3"]),
        ({"actor": "Omar Saleh"}, ["4"]),
        ({"country": "yemen", "actor": "Saleh"}, ["4", "3"]),
    ],
)
def test_a_name_finds_whoever_bears_it_in_full_in_short_or_as_a_last_name(
    named: Stack, query: dict[str, str], expected: list[str]
) -> None:
    assert titles(named.get("/events", **query)) == expected


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_of_a_name_that_several_bear_go_on_where_they_ended(named: Stack, limit: int) -> None:
    found, query = [], {"actor": "saleh", "limit": str(limit)}
    for _ in range(5):
        page = named.get("/events", **query)
        found += titles(page)
        if page["json"]["next"] is None:
            break
        query["cursor"] = page["json"]["next"]
    assert found == ["4", "3"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"bbox": "40,10,50,20"}, ["2", "1"]),
        ({"bbox": "-10,10,0,20"}, []),
        ({"from": "2024-10-01"}, ["2"]),
        ({"to": "2024-09-30"}, ["1"]),
        ({"from": "2024-09-28", "to": "2024-10-31"}, ["2", "1"]),
        ({"from": "2024-10-07", "to": "2024-10-07"}, ["2"]),
        ({"from": "2019-01-01", "to": "2019-12-31"}, []),
    ],
)
def test_events_are_found_by_when_and_where_they_happened(
    stack: Stack, query: dict[str, str], expected: list[str]
) -> None:
    said(stack, "Rebels shelled the port of Aden on September 28, 2024.", number=1, day="2024-10-05")
    said(stack, "Rebels shelled the port of Aden on October 7, 2024.", number=2, day="2024-10-08")
    assert titles(stack.get("/events", **query)) == expected


def test_what_was_announced_a_month_before_is_found_and_longer_before_with_since(stack: Stack) -> None:
    said(stack, "Rebels plan to attack the port of Aden on October 7, 2024.", number=1, day="2024-08-01")
    said(stack, "Rebels plan to attack the port of Aden on October 7, 2024.", number=2, day="2024-09-20")
    then = {"from": "2024-10-07", "to": "2024-10-07"}
    assert titles(stack.get("/events", **then)) == ["2"]
    assert titles(stack.get("/events", since="2024-01-01", **then)) == ["2", "1"]


TOLLS = (
    "A strike on the port of Aden killed 34 people on Monday, the health ministry said. "
    "The rebels said that 12 people were killed in the strike. The damage came to $3 million."
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, [34, 12]),
        ({"of": "killed", "value_min": "20"}, [34]),
        ({"of": "missing"}, []),
        ({"country": "Yemen"}, [34, 12]),
        ({"country": "Chad"}, []),
        ({"bbox": "40,10,50,20"}, [34, 12]),
        ({"from": "2024-10-08"}, []),
    ],
)
def test_claims_are_tolls_with_whose_they_are(stack: Stack, query: dict[str, str], expected: list[int]) -> None:
    said(stack, TOLLS, number=1, day="2024-10-08")
    claims = stack.get("/claims", **query)["json"]["claims"]
    assert [claim["value"] for claim in claims] == expected
    assert all(claim["evidence"] in TOLLS and claim["place"]["name"] == "Aden" for claim in claims)


def test_claims_are_found_by_who_makes_them(stack: Stack) -> None:
    said(stack, TOLLS, number=1, day="2024-10-08")
    [claim] = stack.get("/claims", speaker="health ministry")["json"]["claims"]
    assert (claim["value"], claim["attribution"]) == (34, "the health ministry")


def test_quantities_are_found_by_kind_and_size(stack: Stack) -> None:
    said(stack, TOLLS, number=1, day="2024-10-08")
    [money] = stack.get("/quantities", kind="money", value_min="1000000")["json"]["quantities"]
    assert (money["value"], money["unit"], money["text"]) == (3_000_000, "USD", "$3 million")
    assert stack.get("/quantities", kind="money", value_min="4000000")["json"]["quantities"] == []
    assert "text" in stack.get("/quantities", format="csv")["body"].splitlines()[0]
