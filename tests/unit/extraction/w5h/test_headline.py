"""The headline's clause: who and what, though headlines drop auxiliaries and taggers miss their verbs."""

import pytest
from factwire import extract

TEXT = "The council of Aldport met on Monday. It said little."


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [
        ("Norvik slams 'greedy' rival", "Norvik", "slams 'greedy' rival"),
        ("Sports world reacts to win", "Sports world", "reacts to win"),
        ("House rejects attempt to force vote", "House", "rejects attempt to force vote"),
        ("Japan, Vietnam agree on drills", "Japan, Vietnam", "agree on drills"),
        ("Norvik to buy rival", "Norvik", "to buy rival"),
        ("Director charged in robberies", "Director", "charged in robberies"),
        ("Director guilty of stealing donations", "Director", "guilty of stealing donations"),
        ("Seven dead as tram overturns", "Seven", "dead"),
        ("Tears of joy as fans celebrate title", "fans", "celebrate title"),
        ("You waited long, but the Rovers are champions", "the Rovers", "are champions"),
        ("Brandt says she will resign", "Brandt", "will resign"),
        ("Brandt says she is ready for talks", "Brandt", "is ready for talks"),
        ("Brandt tells miners she is with them", "Brandt", "tells miners she is with them"),
        ("A jury on Friday convicted the mayor", "A jury", "convicted the mayor"),
    ],
    ids=[
        "a verb that is seldom a noun", "a verb that is never a noun", "no infinitive is taken for what is coming",
        "names before the subject", "what is coming", "a participle without is", "an adjective without is",
        "the statement before the clause", "the clause behind a phrase", "no speaker is the subject",
        "a pronoun is the speaker", "a state that is stated", "a state that is promised is no news",
        "a day is no part of the subject",
    ],
)  # fmt: skip
def test_who_and_what_of_a_headline(title: str, who: str, what: str) -> None:
    w5h = extract(TEXT, title=title).w5h

    assert (w5h.who[0].text, w5h.what[0].text) == (who, what)


@pytest.mark.parametrize(
    "title", ["Tax cut plan", "Ohio recession: Pay cuts, fewer police", "City council OKs drilling"]
)
def test_nouns_are_no_verbs_of_a_headline(title: str) -> None:
    assert extract(TEXT, title=title).w5h.what[0].within == "text"


QUOTED_ASKED_AND_PLAYED = [
    ("'We fear no one': Aldport editors defy ban", "Aldport editors", "defy ban"),
    ("'No port is better than a bad port,' says Brandt", "Brandt", "is better than a bad port"),
    ("Is Norvik's housing crisis over?", "Norvik's housing crisis", "over"),
    ("Can Aldport avoid a drought?", "Aldport", "avoid a drought"),
    ("Aldport Reds too strong for Norvik Blues", "Aldport Reds", "too strong for Norvik Blues"),
    ("Spain ex-president Brandt found guilty of bribery", "Spain ex-president Brandt", "found guilty of bribery"),
    ("More people potentially exposed in breach", "More people", "exposed in breach"),
    ("Norway stun Spain to reach semi-finals", "Norway", "stun Spain"),
    ("Opinion: Sweden cannot wait for Norway", "Sweden", "cannot wait for Norway"),
]


@pytest.mark.parametrize(("title", "who", "what"), QUOTED_ASKED_AND_PLAYED)
def test_headlines_that_quote_ask_and_tell_of_matches(title: str, who: str, what: str) -> None:
    w5h = extract(TEXT, title=title).w5h

    assert (w5h.who[0].text, w5h.what[0].text) == (who, what)


def test_a_headline_ending_in_a_quotation_tells_what_stands_before_it() -> None:
    w5h = extract("Two men were shot on Monday.", title="Two shot in Aldport: 'The town needs to see it'").w5h

    assert w5h.what[0].text == "shot in Aldport"


def test_a_number_of_people_is_who_the_text_says_they_are() -> None:
    w5h = extract("Five men were shot in Aldport, police said.", title="Five shot in Aldport").w5h

    assert w5h.who[0].text == "Five men"


def test_a_first_line_without_full_stop_is_the_headline_of_a_text_without_title() -> None:
    w5h = extract("Norvik slams greedy rival\n\nNORWICH, May 25 - The two firms met in court on Sunday.").w5h

    assert (w5h.what[0].text, w5h.what[0].within) == ("slams greedy rival", "text")


def test_the_place_of_a_dateline_is_not_who() -> None:
    w5h = extract("GOTHENBURG, Sweden, May 25 - Rovers beat holders City 5-4 on Sunday to win the cup.").w5h

    assert w5h.who[0].text == "Rovers"
    assert w5h.what[0].text == "beat holders City 5-4"


