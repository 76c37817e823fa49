"""Which article this is, and which revision of it."""

from __future__ import annotations

import hashlib
import json


def article_id(*, url: str | None = None, guid: str | None = None, location: str) -> str:
    """A stable id from the canonical URL or GUID where there is one, else from where the article came from.

    `location` is any stable name of the input's place, such as `s3://bucket/key`.
    """
    return hashlib.sha256((url or guid or location).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def revision(*content: object) -> str:
    """An id of the content: the same content is the same revision."""
    packed = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()[:16]
