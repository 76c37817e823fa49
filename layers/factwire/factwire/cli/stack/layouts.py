"""How the answers to each question are laid out: what happened, then the words that prove it, then where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from factwire.cli.stack.shown import Columns, Layout, Row
from factwire.domain.wording.sentences import attribution_clause, count_of, figure
from factwire.model import Range


def _event(row: Row) -> str:
    """Return an event as the e-mail tells it: who did what to whom, where, when, and who says so."""
    return str(row.get("sentence") or row["type"].capitalize())


def _claim(row: Row) -> str:
    """Return a claim with its place, who says so, and whether it counts more or less than one happening."""
    notes = [*([attribution_clause(row["attribution"])] if row["attribution"] else []), *_scope(row)]
    place = row["place"]["name"] if row["place"] else None
    return figure(_range(row), row["of"], place=place, notes=notes)


def _scope(row: Row) -> list[str]:
    scopes = {"cumulative": "in all, over several happenings", "part": "a part of the toll"}
    return [scopes[row["scope"]]] if row["scope"] in scopes else []


def _range(row: Row) -> Range:
    """Return the numbers that a figure allows: an exact one that a user set has no limits beside it."""
    if row["value"] is not None:
        return Range(min=row["value"], max=row["value"])
    return Range(min=row["min"], max=row["max"])


def _span(low: float | None, high: float | None) -> str:
    bounds = ["" if bound is None else f"{bound:g}" for bound in (low, high)]
    return bounds[0] if low == high else "..".join(bounds)


def _toll(toll: Any) -> str:
    """Return the best figure, where there is none or it is disputed the range."""
    if not toll:
        return ""
    span = _span(toll["low"], toll["high"])
    if toll["agreed"]:
        return span if toll["best"] is None else f"{toll['best']:g}"
    return f"{span}, disputed" if toll["best"] is None else f"{toll['best']:g} ({span}, disputed)"


def _counted(kind: str) -> Any:
    return lambda row: f"{toll} {kind}" if (toll := _toll(row[kind])) else ""


def _quoted(text: str) -> str:
    return f'"{" ".join(text.split())}"'


def _id(row: Row) -> str:
    """Return where a fact is found: its article, and its id there."""
    return f"{row['article']['article_id']}#{row['id']}"


_ARTICLE: Final[Columns] = {
    "source": lambda row: row["article"]["source"],
    "published": lambda row: str(row["article"]["published_at"] or "")[:10],
}
_WHERE: Final = ("source", "published", "id")

LAYOUTS: Final[Mapping[str, Layout]] = {
    "events": Layout(
        {"event": _event, "evidence": lambda row: _quoted(row["evidence"]), **_ARTICLE, "id": _id},
        (("event",), ("evidence",), _WHERE),
    ),
    "places": Layout(
        {
            "place": lambda row: ", ".join(filter(None, (row["place"]["name"], row["place"]["country"]))),
            "events": lambda row: ", ".join(event["type"] for event in row["events"]),
            "title": lambda row: row["article"]["title"],
            **_ARTICLE,
            "id": lambda row: row["article"]["article_id"],
        },
        (("place", "events"), ("title",), _WHERE),
    ),
    "quotes": Layout(
        {"speaker": lambda row: row["speaker"], "quote": lambda row: _quoted(row["text"]), **_ARTICLE, "id": _id},
        (("speaker",), ("quote",), _WHERE),
    ),
    "claims": Layout(
        {"claim": _claim, "evidence": lambda row: _quoted(row["evidence"]), **_ARTICLE, "id": _id},
        (("claim",), ("evidence",), _WHERE),
    ),
    "quantities": Layout(
        {
            "quantity": lambda row: _quoted(row["text"]),
            "kind": lambda row: row["kind"],
            "amount": lambda row: " ".join(filter(None, (count_of(_range(row)), row["unit"]))),
            "of": lambda row: row["of"],
            "attribution": lambda row: row["attribution"],
            **_ARTICLE,
            "id": _id,
        },
        (("quantity",), ("kind", "amount", "of", "attribution"), _WHERE),
    ),
    "articles": Layout(
        {
            "title": lambda row: row["title"] or row["headline"] or (row["error"] or {}).get("message"),
            "source": lambda row: row["source"],
            "published": lambda row: str(row["published_at"] or "")[:10],
            "id": lambda row: row["article_id"],
        },
        (("title",), _WHERE),
    ),
    "stories": Layout(
        {
            "title": lambda row: row["title"],
            "place": lambda row: row["place"],
            "killed": _counted("killed"),
            "wounded": _counted("wounded"),
            "sources": lambda row: f"{row['independent_sources']} sources",
            "updated": lambda row: str(row["updated"] or "")[:10],
            "id": lambda row: row["id"],
        },
        (("title",), ("place", "killed", "wounded", "sources"), ("updated", "id")),
    ),
    "entities": Layout(
        {"name": lambda row: row["name"], "type": lambda row: row["type"], "key": lambda row: row["key"]}
    ),
}
