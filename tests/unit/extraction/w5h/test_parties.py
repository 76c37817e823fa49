"""Reasons and courses that sentences behind the lead tell of the parties of the main event."""

import pytest
from factwire import extract


@pytest.mark.parametrize(
    ("title", "text", "why"),
    [
        (
            "Club suspended ahead of final",
            "The league suspended the club on Monday. The club failed to file its accounts.",
            "failed to file its accounts",
        ),
        (
            "Trader jailed",
            "A trader was jailed on Monday. Ole Brandt, 40, pleaded guilty to two counts of theft.",
            "two counts of theft",
        ),
    ],
    ids=["a duty left undone", "guilt"],
)
def test_the_fault_of_the_punished_is_why(title: str, text: str, why: str) -> None:
    assert extract(text, title=title).w5h.why[0].text == why


def test_who_pleads_not_guilty_has_done_nothing() -> None:
    text = "A trader was arrested on Monday. Ole Brandt pleaded not guilty to theft."
    assert extract(text, title="Trader arrested").w5h.why == ()


def test_the_steps_of_an_attack_are_how() -> None:
    text = "A boy tried to bomb a market in Aldport on Monday, police say. He left a bag with explosives by the gate."
    assert extract(text, title="Boy 'tried to bomb market'").w5h.how[0].text == "left a bag with explosives by the gate"


def test_what_the_headline_says_is_no_course_of_it() -> None:
    assert extract("A boy was held on Monday.", title="Boy accused of shooting brother").w5h.how == ()
