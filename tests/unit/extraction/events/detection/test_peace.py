"""A leader who says that his fighting will not end, or that there will be no truce, refuses a cease-fire."""

from __future__ import annotations

import pytest
from factwire import extract


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The rebels said their attacks would not stop until the army left the valley.", "rebels", ["army"]),
        ("Governor Osei vowed that air strikes would go on until the militia laid down its arms.", "Osei", ["militia"]),
        ("President Adan has reiterated that the offensive in Gedo would not end.", "Adan", ["Gedo"]),
        ("President Adan said the war would continue until all goals were met.", "Adan", []),
        ("President Adan said there would be no cease-fire until every hostage was home.", "Adan", []),
        (
            (
                "Rebels shelled a town; gunmen killed six. Prime Minister Osei said the operations in Gedo would not "
                "end until he is sure that the militia will no longer threaten the border."
            ),
            "Osei",
            ["militia"],
        ),
    ],
)
def test_who_says_that_his_fighting_will_not_end_refuses_a_cease_fire(text, actor, target):
    (refusal,) = (event for event in extract(text).events if event.type == "REJECT")

    assert actor in refusal.actors[0].text
    assert [party.text.removeprefix("the ") for party in refusal.targets] == target


@pytest.mark.parametrize(
    "text",
    [
        "Analysts said the war would not end until spring.",
        "The UN envoy said the fighting would continue until talks began.",
        "The company said its operations in Kenya would not end.",
        "Governor Osei said rescue operations would not stop until every miner was found.",
        "Governor Osei said the campaign would not end until the last vote was counted.",
        "Teachers said their strike would continue until the government pays.",
    ],
)
def test_what_others_foretell_and_work_that_goes_on_refuse_nothing(text):
    assert not [event for event in extract(text).events if event.type == "REJECT"]
