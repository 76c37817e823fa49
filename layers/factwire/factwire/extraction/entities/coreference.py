"""Coreference: pronouns and definite descriptions joined to the entity they mean, where the text makes it clear.

One pass over the text keeps a short history of what was mentioned. Each pronoun is given to the mention
that scores best on distance, grammatical role, agreement and speech; nouns that name no entity compete as
well, so a pronoun that points to "a police officer" stays out. After Lappin & Leass (1994), with weights
fitted to data.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log2

from factwire.extraction.entities.knowledge import Gender, Noun
from factwire.extraction.entities.merge import Cluster, Pointer
from factwire.extraction.entities.roles import noun_ending_at
from factwire.extraction.entities.words import Words
from factwire.extraction.lexicon import load_lexicon, load_terms
from factwire.model import EntityType

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HISTORY = 40
_FARTHEST = 6
_DEFINITE = frozenset({"the", "this", "that"})
_RESTRICTING = frozenset(
    {"other", "next", "first", "second", "third", "same", "last", "previous", "new", "only", "former"}
)
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can mean."""

    types: frozenset[EntityType]
    gender: Gender | None = None
    plural: bool = False
    reflexive: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention in the history; `cluster` is None for a noun that names no entity."""

    cluster: int | None
    head: int
    type: EntityType
    gender: Gender | None
    sentence: int
    role: str
    verb: int
    quote: int
    kind: str
    count: int


_PERSON: frozenset[EntityType] = frozenset({"PERSON"})
_THING: frozenset[EntityType] = frozenset({"ORG", "GPE", "PRODUCT"})
_GROUP: frozenset[EntityType] = frozenset({"ORG", "NORP"})
PRONOUNS: Mapping[str, Pronoun] = {
    **{word: Pronoun(types=_PERSON, gender="m") for word in ("he", "him", "his")},
    **{word: Pronoun(types=_PERSON, gender="f") for word in ("she", "her", "hers")},
    **{word: Pronoun(types=_THING) for word in ("it", "its")},
    **{word: Pronoun(types=_GROUP, plural=True) for word in ("they", "them", "their", "theirs")},
    "himself": Pronoun(types=_PERSON, gender="m", reflexive=True),
    "herself": Pronoun(types=_PERSON, gender="f", reflexive=True),
    "itself": Pronoun(types=_THING, reflexive=True),
    "themselves": Pronoun(types=_GROUP, plural=True, reflexive=True),
}


@cache
def weights() -> Mapping[str, float]:
    """The weight of each characteristic of a pronoun and the mention it may mean."""
    return {entry["characteristic"]: float(entry["weight"]) for entry in load_lexicon("entities_pronoun_weights")}


class Resolver:
    """The pass over one text: fills the clusters' `pointers` with descriptions and pronouns."""

    def __init__(self, words: Words, clusters: list[Cluster]) -> None:
        self.words = words
        self.clusters = clusters
        self.owner: dict[int, int] = {}
        self.counts = [0] * len(clusters)
        self.history: deque[Trace] = deque(maxlen=_HISTORY)
        self._starts: dict[int, tuple[int, Pointer]] = {}
        for number, cluster in enumerate(clusters):
            for pointer in cluster.pointers:
                self._starts[pointer.start] = (number, pointer)
                for at in range(pointer.start, pointer.end):
                    self.owner[at] = number

    def run(self) -> None:
        """Resolve every description and pronoun of the text, from left to right."""
        at = 0
        while at < len(self.words):
            at = self._step(at)

    def _step(self, at: int) -> int:
        """Take in what starts at the token; return the token to go on with."""
        if at in self._starts:
            number, pointer = self._starts[at]
            self._remember(number, pointer)
            return pointer.end
        word = self.words.text[at].lower()
        if word in _DEFINITE:
            end = self._description(at)
            if end:
                return end
        if word in _RELATIVES:
            self._relative(at)
        pronoun = PRONOUNS.get(word)
        if pronoun:
            self._pronoun(at, pronoun)
        elif at not in self.owner:
            self._unnamed(at)
        return at + 1

    # Descriptions.

    def _description(self, at: int) -> int | None:
        """Resolve the definite description that starts at the token; return its end if it is one."""
        words = self.words
        head = words.head[at]
        if not at < head <= at + 6 or words.tag[head] not in {"NN", "NNP"} or self._names_within(at + 1, head + 1):
            return None
        found = noun_ending_at(words, head)
        if found is None or not found[1].alone or self._is_restricted(at, head, found[0]):
            return None
        number = self._meant(head, found[1])
        if number is None:
            return None
        pointer = Pointer(start=at, end=head + 1, kind="nominal")
        self._point(number, pointer)
        return head + 1

    def _names_within(self, start: int, end: int) -> bool:
        return any(
            at in self.owner and self.clusters[self.owner[at]].type not in {"NORP", "GPE"} for at in range(start, end)
        )

    def _is_restricted(self, start: int, head: int, term: int) -> bool:
        """Whether the description says more than one can check: 'the other group', 'the man who', 'the head of Y'."""
        words = self.words
        if any(words.text[at].lower() in _RESTRICTING for at in range(start, term)):
            return True
        return any(
            words.dep[child] in {"relcl", "acl"} or (words.dep[child] == "prep" and words.text[child] in {"of", "for"})
            for child in words.children[head]
            if child > head
        )

    def _meant(self, head: int, noun: Noun) -> int | None:
        """The entity that a description with this noun means."""
        words = self.words
        if words.dep[head] == "appos" and words.head[head] in self.owner:
            number = self.owner[words.head[head]]
            return number if self.clusters[number].type == noun.type else None
        if words.dep[head] == "attr":
            return None
        wanted = {noun.senses[0], noun.term.lower()}
        best: tuple[float, int] | None = None
        sentence = words.sentence[head]
        for trace in self.history:
            if trace.cluster is None or trace.type != noun.type or sentence - trace.sentence > 8:
                continue
            cluster = self.clusters[trace.cluster]
            if not wanted & cluster.senses or (noun.gender and cluster.gender not in {None, noun.gender}):
                continue
            score = log2(1 + trace.count) * 0.5 - (sentence - trace.sentence) * 0.5 + (trace.role == "subject") * 0.7
            if best is None or score >= best[0]:
                best = (score, trace.cluster)
        if best:
            return best[1]
        described = [
            number
            for number, cluster in enumerate(self.clusters)
            if cluster.type == noun.type and wanted & cluster.senses
        ]
        return described[0] if len(described) == 1 and noun.type in {"PERSON", "ORG"} else None

    # Pronouns.

    def _relative(self, at: int) -> None:
        """Join a relative pronoun to the entity right before its clause."""
        words = self.words
        verb = at
        for _ in range(6):
            if words.dep[verb] == "relcl":
                break
            if words.head[verb] == verb:
                return
            verb = words.head[verb]
        else:
            return
        number = self.owner.get(words.head[verb])
        if words.dep[verb] == "relcl" and number is not None and words.head[verb] < at:
            person = self.clusters[number].type == "PERSON"
            if person or words.text[at].lower() not in {"who", "whom"} or self.clusters[number].type in _GROUP:
                self.clusters[number].pointers.append(Pointer(start=at, end=at + 1, kind="pronoun"))
                self.owner[at] = number

    def _pronoun(self, at: int, pronoun: Pronoun) -> None:
        number = self._later_subject(at, pronoun)
        if number is None:
            trace = self.best(at, pronoun)
            number = trace.cluster if trace else None
        if number is not None:
            cluster = self.clusters[number]
            if pronoun.gender:
                cluster.genders[pronoun.gender] += 1
            self._point(number, Pointer(start=at, end=at + 1, kind="pronoun"))

    def best(self, at: int, pronoun: Pronoun) -> Trace | None:
        """The mention that a pronoun means, or None."""
        best: Trace | None = None
        best_score = 0.0
        for trace, values in self.choices(at, pronoun):
            score = sum(weights()[name] * value for name, value in values.items())
            if best is None or score >= best_score:
                best, best_score = trace, score
        return best

    def choices(self, at: int, pronoun: Pronoun) -> list[tuple[Trace, dict[str, float]]]:
        """The mentions that agree with a pronoun, oldest first, each with its characteristics."""
        found = []
        seen: set[int | None] = set()
        for trace in reversed(self.history):
            if self._agrees(at, pronoun, trace):
                found.append((trace, self._characteristics(at, trace, nearest=not seen)))
                seen.add(trace.cluster)
        found.reverse()
        return found

    def _agrees(self, at: int, pronoun: Pronoun, trace: Trace) -> bool:
        words = self.words
        if trace.type not in pronoun.types or words.sentence[at] - trace.sentence > _FARTHEST:
            return False
        gender = self.clusters[trace.cluster].gender if trace.cluster is not None else trace.gender
        if pronoun.gender and gender and gender != pronoun.gender:
            return False
        verb = words.head[at]
        if pronoun.reflexive:
            return trace.verb == verb and trace.role == "subject"
        same_clause = trace.verb == verb and trace.sentence == words.sentence[at]
        return not (same_clause and words.dep[at] != "poss")

    def _characteristics(self, at: int, trace: Trace, *, nearest: bool) -> dict[str, float]:
        words = self.words
        distance = words.sentence[at] - trace.sentence
        subject = words.dep[at] in _SUBJECTS
        quote = words.quoted[at]
        speaks = words.lemma[trace.verb] in load_terms("entities_speech_verbs") and trace.role == "subject"
        speaking = subject and words.lemma[words.head[at]] in load_terms("entities_speech_verbs")
        gender = self.clusters[trace.cluster].gender if trace.cluster is not None else trace.gender
        return {
            "distance": float(distance),
            "same_sentence": float(distance == 0),
            "subject": float(trace.role == "subject"),
            "object": float(trace.role == "object"),
            "possessive": float(trace.role == "poss"),
            "both_subjects": float(subject and trace.role == "subject"),
            "agrees": float(gender is not None),
            "count": log2(1 + trace.count),
            "name": float(trace.kind == "name"),
            "pronoun": float(trace.kind == "pronoun"),
            "from_quote": float(trace.quote > 0 and quote != trace.quote),
            "into_quote": float(quote > 0 and trace.quote != quote and speaks and distance < 2),
            "speaker": float(speaks),
            "unnamed": float(trace.cluster is None),
            "nearest": float(nearest),
            "both_speakers": float(speaks and speaking),
            "same_quote": float(quote > 0 and trace.quote == quote),
            "main": float(words.dep[trace.verb] == "ROOT" and trace.role == "subject"),
        }

    def _later_subject(self, at: int, pronoun: Pronoun) -> int | None:
        """The subject that follows a phrase in front of it: 'In his speech, X said'."""
        words = self.words
        first = words.first[words.sentence[at]]
        if at - first > 8 or words.tag[first] not in {"IN", "VBG", "VBN", "TO"} or not pronoun.gender:
            return None
        for token in range(at + 1, min(at + 15, len(words))):
            if words.sentence[token] != words.sentence[at]:
                return None
            if words.dep[token] in _SUBJECTS and words.dep[words.head[token]] == "ROOT" and "," in words.text[at:token]:
                number = self.owner.get(token)
                if number is None or self.clusters[number].type != "PERSON":
                    return None
                return number if self.clusters[number].gender in {None, pronoun.gender} else None
        return None

    # The history.

    def _unnamed(self, at: int) -> None:
        """Remember a noun that names no entity, as what a later pronoun may mean."""
        words = self.words
        if words.tag[at] not in {"NN", "NNS"} or words.dep[at] not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            return
        found = noun_ending_at(words, at)
        person = found is not None and found[1].type == "PERSON"
        plural = words.tag[at] == "NNS"
        if person and plural:
            return
        role, verb = self._role(at)
        type_: EntityType = "NORP" if plural else "PERSON" if person else "PRODUCT"
        self.history.append(
            Trace(
                cluster=None, head=at, type=type_, gender=found[1].gender if found and person else None,
                sentence=words.sentence[at], role=role, verb=verb, quote=words.quoted[at], kind="noun", count=1,
            )
        )  # fmt: skip

    def _point(self, number: int, pointer: Pointer) -> None:
        self.clusters[number].pointers.append(pointer)
        for at in range(pointer.start, pointer.end):
            self.owner.setdefault(at, number)
        self._remember(number, pointer)

    def _remember(self, number: int, pointer: Pointer) -> None:
        words = self.words
        head = pointer.end - 1
        for at in range(pointer.start, pointer.end):
            if not pointer.start <= words.head[at] < pointer.end:
                head = at
        role, verb = self._role(head)
        self.counts[number] += 1
        cluster = self.clusters[number]
        self.history.append(
            Trace(
                cluster=number, head=head, type=cluster.type, gender=None, sentence=words.sentence[head], role=role,
                verb=verb, quote=words.quoted[head], kind=pointer.kind, count=self.counts[number],
            )
        )  # fmt: skip

    def _role(self, at: int) -> tuple[str, int]:
        """The grammatical role of a token and the verb or noun it depends on, through appositions and conjunctions."""
        words = self.words
        for _ in range(3):
            if words.dep[at] in {"appos", "conj"} and words.head[at] != at:
                at = words.head[at]
        dep = words.dep[at]
        role = "subject" if dep in _SUBJECTS else "object" if dep == "dobj" else "poss" if dep == "poss" else "other"
        return role, words.head[at]


def resolve(words: Words, clusters: list[Cluster]) -> None:
    """Join the pronouns and descriptions of the text to the clusters they mean; leaves their mentions in text order."""
    Resolver(words, clusters).run()
    for cluster in clusters:
        cluster.pointers.sort(key=lambda pointer: (pointer.start, pointer.end))
