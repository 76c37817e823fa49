"""Which article this is, and which revision of it."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_PORTS: Final = {"http": 80, "https": 443}
_LONGEST: Final = 8_000
"""The most characters of an address that servers should understand (RFC 9110, section 4.1)."""
# What is unique by its own rules: URIs (RFC 3986), Message-IDs (RFC 5322), UUIDs (RFC 9562).
_UNIQUE: Final = re.compile(
    r"[a-z][a-z0-9+.-]*:\S|\S+@\S+$|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE
)
# Parameters that say where a reader came from, never what is shown.
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|at_\w+|ito|cmpid|cmp|ocid|smid|partner|ref|ref_src|rss|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|"
    r"yclid|twclid|xtor|wt_mc\w*|ns_\w+|sh|share|smtyp)$",
    re.IGNORECASE,
)


def article_id(*, url: str | None = None, guid: str | None = None, publisher: str | None = None, location: str) -> str:
    """Return a stable id from the canonical URL or GUID where there is one, else from where the article came from.

    Args:
        url: the article's address; the same page under http and https, or with tracking parameters, is the same.
        guid: a URI, an address of mail or a UUID stands for one article in the world; anything else, such as the
            number of a row, for one of its publisher.
        publisher: the feed or outlet that gave the GUID; unknown, the folder of the location stands for it.
        location: any stable name of the input's place, such as `s3://bucket/key`.
    """
    canonical = canonical_url(url)
    if canonical:
        name = re.sub(r"^https?:", "", canonical)
    elif guid:
        name = guid if _UNIQUE.match(guid) else f"{_publisher(publisher, location)}\n{guid}"
    else:
        name = location
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _publisher(publisher: str | None, location: str) -> str:
    folder = location.partition("#")[0].rpartition("/")[0]
    return " ".join(publisher.casefold().split()) if publisher else folder


def revision(*content: object) -> str:
    """Return an id of the content: the same content is the same revision."""
    packed = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()[:16]


def canonical_url(url: str | None) -> str | None:
    """Return the address without case of scheme and host, default port, fragment and tracking parameters.

    None for anything but an absolute http or https address of at most 8,000 characters.
    """
    parts = _split(url) if url and len(url) <= _LONGEST else None
    if parts is None:
        return None
    parameters = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
    ]
    return urlunsplit((parts.scheme, _host(parts), parts.path or "/", urlencode(parameters), ""))


def absolute_url(address: str | None, *, base: str | None) -> str | None:
    """Return the canonical form of an address that may be given in relation to another; None where that makes none."""
    if not address:
        return None
    try:
        return canonical_url(urljoin(base or "", address))
    except ValueError:  # a bracket that is none of an IPv6 address
        return None


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in _PORTS and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:  # a bracket or a port that is none
        return None
    return parts if known else None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in {None, _PORTS[parts.scheme]} else f"{host}:{parts.port}"
