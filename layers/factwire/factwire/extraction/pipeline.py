"""The order of the components; a broken one costs its own facts and leaves a warning."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from factwire.defaults import SUMMARY_WORDS
from factwire.extraction.entities import find_entities, link_entities
from factwire.extraction.events import find_events
from factwire.extraction.places import find_places
from factwire.extraction.quantities import find_quantities
from factwire.extraction.quotes import attribute_quantities, find_quotes
from factwire.extraction.summary import summarize
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import MODEL, parse, parse_many
from factwire.extraction.times import find_times
from factwire.extraction.w5h import answer_w5h
from factwire.model import W5H, Article, Engine, Facts, Summary, Warning
from factwire.version import __version__

Fact = TypeVar("Fact")
Result = TypeVar("Result")
Findings = dict[str, Any]  # the fields of `Facts` by name

logger = logging.getLogger(__name__)


def extract_facts(article: Article, *, summary_words: int = SUMMARY_WORDS) -> Facts:
    """Parse one article and extract all its facts, with a summary of about `summary_words` words."""
    return facts_of(parse(article), summary_words=summary_words)


def extract_many(articles: Iterable[Article]) -> Iterator[Facts]:
    """Extract the facts of many articles, in order, parsing them in batches."""
    return map(facts_of, parse_many(articles))


class _Components:
    """Runs components one by one and keeps a warning for each that fails."""

    def __init__(self) -> None:
        self.warnings: list[Warning] = []

    def find(self, component: str, find: Callable[[], tuple[Fact, ...]]) -> tuple[Fact, ...]:
        """What the component finds, or nothing if it fails."""
        return self.run(component, find, otherwise=cast("tuple[Fact, ...]", ()))

    def run(self, component: str, make: Callable[[], Result], *, otherwise: Result) -> Result:
        """What the component makes, or `otherwise` if it fails."""
        try:
            return make()
        except Exception as error:  # noqa: BLE001 - the promise: one broken component costs only its own facts
            # Only the error's name: its message may hold article text.
            logger.warning("component failed", extra={"component": component, "error": type(error).__name__})
            self.warnings.append(Warning(component=component, code="component_failed", message=type(error).__name__))
            return otherwise


def facts_of(document: Document, *, summary_words: int = SUMMARY_WORDS) -> Facts:
    """Run every component over one parse, each on what the ones before it found."""
    components = _Components()
    find, run = components.find, components.run
    times = find("times", lambda: find_times(document))
    counted = find("quantities", lambda: find_quantities(document, times=times))
    named = find("entities", lambda: find_entities(document))
    places = find("places", lambda: find_places(document, entities=named))
    entities = run("entities", lambda: link_entities(named, places=places), otherwise=named)
    quotes = find("quotes", lambda: find_quotes(document, entities=entities))
    quantities = run("quotes", lambda: attribute_quantities(document, counted, quotes=quotes), otherwise=counted)
    events = find(
        "events",
        lambda: find_events(
            document, entities=entities, places=places, times=times, quantities=quantities, quotes=quotes
        ),
    )
    w5h = run(
        "w5h",
        lambda: answer_w5h(document, entities=entities, places=places, times=times, events=events),
        otherwise=W5H(),
    )
    summary = run(
        "summary",
        lambda: summarize(document, entities=entities, events=events, words=summary_words),
        otherwise=Summary(),
    )
    found: Findings = {
        "times": times,
        "places": places,
        "entities": entities,
        "quantities": quantities,
        "quotes": quotes,
        "events": events,
        "w5h": w5h,
        "summary": summary,
    }
    return _assemble(document.article, found=found, components=components)


def _assemble(article: Article, *, found: Findings, components: _Components) -> Facts:
    """The document of all facts; where it is not valid, without those components whose facts make it so."""
    engine = Engine(name="factwire", version=__version__, model=MODEL)

    def assembled(facts: Findings) -> Facts:
        return Facts(article=article, **facts, warnings=tuple(components.warnings), engine=engine)

    def valid(facts: Findings) -> Findings:
        assembled(facts)
        return facts

    try:
        return assembled(found)
    except ValidationError:
        # Facts name facts of the components before them: each component is judged beside what was kept of those.
        kept: Findings = {}
        for component, facts in found.items():
            kept = components.run(component, partial(valid, {**kept, component: facts}), otherwise=kept)
        return assembled(kept)
