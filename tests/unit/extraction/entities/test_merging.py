"""One entity per real thing."""

from __future__ import annotations

import pytest

from tests.unit.extraction.entities.conftest import Find

SAME = [
    ("full name and surname", "Olaf Brandt won. Brandt thanked voters.", "Olaf Brandt", ["Olaf Brandt", "Brandt"]),
    ("acronym and expansion", "The Israel Defense Forces (IDF) moved. The IDF said so.", "Israel Defense Forces",
     ["Israel Defense Forces", "IDF", "IDF"]),
    ("acronym first", "CTBTO (Comprehensive Test Ban Treaty Organization) agreed.",
     "Comprehensive Test Ban Treaty Organization", ["CTBTO", "Comprehensive Test Ban Treaty Organization"]),
    ("company form", "Shares of Toyota Corp. fell. Toyota said so.", "Toyota Corp.", ["Toyota Corp.", "Toyota"]),
    ("known aliases", "The United Nations met. The U.N. voted.", "United Nations", ["United Nations", "U.N."]),
    ("a country's names", "Myanmar voted. Burma is poor.", "Myanmar", ["Myanmar", "Burma"]),
    ("a people's words", "Israeli troops left. Israelis cheered.", "Israelis", ["Israeli", "Israelis"]),
    ("a company without its town",
     "Oslo Grain Traders Ltd. sold its mill in Oslo. Grain Traders Ltd. is old.", "Oslo Grain Traders Ltd.",
     ["Oslo Grain Traders Ltd.", "Grain Traders Ltd."]),
    ("an acronym that another name begins with",
     "The Open Rivers Board met. The ORB said so. ORB Europe left. ORB is small.", "Open Rivers Board",
     ["Open Rivers Board", "ORB", "ORB"]),
    ("a given name with another vowel", "Kirsten Bergman spoke. Kirstin Bergman left.", "Kirsten Bergman",
     ["Kirsten Bergman", "Kirstin Bergman"]),
    ("the North of two countries", "South Korea and North Korea met. The North is angry.", "North Korea",
     ["North Korea", "North"]),
    ("middle initial", "George W. Hale spoke. George Hale left.", "George W. Hale", ["George W. Hale", "George Hale"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "mentions"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_names_of_one_thing_are_one_entity(find: Find, text: str, name: str, mentions: list[str]) -> None:
    matching = [entity for entity in find(text).values() if entity.mentions[0].text == mentions[0]]
    assert [[m.text for m in entity.mentions if m.kind == "name"] for entity in matching] == [mentions]
    assert name in {matching[0].name, *matching[0].aliases}


def test_people_with_one_surname_stay_apart(find: Find) -> None:
    text = "Anna Keller and Paul Keller run the firm. Ms. Keller is the chair. Mr. Keller is the treasurer."
    found = find(text)
    assert [m.text for m in found["Anna Keller"].mentions if m.kind == "name"] == ["Anna Keller", "Keller"]
    assert [m.text for m in found["Paul Keller"].mentions if m.kind == "name"] == ["Paul Keller", "Keller"]


def test_a_bare_surname_is_the_bearer_named_last(find: Find) -> None:
    text = "Anna Keller spoke first. Paul Keller spoke next. Keller was tired."
    mentions = find(text)["Paul Keller"].mentions
    assert mentions[-1].text == "Keller"
    assert mentions[-1].start == text.index("Keller was")


def test_a_bare_surname_is_the_bearer_named_most(find: Find) -> None:
    text = "Paul Keller spoke. Keller was tired. Keller left with his wife, Anna Keller. On Monday Keller came back."
    found = find(text)
    assert [m.text for m in found["Paul Keller"].mentions if m.kind == "name"] == ["Paul Keller", *["Keller"] * 3]
    assert len(found["Anna Keller"].mentions) < len(found["Paul Keller"].mentions)


def test_parts_of_a_country_are_no_other_names_of_it(find: Find) -> None:
    found = find("Trucks went from Gaza to the West Bank. Scotland beat England in London.")
    assert {"Gaza", "West Bank", "Scotland", "England"} <= found.keys()
    assert {found["Gaza"].country, found["West Bank"].country} == {"PSE"}


def test_entities_are_numbered_in_order_of_first_mention(find: Find) -> None:
    found = list(find("Peru beat Chile in Lima. Chile was angry.").values())
    assert [entity.id for entity in found] == [f"e{number}" for number in range(1, len(found) + 1)]
    starts = [entity.mentions[0].start for entity in found]
    assert starts == sorted(starts)


def test_a_title_of_the_other_gender_is_another_person(find: Find) -> None:
    text = "Mr. Moss spoke first. Moss was tired. Then his wife, Carla Moss, spoke. Mrs. Moss was not."
    found = find(text)
    assert [m.text for m in found["Moss"].mentions if m.kind == "name"] == ["Moss", "Moss"]
    assert [m.text for m in found["Carla Moss"].mentions if m.kind == "name"] == ["Carla Moss", "Moss"]


def test_a_short_given_name_is_the_long_one_s(find: Find) -> None:
    found = find("William Hale won. Bill Hale thanked voters.")
    assert [m.text for m in found["William Hale"].mentions] == ["William Hale", "Bill Hale"]


def test_a_company_is_called_by_the_first_word_of_its_name(find: Find) -> None:
    found = find("Quadra Robotics bought Veltra Systems on Monday. Veltra will close. Quadra shares rose.")
    assert [m.text for m in found["Quadra Robotics"].mentions] == ["Quadra Robotics", "Quadra"]
    assert [m.text for m in found["Veltra Systems"].mentions] == ["Veltra Systems", "Veltra"]
