"""What users send when they judge: checked against the facts they judge, and turned into what outlives them."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from factwire.domain.judgements.placing import STORY
from factwire.domain.judgements.slots import Fact, Names, edited, slots_of
from factwire.domain.judgements.subjects import (
    FactSubjects,
    claim_subject,
    names_subject,
    stories_subject,
    target_of,
)
from factwire.domain.listing.entity_keys import entity_key
from factwire.errors import InvalidRequest, NotFound
from factwire.model import CasualtyKind, Entity, Facts, Slot, Slots, Subject, Verdict
from factwire.model.base import Frozen

_OTHER: Final = "with"
_OF_FACTS: Final = frozenset({"accept", "reject", "edit", "unsure"})
_OF_HEADLINES: Final = frozenset({"accept", "reject", "unsure"})
_OF_MEMBERS: Final = frozenset({"accept", "reject", "split", "merge", "unsure"})
_OF_PAIRS: Final = frozenset({"merge", "split", "unsure"})


class JudgedClaim(Frozen):
    """A figure for casualties, as a story shows it: `min` and `max` as there."""

    of: CasualtyKind
    min: float | None = None
    max: float | None = None


class JudgementRequest(Frozen):
    """One verdict on a fact or a claim of an article, on an article's place in a story, or on two stories.

    Who judges is not part of it: that is known from the login.
    """

    article_id: Annotated[str | None, Field(min_length=1, max_length=64)] = None
    revision: Annotated[
        str | None, Field(max_length=64, description="the article's revision whose ids are meant; default: the newest")
    ] = None
    fact: Annotated[
        str | None, Field(pattern=r"^[eqtpnvc]\d+$", description="id of a fact or a claim in the article's facts")
    ] = None
    claim: Annotated[JudgedClaim | None, Field(description="a figure as a story shows it, in place of `fact`")] = None
    story: Annotated[str | None, Field(pattern="^s[0-9a-f]{1,40}$", description="the story that is judged")] = None
    verdict: Verdict
    value: Annotated[
        dict[Annotated[str, Field(max_length=40)], Slot],
        Field(
            max_length=12,
            description="edit: the slots and what they should say; merge and split of names: `with`, the other name; "
            "merge and split of stories: `story`, the other one",
        ),
    ] = Field(default_factory=dict)
    note: Annotated[str | None, Field(max_length=1000)] = None


class JudgedFact(Frozen):
    """What a request is about: the subject, the slots of the fact as it is, and the value as it is kept."""

    subject: Subject
    shown: Slots = Field(default_factory=dict)
    value: Slots = Field(default_factory=dict)


def judged_fact(request: JudgementRequest, facts: Facts) -> JudgedFact:
    """Return what a request says of a fact or a claim of an article.

    Raises:
        InvalidRequest: the verdict does not go with the fact, or an edit makes no sense; the field is named.
        NotFound: the article has no such fact.
    """
    subjects, names = FactSubjects(facts), Names(facts)
    if request.claim and (headline := _of_headline(request.claim, subjects)):
        _check_verdict(request, _OF_HEADLINES)
        return JudgedFact(subject=headline)
    fact, subject = _claimed(request.claim, facts, subjects) if request.claim else _named(request, facts, subjects)
    if request.verdict in {"merge", "split"} or _OTHER in request.value:
        return _judged_names(request, facts, fact, subjects)
    _check_verdict(request, _OF_FACTS)
    if request.verdict == "edit":
        return JudgedFact(subject=subject, shown=slots_of(fact, names), value=_edit(request, fact, names))
    if request.value:
        raise InvalidRequest(f"`value` goes with an edit, not with {request.verdict}", field="value")
    return JudgedFact(subject=subject, shown=slots_of(fact, names))


def judged_member(request: JudgementRequest, *, article_id: str) -> JudgedFact:
    """Return what a request says of an article's place in a story.

    Raises:
        InvalidRequest: the verdict does not go with it, or a merge does not say with which story.
    """
    _check_verdict(request, _OF_MEMBERS)
    value: Slots = {}
    if request.verdict == "merge":
        value = {STORY: _story_in(request)}
    return JudgedFact(subject=Subject(kind="member", words=request.story or "", other=article_id), value=value)


def judged_stories(request: JudgementRequest) -> JudgedFact:
    """Return what a request says of two stories.

    Raises:
        InvalidRequest: the verdict does not go with it, or the second story is missing or the same.
    """
    _check_verdict(request, _OF_PAIRS)
    other = _story_in(request)
    if other == request.story:
        raise InvalidRequest("`value.story` must be another story", field="value.story")
    subject = stories_subject(request.story or "", other)
    return JudgedFact(subject=subject, value={STORY: subject.other})


def fact_of(facts: Facts, id: str) -> Fact:
    """Return a fact by its id, for a claim its figure.

    Raises:
        NotFound: the article has no such fact.
    """
    for incident in facts.incidents:
        id = next((claim.quantity for claim in incident.claims if claim.id == id), id)
    lists: tuple[tuple[Fact, ...], ...] = (
        facts.events, facts.quotes, facts.quantities, facts.times, facts.entities, facts.places,
    )  # fmt: skip
    for some in lists:
        for fact in some:
            if fact.id == id:
                return fact
    raise NotFound("the article has no such fact (any more); ask for its facts again")


def _named(request: JudgementRequest, facts: Facts, subjects: FactSubjects) -> tuple[Fact, Subject]:
    if request.fact is None:
        raise InvalidRequest("name the `fact` or the `claim` that is judged, or the `story`", field="fact")
    return fact_of(facts, request.fact), subjects.by_fact[request.fact]


def _claimed(claim: JudgedClaim, facts: Facts, subjects: FactSubjects) -> tuple[Fact, Subject]:
    """Return the figure of a claim, its first where the article repeats it."""
    target = target_of(claim_subject(claim.of, claim.min, claim.max))
    for quantity in facts.quantities:
        subject = subjects.claim(quantity)
        if target_of(subject) == target:
            return quantity, subject
    raise NotFound("the article has no such figure (any more)")


def _of_headline(claim: JudgedClaim, subjects: FactSubjects) -> Subject | None:
    """Return a figure that the headline alone has."""
    target = target_of(claim_subject(claim.of, claim.min, claim.max))
    if subjects.by_target.get(target):
        return None
    return next((subject for subject in subjects.of_headline if target_of(subject) == target), None)


def _judged_names(request: JudgementRequest, facts: Facts, fact: Fact, subjects: FactSubjects) -> JudgedFact:
    """Return what a request says of two names, of which the article must have both."""
    _check_verdict(request, _OF_PAIRS)
    if not isinstance(fact, Entity):
        raise InvalidRequest("only names are merged and split", field="verdict")
    other = request.value.get(_OTHER)
    if not isinstance(other, str) or not other.strip():
        raise InvalidRequest("say in `value.with` the other name, or the id of its entity", field="value.with")
    name = next((entity.name for entity in facts.entities if entity.id == other), other)
    spoken = {entity_key(fact.name): fact.mentions[0]}
    mentions = sorted((m for entity in facts.entities for m in entity.mentions), key=lambda mention: mention.start)
    for mention in mentions:
        spoken.setdefault(entity_key(mention.text), mention)
    for entity in facts.entities:
        spoken.setdefault(entity_key(entity.name), entity.mentions[0])
    if entity_key(name) not in spoken:
        raise InvalidRequest("the article has no such name", field="value.with")
    subject = names_subject(fact.name, name)
    if subject.words == subject.other:
        raise InvalidRequest("the two names are the same", field="value.with")
    both = sorted((fact.mentions[0], spoken[entity_key(name)]), key=lambda mention: mention.start)
    sentences = dict.fromkeys(subjects.sentence(mention) for mention in both)
    return JudgedFact(subject=subject.model_copy(update={"sentence": "\n".join(sentences)}))


def _edit(request: JudgementRequest, fact: Fact, names: Names) -> Slots:
    """Return an edit in the form that is kept: the same edit looks the same, whoever wrote it in whatever form."""
    if not request.value:
        raise InvalidRequest("say in `value` which slots should say what", field="value")
    after = edited(fact, request.value, names)
    if after == fact:
        raise InvalidRequest("the fact says that already: accept it", field="value")
    shown = slots_of(after, names)
    return {slot: shown.get(slot) for slot in sorted(request.value)}


def _check_verdict(request: JudgementRequest, allowed: frozenset[str]) -> None:
    if request.verdict not in allowed:
        raise InvalidRequest(f"this takes {', '.join(sorted(allowed))}", field="verdict")


def _story_in(request: JudgementRequest) -> str:
    other = request.value.get(STORY)
    if not isinstance(other, str) or not other:
        raise InvalidRequest("say in `value.story` which story", field="value.story")
    return other
