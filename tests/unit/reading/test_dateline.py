"""Datelines: found at the start of a line near the top, nowhere else; they date an article that nothing else dates."""

import pytest
from factwire.reading import read_article
from factwire.reading.dateline import dateline_date, find_dateline, in_dateline


@pytest.mark.parametrize(
    ("text", "known_by", "expected"),
    [
        ("LONDON, 3 March 2024 — The mayor said no.", None, "2024-03-03"),
        ("NEW YORK, Sept. 9, 2024 (Example Wire) -- The mayor said no.", None, "2024-09-09"),
        ("PARIS, March 12 (Example Wire) - The mayor said no.", "2025-03-12T10:00:00Z", "2025-03-12"),
        ("PARIS, Dec 31 - The mayor said no.", "2025-01-01", "2024-12-31"),
        ("PARIS, March 13 - The mayor said no.", "2025-03-12", "2025-03-13"),
        ("PARIS, Feb 29 - The mayor said no.", "2025-03-12", "2024-02-29"),
        (
            "Mayor says no\n\nBy Ann Example\n\nGDANSK, Poland, May 4 (EW) – The mayor said no.",
            "2025-06-01",
            "2025-05-04",
        ),
        ("PARIS, March 12 (Example Wire) - The mayor said no.", None, None),
        ("PARIS - The mayor said on March 12, 2024 - a Tuesday - no.", None, None),
        ("The mayor, 12 March 2024 - no.", None, None),
        ("PARIS, Feb 30, 2024 - The mayor said no.", None, None),
        ("", None, None),
    ],
)
def test_the_date_is_read_where_its_year_can_be_told(text, known_by, expected) -> None:
    assert dateline_date(text, known_by=known_by) == expected


def test_a_dateline_comes_before_the_time_of_storing_and_after_the_senders_date() -> None:
    def read(**metadata: str):
        named = {key.replace("_", "-"): value for key, value in metadata.items()}
        data = b"PARIS, March 12 (Example Wire) - The mayor of the city said no."
        article = read_article(data, content_type=None, metadata=named, location="s3://bucket/key")
        return article.published_at, article.published_at_origin

    assert read() == (None, None)
    assert read(last_modified="2025-03-14") == ("2025-03-12", "dateline")
    assert read(last_modified="2025-03-14", published_at="2025-03-13") == ("2025-03-13", "metadata")


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("OSLO, March 3 (Example Wire) - Ministers met.", "OSLO, March 3 (Example Wire) - "),
        ("Ministers meet\n\nOSLO — Ministers met.", "OSLO — "),
        ("OSLO—Ministers met.", "OSLO—"),
        ("Oslo (EW) -- Ministers met.", "Oslo (EW) -- "),
        ("Ministers - and their guests - met in OSLO.", None),
        ("Ministers met in OSLO, Norway - at last.", None),
        ("FILE - Ministers meet. OSLO — Ministers met.", None),
        ("", None),
    ],
)
def test_a_dateline_ends_with_its_dash(text: str, dateline: str | None) -> None:
    found = find_dateline(text)

    assert (text[found[0] : found[1]] if found else None) == dateline


def test_only_code_points_inside_count() -> None:
    text = "OSLO - Ministers met in OSLO."

    assert in_dateline(text, 0)
    assert not in_dateline(text, text.rindex("OSLO"))
