"""Webhooks: who is sent notifications by HTTP POST, how it stands with them, and when a failed attempt is repeated."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

from pydantic import Field

from factwire.domain.delivery.filters import NotificationFilter
from factwire.domain.delivery.signing import SigningSecret
from factwire.model import Notification
from factwire.model.base import Frozen

WebhookFormat = Literal["json", "cloudevents", "slack", "discord", "teams"]
# Chats know no signatures, and their addresses are secrets themselves.
CHATS: Final = frozenset({"slack", "discord", "teams"})
ID_PREFIX: Final = "wh-"
MAX_WEBHOOKS: Final = 500
DISABLED_AFTER: Final = timedelta(days=3)

# Seconds after the first attempt, the second, ...: seven attempts in 1 h 45 min, then the dead letters. All of them
# wait in flight, of which SQS takes 120,000: room for 19 notifications a second to endpoints that take none.
_DELAYS: Final = (5, 30, 120, 600, 1800, 3600)
ATTEMPTS: Final = len(_DELAYS) + 1
_LONGEST_DELAY: Final = 3600


class WebhookHealth(Frozen):
    """How it stands with a webhook: since when it fails, at what, and why it is sent nothing any more."""

    failing_since: Annotated[str | None, Field(description="UTC, ISO 8601: it has taken nothing since")] = None
    last_error: Annotated[str | None, Field(description="what the last attempt met")] = None
    disabled: Annotated[
        Literal["gone", "failing"] | None, Field(description="it answered 410, or has failed for three days")
    ] = None


class Webhook(Frozen):
    """An address that notifications are sent to."""

    id: str
    url: Annotated[str, Field(repr=False)]
    format: WebhookFormat = "json"
    filter: NotificationFilter = NotificationFilter()
    created_at: str
    secrets: tuple[SigningSecret, ...] = ()
    health: WebhookHealth = WebhookHealth()


class Delivery(Frozen):
    """One notification on its way to one webhook."""

    webhook_id: str
    notification: Notification


def webhook_id(url: str, *, format: WebhookFormat) -> str:
    """Return the id of a webhook: the same address in the same format is the same webhook."""
    return ID_PREFIX + hashlib.sha256(f"{format}|{url}".encode()).hexdigest()[:20]


def after_failure(health: WebhookHealth, *, error: str, now: datetime) -> WebhookHealth:
    """Return the health after an attempt that failed; after three days without success it is disabled."""
    since = health.failing_since or now.isoformat()
    given_up = now - datetime.fromisoformat(since) >= DISABLED_AFTER
    return WebhookHealth(failing_since=since, last_error=error, disabled="failing" if given_up else health.disabled)


def delay_after(attempt: int, *, retry_after: float | None = None) -> int:
    """Return how many seconds to wait after an attempt (1 is the first); an endpoint may ask for longer, to an hour."""
    own = _DELAYS[min(max(attempt, 1), len(_DELAYS)) - 1]
    return int(min(max(own, retry_after or 0), _LONGEST_DELAY))
