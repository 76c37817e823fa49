"""Reasons that later sentences and motives beside the deed give for the main event."""

import pytest
from factwire import extract

SHUT = "Norvik shut the port in Aldport on Monday"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{SHUT} in an effort to cut its costs.", "cut its costs"),
        (f"{SHUT} in its latest bid to cut its costs.", "cut its costs"),
        (f"{SHUT} in an attempt by its new director to cut its costs.", "cut its costs"),
        (f"{SHUT} in order to cut its costs.", "cut its costs"),
        (f"{SHUT} after weeks of heavy storms.", "weeks of heavy storms"),
        (f"{SHUT}. The decision came after months of losses at its yards.", "months of losses at its yards"),
        (f"{SHUT}. The decision comes a day after the firm lost its licence.", "the firm lost its licence"),
        (f"{SHUT}. The closure follows a fall in sales.", "a fall in sales"),
        (f"{SHUT}. The move is aimed at cutting costs.", "cutting costs"),
        (f"{SHUT}. Director Ann Brandt said the step was meant to save jobs elsewhere.", "to save jobs elsewhere"),
        (f"{SHUT}. The reason for the closure was a broken crane.", "a broken crane"),
        (f"{SHUT}. The directors named losses and old cranes as reasons for the step.", "losses and old cranes"),
        (f"{SHUT}. The main purpose is to save money.", "to save money"),
    ],
    ids=["an effort", "a bid described", "a bid by somebody", "an order", "weeks of something", "came after",
        "a day after", "follows", "aimed at", "meant to", "reason was", "named as reasons", "a purpose"],
)  # fmt: skip
def test_the_reason_that_the_text_states(text: str, why: str) -> None:
    assert extract(text, title="Norvik shuts port").w5h.why[0].text == why


def test_what_an_attack_was_an_attempt_at_is_why() -> None:
    text = "The minister was shot dead in Aldport on Monday. The attack was an attempt to disrupt the talks."
    assert extract(text, title="Minister shot dead").w5h.why[0].text == "to disrupt the talks"


def test_what_a_critic_said_for_her_stand_is_why() -> None:
    text = "The critic Ann Brandt slammed the film on Monday, saying it was far too long."
    assert extract(text, title="Critic slams film").w5h.why[0].text == "it was far too long"


@pytest.mark.parametrize(
    "text",
    [
        f"{SHUT}. The call came into the office just after noon.",
        f"{SHUT}. The poll follows three families.",
        f"{SHUT}, citing a poll of its clients.",
    ],
    ids=["a clock", "no event", "a source"],
)
def test_no_reason_is_stated(text: str) -> None:
    assert extract(text, title="Norvik shuts port").w5h.why == ()


def test_how_long_somebody_is_jailed_is_not_why() -> None:
    text = "The man was jailed on Monday."
    assert extract(text, title="Man jailed for life for murder").w5h.why[0].text == "for murder"


def test_what_a_meeting_was_aimed_at_is_why() -> None:
    text = "A meeting, aiming to help young farmers, was held in Aldport on Monday."
    assert extract(text, title="Meeting held in Aldport").w5h.why[0].text == "aiming to help young farmers"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "Norvik has entered its first lockdown since May after infections and deaths hit record highs.",
            "infections and deaths hit record highs",
        ),
        ("The bridge is safe, an engineer has said amid fears it could soon fall.", "fears it could soon fall"),
    ],
    ids=["behind a date", "behind speech"],
)
def test_the_reason_with_its_own_clause(text: str, why: str) -> None:
    assert extract(text).w5h.why[0].text == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A man was shot in Aldport on Monday during an argument over a fence.", "an argument over a fence"),
        ("A man was shot in Aldport. It appears to be some type of dispute, police said.", "some type of dispute"),
    ],
    ids=["during", "appears to be"],
)
def test_the_quarrel_that_a_shooting_grew_out_of_is_why(text: str, why: str) -> None:
    assert extract(text, title="Man shot in Aldport").w5h.why[0].text == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{SHUT}. The agency said the closure is necessary for repairs.", "repairs"),
        (f"{SHUT}. The move would help young fishermen.", "help young fishermen"),
    ],
    ids=["a need", "a benefit"],
)
def test_what_an_act_is_good_for_is_why(text: str, why: str) -> None:
    assert extract(text, title="Norvik shuts port").w5h.why[0].text == why


def test_a_visitor_met_for_talks() -> None:
    text = "Ann Brandt met the premier in Oslo for talks on trade."
    assert extract(text, title="Brandt meets premier").w5h.why[0].text == "for talks on trade"


def test_what_somebody_may_be_charged_with_is_not_why() -> None:
    text = "Ann Brandt was cleared on Monday. Her rival said she deserved to be charged with a crime."
    assert extract(text, title="Brandt cleared").w5h.why == ()


