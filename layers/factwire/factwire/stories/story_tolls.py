"""What the sources of a story say of its casualties, side by side, and which stands: the policy `latest-by-source`.

1. Only figures for the whole incident compete. Part figures are shown as `subset`; cumulative ones, which count other
   incidents too, are left out, and so are those of a round-up ("weekend shootings") where any article tells of this
   incident alone. News leads with its dead: where headlines tell of the hurt and none of a death, a death
   that a text only mentions ("a man was killed") is shown as `subset`, for it is mostly one of another incident.
2. A source is an origin (a wire, a publisher), or the one whom several origins name for their figure (a ministry).
   It stands by its latest figure; what it said before is `superseded`, and so is what later news replaced: a number of
   the dead, where the headlines of a later day have a higher one, and one of the missing, where a later day has any.
   A vague word ("several") replaces no figure that it admits. Of people who were shot or struck, not said to have
   lived, those who did not die count as wounded.
3. `best` is the exact figure that most sources stand by, a written number before an implied one ("man found dead"),
   of equals the larger, for tolls rise as the dead are found (the missing are found, so of theirs the smaller). A vague
   word makes no best figure.
4. `low` and `high` bound all that stands. A figure that cannot be reconciled with `best` `disputes` it.

UCDP GED codes the most reliable source as `best` by hand, and low and high as the bounds of what other sources say;
ACLED writes one conservative figure, the lowest of reliable ones, and 10 for a vague word; EM-DAT orders its sources by
rank (UN, governments, IFRC, insurers, press) and takes the first. Here nothing is ranked that nobody has judged:
sources are counted, and what they dispute is shown.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from factwire.model import CASUALTY_KINDS, CasualtyKind, ClaimRelation, ClaimScope, StoryClaim, Toll
from factwire.stories.claims.article_claims import ArticleClaim
from factwire.stories.claims.headlines import tells_of_death, tells_of_wounded
from factwire.stories.comparison.fingerprint import ROUND_UP
from factwire.stories.member import Member

_MOST: Final = 50
_Figure = tuple[str, float | None, float | None]
_LEADING: Final = re.compile(r"^(?:the|a|an|local|state|city|county|its|their|his|her)\s+")


@dataclass(frozen=True)
class _SourcedClaim:
    """A claim with the article that has it and the source that it counts for."""

    claim: ArticleClaim
    member: Member
    source: str
    order: tuple[str, str]
    dead: float = 0.0

    @property
    def exact(self) -> float | None:
        """The number, where it is one and not a range; of those who were hit, those who did not die of it."""
        number = self.claim.exact
        return number - self.dead if number is not None and self.claim.hit else number

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The least and the most that the claim admits, of those who were hit likewise."""
        return (self.exact, self.exact) if self.exact is not None else (self.claim.min, self.claim.max)

    def admits(self, number: float) -> bool:
        """Return whether the claim can be reconciled with a number."""
        low, high = self.bounds
        return (low is None or low <= number) and (high is None or number <= high)

    @property
    def figure(self) -> _Figure:
        """Who gives which number."""
        return self.source, self.claim.min, self.claim.max

    @property
    def day(self) -> str:
        """The day that the figure is given for, else that of the article; empty where both are unknown."""
        return self.claim.as_of or (self.member.published_at or "")[:10]


def tolls_of(members: Sequence[Member], origins: dict[str, str]) -> dict[CasualtyKind, Toll]:
    """Return the tolls of a story by kind of casualties, those kinds that any article speaks of.

    Args:
        members: the story's articles in order of publication.
        origins: the origin that each article's text counts for, by id, copies counted for what they copy.
    """
    tolls: dict[CasualtyKind, Toll] = {}
    members = [member for member in members if ROUND_UP not in member.fingerprint.kind] or members
    if _lead_with_the_wounded(members):
        members = [_with_deaths_apart(member) for member in members]
    for kind in CASUALTY_KINDS:
        dead = tolls["killed"].best if "killed" in tolls else None
        claims = [
            _SourcedClaim(claim, member, _source(claim, origins[member.id]), member.order, dead=dead or 0.0)
            for member in members
            for claim in member.claims
            if claim.of == kind and claim.scope != "cumulative" and not _are_the_dead(claim, dead)
        ]
        if kind == "wounded" and dead:
            claims = [one for one in claims if not _died_since(one, dead, members)]
        if claims:
            tolls[kind] = _toll(claims)
    return tolls


def _lead_with_the_wounded(members: Iterable[Member]) -> bool:
    """Return whether headlines of the story tell of people who were hurt, and none tells of a death."""
    titles = [member.title or "" for member in members]
    return any(tells_of_wounded(title) for title in titles) and not any(tells_of_death(title) for title in titles)


def _with_deaths_apart(member: Member) -> Member:
    """Return an article in whose text a death that is told of, not counted, is no toll of the whole."""
    claims = tuple(
        claim.model_copy(update={"scope": "part"}) if claim.of == "killed" and claim.is_mention else claim
        for claim in member.claims
    )
    return member.model_copy(update={"claims": claims})


def _are_the_dead(claim: ArticleClaim, dead: float | None) -> bool:
    """Return whether those who were hit are, as far as numbers tell, those who died of it."""
    return claim.hit and dead is not None and claim.exact is not None and claim.exact <= dead


