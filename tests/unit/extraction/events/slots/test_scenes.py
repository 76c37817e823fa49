"""Place and day are handed down along a happening, and never taken from where somebody spoke."""

import pytest
from factwire import extract


def scene_of_last(text, type="ASSAULT"):
    facts = extract(text, published_at="2024-10-08")
    event = [event for event in facts.events if event.type == type][-1]
    return {place.id: place.name for place in facts.places}.get(event.place or ""), event.earliest


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Fighters raided a market in Kampala on Monday.\n\nNine traders were shot dead.", "Kampala", "2024-10-07"),
        ("Shelling in Odesa killed three dockers on Monday.", "Odesa", "2024-10-07"),
        ("Six nurses were killed in Monday's strike on a clinic in Goma.", "Goma", "2024-10-07"),
        ("Rebels shot six miners near Goma on Monday. They also killed a guard.", "Goma", "2024-10-07"),
        ("The mayor told reporters in Geneva that rebels had killed six miners in Goma.", "Goma", None),
        ("The mayor told reporters in Geneva that rebels had killed six miners.", None, None),
        ("Shops have stayed empty since the Lagos attacks on Oct 3.", "Lagos", "2024-10-03"),
        ("A clerk was shot, a doctor said, in Reno, Nevada, October 4, 2024.", "Reno", "2024-10-04"),
        ("In 2019 gunmen attacked a bus near Goma.", "Goma", "2019-01-01"),
        ("A car bomb killed six guards outside the embassy of Peru in Nairobi.", "Nairobi", None),
        ("The navy sank a pirate boat off Somalia on Friday.", "Somalia", "2024-10-04"),
        ("Six guards at the Christmas party were shot dead in Reno on Friday.", "Reno", "2024-10-04"),
        (
            "Six miners were shot on Friday in Reno, the worst loss since four died 15 years ago in a raid in Goma.",
            "Goma",
            "2009-01-01",
        ),
        ("GOMA, Congo, Oct 7 (Example Wire) - Rebels killed six miners, the army said.", "Goma", None),
        ("Reno police said a clerk was shot on Friday.", "Reno", "2024-10-04"),
        ("A guard was shot in Reno.\n\nIt happened at about 2 a.m. Sunday on a bridge.", "Reno", "2024-10-06T02:00"),
        ("A guard was shot in Reno.\n\nThe gunfire was reported after 4 p.m. Friday.", "Reno", "2024-10-04T16:00"),
        ("A guard was shot in Reno.\n\nPolice were called to the bank late Friday.", "Reno", "2024-10-04"),
        ("A guard was shot in Reno.\n\nThe mayor arrived Friday.", "Reno", None),
        (
            "The toll of a bombing in Goma rose to six Monday.\n\nThe bombing on Saturday was revenge, rebels said.",
            "Goma",
            "2024-10-05",
        ),
        ("Rebels shot six miners near Goma.\n\nIn Bukavu, gunmen killed a priest.", "Bukavu", None),
        ("The minister landed at an airport near Geneva. Police shot six miners on Monday.", None, "2024-10-07"),
        ("Peru closed an embassy in Lagos on Monday, angered by Chad's invasion of Sudan.", "Sudan", None),
    ],
    ids=[
        "the lead",
        "the attack that is the subject",
        "the attack in which it was",
        "the paragraph",
        "not where it was said",
        "nowhere said",
        "the town before the noun",
        "a day in an apposition",
        "a year that the parse gives to the subject",
        "whose embassy it is",
        "off a coast",
        "a day before a noun",
        "an aside has its own",
        "the dateline",
        "the town of the police",
        "the day on which it happened, told later",
        "the day on which it was noticed",
        "the day on which police were called",
        "not the day of something else",
        "not the day on which the dead were counted",
        "until another is named",
        "not where somebody flew to",
        "an invasion that is the cause",
    ],
)
def test_an_attack_has_place_and_day_of_its_happening(text, place, day):
    assert scene_of_last(text) == (place, day)


def test_what_follows_an_attack_says_where_the_attack_was():
    facts = extract("A judge in Norway jailed a dentist for an attack on a school in Bergen in 2021.")
    places = {place.id: place.name for place in facts.places}
    arrest, attack = facts.events

    assert (places[attack.place or ""], attack.earliest) == ("Bergen", "2021-01-01")
    assert arrest.earliest is None


