"""AWS clients that give up in time and try again with restraint, and their faults as ours."""

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
    """The table's client."""
    return boto3.client("dynamodb", config=_CONFIG)


def s3() -> S3Client:
    """The bucket's client; path-style addresses, so that a local AWS needs no name per bucket."""
    return boto3.client("s3", config=_CONFIG.merge(Config(signature_version="s3v4", s3={"addressing_style": "path"})))


def sqs() -> SQSClient:
    """The queue's client."""
    return boto3.client("sqs", config=_CONFIG)


def sns() -> SNSClient:
    """The topic's client."""
    return boto3.client("sns", config=_CONFIG)


@contextmanager
def passing_faults() -> Iterator[None]:
    """Turns what AWS answers into a fault that the queue retries; only the code, never the request, is kept.

    Raises:
        StorageUnavailable: the service did not answer, refused, or asked us to slow down.
    """
    try:
        yield
    except ClientError as error:
        raise StorageUnavailable(f"{error.operation_name}: {code_of(error)}") from error
    except BotoCoreError as error:
        raise StorageUnavailable(type(error).__name__) from error


def code_of(error: ClientError) -> str:
    """The error code in an answer."""
    details: dict[str, Any] = dict(error.response.get("Error", {}))
    return str(details.get("Code", ""))
