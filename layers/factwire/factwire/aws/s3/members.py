"""Members of containers in S3, each an object of its own: S3 announces it to the queue like a dropped file."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from botocore.exceptions import ClientError

from factwire.aws.clients import code_of, translated_errors
from factwire.aws.s3.objects import GONE, version_of
from factwire.domain.input_origins import Origin
from factwire.domain.staging import MEDIA_TYPE, Staged, packed, unpacked

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

# As many as the client keeps connections for.
_AT_ONCE: Final = 8


class S3MemberStore:
    """A `MemberStore` in one bucket."""

    def __init__(self, client: S3Client, *, bucket: str) -> None:
        self._client = client
        self._bucket = bucket

    def stage(self, members: Sequence[Staged]) -> None:
        """Set members apart, several at a time."""
        with translated_errors(), ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
            for _ in pool.map(self._put, members):
                pass

    def read(self, origin: Origin) -> Staged | None:
        """Return the member in exactly this version of an object; None when it is gone."""
        with translated_errors():
            try:
                response = self._client.get_object(
                    Bucket=origin.bucket, Key=origin.key, **version_of(origin.version_id)
                )
                return replace(unpacked(response["Body"].read()), version_id=response.get("VersionId"))
            except ClientError as error:
                if code_of(error) in GONE:
                    return None
                raise

    def remove(self, origin: Origin) -> None:
        """Remove exactly this version of an object; where there are versions, no delete marker stays behind."""
        with translated_errors():
            self._client.delete_object(Bucket=origin.bucket, Key=origin.key, **version_of(origin.version_id))

    def _put(self, member: Staged) -> None:
        self._client.put_object(
            Bucket=self._bucket, Key=member.origin.staged_as or "", Body=packed(member), ContentType=MEDIA_TYPE
        )
