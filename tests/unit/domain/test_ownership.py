"""With ownership by prefix a file revises only what came in below the same folder."""

from __future__ import annotations

import pytest
from factwire.domain.ownership import Ownership, OwnershipRule
from factwire.services.ingestion.ingest_article import Outcome

from tests.unit.services.fakes import World, origin

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."
URL = "https://example.com/aden"


def outcomes(rule: OwnershipRule, *files: tuple[str, str]) -> tuple[list[Outcome], int]:
    """What becomes of files about one address, and how many articles there are then."""
    world = World(ownership=rule)
    found = []
    for number, (key, text) in enumerate(files, start=1):
        where = origin(number, key=key)
        world.drop(where, text, url=URL)
        found += world.ingest()(where)
    return found, len(world.articles)


@pytest.mark.parametrize(
    ("rule", "key", "text", "articles"),
    [
        (OwnershipRule.OPEN, "incoming/other/a.txt", SECOND, 1),
        (OwnershipRule.PREFIX, "incoming/wire/b.txt", SECOND, 1),
        (OwnershipRule.PREFIX, "incoming/other/a.txt", SECOND, 2),
        (OwnershipRule.PREFIX, "incoming/a.txt", SECOND, 2),
    ],
)
def test_who_may_revise_an_article(rule: OwnershipRule, key: str, text: str, articles: int) -> None:
    assert outcomes(rule, ("incoming/wire/a.txt", FIRST), (key, text)) == ([Outcome.STORED] * 2, articles)


def test_a_cancellation_from_another_folder_cancels_nothing() -> None:
    world = World(ownership=OwnershipRule.PREFIX)
    for number, (key, text) in enumerate((("incoming/wire/a.txt", FIRST), ("incoming/other/a.txt", "!canceled\n"))):
        where = origin(number + 1, key=key)
        world.drop(where, text, url=URL)
        world.ingest()(where)
    assert sorted(record.status for record in world.articles.values()) == ["canceled", "stored"]
    world.publish_all()
    assert [each.kind for each in world.notifications] == ["summary"]


def test_what_is_open_keeps_its_id() -> None:
    rule = Ownership(rule=OwnershipRule.OPEN, incoming_prefix="incoming/")
    assert rule.article_id("a" * 24, key="incoming/wire/a.txt") == "a" * 24
