"""`Facts`: the public document of one article revision, version 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import Field, model_validator

from factwire.model.article import Article
from factwire.model.base import CountryCode, Frozen, Salience, Span
from factwire.model.judgement import Mark

SCHEMA_VERSION: Final = "1.1"

MAIN_SALIENCE: Final = 0.5
"""From here on an event or an incident is what the article reports; below, it is background."""

EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "WORK", "LAW"]
MentionKind = Literal["name", "nominal", "pronoun"]
QuoteKind = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PlaceKind = Literal["country", "region", "city", "other"]
QuantityKind = Literal[
    "killed", "wounded", "missing", "detained", "displaced", "people", "money", "percent", "weapon", "other"
]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "DISASTER", "ACCIDENT",  # beyond PLOVER; their modes follow IPTC Media Topics 03000000
]  # fmt: skip
IncidentKind = Literal["attack", "crime", "arrest", "coercion", "protest", "disaster", "accident", "other"]
CasualtyKind = Literal["killed", "wounded", "missing", "detained", "displaced"]
CASUALTY_KINDS: Final[tuple[CasualtyKind, ...]] = get_args(CasualtyKind)
ClaimScope = Literal["incident", "cumulative", "part"]
Assertion = Literal["asserted", "reported", "possible", "planned", "conditional", "negated"]
Sector = Literal[
    "GOV", "MIL", "REB", "COP", "JUD", "LEG", "PTY", "OPP", "SPY", "UAF", "PRM", "CVL", "JRN", "BUS", "CRM",
    "EDU", "ELI", "AGR", "LAB", "MED", "REF", "REL", "SOC", "HRI", "NGO", "IGO", "MNC", "UNK",
]  # fmt: skip


class Mention(Span):
    """One place in the text where an entity is named, described or pointed to."""

    kind: MentionKind


class Role(Span):
    """What a person is, in the text's words: the span covers the words that say so."""

    title: str
    organization: str | None = None


class Entity(Frozen):
    """One real thing with all its mentions; `name` is its fullest name in the article."""

    id: Annotated[str, Field(pattern=r"^e\d+$")]
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    salience: Salience
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    country: CountryCode | None = None
    place: str | None = None


class Quote(Span):
    """What somebody said, thought or wrote; direct spans leave the quotation marks out."""

    id: Annotated[str, Field(pattern=r"^q\d+$")]
    kind: QuoteKind
    speaker: Annotated[str | None, Field(description="entity id")] = None
    speaker_text: str | None = None
    cue: Span | None = None
    source_text: Annotated[str | None, Field(description="the outlet or spokesperson it came through")] = None


class Timex(Span):
    """A time expression; `value` follows TimeML's TIMEX3, `earliest` and `latest` are ISO 8601 and inclusive."""

    id: Annotated[str, Field(pattern=r"^t\d+$")]
    type: TimexType
    value: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Place(Frozen):
    """One real place with the mentions that name it, none where only the title does; coordinates are WGS 84 degrees."""

    id: Annotated[str, Field(pattern=r"^p\d+$")]
    name: str
    kind: PlaceKind
    country: CountryCode | None = None
    admin1: str | None = None
    latitude: Annotated[float | None, Field(ge=-90, le=90)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180)] = None
    geonames_id: int | None = None
    mentions: tuple[Span, ...]


class Quantity(Span):
    """A counted or measured amount: `value` when exact, `min` and `max` inclusive, null where open.

    `assertion` and `attribution` say whose words the figure is, as for events.
    """

    id: Annotated[str, Field(pattern=r"^n\d+$")]
    kind: QuantityKind
    value: float | None = None
    min: float | None = None
    max: float | None = None
    unit: str | None = None
    of: str | None = None
    assertion: Assertion = "asserted"
    attribution: Annotated[str | None, Field(description="entity id")] = None
    attribution_text: str | None = None

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """The least and the largest number that the figure allows."""
        return (self.min, self.max) if self.value is None else (self.value, self.value)


class Participant(Span):
    """An actor or target of an event."""

    entity: Annotated[str | None, Field(description="entity id")] = None
    country: CountryCode | None = None
    sector: Sector | None = None


class Event(Frozen):
    """Who did what to whom, coded in PLOVER (DISASTER and ACCIDENT go beyond it); every slot has its own words."""

    id: Annotated[str, Field(pattern=r"^v\d+$")]
    type: EventType
    mode: str | None = None
    cameo: Annotated[str | None, Field(description="CAMEO root code", pattern=r"^\d\d$")] = None
    trigger: Span
    actors: tuple[Participant, ...] = ()
    targets: tuple[Participant, ...] = ()
    means: tuple[Span, ...] = ()
    place: Annotated[str | None, Field(description="place id")] = None
    time: Annotated[str | None, Field(description="time id")] = None
    earliest: str | None = None
    latest: str | None = None
    quantities: Annotated[tuple[str, ...], Field(description="quantity ids")] = ()
    assertion: Assertion
    attribution: Annotated[str | None, Field(description="entity id")] = None
    attribution_text: str | None = None
    evidence: Span
    rule: Annotated[str, Field(description="the lexicon entry and pattern that made it")]
    salience: Annotated[
        Salience, Field(description="the main event has the highest; below 0.5 it is background, not what is reported")
    ]

    @property
    def parties(self) -> tuple[Participant, ...]:
        """Who takes part in it: the actors, then the targets."""
        return (*self.actors, *self.targets)


