"""Items of agencies in the many ways in which their standards let them be written."""

import textwrap

import pytest
from factwire.model import Article
from factwire.reading import read_article

FIRST = "The minister said on Monday that the bridge would be closed for three weeks."
SECOND = "He added that the police were called after the storm."
TWO = [FIRST, SECOND]
FIRST_WRAPPED, SECOND_WRAPPED = (textwrap.fill(words, 30) for words in TWO)
INDENTED = textwrap.indent(FIRST_WRAPPED, "            ")
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>"
PARTS = f"<p>{FIRST}</p></body.content><body.content><p>{SECOND}</p>"
ROLES = "<headline role='x:short'>Short</headline><headline role='x:main'>Main</headline>"
BROKEN = "<headline>Bridge <em>closed</em>,<br/>again</headline>"
WITHIN = "<NewsLines><HeadLine>Bridge closed</HeadLine></NewsLines>"
HEAD = "<hedline><hl1>Bridge closed<br/>after storm</hl1></hedline>"
BYLINE = "<byline>By <person>Ann Example</person></byline>"


def nitf(*, head: str = HEAD, content: str = PARAGRAPHS) -> str:
    return (
        f"<nitf><head><title>slug</title></head><body><body.head>{head}</body.head>"
        f"<body.content>{content}</body.content></body></nitf>"
    )


def newsml_g2(content: str, *, meta: str = "", provider: str = "") -> str:
    return (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:example:1' version='1'>"
        f"<itemMeta>{provider}<versionCreated>2024-10-08T09:00:00Z</versionCreated></itemMeta>"
        f"<contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def newsml_1(content: str, *, lines: str = "", inner: str = "") -> str:
    return (
        f"<NewsML><NewsItem><NewsComponent>{lines}<NewsComponent>{inner}<ContentItem><MediaType FormalName='Text'/>"
        f"<DataContent>{content}</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>"
    )


def read(document: str) -> Article:
    return read_article(document.encode(), content_type="application/xml", metadata={}, location="s3://b/k")


def page(body: str) -> str:
    return f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body>{body}</body></html></inlineXML>"


@pytest.mark.parametrize(
    ("document", "lines"),
    [
        (nitf(content=PARTS), TWO),
        (nitf(content=f"<table><tr><td>Ann</td><td>3</td></tr></table><p>{FIRST}</p>"), ["Ann 3", FIRST]),
        (nitf(content=f"<pre>{FIRST}\n{SECOND}</pre>"), TWO),
        (newsml_g2(f"<inlineXML>{nitf(content=PARTS)}</inlineXML>"), TWO),
        (newsml_g2(page(f"<header>{FIRST}</header><main>{SECOND}</main>")), TWO),
        (newsml_g2(f"<inlineData contenttype='text/plain'>{FIRST}\n{SECOND}</inlineData>"), TWO),
        (newsml_g2(f"<inlineData contenttype='text/html'><![CDATA[{PARAGRAPHS}]]></inlineData>"), TWO),
        (newsml_1(nitf()), TWO),
        (newsml_g2(page(f"<p>{FIRST_WRAPPED}\n    {SECOND_WRAPPED}\n\n</p>")), TWO),
        (newsml_g2(page(f"<p>\n{INDENTED}</p>")), [FIRST]),
        (newsml_1(PARAGRAPHS), TWO),
        (newsml_1(f"<![CDATA[{PARAGRAPHS}]]>"), TWO),
        (newsml_1(f"{FIRST}\n{SECOND}"), TWO),
    ],
    ids=[
        "NITF in two parts", "NITF with a table", "NITF in set lines", "NITF in NewsML-G2", "page in NewsML-G2",
        "plain text in NewsML-G2", "HTML as data in NewsML-G2", "NITF in NewsML 1", "a wire in one element",
        "an indented document", "paragraphs in NewsML 1",
        "HTML as data in NewsML 1", "plain text in NewsML 1",
    ],
)  # fmt: skip
def test_the_text_is_whole_and_in_paragraphs(document: str, lines: list[str]) -> None:
    assert read(document).text.splitlines() == lines


@pytest.mark.parametrize(
    ("document", "title"),
    [
        (nitf(), "Bridge closed after storm"),
        (newsml_g2(page(PARAGRAPHS), meta=BROKEN), "Bridge closed, again"),
        (newsml_g2(page(PARAGRAPHS), meta=ROLES), "Main"),
        (newsml_1(nitf(), lines="<NewsLines><SlugLine>slug</SlugLine></NewsLines>"), "Bridge closed after storm"),
        (newsml_1(PARAGRAPHS, lines="<NewsLines/>", inner=WITHIN), "Bridge closed"),
    ],
    ids=["NITF", "line break in NewsML-G2", "roles in NewsML-G2", "NewsML 1 without one", "NewsML 1 within"],
)  # fmt: skip
def test_the_headline_is_found_where_the_item_has_it(document: str, title: str) -> None:
    assert read(document).title == title


@pytest.mark.parametrize(
    ("document", "authors"),
    [
        (nitf(head=f"{HEAD}<byline>By ANN EXAMPLE<byttl>Example Wire Writer</byttl></byline>"), ("ANN EXAMPLE",)),
        (
            nitf(head="<byline><person><name.given>Ann</name.given><name.family>Example</name.family></person></byline>"),
            ("Ann Example",),
        ),
        (nitf(head=f"{BYLINE}<byline>Bo Sample, Example Wire</byline>"), ("Ann Example", "Bo Sample")),
        (newsml_g2(page(PARAGRAPHS), meta="<by>By Ann Example<br/>Oslo</by>"), ("Ann Example",)),
        (newsml_g2(f"<inlineXML>{nitf(head=BYLINE)}</inlineXML>"), ("Ann Example",)),
        (newsml_1(nitf(head=BYLINE)), ("Ann Example",)),
        (
            newsml_1(PARAGRAPHS, lines="<NewsLines><ByLine>Ann Example</ByLine><ByLine>Bo Sample</ByLine></NewsLines>"),
            ("Ann Example", "Bo Sample"),
        ),
    ],
    ids=[
        "NITF with a job title", "NITF with parts of a name", "NITF in two bylines", "line break in NewsML-G2",
        "NITF in NewsML-G2", "NITF in NewsML 1", "NewsML 1 in two bylines",
    ],
)  # fmt: skip
def test_the_authors_are_those_of_all_bylines(document: str, authors: tuple[str, ...]) -> None:
    assert read(document).authors == authors


@pytest.mark.parametrize(
    ("provider", "source"),
    [
        ("<provider qcode='nprov:EX'><name>Example Wire</name></provider>", "Example Wire"),
        ("<provider qcode='nprov:EX'/>", "EX"),
        ("<provider literal='wire.example'/>", "wire.example"),
        ("", None),
    ],
)
def test_the_provider_is_the_source_by_whatever_it_is_named(provider: str, source: str | None) -> None:
    assert read(newsml_g2(page(PARAGRAPHS), provider=provider)).source == source
