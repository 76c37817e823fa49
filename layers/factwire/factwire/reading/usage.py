"""Whether the sender lets an item be used: publishing status and embargo of the IPTC's formats."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Final, Literal

from pydantic import Field

from factwire.errors import Canceled, FactwireError, Withheld
from factwire.model.base import Frozen
from factwire.reading.metadata.dates import normalise_date

_CANCELED: Final = frozenset({"canceled", "cancelled", "withdrawn"})
_WITHHELD: Final = frozenset({"withheld", "embargoed"})


class Usage(Frozen):
    """What the sender allows to be done with an item; it holds for all versions of the item up to this one."""

    status: Literal["usable", "withheld", "canceled"] = "usable"
    until: Annotated[str | None, Field(description="UTC, ISO 8601: a withheld item may be used from then on")] = None

    def is_due(self, now: datetime) -> bool:
        """Return whether an item that was withheld until some time may be used by now."""
        return self.until is not None and datetime.fromisoformat(self.until) <= now

    def refusal(self, now: datetime) -> FactwireError | None:
        """Return the error of whoever wants to use the item now; None where it may be used."""
        if self.status == "canceled":
            return Canceled("the sender has cancelled the item")
        if self.status == "usable" or self.is_due(now):
            return None
        if self.until is None:
            return Withheld("the sender withholds the item until further notice")
        return Withheld(f"the item is under embargo until {self.until}")


USABLE: Final = Usage()


def usage_of(status: str | None, *, embargo: str | None = None) -> Usage:
    """Return the usage that a status and an embargo allow.

    Args:
        status: `usable`, `withheld`, `canceled` or `embargoed`, with or without the scheme `stat:`; None is usable.
        embargo: when the item may be used, ISO 8601; what cannot be read as a date is an embargo without end.
    """
    word = (status or "usable").rpartition(":")[2].strip().lower()
    if word in _CANCELED:
        return Usage(status="canceled")
    if embargo is None and word not in _WITHHELD:
        return USABLE
    return Usage(status="withheld", until=_utc(embargo))


def version_of(written: object) -> int | None:
    """Return the number of an item's version; None where there is none that could be compared."""
    text = str(written).strip() if isinstance(written, str | int) and not isinstance(written, bool) else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len("9999999999") else None


def _utc(written: str | None) -> str | None:
    moment = normalise_date(written)
    if moment is None:
        return None
    parsed = datetime.fromisoformat(moment)
    try:
        utc = parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    except OverflowError:
        return None
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(len("0000-00-00T00:00:00Z"))
