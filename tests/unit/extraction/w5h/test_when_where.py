"""When and where: the main event's, read complete."""

import pytest
from factwire import extract

MONDAY = "2024-03-04"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Brandt, who won the vote on Saturday, met the union on Sunday.", "Sunday"),
        ("After she lost the vote on Sunday, Brandt resigned on Saturday.", "Saturday"),
        ("Brandt resigned before Sunday's vote, on Saturday.", "Saturday"),
        ("The morning after the vote was calm. Brandt blamed the rain on Saturday.", "Saturday"),
        ("USA TODAY reported that Brandt resigned on Saturday.", "Saturday"),
        ("The rain began shortly before 7 p.m.", "shortly before 7 p.m."),
        ("The rain began in the early hours of Saturday.", "the early hours of Saturday"),
        ("The rain began at almost midnight on Saturday.", "almost midnight on Saturday"),
    ],
    ids=[
        "not a relative clause's", "not an earlier event's", "not a noun's", "not the day after something",
        "no word of a name", "with its adverb", "with its part", "time and day together",
    ],
)  # fmt: skip
def test_when(text: str, when: str) -> None:
    facts = extract(text, title="Brandt blames rain", published_at=MONDAY)
    times = {time.id: time for time in facts.times}

    assert facts.w5h.when[0].text == when
    assert times[facts.w5h.when[0].ref or ""].earliest is not None


@pytest.mark.parametrize(
    ("title", "text", "where"),
    [
        (
            "Fire breaks out at Heathrow Airport",
            "Fire crews met in Paris on Monday. The fire at Heathrow Airport broke out at noon.",
            "Heathrow Airport",
        ),
        (None, "Workers met at Victoria Station in London, England, on Monday.", "Victoria Station in London, England"),
        (None, "Two men were shot in downtown Seattle on Monday.", "downtown Seattle"),
        (None, "At noon in Paris the sirens fell silent.", "Paris"),
        (None, "Two ferries collided near the harbour of Bergen on Monday.", "Bergen"),
        (None, "A bus left the road ten miles north of Bergen on Monday.", "Bergen"),
        ("Norway imposes sanctions on Syria", "Ministers agreed the sanctions on Syria in Oslo on Monday.", "Oslo"),
        (None, "The U.S. election was close. Brandt said so in Oslo.", "Oslo"),
    ],
    ids=[
        "the headline's place first", "with the larger place", "with its part", "a place beside a time",
        "a part of a place", "beside a place",
        "what a measure is against is no place", "a country that describes a noun is no place",
    ],
)  # fmt: skip
def test_where(title: str | None, text: str, where: str) -> None:
    assert extract(text, title=title).w5h.where[0].text == where


def test_the_only_place_that_is_named_answers_whatever_its_role() -> None:
    text = "A gull flew out of the cold Bergen sky and into the cabin of an airliner. The crew looked for it for hours."
    assert extract(text, title="How a gull took over an airliner").w5h.where[0].text == "Bergen"


def test_a_town_in_the_name_of_a_team_is_no_place_of_the_event() -> None:
    text = "The Boston Red Sox lost again on Sunday. The match in Toronto ended at midnight."
    assert extract(text, title="Boston Red Sox lose again").w5h.where[0].text == "Toronto"


def test_a_team_that_is_beaten_is_no_place_of_the_event() -> None:
    text = (
        "BERGEN, Norway, June 2 - Viken beat champions Nantes 3-1 on Sunday to win the Harbour Cup. "
        "Nantes led after ten minutes, and Nantes hit the post. The coach of Nantes, a French club, blamed the rain."
    )

    assert extract(text, title="Viken beat Nantes to win Harbour Cup").w5h.where[0].text.startswith("BERGEN")


def test_the_lead_says_where_before_the_town_that_it_was_written_in() -> None:
    text = (
        "LIMA, June 2 (Example Wire) - A flood swept through southern Peru on Monday, killing four people. "
        "The ministry in Lima sent boats."
    )

    assert extract(text, title="Flood kills four in Peru").w5h.where[0].text == "southern Peru"


def test_the_dateline_says_where_if_the_lead_does_not() -> None:
    text = (
        "LIMA, Peru, June 2 (Example Wire) - A crane fell on Monday, killing four people. Peru has banned such cranes."
    )

    assert extract(text, title="Crane kills four").w5h.where[0].text.startswith("LIMA")


def test_what_a_relative_clause_tells_of_a_town_is_background() -> None:
    text = (
        "Rebels said on Monday they were ready for talks with Chad. The rebels in Niger made the offer at noon. "
        "The offer followed a barrage that sent forty rockets flying at the northern town of Faya in Chad. "
        "Schools in Niger stayed open."
    )

    assert extract(text, published_at=MONDAY).w5h.where[0].text == "Niger"


def test_the_town_named_throughout_answers_before_one_named_in_passing() -> None:
    text = (
        "Help is on its way. Ministers met in Oslo on Monday. The flood in Bergen began on Sunday. "
        "Bergen has no power. Schools in Bergen are shut, and the hospitals of Bergen ask for help."
    )
    assert extract(text, title="Flood victims ask for help").w5h.where[0].text == "Bergen"


