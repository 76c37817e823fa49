"""Documents fit the items of the table."""

from __future__ import annotations

from factwire.aws.dynamodb.packing import PART_BYTES, split


def test_documents_are_cut_into_parts_that_fit_an_item() -> None:
    packed = bytes(range(256)) * 4000
    parts = split(packed)
    assert b"".join(parts) == packed
    assert max(map(len, parts)) <= PART_BYTES < 400 * 1024
