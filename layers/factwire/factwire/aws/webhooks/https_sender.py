"""POST to an address that a subscriber gave, without trusting it.

The name is resolved once and the connection goes to the very address that was checked (no second look-up that may
answer otherwise); redirects are not followed; one deadline stands over connecting, sending and reading; of the response
only its head is read, to a limit. Clients such as urllib3 bound each read, not all of them together.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any, Final

from factwire.domain.delivery.addresses import Target, is_allowed, target_of
from factwire.errors import DeliveryFailed, InvalidRequest
from factwire.services.delivery.ports import EndpointResponse

_SECONDS: Final = 10.0
_CONNECT_SECONDS: Final = 3.0
_MAX_ADDRESSES: Final = 3
_MAX_HEAD: Final = 16 * 1024
_CHUNK: Final = 4096
_END_OF_HEAD: Final = b"\r\n\r\n"

Resolve = Callable[[str, int], list[Any]]


class HttpsSender:
    """An `EndpointSender`.

    Args:
        loopback: whether plain http to this machine is allowed, as on a local AWS.
        resolve: name and port -> addresses as `socket.getaddrinfo` returns them.
        context: makes the TLS settings, once; the default checks certificates against the system's authorities.
        seconds: how long one request may take as a whole.
    """

    def __init__(
        self,
        *,
        loopback: bool = False,
        resolve: Resolve | None = None,
        context: Callable[[], ssl.SSLContext] = ssl.create_default_context,
        seconds: float = _SECONDS,
    ) -> None:
        self._loopback = loopback
        self._resolve = resolve or _resolve
        self._context = cache(context)
        self._seconds = seconds

    def post(self, url: str, body: bytes, *, headers: Mapping[str, str]) -> EndpointResponse:
        """Send a body once and return the status of the response.

        Raises:
            DeliveryFailed: the address is not allowed, or did not answer in time.
        """
        deadline = time.monotonic() + self._seconds
        try:
            target = target_of(url, loopback=self._loopback)
            with self._connected(target, deadline=deadline) as connection:
                connection.settimeout(_left(deadline))
                connection.sendall(_request(target, body, headers=headers))
                return _response(connection, deadline=deadline)
        except InvalidRequest as error:
            raise DeliveryFailed(str(error)) from None
        except TimeoutError:
            raise DeliveryFailed("the endpoint did not answer in time") from None
        except ssl.SSLError as error:
            raise DeliveryFailed(f"no TLS connection: {error.reason or type(error).__name__}") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise DeliveryFailed(f"the endpoint did not answer: {type(error).__name__}") from None

    def _connected(self, target: Target, *, deadline: float) -> socket.socket:
        """Return a connection to the first of the name's addresses that takes one; all of them are allowed."""
        plain = self._plain(target, deadline=deadline)
        if target.scheme == "http":
            return plain
        try:
            plain.settimeout(_left(deadline))
            return self._context().wrap_socket(plain, server_hostname=target.host)
        except BaseException:
            plain.close()
            raise

    def _plain(self, target: Target, *, deadline: float) -> socket.socket:
        *others, last = self._addresses(target)
        for address in others:
            try:
                return _connect(address, target.port, deadline=deadline)
            except OSError:
                continue  # such as an IPv6 address where there is only IPv4
        return _connect(last, target.port, deadline=deadline)

    def _addresses(self, target: Target) -> list[str]:
        """Return the addresses that may be connected to, as numbers.

        Raises:
            DeliveryFailed: the name has no address, or one that is not allowed; one such is enough.
        """
        try:
            found = list(dict.fromkeys(str(entry[4][0]) for entry in self._resolve(target.host, target.port)))
        except (OSError, UnicodeError):
            raise DeliveryFailed("the name of the endpoint is not known") from None
        if not found:
            raise DeliveryFailed("the name of the endpoint is not known")
        if not all(is_allowed(address, loopback=self._loopback) for address in found):
            raise DeliveryFailed("the endpoint is at a private or reserved address")
        return found[:_MAX_ADDRESSES]


def _connect(address: str, port: int, *, deadline: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=min(_CONNECT_SECONDS, _left(deadline)))


def _resolve(host: str, port: int) -> list[Any]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


def _left(deadline: float) -> float:
    """Return the seconds that are left.

    Raises:
        TimeoutError: none are.
    """
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _request(target: Target, body: bytes, *, headers: Mapping[str, str]) -> bytes:
    lines = {"host": target.host_header, **headers, "content-length": str(len(body)), "connection": "close"}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"POST {target.path} HTTP/1.1\r\n{head}\r\n".encode("ascii") + body


def _response(connection: socket.socket, *, deadline: float) -> EndpointResponse:
    """Return the final response's status and `Retry-After`; interim ones (1xx) are passed over."""
    data = b""
    while True:
        while _END_OF_HEAD not in data:
            if len(data) > _MAX_HEAD:
                raise http.client.HTTPException
            connection.settimeout(_left(deadline))
            chunk = connection.recv(_CHUNK)
            if not chunk:
                raise http.client.HTTPException
            data += chunk
        head, _, data = data.partition(_END_OF_HEAD)
        line, _, fields = head.partition(b"\r\n")
        version, status, *_ = line.decode("ascii").split(" ", 2)
        if not version.startswith("HTTP/1.") or not status.isdecimal():
            raise http.client.HTTPException
        if int(status) >= HTTPStatus.OK:
            parsed = http.client.parse_headers(io.BytesIO(fields + _END_OF_HEAD))
            return EndpointResponse(status=int(status), retry_after=parsed.get("Retry-After"))
