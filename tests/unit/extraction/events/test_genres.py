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
