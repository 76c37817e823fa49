"""`factwire upgrade`: what the extraction installed here would change in a stack's newest articles, and in its alerts.

It is run with the new version installed, before that is deployed; nothing in the stack is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from factwire.cli.batch.progress import progress
from factwire.cli.comparison import Comparison
from factwire.cli.stack.cloud import Cloud
from factwire.cli.stack.query import facts_of, stored_articles
from factwire.domain.delivery.filters import NotificationFilter
from factwire.model import Facts

# Articles are parsed in batches of so many.
_BATCH: Final = 8


def upgrade(
    cloud: Cloud,
    filters: Mapping[str, str],
    *,
    sample: int,
    wanted: Mapping[str, NotificationFilter],
    examples: int,
    form: str | None,
) -> int:
    """Extract the newest articles of a stack here and write how their facts differ from those stored.

    Args:
        cloud: the stack.
        filters: which articles, as the endpoint takes them.
        sample: how many.
        wanted: whom they would alert, besides the stack's own subscriptions.
        examples: how many differences of each kind are shown.
        form: `text`, `json` or None; see `Comparison.write`.

    Raises:
        StorageUnavailable: the endpoint does not answer.
    """
    from factwire.extraction import extract_many

    comparison = Comparison(filters={**_subscriptions(cloud), **wanted}, examples=examples)
    stored = _stored(cloud, filters, sample=sample)
    with progress(sample) as advance:
        while batch := list(islice(stored, _BATCH)):
            for before, after in zip(batch, extract_many([facts.article for facts in batch]), strict=True):
                comparison.add(before.article.article_id, before, after)
                advance()
    comparison.write(form)
    return 0


def _stored(cloud: Cloud, filters: Mapping[str, str], *, sample: int) -> Iterator[Facts]:
    """Return the facts of the newest articles, read as they are needed; what is deleted meanwhile is left out."""
    rows = stored_articles(cloud, filters, limit=sample)
    return filter(None, (facts_of(cloud, row["article_id"]) for row in rows))


def _subscriptions(cloud: Cloud) -> dict[str, NotificationFilter]:
    """Return the filters of the stack's subscriptions by their ids; those that cannot be told are left out."""
    found, page = {}, cloud.ask("/subscriptions", {})
    while True:
        for row in page["subscriptions"]:
            if row["id"] and (wanted := _filter_in(cloud.ask(f"/subscriptions/{row['id']}", {}))) is not None:
                found[row["id"]] = wanted
        if page["next"] is None:
            return found
        page = cloud.ask("/subscriptions", {"cursor": page["next"]})


def _filter_in(subscription: Mapping[str, Any]) -> NotificationFilter | None:
    from factwire.aws.sns.filter_policies import filter_of

    if subscription.get("filter") is not None:
        return NotificationFilter.model_validate(subscription["filter"])
    return filter_of(subscription.get("filter_policy") or {})
