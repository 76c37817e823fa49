"""Retellings of one happening are one event with the slots of all; other happenings stay apart."""

import pytest
from factwire import extract
from factwire.model import Event


def attacks_in(text):
    return [event for event in extract(text, published_at="2024-10-08").events if event.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Four soldiers were killed in a strike on a camp near Haifa. Hezbollah claimed responsibility for the attack.",
        "Gunmen killed six miners in Goma on Monday. The shooting happened at a market.",
        "Gunmen killed six miners in Goma on Monday. All six miners were shot dead by men in uniform.",
        "A clerk was shot in Reno on Monday. Anna Berg was struck by two bullets.",
        "A clerk who survived a shooting in Reno on Monday mourns his cousin, who was killed in the shooting.",
        "A stabbing killed a clerk in Reno. On arrival, police found the victim with stab wounds.",
    ],
    ids=[
        "claimed responsibility",
        "the shooting",
        "the same toll",
        "other victims",
        "in the shooting",
        "who found him",
    ],
)
def test_a_retelling_makes_no_second_event(text):
    assert len(attacks_in(text)) == 1


def test_victims_whom_the_next_sentence_counts_are_targets():
    (attack,) = attacks_in("On Saturday gunmen stormed a school in Kaduna, police said.\n\nSeven guards were killed.")

    assert [target.text for target in attack.targets] == ["school", "Seven guards"]


def test_a_weapon_at_the_head_of_a_sentence_gives_way_to_who_used_it():
    (attack,) = attacks_in(
        "Rockets struck the port of Aden on Monday.\n\n“The enemy killed six sailors,” the mayor said."
    )

    assert [actor.text for actor in attack.actors] == ["enemy"]


def test_who_is_behind_an_attack_is_its_actor():
    (attack,) = attacks_in("Six people were killed in a blast at a bank in Quito. Boko Haram was behind the bombing.")

    assert [actor.text for actor in attack.actors] == ["Boko Haram"]


def test_who_claims_an_attack_is_its_actor():
    (attack,) = attacks_in(
        "Four soldiers were killed in a strike near Haifa. Hezbollah claimed responsibility for the attack."
    )

    assert [actor.text for actor in attack.actors] == ["Hezbollah"]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six miners in Goma on Monday. Gunmen killed two priests in Bukavu on Sunday.",
        "Rebels killed six miners in Goma on Monday. Rebels killed nine priests in Goma on Monday.",
        "A clerk was shot in Reno on Monday. In a separate attack a driver was stabbed in Reno.",
        "A clerk was shot in Reno on Monday. In 2019 gunmen attacked a bus in Reno.",
    ],
    ids=["another place and day", "another toll", "a separate attack", "another year"],
)
def test_another_happening_stays_apart(text):
    assert len(attacks_in(text)) == 2


def test_nobody_accuses_himself():
    facts = extract(
        "The Sudanese government blamed the RSF for the strike. The RSF accused the army of bombing a market."
    )

    for event in facts.events:
        actors = {actor.entity for actor in event.actors if actor.entity}
        assert actors.isdisjoint(target.entity for target in event.targets)


def test_who_stays_a_pronoun_is_still_the_actor():
    facts = extract("The members of the council sent flowers. They called on the government of Chad to investigate.")

    demand = next(event for event in facts.events if event.type == "REQUEST")
    assert demand.actors


@pytest.mark.parametrize(
    "lead",
    [
        "ABECHE, May 3 - A drone strike on the cattle market of Zurbatan in southern Chad killed 17 people on Monday.",
        "A drone strike in southern Chad killed 17 people on Monday, doctors said.",
    ],
    ids=["names the town again", "names the country only"],
)
def test_a_headline_and_its_lead_about_a_town_that_no_map_has_are_one_event(lead: str) -> None:
    (strike,) = attacks_in(f"Drone strike on Zurbatan cattle market kills 17\n\n{lead}")

    assert strike.place is not None
    assert strike.time is not None
    assert "people" in " ".join(target.text for target in strike.targets)


def test_a_town_behind_of_says_where_before_the_country_around_it() -> None:
    facts = extract("A bomb killed three people in the fish market of Luxor in southern Egypt on Monday.")

    places = {place.id: place.name for place in facts.places}
    assert {places[event.place] for event in facts.events if event.place} == {"Luxor"}


