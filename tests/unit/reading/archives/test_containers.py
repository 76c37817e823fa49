"""Containers give their members one at a time, in the memory of one, and never more than is allowed."""

from __future__ import annotations

import io
import json
import struct
import time
import tracemalloc
from itertools import islice

import pytest
from factwire.errors import FactwireError, StorageUnavailable
from factwire.reading import read_articles
from factwire.reading.archives.containers import Piece, open_container, pieces
from factwire.reading.source import Allowance, Source

from tests.unit.reading.built import docx, gzipped, warc, zipped

STORY = "The mayor said on Monday that the bridge would open to traffic by the end of the year."
PAGE = f"<html><body><article><p>{STORY}</p></article></body></html>".encode()


def row(number: int) -> bytes:
    return json.dumps({"text": f"{STORY} It is the {number}th.", "guid": f"g{number}"}).encode() + b"\n"


def opened(data: bytes, *, allowance: Allowance | None = None, **known):
    source = Source(data=b"", allowance=allowance or Allowance(), **known)
    return open_container(io.BufferedReader(io.BytesIO(data)), source=source)


def unpacked(data: bytes, *, skip: int = 0, spent: int = 0, **known) -> list[tuple[str, bytes | str]]:
    """Each member's part with its bytes, or the code of what is wrong with it."""
    found = []
    try:
        found.extend(
            (piece.part, piece.source.data if isinstance(piece, Piece) else piece.error.code)
            for piece in pieces(opened(data, **known), skip=skip, spent=spent)
        )
    except FactwireError as error:
        found.append(("!", error.code))
    return found


