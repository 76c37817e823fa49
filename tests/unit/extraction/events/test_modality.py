"""Mood and negation decide the type where PLOVER says so, and the status of the event."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "type", "assertion"),
    [
        ("Senators voted 7-2 to reject the treaty.", "REJECT", "asserted"),
        ("Senators will vote on Friday to reject the treaty.", "REJECT", "planned"),
        ("The garrison was forced to surrender.", "RETREAT", "asserted"),
        ("Chile would be compelled to impose countermeasures, its envoy said.", "THREATEN", "planned"),
        ("Police arrested the editor.", "COERCE", "asserted"),
        ("The president ordered an invasion of the island.", "ASSAULT", "asserted"),
        ("The police did not arrest the editor.", "COERCE", "negated"),
        ("The Senate narrowly approved aid to Peru on Monday.", "AGREE", "asserted"),
        ("The guard nearly shot the farmer in Peru on Monday.", "ASSAULT", "negated"),
        ("France will send doctors to Lebanon.", "AGREE", "planned"),
        ("The general is about to attack the rebels.", "THREATEN", "planned"),
        ("Canada may impose sanctions on Belarus.", "THREATEN", "possible"),
        ("France will send doctors to Lebanon if Lebanon asks for them.", "AGREE", "conditional"),
        ("The ministry will investigate the bank.", "ACCUSE", "planned"),
        ("The company denied bribing the officials, but police arrested its owner.", "COERCE", "asserted"),
        ("The police tried to arrest the editor.", "COERCE", "possible"),
        ("The army allegedly attacked the village.", "ASSAULT", "reported"),
        ("The army has reportedly killed the commander.", "ASSAULT", "reported"),
        ("The general is believed to have attacked the village.", "ASSAULT", "possible"),
        ("Rebels probably attacked the village.", "ASSAULT", "possible"),
        ("A suspected Israeli airstrike killed three men.", "ASSAULT", "possible"),
        ("Nine men were killed near Haifa in a suspected Iranian airstrike.", "ASSAULT", "possible"),
        ("Detectives suspect that rebels attacked the village.", "ASSAULT", "possible"),
        ("The premier of Peru said there was no attack by rebels on the village.", "ASSAULT", "negated"),
        ("The army must have attacked the village.", "ASSAULT", "possible"),
        ("Peru is likely to deploy troops along the border.", "THREATEN", "possible"),
        ("Suspected militants attacked the village.", "ASSAULT", "asserted"),
        ("Chile announced the withdrawal of its troops from Haiti.", "RETREAT", "asserted"),
        ("Lebanon did not allow the inspectors to enter.", "REJECT", "asserted"),
        ("Neither the army nor the rebels attacked the village.", "ASSAULT", "negated"),
        ("The army must've attacked the village.", "ASSAULT", "possible"),
        ("The army of Chad no longer attacks the rebels.", "ASSAULT", "negated"),
        ("Officials said they’ll attack the rebels.", "THREATEN", "planned"),
        ("Officials said they'd attack the rebels.", "THREATEN", "planned"),
        ("Officials said they'd attacked the rebels.", "ASSAULT", "asserted"),
        ("There is no indication that rebels attacked Chad.", "ASSAULT", "negated"),
        ("Officials found no signs of an attack by rebels on the village.", "ASSAULT", "negated"),
    ],
)
def test_mood_decides_type_and_status(events_in, sentence, type, assertion):
    assert [(event.type, event.assertion) for event in events_in(sentence)] == [(type, assertion)]
