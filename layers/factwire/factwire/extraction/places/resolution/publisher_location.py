"""Where an article is published, from its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from factwire.extraction.places.gazetteer import Candidate, Feature, Gazetteer
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import alpha3, country_keys, generic, outlets
from factwire.model import Article

LONGEST: Final = 8  # words of a source's name that are used
_TOWN: Final = 20_000  # people: smaller towns have no outlet that the world reads, and their names are common words
_DOMAINS: Final = {"uk": "GB"}  # the one country whose domain is not its code
_GENERIC_DOMAINS: Final = frozenset({"ai", "cc", "co", "fm", "gg", "io", "is", "ly", "me", "nu", "to", "tv", "ws"})
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
# What an outlet's address holds beside its town: "miamiherald", "fox5atlanta", "mysanantonio".
_BEFORE: Final = re.compile(r"^(?:my|the|click|nbc|abc|cbs|fox|news|patch)?\d{0,2}-?")
_SHORTEST: Final = 5  # letters of a town's name in an address


def publisher_location(article: Article, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the places where the article's outlet may be published, else the country of its address.

    The outlet is known by its address, or its name or address holds a place ("Toronto Star", "miamiherald.com"). Only
    main names of places count, and where the address gives the country, only places in it. Empty if none is known.
    """
    host = _host_of(article)
    code = _country_of(host)
    labels = host.split(".")[:-1]
    known = next((outlets()[label] for label in reversed(labels) if label in outlets()), None)
    if known:
        key, region, country = known
        return tuple(c for c in gazetteer.find([key]).get(key, ()) if (c.country, c.region) == (country, region))[:1]
    named = [*_name_keys("" if _HOST.fullmatch(article.source or "") else article.source or "")]
    written = [key for label in labels for key in _address_keys(label)]
    country = country_keys().get(code, "")
    found = gazetteer.find(filter(None, [*named, *written, country]))
    for key in (*named, *written):
        least = 0 if key in named else _TOWN
        own = tuple(c for c in found.get(key, ()) if _is_seat(c, code=code, least=least))
        if own:
            return own
    return tuple(c for c in found.get(country, ()) if c.feature is Feature.COUNTRY and c.country == code)


def _is_seat(place: Candidate, *, code: str, least: int) -> bool:
    """Return whether an outlet may be named after the place."""
    return not place.other_name and place.population >= least and (not code or place.country == code)


def _name_keys(source: str) -> list[str]:
    """Return the gazetteer's keys for all runs of words of a source's name, longest first."""
    words = [word for word in source.split()[:LONGEST] if generic().get(word) != "title"]
    keys = [name_key(" ".join(words[at:end])) for at in range(len(words)) for end in range(at + 1, len(words) + 1)]
    return sorted(keys, key=len, reverse=True)


def _address_keys(label: str) -> Iterator[str]:
    """Yield the keys of the towns that a part of an address may name: "miamiherald", "mysanantonio"."""
    if generic().get(label.capitalize()) == "title":
        return
    for rest in dict.fromkeys((label, _BEFORE.sub("", label))):
        stem = _without_title(rest.replace("-", ""))
        if len(stem) >= _SHORTEST:
            yield stem
            yield from (f"{stem[:at]} {stem[at:]}" for at in range(3, len(stem) - 2))


def _without_title(label: str) -> str:
    """Return the label without the kind of paper at its end: "miamiherald" is "miami"."""
    titles = (word.lower() for word, kind in generic().items() if kind == "title")
    return next((label.removesuffix(title) for title in titles if len(title) > 2 and label.endswith(title)), label)


def _host_of(article: Article) -> str:
    """Return the host of the article's address, or its source where that is one, in lower case; else ""."""
    host = urlsplit(article.url or "").hostname or ""
    if not host and _HOST.fullmatch(article.source or ""):
        host = (article.source or "").partition(":")[0]
    return host.lower().removeprefix("www.")


def _country_of(host: str) -> str:
    """Return the alpha-2 code of the host's country domain, or ""."""
    ending = host.rpartition(".")[2]
    code = _DOMAINS.get(ending, "" if ending in _GENERIC_DOMAINS else ending.upper())
    return code if code in alpha3() else ""
