"""Judgements as regression cases: the words that one needs, and whether another engine would still do as users said.

A case is the sentence that was judged, with the fact that is expected or forbidden in it; no more of the article, and
no user. It is checked as a stack would show it: the engine's facts with the judgement applied.

- `kept`: what users said still holds. A fact that was rejected is not shown, be it that the engine finds it no more
  (`by` engine) or that the judgement still finds its words (`by` judgement); one that was accepted is there as it was.
- `lost`: a fact that was accepted, or what an edit or a merge is about, is not there any more.
- `revived`: a fact that was rejected, or names that were split, would be shown again, past the judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from factwire.domain.judgements.corrections import corrected
from factwire.domain.judgements.effects import Effect, Effects, effect_of
from factwire.domain.judgements.requests import fact_of
from factwire.domain.judgements.slots import Names, slots_of
from factwire.domain.judgements.subjects import FactSubjects, target_of
from factwire.domain.listing.entity_keys import entity_key
from factwire.errors import NotFound
from factwire.model import Facts, Judgement, Slots, Subject, Verdict
from factwire.model.base import Frozen

Outcome = Literal["kept", "lost", "revived"]
# What the sentence alone must show again; who "they" are, or when "Monday" was, takes more of the article.
_FIRM: Final = frozenset({"type", "kind", "name", "value", "min", "max", "assertion"})


class RegressionCase(Frozen):
    """One judgement as a test: in `text` the fact that it is about is expected or forbidden, with these slots."""

    id: str
    text: str
    title: str | None = None
    published_at: str | None = None
    subject: Annotated[Subject, Field(description="without its sentence, which is the text")]
    verdict: Verdict
    expect: Slots | None = None
    forbid: Slots | None = None


class CheckedCase(Frozen):
    """What became of a case; `by` says what keeps a rejected fact away."""

    id: str
    outcome: Outcome
    by: Literal["engine", "judgement"] | None = None
    verdict: Verdict
    subject: Subject
    found: Slots | None = None


def cases_of(judgements: Iterable[Judgement]) -> Iterator[RegressionCase]:
    """Yield a case for each target on which a verdict holds; places in stories have no sentence and give none."""
    by_target: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in judgements:
        by_target.setdefault((judgement.article_id, judgement.target), []).append(judgement)
    for those in by_target.values():
        effect = effect_of(those)
        if effect and effect.verdict and not effect.disputed and effect.subject.sentence:
            yield _case(effect, min(those, key=lambda judgement: (judgement.at, judgement.id)))


def check(case: RegressionCase, facts: Facts) -> CheckedCase:
    """Return what became of a case in the facts that an engine finds in its text."""
    subject = case.subject.model_copy(update={"sentence": case.text})
    target = target_of(subject)
    value = (case.expect or {}) if case.verdict == "edit" else {}
    effect = Effect(subject=subject, verdict=case.verdict, value=value, at="")
    shown = corrected(facts, Effects(by_target={target: effect}))
    if subject.kind == "names":
        return _checked_names(case, shown)
    if case.verdict == "reject":
        return _checked_rejection(case, facts, shown, target=target)
    found = _slots_of_first(shown, FactSubjects(facts).by_target.get(target, ()))
    wanted = {name: slot for name, slot in (case.expect or {}).items() if case.verdict == "edit" or name in _FIRM}
    fits = found is not None and all(found.get(name) == slot for name, slot in wanted.items())
    return _checked(case, "kept" if fits else "lost", found=found)


def _case(effect: Effect, judgement: Judgement) -> RegressionCase:
    subject, text = effect.subject, effect.subject.sentence or ""
    forbidden = effect.verdict in {"reject", "split"}
    slots = effect.value if effect.verdict == "edit" else judgement.shown
    return RegressionCase(
        id=judgement.id,
        text=text,
        title=text if subject.kind == "claim" and not judgement.shown else None,
        published_at=judgement.published_at,
        subject=subject.model_copy(update={"sentence": None}),
        verdict=effect.verdict or "unsure",
        expect=None if forbidden else slots,
        forbid=slots if forbidden else None,
    )


def _checked_rejection(case: RegressionCase, facts: Facts, shown: Facts, *, target: str) -> CheckedCase:
    """Return whether something that says the same of the same words is shown."""
    again = next(_alike(case.subject, shown), None)
    if again is not None:
        return _checked(case, "revived", found=_slots_of_first(shown, (again,)))
    known = FactSubjects(facts).by_target.get(target)
    return _checked(case, "kept", by="engine" if known is None else "judgement")


def _alike(subject: Subject, facts: Facts) -> Iterator[str]:
    """Yield the facts that say what the judged one said of the same words, of some of them or of more."""
    words = set(subject.words.casefold().split())
    for id, other in FactSubjects(facts).by_fact.items():
        if (other.kind, other.type) != (subject.kind, subject.type):
            continue
        if subject.kind in {"entity", "place", "claim"}:
            if target_of(other) == target_of(subject):
                yield id
        elif words & set(other.words.casefold().split()):
            yield id


def _checked_names(case: RegressionCase, shown: Facts) -> CheckedCase:
    both = {case.subject.words, case.subject.other or ""}
    known = [
        {entity_key(name) for name in (entity.name, *entity.aliases, *(mention.text for mention in entity.mentions))}
        for entity in shown.entities
    ]
    together = any(both <= keys for keys in known)
    if case.verdict == "split":
        return _checked(case, "revived" if together else "kept")
    return _checked(case, "kept" if together else "lost")


def _slots_of_first(facts: Facts, ids: Iterable[str]) -> Slots | None:
    """Return the slots of the first of these facts that the document has."""
    for id in ids:
        try:
            return slots_of(fact_of(facts, id), Names(facts))
        except NotFound:
            continue
    return None


def _checked(
    case: RegressionCase,
    outcome: Outcome,
    *,
    by: Literal["engine", "judgement"] | None = None,
    found: Slots | None = None,
) -> CheckedCase:
    return CheckedCase(id=case.id, outcome=outcome, by=by, verdict=case.verdict, subject=case.subject, found=found)
