"""Disasters and accidents: told as events with place, day and toll; figures of speech and fears are none."""

from __future__ import annotations

import pytest
from factwire.extraction import extract_facts
from factwire.model import Event, Facts
from factwire.reading import article_from_text


def facts_of(text: str) -> Facts:
    return extract_facts(article_from_text(text, published_at="2025-05-15"))


def hazards(facts: Facts) -> list[Event]:
    return [event for event in facts.events if event.type in ("DISASTER", "ACCIDENT")]


TOLD = [
    ("A 7.1-magnitude earthquake struck Peru on Monday.", "DISASTER", "earthquake", "Peru"),
    ("Flooding in Kenya killed 40 people on Monday.", "DISASTER", "flood", "Kenya"),
    ("Typhoon Mawar made landfall in Taiwan on Monday.", "DISASTER", "storm", "Taiwan"),
    ("Eleven hikers died in an avalanche in Norway on Monday.", "DISASTER", "avalanche", "Norway"),
    ("A wildfire swept through a village in Portugal on Monday.", "DISASTER", "wildfire", "Portugal"),
    ("The volcano erupted in Iceland on Monday.", "DISASTER", "volcano", "Iceland"),
    ("A landslide buried a school in Nepal on Monday.", "DISASTER", "landslide", "Nepal"),
    ("A cholera outbreak in Sudan killed 90 people.", "DISASTER", "epidemic", "Sudan"),
    ("A bus overturned in Bolivia on Monday, killing nine.", "ACCIDENT", "crash", "Bolivia"),
    ("Nine people died when a bus tumbled down a ravine in Peru on Monday.", "ACCIDENT", "crash", "Peru"),
    ("A woman was struck by a car in Denmark on Monday.", "ACCIDENT", "crash", "Denmark"),
    ("An explosion killed six cooks in Denmark on Monday.", "ACCIDENT", "explosion", "Denmark"),
    ("Two trains collided in Poland on Monday.", "ACCIDENT", "crash", "Poland"),
    ("A ferry capsized in Indonesia on Monday.", "ACCIDENT", "shipwreck", "Indonesia"),
    ("Six people died in a fire at a hotel in Tunisia on Monday.", "ACCIDENT", "fire", "Tunisia"),
    ("A gas explosion tore through a bakery in Belgium on Monday.", "ACCIDENT", "explosion", "Belgium"),
    ("A freighter ran aground in Denmark on Monday.", "ACCIDENT", "shipwreck", "Denmark"),
    ("Tugs pulled the yacht free after it ran aground in Denmark on Monday.", "ACCIDENT", "shipwreck", "Denmark"),
    ("The ferry became stranded in Norway on Monday.", "ACCIDENT", "shipwreck", "Norway"),
    ("The bridge collapsed in Ghana on Monday.", "ACCIDENT", "collapse", "Ghana"),
    ("A warehouse caught fire in Uruguay on Monday.", "ACCIDENT", "fire", "Uruguay"),
    (
        "The crowd surged towards a gate of the stadium in Peru on Monday, killing 19 people.",
        "ACCIDENT",
        "stampede",
        "Peru",
    ),
    ("Nine people died in a crowd crush at a shrine in Peru on Monday.", "ACCIDENT", "stampede", "Peru"),
    ("A crush at a concert in Ghana on Monday left nine people dead.", "ACCIDENT", "stampede", "Ghana"),
    ("A minibus left the road in Nepal on Monday and rolled into a gully.", "ACCIDENT", "crash", "Nepal"),
    ("A tanker lorry slammed into a toll booth's wall in Chile on Monday.", "ACCIDENT", "crash", "Chile"),
    ("A helicopter came down in Iceland on Monday.", "ACCIDENT", "crash", "Iceland"),
    ("A container ship hit a bridge in Belgium on Monday.", "ACCIDENT", "crash", "Belgium"),
    ("A goods train came off the rails in Serbia on Monday.", "ACCIDENT", "derailment", "Serbia"),
    ("A footbridge gave way in Vietnam on Monday.", "ACCIDENT", "collapse", "Vietnam"),
    ("A coal mine flooded in Ukraine on Monday.", "ACCIDENT", "flood", "Ukraine"),
    ("Two rivers burst their banks in Slovenia on Monday.", "DISASTER", "flood", "Slovenia"),
    ("Whole villages were submerged in Bangladesh on Monday.", "DISASTER", "flood", "Bangladesh"),
    ("Heavy rain killed nine people in Uruguay on Monday.", "DISASTER", "flood", "Uruguay"),
    ("Cholera has killed 90 people in Zambia.", "DISASTER", "epidemic", "Zambia"),
    ("A helicopter struck a power line and crashed in Nepal on Monday.", "ACCIDENT", "crash", "Nepal"),
    ("An explosion outside the Norwegian embassy in Kenya on Monday hurt six.", "ACCIDENT", "explosion", "Kenya"),
    ("Two people were hurt on Monday when a barge caught fire at a Chilean beach.", "ACCIDENT", "fire", "Chile"),
    ("A vessel struck a quay in Belgium on Monday.", "ACCIDENT", "crash", "Belgium"),
    ("The river overflowed in Malawi on Monday.", "DISASTER", "flood", "Malawi"),
    ("Mud swept away a hamlet in Bolivia on Monday.", "DISASTER", "landslide", "Bolivia"),
    ("Three climbers were killed by lightning in Austria on Monday.", "DISASTER", "storm", "Austria"),
    ("Wildfires tore through vineyards in Portugal on Monday.", "DISASTER", "wildfire", "Portugal"),
    ("Oslo police said that a bus crashed on Mill Street on Monday, killing six.", "ACCIDENT", "crash", "Oslo"),
]