def events_of(kind: str, text: str) -> list[Event]:
    return [event for event in extract(text, published_at="2024-10-08").events if event.type == kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "COERCE",
            "Police arrested a 16-year-old in Leeds on Monday.\n\nThe 16-year-old was arrested at school, police said.",
        ),
        ("ASSAULT", "South Korea seized a Danish tanker.\n\nThe tanker was seized in its own port, officials said."),
        ("ACCUSE", "Anna Berg was charged with murder.\n\nThe woman was charged at a court in Oslo, her lawyer said."),
        (
            "ACCUSE",
            "Police in Bergen are investigating a stabbing.\n\nPolice said they were still investigating the stabbing.",
        ),
        (
            "AID",
            "Norwegian ships sold oil to North Korea.\n\nNorwegian tankers delivered oil to North Korean vessels.",
        ),
        ("ASSAULT", "The army shelled a camp in Goma, killing nine miners and wounding ten."),
        (
            "ASSAULT",
            "A man went to a school and opened fire Monday, shooting his wife.\n\nJonas Lund opened fire Monday.",
        ),
        ("ASSAULT", "Gunman kills two at a bank\n\nA clerk shot and killed two men at a bank in Reno on Monday."),
        ("ASSAULT", "Six men were killed in Goma on Monday. Altogether 40 people were killed in the attack."),
    ],
    ids=[
        "an arrest told twice",
        "the tanker",
        "the woman charged",
        "an investigation told twice",
        "the same countries' ships",
        "what a shelling did",
        "who opened fire",
        "headline and lead",
        "a whole told after a part",
    ],
)
def test_what_describes_the_parties_again_makes_no_second_event(kind: str, text: str) -> None:
    assert len(events_of(kind, text)) == 1


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (
            "COERCE",
            "Police arrested two men in Leeds on Monday.\n\nA woman was arrested in Leeds on Monday, police said.",
        ),
        ("ASSAULT", "A clerk shot two men in Reno on Monday.\n\nPolice shot the clerk dead in Elko, officials said."),
        ("ACCUSE", "Anna Berg was charged with murder. Jonas Lund was charged with theft."),
        (
            "AID",
            "Norwegian ships sold oil to North Korea.\n\nChilean tankers delivered oil to North Korean vessels.",
        ),
    ],
    ids=["a woman and two men", "who shot the gunman", "two people charged", "ships of two countries"],
)
def test_other_parties_make_another_event(kind: str, text: str) -> None:
    assert len(events_of(kind, text)) == 2


def test_a_word_elsewhere_in_the_sentence_sets_no_event_apart() -> None:
    attacks = attacks_in(
        "A clerk was shot in Reno on Monday.\n\nThe clerk, who was fired last week, was shot twice in the second room."
    )

    assert len(attacks) == 1


def test_a_joined_event_has_the_town_before_the_country() -> None:
    facts = extract("A bomb killed six miners in Chile on Monday.\n\nThe bomb killed the six miners in Antofagasta.")

    (attack,) = [event for event in facts.events if event.type == "ASSAULT"]
    assert {place.id: place.name for place in facts.places}[attack.place or ""] == "Antofagasta"


def test_a_fact_outweighs_a_plan_for_the_same_day() -> None:
    (meeting,) = events_of(
        "CONSULT", "President Anna Berg will meet Jonas Lund on Monday.\n\nBerg met Lund on Monday, officials said."
    )

    assert meeting.assertion in ("asserted", "reported")


def test_a_meeting_of_one_of_them_with_another_is_not_the_meeting_of_both() -> None:
    # The two meetings were one, because Minase took part in both on both sides.
    text = (
        "Prime Minister Aiko Minase met President Nguyen Dao on Monday.\n\n"
        "Prime Minister Minase and Foreign Minister Tran Le then discussed fishing."
    )
    meetings = [actor.text.split()[-1] for event in extract(text).events for actor in event.actors]

    assert meetings == ["Minase", "Dao", "Minase", "Le"]


def test_two_clauses_on_one_target_tell_one_attack():
    (event,) = attacks_in("A miner who was shot on Friday in Reno was ambushed by a robber, the sheriff said.")
    assert [actor.text for actor in event.actors] == ["robber"]


def test_two_clauses_on_two_targets_tell_two_attacks():
    text = "Two miners were stabbed in Reno, and two drivers were shot in Elko, police said."
    assert len(attacks_in(text)) == 2


def test_the_lead_describes_whom_the_next_sentence_names():
    text = (
        "A teenager was sentenced to eight years in prison on Monday. Jonas Lund, 18, was sentenced for stealing a car."
    )
    (event,) = extract(text).events
    assert [target.text for target in event.targets] == ["Jonas Lund"]


def test_another_man_is_not_the_one_the_lead_describes():
    text = "A teenager was sentenced on Monday. Another man, Jonas Lund, was sentenced for stealing a car."
    assert len(extract(text).events) == 2


def test_a_vow_and_what_it_says_will_be_are_one():
    text = "Norway vowed on Monday to boycott Chad. Norway said it would boycott Chad."
    assert len(extract(text).events) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A library was attacked in Leeds on Sunday. Police fired tear gas at rioters.",
        "Police opened fire on marchers in Leeds on Sunday. The museum said its guards were attacked.",
    ],
    ids=["before", "behind"],
)
def test_an_unnamed_attacker_is_not_the_police_of_the_sentence_beside(text):
    attacks = attacks_in(text)

    assert [[actor.text for actor in attack.actors] for attack in attacks].count(["Police"]) == 1
    assert len(attacks) == 2


