"""Where users say that an article belongs, from the effects on its place in stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from factwire.domain.judgements.effects import Effect, Effects
from factwire.model import Verdict
from factwire.stories import Placing

STORY: Final = "story"


def placing_of(effects: Effects) -> Placing | None:
    """Return where an article belongs by the judgements that hold; None where nobody said.

    A member that is confirmed stays with its story, one that is moved goes to the other; the latest counts.
    """
    ordered = sorted(effects.by_target.values(), key=lambda effect: effect.at)
    members = [effect for effect in ordered if effect.subject.kind == "member"]
    pairs = [effect for effect in ordered if effect.subject.kind == "stories"]
    left = [effect.subject.words for effect in members if effect.verdict in {"split", "reject"}]
    apart = tuple(dict.fromkeys((*left, *_others(pairs, "split"))))
    joined = [story for effect in members if (story := _joined(effect)) and story not in apart]
    placing = Placing(
        apart=apart,
        joined=joined[-1] if joined else None,
        merged=tuple(dict.fromkeys(_others(pairs, "merge"))),
    )
    return None if placing == Placing() else placing


def _joined(effect: Effect) -> str | None:
    """Return the story that a verdict puts an article into."""
    if effect.verdict == "accept":
        return effect.subject.words
    return _other(effect) if effect.verdict == "merge" else None


def _others(pairs: Iterable[Effect], verdict: Verdict) -> Iterator[str]:
    """Yield the second stories of the pairs with this verdict."""
    for effect in pairs:
        other = _other(effect)
        if effect.verdict == verdict and other:
            yield other


def _other(effect: Effect) -> str | None:
    """Return the second story that a judgement names."""
    other = effect.value.get(STORY)
    return other if isinstance(other, str) else None
