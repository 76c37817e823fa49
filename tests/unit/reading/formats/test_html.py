"""Web pages: the article without its surroundings, and what the page says about it."""

from pathlib import Path

import pytest
from factwire import errors
from factwire.reading import article_from_row, read_article
from factwire.reading.formats.html import draft_of
from factwire.reading.metadata.bylines import names_in

PAGE = (Path(__file__).parents[1] / "samples" / "page.html").read_bytes()
BODY = "<p>The mayor said on Monday that the bridge would open to traffic by the end of the year.</p>" * 4


def read(data: bytes, *, content_type: str | None = "text/html", **metadata: str):
    return read_article(data, content_type=content_type, metadata=metadata, location="s3://bucket/page")


def page(head: str = "", body: str = BODY) -> str:
    return f"<html><head>{head}</head><body><article><h1>Bridge opens</h1>{body}</article></body></html>"


def test_the_article_is_kept_by_paragraphs_and_its_surroundings_are_left_out() -> None:
    text = read(PAGE).text

    assert text.startswith("Ferries between Mallaig")
    assert "“We slept in the car with two dogs and a cello,” said Catriona Munro" in text
    assert "“This one has a date.”" in text
    assert text.count("\n") >= 3
    for surrounding in ("Home", "Share", "Read more", "newsletter", "Most read", "Sheep", "rights", "By Morag"):
        assert surrounding not in text


def test_the_metadata_of_the_page_are_read() -> None:
    article = read(PAGE)

    assert article.title == "Ferry service to Skye resumes after storm"
    assert article.authors == ("Morag Sinclair", "Iain Reid")
    assert article.source == "Highland Herald"
    assert article.url == "https://highlandherald.example/news/2024/10/08/skye-ferry"
    assert (article.published_at, article.published_at_origin) == ("2024-10-08T07:30:00+01:00", "markup")
    assert article.content_type == "text/html"


@pytest.mark.parametrize(
    "content_type", [None, "binary/octet-stream", "text/html; charset=utf-8", "application/xhtml+xml"]
)
def test_a_page_is_recognised_by_type_or_content(content_type) -> None:
    assert read(PAGE, content_type=content_type).content_type == "text/html"


def test_a_row_with_html_is_read_and_its_fields_overrule_the_page() -> None:
    article = article_from_row({"id": 1, "html": PAGE.decode(), "title": "Ferries", "published_at": "2024-10-09"})

    assert (article.title, article.published_at, article.published_at_origin) == ("Ferries", "2024-10-09", "metadata")
    assert article.source == "Highland Herald"


