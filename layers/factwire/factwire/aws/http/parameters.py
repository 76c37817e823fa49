"""The query parameters that routes take, each told once.

A route takes a group of them as one value: `taking` makes the group's fields parameters of the route, which the
framework then checks and documents one by one.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from functools import wraps
from typing import Annotated, Any, TypeVar, get_type_hints

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Path, Query
from pydantic import Field, WithJsonSchema

from factwire.aws.http.formats import Format, GeoFormat
from factwire.domain.queries import ArticleQuery, FactQuery, Listing
from factwire.model import Assertion, EventType

Group = TypeVar("Group")
Route = Callable[..., Response[str]]

_TIME = (
    "ISO 8601, inclusive; compared with when the article was published or, where that is unknown, received. "
    "A date is its whole day, a time without a zone is UTC"
)
_KEY = "an entity's key as `GET /entities` gives it, or its name"

Moment = Annotated[
    str,
    Field(max_length=64),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "format": "date-time"}]}),
]
ArticleId = Annotated[str, Path(max_length=64, description="as `GET /articles` and notifications give it")]
EntityKey = Annotated[str, Path(max_length=120, description=_KEY)]
Key = Annotated[str | None, Query(min_length=1, max_length=120, description=_KEY)]
Source = Annotated[str | None, Query(min_length=1, max_length=200, description="who published the article")]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a sender says about an article."""

    title: Annotated[
        str | None, Query(max_length=400, description="the headline, where the article does not have it")
    ] = None
    published_at: Annotated[Moment | None, Query(description="ISO 8601; relative dates are resolved against it")] = None
    source: Annotated[str | None, Query(max_length=200, description="who published the article")] = None
    url: Annotated[str | None, Query(max_length=1000, description="its canonical address: the article's identity")] = (
        None
    )


@dataclass(frozen=True, kw_only=True)
class Paged:
    """Which page of a list."""

    limit: Annotated[int, Query(ge=1, le=100, description="page size")] = 20
    cursor: Annotated[
        str | None,
        Query(max_length=600, description="`next` of the page before; it serves the query it was made for, for good"),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Published(Paged):
    """Which articles, by who published them and when."""

    source: Source = None
    since: Annotated[Moment | None, Query(description=_TIME)] = None
    until: Annotated[Moment | None, Query(description=_TIME)] = None

    def facts(self, **more: Any) -> FactQuery:
        """These filters, and more, as a question over facts."""
        asked = {name: value for name, value in asdict(self).items() if name in FactQuery.model_fields}
        return FactQuery(**asked, **more)


@dataclass(frozen=True, kw_only=True)
class Articles(Published):
    """Which articles, also by what became of them."""

    status: Annotated[Listing, Query(description="rejected ones say why, withheld ones until when")] = "stored"

    def articles(self) -> ArticleQuery:
        """These filters as a question over articles."""
        return ArticleQuery(status=self.status, source=self.source, since=self.since, until=self.until)


@dataclass(frozen=True, kw_only=True)
class Formatted(Published):
    """Which facts, and how they are to be written."""

    format: Annotated[Format, Query(description="of the answer")] = "json"


@dataclass(frozen=True, kw_only=True)
class Located(Published):
    """Which facts that have a place, and how they are to be written."""

    format: Annotated[GeoFormat, Query(description="of the answer")] = "json"


@dataclass(frozen=True, kw_only=True)
class Quotes(Formatted):
    """Which quotes."""

    speaker: Key = None


@dataclass(frozen=True, kw_only=True)
class Events(Located):
    """Which events; all filters that are given must hold."""

    type: Annotated[EventType | None, Query(description="PLOVER event type")] = None
    country: Annotated[
        str | None, Query(pattern="^[A-Z]{3}$", description="ISO 3166-1 alpha-3: of the place, an actor or a target")
    ] = None
    actor: Key = None
    target: Key = None
    entity: Annotated[str | None, Query(min_length=1, max_length=120, description=f"actor or target: {_KEY}")] = None
    speaker: Annotated[
        str | None, Query(min_length=1, max_length=120, description=f"whom the event is attributed to: {_KEY}")
    ] = None
    assertion: Annotated[Assertion | None, Query(description="how sure the article is")] = None
    killed_min: Annotated[int | None, Query(ge=0, le=10**9, description="at least so many killed")] = None


def taking(group: type[Group]) -> Callable[[Route], Route]:
    """Let a route take the fields of a group as its query parameters, and hand them over as one value.

    The route's last parameter is that value; those before it are its own.
    """
    hints = get_type_hints(group, include_extras=True)
    names = [field.name for field in fields(group)]  # type: ignore[arg-type]
    parameters = [
        inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
        for field in fields(group)  # type: ignore[arg-type]
    ]

    def grouped(route: Route) -> Route:
        signature = inspect.signature(route, eval_str=True)
        *own, last = signature.parameters.values()

        @wraps(route)
        def ungrouped(**values: Any) -> Response[str]:
            asked = group(**{name: values.pop(name) for name in names if name in values})
            return route(**values, **{last.name: asked})

        ungrouped.__signature__ = signature.replace(parameters=[*own, *parameters])  # type: ignore[attr-defined]
        return ungrouped

    return grouped
