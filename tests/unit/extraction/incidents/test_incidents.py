"""Incidents: one happening once, background apart, every toll a claim."""

from __future__ import annotations

import pytest
from factwire.extraction import extract_facts
from factwire.model import Claim, Facts, Incident
from factwire.reading import article_from_text

STRIKE = """HARGEISA, May 14 (Example Wire) - At least 17 people were killed on Wednesday when gunmen attacked a bus \
near Burao, the health ministry said.

A doctor in Burao put the dead at 21. Gunmen killed the driver of the bus first.

In 2019 gunmen attacked a bus near Burao and killed nine people.
"""


def facts_of(text: str) -> Facts:
    return extract_facts(article_from_text(text, published_at="2025-05-15"))


def main(facts: Facts) -> Incident:
    return max(facts.incidents, key=lambda incident: incident.salience)


def figures(incident: Incident, of: str = "killed") -> list[tuple[float | None, float | None, str]]:
    return [(claim.value, claim.min, claim.scope) for claim in incident.claims if claim.of == of]


def test_a_happening_told_again_is_one_incident_and_an_earlier_one_stays_apart() -> None:
    facts = facts_of(STRIKE)

    now, before = [incident for incident in facts.incidents if incident.claims]
    assert (now.earliest, now.latest) == ("2025-05-14", "2025-05-14")
    assert (before.latest or "").startswith("2019")
    assert figures(before) == [(9.0, 9.0, "incident")]
    assert {(None, 17.0, "incident"), (21.0, 21.0, "incident")} <= set(figures(now))


def test_a_claim_says_whose_figure_it_is_and_shows_its_sentence() -> None:
    facts = facts_of(STRIKE)

    claim = main(facts).claims[0]
    assert "ministry" in (claim.attribution_text or "")
    assert claim.evidence.text.endswith("the health ministry said.")


SCOPES = [
    ("A blast killed nine people, including three women, on Monday.", [9, 3], ["incident", "part"]),
    ("Robbers killed a guard and two clerks at a bank on Monday.", [3], ["incident"]),
    (
        "Rebels killed six farmers on Monday. More than 400 have been killed since January.",
        [6, 401],
        ["incident", "cumulative"],
    ),
    ("Rebels killed six farmers on Monday. Rebels killed six farmers, the army said.", [6], ["incident"]),
    (
        "A strike killed 34 people on Monday. Eight more bodies were found overnight, the mayor said.",
        [34, 8],
        ["incident", "part"],
    ),
    (
        "Another 12 people died of their wounds, bringing the death toll of the blast to 52, the governor said.",
        [12, 52],
        ["part", "incident"],
    ),
]


@pytest.mark.parametrize(("text", "figures", "scopes"), SCOPES)
def test_a_claim_says_what_it_covers(text: str, figures: list[float], scopes: list[str]) -> None:
    claims = [claim for incident in facts_of(text).incidents for claim in incident.claims if claim.of == "killed"]

    assert [claim.value or claim.min for claim in claims] == figures
    assert [claim.scope for claim in claims] == scopes


def test_a_vague_figure_stays_a_range() -> None:
    (claim,) = main(facts_of("Rebels killed dozens of farmers on Monday.")).claims

    assert (claim.value, claim.min, claim.max) == (None, 24, None)


def test_a_figure_is_given_for_the_day_that_is_said() -> None:
    claims: list[Claim] = [*main(facts_of("Rebels killed 30 farmers in a raid. As of Monday, 12 were missing.")).claims]

    assert [claim.as_of for claim in claims] == [None, "2025-05-12"]


@pytest.mark.parametrize(
    "text", ["", "The minister met the envoy in Oslo on Monday.", "The army will not attack the town."]
)
def test_nothing_happened_makes_no_incident(text: str) -> None:
    assert facts_of(text or "Nothing.").incidents == ()


def test_a_toll_without_an_event_makes_an_incident_of_its_own() -> None:
    (incident,) = facts_of("Eleven people died in Ghent on Monday.").incidents

    assert incident.events == ()
    assert figures(incident) == [(11.0, 11.0, "incident")]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("A strike killed 41 people. The health ministry had put the toll at 34.", {41: None, 34: "health ministry"}),
        (
            "The Red Crescent said nine people had died in the blast, while the ministry counted 12 dead.",
            {9: "Red Crescent", 12: "the ministry"},
        ),
        (
            "The blast killed 34 people, according to the ministry, and wounded 90, according to the governor.",
            {34: "the ministry", 90: "the governor"},
        ),
        ("The storm raised the death toll to 52. The ministry raised the toll to 60.", {52: None, 60: "The ministry"}),
        ("Officials reported six dead after the train crash.", {6: "Officials"}),
        ("A bomb counted among the worst left 12 dead in the market.", {12: None}),
    ],
)
def test_whoever_counts_in_the_clause_of_a_figure_is_its_source(text: str, sources: dict[int, str | None]) -> None:
    found = {claim.value: claim.attribution_text for incident in facts_of(text).incidents for claim in incident.claims}

    assert found.keys() == sources.keys()
    for number, source in sources.items():
        assert (source or "") in (found[number] or "")
        assert (found[number] is None) == (source is None)


def test_a_headline_and_its_lead_about_a_town_that_no_map_has_are_one_incident() -> None:
    headline = "Drone strike on Zurbatan cattle market kills 17"
    lead = "ADEN, May 3 - A drone strike on the cattle market of Zurbatan in eastern Yemen killed 17 people on Monday."

    (incident,) = facts_of(f"{headline}\n\n{lead}").incidents

    assert [claim.value for claim in incident.claims if claim.of == "killed"] == [17]
