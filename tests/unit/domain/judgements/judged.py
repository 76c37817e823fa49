"""Judgements for the tests of what follows from them."""

from __future__ import annotations

from factwire.domain.judgements.effects import Effects, effects_of
from factwire.domain.judgements.subjects import FactSubjects, target_of
from factwire.model import Facts, Judgement, Slot, Subject, Verdict

from tests.unit.services.fakes import article, facts_of

TEXT = """\
Rebels shelled the port of Aden, killing 12. Nobody answered calls.
Amal Saleh said "the sheds are on fire". Trucks could not leave."""
FACTS = facts_of(article(TEXT, title="Port shelled", published_at="2024-10-08"))


def subject(fact: str, *, facts: Facts = FACTS) -> Subject:
    """The subject of a fact."""
    return FactSubjects(facts).by_fact[fact]


def judgement(
    about: Subject, verdict: Verdict, *, user: str = "ada", at: int = 1, value: dict[str, Slot] | None = None
) -> Judgement:
    """What a user says at the `at`th second."""
    return Judgement(
        id=f"{user}{at}{verdict}",
        article_id=FACTS.article.article_id,
        target=target_of(about),
        subject=about,
        verdict=verdict,
        value=value or {},
        user=user,
        at=f"2024-10-08T12:00:{at:02}.000Z",
    )


def said(*judgements: Judgement) -> Effects:
    """What follows from them."""
    return effects_of(judgements)
