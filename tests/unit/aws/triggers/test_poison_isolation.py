"""An article that kills its function becomes a dead letter alone: its batch survives."""

from __future__ import annotations

import pytest
from factwire.aws.triggers.poison_isolation import alternate_order, receive_count


def batch(names: list[str], *, times: int) -> dict:
    return {"Records": [{"body": name, "attributes": {"ApproximateReceiveCount": str(times)}} for name in names]}


@pytest.mark.parametrize("killer", range(5))
def test_whatever_comes_with_a_killer_is_done_by_the_third_delivery(killer: int) -> None:
    waiting = [str(number) for number in range(5)]
    for times in (1, 2, 3):
        done = []
        for record in alternate_order(batch(waiting, times=times))["Records"]:
            if record["body"] == str(killer):  # nothing of this call is heard of again
                break
            if receive_count(record) > 1:
                done.append(record["body"])
        waiting = [name for name in waiting if name not in done]

    assert waiting == [str(killer)]


def test_a_batch_that_comes_for_the_first_time_keeps_its_order() -> None:
    assert alternate_order(batch(["a", "b"], times=1)) == batch(["a", "b"], times=1)
    assert alternate_order(batch([], times=1)) == {"Records": []}
