"""AWS clients that talk to the local AWS and to nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config

from local.settings import CREDENTIALS, REGION, Settings

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sns import SNSClient
    from mypy_boto3_sqs import SQSClient


def s3(settings: Settings) -> S3Client:
    """Return a client of S3."""
    client: S3Client = _client("s3", settings)
    return client


def sns(settings: Settings) -> SNSClient:
    """Return a client of SNS."""
    client: SNSClient = _client("sns", settings)
    return client


def sqs(settings: Settings) -> SQSClient:
    """Return a client of SQS."""
    client: SQSClient = _client("sqs", settings)
    return client


def _client(service: str, settings: Settings) -> Any:
    make: Any = boto3.client
    return make(
        service,
        endpoint_url=settings.endpoint,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
        config=Config(proxies={}, s3={"addressing_style": "path"}, retries={"total_max_attempts": 3}),
    )
