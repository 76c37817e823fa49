"""What follows from the verdicts on one target, whoever gave them in whatever order: the policy `dissent-shown`.

1. Of each user the latest verdict counts. `unsure` takes back what the user said before, and counts for nothing.
2. Where all who are left say the same, it holds: a rejected fact is not shown, an edit is.
3. Where two say different things, nothing is settled by number: the fact is shown as it was extracted, marked
   `disputed`. Both verdicts stay.
4. A split stands against a merge, of names and of stories, for what was joined wrongly spreads and what was left apart
   does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Annotated, Final

from pydantic import Field

from factwire.model import Judgement, MarkState, Slots, Subject, Verdict
from factwire.model.base import Frozen

_STATES: Final[dict[Verdict, MarkState]] = {
    "accept": "accepted", "reject": "rejected", "edit": "edited", "merge": "merged", "split": "split",
}  # fmt: skip


class Effect(Frozen):
    """What holds for one target; `verdict` is None where users disagree and nothing does."""

    subject: Subject
    verdict: Verdict | None
    value: Slots = Field(default_factory=dict)
    disputed: bool = False
    at: Annotated[str, Field(description="of the first verdict that counts")]

    @property
    def state(self) -> MarkState:
        """What the fact is marked as."""
        return "disputed" if self.disputed or self.verdict is None else _STATES[self.verdict]


class Effects(Frozen):
    """The effects on one article's facts, by target."""

    by_target: dict[str, Effect] = Field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether anybody's verdict counts."""
        return bool(self.by_target)

    def changed(self, target: str, effect: Effect | None) -> Effects:
        """Return these effects with another one on one target."""
        rest = {key: value for key, value in self.by_target.items() if key != target}
        found = rest | ({target: effect} if effect else {})
        return Effects(by_target=dict(sorted(found.items())))


NO_EFFECTS: Final = Effects()


def effects_of(judgements: Iterable[Judgement]) -> Effects:
    """Return the effects of judgements on any targets of one article."""
    by_target: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        by_target.setdefault(judgement.target, []).append(judgement)
    found = {target: effect_of(those) for target, those in sorted(by_target.items())}
    return Effects(by_target={target: effect for target, effect in found.items() if effect})


def effect_of(judgements: Iterable[Judgement]) -> Effect | None:
    """Return what follows from the judgements on one target; None where no verdict counts."""
    counted = [judgement for judgement in latest_by_user(judgements) if judgement.verdict != "unsure"]
    if not counted:
        return None
    first = min(counted, key=_order)
    opinions = {(judgement.verdict, json.dumps(judgement.value, sort_keys=True)) for judgement in counted}
    if len(opinions) == 1:
        return Effect(subject=first.subject, verdict=first.verdict, value=first.value, at=first.at)
    apart = [judgement for judgement in counted if judgement.verdict in {"split", "reject"}]
    if apart and first.subject.kind in {"names", "member", "stories"}:
        held = min(apart, key=_order)
        return Effect(subject=first.subject, verdict=held.verdict, value=held.value, disputed=True, at=first.at)
    return Effect(subject=first.subject, verdict=None, disputed=True, at=first.at)


def latest_by_user(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the latest judgement of each user, in the order of users."""
    latest: dict[str, Judgement] = {}
    for judgement in judgements:
        before = latest.get(judgement.user)
        if before is None or _order(judgement) > _order(before):
            latest[judgement.user] = judgement
    return [latest[user] for user in sorted(latest)]


def _order(judgement: Judgement) -> tuple[str, str]:
    return (judgement.at, judgement.id)
