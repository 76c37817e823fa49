"""Faults that no retry mends are told from those that may pass, in one table."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError
from factwire.aws.clients import translated_errors
from factwire.errors import FactwireError, StorageRefused, StorageUnavailable

ITEM = "Item size has exceeded the maximum allowed size"
KEY = "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"


def refused(code: str, *reasons: str, message: str = "") -> ClientError:
    """What boto3 raises; the message is the last reason's, where there are reasons."""
    given = [{"Code": reason, "Message": ""} for reason in reasons]
    for fault in given[-1:]:
        fault["Message"] = message
    response: Any = {"Error": {"Code": code, "Message": "" if reasons else message}, "CancellationReasons": given}
    return ClientError(response, "PutItem")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (refused("ValidationException", message=ITEM), StorageRefused),
        (refused("ValidationException", message=KEY), StorageRefused),
        (refused("ValidationException", message=KEY.replace("hash", "range")), StorageRefused),
        (refused("ValidationException", message="Aggregated size of all range keys has exceeded ..."), StorageRefused),
        (refused("KeyTooLongError"), StorageRefused),
        (refused("TransactionCanceledException", "None", "ValidationError", message=ITEM), StorageRefused),
        (refused("InvalidParameter", message="Invalid parameter: Message too long"), StorageRefused),
        (
            refused("InvalidParameterValue", message="Reason: Message must be shorter than 262144 bytes."),
            StorageRefused,
        ),
        # A mistake of ours is not the article's fault
        (refused("ValidationException"), StorageUnavailable),
        (refused("ValidationException", message="Invalid UpdateExpression: Syntax error"), StorageUnavailable),
        (refused("ValidationException", message="Expression size has exceeded the maximum size"), StorageUnavailable),
        (refused("ValidationException", message="Supplied AttributeValue is empty"), StorageUnavailable),
        (refused("TransactionCanceledException", "None", "ValidationError"), StorageUnavailable),
        (refused("InvalidParameterValue", message="Value for parameter DelaySeconds is invalid"), StorageUnavailable),
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
