"""The query parameters of the API: one pydantic model for each set that operations share.

An operation takes its model as `Annotated[EventsQuery, Query()]`; Powertools then checks the parameters against it.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from aws_lambda_powertools.event_handler.openapi.params import Path
from pydantic import Field

from factwire.aws.http.formats import FeedFormat, Format, GeoFormat, MapOrFeed, TableOrFeed
from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.listing.country_codes import Country
from factwire.domain.listing.queries import ArticleQuery, BoundingBox, EntityName, FactQuery, Listing, Moment
from factwire.model import Assertion, CasualtyKind, EventType, QuantityKind
from factwire.model.base import Frozen
from factwire.services.stories.story_filter import StoryQuery

_TIME: Final = (
    "ISO 8601, inclusive; compared with when the article was published or, where that is unknown, received. "
    "A date is its whole day, a time without a zone is UTC"
)
_KEY: Final = (
    "a name, also another one or the acronym that articles have for it, a person's last name, or a key as "
    "`GET /entities` gives it"
)
_MEDIA_TYPE: Final = r"^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?charset=[A-Za-z0-9_-]+)?$"

ArticleId = Annotated[str, Path(max_length=64, description="as `GET /articles` and notifications give it")]
EntityKey = Annotated[str, Path(max_length=120, description=_KEY)]
StoryId = Annotated[str, Path(pattern="^s[0-9a-f]{1,40}$", description="as `GET /stories` and notifications give it")]
SubscriptionId = Annotated[
    str, Path(pattern="^[0-9A-Za-z-]{1,64}$", description="as `POST /subscriptions` and `GET /subscriptions` give it")
]


class MetadataQuery(Frozen):
    """What the sender states about an article."""

    title: Annotated[
        Annotated[str, Field(max_length=400)] | None,
        Field(description="the headline, where the article does not have it"),
    ] = None
    published_at: Annotated[Moment | None, Field(description="ISO 8601; relative dates are resolved against it")] = None
    source: Annotated[Annotated[str, Field(max_length=200)] | None, Field(description="who published the article")] = (
        None
    )
    url: Annotated[
        Annotated[str, Field(max_length=1000)] | None,
        Field(description="its canonical address: the article's identity"),
    ] = None


class UploadQuery(Frozen):
    """Whether the article follows by a signed URL, and its media type."""

    upload: Annotated[bool, Field(description="ask for an address to send a large article to")] = False
    content_type: Annotated[str, Field(max_length=100, pattern=_MEDIA_TYPE, description="of the upload")] = "text/plain"
    content_length: Annotated[
        Annotated[int, Field(ge=1)] | None, Field(description="of the upload, in bytes; needed with `upload=true`")
    ] = None


class SubmissionQuery(MetadataQuery, UploadQuery):
    """The parameters of `POST /articles`."""


class PageQuery(Frozen):
    """Which page of a list."""

    limit: Annotated[int, Field(ge=1, le=100, description="page size")] = 20
    cursor: Annotated[
        Annotated[str, Field(max_length=600)] | None,
        Field(description="`next` of the page before; it serves the query it was made for, for good"),
    ] = None


class PublishedQuery(PageQuery):
    """Articles by their publisher and time of publication."""

    source: Annotated[
        Annotated[str, Field(min_length=1, max_length=200)] | None, Field(description="who published the article")
    ] = None
    since: Annotated[Moment | None, Field(description=_TIME)] = None
    until: Annotated[Moment | None, Field(description=_TIME)] = None

    def fact_query(self, **filters: Any) -> FactQuery:
        """Return these filters, and the given ones, as a query over facts."""
        return FactQuery(**self.model_dump(include=set(FactQuery.model_fields), by_alias=False), **filters)


class ArticlesQuery(PublishedQuery):
    """The parameters of `GET /articles`."""

    status: Annotated[Listing, Field(description="rejected ones say why, withheld ones until when")] = "stored"
    format: Annotated[FeedFormat, Field(description="of the answer")] = "json"

    def article_query(self) -> ArticleQuery:
        """Return these filters as a query over articles."""
        return ArticleQuery(**self.model_dump(include=set(ArticleQuery.model_fields)))


class JudgedQuery(Frozen):
    """Whether facts are shown as users corrected them."""

    judged: Annotated[bool, Field(description="false: facts as they were extracted, whatever users say of them")] = True


class TableQuery(PublishedQuery, JudgedQuery):
    """Facts without a place, in a table or as documents."""

    format: Annotated[TableOrFeed, Field(description="of the answer")] = "json"


class MapQuery(PublishedQuery, JudgedQuery):
    """Facts with a place, also as features of a map."""

    format: Annotated[MapOrFeed, Field(description="of the answer")] = "json"


class AppearancesQuery(TableQuery):
    """The parameters of `GET /entities/{key}`."""

    format: Annotated[Format, Field(description="of the answer")] = "json"


class QuotesQuery(TableQuery):
    """The parameters of `GET /quotes`."""

    speaker: Annotated[EntityName | None, Field(description=_KEY)] = None


class HappenedQuery(MapQuery):
    """What happened somewhere and at some time."""

    first: Annotated[
        Moment | None,
        Field(
            alias="from",
            description="it happened on that day or later. Articles published more than 31 days before it are looked "
            "at only with `since`",
        ),
    ] = None
    last: Annotated[Moment | None, Field(alias="to", description="it happened on that day or earlier")] = None
    bbox: BoundingBox | None = None
    assertion: Annotated[Assertion | None, Field(description="how sure the article is")] = None


class EventsQuery(HappenedQuery):
    """The parameters of `GET /events`; all filters that are given must hold."""

    type: Annotated[EventType | None, Field(description="PLOVER event type")] = None
    country: Annotated[
        Country | None, Field(description="of the place, an actor or a target: its English name or ISO 3166-1 code")
    ] = None
    actor: Annotated[EntityName | None, Field(description=_KEY)] = None
    target: Annotated[EntityName | None, Field(description=_KEY)] = None
    entity: Annotated[EntityName | None, Field(description=f"actor or target: {_KEY}")] = None
    speaker: Annotated[EntityName | None, Field(description=f"whom the event is attributed to: {_KEY}")] = None
    killed_min: Annotated[
        Annotated[int, Field(ge=0, le=10**9)] | None, Field(description="at least so many killed")
    ] = None


class PlacesQuery(EventsQuery):
    """The parameters of `GET /places`."""

    format: Annotated[GeoFormat, Field(description="of the answer")] = "json"


class ClaimsQuery(HappenedQuery):
    """The parameters of `GET /claims`; all filters that are given must hold."""

    of: Annotated[CasualtyKind | None, Field(description="what is counted")] = None
    country: Annotated[Country | None, Field(description="where it happened: its English name or ISO 3166-1 code")] = (
        None
    )
    speaker: Annotated[
        EntityName | None, Field(description=f"whose figure it is: words for them (health ministry), or {_KEY}")
    ] = None
    value_min: Annotated[Annotated[float, Field(ge=0)] | None, Field(description="at least so many")] = None


class QuantitiesQuery(TableQuery):
    """The parameters of `GET /quantities`; all filters that are given must hold."""

    kind: Annotated[QuantityKind | None, Field(description="what is counted or measured")] = None
    speaker: Annotated[
        EntityName | None, Field(description=f"whose figure it is: words for them (health ministry), or {_KEY}")
    ] = None
    value_min: Annotated[Annotated[float, Field(ge=0)] | None, Field(description="at least so much")] = None
    assertion: Annotated[Assertion | None, Field(description="how sure the article is")] = None


class StoriesQuery(PageQuery, StoryQuery):
    """The parameters of `GET /stories`; all filters that are given must hold."""

    first: Annotated[Moment | None, Field(alias="from", description="it happened on that day or later")] = None
    last: Annotated[Moment | None, Field(alias="to", description="it happened on that day or earlier")] = None
    format: Annotated[MapOrFeed, Field(description="of the answer")] = "json"

    def story_query(self) -> StoryQuery:
        """Return these filters as a query over stories."""
        return StoryQuery(**self.model_dump(include=set(StoryQuery.model_fields), by_alias=False))


class ArticlePlacesQuery(JudgedQuery):
    """The parameters of `GET /articles/{id}/places`."""

    format: Annotated[GeoFormat, Field(description="of the answer")] = "json"


class JudgementsQuery(PageQuery):
    """The parameters of `GET /judgements`; at most one of article, story and user."""

    article_id: Annotated[Annotated[str, Field(max_length=64)] | None, Field(description="on this article")] = None
    story: Annotated[
        Annotated[str, Field(pattern="^s[0-9a-f]{1,40}$")] | None,
        Field(description="on this story: its articles' places in it, and its merges"),
    ] = None
    user: Annotated[
        Annotated[str, Field(min_length=1, max_length=1024)] | None, Field(description="by this user, to the letter")
    ] = None
    since: Annotated[Moment | None, Field(description="given then or later")] = None
    until: Annotated[Moment | None, Field(description="given then or earlier")] = None
    format: Annotated[Format, Field(description="of the answer")] = "json"

    def judgement_query(self) -> JudgementQuery:
        """Return these filters as a query over judgements."""
        return JudgementQuery(**self.model_dump(include=set(JudgementQuery.model_fields)))


class ReviewQuery(Frozen):
    """The parameters of `GET /judgements/queue`."""

    limit: Annotated[int, Field(ge=1, le=100, description="how many at most")] = 20


class EntitiesQuery(Frozen):
    """The parameters of `GET /entities`."""

    q: Annotated[
        str, Field(min_length=2, max_length=120, description="the beginning of a name, or of a person's last name")
    ]
    limit: Annotated[int, Field(ge=1, le=50, description="how many at most")] = 10


class SubscriptionsQuery(Frozen):
    """The parameters of `GET /subscriptions`."""

    cursor: Annotated[Annotated[str, Field(max_length=2000)] | None, Field(description="`next` of the page before")] = (
        None
    )
