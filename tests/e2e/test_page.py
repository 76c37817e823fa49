"""The reader page in a real browser, over the built system."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("playwright", reason="Playwright is not installed, so the reader page was not tried in a browser")

from axe_playwright_python.sync_playwright import Axe

from local.settings import ROOT
from tests.e2e.browser import DESKTOP, PHONE, chromium, reader
from tests.e2e.system import eventually

if TYPE_CHECKING:
    from tests.e2e.system import System

pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine: the reader page was not tried")

SEEDS = ("conflict-ceasefire-offer.txt", "earthquake-chile.txt")
HOSTILE_TITLE = "<script>window.hostile = 1</script> \u202eevil\u202c \U0001d400\u0301 \u05e9\u05dc\u05d5\u05dd"
HOSTILE_TEXT = (
    "\U0001f4f0\U0001d400 <img src=x onerror='window.hostile = 2'> \u202eReuters\u202c\n\n"
    "Rebels killed 12 soldiers near Aden on Monday, "
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 said Amal Sale\u0301h, the mayor.\n\n"
    "\u05e8\u05d0\u05e9 \u05d4\u05e2\u05d9\u05e8 police arrested 34 men in Sanaa on Tuesday."
)
VIEWS = {
    "stories": "#/stories",
    "events": "#/events",
    "map": "#/events?view=map",
    "timeline": "#/events?view=timeline",
    "articles": "#/articles",
    "review": "#/review",
    "drop": "#/drop",
}


@pytest.fixture(scope="session")
def url(system: System) -> str:
    """The page's address, with articles in the system behind it."""
    for name in SEEDS:
        system.drop(f"page/{name}", (ROOT / "seeds" / name).read_bytes(), source="Page wire", published_at="2025-03-12")
    drop_json(system, "hostile", title=HOSTILE_TITLE, text=HOSTILE_TEXT)
    drop_json(
        system,
        "long",
        title="A long day in Aden",
        text=("Rebels killed 12 soldiers in Aden on Monday. " * 2300)[:100_000],
    )
    for title in (HOSTILE_TITLE.strip(), "A long day in Aden"):
        system.notice(lambda notice, wanted=title: wanted[:8] in (notice.article.title or ""))  # type: ignore[misc]
    system.settled()
    return f"{system.stack.api_url}/"


def drop_json(system: System, name: str, **article: str) -> None:
    """Put an article as JSON into the bucket."""
    system.drop(f"page/{name}.json", json.dumps({**article, "source": "Page wire"}), content_type="application/json")


def article_with(system: System, words: str) -> str:
    """Return the id of the stored article whose title has these words."""
    cards = system.get("/articles?source=page%20wire&limit=50")["articles"]
    return next(card["article_id"] for card in cards if words in (card["title"] or card["headline"] or ""))


@pytest.mark.parametrize(("size", "theme"), [(DESKTOP, "light"), (DESKTOP, "dark"), (PHONE, "light"), (PHONE, "dark")])
def test_every_view_opens_without_an_error_or_a_request_to_elsewhere(
    url: str, system: System, size: tuple[int, int], theme: str
) -> None:
    views = {**VIEWS, "article": f"#/articles/{article_with(system, 'Chad rebels')}"}
    with reader(url, size=size, theme=theme) as read:
        for name, view in views.items():
            read.open(view, ready="main h1")
            read.page.wait_for_load_state("networkidle")
            read.screenshot(f"{name}-{size[0]}-{theme}")

        assert read.errors == []
        assert [request for request in read.requests if not request.startswith((url, "about:", "blob:", "data:"))] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_view_has_a_serious_fault_of_accessibility(url: str, system: System, theme: str) -> None:
    views = {**VIEWS, "article": f"#/articles/{article_with(system, 'Chad rebels')}"}
    with reader(url, theme=theme, bypass_policy=True) as read:
        for view in views.values():
            page = read.open(view, ready="main h1")
            page.wait_for_load_state("networkidle")
            found: list[dict[str, Any]] = Axe().run(page).response["violations"]
            assert [fault["id"] for fault in found if fault["impact"] in {"serious", "critical"}] == []


def test_filters_and_view_live_in_the_address_so_that_a_link_is_a_view(url: str) -> None:
    with reader(url) as read:
        page = read.open("#/events", ready=".row")
        page.select_option("#filter-country", "TCD")
        page.wait_for_url("**country=TCD*")
        page.click("button:text-is('map')")
        page.wait_for_selector(".dot")

        linked = page.url.removeprefix(url)
        page = read.open(linked, ready=".dot")

        assert page.input_value("#filter-country") == "TCD"
        assert page.get_attribute("button:has-text('map')", "aria-pressed") == "true"


