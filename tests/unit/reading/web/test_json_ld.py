"""What a page's JSON-LD says of its article, and the text that it may be the only place for."""

import json

import pytest
from factwire import errors
from factwire.reading.formats.html import draft_of

TEXT = "The mayor of Harrow Falls said on Tuesday that the bridge would stay shut until June, after a storm."
MORE = "Crews will work through the night to brace the northern span, the council said in a statement."


def page(node: dict[str, object], *, body: str = "<div id='app'></div>", head: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return f"<html><head><title>Live</title>{head}{script}</head><body>{body}</body></html>"


def test_a_live_blog_without_a_body_is_its_updates() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": "Span braced", "articleBody": MORE},
        {"@type": "BlogPosting", "articleBody": f"<p>{TEXT}</p><p>The trial opens in May.</p>"},
        "no update",
    ]
    node = {"@type": "LiveBlogPosting", "headline": "Bridge: latest", "liveBlogUpdate": updates}
    draft = draft_of(page({**node, "datePublished": "2024-10-08T08:00:00Z"}))

    assert draft.text.split("\n") == ["Span braced", MORE, TEXT, "The trial opens in May."]
    assert (draft.title, draft.published_at) == ("Bridge: latest", "2024-10-08T08:00:00Z")


@pytest.mark.parametrize("body", [f"{TEXT}\n\n{MORE}", f"<p>{TEXT}</p>\n<p>{MORE}</p>"])
def test_an_article_that_only_json_ld_holds_is_read(body: str) -> None:
    draft = draft_of(page({"@type": "NewsArticle", "headline": "Bridge", "articleBody": body}))

    assert [line for line in draft.text.split("\n") if line] == [TEXT, MORE]


def test_what_the_page_shows_comes_first() -> None:
    shown = f"<article><h1>Bridge</h1><p>{TEXT}</p><p>{MORE}</p><p>{TEXT} Again.</p><p>{MORE} Again.</p></article>"
    draft = draft_of(
        page({"@type": "NewsArticle", "headline": "Bridge", "articleBody": "Another text. " * 40}, body=shown)
    )

    assert "Another text" not in draft.text


def test_an_app_without_any_text_is_empty() -> None:
    with pytest.raises(errors.EmptyArticle):
        draft_of(page({"@type": "NewsArticle", "headline": "Bridge", "articleBody": 7, "liveBlogUpdate": 8}))


ADDRESS = "https://example.org/bridge"


@pytest.mark.parametrize(
    ("node", "head", "url"),
    [
        ({"mainEntityOfPage": ADDRESS}, "", ADDRESS),
        ({"mainEntityOfPage": {"@type": "WebPage", "@id": ADDRESS}}, "", ADDRESS),
        ({"mainEntityOfPage": True, "url": ADDRESS}, "", ADDRESS),
        (
            {"mainEntityOfPage": ADDRESS},
            '<link rel="canonical" href="https://example.org/own">',
            "https://example.org/own",
        ),
        ({"mainEntityOfPage": "#page"}, "", None),
    ],
)
def test_its_page_is_the_address_where_the_page_gives_no_other(node, head: str, url: str | None) -> None:
    body = f"<article><h1>Bridge</h1><p>{TEXT}</p><p>{MORE}</p></article>"
    found = draft_of(page({"@type": "NewsArticle", "headline": "Bridge", **node}, body=body, head=head))

    assert found.url == url
