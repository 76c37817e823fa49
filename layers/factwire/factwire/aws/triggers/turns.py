"""An article that ends its whole function must not take along those that it came with.

Lambda takes a batch's messages out of the queue after its last one, so a call that is killed leaves them all there.
What comes again is therefore worked on from alternating ends, and each message is taken out as soon as it is done:
the third delivery at the latest finds whoever does the killing alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def in_turn(event: Mapping[str, Any]) -> dict[str, Any]:
    """The batch in the order in which it is to be worked on: in reverse every other time that it comes."""
    records = event["Records"]
    times = max((deliveries_of(record) for record in records), default=1)
    return {**event, "Records": records[::-1] if times % 2 == 0 else records}


def deliveries_of(record: Mapping[str, Any]) -> int:
    """How many times a message has been handed out, this time included."""
    return int(record["attributes"]["ApproximateReceiveCount"])
