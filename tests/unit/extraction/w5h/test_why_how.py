"""Why and how: what connectives and verbs say of the main event, or nothing."""

import pytest
from factwire import extract


@pytest.mark.parametrize(
    ("title", "text", "why"),
    [
        ("Norvik sells port", "Norvik sold the port to pay its debts.", "to pay its debts"),
        ("Minister arrives for talks", "The minister arrived in Oslo for talks.", "for talks"),
        ("Man jailed for theft", "The man was jailed for stealing a boat.", "for theft"),
        ("Farmers protest over fuel tax", "Farmers protested on Monday.", "fuel tax"),
        ("Brandt blames delay on rain", "Brandt blamed the delay on the rain.", "rain"),
        ("Farmers block road with tractors over tax", "Farmers blocked the road on Monday.", "tax"),
        (
            "Brandt blames director for loss",
            "Brandt blamed the director's decision to close the mine for the loss.",
            "the director's decision to close the mine for the loss",
        ),
    ],
    ids=["a purpose", "an errand", "a punishment", "over", "blamed on", "over behind a tool", "a deed before a name"],
)  # fmt: skip
def test_why(title: str, text: str, why: str) -> None:
    assert extract(text, title=title).w5h.why[0].text == why


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Norvik to buy rival", "Norvik will buy its rival."),
        ("Norvik plans to sell port", "Norvik has a plan to sell the port."),
        ("Rovers celebrate victory over City", "Rovers celebrated their victory over City."),
        ("Norvik shuts port", "Norvik shut the port, officials said because they were asked to."),
        ("Rovers beat City after final", "Rovers beat City after a final in the rain."),
        ("Rovers hold second place", "Rovers held second place for two weeks."),
    ],
    ids=["what is coming", "what a plan is for", "what a victory is over", "why somebody spoke",
        "what a match came after", "how long"],
)  # fmt: skip
def test_no_reason(title: str, text: str) -> None:
    assert extract(text, title=title).w5h.why == ()


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        ("Norvik cuts costs", "Norvik cut costs by closing its port.", "by closing its port"),
        ("Farmers block road", "Farmers blocked the road with tractors on Monday.", "with tractors"),
        ("Rovers win cup", "Rovers won the cup in a thrilling final.", "in a thrilling final"),
        ("Ministry announces closure", "The ministry announced the closure in a letter.", "in a letter"),
        ("Men shut port", "Men shut the port, chaining themselves to its gates.", "chaining themselves to its gates"),
    ],
    ids=["a means", "a tool", "a proceeding", "a channel", "a deed in one with it"],
)  # fmt: skip
def test_how(title: str, text: str, how: str) -> None:
    assert extract(text, title=title).w5h.how[0].text == how


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Storm hits island", "The storm hit the island, killing nine people."),
        ("President meets donors", "The president held talks with donors."),
        ("Norvik shuts port", "Norvik shut the port, saying it was too small."),
        ("Man jailed", "The man, who won by cheating, was jailed."),
    ],
    ids=["a result", "a partner", "speech", "what somebody else did"],
)
def test_no_manner(title: str, text: str) -> None:
    assert extract(text, title=title).w5h.how == ()


def test_the_weapon_of_the_coded_event_says_how() -> None:
    w5h = extract("A gunman killed three people with a rifle in Aldport on Monday.", title="Gunman kills three").w5h

    assert "rifle" in w5h.how[0].text


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        ("Norvik cuts price", "Norvik cut the price of its fees at sea.", ("cut the price of its fees at sea",)),
        ("Norvik cuts price", "Norvik cut its price.", ()),
        ("Norvik cuts price", "Norvik said the price was too high for poor farmers.", ()),
    ],
    ids=["what the text tells of the deed beyond the headline", "nothing new", "speech"],
)  # fmt: skip
def test_the_course_of_the_headlines_deed(title: str, text: str, how: tuple[str, ...]) -> None:
    assert tuple(answer.text for answer in extract(text, title=title).w5h.how) == how


def test_what_the_punished_had_done_is_why() -> None:
    text = "A court in Aldport on Monday jailed a man who had robbed two banks."
    assert extract(text, title="Court jails man who had robbed banks").w5h.why[0].text == "had robbed banks"


def test_words_that_only_point_at_the_event_are_no_cause() -> None:
    text = "A bus overturned in Aldport on Monday. Doctors treated nine people after the crash."
    assert [answer.text for answer in extract(text, title="Bus overturns in Aldport").w5h.why] == []


def test_the_event_named_with_its_place_is_no_cause() -> None:
    text = "Four boys are on the mend after a shooting in West Aldport."
    assert extract(text, title="4 boys shot in West Aldport").w5h.why == ()


