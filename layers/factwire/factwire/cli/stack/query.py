"""`factwire query`: questions to a stack's endpoint, which other commands ask too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from factwire.cli.stack.cloud import Cloud
from factwire.cli.stack.layouts import LAYOUTS
from factwire.cli.stack.shown import Row, show
from factwire.errors import NotFound
from factwire.model import Facts

# A limit that nothing reaches.
EVERY: Final = 10**9
_PAGE: Final = 100


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
    show(answers(cloud, kind, filters, rows=rows, limit=limit), LAYOUTS[rows], form=form)
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


def stored_articles(cloud: Cloud, filters: Mapping[str, str], *, limit: int) -> Iterator[Row]:
    """Yield up to `limit` of the articles that facts are stored of, newest first."""
    return answers(cloud, "articles", {**filters, "status": "stored"}, rows="articles", limit=limit)


def facts_of(cloud: Cloud, article_id: str) -> Facts | None:
    """Return the stored facts of an article; None where it has none (any more)."""
    try:
        return Facts.model_validate(cloud.ask(f"/articles/{article_id}/facts", {}))
    except NotFound:
        return None
