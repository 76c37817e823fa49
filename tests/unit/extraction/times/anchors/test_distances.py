"""An event told to be so long before or after something else has its day counted from that, not the day of the rest."""

import pytest
from factwire import extract

AFTER_FUNERAL = (
    "HARRUBAH, Yemen, Oct 8 - Two days after the strike on a market, families buried their dead on Tuesday. "
)


def bounds_of(text, type, published_at="2024-10-08"):
    event = next(event for event in extract(text, published_at=published_at).events if event.type == type)
    return event.earliest, event.latest


@pytest.mark.parametrize(
    ("text", "type", "bounds"),
    [
        (
            "Peru's minister resigned on Monday, three days after police shot six miners near Puno.",
            "ASSAULT",
            ("2024-10-04", "2024-10-04"),
        ),
        (
            "A day after a bomb killed five people at a bakery in Lyon, police on Friday arrested a man.",
            "ASSAULT",
            ("2024-10-03", "2024-10-03"),
        ),
        (
            "Police arrested six men on Monday, hours after a bomb killed a guard in Lyon.",
            "ASSAULT",
            ("2024-10-07", "2024-10-07"),
        ),
        (
            "The minister flew to Chad on Monday, a week before rebels shot six miners near Abeche.",
            "ASSAULT",
            ("2024-10-14", "2024-10-20"),
        ),
        (
            "Peru's minister has resigned a day after police shot six miners near Puno.",
            "ASSAULT",
            ("2024-10-07", "2024-10-07"),
        ),
        (
            "Peru's minister resigned on Monday, three days after a bus crashed near Puno, killing 12 pilgrims.",
            "ACCIDENT",
            ("2024-10-04", "2024-10-04"),
        ),
        (AFTER_FUNERAL, "ASSAULT", ("2024-10-06", "2024-10-06")),
        (AFTER_FUNERAL + "The strike killed 28 people, a coroner said.", "ASSAULT", ("2024-10-06", "2024-10-06")),
        ("Peru's minister resigned days after police shot six miners near Puno.", "ASSAULT", (None, None)),
    ],
    ids=[
        "days after, from the day of the clause around",
        "before its main clause",
        "hours after are of the same day",
        "a week before is a week",
        "from the day of publication where the clause has no day",
        "an accident",
        "a noun",
        "told again in the paragraph, not on the day of the funeral",
        "a vague length",
    ],
)
def test_day_is_counted_from_the_clause_around(text, type, bounds):
    # Given one text / When its facts are extracted / Then the event has the days that its distance leads to
    assert bounds_of(text, type) == bounds


def test_article_without_a_date_leaves_the_day_open():
    # Given an article that nothing dates
    text = "Peru's minister resigned on Monday, three days after police shot six miners near Puno."

    # When its facts are extracted / Then the distance leads to no day
    assert bounds_of(text, "ASSAULT", published_at=None) == (None, None)
