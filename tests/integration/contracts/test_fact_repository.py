"""`FactRepository`: a commit is one step that only the expected state lets through."""

from __future__ import annotations

import pytest
from factwire.domain.input_origins import Origin
from factwire.domain.listing.queries import ArticleQuery
from factwire.domain.records import Record, deleting
from factwire.services.ports import StaleRecord

from tests.integration.contracts.conftest import Ports

FIRST = "Rebels shelled the port of Aden, killing 12."
SECOND = "Rebels shelled the port of Aden, killing 15."


@pytest.fixture
def first(ports: Ports) -> Record:
    """An article that is committed."""
    record = ports.write(FIRST)
    ports.repository.commit(record, replacing=None)
    return record


def listed(ports: Ports, list_key: str = "all") -> list[str]:
    """The digests of a list's entries."""
    entries = ports.repository.entries(list_key, since=None, until=None, limit=10, after=None)
    return [entry.facts_digest for entry in entries]


def test_of_two_first_commits_that_overlap_one_is_refused(ports: Ports) -> None:
    # Given two deliveries that both found no record
    a, b = ports.write(FIRST), ports.write(SECOND, number=2)
    # When B commits first, A is refused
    ports.repository.commit(b, replacing=None)
    with pytest.raises(StaleRecord):
        ports.repository.commit(a, replacing=None)
    assert ports.repository.find(a.article_id) == b


def test_of_two_revisions_of_one_record_one_is_refused(ports: Ports, first: Record) -> None:
    a = ports.write(SECOND, replacing=first, number=2)
    b = ports.write(SECOND, replacing=first, number=3)
    ports.repository.commit(b, replacing=first)
    with pytest.raises(StaleRecord):
        ports.repository.commit(a, replacing=first)
    assert ports.repository.find(first.article_id) == b


def test_a_commit_over_a_record_that_is_not_there_is_refused(ports: Ports) -> None:
    gone = ports.write(FIRST)
    with pytest.raises(StaleRecord):
        ports.repository.commit(ports.write(SECOND, replacing=gone, number=2), replacing=gone)
    assert ports.repository.find(gone.article_id) is None


def test_a_commit_over_a_record_whose_origin_has_moved_is_refused(ports: Ports, first: Record) -> None:
    moved = first.model_copy(update={"origin": first.origin.model_copy(update={"version_id": "v9"})})
    ports.repository.commit(moved, replacing=first)
    with pytest.raises(StaleRecord):
        ports.repository.commit(ports.write(SECOND, replacing=first, number=2), replacing=first)
    assert ports.repository.find(first.article_id) == moved


def test_the_same_commit_twice_is_refused_the_second_time(ports: Ports, first: Record) -> None:
    with pytest.raises(StaleRecord):
        ports.repository.commit(first, replacing=None)


def test_facts_count_once_they_are_committed(ports: Ports) -> None:
    record = ports.write(FIRST)
    assert record.stored_facts
    assert ports.repository.facts_digests([record.article_id]) == {}
    assert ports.repository.list(ArticleQuery(), limit=10, after=None).articles == ()
    ports.repository.commit(record, replacing=None)
    assert ports.repository.facts_digests([record.article_id]) == {record.article_id: record.stored_facts.facts_digest}
    assert ports.repository.list(ArticleQuery(), limit=10, after=None).articles == (record.overview,)
    facts = ports.repository.facts(record.article_id, record.stored_facts)
    assert facts
    assert facts.article.text == FIRST


def test_facts_that_are_discarded_take_their_entries_along_and_no_others(ports: Ports, first: Record) -> None:
    second = ports.write(SECOND, replacing=first, number=2)
    assert first.stored_facts
    assert second.stored_facts
    ports.repository.discard(second.article_id, revision=second.revision, commit=second.commit)
    assert listed(ports) == [first.stored_facts.facts_digest]
    assert ports.repository.facts(second.article_id, second.stored_facts) is None
    assert ports.repository.facts(first.article_id, first.stored_facts)


def test_written_facts_are_found_whether_or_not_they_are_committed(ports: Ports, first: Record) -> None:
    second = ports.write(SECOND, replacing=first, number=2)
    found = {each.commit for each in ports.repository.written_facts(first.article_id)}
    assert found == {first.commit, second.commit}


