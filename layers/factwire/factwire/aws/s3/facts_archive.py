"""The facts documents in S3, one JSON per article under the day of its publication, for bulk use."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factwire.aws.clients import translated_errors
from factwire.aws.s3.objects import versions_of
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

    def versions(self, key: str) -> tuple[str, ...]:
        """Return the versions of the document, the delete markers among them."""
        return tuple(version["VersionId"] for version in versions_of(self._client, bucket=self._bucket, key=key))

    def delete(self, key: str) -> None:
        """Remove the document in all its versions; no fault when it is not there."""
        self.delete_versions(key, self.versions(key))

    def delete_versions(self, key: str, versions: Sequence[str]) -> None:
        """Remove these versions of the document and no other; no fault when one is not there."""
        with translated_errors():
            for version in versions:
                self._client.delete_object(Bucket=self._bucket, Key=key, VersionId=version)

    def link(self, key: str) -> str:
        """Return a signed address of the document."""
        with translated_errors():
            return self._client.generate_presigned_url(
                "get_object", Params={"Bucket": self._bucket, "Key": key}, ExpiresIn=_LINK_SECONDS
            )
