"""Tolls in headlines: written numbers, implied ones, and numbers that are none."""

import pytest
from factwire.stories.claims.headlines import headline_figures, tells_of_several


def tolls(title: str) -> dict[str, int]:
    return {figure.of: figure.value for figure in headline_figures(title)}


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Quake kills at least 41 in Harim", {"killed": 41}),
        ("34 dead, 60 injured in market strike", {"killed": 34, "wounded": 60}),
        ("Death toll rises to 28 after flood", {"killed": 28}),
        ("Ferry fire leaves two dead and nine missing", {"killed": 2, "missing": 9}),
        ("Three teens hurt in bus crash", {"wounded": 3}),
        ("1,200 people displaced by flood", {"displaced": 1200}),
        ("Police: 14 people arrested at rally", {"detained": 14}),
        ("4 shot, 1 fatally, outside club", {"killed": 1, "wounded": 3}),
        ("5 people shot in Lakeside; no arrests", {"wounded": 5}),
        ("Double homicide in Elmwood", {"killed": 2}),
        ("Baby, 4 people hurt on ferry", {"wounded": 5}),
        ("Farmer, two children dead in well", {"killed": 2}),
        ("Woman, two children dead in well", {"killed": 3}),
        ("Third victim of Elmwood fire dies", {"killed": 3}),
        ("Four shot, two fatally, at parade", {"killed": 2, "wounded": 2}),
        ("Girl, 10, among 3 wounded in Elmwood", {"wounded": 3}),
        ("Victim named, 3 others injured at fair", {"wounded": 3}),
        ("Farmer kills wife, 2 young children", {"killed": 3}),
        ("Boy calls 911 after being struck by hail", {"wounded": 1}),
    ],
)
def test_numbers_that_a_headline_writes(title: str, said: dict[str, int]) -> None:
    assert tolls(title) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Man found dead in river", {"killed": 1}),
        ("Mother and young son killed in crash", {"killed": 2}),
        ("Boy, 9, fatally shot near school", {"killed": 1}),
        ("6-year-old injured in fall", {"wounded": 1}),
        ("Truck kills cyclist in Porto", {"killed": 1}),
        ("4-Year-Old Hurt By Falling Branch", {"wounded": 1}),
        ("Ana Ortiz, 16, killed on Elm Road", {"killed": 1}),
        ("Man kills brother, 2 others in Elmwood", {"killed": 3}),
        ("Man shot his family, killing 3, then killed himself", {"killed": 4}),
        ("Police call deaths in Elmwood murder-suicide", {"killed": 2}),
    ],
)
def test_one_person_is_a_number_that_is_implied(title: str, said: dict[str, int]) -> None:
    assert tolls(title) == said
    assert all(figure.implied for figure in headline_figures(title))


@pytest.mark.parametrize(
    "title",
    [
        "Girl, 16, wins chess title",
        "Shot put record falls after 20 years",
        "Weekend shootings: 7 dead, 14 hurt",
        "Minister visits 3 hospitals",
        "Man charged with attempted murder",
        "Police dog K-9 found dead",
        "",
    ],
)
def test_ages_records_and_round_ups_give_no_toll(title: str) -> None:
    assert tolls(title) == {}


def test_a_round_up_is_told_by_its_headline() -> None:
    assert tells_of_several("Weekend shootings: 7 dead, 14 hurt")
    assert not tells_of_several("Shooting leaves 2 dead")


def test_the_words_of_a_figure_are_where_it_says() -> None:
    title = "Governor: quake kills 41 in Harim"
    [figure] = headline_figures(title)

    assert title[figure.start : figure.end] == "kills 41"


def test_people_who_were_shot_may_have_lived_or_not() -> None:
    [figure] = headline_figures("Man shot in Lakeside")

    assert (figure.of, figure.value, figure.hit) == ("wounded", 1, True)


def test_more_dead_come_on_top_of_those_before_unless_another_number_stands_before_them() -> None:
    (more,) = headline_figures("8 more dead in Harim")
    apart = headline_figures("3 killed, 12 more wounded in Harim")

    assert more.added
    assert not any(figure.added for figure in apart)


def test_a_fatal_fire_may_have_killed_more_than_one() -> None:
    (figure,) = headline_figures("Two arrested over fatal fire")[1:]
    assert (figure.of, figure.value, figure.vague) == ("killed", 1, True)
    assert not any(figure.vague for figure in headline_figures("Man jailed for fatal shooting of boy"))


def test_one_weekend_shooting_is_one() -> None:
    assert tolls("Second victim of weekend shooting dies") == {"killed": 2}
    assert tells_of_several("Weekend violence leaves 7 dead")


def test_whoever_else_was_shot_is_not_among_the_dead() -> None:
    assert tolls("Teen killed, 3 others shot outside bar") == {"killed": 1, "wounded": 3}
    assert tolls("Four shot, one killed at club") == {"killed": 1, "wounded": 3}


def test_all_people_of_a_list_were_shot() -> None:
    assert tolls("4 adults, 1 child shot at cookout") == {"wounded": 5}
    assert tolls("6-year-old and two women hit by gunfire") == {"wounded": 3}
