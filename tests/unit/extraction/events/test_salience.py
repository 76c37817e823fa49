"""Salience: the main event comes first; where the news is no event we code, nothing is presented as it."""

from __future__ import annotations

import pytest
from factwire import extract

_REACTION = """Kerala's port workers walked off the job on Monday, halting the loading of ships at Kollam.

"We have waited for two years," said Anita Nair, who leads the union.

Police had arrested nine dockers in March after a clash with guards at the gate.

The minister urged both sides to return to the table.
"""


_SEIZED = """The seizure of the trawler by Ghana was announced hours after Togo accused Benin of piracy.

The crew was well, the owner said.
"""

_CAPTIONED = """FILE PHOTO: President Adan Farah meets Governor Musa Osei in Gedo, March 3, 2024.
EXAMPLE WIRE/Ann Cole

LOMÉ (Example Wire) - Togo on Monday expelled two diplomats of Benin over a fishing dispute.
"""


@pytest.mark.parametrize(
    ("title", "text", "trigger"),
    [
        (
            "Norway accuses Belarus of jamming airliners",
            (
                "Norway has accused Belarus of jamming the navigation of airliners over the Baltic.\n\n"
                "Officials in Minsk met the envoy on Sunday and rejected the charge.\n\n"
                "Last year Latvia expelled two diplomats of Belarus."
            ),
            "accused",
        ),
        (
            "Two held over warehouse theft",
            (
                "LARVIK (Example Wire) - Police in Larvik have arrested two men over the theft of 40 bicycles.\n\n"
                "The men had threatened a guard with a knife, the owner said. He praised the officers."
            ),
            "arrested",
        ),
        (
            None,
            (
                "The leader of Moldova's opposition called on Tuesday for an early election after ministers refused "
                "the budget.\n\nIn 2009 protesters stormed the parliament, and police killed three people."
            ),
            "called",
        ),
        ("Dockers walk out at Kollam", _REACTION, "walked"),
        ("Ghana seizes trawler in fishing row", _SEIZED, "seizure"),
        (None, _CAPTIONED, "expelled"),
        (
            "Fire guts market in Lomé",
            (
                "A market in Lomé was gutted by a fire on Monday night.\n\n"
                "The mayor apologised to the traders. He promised them new stalls."
            ),
            "fire",
        ),
    ],
)
def test_the_main_event_is_what_headline_and_lead_tell_not_what_follows(title, text, trigger):
    facts = extract(text, title=title, published_at="2024-05-14")

    assert facts.main_event is not None
    assert facts.main_event.trigger.text == trigger


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Painter Ingrid Moe dies at 92",
            (
                "Ingrid Moe, whose murals of fishermen made her the painter of the north, has died at 92.\n\n"
                "She grew up in Vardø, where her father mended boats. In 1961 she met the minister Lars Dahl. "
                "Police arrested her at a protest against the dam in 1979."
            ),
        ),
        (
            "Share prices slip in Nairobi",
            (
                "Share prices in Nairobi slipped on Tuesday as traders took profits.\n\nThe index lost 0.4 percent.\n\n"
                "Uganda last week banned the import of maize from Kenya. Rebels killed four soldiers near Goma."
            ),
        ),
        (
            "Senator opens film festival",
            "Senator Ruth Hale on Monday recalled the army's attack on the miners of Rosal at the opening of a film.",
        ),
    ],
)
def test_an_article_whose_news_is_no_event_presents_no_background_event_as_its_main_one(title, text):
    facts = extract(text, title=title, published_at="2024-05-14")

    assert facts.events
    assert facts.main_event is None


def test_of_two_like_events_the_one_long_past_is_background():
    text = (
        "Gunmen attacked a convoy near Bama on Monday, the army said. "
        "In 2019 gunmen attacked a bus in Kano, killing eleven soldiers."
    )
    facts = extract(text, title="Gunmen attack convoy near Bama", published_at="2024-05-14")

    now, before = (event for event in facts.events if event.type == "ASSAULT")
    assert now.salience > before.salience


def test_what_is_told_again_is_more_salient_than_what_is_told_once():
    once = "Ministers met in Riga on Monday. The mayor of Oslo criticized the union. Rain fell all day."
    again = once.replace("Rain fell all day", "The mayor's criticism angered the union")

    first, second = (extract(text).events[-1].salience for text in (once, again))
    assert second > first


def test_of_two_deeds_of_one_sentence_the_first_is_the_news():
    text = "President Adan Farah on Monday ordered the arrest of two rivals and threatened to dissolve the assembly."
    facts = extract(text, title="Farah has rivals arrested, threatens assembly")

    assert facts.main_event is not None
    assert facts.main_event.type == "COERCE"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Three shot outside cinema in Graz",
            (
                "Police in Graz were searching on Tuesday for a man who opened fire outside a cinema, killing a waiter "
                "and wounding two others.\n\nThe cinema was closed. The chief inspector appealed for witnesses."
            ),
        ),
        (
            "Two sisters found stabbed in Sligo flat",
            "Police are investigating the deaths of two sisters who were found stabbed to death in a flat on Monday.",
        ),
    ],
)
def test_the_crime_is_the_news_and_not_the_search_or_the_inquiry_of_its_sentence(title, text):
    facts = extract(text, title=title, published_at="2024-05-14")

    assert facts.main_event is not None
    assert facts.main_event.type == "ASSAULT"


def test_the_charge_is_the_news_and_not_the_crime_it_is_for():
    text = (
        "Two teenagers have been charged over the shooting that killed a nurse and wounded nine people at a parade "
        "in Tucson, court officials said on Friday.\n\nThe nurse was shot on Wednesday. It followed a quarrel."
    )
    facts = extract(text, title="Parade shooting: two teenagers charged", published_at="2024-05-18")

    assert facts.main_event is not None
    assert facts.main_event.mode == "allege"


def test_an_inquiry_into_what_is_long_past_is_the_news():
    text = "Police in Graz are investigating a bank over a bombing that killed nine people in Aleppo in 2012."
    facts = extract(text, title="Graz police investigate bank", published_at="2024-05-14")

    assert facts.main_event is not None
    assert facts.main_event.mode == "investigate"


def test_what_the_article_denies_is_not_its_main_event():
    # Given an article whose most salient event is a denial
    text = "Rebels did not attack Chad on Monday, and killed nobody there, the army said."
    facts = extract(text, title="Rebels did not attack Chad", published_at="2024-05-14")
    denied = max(facts.events, key=lambda event: event.salience)
    assert denied.assertion == "negated"

    # When it is as salient as what is reported
    salient = denied.model_copy(update={"salience": 0.9})

    # Then it is still no main event
    assert facts.model_copy(update={"events": (salient,)}).main_event is None


def test_a_disaster_comes_before_the_rescue_from_it():
    facts = extract(
        "Rescuers pulled nine survivors from the rubble on Tuesday after an earthquake in Chile killed 90 people.",
        title="Earthquake in Chile kills 90",
        published_at="2024-10-08",
    )

    assert max(facts.events, key=lambda event: event.salience).type == "DISASTER"
