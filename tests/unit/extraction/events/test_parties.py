"""Who did it to whom, through voice, control, conjunction, relative clauses and nouns."""

import pytest
from factwire import extract

CASES = [
    ("The clerk's house was sold and two nuns arrested in Lima.", [], ["two nuns"]),
    ("The road was closed and Kenya attacked Norway.", ["Kenya"], ["Norway"]),
    ("Kenya has requested military help from Norway to guard its coast.", ["Kenya"], ["Norway"]),
    ("The general announced Premier Ana Duarte's resignation.", ["Premier Ana Duarte"], []),
    ("Norway became a member of the Arctic Union on Friday.", ["Norway"], ["Arctic Union"]),
    ("Peru rejected a call by European powers to rejoin the talks.", ["Peru"], ["European powers"]),
    ("Kenya allowed nine lorries of food into Somalia.", ["Kenya"], ["Somalia"]),
    ("Norway sent planes carrying tents to Malawi.", ["Norway"], ["Malawi"]),
    ("Norway announced it was pausing its funding for Malawi.", ["Norway"], ["Malawi"]),
    ("Norway offered assistance, and Peru's premier telephoned the mayor.", ["Norway"], []),
    ("The arrest by Kenyan agents of a Peruvian monk shocked Lima.", ["Kenyan agents"], ["Peruvian monk"]),
    ("Peru filed a complaint with the tribunal over Chile's use of the river.", ["Peru"], ["Chile"]),
    ("Peru was suspended from the Andean Union on Friday.", ["Andean Union"], ["Peru"]),
    ("The clerk was charged with abuse of office by Kenyan prosecutors.", ["Kenyan prosecutors"], ["clerk"]),
    ("The dockers of Peru said they would walk out unless the ministry paid them.", ["dockers of Peru"], ["ministry"]),
    ("The senator heaped praise on Norway for its fight against hunger.", ["senator"], ["Norway"]),
    ("Peru demanded an urgent session of the council on Chile.", ["Peru"], ["council"]),
    ("Forty Kenyan peacekeepers were flown to Liberia.", ["Forty Kenyan peacekeepers"], ["Liberia"]),
    ("The union suspended Peru's membership.", ["union"], ["Peru"]),
    ("The lender extended a big loan to Peru.", ["lender"], ["Peru"]),
    ("Peru demanded the pullout of Chilean soldiers.", ["Peru"], ["Chilean soldiers"]),
    ("Norway lent Peru nine million euros for a railway.", ["Norway"], ["Peru"]),
    ("Rebels freed two miners held captive in the hills.", ["Rebels"], ["two miners"]),
    ("A mine laid by the rebels blew up a lorry near Lima on Friday.", ["rebels"], ["lorry"]),
    ("Nine Kenyan warships were sent to the gulf.", ["Nine Kenyan warships"], ["gulf"]),
    ("The envoy flew to Lima for talks with President Ana Duarte.", ["envoy"], ["President Ana Duarte"]),
    ("Chile moved tanks to its border with Peru.", ["Chile"], ["Peru"]),
    ("The kingdom gave the go-ahead for 90 miners to leave.", ["kingdom"], ["90 miners"]),
    ("Officials from Peru and Chile rejected the plan.", ["Officials from Peru and Chile"], ["plan"]),
    ("Chile offered Peru an apology for the mistake.", ["Chile"], ["Peru"]),
    ("Rebels attacked the base.", ["Rebels"], ["base"]),
    ("The base was attacked by rebels.", ["rebels"], ["base"]),
    ("Six farmers were killed in a rebel raid.", ["rebel"], ["Six farmers"]),
    ("Six farmers died in a suspected rebel raid.", ["rebel"], ["Six farmers"]),
    ("A truck bomb exploded in a raid on a hotel near Lima.", [], ["hotel"]),
    ("The minister who condemned the company was a lawyer.", ["minister"], ["company"]),
    ("Police arrested and beat six students.", ["Police"], ["six students"]),
    ("The king ordered the army to release the prisoners.", ["king"], ["prisoners"]),
    ("Spain said it had expelled two Russian diplomats.", ["Spain"], ["two Russian diplomats"]),
    ("The senator rejected a proposal by the governor.", ["senator"], ["governor"]),
    ("The union criticized Peru's decision.", ["union"], ["Peru"]),
    ("Peru condemned an attack by Chilean soldiers in the south.", ["Peru"], ["Chilean soldiers"]),
    ("The army's attack on the village shocked the country.", ["army"], ["village"]),
    ("OSLO, Norway -- The police arrested a spy.", ["police"], ["spy"]),
    ("LIMA, June 5 - Peruvian brewer Andes Beer agreed to work with Chile.", ["Peruvian brewer Andes Beer"], ["Chile"]),
    ("Taliban rockets hit the airport.", ["Taliban"], ["airport"]),
    ("Soldiers arrested dozens of protesters.", ["Soldiers"], ["dozens of protesters"]),
    ("A mosque was bombed.", [], ["mosque"]),
    ("Police arrested the captain of one of the ships.", ["Police"], ["captain of one of the ships"]),
    ("Kenya agreed to protect Somali fishermen.", ["Kenya"], ["Somali fishermen"]),
    ("The bank rejected an offer from Norway.", ["bank"], ["Norway"]),
    ("Chile pledged to hold talks with Peru.", ["Chile"], ["Peru"]),
    ("The rebels offered the army a truce after a battle near Santa Rosa.", ["rebels"], ["army"]),
    ("The police searched the hall. They arrested nine students.", ["police"], ["nine students"]),
    ("Dozens of miners sang as they marched against the mayor.", ["Dozens of miners"], ["mayor"]),
    ("The court fined the newspaper $20,000.", ["court"], ["newspaper"]),
    ("Six men were wounded by gunfire in Lima.", [], ["Six men"]),
    ("India's navy said it had sunk a pirate boat.", ["India's navy"], ["pirate boat"]),
    ("Duarte called for the union to end the strike.", ["Duarte"], ["union"]),
    ("Also shot were a clerk and a driver.", [], ["clerk", "driver"]),
    ("The union was invited to speak by the mayor.", ["mayor"], ["union"]),
    ("The clerk's fatal shooting shocked Lima.", [], ["clerk"]),
    ("Police found the clerk with gunshot wounds.", [], ["clerk"]),
    ("The Lima attack killed six men.", [], ["six men"]),
    ("The boy's mother urged the president to act.", ["boy's mother"], ["president"]),
    ("Nine soldiers died in a rebel raid.", ["rebel"], ["Nine soldiers"]),
    ("The night was calm, with nine students detained for theft.", [], ["nine students"]),
]


