"""Times as the lists sort them: UTC, to the second, as text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from factwire.errors import InvalidRequest

_DAY: Final = len("YYYY-MM-DD")


def sortable(moment: str) -> str | None:
    """Return an ISO 8601 date or date-time as `YYYY-MM-DDTHH:MM:SSZ`; None when it is neither.

    A date is its first second; a time without a zone is taken as UTC.
    """
    try:
        parsed = datetime.fromisoformat(moment)
        utc = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def sortable_end(moment: str) -> str | None:
    """Return what the last second of a time, or of a whole day, begins with; None when it is neither."""
    utc = sortable(moment)
    return utc[:_DAY] if utc and len(moment) <= _DAY else utc


def timestamp(moment: datetime) -> str:
    """Return a moment as the store writes its own: UTC, ISO 8601 with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def check_range(since: str | None, until: str | None) -> None:
    """Refuses a range of times that is none.

    Raises:
        InvalidRequest: a bound is no time, or the first is later than the last; it is named.
    """
    for name, bound in (("since", since), ("until", until)):
        if bound is not None and sortable(bound) is None:
            raise InvalidRequest(f"`{name}` must be an ISO 8601 date or date-time, such as 2024-10-08", field=name)
    first, last = sortable(since or ""), sortable_end(until or "")
    if first and last and first[: len(last)] > last:
        raise InvalidRequest("`since` must not be later than `until`", field="since")
