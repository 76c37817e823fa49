"""The report of an agency begins at its dateline."""

from factwire import extract

TEXT = (
    "FILE PHOTO: A ship lies in the harbour of Oslo, Norway April 2, 2019.\n"
    "* Talks enter final phase\n"
    "PARIS, Dec 7 (Reuters) - France, Germany and Spain said on Monday they would close their ports."
)


def test_captions_and_bullets_above_a_dateline_are_no_lead() -> None:
    w5h = extract(TEXT, published_at="2020-12-07").w5h

    assert w5h.who[0].text == "France"
    assert w5h.where[0].text == "PARIS"


def test_a_correspondent_abroad_is_not_where_it_happened() -> None:
    text = (
        "DUBAI (Reuters) - Kuwait's prime minister resigned on Sunday. Kuwait's emir asked him to stay. "
        "Voters in Kuwait went to the polls a day before."
    )
    assert extract(text).w5h.where[0].text == "Kuwait"


def test_a_caption_within_the_report_dates_nothing() -> None:
    text = (
        "OSLO (Reuters) - Norvik's ministry proposes to close its coal mines.\n"
        "FILE PHOTO: A mine is pictured in Aldport, July 20, 2017.\n"
        "The draft is dated Friday."
    )
    assert extract(text).w5h.when[0].text == "Friday"


def test_the_agency_that_the_dateline_credits_is_no_party() -> None:
    assert "Reuters" not in [answer.text for answer in extract(TEXT).w5h.who]


def test_the_statement_that_the_parse_hangs_on_the_dateline_is_the_news() -> None:
    text = (
        "BARAN, India (Reuters) - Traditional finery gave way to masks in a remote village, after the bride tested "
        "positive, a local health official said."
    )
    w5h = extract(text).w5h

    assert w5h.what[0].text == "gave way to masks in a remote village"
    assert w5h.why[0].text == "the bride tested positive"


def test_a_bureau_in_the_next_country_is_not_where_the_headline_s_country_acts() -> None:
    text = (
        "KINGSTON, Jamaica (AP) - Haiti's prime minister said on Monday that he would resign. Caribbean leaders met in "
        "Jamaica. Gangs overran Haiti's capital. Haiti has no president."
    )
    assert "Haiti" in extract(text, title="Haiti's prime minister resigns").w5h.where[0].text
