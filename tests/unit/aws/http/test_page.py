"""The reader page's files: named by their digest, cached for ever, nothing but themselves."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from aws_lambda_powertools.event_handler import APIGatewayHttpResolver
from factwire.aws.http.page import ReaderPage
from factwire.aws.settings import ApiSettings

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "functions" / "api" / "page"
ENVIRONMENT = {
    "TABLE_NAME": "facts",
    "BUCKET_NAME": "news",
    "QUEUE_URL": "https://queue",
    "CURSOR_SECRET": "s" * 32,
    "WEBHOOKS_TABLE_NAME": "webhooks",
    "DELIVER_QUEUE_ARN": "arn:aws:sqs:eu-central-1:123456789012:deliver",
}
# What a browser may have to load, compressed, all of it.
MOST_BYTES = 250_000


def page(**environment: str) -> ReaderPage:
    return ReaderPage(FOLDER, settings=ApiSettings.of({**ENVIRONMENT, **environment}))


def get(reader: ReaderPage, path: str, **headers: str) -> dict[str, Any]:
    app = APIGatewayHttpResolver(enable_validation=True)
    reader.add_to(app)
    event = {
        "version": "2.0", "rawPath": path, "rawQueryString": "", "headers": headers,
        "requestContext": {"http": {"method": "GET", "path": path}, "stage": "$default"}, "isBase64Encoded": False,
    }  # fmt: skip
    return app.resolve(event, None)  # type: ignore[arg-type]


def test_the_index_names_files_that_are_there_and_lets_a_browser_ask_again() -> None:
    reader = page()

    index = get(reader, "/")

    assert index["headers"]["Cache-Control"] == "no-cache"
    named = re.findall(r'(?:href|src)="(ui/[^"]+)"', index["body"])
    assert len(named) >= 5
    for path in named:
        found = get(reader, f"/{path}")
        assert found["statusCode"] == 200
        assert found["headers"]["Cache-Control"] == "public, max-age=31536000, immutable"


def test_every_import_of_a_module_names_a_file_that_is_there() -> None:
    for path in FOLDER.rglob("*.js"):
        if path.parent.name != "vendor":
            for name in re.findall(r'from "(\.[^"]+)"', path.read_text(encoding="utf-8")):
                assert (path.parent / name).resolve().is_file(), (path.name, name)


def test_a_file_under_the_digest_of_another_version_is_not_kept() -> None:
    found = get(page(), "/ui/0123456789abcdef/main.js")

    assert found["statusCode"] == 200
    assert found["headers"]["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["nothing.js", "../app.py", "..%2Fapp.py", "vendor", "/etc/passwd"])
def test_only_the_pages_own_files_are_served(name: str) -> None:
    reader = page()

    assert get(reader, f"/ui/{reader.digest}/{name}")["statusCode"] == 404


def test_files_are_compressed_for_browsers_that_take_it() -> None:
    reader = page()

    found = get(reader, f"/ui/{reader.digest}/main.js", **{"accept-encoding": "gzip"})

    assert found["headers"]["Content-Encoding"] == "gzip"
    body = gzip.decompress(base64.b64decode(found["body"]))
    assert body == (FOLDER / "main.js").read_bytes()


def test_the_whole_page_is_small_enough() -> None:
    files = page().files.values()

    assert sum(len(gzip.compress(text.encode())) for text in files) <= MOST_BYTES


def test_nothing_is_loaded_from_elsewhere_but_a_login_from_the_issuer() -> None:
    closed = get(page(), "/")["headers"]["Content-Security-Policy"]
    jwt = page(API_AUTH="jwt", JWT_ISSUER="https://login.example/realm", JWT_LOGIN_ORIGIN="https://tokens.example")
    opened = get(jwt, "/")["headers"]["Content-Security-Policy"]

    assert closed.startswith("default-src 'self'; connect-src 'self';")
    assert "connect-src 'self' https://login.example https://tokens.example;" in opened
    for path in FOLDER.rglob("*"):
        if path.suffix in {".js", ".html", ".css"} and path.parent.name != "vendor":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text), path.name
            assert "innerHTML" not in text


def test_the_page_learns_how_to_log_in_and_nothing_secret() -> None:
    jwt = page(API_AUTH="jwt", JWT_ISSUER="https://login.example", JWT_CLIENT_ID="reader", JWT_SCOPE="openid read")

    assert json.loads(get(page(), "/ui/config.json")["body"]) == {"auth": "none"}
    assert json.loads(get(jwt, "/ui/config.json")["body"]) == {
        "auth": "jwt", "issuer": "https://login.example", "client_id": "reader", "scope": "openid read",
    }  # fmt: skip


def test_vendored_libraries_are_the_files_that_their_hashes_name() -> None:
    check = subprocess.run([sys.executable, ROOT / "tools" / "vendor_page.py", "--check"], check=False)

    assert check.returncode == 0


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("a")
    settings = ApiSettings.of(ENVIRONMENT)
    before = ReaderPage(tmp_path, settings=settings).digest
    (tmp_path / "index.html").write_text("b")

    assert ReaderPage(tmp_path, settings=settings).digest != before
    assert len(before) == len(hashlib.sha256().hexdigest()) // 4