@pytest.mark.parametrize(("sentence", "actors", "targets"), CASES)
def test_parties_are_read_off_the_clause(events_in, sentence, actors, targets):
    (event, *_) = events_in(sentence)

    assert [actor.text for actor in event.actors] == actors
    assert [target.text for target in event.targets] == targets


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Uganda met in Nairobi.",
        "Kenya held talks with Uganda.",
        "Kenya held two days of talks with Uganda.",
        "There was fighting, and clashes between Kenya and Uganda erupted again.",
    ],
)
def test_in_a_reciprocal_act_all_parties_act_on_each_other(events_in, sentence):
    event = events_in(sentence)[-1]

    assert {actor.text for actor in event.actors} == {"Kenya", "Uganda"}
    assert event.targets == event.actors


def test_a_participle_before_a_noun_is_no_gerund(events_in):
    (event,) = events_in("Prince Karl met with visiting Peruvian President Ana Duarte.")

    assert [actor.text for actor in event.actors] == ["Prince Karl", "Peruvian President Ana Duarte"]


def test_a_meeting_needs_two_parties(events_in):
    assert events_in("The minister met on Friday.") == ()


@pytest.mark.parametrize(
    ("sentence", "country", "sector"),
    [
        ("French police arrested a thief.", "FRA", "COP"),
        ("The Peruvian president criticized the company.", "PER", "GOV"),
        ("Hezbollah attacked the base.", "LBN", "REB"),
        ("The Pentagon condemned the attack on the base.", "USA", "MIL"),
        ("US warplanes bombed the airport.", "USA", "MIL"),
        ("Farmers blocked the road to the port.", None, "AGR"),
    ],
)
def test_actors_have_country_and_sector(events_in, sentence, country, sector):
    actor = events_in(sentence)[0].actors[0]

    assert (actor.country, actor.sector) == (country, sector)


def test_what_kills_somebody_is_not_killed_by_somebody(events_in):
    (event,) = events_in("Israeli air strikes killed at least 19 villagers.")
    assert ([actor.text for actor in event.actors], [target.text for target in event.targets]) == (
        ["Israeli"],
        ["at least 19 villagers"],
    )


def test_where_a_passive_happened_is_not_whom_it_happened_to(events_in):
    (event,) = events_in("Opposition leader Ana Duarte was arrested outside parliament.")
    assert [target.text for target in event.targets] == ["Opposition leader Ana Duarte"]


def test_an_event_is_no_actor(events_in):
    (event,) = events_in("One strike hit a house in the old town, killing five people from the same family.")
    assert (event.actors, [target.text for target in event.targets]) == ((), ["five people"])


def test_what_somebody_is_convicted_of_is_no_part_of_the_name(events_in):
    (event,) = events_in("A jury convicted former mayor Ana Duarte of fraud.")
    assert [target.text for target in event.targets] == ["former mayor Ana Duarte"]


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_nobody_is_said_to_do_what_he_says_of_others_within_quotation_marks(events_in, opening, closing):
    (event,) = events_in(f"{opening}They attacked Chad,{closing} the generals said.")

    assert event.actors == ()


def test_a_quotation_of_several_sentences_is_one(events_in):
    (event,) = events_in('The generals spoke. "It is over. They attacked Chad. It was late," they said.')

    assert event.actors == ()


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_speaker_can_be_meant_outside_the_quotation_marks(events_in, opening, closing):
    (event,) = events_in(f"The generals said they had attacked the village of Berg after {opening}threats{closing}.")

    assert [actor.text for actor in event.actors] == ["generals"]


