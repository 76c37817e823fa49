"""What SQS takes at once, and what it does not take."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.aws.webhooks.delivery_messages import Delivery, delivery_message, message_in
from factwire.aws.webhooks.delivery_queue import SqsDeliveryQueue
from factwire.errors import InvalidDocument, StorageUnavailable

from tests.unit.domain.delivery.notifications import summary

LIMIT = 256 * 1024


class Sqs:
    """SQS that keeps batches, or takes only so many of them."""

    def __init__(self, *, takes: int = 100) -> None:
        self.batches: list[list[str]] = []
        self.takes = takes

    def send_message_batch(self, *, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:  # noqa: N803 - SQS's names
        assert QueueUrl == "queue"
        if len(self.batches) == self.takes:
            return {"Failed": [{"Id": Entries[-1]["Id"], "Code": "InternalError"}]}
        self.batches.append([entry["MessageBody"] for entry in Entries])
        return {"Successful": Entries}


def deliveries(number: int, **given: Any) -> list[Delivery]:
    return [Delivery(webhook_id=f"wh-{each}", notification=summary(**given)) for each in range(number)]


@pytest.mark.parametrize("text", ["short", "\u2603" * 20_000, "\u0001\ufffe" * 10_000])
def test_hundreds_of_deliveries_go_in_batches_that_sqs_takes(text: str) -> None:
    sqs = Sqs(takes=1000)
    SqsDeliveryQueue(sqs, queue_url="queue").send(deliveries(250, text=text))  # type: ignore[arg-type]
    sent = [body for batch in sqs.batches for body in batch]
    assert [message_in(body) for body in sent] == deliveries(250, text=text)
    for batch in sqs.batches:
        assert 0 < len(batch) <= 10
        assert sum(len(body.encode()) for body in batch) <= LIMIT
        assert all(body.isascii() and body.isprintable() for body in batch)


def test_a_batch_that_is_not_taken_whole_is_a_passing_fault() -> None:
    with pytest.raises(StorageUnavailable, match="InternalError"):
        SqsDeliveryQueue(Sqs(takes=1), queue_url="queue").send(deliveries(11))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "body",
    ["", "[]", "1", "{}", '{"webhook": "wh-1"}', '{"Message": "{}"}', '{"webhook": 1, "notification": {}}', "\x00"],
)
def test_what_is_no_message_is_told_by_name(body: str) -> None:
    with pytest.raises(InvalidDocument):
        message_in(body)


def test_a_delivery_comes_as_it_was_sent() -> None:
    (delivery,) = deliveries(1)
    assert message_in(delivery_message(delivery)) == delivery
