"""What originals and facts documents have in common: objects of a bucket with versions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from factwire.aws.clients import translated_errors

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import DeleteMarkerEntryTypeDef, ObjectVersionTypeDef


# HEAD answers with bare status codes; 405 is what it says of a version that is a delete marker.
GONE: Final = frozenset({"404", "NoSuchKey", "NoSuchVersion", "405", "MethodNotAllowed", "412", "PreconditionFailed"})


def version_of(version_id: str | None) -> dict[str, Any]:
    """Return the parameter that names a version; none in a bucket without versions."""
    return {"VersionId": version_id} if version_id and version_id != "null" else {}


def delete_versions(client: S3Client, *, bucket: str, key: str, until: datetime) -> None:
    """Remove the versions of an object that were written until then, the delete markers among them.

    It is no fault when there is none.

    Raises:
        StorageUnavailable: the store did not respond; what is left goes with the next try.
    """
    for version in versions_of(client, bucket=bucket, key=key):
        if version["LastModified"] <= until:
            with translated_errors():
                client.delete_object(Bucket=bucket, Key=key, VersionId=version["VersionId"])


def versions_of(
    client: S3Client, *, bucket: str, key: str
) -> Iterator[ObjectVersionTypeDef | DeleteMarkerEntryTypeDef]:
    """Yield the versions of an object, the delete markers among them.

    Versions are listed in the order of keys, so those of the key itself come before those of the keys that it is the
    beginning of: the listing ends at the first of another key.

    Raises:
        StorageUnavailable: the store did not respond.
    """
    with translated_errors():
        for page in client.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=key):
            listed = (*page.get("Versions", ()), *page.get("DeleteMarkers", ()))
            yield from (version for version in listed if version["Key"] == key)
            if any(version["Key"] != key for version in listed):
                return
