"""Articles of a batch of the stream are related side by side, each once and on its own."""

from __future__ import annotations

from collections import Counter
from threading import Barrier
from types import SimpleNamespace
from typing import Any

from factwire.aws.triggers.change_batches import SIDE_BY_SIDE, relate_changes
from factwire.errors import StorageUnavailable

from tests.integration.conftest import Context


def batch_of(*articles: str) -> dict[str, Any]:
    """Records of the stream for changes of these articles, in that order."""
    changes = [{"pk": {"S": f"A#{article}"}, "sk": {"S": "META"}} for article in articles]
    return {
        "Records": [
            {
                "eventSource": "aws:dynamodb",
                "eventName": "MODIFY",
                "dynamodb": {"Keys": keys, "SequenceNumber": str(number)},
            }
            for number, keys in enumerate(changes)
        ]
    }


def failed(answer: dict[str, Any]) -> list[str]:
    return [failure["itemIdentifier"] for failure in answer["batchItemFailures"]]


def test_articles_of_a_batch_are_under_way_at_the_same_time() -> None:
    # Given articles each of which waits until all of them are under way
    together = Barrier(SIDE_BY_SIDE, timeout=10)
    services: Any = SimpleNamespace(relate=lambda article: together.wait() and None)
    # When they come in one batch, then all are done
    assert failed(relate_changes(batch_of(*"abcdefgh"[:SIDE_BY_SIDE]), Context(), services=services)) == []


def test_an_article_that_changed_twice_in_a_batch_is_related_once() -> None:
    related: Counter[str] = Counter()
    services: Any = SimpleNamespace(relate=lambda article: related.update([article]))
    for batch in (batch_of("a", "b", "a"), batch_of("c", "c")):
        relate_changes(batch, Context(), services=services)
    assert related == {"a": 1, "b": 1, "c": 1}


def test_an_article_that_fails_in_a_batch_is_reported_alone_with_all_its_changes() -> None:
    # Given an article that meets a fault, among others
    related: list[str] = []

    def relate(article: str) -> None:
        if article == "b":
            raise StorageUnavailable("throttled")
        related.append(article)

    # When the batch is related
    services: Any = SimpleNamespace(relate=relate)
    answer = relate_changes(batch_of("a", "b", "c", "b"), Context(), services=services)
    # Then the others are done, and its changes come again
    assert sorted(related) == ["a", "c"]
    assert failed(answer) == ["1", "3"]