def test_a_charset_declared_in_the_page_is_honoured() -> None:
    text = page('<meta charset="windows-1250">', "<p>The town of Łódź and the city of Gdańsk are in the north.</p>" * 4)

    assert "Łódź" in read(text.encode("cp1250")).text


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ('<meta name="author" content="Ann Example">', "", ("Ann Example",)),
        ('<meta name="author" content="https://example.com/ann">', "<p>By Ann Example</p>", ("Ann Example",)),
        ('<meta property="article:author" content="Ann Example and Bo Example">', "", ("Ann Example", "Bo Example")),
        ('<meta name="citation_author" content="Ann B. Example">', "", ("Ann B. Example",)),
        ("", '<a rel="author" href="/a">Ann Example</a>', ("Ann Example",)),
        ("", '<div class="byline">By <span>Ann Example</span>, <i>Example News</i></div>', ("Ann Example",)),
        ("", "<div>Posted on May 4, 2024 by Ann Example</div>", ("Ann Example",)),
        ("", '<a rel="author" href="/a">Ann</a>', ("Ann",)),
        ('<meta property="og:site_name" content="Example Times"><meta name="author" content="Example Times">', "", ()),
        ("", '<div class="comment"><a rel="author">Troll Example</a></div>', ()),
        (
            "",
            "<article class='node'><footer><div>Submitted by <b>Ann Example</b> on Tue</div></footer></article>",
            ("Ann Example",),
        ),
        ("", "<aside><a rel='author' href='/a'>Ann Example</a> Correspondent</aside>", ("Ann Example",)),
        ("", "<aside><h3>Opinion</h3><a rel='author' href='/b'>Bo Example</a></aside>", ()),
        ("", "<div><a href='/staff/12'>Ann Example</a></div>", ("Ann Example",)),
        ("", "<p>She told <a href='/people/bo'>Bo Example</a> so.</p>", ()),
        ("", "<div id='art_author'>Ann Example - Reporter / @annex</div>", ("Ann Example",)),
        ("", "<font size=1><b>By Ann Example</b></font>", ("Ann Example",)),
        ("", "<div class='byline'>AFP / Updated: 31 Jan 2024</div>", ("AFP",)),
        ("", "", ()),
    ],
)
def test_authors_are_people_and_come_from_the_surest_place(head, body, expected) -> None:
    assert draft_of(page(head, body + BODY)).authors == expected


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Example", ("Ann Example",)),
        ("By Ann Example and Bo de la Cruz, Example News", ("Ann Example", "Bo de la Cruz")),
        ("Ann Example, PhD", ("Ann Example",)),
        ("Ann Example For The Example On Sunday", ("Ann Example",)),
        ("Written by: J. R. O'Neill | View all posts", ("J. R. O'Neill",)),
        ("Staff reporter", ()),
        ("View all posts by admin", ()),
        ("", ()),
    ],
)
def test_names_are_taken_out_of_bylines(byline: str, names: tuple[str, ...]) -> None:
    assert names_in(byline) == names


@pytest.mark.parametrize(
    ("url", "written", "expected"),
    [
        ("https://example.com/2024/10/08/bridge", "2024-10-09T02:30:00Z", "2024-10-08"),
        ("https://example.com/2024/10/08/bridge", "2024-10-08T12:30:00Z", "2024-10-08T12:30:00Z"),
        ("https://example.com/2024/10/01/bridge", "2024-10-08T12:30:00Z", "2024-10-08T12:30:00Z"),
        ("https://example.com/bridge", "2024-10-08T02:30:00+02:00", "2024-10-08T02:30:00+02:00"),
        (None, "no date", None),
    ],
)
def test_the_day_in_the_address_decides_near_midnight_in_utc(url, written, expected) -> None:
    draft = draft_of(page(f'<meta property="article:published_time" content="{written}">'), url=url)

    assert draft.published_at == expected


DEEP = "<div>" * 100_000


