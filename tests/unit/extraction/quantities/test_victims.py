"""Single victims: each is counted once, by what became of them at last."""

from __future__ import annotations

import pytest

from tests.unit.extraction.quantities.conftest import Find

VICTIMS = [
    ("A girl was shot in the knee in Leeds.", [("A girl", "wounded")]),
    ("A 15-year-old was stabbed in the thigh.", [("A 15-year-old", "wounded")]),
    ("A gardener suffered a deep stab wound to his neck.", [("A gardener", "wounded")]),
    ("A baker is recovering after the fire.", [("A baker", "wounded")]),
    ("Olga Petrova, 52, was pronounced dead at the scene.", [("Olga Petrova", "killed")]),
    ("The cyclist was hit by a lorry and died.", [("The cyclist", "killed")]),
    ("Police are investigating the fatal shooting of Omar Haddad.", [("Omar Haddad", "killed")]),
    ("A clerk was found dead in his flat.", [("A clerk", "killed")]),
    ("A boy fatally shot himself on Friday.", [("A boy", "killed")]),
    ("A boy accidentally shot himself in the foot.", [("A boy", "wounded")]),
    ("A stray bullet claimed the life of a nurse.", [("a nurse", "killed")]),
    # one victim, told again
    ("A teacher was shot in her car. She died at a clinic.", [("She", "killed")]),
    ("A waiter was stabbed on Sunday. The waiter was taken to hospital.", [("A waiter", "wounded")]),
    ("A man was killed on Sunday. Police named him as Paul Weber, 40. Weber died at once.", [("A man", "killed")]),
    ("A man was stabbed in the arm and a woman was killed.", [("A man", "wounded"), ("a woman", "killed")]),
    ("Officers found two women with wounds. They were pronounced dead.", [("two women", "killed")]),
    ("An arrest was made in the fatal shooting Friday of a 9-year-old girl.", [("a 9-year-old girl", "killed")]),
    ("The victim, a 31-year-old man, was taken to Lakeside Medical Center.", [("a 31-year-old man", "wounded")]),
    ("A clerk who was shot last week in Leeds has died, his wife said.", [("A clerk", "killed")]),
    ("A jockey was thrown from his horse and died.", [("A jockey", "killed")]),
    ("A roofer fell to his death from a church.", [("A roofer", "killed")]),
    ("A tenant in the north wing was found hanged.", [("A tenant", "killed")]),
    ("A body was found in the canal.", [("A body", "killed")]),
    ("Divers found the body of a diver missing since May.", [("a diver", "killed")]),
    ("A sailor broke his wrist on deck.", [("A sailor", "wounded")]),
    ("The cook was bitten by a snake and was flown to a hospital.", [("The cook", "wounded")]),
    ("A porter in his 20's was stabbed in the arm.", [("A porter", "wounded")]),
    ("A boy of 12 was shot in the foot.", [("A boy", "wounded")]),
    ("Olga Petrova, 29 and pregnant, was killed.", [("Olga Petrova", "killed")]),
    ("A miner fatally shot a guard.", [("a guard", "killed")]),
    ("A man shot himself on Monday. The coroner ruled it a suicide.", [("A man", "killed")]),
    ("An elderly woman's body was pulled from a lake.", [("An elderly woman", "killed")]),
    ("Neighbours saw the man jump from a bridge to his death.", [("the man", "killed")]),
    ("Gunfire left a waiter dead and wounded a cook.", [("a waiter", "killed"), ("a cook", "wounded")]),
    # not hurt, or not the one who was
    ("The victim is a student at the college.", []),
    ("Officers were executing a search warrant.", []),
    ("The other pulled out a gun and fired at the wall.", []),
    ("Her entire household was killed by debts.", []),
    ("A boy shot himself in an attempted suicide.", [("A boy", "wounded")]),
    ("The nurse was not hurt.", []),
    ("He threatened to kill her.", []),
    ("He tried to kill Omar Haddad.", []),
    ("The jury hit out at the judge.", []),
    ("The bank was hit by a fine, and he was struck by its size.", []),
    ("A soldier shot at the car.", []),
    ("Bullets nearly killed his father.", []),
    ("Olga Petrova died of cancer at her home.", []),
    ("She holds her son in a picture.", []),
    ("A soldier shot dead a driver.", [("a driver", "killed")]),
    ("A ranger shot and killed a poacher.", [("a poacher", "killed")]),
]


@pytest.mark.parametrize(("text", "expected"), VICTIMS)
def test_a_single_victim_counts_once(find: Find, text: str, expected: list[tuple[str, str]]) -> None:
    casualties = [each for each in find(text) if each.kind in ("killed", "wounded")]
    assert [(each.text, each.kind) for each in casualties] == expected
    assert all(each.value == (2 if "two" in each.text else 1) for each in casualties)


GROUPS = [
    ("Three farmers were shot in the valley.", [("wounded", 3)]),
    ("Three farmers were shot in the valley. One of them died.", [("people", 3), ("killed", 1)]),
    ("Divers found nine bodies and four survivors.", [("killed", 9), ("people", 4)]),
    ("Three robbers shot dead two guards.", [("people", 3), ("killed", 2)]),
    ("The toll rose by five to 47 overnight.", [("killed", 47)]),
    ("The governor put the dead at 61 and the wounded at 340.", [("killed", 61), ("wounded", 340)]),
    ("Three miners between the ages of 31 and 58 were killed.", [("killed", 3)]),
    ("Five men were shot, three of them fatally.", [("people", 5), ("killed", 3)]),
    ("Four people were shot, one fatally, at a fair.", [("people", 4), ("killed", 1)]),
    ("A nurse was shot dead. Three other people were also shot.", [("killed", 1), ("wounded", 3)]),
    (
        "Two men were shot. One of them died and the other is in stable condition.",
        [("people", 2), ("killed", 1), ("wounded", 1)],
    ),
    ("The storm left two dead and five hurt.", [("killed", 2), ("wounded", 5)]),
    ("Eight people including three cooks suffered smoke inhalation.", [("wounded", 8), ("wounded", 3)]),
    ("The crash sent four clerks to a hospital.", [("wounded", 4)]),
    ("Two clerks, 30 and 42 were hurt.", [("wounded", 2)]),
    ("Two clerks, one 30 and the other 42, were hurt.", [("wounded", 2)]),
    ("Two nuns, aged 60 and 71, drowned in a lake.", [("killed", 2)]),
    ("Two Swedes were among the dead.", [("killed", 2)]),
    ("A man and a woman were found dead. Both had stab wounds.", [("killed", 2)]),
    ("Anna Haas and Otto Lang, both 40, were killed.", [("killed", 2), ("killed", 2)]),
    ("Her cousins, 9 and 11, were badly hurt.", []),
]


@pytest.mark.parametrize(("text", "expected"), GROUPS)
def test_groups_of_victims(find: Find, text: str, expected: list[tuple[str, float]]) -> None:
    assert [(each.kind, each.value) for each in find(text)] == expected
