"""The components of extraction as a table: what each requires, what it assigns; their order follows from that.

A component that fails costs only its own facts and leaves a warning.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any, Final

from pydantic import ValidationError

from factwire.defaults import SUMMARY_WORDS
from factwire.extraction.entities import Mentions, find_entities, find_mentions, link_entities
from factwire.extraction.events import find_events, with_salience
from factwire.extraction.incidents import find_incidents
from factwire.extraction.incidents.hazards import find_hazards, join_events
from factwire.extraction.incidents.linking import link_tolls
from factwire.extraction.places.finding_places import find_places
from factwire.extraction.places.gazetteer import check_installed
from factwire.extraction.quantities import find_quantities
from factwire.extraction.quotes import attribute_quantities, find_quotes
from factwire.extraction.summary import summarize
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import MODEL, parse, parse_many
from factwire.extraction.times import find_times
from factwire.extraction.w5h import answer_w5h
from factwire.model import W5H, Article, Engine, Facts, Summary, Warning
from factwire.version import __version__

Values = dict[str, Any]  # what was given and what components assigned, by name

GIVEN: Final = ("document", "summary_words")
"""The values that every run begins with."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Component:
    """A step of the extraction.

    Attributes:
        name: as warnings give it; two steps that make one kind of fact share it.
        assigns: the value that the step makes; each is assigned once. Those that are fields of `Facts` are public.
        run: the function that makes it.
        requires: for each parameter of `run`, the value that it takes.
        fallback: the required value that stands in for the result where the step fails; else `empty` does.
        empty: no facts of this kind.
    """

    name: str
    assigns: str
    run: Callable[..., object]
    requires: Mapping[str, str]
    fallback: str | None = None
    empty: object = ()


def _requires(*values: str, **renamed: str) -> Mapping[str, str]:
    """Return the parameters with the values that they take; most parameters have the name of their value."""
    return {**{value: value for value in values}, **renamed}


def in_order(components: tuple[Component, ...]) -> tuple[Component, ...]:
    """Return the components so that each stands behind those whose values it requires.

    Raises:
        ValueError: a value is assigned twice, or required and assigned by none.
        graphlib.CycleError: components require each other's values.
    """
    assigning = {component.assigns: component for component in components}
    if len(assigning) < len(components):
        raise ValueError("two components assign one value")
    missing = {value for each in components for value in each.requires.values()} - assigning.keys() - set(GIVEN)
    if missing:
        raise ValueError(f"no component assigns {', '.join(sorted(missing))}")
    order = TopologicalSorter({each.assigns: list(each.requires.values()) for each in components}).static_order()
    return tuple(assigning[value] for value in order if value in assigning)


COMPONENTS: Final = in_order(
    (
        Component("times", "times", find_times, _requires("document", "places")),
        Component("quantities", "counts", find_quantities, _requires("document", "times")),
        Component("entities", "mentions", find_mentions, _requires("document"), empty=Mentions()),
        Component("entities", "names", find_entities, _requires("document", "mentions")),
        Component("places", "places", find_places, _requires("document", entities="names")),
        Component("entities", "entities", link_entities, _requires("places", entities="names"), fallback="names"),
        Component("quotes", "quotes", find_quotes, _requires("document", "entities")),
        Component(
            "quotes",
            "quantities",
            attribute_quantities,
            _requires("document", "quotes", "entities", quantities="counts"),
            fallback="counts",
        ),
        Component(
            "events",
            "plover_events",
            find_events,
            _requires("document", "mentions", "entities", "places", "times", "quantities", "quotes"),
        ),
        Component(
            "events",
            "hazards",
            find_hazards,
            _requires("document", "places", "times", "quantities", "quotes", "plover_events"),
        ),
        Component("events", "joined", join_events, _requires("plover_events", "hazards"), fallback="plover_events"),
        Component(
            "events",
            "salient",
            with_salience,
            _requires("document", "entities", "places", events="joined"),
            fallback="joined",
        ),
        Component(
            "events", "events", link_tolls, _requires("incidents", "quantities", events="salient"), fallback="salient"
        ),
        Component(
            "incidents",
            "incidents",
            find_incidents,
            _requires("document", "places", "times", "quantities", "quotes", events="salient"),
        ),
        Component(
            "w5h",
            "w5h",
            answer_w5h,
            _requires("document", "entities", "places", "times", "events", "incidents"),
            empty=W5H(),
        ),
        Component(
            "summary",
            "summary",
            summarize,
            _requires("document", "entities", "events", words="summary_words"),
            empty=Summary(),
        ),
    )
)


def extract_facts(article: Article, *, summary_words: int = SUMMARY_WORDS) -> Facts:
    """Parse one article and extract all its facts, with a summary of about `summary_words` words.

    Raises:
        InstallationIncomplete: the gazetteer is missing.
    """
    check_installed()
    return facts_of(parse(article), summary_words=summary_words)


def extract_many(articles: Iterable[Article], *, summary_words: int = SUMMARY_WORDS) -> Iterator[Facts]:
    """Extract the facts of many articles, in order, parsing them in batches."""
    check_installed()
    return (facts_of(document, summary_words=summary_words) for document in parse_many(articles))


def facts_of(document: Document, *, summary_words: int = SUMMARY_WORDS) -> Facts:
    """Run every component over one parse and return the document of all facts."""
    return _Run(document, summary_words=summary_words).facts(COMPONENTS)


@dataclass
class _Run:
    """One run over one document: the values assigned so far, and a warning for each component that failed."""

    document: Document
    summary_words: int
    values: Values = field(init=False)
    warnings: list[Warning] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.values = {"document": self.document, "summary_words": self.summary_words}

    def run(self, components: tuple[Component, ...]) -> None:
        """Let each component assign its value."""
        for component in components:
            self.values[component.assigns] = self._result(component)

    def facts(self, components: tuple[Component, ...]) -> Facts:
        """Run the components; return their facts, without those of components whose facts make the whole invalid."""
        self.run(components)
        public = [component for component in components if component.assigns in Facts.model_fields]
        try:
            return self._assembled({each.assigns: self.values[each.assigns] for each in public})
        except ValidationError:
            return self._assembled(self._valid(public))

    def _result(self, component: Component) -> object:
        try:
            return component.run(**{name: self.values[value] for name, value in component.requires.items()})
        except Exception as error:  # noqa: BLE001 - the promise: one broken component costs only its own facts
            self._warn(component, error)
            return self.values[component.fallback] if component.fallback else component.empty

    def _valid(self, components: list[Component]) -> Values:
        """Return the facts that are valid beside those of the components before them, which they may name."""
        kept: Values = {}
        for component in components:
            tried = {**kept, component.assigns: self.values[component.assigns]}
            try:
                self._assembled(tried)
            except Exception as error:  # noqa: BLE001 - a component may hand out anything at all
                self._warn(component, error)
            else:
                kept = tried
        return kept

    def _assembled(self, facts: Values) -> Facts:
        engine = Engine(name="factwire", version=__version__, model=MODEL)
        return Facts(article=self.document.article, **facts, warnings=tuple(self.warnings), engine=engine)

    def _warn(self, component: Component, error: Exception) -> None:
        """Keep a warning with the error's name only: its message may hold article text."""
        name = type(error).__name__
        logger.warning("component failed", extra={"component": component.name, "error": name})
        self.warnings.append(Warning(component=component.name, code="component_failed", message=name))
