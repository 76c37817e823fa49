"""Reading web pages beside trafilatura alone: `python -m tests.bench.pages [FOLDER]`, else on pages made of the seeds.

Both find the article and its metadata in the same pages, in turns, each page on its own. The figures are pages per
second of processor time.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import trafilatura
from factwire.errors import FactwireError
from factwire.reading import read_article

from tests.bench.speed import articles

_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:title" content="{title}"><meta property="article:published_time" content="2024-10-08T07:30:00Z">
<style>{style}</style></head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>
<p class="byline">By <a href="/author/ann-example">Ann Example</a></p><time>8 October 2024</time>{body}</article></main>
<aside><h2>Most read</h2><ul>{menu}</ul></aside><footer><p>All rights reserved.</p></footer>
<script>{script}</script></body></html>"""
_MENU = "".join(
    f"<li class='item'><a href='/section/{number}'>Section number {number}</a></li>" for number in range(60)
)
_ROUNDS = 3

Reader = Callable[[bytes], object]


def made_pages() -> list[bytes]:
    """The seeds as pages with what surrounds an article."""
    return [
        _PAGE.format(
            title=article.title,
            body="".join(f"<p>{line}</p>" for line in article.text.splitlines() if line),
            menu=_MENU,
            style=".item { color: black }\n" * 200,
            script="function go(a) { return a && a.b(); }\n" * 500,
        ).encode()
        for article in articles(24)
    ]


def ours(page: bytes) -> object:
    """The article, as the function reads it."""
    with contextlib.suppress(FactwireError):
        return read_article(page, content_type="text/html", metadata={}, location="s3://bucket/page.html")
    return None


def alone(page: bytes) -> object:
    """What trafilatura finds by itself, with its metadata."""
    return trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)


def pages_per_second(pages: Sequence[bytes]) -> tuple[float, float]:
    """Ours, and trafilatura's."""
    taken: dict[Reader, list[float]] = {ours: [], alone: []}
    for reader in taken:
        reader(pages[0])  # what loads on first use
    for _ in range(_ROUNDS):
        for reader, seconds in taken.items():
            started = time.process_time()
            for page in pages:
                reader(page)
            seconds.append(time.process_time() - started)
    return len(pages) / median(taken[ours]), len(pages) / median(taken[alone])


def main() -> None:
    """Print the figures."""
    pages = made_pages()
    if len(sys.argv) > 1:
        pages = [path.read_bytes() for path in sorted(Path(sys.argv[1]).rglob("*.htm*"))]
    own, other = pages_per_second(pages)
    print(f"{len(pages)} pages: factwire {own:.1f}/s, trafilatura alone {other:.1f}/s: {other / own:.2f} x its time")


if __name__ == "__main__":
    main()
