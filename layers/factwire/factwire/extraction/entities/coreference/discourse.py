"""What a text has mentioned so far: the short history that pronouns and descriptions choose from."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from factwire.extraction.entities.knowledge import Gender
from factwire.extraction.entities.merging.clusters import Cluster, TokenMention
from factwire.extraction.entities.roles import noun_ending_at
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType, MentionKind

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HISTORY = 40
_OPENING, _CLOSING, _EITHER = "“«„", "”»", '"'
_INDEFINITE = frozenset({"a", "an", "A", "An", "one", "One", "another", "Another", "some", "Some"})


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention in the history; `cluster` is None for a noun that names no entity."""

    cluster: int | None
    type: EntityType
    gender: Gender | None
    sentence: int
    role: str
    verb: int
    quote: int
    kind: MentionKind | None
    count: int


class Discourse:
    """The clusters of a text, which of them each token belongs to, and the latest mentions."""

    def __init__(self, tokens: TokenTable, clusters: list[Cluster]) -> None:
        self.tokens = tokens
        self.clusters = clusters
        self.quotation = _quotation_numbers(tokens.word)
        self.owner: dict[int, int] = {}
        # `introduced` holds the nouns behind an indefinite article, with the sentence where they last stood.
        self.names: dict[int, tuple[int, TokenMention]] = {}
        self.history: deque[Trace] = deque(maxlen=_HISTORY)
        self.introduced: dict[str, int] = {}
        self._counts = [0] * len(clusters)
        for number, cluster in enumerate(clusters):
            for mention in cluster.mentions:
                self.names[mention.start] = (number, mention)
                for at in range(mention.start, mention.end):
                    self.owner[at] = number

    def gender(self, trace: Trace) -> Gender | None:
        """Return the gender of what was mentioned, as far as it is known by now."""
        return trace.gender if trace.cluster is None else self.clusters[trace.cluster].gender

    def point(self, number: int, mention: TokenMention) -> None:
        """Add a pronoun or description to a cluster, and to the history."""
        self.clusters[number].mentions.append(mention)
        for at in range(mention.start, mention.end):
            self.owner.setdefault(at, number)
        self.remember(number, mention)

    def remember(self, number: int, mention: TokenMention) -> None:
        """Add a mention of a cluster to the history."""
        tokens = self.tokens
        head = mention.end - 1
        for at in range(mention.start, mention.end):
            if not mention.start <= tokens.head[at] < mention.end:
                head = at
        self._counts[number] += 1
        self._add(head, cluster=number, type_=self.clusters[number].type, kind=mention.kind)

    def remember_noun(self, at: int) -> None:
        """Add a noun that names no entity to the history, if a pronoun could mean it; note what 'a' introduces."""
        tokens = self.tokens
        if tokens.tag[at] == "NN" and any(
            tokens.word[child] in _INDEFINITE for child in tokens.children[at] if child < at
        ):
            self.introduced[tokens.word[at]] = tokens.sentence[at]
        if tokens.tag[at] != "NN" or tokens.dep[at] not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            return
        found = noun_ending_at(tokens, at)
        if found and found[1].type == "PERSON":
            self._add(at, cluster=None, type_="PERSON", kind=None, gender=found[1].gender)

    def _add(
        self,
        head: int,
        *,
        cluster: int | None,
        type_: EntityType,
        kind: MentionKind | None,
        gender: Gender | None = None,
    ) -> None:
        role, verb = role_of(self.tokens, head)
        self.history.append(
            Trace(
                cluster=cluster,
                type=type_,
                gender=gender,
                sentence=self.tokens.sentence[head],
                role=role,
                verb=verb,
                quote=self.quotation[head],
                kind=kind,
                count=1 if cluster is None else self._counts[cluster],
            )
        )


def _quotation_numbers(words: list[str]) -> list[int]:
    """Return, for each token the number of the quotation it stands in, 0 outside; a line break ends a quotation."""
    numbers, number, inside = [], 0, False
    for word in words:
        if "\n" in word:
            inside = False
        elif word in _OPENING or (word in _EITHER and not inside):
            inside, number = True, number + 1
        elif word in _CLOSING or word in _EITHER:
            inside = False
        numbers.append(number if inside else 0)
    return numbers


def role_of(tokens: TokenTable, at: int) -> tuple[str, int]:
    """Return the grammatical role of a token and the word it depends on, through appositions and conjunctions."""
    for _ in range(3):
        if tokens.dep[at] in {"appos", "conj"} and tokens.head[at] != at:
            at = tokens.head[at]
    dep = tokens.dep[at]
    role = "subject" if dep in SUBJECTS else "object" if dep == "dobj" else "poss" if dep == "poss" else "other"
    return role, tokens.head[at]