COUNTED = [
    (
        "Seven dead and 50 injured after derailment",
        "Seven people died when a tram derailed.",
        "dead and 50 injured",
    ),
    ("Aldport tram: Seven dead after derailment", "Seven people died when a tram derailed.", "dead"),
    ("2 injured, hundreds flee as stand collapses", "Two people were injured when a stand fell.", "injured"),
]


@pytest.mark.parametrize(("title", "text", "what"), COUNTED)
def test_a_headline_that_counts_victims_is_about_them(title: str, text: str, what: str) -> None:
    w5h = extract(text, title=title).w5h
    assert w5h.what[0].text == what
    assert w5h.who[0].text in ("Seven people", "Two people")


def test_a_journey_is_not_named_after_where_it_began() -> None:
    text = "A flight had to turn back on Tuesday. LAX Airport Police met it."
    assert extract(text, title="LAX to Tokyo flight turns back").w5h.who[0].text == "LAX to Tokyo flight"


def test_of_two_statements_the_headline_leads_with_the_first() -> None:
    title = "Aldport vote is first look into mood of the country; Balloting will help gauge discontent"
    w5h = extract("Voters in Aldport go to the polls on Monday.", title=title).w5h
    assert w5h.who[0].text == "Aldport vote"


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [
        ("Boy, 9, shot on ferry in Aldport", "Boy, 9", "shot on ferry in Aldport"),
        ("4 hurt, 1 killed in Aldport market fire", "4", "hurt"),
        ("Several dead and dozens hurt after tram overturns", "Several", "dead and dozens hurt"),
        ("Coroner investigating after nurse dies", "Coroner", "investigating"),
        ("Girl in critical condition after fall from roof", "Girl", "in critical condition"),
        ("Norvik sorry for losing letters", "Norvik", "sorry for losing letters"),
        ("Explosion wounds 4 miners - Aldport News 7", "Explosion", "wounds 4 miners"),
        ("Sheriff: Man cleaning gun shoots neighbour", "Man cleaning gun", "shoots neighbour"),
    ],
    ids=[
        "an age between commas", "two counts", "no number but a crowd", "a gerund without is", "a state without is",
        "an adjective without is", "a verb that looks like a noun, and the site's name", "a speaker before a colon",
    ],
)  # fmt: skip
def test_a_headline_without_a_parsed_verb_is_read_by_its_words(title: str, who: str, what: str) -> None:
    w5h = extract("It was late when the council met.", title=title).w5h
    assert (w5h.who[0].text, w5h.what[0].text) == (who, what)


@pytest.mark.parametrize(
    ("title", "what"),
    [
        ("Norvik slams 'greedy old rival'", "slams 'greedy old rival'"),
        ("Norvik re-opens old port", "re-opens old port"),
    ],
)
def test_an_answer_is_cut_within_no_quotation_and_no_word(title: str, what: str) -> None:
    assert extract("It was late when the council met.", title=title).w5h.what[0].text == what


def test_what_a_court_heard_is_the_news_of_a_text_without_title() -> None:
    w5h = extract("A baker stabbed his neighbour over a fence, a court heard on Monday. He denies it.").w5h
    assert (w5h.who[0].text, w5h.what[0].text) == ("A baker", "stabbed his neighbour over a fence")


def test_a_quotation_is_no_lead() -> None:
    text = "“Nobody saw it coming,” the mayor of Aldport said. A ferry capsized off Aldport on Monday."
    assert extract(text, title="Aldport disaster").w5h.what[0].text == "capsized off Aldport"


def test_the_speaker_behind_the_last_comma_is_not_who() -> None:
    text = "A young woman was killed when a bullet hit her, a court in Aldport heard."
    w5h = extract(text, title="Woman, 20, killed after bullet hits wall, court told").w5h
    assert w5h.what[0].text == "killed"
    assert w5h.who[0].text == "Woman, 20"


def test_what_a_thing_is_compared_with_is_not_who() -> None:
    text = "A ship has taken a picture of an iceberg that broke into pieces."
    who = extract(text, title="Shattered iceberg four times the size of Manhattan captured in new image").w5h.who
    assert "iceberg" in who[0].text


def test_a_date_stamp_is_no_lead() -> None:
    text = "December 22nd, 2008 8: 55 am\nThe owners have withdrawn their offer to Ann Brandt."
    assert extract(text).w5h.what[0].text == "have withdrawn their offer to Ann Brandt"


def test_a_dateline_that_the_parser_takes_for_the_subject_is_not_who() -> None:
    text = (
        "SUN CITY, South Africa (Reuters) - Home favourite Ann Brandt picked up back-to-back wins on the tour after a "
        "final round 69 proved enough for her to claim the title on Sunday."
    )
    w5h = extract(text).w5h
    assert "Ann Brandt" in w5h.who[0].text
    assert w5h.what[0].text.startswith("picked up")


