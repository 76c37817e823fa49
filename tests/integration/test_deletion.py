"""DELETE leaves no byte of an article anywhere, whatever its deliveries went through before."""

from __future__ import annotations

import io
import zipfile

import pytest
from factwire.reading import article_id

from tests.integration.chaos import WORKS
from tests.integration.conftest import BUCKET
from tests.integration.deliveries import Deliveries, deliveries
from tests.integration.test_privacy import everything

CANARY = "Zanzarafel"
TEXT = f'Rebels shelled the port of Aden, killing {{}}. "We fled at dawn," said {CANARY}.'
ADDRESS = f"https://example.com/{CANARY}"


def has_canary(world: Deliveries) -> bool:
    """Whether any item, or any version of any object, tells of the article."""
    told = everything(world.stack)
    return CANARY.encode() in told or any(CANARY in key for key in world.stack.keys(""))


def test_every_file_about_one_address_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    with deliveries(monkeypatch) as world:
        # Given an article that came in two files, the older one last
        older, newer = (world.drop(f"incoming/{number}.txt", TEXT.format(number), url=ADDRESS) for number in (1, 2))
        for event in (newer, older):
            world.settle(event)
        assert has_canary(world)
        # When it is deleted, nothing is left, nor does a late event bring it back
        assert world.delete(article_id(url=ADDRESS, location=""))
        assert world.settle(older, newer) == []
        assert not has_canary(world)
        assert world.stack.records() == []


def test_a_version_that_crashed_for_good_goes_with_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    with deliveries(monkeypatch) as world:
        location = f"s3://{BUCKET}/incoming/a.txt"
        for call in range(40):
            # Given an article whose second version was given up after so many of its calls
            first, second = (world.drop("incoming/a.txt", TEXT.format(number)) for number in (1, 2))
            world.settle(first)
            with world.chaos.planned([WORKS] * call + ["throttled"]):
                world.settle(second, tries=1)
                is_done = bool(world.chaos.plan)
            # When it is deleted, nothing is left of either version
            assert world.delete(article_id(url=None, location=location))
            assert not has_canary(world)
            assert world.stack.keys("") == []
            if is_done:
                return
        raise AssertionError("the delivery has no end")


def test_a_member_goes_and_its_archive_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("a.txt", TEXT.format(1))
        file.writestr("b.txt", "Nothing happened in Aden on Monday, officials in the city said.")
    archive = data.getvalue()
    for call in range(40):
        with deliveries(monkeypatch) as world:
            # Given an archive, of which a member's last call was the last thing that its function did
            event = world.drop("incoming/a.zip", archive, content_type="application/zip")
            with world.chaos.planned([WORKS] * call + ["killed"]):
                world.settle(event, batch=1)
                is_done = bool(world.chaos.plan)
            # When the article is deleted
            location = f"s3://{BUCKET}/incoming/a.zip#a.txt"
            assert world.delete(article_id(url=None, location=location))
            # Then only the archive tells of it
            world.stack.s3.delete_object(
                Bucket=BUCKET, Key="incoming/a.zip", VersionId=event["s3"]["object"]["versionId"]
            )
            assert not has_canary(world)
            assert len(world.stack.records()) == 1
        if is_done:
            return
    raise AssertionError("the delivery has no end")
