"""What originals and facts documents have in common: objects of a bucket with versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


# HEAD answers with bare status codes; 405 is what it says of a version that is a delete marker.
GONE: Final = frozenset({"404", "NoSuchKey", "NoSuchVersion", "405", "MethodNotAllowed", "412", "PreconditionFailed"})


def version_of(version_id: str | None) -> dict[str, Any]:
    """Return the parameter that names a version; none in a bucket without versions."""
    return {"VersionId": version_id} if version_id and version_id != "null" else {}


def delete_every_version(client: S3Client, *, bucket: str, key: str) -> None:
    """Remove an object in all its versions, the delete markers among them; no fault when there is none.

    Raises:
        StorageUnavailable: the store did not response; what is left goes with the next try.
    """
    with translated_errors():
        for page in client.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=key):
            for version in (*page.get("Versions", ()), *page.get("DeleteMarkers", ())):
                if version["Key"] == key:
                    client.delete_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])
