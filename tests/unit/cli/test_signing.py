"""`factwire query` signs what AWS verifies."""

from __future__ import annotations

import hashlib
import hmac
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import botocore.httpsession
import pytest
from botocore.credentials import Credentials
from factwire.cli.stack.cloud import Cloud

SECRET, REGION = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "eu-central-1"


def asked(query: dict[str, str], *, path: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The request that a command sends."""
    sent: list[Any] = []

    def send(_self: object, request: Any) -> Any:
        sent.append(request)
        return SimpleNamespace(status_code=200, content=b"{}")

    monkeypatch.setattr(botocore.httpsession.URLLib3Session, "send", send)
    cloud = Cloud(stack="factwire", endpoint_url="http://127.0.0.1:1")
    credentials = Credentials("AKIDEXAMPLE", SECRET)
    cloud._session = SimpleNamespace(get_credentials=lambda: credentials, region_name=REGION)  # type: ignore[assignment]
    cloud._outputs = {"ApiUrl": "https://abc.execute-api.eu-central-1.amazonaws.com"}
    cloud.ask(path, query)
    return sent[0]


def encoded(text: str) -> str:
    """RFC 3986, as AWS writes it down for signatures: everything but unreserved characters, a space as %20."""
    return quote(text, safe="-_.~")


def expected_signature(request: Any) -> str:
    """The signature by AWS's own description, from what the gateway reads off the wire.

    https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    A `+` in a query is a plus sign to the gateway, which is why the query is not read as a form's.
    """
    url = urlsplit(request.url)
    pairs = [part.partition("=") for part in url.query.split("&") if part]
    query = "&".join(sorted(f"{encoded(unquote(name))}={encoded(unquote(value))}" for name, _, value in pairs))
    fields = dict(part.strip().split("=", 1) for part in authorization(request).partition(" ")[2].split(","))
    names = fields["SignedHeaders"].split(";")
    headers = {name.lower(): text(value) for name, value in request.headers.items()} | {"host": url.netloc}
    canonical = "\n".join(
        [
            request.method,
            "/".join(encoded(step) for step in url.path.split("/")),
            query,
            *(f"{name}:{headers[name].strip()}" for name in names),
            "",
            fields["SignedHeaders"],
            hashlib.sha256(b"").hexdigest(),
        ]
    )
    scope = fields["Credential"].split("/", 1)[1]
    to_sign = "\n".join(
        ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hashlib.sha256(canonical.encode()).hexdigest()]
    )
    key = f"AWS4{SECRET}".encode()
    for part in (*scope.split("/")[:3], "aws4_request"):
        key = hmac.digest(key, part.encode(), "sha256")
    return hmac.new(key, to_sign.encode(), "sha256").hexdigest()


def authorization(request: Any) -> str:
    return text(request.headers["Authorization"])


def text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


@pytest.mark.parametrize(
    "query",
    [
        {"actor": "Hafez al-Assad", "limit": "100"},
        {"q": "São Paulo", "source": "A+B & C=D"},
        {"since": "2024-10-08T10:00:00+02:00"},
        {"source": "100% *wire* ~(x)"},
        {},
    ],
)
def test_a_question_with_spaces_and_signs_carries_the_signature_that_aws_computes(
    query: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = asked(query, path="/entities/abc/timeline", monkeypatch=monkeypatch)

    assert "+" not in urlsplit(request.url).query
    assert dict(parse_qsl(urlsplit(request.url).query)) == query
    assert authorization(request).endswith(f"Signature={expected_signature(request)}")
