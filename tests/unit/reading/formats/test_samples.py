"""The samples that the readers are tested on keep to their standards, so that what is read is what agencies send.

NewsML-G2 is checked by the IPTC's own library. For the others there is none to install: the tables below were written
by hand, for ninjs after the IPTC's schemas of 1.3, 2.1 and 3.0, which the samples were held against, for the others
after NITF 3.5, NewsML 1.2, RFC 4287 (Atom) and RSS 2.0, and do not replace their schemas.
"""

import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from NewsMLG2.document import NewsMLG2Document

SAMPLES = Path(__file__).parents[1] / "samples"
G2 = "{http://iptc.org/std/nar/2006-10-01/}"


def root(name: str) -> etree._Element:
    return etree.parse(str(SAMPLES / name), etree.XMLParser(remove_comments=True)).getroot()


def names(elements) -> list[str]:
    return [etree.QName(element).localname for element in elements]


# NewsML-G2


@pytest.mark.parametrize("kind", ["newsItem", "packageItem"])
def test_the_iptcs_own_library_knows_every_element_of_the_news_items(kind: str) -> None:
    [item] = root("newsml-g2.xml").iter(G2 + kind)

    written = NewsMLG2Document(etree.tostring(item)).get_item().to_xml()

    assert Counter(names(written.iter(G2 + "*"))) == Counter(names(item.iter(G2 + "*")))


@pytest.mark.parametrize("kind", ["newsItem", "packageItem"])
def test_the_news_items_have_what_every_item_must_have(kind: str) -> None:
    [item] = root("newsml-g2.xml").iter(G2 + kind)

    assert {"guid", "version", "standard", "standardversion", "conformance"} <= set(item.keys())
    assert names(item)[:2] == ["catalogRef", "itemMeta"]
    assert names(item.find(G2 + "itemMeta"))[:3] == ["itemClass", "provider", "versionCreated"]


# Other XML


@pytest.mark.parametrize(
    ("name", "path", "children"),
    [
        ("nitf.xml", "", "head? body"),
        ("nitf.xml", "head", "title? meta* tobject? iim? docdata? pubdata* revision-history*"),
        ("nitf.xml", "body", "body.head? body.content* body.end?"),
        ("nitf.xml", "body/body.head", "hedline? note* rights? byline* distributor? dateline* abstract? series?"),
        ("nitf.xml", "body/body.content/media", "media-metadata* media-reference media-caption* media-producer?"),
        ("newsml-1.xml", "", "Catalog? TopicSet* NewsEnvelope NewsItem"),
        ("newsml-1.xml", "NewsEnvelope", "TransmissionId? SentFrom? SentTo? DateAndTime NewsService* Priority?"),
        ("newsml-1.xml", "NewsItem", "Comment* Catalog? Identification NewsManagement NewsComponent?"),
        ("newsml-1.xml", "NewsItem/Identification", "NewsIdentifier NameLabel? DateLabel? Label*"),
        (
            "newsml-1.xml",
            "NewsItem/Identification/NewsIdentifier",
            "ProviderId DateId NewsItemId RevisionId PublicIdentifier",
        ),
        (
            "newsml-1.xml",
            "NewsItem/NewsManagement",
            "NewsItemType FirstCreated ThisRevisionCreated Status StatusWillChange? Urgency?",
        ),
        (
            "newsml-1.xml",
            "NewsItem/NewsComponent",
            "Catalog? Role? NewsLines? AdministrativeMetadata? RightsMetadata? DescriptiveMetadata? NewsComponent*",
        ),
    ],
    ids=lambda value: value.rpartition("/")[2],
)
def test_elements_stand_in_the_order_of_their_dtd(name: str, path: str, children: str) -> None:
    element = root(name)
    for step in filter(None, path.split("/")):
        [element] = [child for child in element if names([child]) == [step]]
    left = names(element)

    for expected in children.split():
        while left and left[0] == expected.rstrip("?*"):
            left.pop(0)
            if not expected.endswith("*"):
                break
        else:
            assert expected.endswith(("?", "*")), f"{expected} is missing"

    assert left == []


def test_the_feeds_have_what_their_standards_demand() -> None:
    atom, [channel] = root("atom.xml"), root("rss.xml")

    for element in (atom, *(child for child in atom if names([child]) == ["entry"])):
        assert {"id", "title", "updated"} <= set(names(element))
    assert all("author" in names(child) for child in atom if names([child]) == ["entry"])
    assert root("rss.xml").get("version") == "2.0"
    assert {"title", "link", "description"} <= set(names(channel))
    assert all({"title", "description"} & set(names(child)) for child in channel if names([child]) == ["item"])


# ninjs

COMMON = {"uri", "type", "version", "language", "urgency", "embargoed", "located", "associations", "renditions"}
ONE = COMMON | {
    "$standard", "mimetype", "firstcreated", "versioncreated", "pubstatus", "copyrightholder", "title", "byline",
    "headline", "slugline", "ednote", "infosource", "organisation", "person", "place", "subject",
}  # fmt: skip
TWO = COMMON | {
    "standard", "firstcreated", "versioncreated", "pubstatus", "copyrightholder", "title", "by", "headlines", "bodies",
    "infosources", "organisations", "people", "places", "subjects",
}  # fmt: skip
THREE = COMMON | {
    "standard", "firstCreated", "versionCreated", "pubStatus", "copyrightHolder", "title", "by", "headlines", "bodies",
    "infoSources", "organisations", "people", "places", "subjects",
}  # fmt: skip


@pytest.mark.parametrize(
    ("version", "known", "of_bodies"),
    [
        ("1", ONE, set()),
        ("2", TWO, {"role", "contenttype", "charcount", "wordcount", "value"}),
        ("3", THREE, {"role", "contentType", "charCount", "wordCount", "value"}),
    ],
)
def test_a_ninjs_item_has_no_property_that_its_schema_does_not_know(version: str, known: set, of_bodies: set) -> None:
    item = json.loads((SAMPLES / f"ninjs-{version}.json").read_text(encoding="utf-8"))

    assert "uri" in item
    assert item.get("type") == "text"
    assert {name for name in item if not name.startswith("body_")} <= known
    assert {name for body in item.get("bodies", []) for name in body} <= of_bodies
    assert all(isinstance(item[name], str) for name in item if name in {"version", "byline", "by", "headline"})


LISTS = {
    "1": {"infosource", "organisation", "person", "place", "subject"},
    "2": {"headlines", "bodies", "infosources", "organisations", "people", "places", "subjects"},
    "3": {"headlines", "bodies", "infoSources", "organisations", "people", "places", "subjects"},
}
OF_NAMED = {"1": {"name", "rel", "scheme", "code"}, "2": {"name", "rel", "role", "uri", "literal"}}


@pytest.mark.parametrize("version", LISTS)
def test_what_a_ninjs_item_says_has_the_types_and_words_of_its_schema(version: str) -> None:
    item = json.loads((SAMPLES / f"ninjs-{version}.json").read_text(encoding="utf-8"))
    plain = {name.lower(): value for name, value in item.items()}

    assert {name for name, value in item.items() if isinstance(value, list)} <= LISTS[version]
    named = [each for name in LISTS[version] - {"headlines", "bodies"} for each in item.get(name, [])]
    assert {key for each in named for key in each} <= OF_NAMED.get(version, OF_NAMED["2"])
    assert plain["pubstatus"] in {"usable", "withheld", "canceled"}
    assert all(datetime.fromisoformat(plain[name]).tzinfo for name in ("firstcreated", "versioncreated"))
    assert (item.get("standard") or item["$standard"])["version"].startswith(f"{version}.")
