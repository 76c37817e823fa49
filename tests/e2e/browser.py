"""A real browser over the reader page: Playwright on a Chromium that this machine has."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from local.settings import ROOT

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Root may start it, and it asks nothing of the world outside.
OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PATIENCE = 120_000  # milliseconds: the first request starts a function, on whatever machine this is
DESKTOP, PHONE = (1280, 860), (390, 800)
SCREENSHOTS = ROOT / "build" / "screenshots"


def chromium() -> str | None:
    """Return the path of a Chromium on this machine, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Reader:
    """A page in the browser, and what went wrong in it."""

    page: Page
    url: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def open(self, view: str, *, ready: str) -> Page:
        """Open a view anew and wait until an element that shows it is ready is there."""
        self.page.goto("about:blank")
        self.page.goto(self.url + view)
        self.page.wait_for_selector(ready)
        return self.page

    def screenshot(self, name: str) -> Path:
        """Keep a picture of the page; return its path."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        self.page.screenshot(path=path)
        return path


@contextmanager
def reader(
    url: str, *, size: tuple[int, int] = DESKTOP, theme: Any = "light", bypass_policy: bool = False
) -> Iterator[Reader]:
    """Within, a browser of its own with an empty profile; `bypass_policy` lets a test add a script of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(OPTIONS))
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, bypass_csp=bypass_policy
        )
        context.set_default_timeout(PATIENCE)
        read = Reader(page=context.new_page(), url=url)
        read.page.on("pageerror", lambda error: read.errors.append(str(error)))
        read.page.on("console", lambda line: line.type == "error" and read.errors.append(line.text))
        read.page.on("request", lambda request: read.requests.append(request.url))
        yield read
        browser.close()
