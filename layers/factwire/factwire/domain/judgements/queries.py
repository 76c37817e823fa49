"""Which judgements a list shows."""

from __future__ import annotations

from factwire.model.base import Frozen


class JudgementQuery(Frozen):
    """Those on an article, on a story or by a user, or all; `since` and `until` are ISO 8601 and inclusive."""

    article_id: str | None = None
    story: str | None = None
    user: str | None = None
    since: str | None = None
    until: str | None = None
