"""5W1H: the main clause's answers, or none."""

from factwire import extract

STRIKE = """Nurses at the Saint Mary hospital in Aldport walked out on Tuesday because of unpaid overtime.

The union's president, Helga Brandt, said talks with the hospital would resume on Thursday.
"""


def test_what_is_the_predicate_of_the_headline_without_place_and_occasion() -> None:
    w5h = extract(
        "The mayor spoke to reporters in Aldport on Friday.", title="Mayor signs housing plan after long dispute"
    ).w5h

    assert (w5h.what[0].text, w5h.what[0].within) == ("signs housing plan", "title")


def test_a_verb_that_looks_like_a_noun_in_the_headline_is_found_in_the_text() -> None:
    text = "Fans protest against the new stadium. They protest every week, and protests grow."

    assert extract(text, title="Local Football World Protests New Stadium").w5h.what[0].text == "Protests New Stadium"


def test_when_and_why_stand_with_the_main_event() -> None:
    w5h = extract(STRIKE, title="Nurses walk out in Aldport", published_at="2024-03-06").w5h

    assert w5h.when[0].text == "Tuesday"
    assert w5h.why[0].text == "unpaid overtime"


def test_where_refers_to_the_place_or_facility() -> None:
    facts = extract("A train derailed near Lyon, France, on Monday.", title="Train derails near Lyon")
    known = {place.id: place.name for place in facts.places}

    assert known[facts.w5h.where[0].ref] == "Lyon"


def test_a_question_the_article_does_not_answer_has_no_answer() -> None:
    w5h = extract("The council met.").w5h

    assert w5h.when == w5h.where == w5h.why == w5h.how == ()