def test_being_hurt_is_not_why_somebody_was_hurt() -> None:
    text = "Four people are recovering in hospital after being shot on Monday."
    assert [answer.text for answer in extract(text, title="Four shot in Aldport").w5h.why] == []


def test_a_cause_said_plainly_counts_wherever_the_lead_says_it() -> None:
    text = (
        "Trains between Aldport and Norvik stood still on Monday. Thousands of travellers were stranded. "
        "The operator said it was because of a broken cable."
    )
    assert extract(text, title="Trains stand still").w5h.why[0].text == "a broken cable"


def test_what_was_used_is_how() -> None:
    text = "Police used tear gas to clear the square in Aldport on Monday."
    assert extract(text, title="Police clear Aldport square").w5h.how[0].text == "used tear gas"


def test_an_age_does_not_end_the_predicate() -> None:
    text = "Dozens of rescuers are trying to reach a five-year-old boy who is trapped in a well."
    assert extract(text).w5h.what[0].text == "are trying to reach a five-year-old boy"


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        (
            "Rebels attack consulate in city of Aldport with truck bomb",
            "The rebels attacked on Monday.",
            "with truck bomb",
        ),
        ("Rebels attack consulate", "Six people died in the truck bombing of the consulate.", "in the truck bombing"),
        (
            "Paper prints files",
            "The paper printed the files, putting all of them online.",
            "putting all of them online",
        ),
    ],
    ids=["a weapon wherever it hangs", "the weapon before the happening", "a deed that the parse hangs on the object"],
)
def test_the_means_of_an_attack(title: str, text: str, how: str) -> None:
    assert extract(text, title=title).w5h.how[0].text == how


def test_what_an_attack_is_revenge_for_is_why() -> None:
    text = "Rebels attacked the consulate on Monday. They called the attack revenge for air strikes."
    assert extract(text, title="Rebels attack consulate").w5h.why[0].text == "air strikes"


def test_what_the_headline_charges_somebody_with_is_what_and_not_why() -> None:
    text = "Two men were charged with robbery in Aldport on Monday."
    assert extract(text, title="Two men charged with robbery").w5h.why == ()


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Norvik shuts port", "Norvik shut the port, two newspapers said, citing a report."),
        ("Plane crashes near Aldport", "The plane crashed near Aldport on its way over the sea."),
        ("Boy shot on ferry", "Police were called on Monday after a boy was shot on a ferry."),
    ],
    ids=["a source", "what something flies over", "the event told again"],
)
def test_what_looks_like_a_reason(title: str, text: str) -> None:
    assert not any(
        words in answer.text for answer in extract(text, title=title).w5h.why for words in ("report", "sea", "was shot")
    )


def test_what_somebody_died_of_is_why() -> None:
    w5h = extract("Ann Brandt, the actor, died of cancer in Bergen on Monday.", title="Actor Ann Brandt dies").w5h
    assert w5h.why[0].text == "cancer"


def test_what_follows_the_deed_is_not_its_course() -> None:
    text = "Police in Aldport are investigating after a boy of nine was shot in the leg on a ferry."
    assert extract(text, title="Boy shot on Aldport ferry").w5h.how == ()


def test_the_purpose_of_another_deed_is_not_why() -> None:
    text = "A woman went online to check her bill and was stunned by the amount."
    assert extract(text, title="Woman stunned by electric bill").w5h.why == ()


def test_what_prices_move_on_is_why() -> None:
    text = "Shares fell on Monday on fears that talks would fail."
    w5h = extract(text).w5h

    assert w5h.why[0].text == "fears that talks would fail"
    assert w5h.what[0].text == "fell on Monday"


def test_a_purpose_in_a_relative_clause_counts_where_it_is_said_plainly() -> None:
    text = "The ad is by a group which spends millions in an effort to stop the mayor from winning."
    assert extract(text, title="Ad hits mayor").w5h.why[0].text == "stop the mayor from winning"


def test_how_long_somebody_worked_is_not_why_he_leaves() -> None:
    text = "Ole Brandt retires on Monday after 32 years driving the same bus."
    assert extract(text, title="Bus driver retires").w5h.why == ()


def test_a_break_in_is_how_data_were_exposed() -> None:
    text = "The bank said data of clients were exposed in a breach. Hackers exploited a flaw in its systems in May."
    w5h = extract(text, title="Bank says data exposed in breach").w5h
    assert "exploited a flaw" in w5h.how[0].text


def test_a_town_that_people_march_through_is_not_how() -> None:
    text = "Thousands of farmers protested on Monday against a tax on fuel, singing their way through Oslo."
    assert all("Oslo" not in answer.text for answer in extract(text, title="Farmers protest against tax").w5h.how[:1])
