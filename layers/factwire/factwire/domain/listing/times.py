"""Times as the lists sort them: UTC, to the second, as text."""

from __future__ import annotations

from datetime import UTC, datetime

from factwire.errors import InvalidRequest
from factwire.model.base import DAY


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
    return utc[:DAY] if utc and len(moment) <= DAY else utc


def timestamp(moment: datetime) -> str:
    """Return a moment as the store writes its own: UTC, ISO 8601 with milliseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def happened(earliest: str | None, latest: str | None, *, first: str | None, last: str | None) -> bool:
    """Return whether something may have happened in a range of days; what has no day happened in no range.

    Args:
        earliest: the first moment that it may have happened, ISO 8601.
        latest: the last one; None where that is unknown.
        first: the range's first day; None for one without a beginning.
        last: its last day; None for one without an end.
    """
    if not (first or last):
        return True
    if earliest is None:
        return False
    # "9999" stands behind every day, and "" before.
    return (first or "")[:DAY] <= (latest or earliest)[:DAY] and earliest[:DAY] <= (last or "9999")[:DAY]


def check_range(since: str | None, until: str | None, *, names: tuple[str, str] = ("since", "until")) -> None:
    """Refuses a range of times that is none.

    Raises:
        InvalidRequest: a bound is no time, or the first is later than the last; it is named.
    """
    for name, bound in zip(names, (since, until), strict=True):
        if bound is not None and sortable(bound) is None:
            raise InvalidRequest(f"`{name}` must be an ISO 8601 date or date-time, such as 2024-10-08", field=name)
    first, last = sortable(since or ""), sortable_end(until or "")
    if first and last and first[: len(last)] > last:
        raise InvalidRequest(f"`{names[0]}` must not be later than `{names[1]}`", field=names[0])
