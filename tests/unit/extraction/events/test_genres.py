"""Headlines, lists, court reports, reviews, editorials, live blogs: what is doubtful there is no event."""

import pytest


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Army kills six in raid", ["ASSAULT"]),
        ("Court jails mayor for fraud", ["COERCE"]),
        ("Union allowed to march again\nThe court allowed the dockers' union to march.", ["CONCEDE"]),
        ("Minister quits over bridge scandal", ["RETREAT"]),
        ("PM: no talks with union", []),
    ],
)
def test_headlines(events_in, text, told):
    assert [event.type for event in events_in(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A plumber was charged with theft on Monday.", [("ACCUSE", [], ["plumber"])]),
        ("The baker was sentenced to two years.", [("SANCTION", [], ["baker"])]),
        ("The defendant was dragged out of the hall and arrested.", [("COERCE", [], ["defendant"])]),
        ("The judge adjourned the case until Thursday.", []),
        ("The plumber is suspected of attacking a guard.", []),
        ("His arrest surprised the village.", []),
    ],
)
def test_court_reports(events_in, text, told):
    found = [
        (event.type, [actor.text for actor in event.actors], [target.text for target in event.targets])
        for event in events_in(text)
    ]
    assert found == told


@pytest.mark.parametrize(
    "text",
    [
        "In the film, soldiers attack a village and kill the mayor.",
        "The novel tells how rebels kidnap a doctor.",
        "The hero of the series fights the mafia and rescues the girl.",
    ],
)
def test_reviews(events_in, text):
    assert events_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The government must act now, before it is too late.",
        "It is time for the minister to resign.",
        "What if the army had attacked the village?",
        "We ask whether the police could have arrested the general.",
        "Ministers clashed over the budget.",
        "The senator's attack on Anna Kuhn was unfair.",
        "It was a vicious attack on the president.",
        "I ask the same thing every morning.",
        "The council demanded to know more.",
        "The bank launched an attack on its rival's market.",
        "Kenya wants Uganda to withdraw its claim.",
        "“Quit the council,” the mayor wrote.",
    ],
)
def test_editorials(events_in, text):
    assert events_in(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The team will meet Peru in the final of the tournament.",
        "The teams meet again in May.",
        "Rovers beat Athletic 3-1 in the premiership. Their striker attacked from the left and killed off the game.",
    ],
)
def test_sport(events_in, text):
    assert events_in(text) == ()


def test_live_blogs(events_in):
    (arrest,) = events_in("10:42 Police say they have arrested a man.\nMore soon.")

    assert [actor.text for actor in arrest.actors] == ["Police"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The neighbour surrendered and paid for the fence.",
        "The clinic has been hammered by the flu, and we are getting hammered again.",
        "The bank has been under fire since March.",
        "The chairman has killed the experiment.",
        "A woman raided menus for mistakes.",
        "The staff were ambushed by the news.",
        "Frost has killed half the crop.",
        "The bank completed the takeover of Quill Holdings.",
    ],
)
def test_words_of_war_without_arms_are_figures_of_speech(events_in, sentence):
    """A war, a battle and an attack in a feature used to make any other word of war there literal."""
    feature = "It was a battle. The war on weeds went on, and the fight was the worst in years. The shop is closed. "
    assert [event.trigger.text for event in events_in(feature + sentence)] == []


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The garrison surrendered on Monday.", "RETREAT"),
        ("A company of the Asha Brigade surrendered to government forces on Monday.", "RETREAT"),
        ("Rockets fell on the camp for a week. The rebels surrendered on Monday.", "RETREAT"),
        ("The camp came under fire from government troops on Monday.", "ASSAULT"),
    ],
)
def test_words_of_war_beside_arms_are_literal(events_in, text, type):
    assert type in {event.type for event in events_in(text)}


def test_people_driven_out_by_a_flood_are_attacked_by_nobody(events_in):
    text = (
        "Landslides killed 58 in the district of Asha on Monday. Flooding cut the roads, and doctors are fighting "
        "cholera there. More than 2,000 people have been driven out of their homes."
    )
    assert "ASSAULT" not in {event.type for event in events_in(text)}


def test_who_gives_himself_up_to_the_police_lays_down_arms(events_in):
    found = events_in("The leader of the opposition surrendered to the authorities on Monday.")
    assert [event.type for event in found] == ["RETREAT"]


def test_those_on_board_of_a_jet_that_crashed_are_killed_by_nobody(events_in):
    text = "A passenger jet crashed near Asha on Monday, killing all 157 people on board."
    assert "ASSAULT" not in {event.type for event in events_in(text)}


def test_firefighters_free_those_who_are_trapped_as_an_aid(events_in):
    assert [event.type for event in events_in("Firefighters freed two boys on Monday.")] == ["AID"]
