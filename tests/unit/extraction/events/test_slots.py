"""Place, time, figures, means and source come from the event's own clause, and one event is told once."""

import pytest
from factwire import extract

RAID = (
    "Gunmen killed six farmers with rifles near Nairobi on 4 May 2020. "
    "The governor visited the market in Mombasa on 6 May 2020, his office said."
)


def test_an_event_takes_time_figures_and_means_from_its_own_clause():
    facts = extract(RAID)

    (raid,) = (event for event in facts.events if event.type == "ASSAULT")
    quantities = {quantity.id: quantity.text for quantity in facts.quantities}
    assert raid.earliest == "2020-05-04"
    assert [means.text for means in raid.means] == ["rifles"]
    assert all("six" in quantities[figure] for figure in raid.quantities)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen killed six police officers in Beirut on Monday.", "Beirut"),
        ("The army shelled the village of Kafr Nabl in northern Syria on Sunday.", "Kafranbel"),
        ("The blast shook a market in Odesa on Sunday. Rebels killed four soldiers.", "Odesa"),
        ("Police in Oslo and Bergen met. Rebels killed four soldiers.", None),
        ("The fair was held in Oslo.\n\nRebels killed four soldiers.", None),
    ],
    ids=["the clause", "the target's words", "the paragraph's one place", "a paragraph of two", "another paragraph"],
)
def test_violence_has_its_place_from_the_clause_or_with_care_from_the_paragraph(text, place):
    facts = extract(text, published_at="2024-10-08")

    (attack,) = (event for event in facts.events if event.type == "ASSAULT")
    assert {known.id: known.name for known in facts.places}.get(attack.place or "") == place


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Violent clashes broke out in Athens on Friday.", "ASSAULT"),
        ("Protests spread to Berlin on Friday.", "PROTEST"),
    ],
)
def test_unrest_without_sides_is_an_event_where_its_place_is_told(text, type):
    assert [event.type for event in extract(text).events] == [type]


def test_the_article_says_whose_words_an_event_is():
    facts = extract("Rebels killed four soldiers, General Otto Baum said on Monday in the capital of the province.")

    (event,) = facts.events
    assert event.assertion == "reported"
    assert event.attribution_text is not None
    assert "Baum" in event.attribution_text


def test_the_same_event_told_twice_is_one():
    facts = extract(
        "Police in Kenya arrested the journalist Anna Otieno. Her paper asked why. "
        "Kenyan police arrested Anna Otieno at her home, neighbours said."
    )

    arrests = [event for event in facts.events if event.type == "COERCE"]
    assert len(arrests) == 1


def test_the_main_event_stands_first():
    facts = extract(
        "Rebels attacked an army base in Mali on Monday and killed 14 soldiers. "
        "The attack was the third this year. The army's spokesman said that the rebels fled north.\n"
        "Neighbouring Niger condemned the attack."
    )

    first = max(facts.events, key=lambda event: event.salience)
    assert first.type == "ASSAULT"
    assert first.trigger.text == "attacked"


def test_every_event_stands_in_its_evidence():
    for event in extract(RAID).events:
        assert event.evidence.start <= event.trigger.start < event.trigger.end <= event.evidence.end
        assert event.evidence.text == event.evidence.text.rstrip()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen left on 3 May 2020. They fired rockets at an army base the next day.", "2020-05-04"),
        ("Gunmen stormed a camp in Mali before dawn on 4 May 2020.", "2020-05-04T04:00"),
        ("On 4 May 2020, gunmen stormed the market and shot six farmers.", "2020-05-04"),
        ("Gunmen stormed the market on 4 May 2020, killing six farmers.", "2020-05-04"),
        ("The bus left Nairobi on 4 May 2020. Gunmen killed six farmers.", "2020-05-04"),
        ("Gunmen killed six farmers, the mayor said on 4 May 2020.", None),
        ("The bus left on 4 May 2020 and arrived on 5 May 2020. Gunmen killed six farmers.", None),
        ("The bus left on 4 May 2020.\n\nGunmen killed six farmers.", None),
        ("The road was built in 2003. Gunmen killed six farmers.", None),
    ],
    ids=[
        "behind a place",
        "before dawn",
        "shared",
        "participle",
        "the paragraph's one day",
        "when it was said",
        "two days",
        "another paragraph",
        "a year",
    ],
)
def test_an_event_has_its_time_from_its_clause_or_with_care_from_the_paragraph(text, day):
    facts = extract(text, published_at="2020-05-06")

    killing = [event for event in facts.events if event.type == "ASSAULT"][-1]
    assert killing.earliest == day


def test_the_headline_says_which_event_is_the_main_one_and_makes_none():
    text = (
        "Police in Oslo arrested two dockers on Monday.\n\n"
        "The union condemned the arrests. It called a strike at the port.\n\n"
        "The mayor criticized the minister over the tunnel."
    )
    plain, headed = (extract(text, title=title) for title in (None, "Mayor criticizes minister over tunnel"))

    assert [event.trigger.text for event in headed.events] == [event.trigger.text for event in plain.events]
    before, after = (facts.events[-1].salience for facts in (plain, headed))
    assert after > before


def test_what_is_made_known_took_place_on_its_own_day_not_on_that_of_the_announcement():
    text = "Army officials revealed Tuesday that the rebel commander was killed in an airstrike last week."
    facts = extract(text, published_at="2024-10-09")

    (killing,) = (event for event in facts.events if event.type == "ASSAULT")
    assert killing.earliest == "2024-09-30"


def test_who_was_killed_is_a_victim_of_violence_where_other_sentences_tell_of_a_shootout_and_an_assassination():
    text = (
        "Candidate Ana Duarte was killed on Wednesday at a campaign event in Quito.\n\n"
        "A suspect died of injuries sustained in a shootout, prosecutors said.\n\n"
        "It was an assassination, the president said. Norway condemned the killing."
    )
    facts = extract(text, published_at="2024-10-09")

    (killing,) = (event for event in facts.events if event.type == "ASSAULT")
    assert killing.targets[0].text == "Candidate Ana Duarte"


def test_what_somebody_is_accused_of_is_no_part_of_him():
    (event,) = extract("President Kuhn accused his former ally of treason on Monday.").events

    assert [target.text for target in event.targets] == ["his former ally"]


def test_a_car_with_a_load_is_driven_into_what_the_parse_hangs_on_the_load():
    # Given a bomber's car, packed with explosives, and what it hits
    text = "A bomber rammed a car packed with explosives into a consulate in Lima, killing four guards, on Monday."

    # When events are extracted / Then the consulate is a target, and the attack was where it is
    facts = extract(text)
    attack = next(event for event in facts.events if event.type == "ASSAULT")
    assert "consulate" in [target.text for target in attack.targets]
    assert {place.id: place.name for place in facts.places}[attack.place or ""] == "Lima"
