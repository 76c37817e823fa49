"""When a failed attempt is repeated, and when a webhook is given up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from factwire.domain.delivery.webhooks import ATTEMPTS, WebhookHealth, after_failure, delay_after, webhook_id

NOW = datetime(2024, 10, 8, 12, tzinfo=UTC)


def test_the_wait_grows_with_every_attempt() -> None:
    delays = [delay_after(attempt) for attempt in range(1, ATTEMPTS)]
    assert delays == sorted(set(delays))


@pytest.mark.parametrize(
    ("attempt", "asked", "waited"),
    [(1, 90, 90), (1, 1, 5), (1, 10**9, 3600), (1, -5, 5), (99, None, 3600), (0, None, 5)],
)
def test_an_endpoint_may_ask_for_longer_up_to_an_hour(attempt: int, asked: float | None, waited: int) -> None:
    assert delay_after(attempt, retry_after=asked) == waited


def test_a_webhook_that_takes_nothing_for_three_days_is_disabled() -> None:
    health = after_failure(WebhookHealth(), error="500", now=NOW)
    assert (health.failing_since, health.disabled) == (NOW.isoformat(), None)
    health = after_failure(health, error="500", now=NOW + timedelta(days=2, hours=23))
    assert health.disabled is None
    health = after_failure(health, error="500", now=NOW + timedelta(days=3))
    assert (health.disabled, health.failing_since) == ("failing", NOW.isoformat())


def test_the_same_address_in_two_formats_is_two_webhooks() -> None:
    ids = {webhook_id("https://example.com/", format=format) for format in ("json", "slack")}
    assert len(ids) == 2
    assert all(id.startswith("wh-") and len(id) <= 64 for id in ids)