class Claim(Frozen):
    """One figure that the article gives for the casualties of an incident, with whose figure it is.

    `scope` is `incident` for all casualties of this incident, `cumulative` for those of several (a war, a year, a
    series) and `part` for some of them ("six of them children"). `as_of` is the day for which the figure is given
    (ISO 8601). Limits are as in `Quantity`.
    """

    id: Annotated[str, Field(pattern=r"^c\d+$")]
    of: CasualtyKind
    value: float | None = None
    min: float | None = None
    max: float | None = None
    scope: ClaimScope = "incident"
    as_of: str | None = None
    quantity: Annotated[str, Field(description="quantity id")]
    assertion: Assertion
    attribution: Annotated[str | None, Field(description="entity id")] = None
    attribution_text: str | None = None
    source_text: Annotated[str | None, Field(description="the outlet or spokesperson it came through")] = None
    evidence: Span

    @property
    def limits(self) -> tuple[float | None, float | None]:
        """The least and the largest number that the figure allows."""
        return (self.min, self.max) if self.value is None else (self.value, self.value)


class Incident(Frozen):
    """One happening, once, however often the article retells it; `earliest` and `latest` are ISO 8601 and inclusive."""

    id: Annotated[str, Field(pattern=r"^i\d+$")]
    kind: IncidentKind
    mode: str | None = None
    events: Annotated[tuple[str, ...], Field(description="event ids")] = ()
    place: Annotated[str | None, Field(description="place id")] = None
    earliest: str | None = None
    latest: str | None = None
    claims: tuple[Claim, ...] = ()
    salience: Salience


class Answer(Span):
    """One answer to a 5W1H question; the span points into the text or the title."""

    within: Annotated[Literal["text", "title"], Field(alias="in")]
    ref: Annotated[str | None, Field(description="id of the fact behind it")] = None


class W5H(Frozen):
    """Answers to who, what, when, where, why and how, each list best first; empty means not said."""

    who: tuple[Answer, ...] = ()
    what: tuple[Answer, ...] = ()
    when: tuple[Answer, ...] = ()
    where: tuple[Answer, ...] = ()
    why: tuple[Answer, ...] = ()
    how: tuple[Answer, ...] = ()


class Summary(Frozen):
    """An extractive summary: whole sentences of the article, in its order."""

    headline: str | None = None
    text: str = ""
    sentences: tuple[Span, ...] = ()


class Warning(Frozen):
    """A component that failed and cost only its own facts."""

    component: str
    code: str
    message: str


class Engine(Frozen):
    """What made the document."""

    name: str
    version: str
    model: str


class Facts(Frozen):
    """All facts of one article revision.

    Every span is checked to be exactly that slice of `article.text` (a 5W1H answer may point into
    the title), and every id that a fact names must exist. Documents of version 1.0 have no incidents.
    """

    schema_version: Literal["1.0", "1.1"] = SCHEMA_VERSION
    article: Article
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Event, ...] = ()
    incidents: tuple[Incident, ...] = ()
    w5h: W5H = W5H()
    summary: Summary = Summary()
    warnings: tuple[Warning, ...] = ()
    engine: Engine
    judgements: Annotated[
        tuple[Mark, ...],
        Field(description="what judgements changed; absent where nobody judged", exclude_if=lambda marks: not marks),
    ] = ()
    sentences: Annotated[
        dict[str, str],
        Field(
            default_factory=dict,
            description="each event in words, by event id; in answers of the API only",
            exclude_if=lambda sentences: not sentences,
        ),
    ]

    @property
    def main_event(self) -> Event | None:
        """The event that the article reports; None where its news is none of the types of events."""
        told = (event for event in self.events if event.salience >= MAIN_SALIENCE and event.assertion != "negated")
        return max(told, key=lambda event: event.salience, default=None)

    @model_validator(mode="after")
    def _spans_are_exact(self) -> Self:
        for span in self.spans():
            text = (
                self.article.title or "" if isinstance(span, Answer) and span.within == "title" else self.article.text
            )
            if text[span.start : span.end] != span.text:
                raise ValueError(f"span [{span.start}, {span.end}) is not the slice of the article's text")
        return self

    @model_validator(mode="after")
    def _references_exist(self) -> Self:
        known = {
            fact.id
            for facts in (
                self.entities,
                self.quotes,
                self.times,
                self.places,
                self.quantities,
                self.events,
                self.incidents,
            )
            for fact in facts
        }
        for reference in self._references():
            if reference is not None and reference not in known:
                raise ValueError(f"a fact names {reference}, which the document does not hold")
        return self

    def spans(self) -> Iterator[Span]:
        """Every span of the document, in the order of its fields."""
        for entity in self.entities:
            yield from entity.mentions
            yield from entity.roles
        for quote in self.quotes:
            yield quote
            if quote.cue:
                yield quote.cue
        yield from self.times
        for place in self.places:
            yield from place.mentions
        yield from self.quantities
        for event in self.events:
            yield event.trigger
            yield event.evidence
            yield from (*event.actors, *event.targets, *event.means)
        for incident in self.incidents:
            yield from (claim.evidence for claim in incident.claims)
        for answers in (self.w5h.who, self.w5h.what, self.w5h.when, self.w5h.where, self.w5h.why, self.w5h.how):
            yield from answers
        yield from self.summary.sentences

    def _references(self) -> Iterator[str | None]:
        for entity in self.entities:
            yield entity.place
        for quote in self.quotes:
            yield quote.speaker
        for quantity in self.quantities:
            yield quantity.attribution
        for event in self.events:
            yield from (event.place, event.time, event.attribution, *event.quantities)
            for participant in event.parties:
                yield participant.entity
        for incident in self.incidents:
            yield from (incident.place, *incident.events)
            for claim in incident.claims:
                yield from (claim.quantity, claim.attribution)
        for answers in (self.w5h.who, self.w5h.what, self.w5h.when, self.w5h.where, self.w5h.why, self.w5h.how):
            for answer in answers:
                yield answer.ref
