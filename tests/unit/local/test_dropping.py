"""What goes from this machine into the bucket, and what is said about it."""

from __future__ import annotations

import hashlib
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.dropping import Dropper, Inbox, metadata_of, seeds


class Bucket:
    """A bucket in memory, as far as a dropper uses one."""

    def __init__(self) -> None:
        self.objects: dict[str, dict[str, Any]] = {}

    def head_object(self, **request: Any) -> dict[str, Any]:
        if request["Key"] not in self.objects:
            raise ClientError({"Error": {"Code": "404"}}, "HeadObject")
        return self.objects[request["Key"]]

    def put_object(self, **request: Any) -> None:
        etag = hashlib.md5(request["Body"]).hexdigest()
        self.objects[request["Key"]] = {**request, "ETag": f'"{etag}"'}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-10-08 cease-fire.txt", "2024-10-08"),
        ("2024-10-08_cease-fire.txt", "2024-10-08"),
        ("2024-10-08.txt", "2024-10-08"),
        ("cease-fire 2024-10-08.txt", None),
        ("2024-10-0812.txt", None),
    ],
)
def test_the_day_that_a_name_begins_with_is_when_the_article_was_published(name: str, day: str | None) -> None:
    assert metadata_of(Path(name)).get("published-at") == day


def test_a_file_that_no_reader_can_read_goes_in_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "broken.bin"
    file.write_bytes(bytes(range(256)) * 20)
    bucket: Any = Bucket()

    drop = Dropper(bucket, bucket="news").drop(file, name="broken.bin", metadata={})

    assert drop
    assert drop.article_ids == ()
    assert bucket.objects["incoming/broken.bin"]["Body"] == file.read_bytes()


def test_a_file_goes_in_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Rebels shelled the port of Aden on Monday.", encoding="utf-8")
    bucket: Any = Bucket()
    dropper = Dropper(bucket, bucket="news")

    first = dropper.drop(file, name="a.txt", metadata={})
    again = dropper.drop(file, name="a.txt", metadata={})
    file.write_text("Rebels shelled the port of Aden on Tuesday.", encoding="utf-8")
    changed = dropper.drop(file, name="a.txt", metadata={})

    assert first
    assert len(first.article_ids) == 1
    assert again is None
    assert changed
    assert changed.article_ids == first.article_ids


def test_titles_in_any_alphabet_travel_as_ascii_headers(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Rebels shelled the port of Aden on Monday.", encoding="utf-8")
    bucket: Any = Bucket()

    Dropper(bucket, bucket="news").drop(file, name="a.txt", metadata={"title": "“Aden” şehri"})

    sent = bucket.objects["incoming/a.txt"]["Metadata"]["title"]
    assert sent.isascii()
    assert str(make_header(decode_header(sent))) == "“Aden” şehri"


def test_a_file_arrives_when_it_has_stopped_growing_and_hidden_files_never_do(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path)
    file = tmp_path / "agency" / "a.txt"
    file.parent.mkdir()
    (tmp_path / ".a.txt.part").write_text("half of it", encoding="utf-8")
    file.write_text("one", encoding="utf-8")

    assert list(inbox.arrivals()) == []
    file.write_text("one and two", encoding="utf-8")
    assert list(inbox.arrivals()) == []
    assert list(inbox.arrivals()) == [file]
    assert list(inbox.arrivals()) == []


def test_seeds_are_the_articles_with_the_metadata_of_what_is_expected_of_them(tmp_path: Path) -> None:
    (tmp_path / "expected").mkdir()
    (tmp_path / "quake.txt").write_text("A quake.", encoding="utf-8")
    (tmp_path / "vote.json").write_text('{"text": "A vote."}', encoding="utf-8")
    (tmp_path / "expected" / "quake.json").write_text('{"metadata": {"title": "Quake"}}', encoding="utf-8")

    assert seeds(tmp_path) == {tmp_path / "quake.txt": {"title": "Quake"}, tmp_path / "vote.json": {}}
