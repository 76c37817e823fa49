"""`JudgementStore`: a log that only grows, and whose lists go on where a page ended."""

from __future__ import annotations

import pytest
from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.listing.queries import Position
from factwire.domain.records import Record, deleting
from factwire.model import Judgement, Subject
from factwire.services.ports import StaleRecord

from tests.integration.contracts.conftest import Ports

FIRST = "Rebels shelled the port of Aden, killing 12."
STORY = "s0123456789"


@pytest.fixture
def record(ports: Ports) -> Record:
    """An article that is committed."""
    record = ports.write(FIRST)
    ports.repository.commit(record, replacing=None)
    return record


def judgement(
    record: Record, number: int, *, user: str = "ada", target: str = "t1", story: str | None = None
) -> Judgement:
    """The `number`th judgement."""
    return Judgement(
        id=f"j{number:03}",
        article_id=record.article_id,
        story=story,
        target=target,
        subject=Subject(kind="event", words="shelled"),
        verdict="reject",
        user=user,
        at=f"2024-10-{1 + number // 60:02}T12:00:{number % 60:02}.000Z",
    )


def all_listed(ports: Ports, query: JudgementQuery, *, limit: int = 4) -> list[str]:
    """The ids of a list, read page by page."""
    found: list[str] = []
    after: Position | None = None
    while True:
        page, after = ports.judgements.list(query, limit=limit, after=after)
        found += [each.id for each in page]
        assert len(page) <= limit
        if after is None:
            return found


def test_a_judgement_is_added_once_whatever_comes_under_its_id_again(ports: Ports, record: Record) -> None:
    first = judgement(record, 1)
    assert ports.judgements.add(first, record=record) == first
    assert ports.judgements.add(first.model_copy(update={"verdict": "accept"}), record=record) == first
    assert ports.judgements.of_target(record.article_id, "t1") == (first,)


def test_nothing_is_added_to_an_article_that_is_being_deleted(ports: Ports, record: Record) -> None:
    ports.repository.commit(deleting(record, at="2024-10-08T13:00:00.000Z"), replacing=record)
    with pytest.raises(StaleRecord):
        ports.judgements.add(judgement(record, 1), record=record)
    assert ports.judgements.of_article(record.article_id) == ()


def test_judgements_are_found_by_target_article_user_story_and_day(ports: Ports, record: Record) -> None:
    ports.judgements.add(judgement(record, 1), record=record)
    ports.judgements.add(judgement(record, 2, user="ben", target="t2"), record=record)
    ports.judgements.add(judgement(record, 70, target="t3", story=STORY), record=record)
    assert [each.id for each in ports.judgements.of_target(record.article_id, "t2")] == ["j002"]
    assert {each.id for each in ports.judgements.of_article(record.article_id)} == {"j001", "j002", "j070"}
    assert all_listed(ports, JudgementQuery(user="ada")) == ["j070", "j001"]
    assert all_listed(ports, JudgementQuery(story=STORY)) == ["j070"]
    assert all_listed(ports, JudgementQuery()) == ["j070", "j002", "j001"]
    assert all_listed(ports, JudgementQuery(until="2024-10-01")) == ["j002", "j001"]
    assert all_listed(ports, JudgementQuery(since="2024-10-02")) == ["j070"]


@pytest.mark.parametrize("query", ["article", "user", "day", "story"])
def test_each_judgement_of_a_long_list_is_on_one_page(ports: Ports, record: Record, query: str) -> None:
    for number in range(23):
        ports.judgements.add(judgement(record, number, target=f"t{number % 5}", story=STORY), record=record)
    asked = {
        "article": JudgementQuery(article_id=record.article_id),
        "user": JudgementQuery(user="ada"),
        "day": JudgementQuery(since="2024-10-01", until="2024-10-01"),
        "story": JudgementQuery(story=STORY),
    }[query]
    found = all_listed(ports, asked)
    assert sorted(found) == [f"j{number:03}" for number in range(23)]
    if query != "article":
        assert found == sorted(found, reverse=True)


def test_the_erasure_of_an_article_takes_its_judgements_and_their_copies(ports: Ports, record: Record) -> None:
    ports.judgements.add(judgement(record, 1, story=STORY), record=record)
    hidden = deleting(record, at="2024-10-08T13:00:00.000Z")
    ports.repository.commit(hidden, replacing=record)
    ports.repository.clear(hidden)
    assert ports.judgements.of_article(record.article_id) == ()
    for query in (JudgementQuery(story=STORY), JudgementQuery(user="ada"), JudgementQuery()):
        assert all_listed(ports, query) == []