def test_an_equal_toll_does_not_make_a_states_strikes_of_an_attack_by_militants():
    attacks = attacks_in(
        "Kenya bombed two camps in Somalia on Monday, after a raid by militants that killed 14 people in Nairobi. "
        "Somalia said 14 civilians were killed in the Kenyan raids."
    )

    by_militants = [attack for attack in attacks if "militants" in [actor.text for actor in attack.actors]]
    assert [[target.text for target in attack.targets] for attack in by_militants] == [["14 people"]]


def test_what_a_party_hits_in_another_country_is_not_at_the_place_told_before():
    attacks = attacks_in(
        "Pagers carried by the group blew up in Beirut on Tuesday, killing nine people, a minister said. "
        "Hezbollah said it attacked Israeli barracks with mortars."
    )

    assert [[actor.text for actor in attack.actors] for attack in attacks if attack.quantities] == [[]]
    assert [target.text for target in attacks[-1].targets] == ["Israeli barracks"]


def test_what_the_victims_were_trying_to_do_is_not_done_to_its_object():
    shooting, *_ = attacks_in("Police opened fire on miners trying to storm Peru's parliament on Monday, killing two.")

    assert [target.text for target in shooting.targets] == ["miners", "two"]


def test_a_town_in_the_region_of_the_lead_is_where_the_same_attack_was():
    # Given a lead that says in which part of a state, and a second telling with the town and the hour
    text = (
        "A former soldier shot nine nurses in Southern California late on Monday.\n\n"
        "The gunman shot a guard in Thousand Oaks around 11:20 p.m. on Monday, police said."
    )

    # Then both are one attack, in the town
    facts = extract(text, published_at="2024-10-08")
    (attack,) = (event for event in facts.events if event.type == "ASSAULT")
    assert {place.id: place.name for place in facts.places}[attack.place or ""] == "Thousand Oaks"


def test_a_name_with_an_ampersand_is_one_target():
    (attack,) = attacks_in("Gunmen stormed the Harbour Bar & Grill in Reno on Monday and killed six people.")

    assert [target.text for target in attack.targets].count("Grill") == 0


def test_who_is_shot_at_a_rally_is_the_target():
    (attack,) = attacks_in("Anna Berg was shot dead at a rally in Quito on Monday.")

    assert [target.text for target in attack.targets] == ["Anna Berg"]


def test_what_a_happening_came_after_is_another() -> None:
    attacks = attacks_in(
        "Gunmen shot six nurses in Reno on Friday. The shooting came a week after a woman was killed two blocks away."
    )

    assert len(attacks) == 2


def test_one_person_is_shot_once_wherever_the_text_around_each_telling_is() -> None:
    text = (
        "Two men were arrested on Friday over the murder of a clerk, Lars Holm, outside his house in Bergen.\n\n"
        "Holm was shot on his porch on 2 May, police in Oslo said.\n\n"
        "Neighbours wept. In Stavanger, where Holm grew up, the mayor laid flowers on Saturday.\n\n"
        "Detectives said Holm was shot from behind."
    )

    assert [event.trigger.text for event in attacks_in(text)].count("shot") == 1


def test_police_who_shoot_an_attacker_do_not_do_his_deed() -> None:
    text = (
        "A baker was stabbed to death in Ghent on Monday by a man with a knife.\n\n"
        "The man also attacked two clerks. A second patrol shot the man in the leg."
    )

    *attacks, shot = attacks_in(text)
    assert shot.trigger.text == "shot"
    assert [party.text for party in shot.actors] == ["second patrol"]
    assert not any("man" in party.text.split() for attack in attacks for party in attack.targets)


def test_a_shooting_that_a_later_sentence_brings_up_is_another() -> None:
    text = (
        "A clerk shot dead three colleagues at a bank in Tucson on Monday.\n\n"
        "On Monday evening a shooting outside a bar in Tucson killed two men."
    )

    assert [event.trigger.text for event in attacks_in(text)] == ["shot", "shooting"]


def test_those_whom_a_country_backs_are_not_its_people() -> None:
    text = "Iran-backed militants fired rockets at a base near Tikrit on Monday."

    (attack,) = attacks_in(text)
    assert [(party.text, party.country) for party in attack.actors] == [("Iran-backed militants", None)]


def test_a_remark_on_how_bad_an_attack_was_is_no_other_attack() -> None:
    text = "Militants killed 16 men in a raid near Gao on Friday, the worst attack in Mali this year."

    assert len(attacks_in(text)) == 1


def test_the_lead_describes_several_victims_and_a_later_sentence_names_one_of_them() -> None:
    text = (
        "A Kenyan policeman was killed and three others wounded in Garissa on Wednesday when shots were fired at "
        "their lorry.\n\nConstable Peter Otieno, 24, was shot in the head, the county said."
    )

    assert len(attacks_in(text)) == 1
