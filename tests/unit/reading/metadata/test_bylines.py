"""Bylines name people, or the collective that signs; what stands beside a name is no second author."""

import pytest
from factwire.reading import read_article
from factwire.reading.metadata.bylines import authors_in, authors_of_line, names_in

TEXT = "The mayor said on Monday that the bridge would open to traffic by the end of the year."


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Example and Bo Example", ("Ann Example", "Bo Example")),
        ("Ann Example, Lakeside University", ("Ann Example",)),
        ("Ann Example, Institute for Lake Research", ("Ann Example",)),
        ("Ann Example, The Lakeside Herald", ("Ann Example",)),
        ("Ann Example, New York", ("Ann Example",)),
        ("Ann Example in Cape Town", ("Ann Example",)),
        ("Ann Example, Chief Political Analyst", ("Ann Example",)),
        ("Ann Example, Example Editor-at-large", ("Ann Example",)),
        ("Ann Example. Lakeside International", ("Ann Example",)),
        ("J. R. Example and Bo St. Example", ("J. R. Example", "Bo St. Example")),
        ("Ann Example, Bo Example and Cy Example", ("Ann Example", "Bo Example", "Cy Example")),
        ("Staff Report", ("Staff Report",)),
        ("By staff and wire reports", ("staff and wire reports",)),
        ("By The Associated Press", ("The Associated Press",)),
        ("AFP-JIJI", ("AFP-JIJI",)),
        ("Reuters", ("Reuters",)),
        ("ANN EXAMPLE ann.example@example.org", ("ANN EXAMPLE",)),
        ("TNN | 31 January 2024", ("TNN",)),
        ("Local News | Updated: 31 January 2024", ()),
        ("admin", ()),
        ("No Author", ()),
        ("Revised Edition", ()),
        ("Photo: Getty Images", ()),
    ],
)
def test_a_byline_names_its_authors(byline: str, authors: tuple[str, ...]) -> None:
    assert authors_in(byline) == authors


@pytest.mark.parametrize("employer", ["Lakeside Post", "Lakeside Post Business", "Lakeside"])
def test_a_part_of_the_site_is_no_second_author(employer: str) -> None:
    assert names_in(f"Ann Example, {employer}", besides=["Lakeside Post"]) == ("Ann Example",)


def test_a_branch_of_the_site_is_no_second_author() -> None:
    assert names_in("Ann Example and Bo Example | QBC Wimmera", besides=["QBC News"]) == ("Ann Example", "Bo Example")


def test_a_field_for_a_name_may_hold_one_in_lower_case_or_one_word() -> None:
    assert names_in("Ann example", single=True) == ("Ann example",)
    assert names_in("Bo", single=True) == ("Bo",)
    assert names_in("the bridge", single=True) == ()


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("BY ANN EXAMPLE", ("ANN EXAMPLE",)),
        ("By Ann Example, Staff Writer", ("Ann Example",)),
        ("By Staff Reporter", ("Staff Reporter",)),
        ("From staff reports", ("staff reports",)),
        ("From London to Paris", ()),
        ("By Friday the ferries sailed again.", ()),
        ("by the end of the year the bridge will open", ()),
        ("The mayor spoke to Ann Example", ()),
    ],
)
def test_a_line_may_be_a_byline(line: str, authors: tuple[str, ...]) -> None:
    assert authors_of_line(line) == authors


def test_a_text_without_metadata_is_by_whom_its_byline_names() -> None:
    text = f"Bridge opens\n\nBy Ann Example\n\n{TEXT}\n"
    article = read_article(text.encode(), content_type="text/plain", metadata={}, location="s3://b/k")

    assert (article.authors, article.text) == (("Ann Example",), text)
