"""Where an article is published, from its metadata."""

from __future__ import annotations

from urllib.parse import urlsplit

from factwire.extraction.places.gazetteer import Candidate, Feature, Gazetteer
from factwire.extraction.places.name_keys import name_key
from factwire.extraction.places.place_lexicons import alpha3, country_keys, generic
from factwire.model import Article

LONGEST = 8  # words of a source's name that are used
_DOMAINS = {"uk": "GB"}  # the one country whose domain is not its code
_GENERIC_DOMAINS = frozenset({"ai", "cc", "co", "fm", "gg", "io", "is", "ly", "me", "nu", "to", "tv", "ws"})


def publisher_location(article: Article, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the places that the source's name may contain ("Toronto Star"), else the country of its address.

    Only main names of places count, and where the address gives the country, only places in it. Empty where neither
    is known.
    """
    code = _country_of(article.url)
    keys = _name_keys(article.source or "")
    country = country_keys().get(code, "")
    found = gazetteer.find(filter(None, [*keys, country]))
    for key in keys:
        own = tuple(c for c in found.get(key, ()) if not c.other_name and (not code or c.country == code))
        if own:
            return own
    return tuple(c for c in found.get(country, ()) if c.feature is Feature.COUNTRY and c.country == code)


def _name_keys(source: str) -> list[str]:
    """Return the gazetteer's keys for all runs of words of a source's name, longest first."""
    words = [word for word in source.split()[:LONGEST] if generic().get(word) != "title"]
    keys = [name_key(" ".join(words[at:end])) for at in range(len(words)) for end in range(at + 1, len(words) + 1)]
    return sorted(keys, key=len, reverse=True)


def _country_of(url: str | None) -> str:
    """Return the alpha-2 code of the address's country domain, or ""."""
    ending = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    code = _DOMAINS.get(ending, "" if ending in _GENERIC_DOMAINS else ending.upper())
    return code if code in alpha3() else ""
