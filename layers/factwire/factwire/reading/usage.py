"""Whether the sender lets an item be used now: publishing status and embargo of the IPTC's formats."""

from __future__ import annotations

from datetime import UTC, datetime

from factwire.errors import Canceled, Withheld
from factwire.reading.dates import normalise_date


def check_usable(status: str | None, *, embargo: str | None = None) -> None:
    """Let an item pass that is usable now.

    Args:
        status: `usable`, `withheld`, `canceled` or `embargoed`, with or without the scheme `stat:`; None is usable.
        embargo: when the item may be used, ISO 8601; what cannot be read as a date is an embargo without end.

    Raises:
        Withheld: it may not be used, or not yet.
        Canceled: it has been withdrawn.
    """
    word = (status or "usable").rpartition(":")[2].strip().lower()
    if word in {"canceled", "cancelled"}:
        raise Canceled("the sender has cancelled the item")
    if word == "withheld":
        raise Withheld("the sender withholds the item")
    if embargo is None and word != "embargoed":
        return
    until = normalise_date(embargo)
    moment = datetime.fromisoformat(until) if until else datetime.max.replace(tzinfo=UTC)
    if (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > datetime.now(UTC):
        raise Withheld(f"the item is under embargo until {until or 'further notice'}")
