"""Acts of one sentence that tell one event are one; violence that another act is about is an event of its own."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "actors", "targets"),
    [
        ("Six miners were killed when rebels attacked a bus.", ["rebels"], ["Six miners", "bus"]),
        ("Six miners died when rebels attacked a ferry.", ["rebels"], ["Six miners", "ferry"]),
        ("Six miners died when drones hit a market in Sol.", ["drones"], ["Six miners", "market"]),
        ("Two guards died and nine were wounded after gunmen ambushed a convoy.", ["gunmen"], ["convoy"]),
        ("A clerk was shot and killed by a robber in Oslo.", ["robber"], ["clerk"]),
        ("The army shelled a village, killing nine farmers.", ["army"], ["village", "nine farmers"]),
        ("The town of Berg was hit by a Kenyan air strike that killed four farmers.", ["Kenyan"], ["town of Berg"]),
    ],
    ids=[
        "killed when",
        "died when",
        "died when drones hit a market",
        "wounded after",
        "shot and killed",
        "killing",
        "a strike that killed",
    ],
)
def test_two_clauses_of_one_attack_are_one_event(events_in, sentence, actors, targets):
    attacks = [event for event in events_in(sentence) if event.type == "ASSAULT"]

    joined = next(event for event in attacks if event.actors)
    assert [actor.text for actor in joined.actors] == actors
    assert set(targets) <= {target.text for target in joined.targets}


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("The minister condemned the attack by rebels on a market in Goma.", ["ACCUSE", "ASSAULT"]),
        ("A judge jailed a dentist for an attack on a school in Bergen in 2021.", ["COERCE", "ASSAULT"]),
        ("Detectives are investigating the killing of two nurses in Leeds.", ["ACCUSE", "ASSAULT"]),
        ("Prosecutors accused the general of the massacre of 40 farmers in Kivu.", ["ACCUSE", "ASSAULT"]),
        ("The general threatened an attack on a school in Bergen.", ["THREATEN"]),
        ("The envoy called for an attack on the camp in Goma.", ["ACCUSE"]),
    ],
    ids=["condemned", "jailed for", "investigating", "accused of", "threatened", "called for"],
)
def test_violence_that_an_act_is_about_is_an_event_where_it_happened(events_in, sentence, types):
    assert [event.type for event in events_in(sentence)] == types


def test_who_is_jailed_for_an_attack_did_it(events_in):
    attack = events_in("A judge jailed a dentist for an attack on a school in Bergen in 2021.")[-1]

    assert [actor.text for actor in attack.actors] == ["dentist"]


def test_what_somebody_is_accused_of_is_reported(events_in):
    attack = events_in("Prosecutors accused the general of the massacre of 40 farmers in Kivu.")[-1]

    assert attack.assertion == "reported"
