"""A story's notification in words: how many sources, who agrees, who differs, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from factwire.domain.wording.sentences import count_of, date_of, one_day
from factwire.model import CasualtyKind, Change, NotifiedClaim, NotifiedStory, NotifiedToll, Range


def lines_of_story(story: NotifiedStory, changes: tuple[Change, ...]) -> list[str]:
    """Return the lines about a story, as an e-mail or a chat shows them."""
    sources = (
        "1 independent source" if story.independent_sources == 1 else f"{story.independent_sources} independent sources"
    )
    outlets = "1 outlet" if story.outlets == 1 else f"{story.outlets} outlets"
    day = one_day(story.earliest, story.latest)
    where = ", ".join(part for part in (story.place, story.country, day and date_of(day)) if part)
    lines = [*([where] if where else []), f"{sources} in {outlets}", ""]
    lines += [*_changed(changes), ""]
    for kind, toll in story.casualties.items():
        lines += [*_of_toll(kind, toll), ""]
    return lines


def _changed(changes: tuple[Change, ...]) -> Iterator[str]:
    yield "What changed:"
    for change in changes:
        if change.fact == "merged into":
            yield f"- This story and {change.after} are one; it goes on there."
        elif change.before is None:
            yield f"- {change.fact}: {change.after}"
        else:
            yield f"- {change.fact}: {change.before} -> {change.after or '-'}"


def _of_toll(kind: CasualtyKind, toll: NotifiedToll) -> Iterator[str]:
    best = "no exact figure" if toll.best is None else f"{toll.best:g}"
    yield f"{kind.capitalize()}: {best}" + ("" if toll.agreed else ", disputed")
    for claim in toll.claims:
        relation = ", which differs" if claim.relation == "disputes" else ""
        yield f"- {count_of(Range(min=claim.min, max=claim.max))}{relation}: {_who(claim)}"


def _who(claim: NotifiedClaim) -> str:
    outlets = ", ".join(claim.outlets)
    return f"{claim.attribution} (in {outlets})" if claim.attribution and outlets else claim.attribution or outlets
