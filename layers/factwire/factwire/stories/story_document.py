"""Members -> the Story document. A pure function: the same members give the same document, however they came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from factwire.model import Story, StoryArticle
from factwire.stories.comparison.profile import Profile, cosine, profile_of
from factwire.stories.member import Happening, Member
from factwire.stories.sources.copies import originals_of
from factwire.stories.story_clustering import story_id
from factwire.stories.story_tolls import tolls_of

_NO_KIND: Final = dict.fromkeys(("kind", "mode"))
_NO_PLACE: Final = dict.fromkeys(("place", "country", "latitude", "longitude"))
_NO_DAYS: Final = dict.fromkeys(("earliest", "latest"))


def story_of(id: str, members: Sequence[Member], *, revision: int = 0, profile: Profile | None = None) -> Story:
    """Return the document of a story of these articles; `profile` is theirs where the caller has it already."""
    ordered = sorted(members, key=lambda member: member.order)
    profile = profile or profile_of(member.fingerprint for member in ordered)
    copies = originals_of({member.id: member.fingerprint.signature for member in ordered})
    origins = origins_of(ordered, copies)
    happening = _happening(ordered, origins)
    dates = [member.published_at for member in ordered if member.published_at]
    return Story(
        id=id,
        revision=revision,
        title=_title(ordered, profile),
        kind=happening.kind,
        mode=happening.mode,
        place=happening.place,
        country=happening.country,
        latitude=happening.latitude,
        longitude=happening.longitude,
        earliest=happening.earliest,
        latest=happening.latest,
        first_seen=dates[0] if dates else None,
        updated=dates[-1] if dates else None,
        articles=tuple(
            StoryArticle(
                id=member.id,
                title=member.title,
                outlet=member.outlet,
                published_at=member.published_at,
                copy_of=copies.get(member.id),
                origin=origins[member.id],
            )
            for member in ordered
        ),
        outlets=len({member.outlet or member.id for member in ordered}),
        independent_sources=len(set(origins.values())),
        casualties=tolls_of(ordered, origins),
    )


def new_story_of(members: Sequence[Member]) -> Story:
    """Return the document of a story of these articles that the first of them begins."""
    first = min(members, key=lambda member: member.order)
    return story_of(story_id(first.id, first.revision), members)


def origins_of(ordered: Sequence[Member], copies: dict[str, str]) -> dict[str, str]:
    """Return the origin of each article: of copies, the wire that one of them credits, else the first's publisher."""
    groups: defaultdict[str, list[Member]] = defaultdict(list)
    for member in ordered:
        groups[copies.get(member.id, member.id)].append(member)
    origins: dict[str, str] = {}
    for group in groups.values():
        credited = next((member.origin for member in group if member.origin != member.publisher), group[0].origin)
        origins |= {member.id: credited for member in group}
    return origins


def _title(ordered: Sequence[Member], profile: Profile) -> str | None:
    """Return the title of the article that has most in common with all others."""
    titled = [member for member in ordered if member.title]
    stems = profile.vectors["stems"]
    return max(titled, key=lambda member: cosine(member.fingerprint.stems, stems)).title if titled else None


def _happening(ordered: Sequence[Member], origins: dict[str, str]) -> Happening:
    """Return the kind, the place and the days that most sources give; of equals, those of the earliest article."""
    reported = [(origins[member.id], member.happening) for member in ordered]
    kinds = [(origin, h.model_copy(update=_NO_PLACE | _NO_DAYS)) for origin, h in reported if h.kind]
    # Whoever has a figure but not what it came of does not outvote those who have both.
    kind = _most(each for each in kinds if each[1].kind != "other") or _most(kinds)
    place = _most((origin, h.model_copy(update=_NO_KIND | _NO_DAYS)) for origin, h in reported if h.place)
    days = _most((origin, h.model_copy(update=_NO_KIND | _NO_PLACE)) for origin, h in reported if h.earliest)
    parts = (part.model_dump(exclude_none=True) for part in (kind, place, days) if part)
    return Happening.model_validate({name: value for part in parts for name, value in part.items()})


def _most(reported: Iterable[tuple[str, Happening]]) -> Happening | None:
    """Return what most sources say, each counted once."""
    counts = Counter(part for _, part in dict.fromkeys(reported))
    return counts.most_common(1)[0][0] if counts else None