@pytest.mark.parametrize(("text", "type_", "mode", "place"), TOLD)
def test_a_hazard_that_happened_is_an_event_with_place_and_day(text: str, type_: str, mode: str, place: str) -> None:
    facts = facts_of(text)

    (event,) = hazards(facts)
    assert (event.type, event.mode) == (type_, mode)
    assert {each.id: each.name for each in facts.places}[event.place or ""] == place
    if "Monday" in text:
        assert (event.earliest, event.latest) == ("2025-05-12", "2025-05-12")


def test_a_hazard_happened_before_the_day_on_which_people_search_or_speak() -> None:
    # Given a lead with the day of the search, and the day of the happening after it
    facts = facts_of(
        "Rescuers searched on Tuesday after a dam burst in Mali.\n\nThe dam collapsed on Monday, police said."
    )

    # Then it is one, of its own day
    (event,) = hazards(facts)
    assert (event.earliest, event.trigger.text) == ("2025-05-12", "burst")


def test_neither_a_holiday_in_a_name_nor_the_date_of_a_dateline_is_the_day_of_a_hazard() -> None:
    facts = facts_of("OSLO, May 14 - Nine people were hurt in a crush during Easter festivities in Bergen on Monday.")

    (event,) = hazards(facts)
    assert event.earliest == "2025-05-12"


def test_what_a_quake_did_is_no_attack_wherever_the_text_tells_it_again():
    facts = facts_of(
        "Rescuers pulled survivors from the rubble on Tuesday as the toll of the earthquake in Turkey passed 900.\n\n"
        "The quake hit Gaziantep before dawn on Monday."
    )

    assert "ASSAULT" not in {event.type for event in facts.events}