def test_a_town_of_the_title_is_found_there_as_a_word_of_its_own() -> None:
    text = "Two men were hurt in a fall from a roof, the sheriff of Lucas County, Ohio, said."
    where = extract(text, title="Toledoans hurt in fall from roof in Toledo").w5h.where
    assert [(each.start, each.text) for each in where if each.within == "title"] == [(36, "Toledo")]


def test_an_abbreviated_place_keeps_its_full_stop() -> None:
    w5h = extract("The ship was built in the U.S. before the war.").w5h

    assert w5h.where[0].text == "U.S."


def test_the_town_answers_before_the_country_of_the_headline() -> None:
    text = "Two people were killed on Monday when a truck was driven into a bank in Lyon. The driver fled."
    facts = extract(text, title="Truck rams bank in France, killing two", published_at="2024-03-06")
    assert facts.w5h.where[0].text == "Lyon"


def test_a_march_through_a_town_is_in_it() -> None:
    where = extract("Tens of thousands marched through London to call for a truce in Gaza.").w5h.where
    assert where[0].text == "London"


def test_a_word_for_a_people_is_no_place_of_the_event() -> None:
    facts = extract("The candidate presented an advertisement in Spanish on Monday.", title="Candidate airs Spanish ad")
    assert facts.w5h.where == ()


def test_a_party_members_seat_is_no_place_of_the_event() -> None:
    text = "Rep. Ann Brandt (R-N.Y.) backed the bill on Monday. She spoke at a rally in Boston."
    assert extract(text, title="Lawmaker backs bill").w5h.where[0].text == "Boston"


def test_a_bare_year_does_not_date_the_news_where_a_part_of_the_day_does() -> None:
    text = (
        "The actor Ann Brandt has died. Brandt, who was born in 1931, died this morning in Bergen. "
        "The actor Ann Brandt, pictured in 1972, was loved."
    )
    assert extract(text).w5h.when[0].text == "this morning"


def test_a_month_of_a_year_gives_way_to_the_day_of_the_verdict() -> None:
    text = (
        "A man was jailed for murder. He had stabbed a neighbour in Aldport in November 2014. "
        "A judge sent him to jail this morning."
    )
    assert extract(text, title="Man jailed for murder").w5h.when[0].text == "this morning"


def test_the_month_since_which_nothing_happened_is_not_when() -> None:
    text = "Norvik opened its first shop since May. The shop sold a hundred boats on Friday."
    assert extract(text).w5h.when[0].text == "Friday"


def test_the_hours_up_to_now_are_when() -> None:
    text = "Nine people have died in Aldport in the past 24 hours, officials say. Dozens died there in April."
    assert extract(text, title="Nine die in Aldport").w5h.when[0].text == "the past 24 hours"


def test_recently_is_when_where_no_day_is_told() -> None:
    text = "The minister recently asked Norvik for a new route but was turned down."
    assert extract(text, title="Norvik rejects route").w5h.when[0].text == "recently"


def test_a_day_counted_from_another_event_gives_way() -> None:
    text = (
        "A man who stabbed a woman in Aldport has been jailed. He was charged the following day. "
        "The man was jailed for ten years last Friday."
    )
    assert extract(text, title="Man jailed for stabbing woman").w5h.when[0].text == "last Friday"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The 2018 edition of the fair opens in Aldport on Monday.", "Monday"),
        ("Prosecutors said a boy bombed a Christmas market in Aldport on Monday.", "Monday"),
        ("Police agreed on Thursday to end a watch begun after the September 11th attacks.", "Thursday"),
    ],
    ids=["the year of a fair", "a holiday's market", "attacks known by their day"],
)
def test_a_time_that_only_names_a_thing_is_not_when(text: str, when: str) -> None:
    assert extract(text).w5h.when[0].text == when


def test_when_it_happened_is_not_when_the_dead_were_counted() -> None:
    # Given a toll that rose the day after
    text = "The toll of a raid in Goma rose to six on Friday. The raid on Thursday on a mosque in Goma wounded a guard."

    # When it is asked when the raid was / Then the day of the count gives way
    assert extract(text, title="Raid on mosque in Goma", published_at="2024-03-01").w5h.when[0].text == "Thursday"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Two people were missing as of 11 a.m. after a tram left the track at 6 a.m.", "6 a.m."),
        (
            "A ship hit a bridge near Lagos. The accident happened late Tuesday on a canal. Divers work there today.",
            "late Tuesday",
        ),
    ],
    ids=["not as of when it is told", "when the accident happened"],
)
def test_when_it_happened_comes_before_when_it_is_told(text: str, when: str) -> None:
    assert extract(text, published_at="2024-03-01").w5h.when[0].text == when


def test_a_country_joined_to_an_agent_is_no_place_of_the_event() -> None:
    # Given a place that is named, and two countries that might have acted
    text = "Chile will try what was never done by Norway or Peru. Chile said so in Valdivia."

    # When it is asked where / Then neither of the two answers
    assert extract(text).w5h.where[0].text not in ("Norway", "Peru")