def test_an_offer_is_made_when_somebody_says_that_he_is_ready():
    facts = extract("Kenya said Tuesday it is now ready to hold talks with Somalia.", published_at="2024-10-08")

    assert [event.earliest for event in facts.events] == ["2024-10-08"]


def test_a_weekday_that_an_undated_article_leaves_open_is_handed_down_too():
    facts = extract("Fighters raided a market in Kampala on Monday.\n\nNine traders were shot dead.")

    attack = [event for event in facts.events if event.type == "ASSAULT"][-1]
    assert [time.text for time in facts.times if time.id == attack.time] == ["Monday"]


def test_where_two_met_is_the_place_of_their_meeting():
    assert scene_of_last("The mayor met with Duarte in Lisbon on Monday.", type="CONSULT") == ("Lisbon", "2024-10-07")


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("Two men were shot on Sunday in the 200 block of Mill Street.", "Two shot in Toledo", "Toledo"),
        ("Two men were shot at the Blue Door Lounge, Toledo police said.", None, "Toledo"),
        ("TOLEDO, Ohio - Two men were shot in the Westgate neighborhood on Sunday.", None, "Toledo"),
        ("Two men were shot in Kensington on Sunday, Philadelphia police said.", None, "Philadelphia"),
        ("Two men were shot in Germantown, Maryland, on Sunday, Philadelphia police said.", None, "Germantown"),
        ("Two men were shot near Aden on Sunday.", "Two shot in Yemen", "Aden"),
        ("Two men were shot near Broadway and Mill Street in Toledo.", None, "Toledo"),
        ("Two men were shot near Broadway on Sunday, Toledo police said.", None, "Toledo"),
        (
            "A blast killed two guards in northern Chad.\n\nRebels attacked the camp in Faya-Largeau.",
            None,
            "Faya-Largeau",
        ),
        ("KINGSTON, Jamaica (AP) - Gangs attacked a camp, the police of Haiti said. Haiti mourns.", None, "Haiti"),
        ("Six men, all Egyptians, were shot dead on Sunday.", None, None),
        ("Toledo police said two men were shot at 1802 Mill St. on Sunday.", None, "Toledo"),
        (
            "A man from Toledo was shot near Hollow Road. The scene on Hollow Road just outside of Akron was quiet.",
            None,
            "Akron",
        ),
        ("Two men were shot in Wexbury on Sunday, Toledo police said.", None, "Toledo"),
        ("Two men were shot on Hollow Road. Deputies in Lucas County, Ohio, want help.", None, "Lucas County"),
        ("Two men were shot in Lucas County, Ohio, on Sunday.", "Two shot near Toledo", "Toledo"),
        ("Two men were shot in Ohio. They are from Lima. A witness in Lima spoke of Toledo and of Lima.", None, "Lima"),
        ("Two men were shot in Ohio on Sunday.", "Two shot near Reno", "Ohio"),
    ],
    ids=[
        "a town that only the title names",
        "a building",
        "a neighborhood",
        "a district that is known",
        "not a namesake of a district",
        "not a town",
        "a crossing",
        "a street without a word for it",
        "a country that a town of the lead narrows",
        "not where the bureau is",
        "not a nationality",
        "a street with a short word for it",
        "the town of another sentence about the street",
        "a place on no map, of the town whose police is named",
        "the county of a street",
        "a town of the title in the county",
        "the town of a state that is named most",
        "not a town elsewhere",
    ],
)
def test_an_attack_is_in_the_town_that_the_article_tells(text, title, place):
    facts = extract(text, title=title, published_at="2024-10-08")
    event = next(event for event in facts.events if event.type == "ASSAULT")
    assert {place.id: place.name for place in facts.places}.get(event.place or "") == place


def test_what_a_court_did_months_before_was_not_where_the_arrest_of_the_lead_was():
    text = "A clerk was arrested on Monday in Bergen, police said.\n\nIn March, a Norwegian court jailed a spy."

    assert scene_of_last(text, type="COERCE") == (None, "2024-03-01")


def test_the_day_of_a_clause_beside_a_noun_does_not_run_on():
    text = (
        "Kenya shelled Kismayo on Monday.\n\nThe army said it had hit camps linked to a raid by gunmen that killed six "
        "guards in Kismayo last month. Nine men were hurt by Somali shelling in Kismayo."
    )

    assert scene_of_last(text) == ("Kismayo", "2024-10-07")