def test_why_another_deed_was_done_gives_way_to_why_the_main_one_was() -> None:
    text = (
        "Norvik shut the port on Monday following a strike of its pilots. Ships waited in the rain. "
        "The crews of two boats slept on deck because their cabins were locked."
    )
    assert extract(text, title="Norvik shuts port").w5h.why[0].text == "a strike of its pilots"


def test_what_somebody_is_concerned_about_is_why() -> None:
    text = (
        "Norvik rejected the route to Aldport. Its director was concerned that the route does not, at present, have "
        "enough clients."
    )
    why = extract(text, title="Norvik rejects route").w5h.why
    assert why[0].text == "the route does not, at present, have enough clients"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{SHUT}. Old debts are behind the move.", "Old debts"),
        (f"{SHUT}. A leak of oil led to the closure.", "A leak of oil"),
        (f"{SHUT} on the orders of the minister.", "the minister"),
    ],
    ids=["behind", "led to", "orders"],
)
def test_what_brought_an_act_about_is_why(text: str, why: str) -> None:
    assert extract(text, title="Norvik shuts port").w5h.why[0].text == why


@pytest.mark.parametrize(
    "text",
    [
        f"{SHUT}. Its director did not seem concerned about the rain.",
        f"{SHUT}. The port was full, as many such ports are.",
    ],
    ids=["not concerned", "a comparison"],
)
def test_what_is_no_reason_for_the_closure(text: str) -> None:
    assert extract(text, title="Norvik shuts port").w5h.why == ()


def test_what_somebody_passed_away_from_is_why() -> None:
    text = 'Ann Brandt died on Monday. Her family said she passed away, at home, from "natural causes due to old age."'
    assert extract(text, title="Former governor Ann Brandt dies at 82").w5h.why[0].text.startswith("natural causes")


def test_what_a_lawsuit_alleges_is_why() -> None:
    text = (
        "A man has sued the police of Aldport, alleging he was hurt by an officer. The man, whose name has been "
        "withheld to protect his privacy, wants damages."
    )
    assert extract(text, title="Man sues police").w5h.why[0].text == "he was hurt by an officer"


def test_what_somebody_is_accused_of_doing_is_why() -> None:
    text = "A grand jury has indicted a couple accused of posing as refugees."
    assert extract(text, title="Grand jury indicts couple").w5h.why[0].text == "posing as refugees"


def test_the_purpose_of_what_is_given_up_is_not_why() -> None:
    text = (
        "Norvik is scaling back its fleet as it seeks a merger, abandoning plans to stay in Aldport to serve its port."
    )
    assert extract(text).w5h.why[0].text == "it seeks a merger"


def test_the_killing_that_a_man_is_accused_of_is_not_why_it_happened() -> None:
    text = "A man accused of killing three women is behind bars. Authorities say the case centers around a dispute."
    assert extract(text, title="3 women killed in Aldport").w5h.why[0].text == "a dispute"


def test_a_worried_investor_is_a_clause_of_its_own() -> None:
    text = "Shares of Norvik fell on Monday as investors worried about its debts."
    assert extract(text, title="Shares of Norvik fall").w5h.why[0].text == "investors worried about its debts"


def test_what_somebody_left_believing_is_not_why_another_leads() -> None:
    text = "Ann Brandt is the leading candidate for mayor. She met the premier and left believing she will win."
    assert extract(text, title="Brandt is leading candidate for mayor").w5h.why == ()


def test_what_opponents_say_of_it_is_why_a_bill_is_rejected() -> None:
    text = "Lawmakers in Aldport rejected the tax bill on Monday by 30 votes to 12. Critics say it would ruin farmers."
    assert extract(text, title="Lawmakers reject tax bill").w5h.why[0].text == "it would ruin farmers"


def test_what_the_police_say_of_a_march_is_not_why_people_march() -> None:
    text = "Thousands marched in Aldport on Monday. The police said the march would block two bridges."
    assert extract(text, title="Thousands march in Aldport").w5h.why == ()


def test_a_positive_test_is_why_a_runner_is_banned() -> None:
    text = "Runner Ann Brandt was banned on Monday for two years. She tested positive for a stimulant in May."
    assert extract(text, title="Runner banned").w5h.why[0].text == "tested positive for a stimulant in May"


def test_thanks_given_to_people_are_no_reason() -> None:
    text = "With a word of thanks to nurses and doctors, the band took to the stage in Aldport on Monday."
    assert extract(text, title="Band plays in Aldport").w5h.why == ()


def test_the_news_that_a_party_announces_is_no_reason() -> None:
    text = "Ann Brandt said on Monday that she would resign as mayor of Aldport by the end of May."
    assert extract(text, title="Brandt to resign as Aldport mayor").w5h.why == ()
