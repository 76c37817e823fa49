"""The library's own functions: facts of texts, of files, of many articles, without any AWS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factwire.defaults import SUMMARY_WORDS
from factwire.model import Article, Facts
from factwire.reading import article_from_row, article_from_text, read_articles

if TYPE_CHECKING:
    Day = str | date


def extract(
    text: str | Article,
    *,
    title: str | None = None,
    published_at: Day | None = None,
    source: str | None = None,
    url: str | None = None,
    summary_words: int = SUMMARY_WORDS,
) -> Facts:
    """Return the facts of one article.

    Args:
        text: the article's body, whose code points the spans count; or an article that `read` gave, with its metadata.
        title: the headline, where there is one.
        published_at: a date, a date-time, or either in ISO 8601; relative dates are resolved against it.
        source: who published the article.
        url: its canonical address; the article's identity where it is given.
        summary_words: about how long the summary is to be.

    Raises:
        TypeError: an argument is of another type; the message says which and what to do.
        FactwireError: the text cannot be processed (empty, not English, a date that is none, ...); see its `code`.
    """
    # The language model loads on first use, so that importing the package stays cheap.
    from factwire.extraction import extract_facts

    stated = {"title": title, "published_at": _day(published_at), "source": source, "url": url}
    metadata = {name: value for name, value in stated.items() if not _is_missing(value)}
    if isinstance(text, Article):
        for name in metadata:
            raise TypeError(f"an Article has its own {name}: pass a text, or leave {name} out")
        return extract_facts(text, summary_words=summary_words)
    _check_texts(text=text, **metadata)
    return extract_facts(article_from_text(text, **metadata), summary_words=summary_words)


def extract_many(
    articles: Iterable[Article | Mapping[str, object] | str], *, summary_words: int = SUMMARY_WORDS
) -> Iterator[Facts]:
    """Yield the facts of many articles, in order, parsed in batches.

    Args:
        articles: articles that `read` gave; texts; or rows with `text` (or `html`), `title`, `published_at`,
            `source`, `url`.
        summary_words: about how long each summary is to be.

    Raises:
        FactwireError: an article cannot be processed, when its turn has come.
    """
    from factwire.extraction import extract_many

    yield from extract_many(map(_article, articles), summary_words=summary_words)


def read(
    file: str | PathLike[str] | bytes,
    *,
    content_type: str | None = None,
    title: str | None = None,
    published_at: Day | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Iterator[Article]:
    """Yield the articles of a file of any format that is read: one of a text or page, many of an archive or feed.

    Args:
        file: its path, or its bytes.
        content_type: its media type, where neither name nor content tells it.
        title: its headline, where it holds one article.
        published_at: when it was published, as `extract` takes it.
        source: who published it.
        url: its canonical address, where it holds one article.

    Raises:
        OSError: the file cannot be read.
        FactwireError: the input, or one of its members when its turn has come, cannot be processed.
    """
    metadata = {"title": title, "published-at": _day(published_at), "source": source, "url": url}
    data, location = (file, "bytes:") if isinstance(file, bytes) else _content(Path(file))
    stated = {name: value for name, value in metadata.items() if not _is_missing(value)}
    for reading in read_articles(data, content_type=content_type, metadata=stated, location=location):
        if reading.article is None:
            assert reading.error is not None  # noqa: S101 - a member without an article says why
            raise reading.error
        yield reading.article


def _content(path: Path) -> tuple[bytes, str]:
    return path.read_bytes(), path.resolve().as_uri()


def _article(row: Article | Mapping[str, object] | str) -> Article:
    if isinstance(row, Article):
        return row
    if isinstance(row, Mapping):
        return article_from_row({name: _day(value) for name, value in row.items() if not _is_missing(value)})
    _check_texts(text=row)
    return article_from_text(row)


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) and not _is_missing(value) else value


def _is_missing(value: object) -> bool:
    """Return whether there is no value: None, or NaN and NaT of data frames, which are not equal to themselves."""
    return value is None or (isinstance(value, float | date) and value != value)  # noqa: PLR0124 - the test for NaN


def _check_texts(**texts: object) -> None:
    for name, value in texts.items():
        if isinstance(value, bytes):
            raise TypeError(f"{name} is bytes: decode it, or give the bytes to factwire.read")
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str, not {type(value).__name__}")
