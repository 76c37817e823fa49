"""Names: where they start and end."""

from __future__ import annotations

import pytest

from tests.unit.extraction.entities.conftest import Find

NAMES = [
    ("a title stays out", "Prime Minister Anna Berg met Gen. Luis Ortega on Monday.", ["Anna Berg", "Luis Ortega"]),
    ("a possessive stays out", "They read Maria Lindt's letter.", ["Maria Lindt"]),
    ("the article stays out", "The report was sent to the World Health Organization.", ["World Health Organization"]),
    ("a name is not cut at its hyphen", "Ban Ki-moon and Kim Jong-un met in Geneva.",
     ["Ban Ki-moon", "Kim Jong-un", "Geneva"]),
    ("an adjective with a hyphen stays out", "The Tucson-based firm grew.", ["Tucson"]),
    ("a nickname joins the name", 'Sen. Robert "Bob" Miller voted no.', ['Robert "Bob" Miller']),
    ("an editor's brackets are no part of the name", "“He met [Speaker Maria] Keller,” she said.", ["Maria Keller"]),
    ("an acronym in brackets", "The International Atomic Energy Agency (IAEA) sent a team.",
     ["International Atomic Energy Agency"]),
    ("units and time zones are none", "The show starts at 18:00 UTC and costs 20 USD.", []),
    ("a title's words are none", "The Secretary of State spoke to the Home Secretary.", []),
    ("two people with 'and'", "Peter Hansen and Julia Roth won.", ["Peter Hansen", "Julia Roth"]),
    ("a product with its model code", "Airbus showed the new Airbus A380 in Toulouse.",
     ["Airbus", "Airbus A380", "Toulouse"]),
    ("a surname that acts alone completes its name", "Aldo beat Zivko Tsvetan on Sunday. Tsvetan wept.",
     ["Aldo", "Zivko Tsvetan"]),
    ("particles join a surname", "Greta van der Velden spoke in Oslo.", ["Greta van der Velden", "Oslo"]),
    ("a nickname in quotation marks", 'Police held Rafael "Flaco" Mendes in Oslo.',
     ['Rafael "Flaco" Mendes', "Oslo"]),
    ("a rank is none", "Cpl Wim Hadders said the bridge was shut.", ["Wim Hadders"]),
    ("two ranks are none", "Det Supt Helen Marsh appealed for help.", ["Helen Marsh"]),
    ("an army's rank is none", "Pte Nils Hadders said the bridge was shut.", ["Nils Hadders"]),
    ("a shortened rank is none", "Lance Cpl. Omar Tallis was hurt in Oslo.", ["Omar Tallis", "Oslo"]),
    ("an office is no name", "The firm named a new Chief Executive on Monday.", []),
    ("a product with the word for its model", "She bought an iPhone Ultra.", ["iPhone Ultra"]),
    ("an owner is a name of its own", "Norway's Halden Shipping Co. lost a suit.", ["Norway", "Halden Shipping Co."]),
    ("particles begin a surname", "Ursula van der Velden left. On Monday van der Velden spoke.",
     ["Ursula van der Velden"]),
    ("a people's word before a person is none", "Dane Jonas Kjeldsen won the race.", ["Dane", "Jonas Kjeldsen"]),
    ("an apostrophe is part of a surname", "Marc D'Aubigny spoke in Oslo.", ["Marc D'Aubigny", "Oslo"]),
    ("a credit line's word is none", "A storm hit Oslo. (Reporting by Anna Berg Writing by Luis Ortega)",
     ["Oslo", "Anna Berg", "Luis Ortega"]),
    ("the town of a dateline is a name", "LUXOR, May 2 (Wire) - Doctors met.", ["Luxor"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_name_is_exactly_the_words_that_name(find: Find, text: str, names: list[str]) -> None:
    found = find(text)
    assert list(found) == names


def test_a_surname_alone_is_found_even_where_the_parser_missed_it(find: Find) -> None:
    entity = find("Jusuf Weberman left the firm. Weberman did not comment. The firm thanked Weberman.")[
        "Jusuf Weberman"
    ]
    assert [m.text for m in entity.mentions if m.kind == "name"] == ["Jusuf Weberman", "Weberman", "Weberman"]


def test_the_month_of_a_dateline_is_no_name(find: Find) -> None:
    assert not any(name.startswith("Feb") for name in find("Feb. 3 (Lowport Wire) - Doctors met in Oslo."))


def test_a_headline_s_verb_is_no_part_of_the_name(find: Find) -> None:
    found = find("Hansen Says Budget Talks Have Failed Again\n\nPeter Hansen said on Monday that talks had failed.")
    assert "Peter Hansen" in found
    assert not any("Says" in name for name in found)
