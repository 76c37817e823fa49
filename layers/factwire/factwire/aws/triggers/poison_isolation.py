"""Isolation of a message that ends its whole function, so that the others of its batch survive.

Lambda deletes a batch's messages from the queue after the last one, so a call that is killed leaves them all there.
A batch that is received again is therefore processed from alternating ends, and each of its messages is deleted as
soon as it is done: at the third delivery at the latest, the poison message is alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def alternate_order(event: Mapping[str, Any]) -> dict[str, Any]:
    """Return the batch in the order of processing: reversed at every second delivery."""
    records = event["Records"]
    deliveries = max((receive_count(record) for record in records), default=1)
    return {**event, "Records": records[::-1] if deliveries % 2 == 0 else records}


def receive_count(record: Mapping[str, Any]) -> int:
    """Return how many times a message has been received, this time included."""
    return int(record["attributes"]["ApproximateReceiveCount"])
