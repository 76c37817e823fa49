"""Batches that DynamoDB does not take at once."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.aws.dynamodb import item_batches
from factwire.errors import StorageUnavailable


class Busy:
    """A table that has no time for so many requests."""

    def __init__(self, times: int) -> None:
        self.left = times

    def batch_write_item(self, *, RequestItems: dict[str, Any]) -> dict[str, Any]:  # noqa: N803 - DynamoDB's name
        self.left -= 1
        return {"UnprocessedItems": RequestItems if self.left >= 0 else {}}


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    pauses: list[float] = []
    monkeypatch.setattr("time.sleep", pauses.append)
    return pauses


def test_those_who_were_refused_together_do_not_come_again_together(waited: list[float]) -> None:
    for _ in range(20):
        item_batches.put_items(Busy(1), table="t", items=[{"pk": {"S": "a"}}])  # type: ignore[arg-type]
    assert len(set(waited)) > 10
    assert all(0 <= pause <= 0.1 for pause in waited)


def test_pauses_grow_and_then_it_is_given_up_as_a_passing_fault(waited: list[float]) -> None:
    with pytest.raises(StorageUnavailable):
        item_batches.put_items(Busy(99), table="t", items=[{"pk": {"S": "a"}}])  # type: ignore[arg-type]
    assert len(waited) == 6
    assert all(pause <= 0.1 * 2**number for number, pause in enumerate(waited))
