"""When a page's article appeared: what its markup says, beside the date that it shows to its readers."""

import pytest
from factwire.reading.formats.html import draft_of

BODY = "<p>The mayor said on Monday that the bridge would open to traffic by the end of the year.</p>" * 6
TOLD = '<meta property="article:published_time" content="{}">'


def read(shown: str, *, told: str | None = None, url: str | None = None, before: str = "", head: str = ""):
    head += TOLD.format(told) if told else ""
    page = f"<html><head>{head}</head><body>{before}<h1>Bridge opens</h1>{shown}{BODY}</body></html>"
    return draft_of(page, url=url)


@pytest.mark.parametrize(
    ("shown", "published", "modified"),
    [
        ("<span>Monday, 4 March 2024</span>", "2024-03-04", None),
        ("<time>March 4, 2024 at 10:42 pm EST</time>", "2024-03-04", None),
        ("<p>Published Mar 4, 2024</p><p>Updated Mar 6, 2024</p>", "2024-03-04", "2024-03-06"),
        ("<p>Published: 4th March 2024 | Last updated: 6th March 2024</p>", "2024-03-04", "2024-03-06"),
        ("<div>2024/03/04 - 5 min read</div>", "2024-03-04", None),
        ("<div>By Ann Example</div><div><div>4 Mar, 2024</div></div>", "2024-03-04", None),
    ],
)
def test_a_line_that_holds_only_dates_below_the_headline_tells_them(shown: str, published: str, modified) -> None:
    draft = read(shown)

    assert (draft.published_at, draft.modified_at) == (published, modified)


@pytest.mark.parametrize(
    "shown",
    [
        "<p>The war ended on 4 March 2014</p>",
        "<p>From 4 March 2014 to 8 March 2014</p>",
        f"{BODY}{BODY}<p>4 March 2014</p>".replace("</p><p>", " "),
        "<p>pm am pm am pm am pm am pm am pm am pm am pm am pm am pm amq 4 March 2014</p>",
    ],
    ids=["a sentence", "a span of time", "behind the text", "words that nearly fit"],
)
def test_other_dates_are_not_taken_for_the_articles(shown: str) -> None:
    assert read(shown, told="2024-03-04T10:00:00+01:00").published_at == "2024-03-04T10:00:00+01:00"


def test_a_date_among_the_comments_of_an_article_in_short_paragraphs_is_not_the_articles() -> None:
    times = '<time class="entry-date published" datetime="2024-03-04T10:00:00Z">4th March 2024</time>'
    page = (
        f"<html><body><article><header>Posted on {times} by <b>Ann Example</b></header><h1>Bridge opens</h1>{BODY}"
        '<div class="comment"><time datetime="2024-03-08T10:00:00Z">8th March 2024 at 10:00 am</time></div></article>'
    )

    assert draft_of(page).published_at == "2024-03-04T10:00:00Z"


def test_the_clock_above_the_headline_is_not_the_articles_date() -> None:
    draft = read("", told="2024-03-04T10:00:00+01:00", before="<div>Friday, 8 March 2024</div>")

    assert draft.published_at == "2024-03-04T10:00:00+01:00"


@pytest.mark.parametrize(
    ("told", "shown", "expected"),
    [
        ("2024-03-04T10:00:00Z", "March 4, 2024", "2024-03-04T10:00:00Z"),
        ("2024-03-05T02:00:00Z", "March 4, 2024", "2024-03-04"),
        ("2024-03-01T10:00:00Z", "March 4, 2024", "2024-03-04"),
        ("2024-03-01T10:00:00Z", "Updated March 4, 2024", "2024-03-01T10:00:00Z"),
        ("2019-03-01T10:00:00Z", "Updated March 4, 2024", "2024-03-04"),
        ("2019-03-01T10:00:00Z", "Published March 1, 2019. Updated March 4, 2024", "2019-03-01T10:00:00Z"),
    ],
    ids=["the same", "the local day", "another day", "a correction", "a new edition", "both shown"],
)
def test_what_a_page_shows_is_weighed_against_its_markup(told: str, shown: str, expected: str) -> None:
    assert read(f"<p>{shown}</p>", told=told).published_at == expected


def test_the_day_in_the_address_confirms_the_markup() -> None:
    url = "https://example.com/2024/03/01/bridge"

    assert read("<p>March 4, 2024</p>", told="2024-03-01T10:00:00Z", url=url).published_at == "2024-03-01T10:00:00Z"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-03-06T10:00:00Z">',
        '<meta name="lastmod" content="2024-03-06T10:00:00Z">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-03-06T10:00:00Z"}</script>',
    ],
)
def test_the_last_change_is_read_from_the_markup(head: str) -> None:
    assert read("", head=head, told="2024-03-04").modified_at == "2024-03-06T10:00:00Z"


@pytest.mark.parametrize(
    "masthead",
    [
        "<header><div id='top-date'>Fri, 8 March 2024</div></header>",
        "<div class='masthead'><span>Friday, March 8, 2024</span></div>",
        "<div class='td-header-top'><div><div>8 March 2024</div></div></div>",
        "<nav><ul><li>8 March 2024</li></ul></nav>",
    ],
)
def test_the_day_of_the_visit_in_a_masthead_is_no_publication_date(masthead: str) -> None:
    page = f"<html><body>{masthead}<article><h1>Bridge opens</h1>{{}}{BODY}</article></body></html>"

    assert draft_of(page.format("")).published_at is None
    meta = "<div>Ann Example<br><a href='/'>The Post</a><br>Wed, 6 Mar 2024 08:20 UTC</div>"
    assert draft_of(page.format(meta)).published_at == "2024-03-06"


def test_a_day_that_a_line_calls_an_update_is_no_publication_wherever_its_figures_are_marked_up() -> None:
    assert read("<p>Updated: <b>Mar 6, 2024</b></p>", told="2024-03-04").published_at == "2024-03-04"


def test_a_date_below_a_text_in_one_element_is_not_the_articles() -> None:
    text = "<div>{}<br><br></div>".format("The mayor said on Monday that the bridge would open to traffic.<br><br>" * 8)
    page = f"<html><body><h1>Bridge opens</h1><p>4 March 2024</p>{text}<span>5 March 2024 at 09:10</span></body></html>"

    assert draft_of(page).published_at == "2024-03-04"


def test_a_date_line_right_above_the_headline_is_of_the_article() -> None:
    top = "<div class='top'><span>Research</span><span>4 March 2024</span></div>"
    page = f"<html><body><main><div>{top}<h1>Bridge opens</h1></div>{BODY}</main></body></html>"

    assert draft_of(page).published_at == "2024-03-04"


@pytest.mark.parametrize(
    ("told", "head", "url", "published"),
    [
        ("Mon, 07/10/2023 - 17:57", "", None, "2023-07-10T17:57:00"),
        ("07/10/2023 17:57", '<meta name="lastmod" content="28/10/2023">', None, "2023-10-07T17:57:00"),
        ("07/10/2023 17:57", "", "https://news.example.co.uk/a", "2023-10-07T17:57:00"),
        ("07/10/2023 17:57", "", "https://news.example.com/a", None),
    ],
)
def test_figures_are_ordered_by_weekday_siblings_or_site(told: str, head: str, url, published) -> None:
    assert read("", told=told, head=head, url=url).published_at == published
