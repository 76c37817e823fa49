"""Where notifications may go: nowhere but to the public."""

from __future__ import annotations

import pytest
from factwire.domain.delivery.addresses import is_allowed, target_of
from factwire.errors import InvalidRequest

FORBIDDEN = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",  # shared by carriers
    "169.254.169.254",  # cloud metadata
    "169.254.170.2",  # credentials of containers
    "192.0.2.1",
    "198.18.0.1",
    "224.0.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",  # metadata by IPv6
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:93.184.215.14",
    "::127.0.0.1",
    "64:ff9b::a9fe:a9fe",  # NAT64 of the metadata address
    "64:ff9b:1::1",
    "2002:7f00:1::",  # 6to4 of loopback
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",  # Teredo
    "example.com",  # not resolved yet
    "2130706433",
    "",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_no_address_within_a_network_is_allowed(address: str) -> None:
    assert not is_allowed(address, loopback=False)


@pytest.mark.parametrize("address", ["93.184.215.14", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(address, loopback=False)


def test_on_a_local_aws_this_machine_is_allowed_and_no_other_network() -> None:
    assert is_allowed("127.0.0.1", loopback=True)
    assert is_allowed("::1", loopback=True)
    for address in ("10.0.0.1", "169.254.169.254", "::ffff:127.0.0.1"):
        assert not is_allowed(address, loopback=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "//example.com/",
        "https:///path",
        "https://user:secret@example.com/",
        "https://user@example.com/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://example.com:port/",
        "https://example.com/a b",
        "https://example.com/\r\nx-injected: 1",
        "https://exämple.com/",
        "https://[::1/",
        "https://example.com/" + "a" * 2000,
        "http://127.0.0.1:8000/",
        "http://localhost/",
    ],
)
def test_what_is_no_public_https_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        target_of(url, loopback=False)
    assert refused.value.field == "endpoint"


def test_a_url_is_taken_apart() -> None:
    target = target_of("https://hooks.example.com:8443/in/x?key=1#part", loopback=False)
    assert (target.host, target.port, target.path) == ("hooks.example.com", 8443, "/in/x?key=1")
    assert target.host_header == "hooks.example.com:8443"
    assert target_of("https://example.com", loopback=False).path == "/"
    assert target_of("https://[2606:2800:21f::1]/", loopback=False).host_header == "[2606:2800:21f::1]"


def test_plain_http_is_for_this_machine_on_a_local_aws() -> None:
    assert target_of("http://127.0.0.1:8000/in", loopback=True).port == 8000
    with pytest.raises(InvalidRequest):
        target_of("http://example.com/", loopback=True)
