"""Predicates as news uses them: states, crowds, documents and unnamed people are subjects; passives need no doer."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        # who does it
        ("Peru hit two depots near the border.", "ASSAULT"),
        ("The enemy killed four dockers.", "ASSAULT"),
        ("A man killed his neighbour with an axe.", "ASSAULT"),
        ("The militant wing of the party refused to disarm.", "REJECT"),
        ("Anna Kuhn's letter accused the bank of fraud.", "ACCUSE"),
        ("Far-right protesters broke into a barracks.", "PROTEST"),
        ("Peru struck fuel stores in Tacna.", "ASSAULT"),
        ("Peru hit Chile with tariffs.", "SANCTION"),
        ("A lorry bomb blew up outside a bank in Quito.", "ASSAULT"),
        # what is done to people
        ("Three workers were gunned down at a checkpoint.", "ASSAULT"),
        ("Two boys were found with gunshot wounds.", "ASSAULT"),
        ("The shooting left four nurses dead.", "ASSAULT"),
        ("A clerk suffered a gunshot wound to the leg.", "ASSAULT"),
        ("A robber pulled a gun on the clerk.", "THREATEN"),
        ("Burglars broke into a shop in Oslo.", "COERCE"),
        ("The suspect was booked into jail.", "COERCE"),
        ("A deputy was fired on Monday.", "COERCE"),
        ("Two men were charged in the killing of a baker.", "ACCUSE"),
        ("Police are searching for the gunman.", "ACCUSE"),
        ("Police identified the suspect as Leo Brandt.", "ACCUSE"),
        ("The accountant pleaded guilty to fraud.", "CONCEDE"),
        ("The accountant pleaded not guilty to fraud.", "REJECT"),
        # what is said
        ("The ministry called the decision a breach of the treaty.", "ACCUSE"),
        ("The senator described the ruling as unconstitutional.", "ACCUSE"),
        ("The two sides agreed upon a truce.", "AGREE"),
        ("Activists urged for talks with the rebels.", "REQUEST"),
        ("The minister put pressure on the union.", "REQUEST"),
        ("The court ruled against the airline.", "REJECT"),
        ("The envoys of Chile will not attend the ceremony in Lima.", "REJECT"),
        ("The union's criticism of the mayor grew on Monday.", "ACCUSE"),
        ("Hezbollah claimed responsibility for an attack on a patrol.", "ASSAULT"),
        ("Police cordoned off the area.", "COERCE"),
        ("Norway launched a satellite aboard a long-range rocket.", "MOBILIZE"),
        ("Chile deployed marines to help police in Arica.", "MOBILIZE"),
        ("Togo halted imports of maize from Benin.", "SANCTION"),
        ("The African Union's monitoring mission condemned the junta.", "ACCUSE"),
        ("Prosecutors sought the maximum sentence against the banker.", "REQUEST"),
        ("A man rammed a lorry into a crowd in Bergen.", "ASSAULT"),
        ("The signallers voted down an offer from Chile's state railway on Monday.", "REJECT"),
        ("The junta warned France not to interfere.", "THREATEN"),
        ("Chad warned Niger against crossing the lake.", "THREATEN"),
        ("The fugitive banker turned himself in on Monday.", "RETREAT"),
        ("European mayors lined up to condemn the ban.", "ACCUSE"),
        ("The fund released $90 million to Ghana.", "AID"),
        ("Greece's coastguard picked up 40 migrants off Crete.", "AID"),
        ("The court upheld a ban on the newspaper.", "SANCTION"),
        ("The president imposed a curfew on Monday but lifted it on Friday.", "RETREAT"),
        ("Mali's junta gave the Danish soldiers 72 hours to leave.", "SANCTION"),
        ("The opposition filed an impeachment motion against President Kuhn.", "ACCUSE"),
        ("Norway's airline settled a lawsuit against Chile's tax office on Monday.", "AGREE"),
        ("A judge ordered the bank to pay Norway $90 million.", "SANCTION"),
        ("A jury found a former Chilean police officer guilty of manslaughter for shooting a cyclist.", "SANCTION"),
        ("Inmates mutinied in a prison in Peru.", "PROTEST"),
    ],
)
def test_a_predicate_has_its_event(events_in, sentence, type):
    assert type in [event.type for event in events_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "actors", "targets"),
    [
        ("Kenya has launched a series of raids on Somalia.", ["Kenya"], ["Somalia"]),
        ("Monday's raid on the camp killed six herders.", [], ["six herders"]),
        ("An Iranian drone hit a tanker.", ["Iranian"], ["tanker"]),
        ("Pirates attacked 90 ships and hijacked 40.", ["Pirates"], ["40"]),
        ("Clashes between police and herders in Pune wounded 14.", ["police", "herders"], ["police", "herders"]),
        ("Chad launched an offensive to recapture a town in Niger.", ["Chad"], ["town"]),
        ("Police used tear gas to drive dockers from Lima's harbour.", ["Police"], ["dockers"]),
        ("Ghana's navy came to Togo's rescue.", ["Ghana's navy"], ["Togo"]),
        ("A bomber blew himself up in a bazaar in Multan.", ["bomber"], ["bazaar"]),
        ("Peru reserved the right to use force against Chile.", ["Peru"], ["Chile"]),
        ("Chad halted aid to Niger, drawing criticism from Peru.", ["Peru"], ["Chad"]),
        ("Thousands packed a square in Oslo to denounce the government.", ["Thousands"], ["government"]),
        ("Greece flew in firefighters aboard a transport plane.", ["Greece"], []),
        ("The poet's Japanese translator was murdered in Lima.", [], ["poet's Japanese translator"]),
        ("Norway condemned any attempt by Chile to seize power by force.", ["Norway"], ["Chile"]),
        (
            "Kenya's army teamed up with Norway's NordSonar.",
            ["Kenya's army", "Norway's NordSonar"],
            ["Kenya's army", "Norway's NordSonar"],
        ),
    ],
    ids=[
        "a series of raids",
        "a day is no actor",
        "the drone's owner",
        "a bare number",
        "the wounded fought nobody",
        "what an offensive is to take",
        "whom force is used to disperse",
        "whose aid",
        "nobody attacks himself",
        "whom force is against",
        "words come from who says them",
        "what a crowd denounces",
        "what is flown in is no target",
        "a person by what he does",
        "force is but how it is done",
        "a name written with capitals",
    ],
)
def test_parties_are_those_who_act_and_suffer(events_in, sentence, actors, targets):
    event = events_in(sentence)[-1]

    assert [actor.text for actor in event.actors] == actors
    assert [target.text for target in event.targets] == targets


@pytest.mark.parametrize(
    "sentence",
    [
        "The retailer is grappling with a slump in sales.",
        "The plane hit the ground near an estate.",
        "About 900 residents were evacuated from the valley because of the fire.",
        "Anna Kuhn narrowly beat Leo Brandt in the northern districts.",
        "The clerk admits to checking his messages on the beach.",
        "The company is stepping up security measures.",
        "Police warned residents not to swim in the lake.",
        "Prime Minister Kuhn cut short his visit.",
        "A newborn girl was dug out alive in Peru.",
        "Measles threatened to spread.",
    ],
)
def test_what_only_sounds_like_it_is_none(events_in, sentence):
    assert events_in(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "type", "assertion"),
    [
        ("A suspected Iranian attack killed six sailors.", "ASSAULT", "possible"),
        ("The commander was likely killed in the raid.", "ASSAULT", "possible"),
        ("The government had no plans to attack Niger on Monday.", "THREATEN", "negated"),
        ("The rebels vowed to go on attacking the port.", "THREATEN", "asserted"),
        ("Lawmakers voted to impose sanctions on Mali.", "COERCE", "planned"),
        ("Lawmakers voted on Friday to expel the envoy of Chad.", "SANCTION", "planned"),
    ],
)
def test_the_text_says_how_sure_an_event_is(events_in, sentence, type, assertion):
    assert [(event.type, event.assertion) for event in events_in(sentence)] == [(type, assertion)]


def test_a_ruling_on_a_fine_is_about_whom_the_fine_was_imposed_on(events_in):
    ruling = events_in("The court upheld a fine that Oslo imposed on Chile's airline.")[0]

    assert (ruling.type, [target.text for target in ruling.targets]) == ("SANCTION", ["Chile's airline"])
