"""Where users say that an article belongs, from the effects on its place in stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from factwire.domain.judgements.effects import Effect, Effects
from factwire.model import SubjectKind, Verdict
from factwire.stories import Placing

# Where a judgement's value names the second story; requests and placing read the same.
STORY: Final = "story"


def placing_of(effects: Effects) -> Placing | None:
    """Return where an article belongs by the judgements that hold; None where nobody said.

    A member that is confirmed stays with its story, one that is moved goes to the other; the latest counts.
    """
    ordered = sorted(effects.by_target.values(), key=lambda effect: effect.at)
    members, pairs = _about(ordered, "member"), _about(ordered, "stories")
    apart = tuple(dict.fromkeys((*filter(None, map(_left, members)), *_others(pairs, "split"))))
    joined = [story for story in map(_joined, members) if story and story not in apart]
    merged = tuple(dict.fromkeys(_others(pairs, "merge")))
    placing = Placing(apart=apart, joined=next(reversed(joined), None), merged=merged)
    return None if placing == Placing() else placing


def _about(effects: Iterable[Effect], kind: SubjectKind) -> list[Effect]:
    return [effect for effect in effects if effect.subject.kind == kind]


def _left(effect: Effect) -> str | None:
    """Return the story that a verdict takes an article out of."""
    return effect.subject.words if effect.verdict in {"split", "reject"} else None


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
