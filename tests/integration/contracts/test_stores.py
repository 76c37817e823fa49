"""`ArticleStore`, `MemberStore`, `FactsArchive` and `SplitProgressStore`: exactly this version, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from factwire.domain.input_origins import Origin
from factwire.domain.listing.times import timestamp
from factwire.domain.staging import Staged
from factwire.reading.source import Source
from factwire.services.ports import Progress

from tests.integration.contracts.conftest import Ports
from tests.unit.services.fakes import article, facts_of

KEY = "incoming/a.txt"
LATER = timestamp(datetime.now(UTC) + timedelta(days=1))
EARLIER = "2024-01-01T00:00:00.000Z"


def test_a_version_is_read_as_it_was_written_whatever_came_after(ports: Ports) -> None:
    first, second = ports.drop(KEY, b"first"), ports.drop(KEY, b"second")
    for origin, data in ((first, b"first"), (second, b"second")):
        head = ports.articles.head(origin)
        assert head
        assert head.size == len(data)
        assert ports.articles.read(origin, head) == data
        assert ports.articles.open(origin, head).read() == data


def test_what_is_gone_has_no_head_and_no_bytes(ports: Ports) -> None:
    origin = ports.drop(KEY, b"first")
    head = ports.articles.head(origin)
    assert head
    ports.articles.delete_version(origin)
    assert ports.articles.head(origin) is None
    assert ports.articles.read(origin, head) is None
    ports.articles.delete_version(origin)


def test_only_what_was_written_until_then_is_deleted_and_only_of_the_key_itself(ports: Ports) -> None:
    origin, longer = ports.drop(KEY, b"first"), ports.drop(f"{KEY}.orig", b"other")
    ports.drop(KEY, b"second")
    ports.articles.delete(origin, until=EARLIER)
    assert ports.holds(KEY)
    ports.articles.delete(origin, until=LATER)
    assert not ports.holds(KEY)
    assert ports.articles.head(longer)
    ports.articles.delete(origin, until=LATER)


def test_one_version_is_deleted_and_the_others_stay(ports: Ports) -> None:
    first, second = ports.drop(KEY, b"first"), ports.drop(KEY, b"second")
    ports.articles.delete_version(first)
    assert ports.articles.head(first) is None
    assert ports.articles.head(second)


def test_a_member_is_announced_read_and_removed(ports: Ports) -> None:
    origin = Origin(bucket="news", key="incoming/day.zip", at=EARLIER, order="00000001", staged_as="members/x/1")
    source = Source(data=b"text", media_type="text/plain", name="1.txt", stored_at="2024-10-08T10:00:00Z")
    ports.members.stage([Staged(origin=origin, metadata={"source": "Example"}, content=source)])
    (announced,) = ports.announced()
    staged = ports.members.read(announced)
    assert staged
    assert (staged.origin, staged.content) == (origin, source)
    ports.members.remove(announced.model_copy(update={"version_id": staged.version_id}))
    assert ports.members.read(announced) is None


def test_a_document_is_removed_with_all_its_versions(ports: Ports) -> None:
    facts = facts_of(article("Rebels shelled the port of Aden, killing 12."))
    key = ports.archive.key(facts.article.article_id, day="2024-10-08", commit="c1")
    other = ports.archive.key(facts.article.article_id, day="2024-10-08", commit="c2")
    assert key != other
    for _ in range(2):
        ports.archive.put(key, facts)
    known = ports.archive.versions(key)
    assert len(known) == 2
    # Those that were known go alone
    ports.archive.put(key, facts)
    ports.archive.delete_versions(key, known)
    assert ports.holds(key)
    ports.archive.delete(key)
    ports.archive.delete(key)
    assert not ports.holds(key)


def test_progress_is_kept_by_token(ports: Ports) -> None:
    assert ports.progress.find("a") == Progress()
    ports.progress.save("a", Progress(members=3, size=10))
    ports.progress.save("b", Progress(complete=True))
    assert ports.progress.find("a") == Progress(members=3, size=10)
    assert ports.progress.find("b").complete
