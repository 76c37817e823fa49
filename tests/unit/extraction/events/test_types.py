"""Each way of telling an event is coded by the type PLOVER gives it."""

import pytest
from factwire import extract

CASES = [
    ("Kenya said it would not begin talks with Uganda.", "REJECT"),
    ("Five parties issued statements supporting Peru's bid to join the union.", "SUPPORT"),
    ("Peru's military seized power on Monday in a coup.", "COERCE"),
    # what workers call a strike is no attack, whomever it is against
    ("The dockers' guild began a two-month strike against the shipping lines.", "PROTEST"),
    ("The union of Peru's bus drivers launched strikes against the operators.", "PROTEST"),
    ("Kenya launched a strike on the port.", "ASSAULT"),
    ("Soldiers charged at the marchers.", "ASSAULT"),
    ("The African Union launched strikes on the militia's camps.", "ASSAULT"),
    ("Some 80 welders walked out of a factory in Lima.", "PROTEST"),
    ("Hundreds of nurses marched in Lima, some beating drums.", "PROTEST"),
    ("Sultana Duarte stepped down as trade minister.", "RETREAT"),
    ("An Oslo-backed group offered to give back two trawlers.", "AGREE"),
    ("A blast in Lima killed two people. No group has claimed the attack, the latest by insurgents.", "ASSAULT"),
    # pacts left, blocs joined
    ("Chile rescinded a raft of fishing agreements with Peru.", "REJECT"),
    ("Kenya walked out of the pact with Uganda.", "REJECT"),
    ("Kenya became a signatory of the fishing convention.", "SUPPORT"),
    ("Talks resumed a month after the ouster of President Ana Duarte.", "COERCE"),
    ("The premier vowed a ruthless response to the looting.", "THREATEN"),
    # what the found had suffered
    ("Two shepherds were found shot dead in a barn in Peru.", "ASSAULT"),
    # nouns of verbs, with what `by` and `of` name
    ("The expulsion of two envoys by Peru surprised nobody.", "SANCTION"),
    ("The reopening by Kenya of its border to Ugandan traders came early.", "RETREAT"),
    ("The signing on Tuesday of a fisheries pact by Chile and Peru was delayed by rain.", "SUPPORT"),
    ("The delivery by Norway of nine tanks to Nepal took a year.", "AID"),
    # what only its denial reports
    ("Kenya has not ruled out military action against the militia.", "THREATEN"),
    ("Peru has never recognised the annexation of the port.", "REJECT"),
    # what a verb makes of its object
    ("The militia set free nine hostages.", "RETREAT"),
    ("Norway made available nine million euros to Malawi.", "AID"),
    # nouns that need a verb, with who does it
    ("A pullout of Kenyan troops from the valley got under way.", "RETREAT"),
    ("A strike by dockers paralysed the port of Callao.", "PROTEST"),
    ("“Any attack by Peru will be met with a crushing response,” said Chile's president.", "THREATEN"),
    ("Peru ordered out four Chilean diplomats.", "SANCTION"),
    ("Kenya lodged a protest with Uganda over its patrols.", "ACCUSE"),
    ("Kenya and Uganda jointly cleared mines from the valley.", "COOPERATE"),
    ("Kenyan and Ugandan soldiers jointly arrested nine men.", "COERCE"),
    ("Norway withdrew the last of its soldiers from Gao.", "RETREAT"),
    ("The premier handed in his resignation.", "RETREAT"),
    ("The government repealed the decree.", "CONCEDE"),
    ("Chile took part in NATO war games near Perth.", "COOPERATE"),
    ("Hundreds of nurses in Kenya rallied outside parliament against the bill.", "PROTEST"),
    ("Peru was the first state to recognise the republic.", "SUPPORT"),
    ("The senator came to the defence of the mayor.", "SUPPORT"),
    ("The rebels said they would kill the governor.", "THREATEN"),
    ("Nepal put troops on alert.", "MOBILIZE"),
    ("North Korea fired a ballistic missile on Tuesday.", "MOBILIZE"),
    ("North Korea fired a ballistic missile at the port.", "ASSAULT"),
    ("Visiting Peruvian premier Ana Duarte praised the miners.", "SUPPORT"),
    ("The president dismissed rebel calls for talks.", "REJECT"),
    ("The colonels warned protesters that soldiers would use live ammunition.", "THREATEN"),
    ("A column of tanks rumbled out of the city.", "RETREAT"),
    ("The general acknowledged defeat.", "CONCEDE"),
    ("The minister described the raid as a violation of the truce.", "ACCUSE"),
    ("Teachers downed tools over pay.", "PROTEST"),
    ("The rebels claimed responsibility for the strike.", "ASSAULT"),
    ("Six miners were hacked to death.", "ASSAULT"),
    ("The lower house voted to send aid to Peru.", "AID"),
    ("Parliament approved arms sales to Peru.", "AID"),
    ("The envoys of Chile and Peru boycotted the ceremony.", "REJECT"),
    ("Norway and Peru pooled intelligence on the gang.", "COOPERATE"),
    # the object tells enough, whatever party the subject is
    ("Chilean separatists blocked a railway line with tyres.", "PROTEST"),
    ("Hezbollah seized the airport.", "ASSAULT"),
    ("Norway froze defence ties with Peru.", "SANCTION"),
    ("Norway lent Peru nine million euros.", "AID"),
    ("Kenya has decided not to sign the treaty.", "REJECT"),
    ("Kenya agreed not to attack the port.", "AGREE"),
    ("Norway offered on Sunday to open talks with Peru.", "AGREE"),
    ("Kenya and Uganda are to form a joint patrol.", "AGREE"),
    ("Talks between Kenya and Uganda resumed in Lima.", "CONSULT"),
    ("The governor declared a three-day curfew after gangs fled the prison.", "COERCE"),
    ("The lawmakers called the decree unconstitutional.", "ACCUSE"),
    ("Kenya would not agree to the union's demand.", "REJECT"),
    # constructions that decide whatever the verb is
    ("Norway and Chile are jointly building a bridge.", "COOPERATE"),
    ("Kenya and Uganda set up a joint fisheries committee.", "COOPERATE"),
    ("Kenyan and Ugandan soldiers began war games near Gulu.", "COOPERATE"),
    ("Kenyan soldiers began war games near Gulu.", "MOBILIZE"),
    ("Hundreds of dockers sounded their horns to demand higher wages.", "PROTEST"),
    ("The nurses wore black in protest at the pay cut.", "PROTEST"),
    ("Peru said that Chile was to blame for the delay.", "ACCUSE"),
    ("Peru said that Chile would pay a heavy price.", "THREATEN"),
    ("Peru warned that it would turn the port to ashes.", "THREATEN"),
    ("Norway helped Peru rebuild the bridge.", "AID"),
    ("The governor said he wanted Peru to return the statue.", "REQUEST"),
    ("Peru's foreign minister said his country would buy the ships from Chile.", "AGREE"),
    ("Peru told nine Chilean diplomats to leave the country.", "SANCTION"),
    ("Police held the envoy for questioning.", "COERCE"),
    ("The minister denounced as unjust the arrest of the teacher.", "ACCUSE"),
    # agreement and statements of will
    ("Brazil and Peru agreed to build a bridge over the border river.", "AGREE"),
    ("Denmark pledged to provide Nepal with 200 tents.", "AGREE"),
    ("Kenya is willing to withdraw its troops from Somalia.", "AGREE"),
    ("Norway offered to send doctors to Malawi.", "AGREE"),
    # aid and verdicts
    ("Bolivia has sent 30 rescue workers to Peru.", "AID"),
    ("The bank promised two million dollars for the school.", "AGREE"),
    ("Norway has given Ghana three patrol ships.", "AID"),
    ("Firefighters rescued nine miners from the flood.", "AID"),
    ("The jury convicted the mayor of fraud.", "SANCTION"),
    ("The bookkeeper was sentenced to two years.", "SANCTION"),
    ("The governor conceded defeat to his rival.", "CONCEDE"),
    ("The Academy came under fire for being too male.", "ACCUSE"),
    ("The mayor launched a scathing attack on the governor.", "ACCUSE"),
    ("The ministry said the tariffs imposed by Peru were a violation of the treaty.", "ACCUSE"),
    ("Kenyan lawmakers ratified the pact.", "SUPPORT"),
    ("The parliament stalled ratification of the accord.", "REJECT"),
    ("The opposition sought the release of its leader from the government.", "REQUEST"),
    ("The senators insisted that the president release the files.", "REQUEST"),
    ("Egypt expressed its willingness to host the summit.", "AGREE"),
    ("The rebels said they were ready for a ceasefire.", "AGREE"),
    ("Norway supplied Ghana with patrol ships.", "AID"),
    ("Rescuers pulled a woman from the rubble.", "AID"),
    ("Ghana withdrew from the town.", "RETREAT"),
    ("The Senate ratified the pact.", "SUPPORT"),
    ("The budget was rejected in the Senate.", "REJECT"),
    ("The court threw out the appeal.", "REJECT"),
    ("The envoys walked out of the talks.", "REJECT"),
    ("The mayor warned Kenya of new sanctions.", "THREATEN"),
    ("Farmers blocked the motorway with tractors.", "PROTEST"),
    ("Students occupied the university.", "PROTEST"),
    ("Rioters set fire to the town hall.", "PROTEST"),
    ("Tanks rolled towards the border town.", "MOBILIZE"),
    ("North Korea fired a rocket that put a satellite into orbit.", "MOBILIZE"),
    ("Hackers broke into the ministry's network.", "COERCE"),
    ("The dictator was toppled by the army.", "COERCE"),
    ("Soldiers searched homes in the valley.", "COERCE"),
    ("Peru said that the rebels had committed war crimes.", "ACCUSE"),
    ("The inquiry found the general responsible.", "ACCUSE"),
    ("Fighting broke out between rival militias.", "ASSAULT"),
    # meetings
    ("The ministers gathered in Lima for a summit.", "CONSULT"),
    ("The envoy spoke to reporters after two days of talks with the president of Chile.", "CONSULT"),
    ("The foreign minister of Chile met his Bolivian counterpart in Lima.", "CONSULT"),
    ("The ministers held talks with union leaders on Friday.", "CONSULT"),
    ("The Kenyan president visited Uganda on Monday.", "CONSULT"),
    ("The chancellor telephoned the Polish president to discuss the border.", "CONSULT"),
    # support in words
    ("The president praised the Kenyan police for their patience.", "SUPPORT"),
    ("Japan and Canada signed an agreement on fishing.", "SUPPORT"),
    ("The king called the Chilean president to congratulate her on the vote.", "SUPPORT"),
    ("Hungary apologized to Romania for the mistake.", "SUPPORT"),
    # cooperation and aid
    ("India and Australia held a joint exercise off Perth.", "COOPERATE"),
    ("Spain shared intelligence with Morocco.", "COOPERATE"),
    ("Denmark sent 200 tents and blankets to Nepal.", "AID"),
    ("Sweden granted asylum to the writer.", "AID"),
    ("Ireland deployed peacekeepers to Lebanon.", "AID"),
    ("Germany is the largest donor to Malawi.", "AID"),
    # giving way
    ("The court allowed the opposition leader to travel.", "CONCEDE"),
    ("The governor pardoned the two students.", "CONCEDE"),
    ("The army withdrew its troops from the northern province.", "RETREAT"),
    ("The rebels released 14 hostages on Sunday.", "RETREAT"),
    ("Ecuador lifted its sanctions on Peru.", "RETREAT"),
    ("The union called off its strike.", "RETREAT"),
    ("The militia declared a ceasefire.", "RETREAT"),
    ("The prime minister resigned on Friday.", "RETREAT"),
    ("President Anna Kuhn fled to Peru on Friday.", "RETREAT"),
    # demands
    ("The mayor called on the government to lower the fares.", "REQUEST"),
    ("Estonia demanded that Russia withdraw its claim.", "REQUEST"),
    ("Nepal asked India for help.", "REQUEST"),
    # disapproval, charges, inquiries
    ("The minister accused the company of hiding the accounts.", "ACCUSE"),
    ("Mexico condemned the attack on the embassy.", "ACCUSE"),
    ("The court found the general guilty of fraud.", "SANCTION"),
    ("Prosecutors launched an investigation into the bank.", "ACCUSE"),
    ("The union filed a lawsuit against the airline.", "ACCUSE"),
    ("The senator called for sanctions against the company.", "ACCUSE"),
    # refusals
    ("The senator rejected a proposal by the governor.", "REJECT"),
    ("Kenya refused to extradite the general.", "REJECT"),
    ("The two sides failed to reach agreement on Monday.", "REJECT"),
    ("The president cancelled a meeting with the union.", "REJECT"),
    ("Ghana said it would not sign the treaty with Togo.", "REJECT"),
    # threats
    ("The general threatened to shell the capital.", "THREATEN"),
    ("Canada may impose sanctions on Belarus.", "THREATEN"),
    ("The president gave the rebels an ultimatum.", "THREATEN"),
    # protest
    ("Thousands of teachers marched against the new law.", "PROTEST"),
    ("Prisoners started a hunger strike to protest against the warden.", "PROTEST"),
    ("Demonstrators blocked the road to the airport.", "PROTEST"),
    ("Protesters clashed with police outside parliament.", "PROTEST"),
    # mobilization
    ("Poland put its troops on alert along the border.", "MOBILIZE"),
    ("Greece deployed warships near the island.", "MOBILIZE"),
    # breaking off
    ("Norway suspended aid to Malawi.", "SANCTION"),
    ("Turkey cut ties with Syria.", "SANCTION"),
    ("Spain expelled two Russian diplomats.", "SANCTION"),
    ("The government suspended talks with the rebels.", "SANCTION"),
    # coercion
    ("Police arrested three journalists in Minsk.", "COERCE"),
    ("The governor imposed a curfew in the city.", "COERCE"),
    ("The regime outlawed the main opposition party.", "COERCE"),
    ("Customs officers seized 40 rifles from a boat.", "COERCE"),
    # violence
    ("Rebels attacked an army base near the lake.", "ASSAULT"),
    ("The army launched an attack on the rebels.", "ASSAULT"),
    ("The village came under fire from government troops.", "ASSAULT"),
    ("Fighting between the army and the militia broke out on Monday.", "ASSAULT"),
    ("A suicide bombing killed nine soldiers in the north.", "ASSAULT"),
    ("Gunmen opened fire on a bus.", "ASSAULT"),
    ("Bandits kidnapped a doctor in the hills.", "ASSAULT"),
    ("The militia's shelling of the town continued on Sunday.", "ASSAULT"),
    ("Police used tear gas to disperse the students.", "ASSAULT"),
]


