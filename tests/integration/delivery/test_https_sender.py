"""Requests to endpoints that nobody trusts: pinned to what was checked, bounded in time and size."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from factwire.aws.webhooks.https_sender import HttpsSender
from factwire.errors import DeliveryFailed

from tests.integration.delivery.receiver import Answer, Receiver, receiving, speaking

SECONDS = 1.0


def resolved(*addresses: str, calls: list[str] | None = None) -> Callable[[str, int], list[Any]]:
    """A resolver that knows one name, and notes that it was asked."""

    def resolve(host: str, port: int) -> list[Any]:
        if calls is not None:
            calls.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    return resolve


def sender(**given: Any) -> HttpsSender:
    return HttpsSender(loopback=True, seconds=SECONDS, **given)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def test_a_body_arrives_with_its_headers_and_the_status_comes_back(receiver: Receiver) -> None:
    receiver.answers = [Answer(status=202, headers={"Retry-After": "7"})]
    response = sender().post(receiver.url, b'{"a": 1}', headers={"content-type": "application/json", "webhook-id": "n"})
    ((path, headers, body),) = receiver.requests
    assert (response.status, response.retry_after) == (202, "7")
    assert (path, body) == ("/in?key=1", b'{"a": 1}')
    assert (headers["content-type"], headers["webhook-id"]) == ("application/json", "n")
    assert headers["host"] == f"127.0.0.1:{receiver.port}"


def test_a_redirect_is_not_followed(receiver: Receiver) -> None:
    receiver.answers = [Answer(status=307, headers={"Location": receiver.url})]
    assert sender().post(receiver.url, b"", headers={}).status == 307
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("address", ["10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1", "64:ff9b::7f00:1"])
def test_a_name_of_a_private_address_is_refused_and_nothing_is_connected_to(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    for addresses in ((address,), ("93.184.215.14", address)):
        with pytest.raises(DeliveryFailed, match="private or reserved"):
            HttpsSender(resolve=resolved(*addresses)).post("https://hooks.example.com/", b"", headers={})


@pytest.mark.parametrize("host", ["2130706433", "127.1", "0x7f.0.0.1", "0177.0.0.1", "localhost"])
def test_other_spellings_of_this_machine_are_refused(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the resolver of this machine, which reads them all."""
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("connected"))
    with pytest.raises(DeliveryFailed, match=r"private or reserved|not known"):
        HttpsSender().post(f"https://{host}/", b"", headers={})


def test_a_name_is_resolved_once_and_the_connection_goes_to_the_address_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A second look-up may answer with another address (DNS rebinding)."""
    asked: list[str] = []
    connected: list[Any] = []

    def connect(address: tuple[str, int], **_: Any) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(DeliveryFailed):
        HttpsSender(resolve=resolved("93.184.215.14", calls=asked)).post("https://hooks.example.com/", b"", headers={})
    assert asked == ["hooks.example.com"]
    assert connected == [("93.184.215.14", 443)]


def test_an_address_that_cannot_be_reached_gives_way_to_the_next(receiver: Receiver) -> None:
    both = resolved("::1", "127.0.0.1")
    assert sender(resolve=both).post(receiver.url.replace("127.0.0.1", "localhost"), b"", headers={}).status == 200


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate of its own authority, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(name), x509.IPAddress(ipaddress.ip_address("192.0.2.9"))])
    signed = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert, private = folder / "cert.pem", folder / "key.pem"
    cert.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return cert, private


def test_by_tls_the_certificate_must_be_of_the_name_that_was_subscribed(tmp_path: Path) -> None:
    cert, key = certificate(tmp_path, "hooks.example.com")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(cert, key)

    def trusting() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(cert))

    with receiving(tls=tls) as receiver:
        trusted = sender(resolve=resolved("127.0.0.1"), context=trusting)
        port = receiver.port
        assert trusted.post(f"https://hooks.example.com:{port}/", b"", headers={}).status == 200
        assert receiver.requests[0][1]["host"] == f"hooks.example.com:{port}"
        with pytest.raises(DeliveryFailed, match="TLS"):
            trusted.post(f"https://other.example.com:{port}/", b"", headers={})
        with pytest.raises(DeliveryFailed, match="TLS"):  # an authority that nobody knows
            sender(resolve=resolved("127.0.0.1")).post(f"https://hooks.example.com:{port}/", b"", headers={})
    assert len(receiver.requests) == 1


def drip(connection: socket.socket) -> None:
    """Answer one byte after another, without end, each soon enough for a time-out of reads."""
    connection.recv(65536)
    for byte in b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def flood(connection: socket.socket) -> None:
    """Answer with a head without end."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"x: " + b"y" * 4096)


def never(connection: socket.socket) -> None:
    """Say nothing."""
    time.sleep(3 * SECONDS)


@pytest.mark.parametrize("speak", [drip, flood, never])
def test_no_endpoint_takes_longer_than_the_time_for_one_request(speak: Callable[[socket.socket], None]) -> None:
    with speaking(speak) as port:
        started = time.monotonic()
        with pytest.raises(DeliveryFailed):
            sender().post(f"http://127.0.0.1:{port}/", b"{}", headers={})
        assert time.monotonic() - started < 2 * SECONDS


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", 204),
        (b"HTTP/1.1 200\r\n\r\n", 200),
        (b"HTTP/1.1 503 Busy\r\nretry-after: 30\r\n\r\n", 503),
        (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", None),
        (b"HTTP/1.1 abc\r\n\r\n", None),
        (b"HTTP/2 200\r\n\r\n", None),
        (b"HTTP/1.1 200 OK\r\n", None),
        (b"\xff\xfe\r\n\r\n", None),
        (b"", None),
    ],
)
def test_whatever_answers_is_a_status_or_a_failure(answer: bytes, status: int | None) -> None:
    def speak(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(answer)

    with speaking(speak) as port:
        url = f"http://127.0.0.1:{port}/"
        if status is None:
            with pytest.raises(DeliveryFailed):
                sender().post(url, b"{}", headers={})
        else:
            assert sender().post(url, b"{}", headers={}).status == status


def test_nobody_there_is_a_failure_to_be_tried_again() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(DeliveryFailed) as failed:
        sender().post(f"http://127.0.0.1:{port}/", b"", headers={})
    assert failed.value.retryable
