"""Signatures, read by the library that Standard Webhooks gives to receivers."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from factwire.domain.delivery.signing import rotated, secret_of, signature_headers
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

BODY = json.dumps({"headline": "Überfall"}, ensure_ascii=True).encode()
OLD, NEW = secret_of(b"o" * 32), secret_of(b"n" * 32)


@pytest.fixture
def now() -> datetime:
    """The present: the library refuses messages that are older than five minutes."""
    return datetime.now(UTC)


def test_receivers_verify_what_is_signed(now: datetime) -> None:
    headers = signature_headers("n1", BODY, secrets=(OLD,), now=now)
    assert headers.keys() == {"webhook-id", "webhook-timestamp", "webhook-signature"}
    assert Webhook(OLD.value).verify(BODY, headers) == {"headline": "Überfall"}


def test_the_signature_of_the_standards_own_example() -> None:
    """Test vector of the Standard Webhooks libraries."""
    secret = secret_of(b"").model_copy(update={"value": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    headers = signature_headers(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        b'{"test": 2432232314}',
        secrets=(secret,),
        now=datetime.fromtimestamp(1614265330, UTC),
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


@pytest.mark.parametrize("changed", ["webhook-id", "webhook-timestamp", "body", "secret"])
def test_whatever_is_changed_on_the_way_is_noticed(changed: str, now: datetime) -> None:
    headers = signature_headers("n1", BODY, secrets=(OLD,), now=now)
    if changed in headers:
        headers[changed] = str(int(headers[changed]) + 1) if changed == "webhook-timestamp" else "n2"
    body = BODY + b" " if changed == "body" else BODY
    with pytest.raises(WebhookVerificationError):
        Webhook((NEW if changed == "secret" else OLD).value).verify(body, headers)


def test_a_message_that_is_replayed_later_is_refused(now: datetime) -> None:
    headers = signature_headers("n1", BODY, secrets=(OLD,), now=now - timedelta(minutes=10))
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(OLD.value).verify(BODY, headers)


def test_while_secrets_are_rotated_both_verify_and_a_day_later_only_the_new_one(now: datetime) -> None:
    secrets = rotated((OLD,), new=NEW, now=now - timedelta(hours=23))
    headers = signature_headers("n1", BODY, secrets=secrets, now=now)
    for secret in (OLD, NEW):
        Webhook(secret.value).verify(BODY, headers)

    later = rotated((OLD,), new=NEW, now=now - timedelta(hours=25))
    headers = signature_headers("n1", BODY, secrets=later, now=now)
    Webhook(NEW.value).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(OLD.value).verify(BODY, headers)


def test_a_secret_rotated_twice_in_a_day_keeps_the_last_two(now: datetime) -> None:
    third = secret_of(b"t" * 32)
    secrets = rotated(rotated((OLD,), new=NEW, now=now), new=third, now=now)
    assert [secret.value for secret in secrets] == [third.value, NEW.value]


def test_no_secret_is_in_a_representation() -> None:
    assert OLD.value not in repr(OLD)
