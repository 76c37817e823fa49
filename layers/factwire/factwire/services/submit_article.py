"""Use case: articles that come in over HTTP, either to be kept or only to be read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from factwire.errors import InvalidRequest, TooLarge
from factwire.model import Facts
from factwire.model.base import Frozen
from factwire.reading import article_id
from factwire.services.ports import ArticleStore, Extractor, Reader, Upload


class Submission(Frozen):
    """An article that was taken in; its facts follow.

    With an `upload` the article is still to be sent, and a file that names its own address gets its id from that.
    """

    article_id: str
    location: str
    upload: Upload | None = None


@dataclass(frozen=True)
class SubmitArticle:
    """Puts articles where dropped files go, so that they take the one way all articles take."""

    articles: ArticleStore
    read: Reader
    max_bytes: int
    max_upload_bytes: int
    prefix: str

    def __call__(self, data: bytes, *, content_type: str, metadata: Mapping[str, str]) -> Submission:
        """Take one article in; the same article again has the same id and place.

        Raises:
            FactwireError: it cannot be read; see `factwire.reading.read_article`.
        """
        _check_size(data, max_bytes=self.max_bytes, max_upload_bytes=self.max_upload_bytes)
        key = self._key(data, sorted(metadata.items()))
        location = self.articles.location(key)
        readings = list(self.read(data, content_type=content_type, metadata=metadata, location=location))
        if len(readings) != 1:
            raise InvalidRequest("body: send one article at a time; a file of several is dropped into the bucket")
        [reading] = readings
        known = reading.article or (reading.about if reading.usage.status != "usable" else None)
        if known is None:
            raise reading.error or InvalidRequest("body: no article")
        self.articles.put(key, data, content_type=content_type, metadata=metadata)
        return Submission(article_id=known.article_id, location=location)

    def upload(self, *, name: str, content_type: str, metadata: Mapping[str, str]) -> Submission:
        """A signed address for one article of any allowed size; `name` tells uploads apart."""
        key = self._key(name.encode(), sorted(metadata.items()))
        location = self.articles.location(key)
        return Submission(
            article_id=article_id(url=metadata.get("url"), location=location),
            location=location,
            upload=self.articles.upload(key, content_type=content_type, metadata=metadata),
        )

    def _key(self, *content: object) -> str:
        return f"{self.prefix}api/{hashlib.sha256(repr(content).encode()).hexdigest()[:32]}"


@dataclass(frozen=True)
class ExtractText:
    """Reads one article and forgets it."""

    read: Reader
    extract: Extractor
    max_bytes: int
    max_upload_bytes: int

    def __call__(self, data: bytes, *, content_type: str | None, metadata: Mapping[str, str]) -> Facts:
        """The facts of one article.

        Raises:
            FactwireError: it cannot be read; see `factwire.reading.read_article`.
        """
        _check_size(data, max_bytes=self.max_bytes, max_upload_bytes=self.max_upload_bytes)
        location = f"sha256:{hashlib.sha256(data).hexdigest()}"
        readings = list(self.read(data, content_type=content_type, metadata=metadata, location=location))
        if len(readings) != 1:
            raise InvalidRequest("body: send one article at a time")
        article, error = readings[0].article, readings[0].error
        if article is None:
            raise error or InvalidRequest("body: no article")
        return self.extract(article)


def _check_size(data: bytes, *, max_bytes: int, max_upload_bytes: int) -> None:
    if len(data) > max_bytes:
        raise TooLarge(
            f"body: {len(data)} bytes; at most {max_bytes}. `POST /articles?upload=true` answers an address that "
            f"takes up to {max_upload_bytes}"
        )
