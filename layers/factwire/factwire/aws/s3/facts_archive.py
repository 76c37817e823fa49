"""The facts documents in S3, one JSON per article under the day of its publication, for bulk use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factwire.aws.clients import translated_errors
from factwire.aws.s3.objects import delete_versions
from factwire.model import Facts

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_LINK_SECONDS = 900


class S3FactsArchive:
    """A `FactsArchive` in one bucket; the partitions are named as Athena and Spark read them (`day=2024-10-08`).

    The name holds the commit, so that no late writer can overwrite a newer document.
    """

    def __init__(self, client: S3Client, *, bucket: str, prefix: str) -> None:
        self._client = client
        self._bucket = bucket
        self._prefix = prefix

    def key(self, article_id: str, *, day: str, commit: str) -> str:
        """Return where the document of this commit is kept."""
        return f"{self._prefix}day={day}/{article_id}.{commit}.json"

    def put(self, key: str, facts: Facts) -> None:
        """Store the document."""
        with translated_errors():
            self._client.put_object(
                Bucket=self._bucket, Key=key, Body=facts.model_dump_json().encode(), ContentType="application/json"
            )

    def delete(self, key: str) -> None:
        """Remove the document in all its versions; no fault when it is not there."""
        delete_versions(self._client, bucket=self._bucket, key=key)

    def link(self, key: str) -> str:
        """Return a signed address of the document."""
        with translated_errors():
            return self._client.generate_presigned_url(
                "get_object", Params={"Bucket": self._bucket, "Key": key}, ExpiresIn=_LINK_SECONDS
            )
