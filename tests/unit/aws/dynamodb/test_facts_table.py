"""Facts of which a part is missing are no facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.aws.dynamodb.table_items import EntryLocations, facts_items
from factwire.domain.records import StoredFacts
from factwire.model import Facts

from tests.unit.services.fakes import FakeClock, World, article, facts_of

FACTS = facts_of(article("Rebels shelled the port of Aden, killing 12."))
ITEMS = facts_items(
    FACTS, commit="c", facts_digest="d", entries=EntryLocations(listed_at="2024-10-08", list_keys=("all",))
)


class Items:
    """A table that answers every query with the same items."""

    def get_paginator(self, _operation: str) -> Items:
        return self

    def paginate(self, **_request: Any) -> Iterator[dict[str, Any]]:
        yield {"Items": ITEMS}


@pytest.mark.parametrize(("parts", "found"), [(1, FACTS), (2, None)])
def test_facts_are_whole_or_none(parts: int, found: Facts | None) -> None:
    client: Any = Items()
    table = FactsTable(client, table="facts", clock=FakeClock(World()))
    stored = StoredFacts(revision="r", commit="c", facts_digest="d", parts=parts, archive_key="k")
    assert table.facts("a", stored) == found
