"""What: the predicate, complete, without what answers another question."""

import pytest
from factwire import extract

TEXT = "The council of Aldport met on Monday. It said little."


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Norvik sells port to pay debts", "sells port"),
        ("Union asks members to reject offer", "asks members to reject offer"),
        ("Minister arrives at the port for talks", "arrives at the port"),
        ("Norvik blames delay on rain", "blames delay on rain"),
        ("Norvik announces closure in letter", "announces closure"),
    ],
    ids=["no purpose", "what others are asked", "no errand", "the second object", "no channel"],
)  # fmt: skip
def test_what_in_a_headline(title: str, what: str) -> None:
    assert extract(TEXT, title=title).w5h.what[0].text == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The council voted on Friday to close the port.", "voted on Friday to close the port"),
        ("The rain began shortly before 7 p.m. on Friday.", "began"),
        ("The storm tore across the island on Monday, killing nine people.", "tore across the island"),
    ],
    ids=["a day before the complement stays", "a time behind goes", "a result goes"],
)
def test_what_in_a_lead(text: str, what: str) -> None:
    assert extract(text).w5h.what[0].text == what


def test_a_quotation_mark_behind_the_verb_does_not_end_the_predicate() -> None:
    text = "A couple from Aldport believes the cat is theirs."
    what = extract(text, title="Couple believes 'miracle' cat found on train is their pet").w5h.what
    assert what[0].text == "believes 'miracle' cat found on train is their pet"


def test_shot_and_killed_is_one_predicate() -> None:
    what = extract("A boy was shot on Monday.", title="Child shot and killed by brother").w5h.what
    assert what[0].text == "shot and killed by brother"


def test_what_somebody_is_compelled_to_is_part_of_the_predicate() -> None:
    text = "Norvik compelled much of its staff to stay at home on Monday, when new rules came into effect."
    assert extract(text).w5h.what[0].text == "compelled much of its staff to stay at home"


def test_a_hyphen_in_the_verb_does_not_end_the_predicate() -> None:
    text = (
        "OSLO (Reuters) - Norvik said on Monday that it will not re-open schools, restaurants and courts until Jan. 7."
    )
    assert extract(text).w5h.what[0].text == "will not re-open schools, restaurants and courts"


def test_steps_to_do_something_are_one_predicate() -> None:
    what = extract("Norvik sets up a zone.", title="Norvik Takes Steps To Guard Women Against Attacks").w5h.what
    assert what[0].text == "Takes Steps To Guard Women Against Attacks"


def test_a_well_that_somebody_is_found_in_is_a_noun() -> None:
    what = extract("A boy has been found dead.", title="Boy found dead in well after huge four-day search").w5h.what
    assert what[0].text == "found dead in well"


def test_because_of_something_is_no_part_of_the_predicate() -> None:
    what = extract("The union has called a strike for Monday because of a dispute over pay.").w5h.what
    assert what[0].text == "has called a strike for Monday"
