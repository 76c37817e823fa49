"""The originals in S3."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime
from email.header import Header
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.s3.objects import GONE, delete_versions, version_of
from factwire.aws.s3.ranged import RangedObject
from factwire.domain.input_origins import Origin
from factwire.errors import InvalidRequest
from factwire.services.ports import ObjectHead, Upload

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_UPLOAD_SECONDS = 900
_BLOCK = 4 * 1024 * 1024
# What S3 allows for user metadata, names and values together.
_METADATA_BYTES = 2048


class S3ArticleStore:
    """An `ArticleStore` over one bucket."""

    def __init__(self, client: S3Client, *, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def head(self, origin: Origin) -> ObjectHead | None:
        """Return the head of exactly this version; None when it is gone."""
        with translated_errors():
            try:
                response = self._client.head_object(
                    Bucket=origin.bucket, Key=origin.key, **version_of(origin.version_id)
                )
            except ClientError as error:
                if code_of(error) in GONE:
                    return None
                raise
        return ObjectHead(
            size=response["ContentLength"],
            etag=response["ETag"].strip('"'),
            version_id=response.get("VersionId") or origin.version_id,
            content_type=response.get("ContentType"),
            metadata={name.lower(): value for name, value in response.get("Metadata", {}).items()},
        )

    def read(self, origin: Origin, head: ObjectHead) -> bytes | None:
        """Return the bytes that `head` describes; None when they are gone or others are there now."""
        with translated_errors():
            try:
                response = self._client.get_object(
                    Bucket=origin.bucket, Key=origin.key, IfMatch=f'"{head.etag}"', **version_of(head.version_id)
                )
                return response["Body"].read()
            except ClientError as error:
                if code_of(error) in GONE:
                    return None
                raise

    def open(self, origin: Origin, head: ObjectHead) -> io.BufferedReader[Any]:
        """Return the bytes that `head` describes, a few megabytes of them at a time."""
        version = version_of(head.version_id)
        whole = RangedObject(
            self._client, bucket=origin.bucket, key=origin.key, etag=head.etag, size=head.size, version=version
        )
        return io.BufferedReader(whole, buffer_size=_BLOCK)

    def put(self, key: str, data: bytes, *, content_type: str, metadata: Mapping[str, str]) -> None:
        """Store an original where it will be picked up like any other dropped file."""
        with translated_errors():
            self._client.put_object(
                Bucket=self._bucket, Key=key, Body=data, ContentType=content_type, Metadata=_headers(metadata)
            )

    def upload(self, key: str, *, size: int, content_type: str, metadata: Mapping[str, str]) -> Upload:
        """Return a signed address for one PUT; its length and its headers are part of what is signed."""
        sent = _headers(metadata)
        with translated_errors():
            url = self._client.generate_presigned_url(
                "put_object",
                Params={
                    "Bucket": self._bucket,
                    "Key": key,
                    "ContentLength": size,
                    "ContentType": content_type,
                    "Metadata": sent,
                },
                ExpiresIn=_UPLOAD_SECONDS,
            )
        headers = {
            "content-length": str(size),
            "content-type": content_type,
            **{f"x-amz-meta-{name}": value for name, value in sent.items()},
        }
        return Upload(url=url, method="PUT", headers=headers, expires_in=_UPLOAD_SECONDS)

    def location(self, key: str) -> str:
        """Return the address that an original with this key has."""
        return f"s3://{self._bucket}/{key}"

    def delete(self, origin: Origin, *, until: str) -> None:
        """Remove the versions of the object that were written until then, the delete markers among them."""
        delete_versions(self._client, bucket=origin.bucket, key=origin.key, until=datetime.fromisoformat(until))

    def delete_version(self, origin: Origin) -> None:
        """Remove exactly this version of the object; where there are versions, no delete marker stays behind."""
        with translated_errors():
            self._client.delete_object(Bucket=origin.bucket, Key=origin.key, **version_of(origin.version_id))


def _headers(metadata: Mapping[str, str]) -> dict[str, str]:
    """Return metadata as headers, which are ASCII: words outside it travel as RFC 2047 encoded words."""
    headers = {
        name: value if value.isascii() else Header(value, charset="utf-8", maxlinelen=_METADATA_BYTES).encode()
        for name, value in sorted(metadata.items())
    }
    if sum(len(name) + len(value) for name, value in headers.items()) > _METADATA_BYTES:
        raise InvalidRequest(f"Shorten title, source and url: together they may have {_METADATA_BYTES} bytes")
    return headers
