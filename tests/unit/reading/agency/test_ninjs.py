"""ninjs as agencies fill it in: forms of the text, headlines and writers by their roles."""

import json

import pytest
from factwire.model import Article
from factwire.reading import read_article

FIRST = "The minister said on Monday that the bridge would be closed for three weeks."
SECOND = "He added that the police were called after the storm."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
WRITER = {"name": "Ann Example", "rel": "author"}
NITF = (
    f"<?xml version='1.0' encoding='UTF-8'?><nitf><head><title>slug</title></head><body><body.head><hedline>"
    f"<hl1>A headline</hl1></hedline></body.head><body.content>{HTML}</body.content></body></nitf>"
)


def read(**fields: object) -> Article:
    item = {"uri": "urn:example:1", "type": "text", "headline": "Bridge closed", "body_text": FIRST, **fields}
    data = json.dumps({name: value for name, value in item.items() if value is not None}).encode()
    return read_article(data, content_type="application/json", metadata={}, location="s3://b/k")


def body(value: str, *, kind: str | None = None, role: str | None = None) -> dict[str, str | None]:
    return {"value": value, "contenttype": kind, "role": role}


@pytest.mark.parametrize(
    ("bodies", "lines"),
    [
        ([body(HTML, kind="text/html", role="html5")], [FIRST, SECOND]),
        ([body(HTML)], [FIRST, SECOND]),
        ([body(f"{FIRST}\n{SECOND}")], [FIRST, SECOND]),
        ([body(HTML, kind="application/xhtml+xml", role="richtext")], [FIRST, SECOND]),
        ([body(NITF, kind="text/vnd.IPTC.NITF", role="nitf")], [FIRST, SECOND]),
        ([body(NITF, kind="application/xml", role="xnitf"), body(FIRST, kind="text/plain", role="text")], [FIRST]),
        ([body("An abstract.", kind="text/plain", role="summary"), body(HTML, role="html")], [FIRST, SECOND]),
    ],
    ids=["a form as its role", "untold HTML", "untold text", "XHTML", "NITF", "NITF and text", "an abstract beside"],
)  # fmt: skip
def test_the_plainest_form_of_the_whole_text_is_read(bodies: list, lines: list[str]) -> None:
    assert read(body_text=None, bodies=bodies).text.splitlines() == lines


def test_the_main_headline_is_the_title_wherever_it_stands() -> None:
    headlines = [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge closed after storm"}]

    assert read(headline=None, headlines=headlines).title == "Bridge closed after storm"
    assert read(headline=None, headlines=headlines[:1]).title == "Bridge"


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"byline": "By Ann Example"}, ("Ann Example",)),
        ({"person": [{"name": "Bo Sample", "rel": "about"}, WRITER]}, ("Ann Example",)),
        ({"people": [{"name": "Ann Example", "rel": "creator"}]}, ("Ann Example",)),
        ({"authors": [{"name": "Ann Example", "role": "writer"}, "Bo Sample"]}, ("Ann Example",)),
        ({"people": [{"name": "Bo Sample"}]}, ()),
    ],
)  # fmt: skip
def test_the_authors_are_those_who_wrote_the_item_not_those_it_tells_of(fields: dict, authors: tuple) -> None:
    assert read(**fields).authors == authors


def test_an_item_named_by_its_guid_alone_is_one_too() -> None:
    article = read(uri=None, guid="urn:example:1", version="2", body_text=None, body_html=HTML)

    assert article.text.splitlines() == [FIRST, SECOND]
    assert article.article_id == read().article_id
