"""Who reacts to what is only called "the attack" or "the decision" reacts to whose act that was."""

import pytest
from factwire import extract


@pytest.mark.parametrize(
    ("text", "kind", "target"),
    [
        ("Norway urged its citizens to leave Peru on Monday. Chile rejected the warning.", "REJECT", "Norway"),
        (
            "Norway's junta revoked pacts with Peru on Monday.\n\nPeru rejected the decision.",
            "REJECT",
            "Norway's junta",
        ),
        (
            "Chad's army bombed a port in Mali on Monday. A jet hit it. Peru condemned the attack.",
            "ACCUSE",
            "Chad's army",
        ),
        ("Chad's army killed nine miners in Mali on Monday. Peru condemned the killings.", "ACCUSE", "Chad's army"),
        ("Chad jailed two reporters on Monday. Peru condemned the sentences.", "ACCUSE", "Chad"),
    ],
)
def test_a_reaction_is_to_who_did_it(text: str, kind: str, target: str) -> None:
    reaction = extract(text, published_at="2024-10-08").events[-1]

    assert (reaction.type, [party.text for party in reaction.targets]) == (kind, [target])


@pytest.mark.parametrize(
    "text",
    [
        "Norway sanctioned Peru on Monday. Chile condemned the killings by rebels in Mali.",
        "Norway urged its citizens to leave Peru on Monday. Norway rejected the decision.",
    ],
    ids=["whose it was is said", "nobody reacts to himself"],
)
def test_no_other_doer_is_taken(text: str) -> None:
    reaction = extract(text, published_at="2024-10-08").events[-1]

    assert "Norway" not in {party.text for party in reaction.targets}