@pytest.mark.parametrize(
    ("name", "html", "outcome"),
    [
        ("nothing", "<html></html>", errors.EmptyArticle),
        ("deep nesting", f"<html><body>{DEEP}{BODY}", errors.TooLarge),
        ("too many elements", page(body="<b>a</b><br>" * 40_000), errors.TooLarge),
        ("too much markup", page(body="<p class='" + "x" * 4_000_000 + "'>"), errors.TooLarge),
        ("huge colspan", page(body=f"{BODY}<table><tr><td colspan=1000000000>{BODY}</td></tr></table>"), None),
        ("cut off", page()[:300], None),
        ("deep JSON-LD", page(f"<script type='application/ld+json'>{'[' * 100_000}</script>"), None),
        (
            "odd JSON-LD",
            page('<script type="application/ld+json">[1, {"@type": 5, "author": [[]]}, null]</script>'),
            None,
        ),
        ("bad address", page('<link rel="canonical" href="http://[bad"><meta property="og:url" content="::">'), None),
    ],
)
def test_a_hostile_page_ends_quickly_as_an_article_or_a_named_error(name, html, outcome) -> None:
    if outcome is None:
        assert "The mayor said on Monday" in read(html.encode()).text
    else:
        with pytest.raises(outcome):
            read(html.encode())


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">]>'

    text = read((bomb + page(body=BODY + "<p>And &b; and &f; are not the end of it all.</p>")).encode()).text

    assert "aaaa" not in text
    assert "localhost" not in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Close allies of the mayor objected.",
        "Facebook on Monday took the posts down.",
        "Email to staff said that jobs would go.",
        "Copyright lawyers called the ruling a blow.",
        "Advertisements for the bridge cost a million.",
        "Loading cranes fell into the river.",
        "Subscribers left in their thousands after the price rose.",
        "We need your support, the mayor told the crowd at the bridge.",
        "You can view our earlier report on the bridge here.",
        "The plan has not been edited by anybody, the council said.",
        "The council will tell us what it thinks of the comments of the mayor, she said.",
        "Published in 1934, the plan for the bridge was forgotten.",
        "Contact with the crew was lost at 3.15 in the morning.",
        "Some 1,204 reads of the meter were wrong.",
    ],
)
def test_a_sentence_that_begins_like_a_button_is_kept(sentence: str) -> None:
    assert sentence in draft_of(page(body=f"{BODY}<p>{sentence}</p>{BODY}")).text


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [
        ("By Monday night the bridge was closed.", True),
        ("By Ann Example", False),
        ("By Ann Example Jr.", False),
        ("By Example News staff", False),
    ],
)
def test_a_byline_is_no_part_of_the_text_and_a_sentence_is(line: str, is_kept: bool) -> None:
    assert (line in draft_of(page(body=f"<p>{line}</p>{BODY}")).text.splitlines()) is is_kept


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Advertisement - scroll to continue", "Share", "Share this article", "Email", "Facebook",
        "Copyright 2024 Example News", "Copyright © Example News", "© 2024 Example News", "Close", "Loading...",
        "© 2024, Example News. This article is the property of Example News. " + "No part of it may be reprinted. " * 8,
        "Submit your letter to the editor via this form. Read more letters.", "Send us your photos of the storm!",
        "New subscribers also receive a mug made by local potters.", "Posted on", "Release Date:", "Last updated:",
        "Article continues after this advertisement", "1,204 reads", "Log in to post comments",
        "What do you make of the bridge? Have your say in the comments below.", "Kindly share this story:",
        "Your subscription could not be saved. Please try again.", "Printer friendly version",
        "Media contact: Ann Example, +44 20 5550 0199", "Contact: press@example.org", "***", "💡",
        "Never miss a story. Choose from our newsletters.", "Stay tuned to WXYQ for more.",
        "This is a developing story. Check back for updates.", '<iframe src="https://example.org/embed">',
        "(This story has not been edited by Example staff and comes from a syndicated feed.)",
        "Published - January 31, 2024 04:18 pm IST", "Published in The Example, June 5th, 2023",
        "We need your help to keep the lights on. Donate", "*Prices are estimates. See our latest reviews here.",
    ],
)  # fmt: skip
def test_a_button_or_notice_between_paragraphs_is_left_out(line: str) -> None:
    assert line not in draft_of(page(body=f"{BODY}<p>{line}</p>{BODY}")).text.splitlines()


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2024",
        "May 3, 2024 at 08:45 AM | categories: Roads, Bridges | View Comments",
        "By Ann Example | 3 May 2024",
        "Politics • 3 May 2024 • 4 min read",
    ],
)
def test_the_labels_above_an_article_are_none_of_it(line: str) -> None:
    assert draft_of(page(body=f"<p>{line}</p>{BODY}")).text.startswith("The mayor said")


@pytest.mark.parametrize("labels", [["Local"], ["Press release", "For immediate release"]])
def test_labels_above_the_title_go_with_it(labels: list[str]) -> None:
    above = "".join(f"<p>{label}</p>" for label in labels)

    text = draft_of(f"<html><body><article>{above}<p>Bridge opens</p>{BODY}</article><h1>Bridge opens</h1></body>").text

    assert text.startswith("The mayor said")


