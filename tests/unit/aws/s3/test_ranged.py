"""A large object is read where it is needed, whether or not the store keeps to the range."""

from __future__ import annotations

import io
from typing import Any

import pytest
from botocore.exceptions import ClientError
from factwire.aws.s3.ranged import RangedObject
from factwire.errors import StorageUnavailable

DATA = bytes(range(256)) * 40


class Store:
    """Answers as S3 does, or with the whole object."""

    def __init__(self, *, ranges: bool = True) -> None:
        self.ranges = ranges
        self.asked: list[dict[str, Any]] = []

    def get_object(self, **request: Any) -> dict[str, Any]:
        self.asked.append(request)
        if not self.ranges:
            return {"Body": io.BytesIO(DATA)}
        first, last = map(int, request["Range"].removeprefix("bytes=").split("-"))
        return {"Body": io.BytesIO(DATA[first : last + 1]), "ContentRange": f"bytes {first}-{last}/{len(DATA)}"}


def opened(store: Any, *, block: int = 1_000) -> io.BufferedReader:
    raw = RangedObject(store, bucket="b", key="k", etag="e", size=len(DATA), version={"VersionId": "v"})
    return io.BufferedReader(raw, buffer_size=block)


@pytest.mark.parametrize("ranges", [True, False])
def test_any_part_of_an_object_is_what_it_is(ranges: bool) -> None:
    stream = opened(Store(ranges=ranges))

    assert stream.read() == DATA
    for place, count in ((5, 10), (9_000, 5_000), (0, 1), (10_239, 7), (10_240, 1)):
        stream.seek(place)
        assert stream.read(count) == DATA[place : place + count]
    stream.seek(-3, io.SEEK_END)
    assert stream.read() == DATA[-3:]


def test_a_block_is_one_request_for_one_version_of_the_object() -> None:
    store = Store()
    stream = opened(store)
    for _ in range(10):
        stream.read(100)

    (request,) = store.asked
    assert request == {"Bucket": "b", "Key": "k", "VersionId": "v", "IfMatch": '"e"', "Range": "bytes=0-999"}


def test_an_object_that_is_gone_or_another_is_a_passing_fault() -> None:
    class Gone:
        def get_object(self, **_: Any) -> None:
            raise ClientError({"Error": {"Code": "PreconditionFailed"}}, "GetObject")

    with pytest.raises(StorageUnavailable):
        opened(Gone()).read(1)
