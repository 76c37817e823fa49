"""Where an article is published from, as far as its metadata say."""

from __future__ import annotations

from urllib.parse import urlsplit

from factwire.extraction.places.gazetteer import Candidate, Feature, Gazetteer
from factwire.extraction.places.names import name_key
from factwire.extraction.places.place_lexicons import alpha3, country_keys, generic
from factwire.model import Article

LONGEST = 8  # words of a source's name that are looked at
_DOMAINS = {"uk": "GB"}  # the one country whose domain is not its code
_ANYBODYS = frozenset({"ai", "cc", "co", "fm", "gg", "io", "is", "ly", "me", "nu", "to", "tv", "ws"})


def home(article: Article, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """What the place in the source's name may mean ("Toronto Star"), else the country of its address.

    Only names that places bear themselves count, and where the address tells the country, only those in it. Empty
    where neither tells anything.
    """
    code = _country_of(article.url)
    words = [word for word in (article.source or "").split()[:LONGEST] if generic().get(word) != "title"]
    keys = [name_key(" ".join(words[at:end])) for at in range(len(words)) for end in range(at + 1, len(words) + 1)]
    country = country_keys().get(code, "")
    found = gazetteer.find([*filter(None, keys), *filter(None, [country])])
    for key in sorted(keys, key=len, reverse=True):
        own = tuple(c for c in found.get(key, ()) if not c.other_name and (not code or c.country == code))
        if own:
            return own
    return tuple(c for c in found.get(country, ()) if c.feature is Feature.COUNTRY and c.country == code)


def _country_of(url: str | None) -> str:
    """Alpha-2 of the country whose domain the address lies in, or ""."""
    ending = (urlsplit(url or "").hostname or "").rpartition(".")[2]
    code = _DOMAINS.get(ending, "" if ending in _ANYBODYS else ending.upper())
    return code if code in alpha3() else ""