def test_marks_are_the_words_of_the_facts_by_code_points_and_hostile_text_stays_text(url: str, system: System) -> None:
    article_id = article_with(system, "script")
    facts = system.get(f"/articles/{article_id}/facts")
    with reader(url) as read:
        page = read.open(f"#/articles/{article_id}", ready=".text mark")

        assert page.eval_on_selector(".text", "element => element.textContent") == facts["article"]["text"]
        marks = page.eval_on_selector_all(
            ".text mark", "marks => marks.map(m => [Number(m.dataset.start), m.textContent])"
        )
        text = facts["article"]["text"]
        assert [words for start, words in marks] == [text[start : start + len(words)] for start, words in marks]
        triggers = {(event["trigger"]["start"], event["trigger"]["text"]) for event in facts["events"]}
        assert triggers
        assert triggers <= {(start, words) for start, words in marks}
        assert page.inner_text("h1") == facts["article"]["title"]
        assert page.evaluate("window.hostile") is None
        assert read.errors == []


def test_pointing_at_a_fact_scrolls_to_its_evidence_and_pointing_at_a_mark_shows_its_rule(
    url: str, system: System
) -> None:
    with reader(url) as read:
        page = read.open(f"#/articles/{article_with(system, 'Chad rebels')}", ready=".text mark")
        page.locator(".fact", has_text="17 soldiers").first.click()
        page.wait_for_selector("mark.pointed")
        page.locator("mark.kind-event", has_text="killed").first.click()
        shown = page.inner_text("div.pointed")

    assert "rule" in shown
    assert "status" in shown


def test_the_keyboard_goes_from_mark_to_mark(url: str, system: System) -> None:
    with reader(url) as read:
        page = read.open(f"#/articles/{article_with(system, 'Chad rebels')}", ready=".text mark")
        page.focus(".text mark")
        first = page.evaluate("document.activeElement.dataset.start")
        page.keyboard.press("ArrowRight")
        second = page.evaluate("document.activeElement.dataset.start")
        page.keyboard.press("Enter")

        assert int(second) > int(first)
        assert page.locator("div.pointed").count() == 1


def test_an_article_of_100_000_characters_is_shown_whole(url: str, system: System) -> None:
    with reader(url) as read:
        page = read.open(f"#/articles/{article_with(system, 'A long day')}", ready=".text mark")

        assert page.eval_on_selector(".text", "element => element.textContent.length") == 100_000
        assert read.errors == []


def test_a_text_that_is_pasted_shows_its_facts_and_is_kept_nowhere(url: str, system: System) -> None:
    before = len(system.get("/articles?limit=50")["articles"])
    with reader(url) as read:
        page = read.open("#/drop", ready="textarea")
        page.fill("textarea", "Rebels killed 12 soldiers near Aden on Monday, officials said.")
        page.click("text=Read it, keep nothing")
        page.wait_for_selector(".text mark.kind-event")

        assert "12 soldiers" in page.inner_text(".facts")
    assert len(system.get("/articles?limit=50")["articles"]) == before


def test_tell_me_about_this_makes_a_subscription_of_the_filters(url: str, system: System) -> None:
    with reader(url) as read:
        page = read.open("#/events?country=LBN&type=ASSAULT&killed_min=5", ready="main h1")
        page.click("text=Tell me about this")
        page.fill("input[name=endpoint]", "page@example.com")
        page.click("dialog button.primary")
        page.wait_for_selector("dialog [role=status]")

    made = [one for one in system.get("/subscriptions")["subscriptions"] if one["endpoint"] == "page@example.com"]
    policy = system.get(f"/subscriptions/{made[0]['id']}")["filter_policy"]
    assert policy["countries"] == ["LBN"]
    assert policy["event_types"] == ["ASSAULT"]
    assert "killed_min" in policy


def test_a_figure_that_is_rejected_in_the_page_is_shown_no_more_and_can_be_taken_back(url: str, system: System) -> None:
    article_id = article_with(system, "Chad rebels")
    with reader(url) as read:
        page = read.open(f"#/articles/{article_id}", ready=".text mark")
        figure = page.locator(".fact", has_text=re.compile("^more than 30 fighters"))
        figure.click()
        page.locator(".judge button", has_text="Reject").click()
        page.wait_for_selector(".note:has-text('rejected')")
        eventually(lambda: "judgements" in system.get(f"/articles/{article_id}/facts"), "the effect of the verdict")
        page.reload()
        page.wait_for_selector("summary:has-text('Rejected')")

        assert figure.count() == 0
        page.click("summary:has-text('Rejected')")
        read.screenshot("article-rejected")
        page.locator("button", has_text="take back").first.click()
        page.wait_for_selector(".note:has-text('taken back')")
        assert read.errors == []
    listed = system.get(f"/judgements?article_id={article_id}")["judgements"]
    assert {each["judgement"]["verdict"] for each in listed} == {"reject", "unsure"}
    assert {each["judgement"]["user"] for each in listed} == {"local"}
