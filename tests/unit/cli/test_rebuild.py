"""`factwire stories --rebuild`: what is compared, and what is shown of it."""

import pytest
from factwire.cli.main import main
from factwire.cli.stack.maintenance.rebuild import differences
from factwire.stories import Member, story_of

from tests.unit.stories.test_clustering import QUAKES, STRIKE


def rows(**stories: list[Member]) -> list[tuple[str, str]]:
    stored = [story_of(id, members) for id, members in stories.items()]
    return [(row["story"], row["differs"]) for row in differences(stored, stories)]


def test_stories_that_are_what_their_members_give_do_not_differ() -> None:
    assert rows(t1=STRIKE, t2=QUAKES[:1], t3=QUAKES[1:]) == []


def test_stories_of_one_happening_are_shown_as_joined() -> None:
    assert rows(t1=STRIKE[:1], t2=STRIKE[1:]) == [("t1", "joined")]


def test_a_story_of_two_happenings_is_shown_as_split() -> None:
    assert rows(t1=[*STRIKE, QUAKES[0]]) == [("t1", "split")]


def test_a_document_that_its_members_do_not_give_is_shown_part_by_part() -> None:
    stored = story_of("t1", STRIKE, revision=3).model_copy(update={"title": "Old", "outlets": 7})

    found = {row["differs"]: (row["stored"], row["rebuilt"]) for row in differences([stored], {"t1": STRIKE})}

    assert found == {"title": ("Old", story_of("t1", STRIKE).title), "outlets": (7, 3)}


@pytest.mark.parametrize("arguments", [["stories"], ["stories", "in.jsonl", "--rebuild", "2025-03-03"]])
def test_either_a_file_or_a_day(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)


def test_what_is_no_day_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "--local", "--rebuild", "yesterday"]) == 2
    assert "2025-03-04" in capsys.readouterr().err
