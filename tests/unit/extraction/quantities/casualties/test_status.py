"""What became of people, told apart whatever the shape of the clause."""

from __future__ import annotations

import pytest

from tests.unit.extraction.quantities.conftest import Find

CASES = [
    ("An off-duty guard was stabbed to death.", [("killed", 1)]),
    ("The two nurses kidnapped in the north have been killed by their captors.", [("killed", 2)]),
    ("Two nurses kidnapped in the north have been freed.", [("detained", 2)]),
    ("A shell killed a family of four.", [("killed", 4)]),
    ("A fire on a ferry with 250 passengers and crew killed at least 31 people.", [("people", 250), ("killed", None)]),
    ("There were no survivors among the three sailors.", [("killed", 3)]),
    ("Nine guests died and six survived with burns.", [("killed", 9), ("wounded", 6)]),
    ("The number of guests killed in a gas blast at an old hotel in Cork has risen to 21.", [("killed", 21)]),
    (
        "Six guests were killed, among them a judge, and a dozen injured when a roof fell.",
        [("killed", 6), ("killed", 1), ("wounded", 12)],
    ),
    ("He is accused of stabbing two nurses and four guests to death.", [("killed", 2), ("killed", 4)]),
    ("A cyclist was hit by a lorry in Delft on Friday, dying from loss of blood.", [("killed", 1)]),
    ("A jockey was in an induced coma on Monday.", [("wounded", 1)]),
    ("Twelve guests needed hospital treatment.", [("wounded", 12)]),
    ("Two waiters were beaten by police.", [("wounded", 2)]),
    ("The visitors were beaten by the hosts.", []),
    ("Neither of the two divers survived the fall.", [("killed", 2)]),
    ("The pilot and two nurses did not survive, the clinic said.", [("killed", 3)]),
    ("The mayor did not survive the vote.", []),
    ("None of the crew survived.", []),
    ("A family of five was wiped out when a wall fell on their van.", [("killed", 5)]),
    ("Nine people, most of them students, did not make it out alive.", [("killed", 9)]),
    ("Three of its drivers and 18 guards were killed.", [("killed", 3), ("killed", 18)]),
    ("A miner died and two of his colleagues were taken to hospital.", [("killed", 1), ("wounded", 2)]),
    ("One guest was shot dead and four more were hit by bullets.", [("killed", 1), ("wounded", 4)]),
    ("A mine blast killed six miners.", [("killed", 6)]),
    ("Six miners were killed in the blast.", [("killed", 6)]),
    ("The blast left six miners dead.", [("killed", 6)]),
    ("Six miners died when the shaft flooded.", [("killed", 6)]),
    ("The blast claimed the lives of six miners.", [("killed", 6)]),
    ("The bodies of six miners were recovered.", [("killed", 6)]),
    ("The death toll stands at 60.", [("killed", 60)]),
    ("Divers brought five corpses out of the lake.", [("killed", 5)]),
    ("Radio put fatalities at 24 and injuries at 90.", [("killed", 24), ("wounded", 90)]),
    ("Three people were shot dead and two injured at a church.", [("killed", 3), ("wounded", 2)]),
    ("Six miners were pulled out alive with broken legs.", [("wounded", 6)]),
    ("A man shot his wife dead and turned the gun on himself.", [("killed", 2)]),
    ("Ann Bell, the mother of Leo Bell, who died in the raid, spoke on Monday.", []),
    ("The actor died peacefully on Monday.", []),
    ("Anna Bell (23) was killed in the crash.", [("killed", 1)]),
    ("Deaths from the storm rose to 60 from 51.", [("killed", 60), ("killed", 51)]),
    ("Clinics put the number of dead at 60 and of injured at 90.", [("killed", 60), ("wounded", 90)]),
    ("The state counted 60 deaths, while medics counted at least 90.", [("killed", 60), ("killed", None)]),
    ("The state counted 60 deaths. A union puts the figure at 90.", [("killed", 60), ("killed", 90)]),
    ("The state counted 60 deaths. A union counted 90 ships.", [("killed", 60), ("other", 90)]),
    ("A guard shot six miners dead before police killed him.", [("killed", 6), ("killed", 1)]),
    ("Six miners were shot dead by guards.", [("killed", 6)]),
    ("Six miners were wounded by guards.", [("wounded", 6)]),
    ("Six miners suffered burns.", [("wounded", 6)]),
    ("Six miners were taken to hospital.", [("wounded", 6)]),
    ("Six miners are still missing.", [("missing", 6)]),
    ("Six miners were arrested.", [("detained", 6)]),
    ("Six miners are in custody.", [("detained", 6)]),
    ("Six families fled their homes.", [("displaced", 6)]),
    ("The flood drove out the mayor and made six families homeless.", [("displaced", 6)]),
    ("The blast killed six miners and injured nine.", [("killed", 6), ("wounded", 9)]),
    ("Six miners, two of them brothers, died.", [("killed", 6), ("killed", 2)]),
    ("The blast killed six miners, including a woman.", [("killed", 6), ("killed", 1)]),
    ("A miner was killed and another hurt.", [("killed", 1), ("wounded", 1)]),
    ("No one was hurt.", [("wounded", 0)]),
    ("There were no casualties.", [("killed", 0), ("wounded", 0)]),
    ("Two gunmen killed six miners.", [("people", 2), ("killed", 6)]),
    ("Six miners survived.", [("people", 6)]),
    ("The blast killed six cows.", [("other", 6)]),
    ("The army suffered 60 casualties.", [("people", 60)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_group_has_the_kind_that_its_clause_says(find: Find, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(each.kind, each.value) for each in find(text)] == expected
