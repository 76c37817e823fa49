"""Which addresses notifications may be sent to: public ones by https, so that no webhook reaches into a network.

The check is of the address that is connected to, not of how it is written: `127.1`, `2130706433`, `::ffff:10.0.0.1`
and names are all resolved first (OWASP, Server-Side Request Forgery Prevention).
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from factwire.errors import InvalidRequest

_PORTS: Final = {"https": 443, "http": 80}
_LONGEST_URL: Final = 2000
# IPv6 that carries an IPv4 address, which a gateway would connect to: mapped and compatible, NAT64 (RFC 6052, 8215),
# 6to4, Teredo.
_CARRIERS: Final = tuple(
    map(
        ipaddress.IPv6Network,
        ("::ffff:0:0/96", "::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"),
    )
)


@dataclass(frozen=True)
class Target:
    """Where a webhook's URL leads: `path` begins with a slash and holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def host_header(self) -> str:
        """Return the value of the `Host` header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


def target_of(url: str, *, loopback: bool) -> Target:
    """Return where a URL leads.

    Args:
        url: the endpoint as it was subscribed.
        loopback: whether plain http to this machine is allowed, as on a local AWS.

    Raises:
        InvalidRequest: it is no https address, has a user or password, or names an address that is not public.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise InvalidRequest("`endpoint` must be an https:// address", field="endpoint") from None
    host = parts.hostname or ""
    if parts.scheme not in ("https", "http") or not host or not url.isascii() or not url.isprintable() or " " in url:
        raise InvalidRequest("`endpoint` must be an https:// address", field="endpoint")
    if parts.username is not None or parts.password is not None:
        raise InvalidRequest("`endpoint` must not hold a user or password", field="endpoint")
    if len(url) > _LONGEST_URL:
        raise InvalidRequest(f"`endpoint` must have at most {_LONGEST_URL} characters", field="endpoint")
    if parts.scheme == "http" and not (loopback and is_loopback_name(host)):
        raise InvalidRequest("`endpoint` must be an https:// address", field="endpoint")
    if _is_literal(host) and not is_allowed(host, loopback=loopback):
        raise InvalidRequest("`endpoint` must not be a private or reserved address", field="endpoint")
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    return Target(scheme=parts.scheme, host=host, port=port or _PORTS[parts.scheme], path=path)


def is_loopback_name(host: str) -> bool:
    """Return whether a host is this machine, by name or address."""
    return host == "localhost" or (_is_literal(host) and ipaddress.ip_address(host).is_loopback)


def is_allowed(address: str, *, loopback: bool) -> bool:
    """Return whether notifications may be sent to an address (as numbers; a zone makes it local).

    Refused are private, link-local (cloud metadata among them), loopback, shared, multicast and reserved addresses,
    and IPv6 addresses that carry an IPv4 one.
    """
    if not _is_literal(address):
        return False
    ip = ipaddress.ip_address(address)
    if loopback and ip.is_loopback:
        return True
    if isinstance(ip, ipaddress.IPv6Address) and (ip.is_site_local or any(ip in network for network in _CARRIERS)):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
