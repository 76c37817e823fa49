"""Faults that no retry mends are told from those that may pass, in one table."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from factwire.aws.clients import translated_errors
from factwire.errors import FactwireError, StorageRefused, StorageUnavailable


def refused(code: str, *reasons: str) -> ClientError:
    """What boto3 raises."""
    response: Any = {"Error": {"Code": code}, "CancellationReasons": [{"Code": reason} for reason in reasons]}
    return ClientError(response, "PutItem")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (refused("ValidationException"), StorageRefused),
        (refused("KeyTooLongError"), StorageRefused),
        (refused("TransactionCanceledException", "None", "ValidationError"), StorageRefused),
        (refused("TransactionCanceledException", "ThrottlingError"), StorageUnavailable),
        (refused("ProvisionedThroughputExceededException"), StorageUnavailable),
        (refused("AccessDeniedException"), StorageUnavailable),
        (refused("NoSuchBucket"), StorageUnavailable),
        (refused("InternalServerError"), StorageUnavailable),
        (ReadTimeoutError(endpoint_url="https://example.com"), StorageUnavailable),
    ],
)
def test_a_fault_is_permanent_or_may_pass(error: Exception, kind: type[FactwireError]) -> None:
    with pytest.raises(kind), translated_errors():
        raise error
