"""Use case: articles that come in over HTTP, either to be kept or only to be read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from factwire.domain.ownership import Ownership
from factwire.errors import InvalidRequest, TooLarge
from factwire.model import Article, Facts
from factwire.model.base import Frozen
from factwire.reading import Reading, article_id
from factwire.services.ports import ArticleStore, Extractor, Reader, Upload

_QUOTATION_MARKS: Final = re.compile('["“”„«»]')
# A long interview has some hundreds in all.
_MOST_QUOTATION_MARKS: Final = 2_000


class AcceptedArticle(Frozen):
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
    ownership: Ownership

    def __call__(self, data: bytes, *, content_type: str, metadata: Mapping[str, str]) -> AcceptedArticle:
        """Take one article in; the same article again has the same id and place.

        Raises:
            FactwireError: it cannot be read; see `factwire.reading.read_article`.
        """
        _check_size(data, max_bytes=self.max_bytes, max_upload_bytes=self.max_upload_bytes)
        key = self._key(data, sorted(metadata.items()))
        location = self.articles.location(key)
        reading = _only(self.read(data, content_type=content_type, metadata=metadata, location=location))
        known = reading.article or (reading.about if reading.usage.status != "usable" else None)
        if known is None:
            raise reading.error or InvalidRequest("The body holds no article", field="body")
        self.articles.put(key, data, content_type=content_type, metadata=metadata)
        owned = self.ownership.article_id(known.article_id, key=key)
        return AcceptedArticle(article_id=owned, location=location)

    def upload(self, *, name: str, size: int, content_type: str, metadata: Mapping[str, str]) -> AcceptedArticle:
        """Return a signed address for one article of so many bytes; `name` tells uploads apart.

        Raises:
            TooLarge: no article may have so many bytes.
        """
        if size > self.max_upload_bytes:
            raise TooLarge(f"{size} bytes; send at most {self.max_upload_bytes}", field="content_length")
        key = self._key(name.encode(), sorted(metadata.items()))
        location = self.articles.location(key)
        named = article_id(url=metadata.get("url"), location=location)
        return AcceptedArticle(
            article_id=self.ownership.article_id(named, key=key),
            location=location,
            upload=self.articles.upload(key, size=size, content_type=content_type, metadata=metadata),
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
        """Return the facts of one article.

        Raises:
            FactwireError: it cannot be read; see `factwire.reading.read_article`.
        """
        _check_size(data, max_bytes=self.max_bytes, max_upload_bytes=self.max_upload_bytes)
        location = f"sha256:{hashlib.sha256(data).hexdigest()}"
        reading = _only(self.read(data, content_type=content_type, metadata=metadata, location=location))
        if reading.article is None:
            raise reading.error or InvalidRequest("The body holds no article", field="body")
        _check_work(reading.article)
        return self.extract(reading.article)


def _only(readings: Iterator[Reading]) -> Reading:
    """Return the one reading there is; of several, no more than two are read."""
    found = list(islice(readings, 2))
    if len(found) != 1:
        raise InvalidRequest(
            "The body must hold one article; drop a file of several into the bucket instead", field="body"
        )
    return found[0]


def _check_work(article: Article) -> None:
    """Refuse a text whose extraction would outlast its caller: the pairs of quotation marks are matched together.

    Raises:
        TooLarge: a paragraph has more quotation marks than any that a person wrote.
    """
    most = max(len(_QUOTATION_MARKS.findall(line)) for line in article.text.split("\n"))
    if most > _MOST_QUOTATION_MARKS:
        raise TooLarge(
            f"A paragraph has {most} quotation marks; at most {_MOST_QUOTATION_MARKS} are read while you wait. "
            "Send the article to `POST /articles` instead",
            field="body",
        )


def _check_size(data: bytes, *, max_bytes: int, max_upload_bytes: int) -> None:
    if len(data) > max_bytes:
        raise TooLarge(
            f"The body has {len(data)} bytes; at most {max_bytes} are taken. Use `POST /articles?upload=true` and PUT "
            f"the file, of up to {max_upload_bytes} bytes, to the returned URL",
            field="body",
        )