def test_a_dateline_above_an_article_is_kept() -> None:
    line = "OSLO, 3 May 2024 — The bridge opened again."

    assert draft_of(page(body=f"<p>{line}</p>{BODY}")).text.startswith(line)


@pytest.mark.parametrize("separator", [" - ", " | ", " – ", ": ", " — "])
def test_the_name_of_the_site_is_no_part_of_a_headline(separator: str) -> None:
    head = f"<title>Ferry sails{separator}The Example</title><meta property='og:site_name' content='The Example'>"
    headings = "<h1>The Example</h1><h1>Ferry sails again</h1>"

    assert draft_of(f"<html><head>{head}</head><body>{BODY}</body></html>").title == "Ferry sails"
    assert draft_of(f"<html><head>{head}</head><body>{headings}{BODY}</body></html>").title == "Ferry sails again"


def test_the_name_of_the_site_before_a_headline_goes_where_the_page_shows_the_headline_alone() -> None:
    page = f"<html><head><title>The Post - Ferry sails for Skye again</title></head><body>{{}}{BODY}</body></html>"

    assert draft_of(page.format("<b>Ferry sails for Skye again</b>")).title == "Ferry sails for Skye again"
    assert draft_of(page.format("")).title == "The Post - Ferry sails for Skye again"


def test_an_organisation_that_signs_is_one_author_however_many_names_it_holds() -> None:
    author = '{"@type": "Organization", "name": "Department for Roads, Ports and Rural Affairs"}'
    told = f'{{"@type": "NewsArticle", "headline": "Bridge opens", "author": {author}}}'

    draft = draft_of(page(f"<script type='application/ld+json'>{told}</script>"))

    assert draft.authors == ("Department for Roads, Ports and Rural Affairs",)


def test_a_person_whom_a_page_calls_an_organisation_stays_a_person() -> None:
    author = '{"@type": "Organization", "name": "Ann Example"}'

    draft = draft_of(page(f'<script type="application/ld+json">{{"@type": "Article", "author": {author}}}</script>'))

    assert draft.authors == ("Ann Example",)


def test_the_name_of_the_site_as_the_first_heading_is_no_headline() -> None:
    headings = "<h1>The Post</h1><h2>Ferry sails for Skye again</h2>"

    assert (
        draft_of(f"<title>Ferry sails for Skye again | The Post</title>{headings}{BODY}").title
        == "Ferry sails for Skye again"
    )


def test_a_byline_below_a_standfirst_is_no_part_of_the_text() -> None:
    lines = "<p>What a bridge says of a town.</p><p>By Ann Example</p><p>From the May 2024 issue</p>"

    assert draft_of(page(body=lines + BODY)).text.startswith("What a bridge says of a town.\nThe mayor")


def test_the_year_of_a_copyright_is_no_date() -> None:
    assert draft_of(page(body=f"{BODY}<footer><p>Copyright 2013 Example Council</p></footer>")).published_at is None


def test_who_made_a_picture_is_no_author_and_no_part_of_its_caption() -> None:
    credited = "<span class='credit photo-credit'>By NORTHERN PORTS AND HARBOURS</span>"
    draft = draft_of(page(body=f"<p>The bridge seen from the quay on Monday. {credited}</p>{BODY}"))

    assert draft.authors == ()
    assert "HARBOURS" not in draft.text


def test_a_malformed_address_costs_only_itself() -> None:
    draft = draft_of(page(head="<link rel='canonical' href='http://[x'>"))

    assert draft.text
    assert draft.url is None


def test_white_in_a_title_is_read_once_whatever_its_length() -> None:
    """Found by fuzzing: a pattern went through a run of spaces from each of them."""
    article = read(
        page(f"<title>Ferry stuck{' ' * 200_000}in ice - Post</title>", body=BODY.replace("bridge", "quay")).encode()
    )

    assert article.title in {"Bridge opens", "Ferry stuck in ice - Post"}
