"""Disasters, accidents, sport, markets, fiction and what did not happen yield no event."""

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru would not be intimidated, its president said.",
        "Officials fled the building on Monday.",
        "The gunman's rival has been killing him in the polls.",
        "The host will interview Anna Kuhn about her book.",
        "The judge ordered the release of the emails.",
        "The group spent $200,000 on an advertisement for the mayor.",
        "The firm paid the landlord $35,000 in March.",
        "Anna Kuhn was killed in an accident at the shipyard in 1962.",
        "The minister declined several requests for an interview.",
        "The course is targeted at schools.",
        "A man slumped as though he had been shot.",
        "Anna Lund shot herself in the foot.",
        "The city had two murders in 2014.",
        "Officers backed the senator by 46 percent to 32 percent.",
        "Senator Lund defended her decision on Monday.",
        "Governor Lund has the praise of his party.",
        "The senator's attack on the Second Amendment goes on.",
        "The engineer was released from the hospital on Tuesday.",
        "The candidate locked up the nomination in May.",
        "The manager handed the reins over to his deputy.",
        "The party is defending ten seats in May.",
        "The envoy handed the ratification letter to the chamberlain.",
        "The teen was then flown to a Wichita hospital.",
        "The mayor demonstrated how a driver could leave the city.",
        "Senator Jonas Lund held a rally in Reno on Thursday.",
        "Several ambulances were lined up along the road.",
        "The gang leader died at age 84 in the town that gunmen once ruled by murder and kidnapping.",
        "Please enable cookies to watch this video.",
        "Immigration officials do not review social media.",
        "The two candidates shook hands with fans.",
        "She decided not to buy the cream.",
        "The manager wants the team to play.",
        "Peru will launch a lunar probe in May.",
        "Brass bands and floats took to the streets of Lima on Monday.",
        "Dozens of residents queued to buy bread.",
        "The two singers wrote the song together and liked it.",
        "Rivers flooded the streets of the old town.",
        "About nine million litres of water are left in the lake.",
        "The owner sold furniture and lamps to collectors.",
        "The storm hit the coast and killed 20 people.",
        "The mayor's unrelenting assault on what he calls a lie goes on.",
        "Three in five voters back the mayor by nine points.",
        "A resident declined to give her surname.",
        "Duarte boarded the plane with the other passengers.",
        "“Why not?” Kuhn asked the owner.",
        "The fires were started by farmers burning grass in their fields.",
        "More than fifty firefighters battled the blaze for hours.",
        "The rider was ejected from his motorcycle.",
        "The agency has warned that people could be hit by flooding.",
        "Thousands of people tried to make phone calls.",
        "The states are grappling with heavy shortfalls.",
        "A row blew up over the plan.",
        "The company met a profitability test.",
        "Residents escaped fire at the apartments.",
        "An amber alert has been issued for the boys.",
        "Villagers were mining gold in the valley.",
        "A security team killed the gorilla to save the child.",
        "When asked where she was from, she smiled.",
        "The barge was on fire and shot fireworks over the beach.",
        "An earthquake destroyed hundreds of homes in the valley.",
        "A virus has killed thousands of people in the country.",
        "The ferry sank and 30 passengers died.",
        "A bus crash injured 12 pilgrims near the pass.",
        "The team beat the champions in Lisbon.",
        "The striker shot twice in the second half.",
        "Shares fell after the central bank attacked inflation.",
        "The film's battle scenes are its best.",
        "The minister torpedoed the negotiations.",
        "The striker fired a shot at the goalkeeper in the league match.",
        "Arsenal's clash with Chelsea ended goalless, their coach said, and he released two midfielders.",
        "Snow blocked the road over the pass.",
        "The family fought a long battle with the insurer.",
        "The ministry issued a press release.",
        "President Anna Kuhn called Prime Minister Leo Brandt a genius.",
        "The ministry held a press conference.",
        "The opening of the museum has been pushed back.",
        "The senator spoke at a campaign rally in Lima.",
        "The farmers rounded up their sheep.",
        "The choir decorated the hall.",
        "The boy complained of stomach pains.",
        "Duarte smashed his racket and was given a code violation.",
        "The airline's sales were badly hit by the war.",
        "The studio cancelled the film's release.",
        "She met the love of her life in Lisbon.",
        "The painter asked his mother for advice.",
        "The bank slashed its forecast for the year.",
        "The hotel charged $900 an hour for the hall.",
        "The clerk slammed her hand on the table.",
        "The mayor conceded that the bridge was too narrow.",
        "The pitcher survived a late rally by the Lions in the ninth inning, and the umpire left the field.",
    ],
)
def test_what_only_sounds_like_conflict_is_none(events_in, sentence):
    assert events_in(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "If Iran attacks the port, prices will rise.",
        "Everybody has the right to protest against the law.",
        "The new missiles can hit any city in the region.",
        "Asked if the army will attack the town, the minister smiled.",
        "I believe that the army killed the hostages.",
        "It is vital that the army protects the refugees and arrests the smugglers.",
        "He has never liked people who attack their neighbours.",
        "Did the army attack the village?",
        "Has the minister resigned, or will he stay?",
        "The army would have attacked the village.",
        "The mayor should have condemned the raid in May.",
        "She hurt herself when the soldiers came.",
        "Why would Kenya want to invade Uganda, and who would arrest the general?",
        "The minister asked the general whether the road was safe.",
        "The bank declined to comment.",
    ],
)
def test_what_did_not_happen_is_none(events_in, sentence):
    assert events_in(sentence) == ()


def test_a_sentence_that_the_article_has_twice_tells_one_event(events_in):
    assert len(events_in("A young man sued the police. The shop was closed. A young man sued the police.")) == 1


def test_saying_is_no_event_of_its_own(events_in):
    assert events_in("The minister said on Monday that the harvest was good.") == ()


def test_a_sentence_without_end_costs_no_time_and_yields_nothing(events_in):
    assert events_in("police arrested rebels and " * 200) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke. Officers arrest drunk drivers at the bridge.",
        "The senator often attacked the governor of Ohio.",
        "The army shells the village every night.",
        "The room was full of donors who had backed Governor Anna Berg.",
        "Governor Anna Berg faces an ad attack in Iowa.",
    ],
    ids=["bare plural in the present", "often", "every night", "what sort of donors", "an ad attack"],
)
def test_habits_traits_and_words_are_no_events(events_in, text):
    assert [event.trigger.text for event in events_in(text)] == []
