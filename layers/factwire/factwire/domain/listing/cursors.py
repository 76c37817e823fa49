"""Cursors that cannot be forged: a position in one particular list, signed."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac

from pydantic import ValidationError

from factwire.domain.listing.queries import Position
from factwire.errors import InvalidRequest
from factwire.model.base import Frozen

_SIGNATURE_BYTES = 16


def sign(position: Position, *, query: Frozen, secret: bytes) -> str:
    """Return the cursor that continues `query` behind `position`."""
    payload = position.model_dump_json().encode()
    return base64.urlsafe_b64encode(_signature(payload, query=query, secret=secret) + payload).decode().rstrip("=")


def verify(cursor: str, *, query: Frozen, secret: bytes) -> Position:
    """Return the position that a cursor holds.

    Raises:
        InvalidRequest: we did not sign it, or we signed it for another query.
    """
    try:
        signed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        signature, payload = signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:]
        if hmac.compare_digest(signature, _signature(payload, query=query, secret=secret)):
            return Position.model_validate_json(payload)
    except (binascii.Error, ValueError, ValidationError):
        pass
    raise InvalidRequest(
        "The cursor does not belong to this query; repeat the query without it to start at the first page",
        field="cursor",
    )


def _signature(payload: bytes, *, query: Frozen, secret: bytes) -> bytes:
    message = type(query).__name__.encode() + b"|" + query.model_dump_json().encode() + b"|" + payload
    return hmac.digest(secret, message, hashlib.sha256)[:_SIGNATURE_BYTES]