LINES = b"".join(map(row, range(3)))
MAIL = b"From a@b Tue Oct  8 07:30:00 2024\nSubject: a\n\n>From the sea.\n"
MAILS = MAIL + MAIL
CONTAINERS = {
    "files.zip": zipped({"a.txt": b"one", "b/c.txt": b"two"}),
    "rows.jsonl": LINES,
    "rows.jsonl.gz": gzipped(LINES),
    "box.mbox": MAILS,
    "web.warc": warc({"https://example.com/a": PAGE, "https://example.com/b": PAGE}),
    "web.warc.gz": warc({"https://example.com/a": PAGE, "https://example.com/b": PAGE}, packed=True),
    "files.zip.gz": gzipped(zipped({"a.txt": b"one", "b/c.txt": b"two"})),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_every_member_is_unpacked_and_any_of_them_can_be_passed_over(name: str) -> None:
    whole = unpacked(CONTAINERS[name], name=name)

    assert len(whole) >= 2
    assert all(isinstance(data, bytes) and data for _, data in whole)
    assert [unpacked(CONTAINERS[name], name=name, skip=skip) for skip in (1, 2)] == [whole[1:], whole[2:]]


@pytest.mark.parametrize("data", [STORY.encode(), PAGE, gzipped(PAGE), docx([STORY]), b"\x89PNG\r\n", b"", b"{"])
def test_what_holds_no_files_is_no_container(data: bytes) -> None:
    assert opened(data) is None


def test_fifty_thousand_lines_take_the_memory_of_one() -> None:
    data = gzipped(b"".join(map(row, range(50_000))))
    container = opened(data, name="rows.jsonl.gz")

    tracemalloc.start()
    count = sum(1 for _ in pieces(container))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 50_000
    assert most < 2_000_000


@pytest.mark.parametrize(
    "allowance",
    [Allowance(members=2, size=10**6), Allowance(members=10, size=len(row(0)) + 1)],
    ids=["members", "bytes"],
)
def test_beyond_a_limit_the_rest_is_one_failure_that_says_so(allowance: Allowance) -> None:
    found = unpacked(LINES, name="rows.jsonl", allowance=allowance)

    assert [part for part, _ in found] == ["1", "2", "rest"]
    assert found[-1] == ("rest", "too_large")
    rest = unpacked(LINES, name="rows.jsonl", allowance=allowance, skip=2, spent=2 * len(row(0)))
    assert rest == [("rest", "too_large")]


def test_archives_within_an_archive_share_what_it_may_hold() -> None:
    inner = zipped({f"{number}.txt": b"words" for number in range(9)})
    outer = opened(zipped({"a.zip": inner, "b.zip": inner}), allowance=Allowance(members=8, size=10**6))

    shares = [piece.source.allowance for piece in pieces(outer)]

    assert shares == [Allowance(members=4, size=500_000)] * 2


@pytest.mark.parametrize("name", ["rows.jsonl", "box.mbox", "web.warc"])
def test_what_cannot_hold_archives_passes_nothing_on(name: str) -> None:
    for piece in pieces(opened(CONTAINERS[name], name=name)):
        assert piece.source.allowance == Allowance(members=0, size=0)


def test_an_archive_in_too_many_others_is_refused() -> None:
    data = b"words"
    for _ in range(4):
        data = zipped({"inner.zip": data, "other.txt": b"words"})

    readings = list(read_articles(data, content_type=None, metadata={}, location="s3://b/k.zip"))

    assert readings[0].part == "inner.zip#inner.zip#inner.zip"
    assert readings[0].error.code == "too_large"


def test_a_line_too_long_to_read_costs_only_itself() -> None:
    assert unpacked(LINES + b"x" * 50_000_000 + b"\n" + LINES, name="rows.jsonl") == [
        *((str(number + 1), row(number)) for number in range(3)),
        ("4", "too_large"),
        *((str(number + 5), row(number)) for number in range(3)),
    ]


def test_lines_in_two_bytes_a_character_are_told_apart() -> None:
    text = '{"text": "Ελ\u0a0aένη"}\n{"text": "b"}\n'

    for data, charset in ((text.encode("utf-16"), None), (text.encode("utf-16-le"), "utf-16-le")):
        found = unpacked(data, media_type="application/jsonl", charset=charset)
        assert [json.loads(line)["text"] for _, line in found] == ["Ελ\u0a0aένη", "b"]


def test_what_is_whole_in_a_file_that_is_cut_off_is_read() -> None:
    data = gzipped(b"".join(map(row, range(20_000))))
    found = unpacked(data[: len(data) // 2], name="rows.jsonl.gz")

    assert found[:2] == [("1", row(0)), ("2", row(1))]
    assert found[-1] == ("!", "invalid_document")


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("rows.jsonl", b"\n" * 1_100_000 + LINES, ["!"]),
        ("rows.jsonl.gz", gzipped(LINES + b"\n" * 100_000_000), ["1", "2", "3", "!"]),
        ("rows.jsonl.gz", gzipped(LINES + bytes(100_000_000)), ["1", "2", "3", "!"]),
        ("box.mbox", MAIL + b"\n" * 1_100_000 + MAIL, ["!"]),
        ("web.warc.gz", gzipped(b"WARC/1.0\r\n" + bytes(100_000_000)), ["!"]),
    ],
    ids=["blank lines", "packed blank lines", "packed zeros", "an endless message", "no records"],
)
def test_what_leads_nowhere_is_given_up_in_time(name: str, data: bytes, found: list[str]) -> None:
    started = time.process_time()

    assert [part for part, _ in unpacked(data, name=name)] == found
    assert time.process_time() - started < 10


@pytest.mark.parametrize("entries", [300_000, 65_000])
def test_a_directory_that_would_fill_the_memory_is_not_read(entries: int) -> None:
    directory = (b"PK\x01\x02" + bytes(42)) * entries
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(directory), 0, 0)
    found = unpacked(directory + end, media_type="application/zip", name="a.zip")

    assert found == [("!", "too_large" if entries > 200_000 else "invalid_document")]


def test_a_fault_of_what_is_behind_the_stream_is_no_fault_of_the_archive() -> None:
    class Failing(io.BytesIO):
        def readinto(self, buffer) -> int:
            if self.tell() > 100:
                raise StorageUnavailable("no answer")
            return super().readinto(memoryview(buffer)[:50])

    for name in ("rows.jsonl", "files.zip", "web.warc"):
        stream = io.BufferedReader(Failing(CONTAINERS[name]), buffer_size=64)
        with pytest.raises(StorageUnavailable):
            list(islice(pieces(open_container(stream, source=Source(data=b"", name=name))), 100))
