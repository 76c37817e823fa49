"""A deletion holds: against what was on its way, against interruptions, and for any number of files."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta

import pytest
from factwire.errors import FactwireError, NotFound, StorageUnavailable
from factwire.services import delete_article
from factwire.services.ingestion.ingest_article import Outcome
from factwire.services.ports import Deletion, StaleRecord

from tests.unit.services.fakes import World, origin, settle

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."
URL = "https://example.com/aden"


@pytest.fixture
def world() -> World:
    """A world in which two files can come before somebody deletes."""
    return World(now=datetime.fromisoformat("2024-10-08T10:00:02.500Z"))


def drop(world: World, number: int, text: str = FIRST) -> None:
    """A file about the one address appears."""
    world.drop(origin(number, key=f"incoming/{number}.txt"), text, url=URL)


def ingest(world: World, number: int) -> list[Outcome]:
    """The event of a file comes."""
    return world.ingest()(origin(number, key=f"incoming/{number}.txt"))


def jobs(world: World) -> list[Deletion]:
    """Take the deletions that are in the queue."""
    found = [task for task in world.delayed if isinstance(task, Deletion)]
    world.delayed = []
    return found


def is_empty(world: World) -> bool:
    """Whether nothing is left of any article."""
    return not any((world.articles, world.parts, world.documents, world.entries, *world.noted.values(), world.objects))


def test_a_file_that_was_on_its_way_does_not_bring_the_article_back(world: World) -> None:
    # Given a stored article, and another file of the same address whose event is late
    drop(world, 1)
    drop(world, 2, SECOND)
    ingest(world, 1)
    # When the article is deleted before the event comes
    (article_id,) = world.articles
    world.delete(article_id)
    # Then it stays deleted, and the late file goes as well
    assert ingest(world, 2) == [Outcome.GONE]
    assert is_empty(world)


def test_a_file_that_is_sent_after_the_deletion_is_a_new_article(world: World) -> None:
    drop(world, 1)
    ingest(world, 1)
    (article_id,) = world.articles
    world.delete(article_id)
    drop(world, 3, SECOND)
    assert ingest(world, 3) == [Outcome.STORED]
    # And the job of the deletion, which comes late, leaves it alone
    (job,) = jobs(world)
    assert world.deletion()(job)
    assert [record.status for record in world.articles.values()] == ["stored"]
    world.publish_all()
    assert [(each.kind, each.sequence) for each in world.notifications] == [
        ("summary", 1), ("retraction", 2), ("summary", 3),
    ]  # fmt: skip


def test_a_deletion_overtaken_by_a_newer_file_and_then_interrupted_leaves_no_article_without_facts() -> None:
    for overtaken in range(12):
        for lost in range(12):
            # Given a stored article
            world = World(now=datetime.fromisoformat("2024-10-08T10:00:02.500Z"))
            drop(world, 1)
            ingest(world, 1)
            (article_id,) = world.articles
            drop(world, 3, SECOND)
            # When its deletion is overtaken by a newer file at one call, and interrupted at another
            world.faults.plan = ["works"] * overtaken + ["preempted"] + ["works"] * lost + ["lost"]
            world.faults.meanwhile = lambda world=world: ingest(world, 3)
            with contextlib.suppress(FactwireError, StaleRecord):
                world.delete(article_id)
            world.faults.plan = []
            # Then what is shown has its facts, also after the job has come and the file's event was repeated
            check_facts(world)
            for job in jobs(world):
                settle(lambda world=world, job=job: world.deletion()(job))
            settle(lambda world=world: ingest(world, 3))
            check_facts(world)
            assert [record.status for record in world.articles.values()] == ["stored"]


def check_facts(world: World) -> None:
    """A stored article has its facts and its document."""
    for record in world.articles.values():
        if record.status == "stored":
            assert (record.article_id, record.revision, record.stored_facts.commit) in world.parts
            assert record.stored_facts.archive_key in world.documents


def test_a_deletion_that_crashed_comes_to_its_end_by_its_job(world: World) -> None:
    drop(world, 1)
    ingest(world, 1)
    (article_id,) = world.articles
    world.faults.plan = ["works"] * 5 + ["lost"]
    with pytest.raises(StorageUnavailable):
        world.delete(article_id)
    world.faults.plan = []
    (job,) = jobs(world)
    assert world.deletion()(job)
    assert is_empty(world)


def test_a_file_that_comes_while_a_deletion_is_at_work_waits(world: World) -> None:
    drop(world, 1)
    ingest(world, 1)
    (article_id,) = world.articles
    deletion = Deletion(article_id=article_id, at="2024-10-08T10:00:02.500Z")
    world.deletion().hide(deletion)
    drop(world, 3, SECOND)
    with pytest.raises(StorageUnavailable):
        ingest(world, 3)
    world.deletion()(deletion)
    assert ingest(world, 3) == [Outcome.STORED]


def test_a_thousand_files_are_deleted_by_a_job_that_can_be_asked_for(world: World) -> None:
    # Given an article that came in a thousand files
    world.now += timedelta(hours=1)
    for number in range(1_000):
        where = origin(1, key=f"incoming/{number:04}.txt")
        world.drop(where, FIRST, url=URL)
        world.ingest()(where)
    (article_id,) = world.articles
    # When it is deleted, the caller does not wait, and nobody is shown the article any more
    assert world.delete(article_id).state == "running"
    delete = delete_article.DeleteArticle(world.deletion())
    assert delete.state(article_id).state == "running"
    # Then calls of the job that have little time each come to an end
    calls = 0
    while waiting := jobs(world):
        calls += len(waiting)
        assert calls < 60
        for job in waiting:
            world.deletion()(job, remaining=lambda: 0)
    assert calls > 20
    assert delete.state(article_id).state == "done"
    assert is_empty(world)


def test_the_record_does_not_grow_with_the_number_of_files(world: World) -> None:
    sizes = set()
    for number in range(1, 50):
        where = origin(number, key=f"incoming/{number:02}.txt")
        world.drop(where, FIRST, url=URL)
        world.ingest()(where)
        (record,) = world.articles.values()
        sizes.add(len(record.model_dump_json()))
    assert max(sizes) - min(sizes) <= 5  # the digits of the sequence and of the version
    assert len(world.noted[record.article_id]) == 48


def test_a_tombstone_says_no_word_of_the_article(world: World) -> None:
    world.drop(origin(1, key="incoming/port-of-aden.txt"), FIRST, url=URL, title="Aden", source="Example Wire")
    world.ingest()(origin(1, key="incoming/port-of-aden.txt"))
    (article_id,) = world.articles
    world.delete(article_id)
    kept = world.records[article_id].model_dump_json().casefold()
    assert "aden" not in kept
    assert "wire" not in kept
    with pytest.raises(NotFound):
        world.delete(article_id)


def test_the_state_of_a_deletion_that_nobody_asked_for_is_not_found(world: World) -> None:
    drop(world, 1)
    ingest(world, 1)
    (article_id,) = world.articles
    for key in (article_id, "0" * 24):
        with pytest.raises(NotFound):
            delete_article.DeleteArticle(world.deletion()).state(key)


def test_an_older_file_that_comes_in_the_middle_of_a_deletion_goes_as_well() -> None:
    for call in range(8):
        # Given an article by a newer file, and an older one whose event is late
        world = World(now=datetime.fromisoformat("2024-10-08T10:00:02.500Z"))
        drop(world, 1)
        drop(world, 2, SECOND)
        ingest(world, 2)
        (article_id,) = world.articles
        # When the article is deleted in the middle of the older one's delivery
        world.faults.plan = ["works"] * call + ["preempted"]
        world.faults.meanwhile = lambda world=world, article_id=article_id: world.delete(article_id)
        try:
            ingest(world, 1)
        except (FactwireError, StaleRecord):  # it is delivered again only then
            settle(lambda world=world: ingest(world, 1))
        world.faults.plan = []
        if article_id in world.articles:  # the delivery had fewer calls
            world.delete(article_id)
        # Then nothing is left of either
        assert is_empty(world)


def test_two_deletions_at_once_leave_the_document_of_a_newer_file() -> None:
    deletion_at = "2024-10-08T10:00:02.500Z"
    for crashed in range(6):
        for call in range(16):
            # Given a stored article, and a newer file whose delivery crashed at some call
            world = World(now=datetime.fromisoformat(deletion_at))
            drop(world, 1)
            ingest(world, 1)
            (article_id,) = world.articles
            drop(world, 3, SECOND)
            world.faults.plan = ["works"] * crashed + ["lost"]
            with contextlib.suppress(FactwireError, StaleRecord):
                ingest(world, 3)
            # When one deletion is overtaken at one call by a whole other one and the newer file's next delivery
            deletion = Deletion(article_id=article_id, at=deletion_at)

            def meanwhile(world: World = world, deletion: Deletion = deletion) -> None:
                world.deletion()(deletion)
                ingest(world, 3)

            world.faults.plan = ["works"] * call + ["preempted"]
            world.faults.meanwhile = meanwhile
            settle(lambda world=world, deletion=deletion: world.deletion()(deletion))
            world.faults.plan = []
            settle(lambda world=world: ingest(world, 3))
            # Then the newer file's article has its facts and its document
            check_facts(world)
            assert [record.status for record in world.articles.values()] == ["stored"]


def test_a_late_deletion_does_not_forget_an_original_that_was_noted_after_another_one() -> None:
    deletion_at = "2024-10-08T10:00:02.500Z"
    for call in range(16):
        # Given an article from two files
        world = World(now=datetime.fromisoformat(deletion_at))
        for number, text in ((1, FIRST), (2, SECOND)):
            drop(world, number, text)
            ingest(world, number)
        (article_id,) = world.articles
        deletion = Deletion(article_id=article_id, at=deletion_at)

        # When a deletion is overtaken by another one and by newer files of the same names
        def meanwhile(world: World = world, deletion: Deletion = deletion) -> None:
            world.deletion()(deletion)
            for number in (1, 2):
                again = origin(number + 2, key=f"incoming/{number}.txt")
                world.drop(again, FIRST if number == 1 else SECOND, url=URL)
                settle(lambda again=again: world.ingest()(again))

        world.faults.plan = ["works"] * call + ["preempted"]
        world.faults.meanwhile = meanwhile
        settle(lambda world=world, deletion=deletion: world.deletion()(deletion))
        if world.faults.plan:  # the deletion had fewer calls
            continue
        # Then the next deletion finds both
        world.now += timedelta(minutes=1)
        world.delete(article_id)
        assert is_empty(world)