NONE = [
    "Fans surged onto the pitch in Peru on Monday.",
    "A storm of criticism hit the minister in Peru on Monday.",
    "A flood of refugees reached Greece on Monday.",
    "A flood of cheap toys reached shops in Greece on Monday.",
    "Shares in Lima fell on Monday, the first day of trading since the Tokyo crash.",
    "Chile is hit by earthquakes more often than Peru.",
    "The market crash hurt banks in Ireland on Monday.",
    "The soldiers opened fire in Mali on Monday.",
    "The two sides agreed on a cease-fire in Mali on Monday.",
    "Experts warned of flooding in Kenya on Monday.",
    "A quake could hit Japan at any time.",
    "The party won by a landslide in Portugal on Monday.",
    "The fire department in Lyon bought a truck on Monday.",
    "There was no earthquake in Chile on Monday.",
    "The lawyer said that the shooting in Ohio was an accident.",
    "Rebels bombed a gas plant in Yemen on Monday, and the explosion killed two guards.",
    "The talks in Geneva collapsed on Monday.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_did_not_happen_or_was_done_by_somebody_is_no_hazard(text: str) -> None:
    assert hazards(facts_of(text)) == []


QUAKE = """At least 52 people were killed when an earthquake struck Bohol on Tuesday, the governor said.

The quake flattened a market. More than 300 people were injured.

In 2013 an earthquake on the island killed 222 people.
"""


def test_a_quake_told_again_is_one_event_with_all_its_tolls_and_an_earlier_one_stays_apart() -> None:
    facts = facts_of(QUAKE)
    counts = {quantity.id: (quantity.kind, quantity.value or quantity.min) for quantity in facts.quantities}

    now, before = hazards(facts)
    assert [counts[each] for each in now.quantities] == [("killed", 52), ("wounded", 301)]
    assert [counts[each] for each in before.quantities] == [("killed", 222)]
    assert (now.earliest, (before.earliest or "")[:4]) == ("2025-05-13", "2013")
    assert now.salience > before.salience


def test_a_quake_is_an_incident_with_its_tolls_as_claims() -> None:
    first = facts_of(QUAKE).incidents[0]

    assert (first.kind, first.mode) == ("disaster", "earthquake")
    assert [(claim.of, claim.min) for claim in first.claims] == [("killed", 52), ("wounded", 301)]


def test_events_are_numbered_in_document_order_whatever_found_them() -> None:
    facts = facts_of(
        "A ferry sank off Malta on Monday. Police arrested its captain. A fire broke out in Gozo on Monday."
    )

    assert [event.id for event in facts.events] == [f"v{n}" for n in range(1, len(facts.events) + 1)]
    assert [event.trigger.start for event in facts.events] == sorted(event.trigger.start for event in facts.events)
    assert {event.type for event in facts.events} == {"ACCIDENT", "COERCE"}


def test_what_a_disaster_strikes_is_nobodys_assault() -> None:
    facts = facts_of("A quake hit Iran on Sunday. The quake struck Bam and killed nine people, officials said.")

    assert {event.type for event in facts.events} == {"DISASTER"}


def test_who_is_hurt_where_nobody_attacks_is_a_victim_of_the_disaster() -> None:
    facts = facts_of(
        "A fire broke out in a hotel in Lahore on Monday. Twenty-nine men were injured. Police said the owner, who was "
        "arrested on suspicion of homicide, had locked the doors."
    )

    assert "ASSAULT" not in {event.type for event in facts.events}


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake struck Peru on Monday. The quake was felt in Chile.",
        "A barge caught fire and exploded in Peru on Monday.",
    ],
    ids=["where it was felt", "two stages"],
)
def test_a_happening_with_several_places_or_stages_is_one(text: str) -> None:
    assert len(hazards(facts_of(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The ship left the port of Varna in Bulgaria on Monday.",
        "The plane came down the runway in Norway on Monday and took off.",
        "Rain forced the match in Jamaica to be abandoned on Monday.",
        "Cheap shoes flooded the market in Ghana on Monday.",
        "The driver left the motorway in France on Monday to buy bread.",
    ],
)
def test_what_is_done_every_day_is_no_accident(text: str) -> None:
    assert not hazards(facts_of(text))


def test_a_participle_that_tells_what_a_crash_did_is_no_attack_by_its_victims() -> None:
    facts = facts_of("A bus carrying nurses plunged into a gorge in Lesotho on Monday, killing nine.")

    assert [event.type for event in facts.events] == ["ACCIDENT"]


def test_floods_behind_a_dateline_kill_as_floods_do_and_not_as_attackers() -> None:
    facts = facts_of("LIMA, Peru (AP) - Floodwaters that swept away houses have killed 40 people, officials said.")

    assert [event.type for event in facts.events] == ["DISASTER"]


def test_a_named_cyclone_and_a_fire_told_far_before_its_verb_attack_nobody() -> None:
    # Given a hazard with a name of its own, and one whose verb the parse hangs on the last noun
    for text in (
        "The mayor spoke of Cyclone Chido, which killed at least 31 people in Kenya on Monday.",
        "A fire that raged on a ferry carrying 250 pilgrims and crew killed at least 31 people in Kenya on Monday.",
    ):
        # When its events are extracted / Then the hazard is all there is
        assert {event.type for event in facts_of(text).events} <= {"ACCIDENT", "DISASTER"}


def test_what_the_parse_takes_for_a_participle_of_the_last_noun_is_what_the_ferry_did() -> None:
    facts = facts_of(
        "A ferry overloaded with people returning from a market overturned on Lake Victoria on Thursday, "
        "and 90 bodies had been recovered by Friday evening, officials said."
    )

    assert [event.mode for event in hazards(facts)] == ["crash"]
