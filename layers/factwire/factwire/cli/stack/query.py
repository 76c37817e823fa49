"""`factwire query`: questions to a stack's endpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from factwire.cli.stack.cloud import Cloud
from factwire.cli.stack.shown import Columns, Row, show

_PAGE: Final = 100


def _names(parties: Any) -> str:
    return ", ".join(str(party.get("name")) for party in parties)


def _range(counted: Any) -> str:
    if not counted:
        return ""
    low, high = (None if counted[bound] is None else f"{counted[bound]:g}" for bound in ("min", "max"))
    return str(low) if low == high else f"{low or ''}..{high or ''}"


def _toll(toll: Any) -> str:
    """Return the best figure, where there is none or it is disputed the range."""
    if not toll:
        return ""
    span = _range({"min": toll["low"], "max": toll["high"]})
    if toll["agreed"]:
        return span if toll["best"] is None else f"{toll['best']:g}"
    return f"{span}, disputed" if toll["best"] is None else f"{toll['best']:g} ({span}, disputed)"


def _day(row: Row) -> str:
    article = row.get("article", row)
    return str(article.get("published_at") or "")[:10]


_COLUMNS: Final[Mapping[str, Columns]] = {
    "events": {
        "published": _day,
        "type": lambda row: row["type"],
        "actors": lambda row: _names(row["actors"]),
        "targets": lambda row: _names(row["targets"]),
        "place": lambda row: (row["place"] or {}).get("name"),
        "killed": lambda row: _range(row["killed"]),
        "assertion": lambda row: row["assertion"],
        "evidence": lambda row: row["evidence"],
    },
    "places": {
        "published": _day,
        "place": lambda row: row["place"]["name"],
        "country": lambda row: row["place"]["country"],
        "events": lambda row: ", ".join(event["type"] for event in row["events"]),
        "article": lambda row: row["article"]["title"] or row["article"]["article_id"],
    },
    "quotes": {
        "published": _day,
        "speaker": lambda row: row["speaker"],
        "quote": lambda row: row["text"],
        "article": lambda row: row["article"]["article_id"],
    },
    "articles": {
        "published": _day,
        "article": lambda row: row["article_id"],
        "source": lambda row: row["source"],
        "title": lambda row: row["title"] or row["headline"] or (row["error"] or {}).get("message"),
    },
    "stories": {
        "updated": lambda row: str(row["updated"] or "")[:10],
        "story": lambda row: row["id"],
        "place": lambda row: row["place"],
        "sources": lambda row: row["independent_sources"],
        "killed": lambda row: _toll(row["killed"]),
        "wounded": lambda row: _toll(row["wounded"]),
        "title": lambda row: row["title"],
    },
    "entities": {
        "key": lambda row: row["key"],
        "name": lambda row: row["name"],
        "type": lambda row: row["type"],
    },
}


def query(cloud: Cloud, kind: str, filters: Mapping[str, str], *, limit: int, form: str | None) -> int:
    """Show up to `limit` results of one query.

    Args:
        cloud: the stack.
        kind: `events`, `places`, `quotes`, `articles`, `stories`, `entities` or `timeline`.
        filters: as the endpoint takes them; of a timeline also `key`, the entity's.
        limit: how many answers; pages are fetched as they are needed.
        form: `table`, `json` or None; see `factwire.cli.stack.shown`.

    Raises:
        InvalidRequest: the endpoint refuses a filter.
        StorageUnavailable: AWS or the endpoint does not answer.
    """
    rows = "events" if kind == "timeline" else kind
    show(answers(cloud, kind, filters, rows=rows, limit=limit), _COLUMNS[rows], form=form)
    return 0


def answers(cloud: Cloud, kind: str, filters: Mapping[str, str], *, rows: str, limit: int) -> Iterator[Row]:
    """Yield up to `limit` results of one query, page by page; `rows` is the name of their list in a page."""
    remaining = dict(filters)
    path = f"/entities/{quote(remaining.pop('key'), safe='')}/timeline" if kind == "timeline" else f"/{kind}"
    page_size = 50 if kind == "entities" else _PAGE
    while limit > 0:
        page = cloud.ask(path, remaining | {"limit": str(min(limit, page_size))})
        yield from page[rows]
        limit -= len(page[rows])
        if page.get("next") is None:
            return
        remaining["cursor"] = page["next"]
