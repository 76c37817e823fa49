"""Feeds as sites really write them: what an entry says of itself, not of its pictures, and without HTML's marks."""

from factwire.model import Article
from factwire.reading import read_articles

FIRST = "The minister said on Monday that the bridge would be closed for three weeks."
SECOND = "He added that the police were called after the storm."
LONG = "A long caption of the photograph. " * 20
SPACES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:media='http://search.yahoo.com/mrss/'"
)


def entries(document: str) -> list[Article]:
    readings = list(read_articles(document.encode(), content_type="application/xml", metadata={}, location="s3://b/k"))
    return [reading.article for reading in readings if reading.article]


def rss(item: str, *, title: str = "Bridge closed") -> Article:
    [article] = entries(
        f"<rss version='2.0' {SPACES}><channel><title>Example News &#8211; World</title>"
        f"<item>{item}<title>{title}</title></item></channel></rss>"
    )
    return article


def atom(entry: str, *, feed: str = "") -> Article:
    [article] = entries(
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://news.example/a/'>{feed}"
        f"<entry><id>urn:example:1</id>{entry}</entry></feed>"
    )
    return article


def test_a_picture_gives_an_item_neither_title_nor_text() -> None:
    article = rss(
        f"<media:title>The bridge</media:title><media:description>{LONG}</media:description>"
        f"<description>{FIRST}</description>"
    )

    assert (article.title, article.text) == ("Bridge closed", FIRST)


def test_the_whole_text_is_read_and_not_the_teaser() -> None:
    body = f"<![CDATA[<figure><figcaption>{LONG}</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p>]]>"

    article = rss(f"<description>A teaser [&#8230;]</description><content:encoded>{body}</content:encoded>")

    assert article.text.splitlines() == [FIRST, SECOND]


def test_what_a_site_adds_to_each_entry_is_no_part_of_it() -> None:
    added = "&lt;p&gt;The post Bridge closed appeared first on The Wire.&lt;/p&gt;&lt;p&gt;Read more&lt;/p&gt;"

    assert rss(f"<description>&lt;p&gt;{FIRST}&lt;/p&gt;{added}</description>").text == FIRST


def test_a_title_is_read_without_htmls_marks() -> None:
    written = "<![CDATA[The minister&#8217;s <i>bridge</i> &amp; AT&T: 3 < 5]]>"

    assert rss(f"<description>{FIRST}</description>", title=written).title == "The minister’s bridge & AT&T: 3 < 5"
    html = "<title type='html'>&lt;b&gt;Bridge&lt;/b&gt;&lt;br/&gt;R&amp;amp;D</title>"
    assert atom(f"{html}<summary>{FIRST}</summary>").title == "Bridge R&D"


def test_an_author_behind_an_address_is_named() -> None:
    assert rss(f"<author>desk@news.example (Ann Example)</author><description>{FIRST}</description>").authors == (
        "Ann Example",
    )
    assert rss(f"<dc:creator>Zo&amp;euml; Example</dc:creator><description>{FIRST}</description>").authors == (
        "Zoë Example",
    )


def test_the_feeds_authors_are_those_of_entries_that_name_none() -> None:
    feed = "<title>Example News</title><author><name>Ann Example</name></author>"

    assert atom(f"<summary>{FIRST}</summary>", feed=feed).authors == ("Ann Example",)
    assert atom(f"<author><name>Bo Sample</name></author><summary>{FIRST}</summary>", feed=feed).authors == (
        "Bo Sample",
    )


def test_an_address_is_read_in_relation_to_the_feeds() -> None:
    assert atom(f"<link href='b.html'/><summary>{FIRST}</summary>").url == "https://news.example/a/b.html"
    assert atom(f"<link href='http://[x'/><summary>{FIRST}</summary>").url is None


def test_html_is_told_by_its_media_type_too() -> None:
    assert atom(f"<content type='text/html'>&lt;p&gt;{FIRST}&lt;/p&gt;</content>").text == FIRST


def test_an_entry_may_stand_alone() -> None:
    entry = f"<title>Bridge</title><content>{FIRST}</content>"

    [article] = entries(f"<entry xmlns='http://www.w3.org/2005/Atom'>{entry}</entry>")

    assert (article.title, article.text, article.source) == ("Bridge", FIRST, None)


def test_older_and_borrowed_names_of_dates_addresses_and_ids_are_known() -> None:
    space = "xmlns:dcterms='http://purl.org/dc/terms/' xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
    [of_rdf] = entries(
        f"<rdf:RDF {space} xmlns='http://purl.org/rss/1.0/'><channel><title>Example News</title></channel>"
        f"<item rdf:about='https://news.example/1'><description>{FIRST}</description>"
        "<dcterms:created>2002-09-28T20:01:19Z</dcterms:created></item></rdf:RDF>"
    )
    [of_atom] = entries(
        f"<feed xmlns='http://purl.org/atom/ns#' version='0.3'><entry><id>https://news.example/2</id><content>{FIRST}"
        "</content><issued>2003-12-31T10:14:55Z</issued><modified>2004-01-01T00:00:00Z</modified></entry></feed>"
    )

    assert (of_rdf.url, of_rdf.published_at, of_rdf.source) == (
        "https://news.example/1",
        "2002-09-28T20:01:19Z",
        "Example News",
    )
    assert (of_atom.url, of_atom.published_at) == ("https://news.example/2", "2003-12-31T10:14:55Z")
    assert of_atom.modified_at == "2004-01-01T00:00:00Z"


def test_items_that_lie_in_no_channel_are_read_once() -> None:
    assert len(entries(f"<rss><item><description>{FIRST}</description></item></rss>")) == 1
