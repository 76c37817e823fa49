"""Where two types of PLOVER touch, the rules of its manual and of its gold records decide."""

import pytest

CASES = [
    # what is to come is agreement, also to withdraw or to give way (so the gold records)
    ("France and Kenya will cooperate against smuggling.", "AGREE"),
    ("The army will withdraw its troops from the province next month.", "AGREE"),
    ("The rebels pledged to release the hostages.", "AGREE"),
    # a ceasefire declared or observed is a retreat (so the gold records); one agreed upon is an agreement
    ("The rebels declared a ceasefire.", "RETREAT"),
    ("The army observed the truce with the rebels on Monday.", "RETREAT"),
    ("Kenya and Uganda agreed to a ceasefire.", "AGREE"),
    # an end to one's own fighting is agreement, to that of others a demand
    ("The rebels called for an end to the war with the government.", "AGREE"),
    ("The president called for an end to the fighting between his army and the rebels.", "AGREE"),
    ("Peru called for an end to the war between Chile and Bolivia.", "REQUEST"),
    # pardon and release
    ("The king pardoned the two students.", "CONCEDE"),
    ("The king released the two students on Monday.", "RETREAT"),
    # diplomatic protest and summons
    ("Chile protested to Peru over the flights.", "ACCUSE"),
    ("Peru lodged a diplomatic protest with Chile.", "ACCUSE"),
    ("Chile summoned the Peruvian ambassador.", "ACCUSE"),
    # court: verdict, charge, suit, warrant, arrest
    ("The court convicted the general of murder.", "SANCTION"),
    ("Prosecutors charged the general with fraud.", "ACCUSE"),
    ("A minister was charged with bribery on Friday.", "ACCUSE"),
    ("The airline was sued by the union.", "ACCUSE"),
    ("A court in Spain issued an arrest warrant in absentia for the exiled leader.", "THREATEN"),
    ("A court issued a warrant for the general's arrest.", "COERCE"),
    ("The police arrested the leader.", "COERCE"),
    # meetings that do not take place
    ("Peru called off talks with Chile.", "REJECT"),
    # exercises
    ("The Chilean navy held exercises off the coast.", "MOBILIZE"),
    ("Chile and Peru held joint military exercises.", "COOPERATE"),
    # captured in fighting, or by the police
    ("Rebels captured six soldiers during clashes near the lake.", "ASSAULT"),
    ("Police captured two fugitives in Lima.", "COERCE"),
]


@pytest.mark.parametrize(("sentence", "type"), CASES)
def test_the_rule_decides(events_in, sentence, type):
    assert [event.type for event in events_in(sentence)] == [type]


def test_what_is_denied_is_marked_as_such(events_in):
    (attack,) = events_in("The army did not attack the village.")

    assert attack.assertion == "negated"


def test_a_search_in_which_suspects_are_held_is_no_attack(events_in):
    (arrest,) = events_in("The suspects were held in simultaneous raids in Istanbul.")

    assert arrest.type == "COERCE"


def test_what_somebody_stops_is_no_finite_clause(events_in):
    found = events_in("A court froze the assets and the agency IBAMA fined the miner two million euros.")

    assert "RETREAT" not in {event.type for event in found}
