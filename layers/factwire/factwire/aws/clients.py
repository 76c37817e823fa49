"""AWS clients with short timeouts and few retries, and the translation of their errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from factwire.errors import StorageRefused, StorageUnavailable

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_scheduler import EventBridgeSchedulerClient
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient

# A call that hangs must end well before the function does, so that the rest of the batch still has its turn.
_CONFIG = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 4},
    tcp_keepalive=True,
)

# Faults that no retry mends: something is too large or malformed for the service. Every other code may pass, missing
# rights and resources among them, which an operator may grant or make.
PERMANENT: Final = frozenset(
    {
        "ValidationException",  # DynamoDB: a key over 2,048 or 1,024 bytes, an item over 400 KB
        "ValidationError",  # the same as a reason in a transaction
        "ItemCollectionSizeLimitExceededException",
        "KeyTooLongError",  # S3: a key over 1,024 bytes
        "MetadataTooLarge",
        "EntityTooLarge",
        "InvalidMessageContents",  # SQS: characters outside of XML 1.0
        "InvalidParameterValue",
        "InvalidParameter",  # SNS: a message over 256 KB
    }
)


def dynamodb() -> DynamoDBClient:
    """Return the table's client."""
    return boto3.client("dynamodb", config=_CONFIG)


def s3() -> S3Client:
    """Return the bucket's client; path-style addresses, so that a local AWS needs no name per bucket."""
    return boto3.client("s3", config=_CONFIG.merge(Config(signature_version="s3v4", s3={"addressing_style": "path"})))


def sqs() -> SQSClient:
    """Return the queue's client."""
    return boto3.client("sqs", config=_CONFIG)


def scheduler() -> EventBridgeSchedulerClient:
    """Return the client of one-off schedules."""
    return boto3.client("scheduler", config=_CONFIG)


def sns() -> SNSClient:
    """Return the topic's client."""
    return boto3.client("sns", config=_CONFIG)


@contextmanager
def translated_errors() -> Iterator[None]:
    """Translate errors of AWS into ours; only the code, never the request, is kept.

    Raises:
        StorageRefused: the service will never take this request; see `PERMANENT`.
        StorageUnavailable: it did not respond, refused for a reason that may pass, or throttled the request.
    """
    try:
        yield
    except ClientError as error:
        kind = StorageRefused if PERMANENT & codes_of(error) else StorageUnavailable
        raise kind(f"{error.operation_name}: {code_of(error)}") from error
    except BotoCoreError as error:
        raise StorageUnavailable(type(error).__name__) from error


def codes_of(error: ClientError) -> frozenset[str]:
    """Return the error code of a response and, of a refused transaction, the codes of its reasons."""
    response: dict[str, Any] = dict(error.response)
    reasons = response.get("CancellationReasons", ())
    return frozenset((code_of(error), *(str(reason.get("Code", "")) for reason in reasons)))


def code_of(error: ClientError) -> str:
    """Return the error code of a response."""
    details: dict[str, Any] = dict(error.response.get("Error", {}))
    return str(details.get("Code", ""))
