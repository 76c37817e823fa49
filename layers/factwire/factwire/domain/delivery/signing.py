"""Signatures of webhooks as Standard Webhooks 1.0 has them (https://www.standardwebhooks.com, symmetric: `v1`)."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Final

from pydantic import Field

from factwire.model.base import Frozen

PREFIX: Final = "whsec_"
SECRET_BYTES: Final = 32  # the standard takes 24 to 64
ROTATION_OVERLAP: Final = timedelta(hours=24)


class SigningSecret(Frozen):
    """A secret that messages are signed with until `expires_at` (UTC, ISO 8601), or for good."""

    value: Annotated[str, Field(repr=False)]
    expires_at: str | None = None


def secret_of(key: bytes) -> SigningSecret:
    """Return the secret that is made of these random bytes."""
    return SigningSecret(value=PREFIX + base64.b64encode(key).decode("ascii"))


def rotated(secrets: Sequence[SigningSecret], *, new: SigningSecret, now: datetime) -> tuple[SigningSecret, ...]:
    """Return the secrets after a rotation: the new one, and the newest of the others for a day more."""
    until = (now + ROTATION_OVERLAP).isoformat()
    kept = [secret.model_copy(update={"expires_at": until}) for secret in secrets if secret.expires_at is None]
    return (new, *kept[:1])


def signature_headers(
    message_id: str, body: bytes, *, secrets: Sequence[SigningSecret], now: datetime
) -> dict[str, str]:
    """Return the three headers of a message; while secrets are rotated it is signed with each, newest first."""
    timestamp = int(now.timestamp())
    signed = f"{message_id}.{timestamp}.".encode() + body
    valid = (each for each in secrets if each.expires_at is None or datetime.fromisoformat(each.expires_at) > now)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{_signature(each, signed)}" for each in valid),
    }


def _signature(secret: SigningSecret, signed: bytes) -> str:
    key = base64.b64decode(secret.value.removeprefix(PREFIX))
    return base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode("ascii")
