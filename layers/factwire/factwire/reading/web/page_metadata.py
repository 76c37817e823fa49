"""The metadata of a web page: JSON-LD, then Open Graph and other meta elements, then the page's own bylines.

Names of properties: https://schema.org/Article, https://ogp.me, Dublin Core, Parse.ly, Highwire (citation_*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import islice
from typing import Any, Final
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from factwire.reading.identity import absolute_url, canonical_url
from factwire.reading.metadata.bylines import collective_in, names_in
from factwire.reading.metadata.date_order import day_comes_first
from factwire.reading.metadata.dates import normalise_date
from factwire.reading.web.json_ld import article_of, body_of, is_organisation, listed, name_of
from factwire.reading.web.page_dates import Shown, dated_by_name, published_date, shown_dates
from factwire.reading.web.visible_bylines import visible_bylines

_DATES: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article.published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created", "dcterms.date",
    "citation_publication_date", "citation_date", "publishdate", "publish-date", "publication_date", "pubdate",
    "originalpublicationdate", "dc.date", "date",
)  # fmt: skip
_MODIFIED: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "article:modified", "moddate",
)  # fmt: skip
_AUTHORS: Final = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator",
    "dcterms.creator", "citation_author", "cxenseparse:author", "article:author_name", "authors", "twitter:creator",
)  # fmt: skip
_TITLES: Final = ("og:title", "twitter:title", "parsely-title", "dc.title", "citation_title")
_SOURCES: Final = ("og:site_name", "application-name", "parsely-site", "dc.publisher", "citation_journal_title")
_BEFORE_SITE: Final = "-–—|:»·"
_BETWEEN_PARTS: Final = re.compile(r" [-–—|:»·] ")
# Elements that hold a headline where none is marked up as the page's.
_HEADLINES: Final = ("h1", "h2", "h3", "b", "strong", "font")
_FEWEST_WORDS: Final = 4
_LONGEST_HEADLINE: Final = 300
_MOST_NODES: Final = 500
_IN_FIGURES: Final = re.compile(r"\b\d{1,2}/\d{1,2}/\d{4}\b")
_LONGEST_DATE: Final = 64


@dataclass(frozen=True)
class Markup:
    """What a page says about its article."""

    tree: HtmlElement
    url: str | None = None

    @cached_property
    def title(self) -> str | None:
        """The headline: the page's heading where its metadata speak of the same, else what they say."""
        stated = self._article_string("headline") or self._meta(_TITLES) or self._first_text("//title")
        stated = self._without_site(" ".join(unescape(stated).split())) if stated else None
        headings = (" ".join(heading.text_content().split()) for heading in islice(self.tree.iter("h1"), 5))
        heading = next((heading for heading in headings if _alike(heading, stated or heading)), stated)
        return (self._shown_part(stated) or heading) if stated else heading

    def _shown_part(self, stated: str) -> str | None:
        """Return the part of a headline such as "The Example - Bridge shut" that the page shows by itself."""
        parts = [part for part in _BETWEEN_PARTS.split(stated) if len(part.split()) >= _FEWEST_WORDS]
        if not parts or parts == [stated]:
            return None
        shown = {" ".join(each.itertext()) for each in islice(self.tree.iter(*_HEADLINES), _MOST_NODES)}
        lines = {" ".join(line.split()) for line in shown if len(line) <= _LONGEST_HEADLINE}
        return next((part for part in parts if part in lines), None)

    def _without_site(self, stated: str) -> str:
        """Return a headline without the name of the site behind it, as in "Bridge shut - The Example"."""
        for site in filter(None, (self.source, self._meta(_SOURCES))):
            before = stated.removesuffix(site).rstrip()
            headline = before[:-1].rstrip()
            if headline and before != stated and before[-1] in _BEFORE_SITE:
                return headline
        return stated

    @property
    def body(self) -> str:
        """The text that the page's JSON-LD holds; empty where it holds none."""
        return body_of(self._article)

    @property
    def source(self) -> str | None:
        """The site's or publisher's name."""
        return name_of(self._article.get("publisher")) or self._meta(_SOURCES)

    @property
    def canonical(self) -> str | None:
        """The address that the page gives as its own."""
        links = self.tree.xpath("//link[@rel='canonical']/@href")
        for address in (*links, self._meta(("og:url",)), self._main_entity, self._article_string("url")):
            if absolute := absolute_url(address, base=self.url):
                return absolute
        return canonical_url(self.url)

    @property
    def _main_entity(self) -> str | None:
        """The page that JSON-LD gives as the article's, by its address or as a node."""
        page = self._article.get("mainEntityOfPage")
        address = (page.get("@id") or page.get("url")) if isinstance(page, dict) else page
        return address if isinstance(address, str) else None

    @property
    def published_at(self) -> str | None:
        """When it was first published, as ISO 8601."""
        marked = [self._normalised(each) for each in self._dates("datePublished", _DATES)]
        return published_date(marked=marked, shown=self._shown, address=self.canonical)

    @property
    def is_ambiguous(self) -> bool:
        """Whether its date is in figures that may be one of two days, so that whoever reads one guesses."""
        marked = self._meta(_DATES) or self._article_string("datePublished")
        return self.published_at is None and _IN_FIGURES.search((marked or "")[:_LONGEST_DATE]) is not None

    @property
    def modified_at(self) -> str | None:
        """When it was last changed, as ISO 8601."""
        marked = map(self._normalised, self._dates("dateModified", _MODIFIED))
        return next(filter(None, marked), None) or self._shown.updated

    def _normalised(self, written: str | None) -> str | None:
        return normalise_date(written, day_first=self._day_first)

    @cached_property
    def _day_first(self) -> bool | None:
        """Whether dates in figures have the day before the month on this page."""
        siblings = [value for name in (*_DATES, *_MODIFIED) for value in self._metas.get(name, ())]
        host = urlsplit(self.canonical or "").hostname
        return day_comes_first(siblings, language=self.tree.get("lang"), host=host)

    @property
    def authors(self) -> tuple[str, ...]:
        """Return the names of those who wrote it: people, else the collective that signs it."""
        site = tuple(filter(None, (self.source, self._meta(_SOURCES))))
        certain = []
        for written, is_certain in self._bylines():
            if written in self._organisations:
                continue
            if names := names_in(written, besides=site):
                return names
            if is_certain:
                certain.append(written)
        # A single word, or an organisation, is an author only where nothing on the page names anybody in full.
        singles = (names_in(written, besides=site, single=True) for written in certain)
        return next(filter(None, singles), ()) or self._collective(site)

    def _collective(self, site: tuple[str, ...]) -> tuple[str, ...]:
        """Return the organisation that signs it; that of the site itself only where readers are shown it."""
        known = {name.casefold() for name in site}
        unseen = (name for written, _ in self._unseen_bylines() for name in collective_in(written, certain=True))
        shown = (name for written, _ in self._visible_bylines for name in collective_in(written, certain=True))
        found = next((name for name in unseen if name.casefold() not in known), None) or next(shown, None)
        return (found,) if found else ()

    def _bylines(self) -> Iterator[tuple[str, bool]]:
        """Yield what may name the authors, the most certain first, and whether it can hold nothing but a name."""
        yield from self._unseen_bylines()
        yield from self._visible_bylines

    @cached_property
    def _visible_bylines(self) -> tuple[tuple[str, bool], ...]:
        return tuple(visible_bylines(self.tree))

    def _unseen_bylines(self) -> Iterator[tuple[str, bool]]:
        yield "; ".join(filter(None, map(name_of, listed(self._article.get("author"))))), True
        for name in _AUTHORS:
            yield "; ".join(value for value in self._metas.get(name, ()) if not value.startswith(("@", "http"))), True

    @cached_property
    def _organisations(self) -> frozenset[str]:
        """The names of authors that JSON-LD calls organisations, in which no person's is to be looked for."""
        named = (name_of(author) or "" for author in listed(self._article.get("author")) if is_organisation(author))
        return frozenset(name for name in named if " " in name and names_in(name) != (name,))

    def _dates(self, name: str, metas: tuple[str, ...]) -> tuple[str | None, ...]:
        """Return what the markup gives as a date of schema.org or of the meta elements, the most certain first."""
        properties = self.tree.xpath("//*[@itemprop=$name]/@content | //*[@itemprop=$name]/@datetime", name=name)
        times = self.tree.xpath("//time[@pubdate]/@datetime") if name == "datePublished" else []
        times += dated_by_name(self.tree, published=name == "datePublished")
        return (self._article_string(name), self._meta(metas, accept=self._normalised), *properties[:3], *times[:3])

    @cached_property
    def _shown(self) -> Shown:
        return shown_dates(self.tree, title=self.title, day_first=self._day_first)

    @cached_property
    def _metas(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for element in islice(self.tree.iter("meta"), _MOST_NODES):
            name = element.get("property") or element.get("name") or ""
            content = " ".join((element.get("content") or "").split())
            if name and content:
                found.setdefault(name.lower(), []).append(content)
        return found

    def _meta(self, names: tuple[str, ...], *, accept: Any = bool) -> str | None:
        return next((value for name in names for value in self._metas.get(name, ()) if accept(value)), None)

    @cached_property
    def _article(self) -> Mapping[str, Any]:
        return article_of(self.tree)

    def _article_string(self, name: str) -> str | None:
        value = self._article.get(name)
        return value if isinstance(value, str) else None

    def _first_text(self, path: str) -> str | None:
        found = self.tree.xpath(path)
        return " ".join(found[0].text_content().split()) if found else None


def _alike(one: str, other: str) -> bool:
    """Return whether half the words of the shorter of two headlines stand in the other."""
    words, others = ({word.casefold() for word in re.findall(r"\w+", text)} for text in (one, other))
    return bool(words) and 2 * len(words & others) >= min(len(words), len(others))
