"""Lines that are none of the article's: sign-offs, end marks, rights, what a page says while it loads."""

import pytest
from factwire.reading import read_article, read_articles
from factwire.reading.furniture import furniture_spans, is_furniture

TEXT = "The mayor said on Monday that the bridge would open to traffic by the end of the year."
SIGN_OFF = "(Reporting by Ann Example in Oslo; Editing by Bo Example)"


@pytest.mark.parametrize(
    "line",
    [
        SIGN_OFF,
        "Reporting by Ann Example, Bo Example and Cy Example; Writing by Di Example; Editing by Ed Example",
        "Additional reporting by Ann Example in Cape Town.",
        "Compiled by Ann Example",
        "Example Wire writer Ann Example in Oslo contributed to this report.",
        "Example Wire writer Ann Example contributed to this report from Oslo.",
        "Example Wire contributed to this report.", "Ann Example and Bo Example also contributed to this story.",
        "Our Standards: The Example Principles.",
        "Example reported from Bamako, Mali.", "Ann Example and Bo Example reported from Cape Town.",
        "SOURCE Example Limited", "PK/PSM", "PTI SPK NSK",
        "Additional reporting: PA",
        "(END) 1204 GMT", "-- With assistance from Ann Example and Bo Example",
        "(END)", "-ENDS-", "- 30 -", "###", "(MORE)",
        "© 2024 Example Wire", "Copyright 2024 Example Wire. All rights reserved.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Loading ...", "Loading comments…",
        "ann.example@example.org",
    ],
)  # fmt: skip
def test_a_line_is_none_of_the_articles(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        TEXT, "The end of the war", "More than 40 people fled.", "Edited by hand, the film won a prize.",
        "Reporting by state media suggested that 12 people were killed.", "Copyright law is 300 years old.",
        "Write to ann.example@example.org by Friday.", "", "The storm contributed to this report of losses.",
        "High winds contributed to this story of ruin.", "Two deaths were reported from Bamako, Mali.",
        "Source close to the mayor said so.", "AC/DC play on Monday.", "SOURCE of the river, the spring, is dry.",
    ],
)  # fmt: skip
def test_a_line_of_the_article_stays(line: str) -> None:
    assert not is_furniture(line)


def test_text_keeps_it_and_its_place_is_known() -> None:
    text = f"{TEXT}\n\n{SIGN_OFF}\n(END)\n"
    article = read_article(text.encode(), content_type="text/plain", metadata={}, location="s3://b/k")

    assert article.text == text
    assert [text[start:end] for start, end in furniture_spans(text)] == [SIGN_OFF, "(END)"]


PAGE = f"<html><body><article><h1>Bridge</h1><p>{TEXT}</p><p>{TEXT} Again.</p><p>{{}}</p></article></body></html>"
ITEM = f"<item><title>Bridge</title><description>&lt;p>{TEXT}&lt;/p>&lt;p>{{}}&lt;/p></description></item>"
PARAGRAPHS = f"<p>{TEXT}</p><p>{{}}</p>"
MARKED_UP = {
    "html": ("text/html", PAGE),
    "rss": ("application/rss+xml", f"<rss><channel>{ITEM}</channel></rss>"),
    "nitf": ("application/xml", f"<nitf><body><body.content>{PARAGRAPHS}</body.content></body></nitf>"),
    "newsml-1": (
        "application/xml",
        f"<NewsML><NewsItem><ContentItem><DataContent>{PARAGRAPHS}</DataContent></ContentItem></NewsItem></NewsML>",
    ),
}


@pytest.mark.parametrize("form", MARKED_UP)
@pytest.mark.parametrize("line", [SIGN_OFF, "(END)", "Loading …", "Copyright 2024 Example Wire. All rights reserved."])
def test_markup_loses_it(form: str, line: str) -> None:
    content_type, page = MARKED_UP[form]
    [reading] = read_articles(page.format(line).encode(), content_type=content_type, metadata={}, location="s3://b/k")

    assert reading.article is not None
    assert line not in reading.article.text
    assert TEXT in reading.article.text


@pytest.mark.parametrize("form", ["nitf", "newsml-1"])
def test_a_byline_in_the_body_names_the_author_and_is_no_text(form: str) -> None:
    content_type, page = MARKED_UP[form]
    data = page.replace(f"<p>{TEXT}</p>", f"<p>By Ann Example</p><p>{TEXT}</p>").format("").encode()
    [reading] = read_articles(data, content_type=content_type, metadata={}, location="s3://b/k")

    assert reading.article is not None
    assert (reading.article.authors, reading.article.text) == (("Ann Example",), TEXT)
