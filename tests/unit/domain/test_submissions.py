"""What is left to do for an input, by how it stands to the article's record."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.domain.composing import compose_record
from factwire.domain.input_origins import Origin
from factwire.domain.records import Record, deleting, tombstone_of
from factwire.domain.submissions import Decision, Submission
from factwire.model import NotifiedArticle, RejectionReason

from tests.unit.services.fakes import origin

AT = "2024-10-08T10:00:02.000Z"


def submission(number: int, *, revision: str = "r1", key: str = "incoming/a.txt", **known: Any) -> Submission:
    """What the `number`th version of a file says."""
    return Submission(
        article_id="a",
        status="rejected",
        revision=revision,
        origin=origin(number, key=key),
        content=NotifiedArticle(article_id="a", revision=revision),
        error=RejectionReason(code="empty", message="the article has no text"),
        **known,
    )


def record(number: int, **known: Any) -> Record:
    """The record after a submission."""
    return compose_record(submission(number, **known), replacing=None)


@pytest.mark.parametrize(
    ("new", "current", "decision"),
    [
        (submission(2), None, Decision.COMMIT),
        (submission(2), record(2), Decision.DONE),
        (submission(2), record(1), Decision.MOVE_ORIGIN),
        (submission(2, revision="r2"), record(1), Decision.COMMIT),
        (submission(1, revision="r2"), record(2), Decision.SUPERSEDED),
        (submission(1), record(2), Decision.SUPERSEDED),
        # Versions that the sender numbers overrule the order of arrival
        (submission(1, revision="r2", version=3), record(2, version=2), Decision.COMMIT),
        (submission(3, revision="r2", version=1), record(2, version=2), Decision.SUPERSEDED),
        (submission(3, revision="r2", version=2), record(2, version=2), Decision.COMMIT),
        # Other files are ordered by the time of writing, then by address
        (submission(2, revision="r2", key="incoming/b.txt"), record(1), Decision.COMMIT),
        (submission(2, revision="r2", key="incoming/b.txt"), record(2), Decision.COMMIT),
        (submission(2, revision="r2"), record(2, key="incoming/b.txt"), Decision.SUPERSEDED),
        # A deletion at 10:00:02
        (submission(1), deleting(record(1), at=AT), Decision.GONE),
        (submission(2, revision="r2"), deleting(record(1), at=AT), Decision.GONE),
        (submission(3), deleting(record(1), at=AT), Decision.WAIT),
        (submission(2), tombstone_of(deleting(record(1), at=AT)), Decision.GONE),
        (submission(3), tombstone_of(deleting(record(1), at=AT)), Decision.COMMIT),
    ],
)
def test_what_is_left_to_do(new: Submission, current: Record | None, decision: Decision) -> None:
    assert new.decide(current) is decision


@pytest.mark.parametrize(
    ("new", "decision", "noted"),
    [
        (submission(2), Decision.COMMIT, None),
        (submission(2, key="incoming/b.txt"), Decision.COMMIT, "incoming/a.txt"),
        (submission(2, key="incoming/b.txt"), Decision.MOVE_ORIGIN, "incoming/a.txt"),
        (submission(0, key="incoming/b.txt"), Decision.SUPERSEDED, "incoming/b.txt"),
        (submission(0), Decision.SUPERSEDED, None),
    ],
)
def test_the_original_that_the_record_will_not_name_is_noted(
    new: Submission, decision: Decision, noted: str | None
) -> None:
    found = new.original_to_note(decision, record(1))
    assert (found.key if found else None) == noted


def test_a_member_that_was_set_apart_is_no_original() -> None:
    staged = origin(1).member("a.txt", number=1).model_copy(update={"staged_as": "members/x/1"})
    current = record(1).model_copy(update={"origin": staged})
    assert submission(2, key="incoming/b.txt").original_to_note(Decision.COMMIT, current) is None


def test_a_later_request_for_a_deletion_counts_and_an_earlier_one_does_not_take_it_back() -> None:
    later = "2024-10-08T10:00:09.000Z"
    twice = deleting(deleting(record(1), at=AT), at=later)
    assert (twice.deleted_at, deleting(twice, at=AT)) == (later, twice)
    assert twice.state != deleting(record(1), at=AT).state


def test_a_tombstone_names_neither_file_nor_source() -> None:
    gone = tombstone_of(deleting(record(1, key="incoming/secret.txt"), at=AT))
    assert gone.origin == Origin(bucket="news", key="deleted", at=AT)
    assert "secret" not in gone.model_dump_json()
