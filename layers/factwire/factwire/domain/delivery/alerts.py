"""Whom the facts of an article alert: those whose filter its summary passes."""

from __future__ import annotations

from factwire.domain.delivery.filters import NotificationAttributes, NotificationFilter, passes
from factwire.domain.listing.labels import labels_of
from factwire.model import Facts


def alerts(facts: Facts, wanted: NotificationFilter) -> bool:
    """Return whether the summary of an article with these facts passes a filter."""
    labels = labels_of(facts)
    attributes = NotificationAttributes(
        kind="summary",
        source=facts.article.source,
        language=facts.article.language,
        event_types=labels.event_types,
        countries=labels.countries,
        entities=labels.entities,
        killed_min=labels.killed_min,
    )
    return passes(wanted, attributes)
