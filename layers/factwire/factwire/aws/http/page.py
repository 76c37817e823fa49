"""The reader page: static files that hold no data, named by the digest of them all so that they are cached for ever."""

from __future__ import annotations

import hashlib
import json
import mimetypes
from collections.abc import Mapping
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from aws_lambda_powertools.event_handler import Response

from factwire.aws.http.problems import problem

if TYPE_CHECKING:
    from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

    from factwire.aws.settings import ApiSettings

_INDEX: Final = "index.html"
_FOREVER: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"
# Systems differ in what they call these.
_TYPES: Final = {".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


class ReaderPage:
    """The files of one folder, and how the page asks its reader to log in."""

    def __init__(self, folder: Path, *, settings: ApiSettings) -> None:
        """Serve the files below `folder`."""
        self._folder = folder
        self._settings = settings

    def add_to(self, app: APIGatewayHttpResolver) -> None:
        """Add the page's paths to the resolver; none of them is part of the documented API."""
        app.get("/", include_in_schema=False, compress=True)(self.index)
        app.get("/ui/config.json", include_in_schema=False)(self.login_settings)

        @app.get("/ui/<digest>/.+", include_in_schema=False, compress=True)
        def file(digest: str) -> Response[str]:
            return self.file(app.current_event.path.partition(f"/ui/{digest}/")[2], digest=digest)

    @cached_property
    def files(self) -> Mapping[str, str]:
        """What the files hold by their paths below the folder; nothing else is served."""
        paths = (path for path in self._folder.rglob("*") if path.is_file())
        return {path.relative_to(self._folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}

    @cached_property
    def digest(self) -> str:
        """A name for the content of all files together."""
        content = hashlib.sha256()
        for name, text in sorted(self.files.items()):
            content.update(f"{name}\0{text}".encode())
        return content.hexdigest()[:16]

    def index(self) -> Response[str]:
        """Return the page, which names its files by their digest."""
        body = self.files[_INDEX].replace("{digest}", self.digest)
        headers = {"Cache-Control": _ASK_AGAIN, "Content-Security-Policy": self._policy(), "ETag": f'"{self.digest}"'}
        return _response(body, "text/html; charset=utf-8", headers)

    def file(self, name: str, *, digest: str) -> Response[str]:
        """Return one file; under the digest of another version it is not to be kept."""
        text = self.files.get(name)
        if text is None:
            return problem(HTTPStatus.NOT_FOUND, code="not_found", detail="the page has no such file")
        kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "text/plain"
        cache = _FOREVER if digest == self.digest else _ASK_AGAIN
        return _response(text, f"{kind}; charset=utf-8", {"Cache-Control": cache})

    def login_settings(self) -> Response[str]:
        """Return how the endpoint asks who calls: `auth` is none, iam or jwt."""
        settings = self._settings
        document: dict[str, Any] = {"auth": settings.api_auth}
        if document["auth"] == "jwt":
            document |= {
                "issuer": settings.jwt_issuer,
                "client_id": settings.jwt_client_id,
                "scope": settings.jwt_scope,
            }
        return _response(json.dumps(document), "application/json", {"Cache-Control": _ASK_AGAIN})

    def _policy(self) -> str:
        """Return the content security policy: everything from here, and a login from the issuer alone."""
        issuers = (self._settings.jwt_issuer, self._settings.jwt_login_origin)
        origins = " ".join(f"{urlsplit(url).scheme}://{urlsplit(url).netloc}" for url in issuers if url)
        connect = f"connect-src 'self' {origins}".strip()
        return f"default-src 'self'; {connect}; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def _response(body: str, content_type: str, headers: Mapping[str, str]) -> Response[str]:
    common = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    return Response(
        status_code=HTTPStatus.OK.value, content_type=content_type, body=body, headers={**common, **headers}
    )