def test_the_last_word_of_a_title_is_not_its_holder() -> None:
    text = "The state police said it recovered 86 guns in line with an order of the Inspector General of Police."
    assert extract(text, title="Police recover 86 guns").w5h.who[0].text == "Police"


def test_the_caption_of_a_picture_is_no_lead() -> None:
    text = "Picture taken November 11, 2020.\nNorvik sold its port on Monday."
    assert extract(text).w5h.what[0].text == "sold its port"


def test_a_gerund_before_a_bare_verb_is_what() -> None:
    w5h = extract("Ann Brandt runs a farm shop.", title="City boy helping farmers grow their business").w5h
    assert w5h.what[0].text.startswith("helping farmers")
    assert w5h.who[0].text == "City boy"


def test_a_shortage_that_fuels_a_crisis_is_who() -> None:
    w5h = extract("The council of Aldport is to teach the public.", title="Housing shortage fuels crisis: expert").w5h
    assert (w5h.who[0].text, w5h.what[0].text) == ("Housing shortage", "fuels crisis")


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [("Trump dismisses recount drive as 'scam'", "Donald Trump", "dismisses recount drive")],
)
def test_a_name_that_is_tagged_as_a_command(title: str, who: str, what: str) -> None:
    w5h = extract("Donald Trump has described a recount in Aldport as a scam.", title=title).w5h
    assert (w5h.who[0].text, w5h.what[0].text) == (who, what)


def test_voters_whom_the_parser_joins_to_their_verb_are_who() -> None:
    text = "ACCRA (Reuters) - Ghanaians vote in elections on Monday in which two men offer rival promises."
    assert extract(text).w5h.who[0].text == "Ghanaians"


def test_a_quoted_verb_is_the_verb_of_its_headline() -> None:
    w5h = extract("Ann Brandt pardoned her last goose.", title="Brandt 'pardons' one last goose on farm").w5h
    assert w5h.who[0].text == "Ann Brandt"
    assert w5h.what[0].text.startswith("'pardons' one last goose")


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "FILE PHOTO: Mayor Ann Brandt speaks during an interview in Oslo.\nOSLO - Norvik sold its port.",
            "Norvik",
            "sold its port",
        ),
        (
            "Norvik has sold its last port, but its rivals should beware: it plans to buy another one.",
            "Norvik",
            "has sold its last port",
        ),
    ],
    ids=["a caption", "a colon"],
)
def test_the_lead_behind_a_caption_and_before_a_colon(text: str, who: str, what: str) -> None:
    w5h = extract(text).w5h
    assert (w5h.who[0].text, w5h.what[0].text) == (who, what)


def test_a_lead_that_the_parser_hangs_on_its_dateline() -> None:
    text = (
        "JAKARTA, Dec 6 (Reuters) - Indonesia's anti-graft agency on Sunday named Social Affairs Minister Ann Brandt "
        "as a suspect in a million-dollar bribery case, along with four other people."
    )
    w5h = extract(text).w5h
    assert "agency" in w5h.who[0].text
    assert w5h.what[0].text.startswith("named Social Affairs Minister")


def test_a_blast_behind_a_colon_is_who() -> None:
    w5h = extract("Security fears swept across Aldport.", title="Local media: Blast at cathedral kills at least 25").w5h
    assert (w5h.who[0].text, w5h.what[0].text) == ("Blast at cathedral", "kills at least 25")


def test_a_caption_with_its_credit_is_no_lead() -> None:
    text = "Secretary Ann Brandt walks outside her office in Oslo.\nREUTERS / Jo Berg\nNorvik sold its port on Monday."
    assert extract(text).w5h.what[0].text == "sold its port"


@pytest.mark.parametrize(
    ("title", "who", "what"),
    [
        ("Dam project forces sale of farm", "Dam project", "forces sale of farm"),
        ("Ban on beef set to be lifted", "Ban on beef", "set to be lifted"),
        ("Shelter returns to Aldport church", "Shelter", "returns to Aldport church"),
        ("Norvik joins pact, Aldport threatens to leave", "Norvik", "joins pact"),
        ("Norvik releases new phone, announces price", "Norvik", "releases new phone"),
    ],
    ids=["a verb inside a compound", "foretold without is", "a verb of going", "two statements", "two verbs"],
)
def test_headlines_whose_verb_the_tagger_misses(title: str, who: str, what: str) -> None:
    w5h = extract(TEXT, title=title).w5h

    assert (w5h.who[0].text, w5h.what[0].text) == (who, what)


def test_a_headline_may_have_a_verb_without_a_subject() -> None:
    facts = extract(
        "Police arrested two men in Oslo on Monday.", title="Boy recovering after shot by 4-year-old cousin"
    )

    assert (facts.warnings, bool(facts.w5h.what)) == ((), True)
