"""What a function that was restored from a snapshot (SnapStart) must not share with its clones."""

from __future__ import annotations

import random


def reseed_after_restore() -> None:
    """Have each clone draw random numbers of its own, as for the pauses between retries.

    Lambda's runtime has the hook; elsewhere there are no snapshots. Ids and tokens come from the operating system.
    https://docs.aws.amazon.com/lambda/latest/dg/snapstart-runtime-hooks-python.html
    """
    try:
        from snapshot_restore_py import register_after_restore
    except ImportError:
        return
    register_after_restore(random.seed)