def _died_since(one: _SourcedClaim, dead: float, members: Sequence[Member]) -> bool:
    """Return whether the wounded of an article that knows no dead died later: a later one has the dead, no wounded."""
    if one.claim.exact is None or one.claim.exact > dead or _tells_of(one.member, "killed"):
        return False
    later = [member for member in members if member.order > one.order and _tells_of(member, "killed")]
    return any(not _tells_of(member, "wounded") for member in later)


def _tells_of(member: Member, kind: CasualtyKind) -> bool:
    return any(claim.of == kind and not claim.hit for claim in member.claims)


def _toll(claims: list[_SourcedClaim]) -> Toll:
    standing = _not_replaced(_standing([one for one in claims if one.claim.scope == "incident"]))
    best = _best(standing)
    bounds = [bound for one in standing for bound in one.bounds if bound is not None]
    return Toll(
        low=min(bounds, default=None),
        best=best,
        high=max(bounds, default=None),
        agreed=_agree(standing),
        policy="latest-by-source",
        claims=tuple(_claims(claims, standing, best)),
    )


def _standing(claims: Iterable[_SourcedClaim]) -> list[_SourcedClaim]:
    """Return the figure that each source stands by: of its latest article, the headline's, else the first."""
    latest: dict[str, _SourcedClaim] = {}
    for one in claims:
        before = latest.get(one.source)
        if before is None or _replaces(one, before):
            latest[one.source] = one
    return list(latest.values())


def _replaces(one: _SourcedClaim, before: _SourcedClaim) -> bool:
    if one.member is before.member:
        return _firmer(one, before)
    return one.order > before.order and not _is_vaguer(one, before)


def _is_vaguer(one: _SourcedClaim, before: _SourcedClaim) -> bool:
    """Return whether a figure only says less exactly what its source said before: "several" after "four"."""
    return one.exact is None and before.exact is not None and one.admits(before.exact)


def _firmer(one: _SourcedClaim, before: _SourcedClaim) -> bool:
    return one.exact is not None and not one.claim.implied and (before.claim.implied or before.exact is None)


def _not_replaced(standing: list[_SourcedClaim]) -> list[_SourcedClaim]:
    """Return the figures that no news of a later day has replaced."""
    if any(one.claim.of == "missing" for one in standing):
        last = max(one.day for one in standing)
        return [one for one in standing if one.day in {last, ""}]
    rises = {(one.day, one.exact) for one in standing if _is_headline_of_dead(one)}
    return [
        one
        for one in standing
        if not any(day > one.day > "" and number and number > (one.exact or number) for day, number in rises)
    ]


def _is_headline_of_dead(one: _SourcedClaim) -> bool:
    return one.claim.of == "killed" and one.claim.evidence.within == "title" and not one.claim.implied


def _best(standing: list[_SourcedClaim]) -> float | None:
    written = [one for one in standing if one.exact is not None and not one.claim.implied]
    votes: defaultdict[float, list[_SourcedClaim]] = defaultdict(list)
    for one in written or standing:
        if one.exact is not None:
            votes[one.exact].append(one)
    falls = any(one.claim.of == "missing" for one in standing)
    return max(votes, key=lambda number: (len(votes[number]), -number if falls else number), default=None)


def _claims(claims: list[_SourcedClaim], standing: list[_SourcedClaim], best: float | None) -> Iterable[StoryClaim]:
    """Return the claims, equal ones of one source once, with every outlet that carries them."""
    groups: dict[tuple[ClaimScope, _Figure], list[_SourcedClaim]] = defaultdict(list)
    for one in claims:
        groups[one.claim.scope, one.figure].append(one)
    stands = {one.figure for one in standing}
    for group in _at_most(list(groups.values()), stands):
        first = group[0]
        claim = first.claim
        yield StoryClaim(
            min=claim.min,
            max=claim.max,
            text=claim.text,
            scope=claim.scope,
            as_of=first.day or None,
            attribution=next((one.claim.attribution for one in group if one.claim.attribution), None),
            outlets=tuple(dict.fromkeys(one.member.outlet or one.member.id for one in group)),
            article=first.member.id,
            evidence=claim.evidence,
            relation=_relation(first, stands=first.figure in stands, best=best),
            judged=claim.judged,
        )


def _at_most(groups: list[list[_SourcedClaim]], stands: set[_Figure]) -> list[list[_SourcedClaim]]:
    """Return the groups in their order; of too many those that stand, then the latest of the others."""
    ranked = sorted(groups, key=lambda group: (group[0].figure in stands, group[0].order), reverse=True)
    kept = {id(group) for group in ranked[:_MOST]}
    return [group for group in groups if id(group) in kept]


def _relation(one: _SourcedClaim, *, stands: bool, best: float | None) -> ClaimRelation:
    if one.claim.scope == "part":
        return "subset"
    if not stands:
        return "superseded"
    return "current" if best is None or one.admits(best) else "disputes"


def _agree(standing: Iterable[_SourcedClaim]) -> bool:
    """Return whether one number fits all."""
    least, most = 0.0, math.inf
    for low, high in (one.bounds for one in standing):
        least, most = max(least, low or 0.0), min(most, math.inf if high is None else high)
    return least <= most


def _source(claim: ArticleClaim, origin: str) -> str:
    name = _LEADING.sub("", (claim.attribution or "").lower()).strip()
    return f"said:{name}" if name else f"from:{origin}"
