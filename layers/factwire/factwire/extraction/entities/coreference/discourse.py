"""What a text has mentioned so far: the referents that pronouns and descriptions choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from factwire.extraction.entities.coreference.phrases import (
    SUBJECTS,
    Phrase,
    Role,
    clause_of,
    is_main,
    role_of,
    speaks,
    subject_of,
)
from factwire.extraction.entities.entity_lexicons import Gender
from factwire.extraction.entities.merging.clusters import Cluster, gender_of
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType, MentionKind

_REMEMBERED: Final = 60


class Trace(NamedTuple):
    """Where and how a referent was mentioned last; `quotation` is the number of the quotation around it, 0 outside.

    `main` says that it is the subject of the main clause of its sentence, or of a clause joined to that.
    """

    head: int
    sentence: int
    role: Role
    verb: int
    clause: int
    quotation: int
    kind: MentionKind
    main: bool


@dataclass(slots=True, eq=False)
class Referent:
    """Something that the text speaks of: a named cluster, an unnamed noun phrase, or several of them together.

    `clusters` are the numbers of the named things in it: one for a name, none for "a policeman", two for "Roe and Doe".
    `heads` are of the noun phrases that told first of something unnamed, or of several things together.
    `count` is how often it was mentioned so far; `nouns` are the lemmas that the text has called it by; `feminine` is
    how many more of the words for it are feminine than masculine.
    """

    type: EntityType | None
    plural: bool | None
    clusters: tuple[int, ...] = ()
    cluster: Cluster | None = None
    phrase: Phrase | None = None
    heads: tuple[int, ...] = ()
    feminine: int = 0
    nouns: set[str] = field(default_factory=set)
    count: int = 0
    last: Trace | None = None

    @property
    def gender(self) -> Gender | None:
        """The gender that most words for the person tell, else the given name; None if nothing does."""
        known = self._known_gender
        return known if known or not self.cluster else self.cluster.given

    @property
    def _known_gender(self) -> Gender | None:
        return gender_of(self.feminine + (self.cluster.feminine if self.cluster else 0))

    def may_be(self, gender: Gender | None) -> bool:
        """Return whether no word for the person says another gender; a given name does not say it for sure."""
        return self._known_gender in {None, gender}


def common_type(referents: Sequence[Referent]) -> EntityType | None:
    """Return the type of several things: a state and another body are bodies, None where they have none in common."""
    types = {referent.type for referent in referents}
    return referents[0].type if len(types) == 1 else "ORG" if types <= {"ORG", "GPE"} else None


class Discourse:
    """The referents of a text, latest mentioned last, and which of them each token belongs to."""

    def __init__(self, tokens: TokenTable, clusters: Sequence[Cluster], *, quotation: list[int]) -> None:
        self.tokens = tokens
        self.clusters = clusters
        self.quotation = quotation
        self.named = [
            Referent(each.type, False if each.type == "PERSON" else None, (number,), each)
            for number, each in enumerate(clusters)
        ]
        self.speaker: Referent | None = None
        self.faced: Referent | None = None
        self.owner: dict[int, Referent] = {}
        self.names: dict[int, tuple[Referent, int]] = {}
        self._active: dict[int, Referent] = {}
        for referent in self.named:
            for mention in referent.cluster.mentions if referent.cluster else ():
                self.names[mention.start] = (referent, mention.end)
                for at in range(mention.start, mention.end):
                    self.owner[at] = referent

    def mention(self, referent: Referent, head: int, *, kind: MentionKind) -> None:
        """Note that a token mentions a referent."""
        role, verb = role_of(self.tokens, head)
        referent.count += 1
        referent.last = Trace(
            head=head,
            sentence=self.tokens.sentence[head],
            role=role,
            verb=verb,
            clause=clause_of(self.tokens, head),
            quotation=self.quotation[head],
            kind=kind,
            main=role == "subject" and is_main(self.tokens, verb),
        )
        if not self.quotation[head] and speaks(self.tokens, role, verb):
            self.speaker = referent
        self._active.pop(id(referent), None)
        self._active[id(referent)] = referent
        if len(self._active) > _REMEMBERED:
            del self._active[next(iter(self._active))]

    def face(self, referent: Referent) -> None:
        """Note a name that is the object of another: after 'Roe met Doe' the two are 'the pair' or 'both sides'."""
        last = referent.last
        subject = subject_of(self.tokens, last.verb) if last and last.role == "object" else None
        other = self.owner.get(subject) if subject is not None else None
        if last is None or subject is None or other is None or other is referent or len(other.clusters) != 1:
            return
        type_ = common_type([other, referent])
        if type_ is not None:
            clusters, heads = (*other.clusters, *referent.clusters), (subject, last.head)
            self.faced = Referent(type_, True, clusters, heads=heads, count=1, last=last)

    def named_below(self, at: int) -> list[Referent]:
        """Return what the clause names of which a token is the subject: 'he said Roe had left' is not said by Roe.

        A clause added to it may name him: 'he fell, a blow to Roe', 'he fell, prompting Roe to leave'.
        Principle C of binding theory (Chomsky 1981).
        """
        tokens, names = self.tokens, self.names
        if tokens.dep[at] not in SUBJECTS:
            return []
        verb = tokens.head[at]
        added = (tokens.left[child] for child in tokens.children[verb] if child > at and tokens.dep[child] == "advcl")
        end = next(added, tokens.right[verb] + 1)
        return [names[token][0] for token in range(at + 1, end) if token in names]

    def paragraph(self, sentence: int) -> int:
        """Return the number of a sentence's paragraph."""
        return self.tokens.paragraph[sentence]

    def recent(self) -> Iterator[tuple[Referent, Trace]]:
        """Yield the referents with their latest mentions, latest first."""
        for referent in reversed(self._active.values()):
            if referent.last is not None:
                yield referent, referent.last
