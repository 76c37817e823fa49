"""Every toll hangs on an event of its incident."""

from __future__ import annotations

import pytest
from factwire.extraction import extract_facts
from factwire.extraction.incidents.linking import link_tolls
from factwire.reading import article_from_text

LINKED = [
    ("Gunmen attacked a bus near Kano on Monday. Nine people died.", [("killed", 9)]),
    (
        "Rebels attacked a market in Aden on Monday. A girl was killed. In all, nine people died.",
        [("killed", 9), ("killed", 1)],
    ),
    (
        "A bomb killed four people in Aden on Monday. A guard died later, bringing the number of dead to five.",
        [("killed", 5), ("killed", 4), ("killed", 1)],
    ),
    (
        "A bomb killed seven people in Aden on Monday. The ministry had put the toll at four in the morning.",
        [("killed", 7), ("killed", 4)],
    ),
    (
        "A bomb killed two guards and two drivers in Aden on Monday.",
        [("killed", 2), ("killed", 2)],
    ),
    ("Police arrested 20 men in Rabat on Monday.", [("detained", 20)]),
    ("A landslide hit a village in Nepal on Monday. Eleven people are missing.", [("missing", 11)]),
]


@pytest.mark.parametrize(("text", "expected"), LINKED)
def test_the_main_event_holds_the_tolls_of_the_whole_before_those_of_a_part(
    text: str, expected: list[tuple[str, float]]
) -> None:
    facts = extract_facts(article_from_text(text, published_at="2025-05-15"))
    counts = {quantity.id: (quantity.kind, quantity.value) for quantity in facts.quantities}
    main = max(facts.events, key=lambda event: event.salience)

    assert [counts[toll] for toll in main.quantities if counts[toll][0] != "people"] == expected


def test_what_happened_in_a_whole_war_hangs_on_no_single_attack() -> None:
    text = (
        "Rebels attacked a market in Aden on Monday, killing nine. More than 400 people have been killed since January."
    )
    facts = extract_facts(article_from_text(text, published_at="2025-05-15"))
    (cumulative,) = (quantity.id for quantity in facts.quantities if quantity.min == 401)
    attack = next(event for event in facts.events if event.trigger.text == "attacked")

    assert cumulative not in attack.quantities


def test_figures_of_the_same_words_came_in_the_order_of_a_set() -> None:
    """One phrase may count several kinds ("no casualties"): its figures differ neither in scope nor in start."""
    facts = extract_facts(article_from_text("Gunmen attacked a bus near Kano on Monday. Nine people died."))
    figures = tuple(facts.quantities[0].model_copy(update={"id": f"n{number}"}) for number in range(1, 11))
    ids = tuple(figure.id for figure in figures)
    event = facts.events[0].model_copy(update={"quantities": ids})

    (linked,) = link_tolls(events=(event,), incidents=(), quantities=figures)

    assert linked.quantities == ids


def test_a_toll_far_from_every_attack_hangs_on_none() -> None:
    # Given a morning's briefing: an attack, much about something else, and figures of another calamity
    other = "The council will vote on the budget of the library. " * 16
    text = f"Rebels attacked a market in Aden on Monday, killing nine.\n\n{other}\n\nThe toll stands at 267."
    facts = extract_facts(article_from_text(text, published_at="2025-05-15"))
    (far,) = (quantity.id for quantity in facts.quantities if quantity.value == 267)

    # Then the figure is a claim of an incident of its own
    assert not any(far in event.quantities for event in facts.events)
    assert any(claim.quantity == far for incident in facts.incidents for claim in incident.claims)


def test_equal_parts_of_one_sentence_are_two_claims() -> None:
    text = (
        "Two guards and two drivers were killed when a bomb went off in Aden on Monday. The two guards were brothers."
    )
    facts = extract_facts(article_from_text(text, published_at="2025-05-15"))

    claims = [(claim.value, claim.scope) for incident in facts.incidents for claim in incident.claims]

    assert claims == [(2, "part"), (2, "part")]
