"""How: the course of an attack or an accident, the manner of a deed, and the terms of a vote, a match or a deal."""

import pytest
from factwire import extract


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        (
            "Eight killed in bus crash",
            "Eight people were killed on Monday when a bus overturned on a bend near Aldport.",
            "a bus overturned on a bend near Aldport",
        ),
        (
            "Gunman kills nine in Aldport",
            "A gunman killed nine people in Aldport on Monday. He opened fire in a crowded market at noon.",
            "opened fire in a crowded market at noon",
        ),
        (
            "Boy shot by father",
            "A man accidentally shot his son while cleaning his rifle.",
            "while cleaning his rifle",
        ),
        ("Boy shot by sister", "A girl accidentally shot her brother on Monday.", "accidentally shot her brother"),
    ],
    ids=["a clause", "a later sentence", "what the doer was about", "an adverb"],
)
def test_the_course_of_harm(title: str, text: str, how: str) -> None:
    assert extract(text, title=title).w5h.how[0].text == how


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        ("Senate passes bill", "The Senate voted 52-48 on Monday to pass the bill.", "52-48"),
        (
            "Council approves budget",
            "The council approved the budget by a vote of 7-2 on Monday.",
            "by a vote of 7-2",
        ),
        ("Rovers beat City", "Rovers beat City 3-2 on Monday.", "3-2"),
        (
            "Norvik buys Sudvik",
            "Norvik agreed on Monday to buy Sudvik for $3 billion in cash.",
            "for $3 billion in cash",
        ),
        ("Norvik raises bid", "Norvik raised its bid for Sudvik by 30% on Monday.", "by 30%"),
    ],
    ids=["a count", "a vote of", "a score", "a price", "an amount"],
)
def test_the_terms(title: str, text: str, how: str) -> None:
    assert extract(text, title=title).w5h.how[0].text == how


def test_where_a_mayor_spoke_is_how_she_said_it() -> None:
    text = "During a news conference on Tuesday, Mayor Ann Brandt announced the closure of the port."
    assert "news conference" in extract(text, title="Mayor announces closure").w5h.how[0].text


def test_no_course_is_told_where_nothing_was_harmed() -> None:
    text = "Ann Brandt opened a museum on Monday. She hit the right note with her guests."
    assert extract(text, title="Brandt opens museum").w5h.how == ()


def test_in_order_names_no_order() -> None:
    text = "Norvik shut the port on Monday in order to cut its costs."
    assert extract(text, title="Norvik shuts port").w5h.how == ()


def test_the_letter_that_says_so_is_not_how_a_flight_turned_back() -> None:
    text = "The airline said in a statement on Monday that the flight to Aldport turned back because of a bird."
    assert "statement" not in str(extract(text, title="Flight turns back to Aldport").w5h.how)


def test_how_thieves_came_in_ends_before_what_they_took() -> None:
    text = "Three dogs were stolen in Aldport on Monday. The barn was broken into and the animals were taken away."
    assert extract(text, title="Dogs stolen from farm").w5h.how[0].text == "was broken into"


def test_the_price_of_another_deal_is_not_how() -> None:
    text = (
        "Norvik is to own all its shops after agreeing to buy out its partner for $2 billion. "
        "Its rival Sudvik bought a tea brand for $620 million in 2012."
    )
    assert extract(text, title="Norvik to own all its shops").w5h.how[0].text == "for $2 billion"


def test_a_goal_is_no_tool() -> None:
    text = "Ann Brandt visited her partners with the goal of selling boats."
    how = extract(text, title="Brandt visits partners").w5h.how
    assert not any(answer.text.startswith("with the goal") for answer in how)


def test_a_record_that_is_hit_is_no_course() -> None:
    text = "Deaths rose again in Aldport on Monday. They hit record highs."
    assert "record" not in str(extract(text, title="Deaths rise in Aldport").w5h.how)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Rovers won the cup on Monday, beating City 3-2 in Aldport.", "beating City 3-2"),
        ("Rovers won the cup with a 3-2 victory over City on Monday.", "with a 3-2 victory over City"),
    ],
)
def test_how_a_cup_was_won(text: str, how: str) -> None:
    assert extract(text, title="Rovers win cup").w5h.how[0].text == how


def test_what_a_picture_was_taken_with_is_how() -> None:
    text = "A camera ship took a stunning picture of the broken ice using the Brandt 8 satellite."
    assert extract(text, title="Ship takes picture of ice").w5h.how[0].text == "using the Brandt 8 satellite"


def test_a_sentence_far_down_is_not_the_course_of_another_deed() -> None:
    text = (
        "The council will hold a meeting on the census. It takes place in spring. Leaders will speak. "
        "Volunteers work together on census meetings, council festivals and parades."
    )
    assert extract(text, title="Council meetings on census will be held").w5h.how == ()


def test_a_post_on_a_network_is_how_something_is_announced() -> None:
    text = "Ann Brandt announced on Facebook on Monday that her museum will be closed."
    assert extract(text, title="Brandt announces closure of museum").w5h.how[0].text == "on Facebook"


def test_the_car_that_began_an_attack_is_how() -> None:
    text = "An explosion killed two people in Aldport. A car laden with oil initiated the attack at the wall."
    how = extract(text, title="Explosion kills two in Aldport").w5h.how
    assert how[0].text == "A car laden with oil initiated the attack at the wall"


@pytest.mark.parametrize(
    "text",
    [
        "Police recovered 86 guns in Aldport. Their chief said so while addressing reporters.",
        "Police recovered 86 guns in Aldport. People with rifles may still hand them in.",
    ],
    ids=["what a speaker was about", "what people have"],
)
def test_what_is_not_how_the_guns_were_found(text: str) -> None:
    assert extract(text, title="Police recover 86 guns").w5h.how == ()


def test_the_day_and_the_place_are_not_the_course() -> None:
    text = "The fire brigade will host its fundraiser on Saturday, March 28, at the fire station in Aldport."
    assert extract(text, title="Fire brigade hosts fundraiser").w5h.how == ()


def test_gunfire_that_erupted_is_how_and_not_how_prints_can_be_ordered() -> None:
    text = (
        "Photos of Aldport can be ordered by visiting our site. "
        "Four people were shot when gunfire erupted outside a party in Aldport on Monday."
    )
    how = extract(text, title="Four people shot in Aldport").w5h.how
    assert how[0].text.startswith("gunfire erupted outside a party")
