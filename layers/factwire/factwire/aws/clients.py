"""AWS clients with short timeouts and few retries, and the translation of their errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from factwire.errors import StorageUnavailable

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
    """Translate errors of AWS into one that the queue retries; only the code, never the request, is kept.

    Raises:
        StorageUnavailable: the service did not respond, refused, or asked to slow down.
    """
    try:
        yield
    except ClientError as error:
        raise StorageUnavailable(f"{error.operation_name}: {code_of(error)}") from error
    except BotoCoreError as error:
        raise StorageUnavailable(type(error).__name__) from error


def code_of(error: ClientError) -> str:
    """Return the error code of a response."""
    details: dict[str, Any] = dict(error.response.get("Error", {}))
    return str(details.get("Code", ""))