def test_an_article_is_cleared_of_everything_but_its_record(ports: Ports, first: Record) -> None:
    ports.repository.note_original(first.article_id, Origin(bucket="news", key="incoming/b.txt", at=first.origin.at))
    hidden = deleting(first, at="2024-10-08T12:00:00.000Z")
    ports.repository.commit(hidden, replacing=first)
    ports.repository.clear(hidden)
    assert ports.repository.find(first.article_id) == hidden
    assert ports.repository.written_facts(first.article_id) == ()
    assert list(ports.repository.originals(first.article_id)) == []
    assert [listed(ports, key) for key in ("all", "type#ASSAULT", "entity#rebels")] == [[], [], []]


def test_a_late_clearing_takes_nothing_of_whoever_came_after(ports: Ports, first: Record) -> None:
    # Given a deletion that stalled, another that did its work, and an article that came again
    hidden = deleting(first, at="2024-10-08T12:00:00.000Z")
    ports.repository.commit(hidden, replacing=first)
    again = ports.write(SECOND, replacing=hidden, number=3)
    ports.repository.commit(again, replacing=hidden)
    # When the first goes on, it is refused before it has removed anything
    with pytest.raises(StaleRecord):
        ports.repository.clear(hidden)
    assert again.stored_facts
    assert ports.repository.facts(again.article_id, again.stored_facts)
    assert again.stored_facts.facts_digest in listed(ports)


def test_a_record_that_is_being_deleted_is_in_no_list(ports: Ports, first: Record) -> None:
    ports.repository.commit(deleting(first, at="2024-10-08T12:00:00.000Z"), replacing=first)
    assert ports.repository.list(ArticleQuery(), limit=10, after=None).articles == ()
    assert ports.repository.facts_digests([first.article_id]) == {}


def test_originals_are_noted_once_and_forgotten(ports: Ports, first: Record) -> None:
    a, b = (Origin(bucket="news", key=f"incoming/{name}.txt", at=first.origin.at) for name in "ab")
    for original in (a, b, a):
        ports.repository.note_original(first.article_id, original)
    assert {each.location for each in ports.repository.originals(first.article_id)} == {a.location, b.location}
    ports.repository.forget_originals(first, (a,))
    assert [each.location for each in ports.repository.originals(first.article_id)] == [b.location]
    # And no longer once the record has changed
    ports.repository.commit(deleting(first, at="2024-10-08T12:00:00.000Z"), replacing=first)
    with pytest.raises(StaleRecord):
        ports.repository.forget_originals(first, (b,))
    assert [each.location for each in ports.repository.originals(first.article_id)] == [b.location]


def test_entries_are_removed_by_the_facts_they_were_made_of(ports: Ports, first: Record) -> None:
    from factwire.domain.listing.entries import entries_of

    assert first.stored_facts
    facts = ports.repository.facts(first.article_id, first.stored_facts)
    assert facts
    for digest, left in (("0" * 12, 1), (first.stored_facts.facts_digest, 0)):
        ports.repository.discard_entries(entries_of(facts), facts_digest=digest, listed_at=first.listed_at)
        assert len(listed(ports)) == left


def test_facts_are_written_only_while_the_article_is_as_expected(ports: Ports, first: Record) -> None:
    # Given a replay that has found the article, and somebody who asks for its deletion
    ports.repository.commit(deleting(first, at="2024-10-08T12:00:00.000Z"), replacing=first)
    before = (ports.repository.written_facts(first.article_id), listed(ports))
    # When the replay writes what it extracted
    with pytest.raises(StaleRecord):
        ports.write(FIRST, number=2, only_while=first)
    # Then nothing of it is there
    assert (ports.repository.written_facts(first.article_id), listed(ports)) == before


def test_facts_written_while_the_article_is_as_expected_may_be_committed(ports: Ports, first: Record) -> None:
    again = ports.write(FIRST, replacing=first, number=2, only_while=first)
    ports.repository.commit(again, replacing=first)
    assert again.stored_facts
    assert ports.repository.facts(again.article_id, again.stored_facts)
    assert again.stored_facts.facts_digest in listed(ports)