def test_protests_in_several_towns_move_no_attack_of_the_text_to_one_of_them() -> None:
    facts = extract(
        "NAIROBI, Oct 8 - Police shot six students in Kenya on Tuesday.\n\n"
        "Protests took place in several other towns, including Mombasa and Kisumu. Two nurses were shot."
    )

    names = {place.id: place.name for place in facts.places}
    assert {names[event.place] for event in facts.events if event.type == "ASSAULT" and event.place} <= {
        "Nairobi",
        "Kenya",
    }


def test_what_happened_where_a_minister_fled_from_is_at_the_place_of_the_dateline():
    text = "NAIROBI, Oct 7 - Kenya's finance minister landed near Geneva. Police shot six miners on Monday."

    assert scene_of_last(text) == ("Nairobi", "2024-10-07")


def test_a_county_jail_is_not_where_the_shooting_was():
    text = (
        "TOLEDO - Police arrested a man in connection with a shooting that hurt six nurses on Saturday night.\n\n"
        "He was booked into the Lucas County jail on Sunday."
    )
    facts = extract(text, published_at="2024-10-08")

    arrest = next(event for event in facts.events if event.type == "COERCE")
    assert {place.id: place.name for place in facts.places}.get(arrest.place or "") == "Toledo"
    assert (arrest.earliest or "")[:10] != "2024-10-05"  # the day of the shooting


def test_a_resignation_is_of_the_day_on_which_somebody_announces_his_own():
    text = "The mayor, who had gone to Geneva, said on Sunday that he was resigning after a vote on Friday."

    assert scene_of_last(text, type="RETREAT") == (None, "2024-10-06")


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("TOLEDO - Six men were shot on Friday, and police arrested a clerk at a motel in Akron.", "shot", "Toledo"),
        ("Peru in May imposed sanctions on their chief, Al Roe, over killings in Goma.", "imposed", None),
        ("A Reno man was shot on Friday when he opened the door.", "shot", None),
        (
            "Rebels killed six miners near Goma.\n\nThe group had attacked a bank in Bukavu. They killed a priest too.",
            "killed",
            "Goma",
        ),
        (
            "Rebels attacked a camp in Goma.\n\nPolice detained a priest. In Bukavu, gunmen burned a bus.",
            "detained",
            "Goma",
        ),
        (
            "Rebels killed six miners in eastern Chad on Friday.\n\nIn Abéché, crowds marched.",
            "killed",
            "Chad",
        ),
        ("Six miners from Reno were killed on Friday when gunmen attacked a bus near Goma.", "killed", "Goma"),
        (
            "Two men were shot in a bar, Toledo police said. Police arrested a clerk at a house in Wood County, Ohio.",
            "arrested",
            "Wood County",
        ),
        ("Six clerks were shot on Friday. In March 2020, gunmen killed a nurse in Goma.", "shot", None),
        ("A clerk shot a nurse in Lagos, then drove to Goma, where he was arrested on Friday.", "arrested", "Goma"),
        ("TOLEDO - Police beat six miners who had boarded a bus bound for Akron on Friday.", "beat", "Toledo"),
        (
            "NAIROBI, Oct 7 - Police shot at a crowd on Monday.\n\nProtests also took place in Mombasa.",
            "shot",
            "Nairobi",
        ),
        ("A bomb killed six men on Friday. In Oslo, two more were in a hospital in Bergen.", "killed", None),
        ("Two Leeds men were arrested on Friday when they opened the door.", "arrested", None),
        (
            "NAIROBI, Oct 7 - A judge was shot dead on Monday, three days after rebels attacked a bank in Mombasa.",
            "shot",
            "Nairobi",
        ),
        ("Soldiers raided a camp in Goma on Friday and imposed a curfew.", "imposed", "Goma"),
    ],
    ids=[
        "not where somebody was arrested for it",
        "not where the killings were that are answered",
        "not where the victim is from",
        "not where something had been before",
        "not a place that the paragraph names after it",
        "not where a march was",
        "where it was when it happened",
        "an arrest is not narrowed",
        "not where another was years before",
        "where he drove to",
        "not where a bus went",
        "not where another act of the lead was",
        "not where the hurt are cared for",
        "not where men are from",
        "not where another was days before",
        "a curfew in the town of the raid",
    ],
)
def test_an_act_is_not_where_another_was(text, trigger, place):
    facts = extract(text, published_at="2024-10-08")
    event = [event for event in facts.events if event.trigger.text == trigger][-1]
    assert {place.id: place.name for place in facts.places}.get(event.place or "") == place