@pytest.mark.parametrize(("sentence", "type"), CASES)
def test_a_sentence_has_its_event(events_in, sentence, type):
    assert [event.type for event in events_in(sentence)] == [type]


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("The government cut ties with Iran.", ["SANCTION"]),
        ("The government cut taxes for farmers.", []),
        ("The army took control of the port.", ["ASSAULT"]),
        ("The minister took questions in the hall.", []),
        ("Police found a cache of weapons in the cellar.", ["COERCE"]),
        ("The clerk found a pen under the table.", []),
    ],
)
def test_the_object_decides_the_sense(events_in, sentence, type):
    assert [event.type for event in events_in(sentence)] == type


def test_a_protest_that_took_place_in_a_town_is_an_event_without_its_crowd_being_named():
    (event,) = extract("Vigils took place in several towns, including Lima.").events

    assert (event.type, event.actors) == ("PROTEST", ())


def test_what_is_vowed_in_a_relative_clause_is_a_threat_of_its_own(events_in):
    types = {event.type for event in events_in("Hamas, which vowed to retaliate, accused Chile of the raid.")}

    assert types == {"THREATEN", "ACCUSE"}


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Detectives raided two addresses in Leeds and seized a vehicle.", "seized", "seize"),
        ("Detectives raided two addresses in Leeds and seized a vehicle.", "raided", "seize"),
    ],
)
def test_what_detectives_search_and_take_is_no_assault(text, trigger, mode):
    (event,) = (event for event in extract(text).events if event.trigger.text == trigger)

    assert (event.type, event.mode) == ("COERCE", mode)


def test_who_insists_that_he_will_not_asks_for_nothing():
    assert "REQUEST" not in {event.type for event in extract("The governor insisted she will not resign.").events}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The bill was denounced by Senator Ana Duarte, who sued the ministry in May.", {"ACCUSE"}),
        ("Norway rejected an offer by Peru, which attacked Chile in June.", {"REJECT", "ASSAULT"}),
        ("Kenya urged Peru to free the miners, threatening Lima with new sanctions.", {"REQUEST", "THREATEN"}),
    ],
)
def test_what_an_aside_tells_is_not_the_content_of_its_main_clause(events_in, text, types):
    events = events_in(text)

    assert {event.type for event in events} == types
    assert len(events) == 2
