"""Times as the lists sort them: UTC, to the second, as text."""

from __future__ import annotations

from datetime import UTC, datetime


def sortable(moment: str) -> str | None:
    """An ISO 8601 date or date-time as `YYYY-MM-DDTHH:MM:SSZ`; None when it is neither.

    A date is its first second; a time without a zone is taken as UTC.
    """
    try:
        parsed = datetime.fromisoformat(moment)
        utc = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return utc.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20)


def is_date(moment: str) -> bool:
    """Whether an ISO 8601 text names a whole day."""
    return len(moment) <= len("YYYY-MM-DD")
