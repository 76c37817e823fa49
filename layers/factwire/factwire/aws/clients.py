"""AWS clients with short timeouts and few retries, and the translation of their errors."""

from __future__ import annotations

import re
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
    # The articles that `relate` has under way and the keys it reads at a time; a connection beyond is closed after use.
    max_pool_connections=11,
    # Two fifths of the processor time of a call: checking a request that the service checks as well, and describing the
    # SDK anew in each.
    parameter_validation=False,
    user_agent="factwire",
)

# Faults that no retry mends: something is too large or malformed for the service. Every other code may pass, missing
# rights and resources among them, which an operator may grant or make.
PERMANENT: Final = frozenset(
    {
        "ItemCollectionSizeLimitExceededException",
        "KeyTooLongError",  # S3: a key over 1,024 bytes
        "MetadataTooLarge",
        "EntityTooLarge",
        "InvalidMessageContents",  # SQS: characters outside of XML 1.0
        "InvalidParameter",  # SNS: a message over 256 KB, an endpoint or a cursor that it does not know
    }
)
# Codes of whatever is wrong with a request, a mistake of ours among them, which the next version mends: only what these
# messages say of sizes is the article's fault. Everything else ends among the dead letters, and in an alarm.
PERMANENT_BY_MESSAGE: Final = {
    # DynamoDB: an item over 400 KB, a key over 2,048 or 1,024 bytes; in a transaction it is the reason that says so.
    **dict.fromkeys(
        ("ValidationException", "ValidationError"),
        re.compile(
            r"\bitem size\b.{0,40}\bexceeded|\bsize of (?:hash|range|sort|partition) ?key|range keys has exceeded",
            re.IGNORECASE,
        ),
    ),
    # SQS: a message over 256 KB.
    **dict.fromkeys(("InvalidParameterValue",), re.compile(r"message must be shorter", re.IGNORECASE)),
}


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
        StorageRefused: the service will never take this request; see `PERMANENT` and `PERMANENT_BY_MESSAGE`.
        StorageUnavailable: it did not respond, refused for a reason that may pass, or throttled the request.
    """
    try:
        yield
    except ClientError as error:
        kind = StorageRefused if any(map(_is_permanent, _faults(error))) else StorageUnavailable
        raise kind(f"{error.operation_name}: {code_of(error)}") from error
    except BotoCoreError as error:
        raise StorageUnavailable(type(error).__name__) from error


def _is_permanent(fault: tuple[str, str]) -> bool:
    code, message = fault
    pattern = PERMANENT_BY_MESSAGE.get(code)
    return code in PERMANENT or (pattern is not None and pattern.search(message) is not None)


def _faults(error: ClientError) -> Iterator[tuple[str, str]]:
    """Yield the code and the message of a response and, of a refused transaction, those of its reasons."""
    response: dict[str, Any] = dict(error.response)
    for fault in (response.get("Error", {}), *response.get("CancellationReasons", ())):
        yield str(fault.get("Code", "")), str(fault.get("Message", ""))


def code_of(error: ClientError) -> str:
    """Return the error code of a response."""
    details: dict[str, Any] = dict(error.response.get("Error", {}))
    return str(details.get("Code", ""))