def test_a_speaker_within_the_same_quotation_marks_can_be_meant():
    (event,) = extract('"The rebels of Chad say they will surrender to Niger," the general said.').events

    assert [actor.text for actor in event.actors] == ["rebels of Chad"]


def test_an_age_before_a_noun_is_part_of_who_it_is(events_in):
    (event,) = events_in("The guards tortured a 35-year-old inmate.")

    assert [target.text for target in event.targets] == ["35-year-old inmate"]


def test_a_coordinated_clause_has_its_own_subject(events_in):
    praise, condemnation = events_in("Norway praised the deal and Chile condemned Peru.")

    assert [target.text for target in praise.targets] == ["deal"]
    assert [actor.text for actor in condemnation.actors] == ["Chile"]


def test_a_nationality_before_a_noun_is_no_party_of_its_own(events_in):
    (accusation,) = events_in("The mayor accused Ukrainian saboteurs of the attack.")

    assert [target.text for target in accusation.targets] == ["Ukrainian saboteurs"]


def test_a_headline_may_end_with_a_nationality():
    facts = extract("Police arrested two men in Oslo on Monday.", title="Police arrest Iranians")

    assert ([event.type for event in facts.events], facts.warnings) == (["COERCE"], ())


TOGETHER = [
    (
        "two countries",
        "Norway and Denmark quarrelled over fish. Both countries summoned the envoy.",
        ["Norway", "Denmark"],
    ),
    ("a couple", "Tom Hale and Ann Moss married in May. The couple sued the hotel.", ["Tom Hale", "Ann Moss"]),
    (
        "an unnamed one and a named one",
        "The army and Hamas held talks on Monday. The two sides accused Peru of lying.",
        ["army", "Hamas"],
    ),
    (
        "they who were named together",
        "Ole Berg and Ina Lund left for Oslo. They sued the hotel.",
        ["Ole Berg", "Ina Lund"],
    ),
    (
        "two of any calling, by their number",
        "Ole Berg and Ina Lund taught in Oslo. The two teachers sued the hotel.",
        ["Ole Berg", "Ina Lund"],
    ),
    (
        "whom a joined clause brought together",
        "Ole Berg came to Oslo on Monday and met Ina Lund. The two ministers condemned Chile.",
        ["Ole Berg", "Ina Lund"],
    ),
    (
        "a firm with a name not known",
        "Chile's Boeing and Norway's Xelvinor signed a deal. The two companies sued Peru.",
        ["Chile's Boeing", "Norway's Xelvinor"],
    ),
    (
        "those named last",
        "Ole Berg met Ina Lund. Norway and Chile condemned the talks. The two neighbours expelled five envoys.",
        ["Norway", "Chile"],
    ),
]


@pytest.mark.parametrize(("text", "names"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_all_that_one_phrase_means_take_part_in_the_act(events_in, text, names):
    assert names in [[actor.text for actor in event.actors] for event in events_in(text)]


UNNAMED = [
    ("they who are counted", "Dozens of miners gathered in Oslo. They attacked a guard.", "Dozens of miners"),
    ("not the source", "Rebels overran a town, officials said. They attacked a bank.", "Rebels"),
    ("it that acts", "A report angered the agency. It sued a bank.", "agency"),
]


@pytest.mark.parametrize(("text", "actor"), [case[1:] for case in UNNAMED], ids=[case[0] for case in UNNAMED])
def test_a_pronoun_brings_the_words_for_the_unnamed_that_it_means(events_in, text, actor):
    (*_, act) = events_in(text)

    assert [each.text for each in act.actors] == [actor]


def test_either_of_two_is_not_both(events_in):
    events = events_in("The treaty was drafted by Norway or Denmark. Both countries sued the bank.")

    assert ["Norway", "Denmark"] not in [[actor.text for actor in event.actors] for event in events]


def test_a_dateline_is_none_of_those_named_together(events_in):
    events = events_in("ADDIS ABABA — Norway and Chile quarrelled over fish. The two countries condemned Peru.")

    assert ["Norway", "Chile"] in [[actor.text for actor in event.actors] for event in events]


def test_a_man_and_a_car_are_not_two_men(events_in):
    (*_, suit) = events_in("Police sought a miner and a grey car. The two men sued the hotel.")

    assert [actor.text for actor in suit.actors] == ["two men"]


def test_a_country_and_a_firm_are_not_two_countries(events_in):
    (*_, blame) = events_in("Norway and Chile signed a truce. Norway owns Boeing. Both countries condemned Peru.")

    assert [actor.text for actor in blame.actors] == ["Norway", "Chile"]


def test_two_officials_are_not_two_groups(events_in):
    (*_, suit) = events_in("FBI agents and guards watched the march. Both officials sued the bank.")

    assert [actor.text for actor in suit.actors] == ["Both officials"]
