"""Clusters: real things being gathered from their mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from factwire.extraction.entities.entity_lexicons import Gender, known_names
from factwire.extraction.entities.types.entity_types import Name
from factwire.model import EntityType, MentionKind

_LONGEST_INITIALS = 4


class TokenMention(NamedTuple):
    """A mention of a cluster: the tokens `[start, end)` and how they mention it."""

    start: int
    end: int
    kind: MentionKind


def femininity(gender: Gender | None) -> int:
    """Return how far a word of a gender speaks for a woman: 1, for a man -1."""
    return 0 if gender is None else 1 if gender == "f" else -1


def gender_of(feminine: int) -> Gender | None:
    """Return the gender of a person of whom so many more words are feminine than masculine; None of as many."""
    return None if not feminine else "f" if feminine > 0 else "m"


@dataclass(slots=True)
class Cluster:
    """A real thing being gathered: its names and mentions, and what is said of it.

    `senses` are the nouns that may stand for it, `described` the words of its roles, `headed` those of them that head a
    role ("chief" in "chief of staff"), `ties` the numbers of the clusters that its roles name; `feminine` is how many
    more of the words for a person are feminine than masculine, `given` what the given name tells, which is little:
    Andrea and Patrice are men in some countries.
    """

    type: EntityType
    texts: Counter[str] = field(default_factory=Counter)
    mentions: list[TokenMention] = field(default_factory=list)
    senses: set[str] = field(default_factory=set)
    feminine: int = 0
    given: Gender | None = None
    country: str | None = None
    described: set[str] = field(default_factory=set)
    headed: set[str] = field(default_factory=set)
    ties: set[int] = field(default_factory=set)

    def add(self, name: Name) -> None:
        """Take in one more occurrence of a name."""
        self.texts[name.text] += 1
        self.mentions.append(TokenMention(start=name.start, end=name.end, kind="name"))

    @property
    def gender(self) -> Gender | None:
        """The gender that most words for the person tell, else the given name; None if nothing does."""
        return gender_of(self.feminine) or self.given

    @property
    def name(self) -> str:
        """The fullest of its names; the commonest one for peoples."""
        if self.type == "NORP":
            return max(self.texts, key=lambda text: (self.texts[text], -len(text), text))
        name = max(self.texts, key=lambda text: (len(text.split(" ")), len(text), not text.isupper(), text))
        shouted = name.isupper() and name not in known_names()
        place = self.type == "GPE" and len(name) > _LONGEST_INITIALS
        return name.title() if shouted and (place or name.title() in known_names()) else name


def with_mentions(clusters: Sequence[Cluster], mentions: Iterable[tuple[int, TokenMention]]) -> list[Cluster]:
    """Return the clusters with further mentions, each given with its cluster's number; all are in text order."""
    further: dict[int, list[TokenMention]] = defaultdict(list)
    for number, mention in mentions:
        further[number].append(mention)
    return [
        replace(cluster, mentions=sorted([*cluster.mentions, *further[number]], key=lambda each: each[:2]))
        for number, cluster in enumerate(clusters)
    ]
