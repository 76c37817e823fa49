"""Where users say that an article belongs, from the effects on its place in stories."""

from __future__ import annotations

from typing import Final

from factwire.domain.judgements.effects import Effect, Effects
from factwire.stories import Placing

STORY: Final = "story"


def placing_of(effects: Effects) -> Placing | None:
    """Return where an article belongs by the judgements that hold; None where nobody said.

    A member that is confirmed stays with its story, one that is moved goes to the other; the latest counts.
    """
    ordered = sorted(effects.by_target.values(), key=lambda effect: effect.at)
    members = [effect for effect in ordered if effect.subject.kind == "member"]
    pairs = [effect for effect in ordered if effect.subject.kind == "stories"]
    apart = [effect.subject.words for effect in members if effect.verdict in {"split", "reject"}]
    apart += [other for effect in pairs if effect.verdict == "split" and (other := _other(effect))]
    joined = [
        effect.subject.words if effect.verdict == "accept" else _other(effect)
        for effect in members
        if effect.verdict in {"accept", "merge"}
    ]
    merged = [other for effect in pairs if effect.verdict == "merge" and (other := _other(effect))]
    if not (apart or joined or merged):
        return None
    return Placing(
        apart=tuple(dict.fromkeys(apart)),
        joined=next((story for story in reversed(joined) if story and story not in apart), None),
        merged=tuple(dict.fromkeys(merged)),
    )


def _other(effect: Effect) -> str | None:
    """Return the second story that a judgement names."""
    other = effect.value.get(STORY)
    return other if isinstance(other, str) else None
