"""What is decided on a record that others may be changing is decided anew when they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from factwire.errors import StorageUnavailable
from factwire.services.ports import StaleRecord

Answer = TypeVar("Answer")

_ATTEMPTS: Final = 5


def retry_when_stale(attempt: Callable[[], Answer]) -> Answer:
    """Return the result of the first attempt that no other writer overtook; each attempt reads the record again.

    Raises:
        StorageUnavailable: others keep changing the article.
    """
    for _ in range(_ATTEMPTS):
        try:
            return attempt()
        except StaleRecord:
            continue
    raise StorageUnavailable("others keep changing this article; try again")
