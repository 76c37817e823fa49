"""Definite descriptions joined to the entity they mean: 'the militant group', 'the Irish carrier'."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from factwire.extraction.entities.coreference.discourse import Discourse, Trace
from factwire.extraction.entities.knowledge import Noun, known_names, word_class
from factwire.extraction.entities.merging.clusters import Cluster, TokenMention
from factwire.extraction.entities.roles import noun_ending_at

DEFINITE = frozenset({"the", "this", "that"})
_AGAINST = -1.0
_LONGEST = 6
_FARTHEST = 8


@dataclass(frozen=True, slots=True)
class _Said:
    """What a description says: its noun, the words in front of it, and the numbers of the clusters named there."""

    noun: Noun
    modifiers: tuple[str, ...]
    names: tuple[int, ...]


def description_at(discourse: Discourse, at: int) -> tuple[int, TokenMention] | None:
    """Return the description whose article stands at the token and the number of its cluster; None if unclear."""
    tokens = discourse.tokens
    head = tokens.head[at]
    if not at < head <= at + _LONGEST or tokens.tag[head] not in {"NN", "NNP"} or head in discourse.owner:
        return None
    found = noun_ending_at(tokens, head)
    if found is None or not found[1].alone or found[0] <= at or _is_restricted(discourse, at, head, found[0]):
        return None
    number = _meant(discourse, at, head, term=found[0], noun=found[1])
    return None if number is None else (number, TokenMention(start=at, end=head + 1, kind="nominal"))


def _is_restricted(discourse: Discourse, start: int, head: int, term: int) -> bool:
    """Return whether a description says more than one can check: 'the other group', 'the man who', 'the head of Y'."""
    tokens = discourse.tokens
    restricting = word_class("restricting")
    if any(tokens.word[at].lower() in restricting or tokens.tag[at] in {"JJS", "CD"} for at in range(start + 1, term)):
        return True
    return any(
        tokens.dep[child] in {"relcl", "acl"} or (tokens.dep[child] == "prep" and tokens.word[child] in {"of", "for"})
        for child in tokens.children[head]
        if child > head
    )


def _meant(discourse: Discourse, at: int, head: int, *, term: int, noun: Noun) -> int | None:
    tokens = discourse.tokens
    if tokens.dep[head] == "appos" and tokens.head[head] in discourse.owner:
        return _same_type(discourse, discourse.owner[tokens.head[head]], noun)
    if tokens.dep[head] == "attr":
        return None
    named = _named_behind(discourse, head)
    if named is not None:
        return _same_type(discourse, named, noun)
    said = _Said(
        noun=noun,
        modifiers=tuple(
            tokens.word[token].lower()
            for token in range(at + 1, term)
            if tokens.word[token].isalpha() and (token not in discourse.owner or tokens.tag[token] == "JJ")
        ),
        names=tuple(
            discourse.owner[token]
            for token in range(at + 1, term)
            if token in discourse.owner and discourse.clusters[discourse.owner[token]].type != "NORP"
        ),
    )
    fitting = [
        trace
        for trace in discourse.history
        if trace.cluster is not None
        and trace.sentence > discourse.introduced.get(tokens.word[head].lower(), -1)
        and tokens.sentence[head] - trace.sentence <= _reach(discourse.clusters[trace.cluster], noun)
        and _fits(discourse.clusters[trace.cluster], noun)
    ]
    best = _best(discourse, fitting, said, sentence=tokens.sentence[head])
    if best is not None or fitting or tokens.word[head].lower() in discourse.introduced:
        return best
    described = [number for number, cluster in enumerate(discourse.clusters) if _fits(cluster, noun)]
    if len(described) == 1 and noun.type in {"PERSON", "ORG"}:
        return described[0] if _fit(discourse.clusters[described[0]], said) > _AGAINST else None
    return None


def _reach(cluster: Cluster, noun: Noun) -> int:
    """Return how many sentences back the entity may stand: not far where the noun is wider than what it was called."""
    called = noun.type != "PERSON" or noun.term.lower().split()[-1] in cluster.described
    return _FARTHEST if called else _FARTHEST // 4


def _same_type(discourse: Discourse, number: int, noun: Noun) -> int | None:
    cluster = discourse.clusters[number]
    gender_fits = noun.gender is None or cluster.gender in {None, noun.gender}
    return number if cluster.type == noun.type and gender_fits else None


def _named_behind(discourse: Discourse, head: int) -> int | None:
    """Return the name right behind the description: 'the senator, Jane Roe', 'the journalist John Roe'."""
    tokens = discourse.tokens
    if head + 1 in discourse.names:
        return discourse.names[head + 1][0]
    for child in tokens.children[head]:
        if tokens.dep[child] == "appos" and child in discourse.owner:
            return discourse.owner[child]
    return None


def _fits(cluster: Cluster, noun: Noun) -> bool:
    if cluster.type != noun.type or (noun.gender and cluster.gender not in {None, noun.gender}):
        return False
    return noun.senses[0] in cluster.senses or noun.term.lower() in cluster.senses


def _best(discourse: Discourse, fitting: list[Trace], said: _Said, *, sentence: int) -> int | None:
    best: tuple[float, int] | None = None
    for trace in fitting:
        if trace.cluster is None:
            continue
        score = _fit(discourse.clusters[trace.cluster], said)
        if score <= _AGAINST:
            continue
        score += log2(1 + trace.count) * 0.5 - (sentence - trace.sentence) * 0.5 + (trace.role == "subject") * 0.7
        if best is None or score >= best[0]:
            best = (score, trace.cluster)
    return best[1] if best else None


def _fit(cluster: Cluster, said: _Said) -> float:
    """Return what the words of the description say: for the cluster if it was described so, against it if not.

    The adjective of a country speaks against an entity of another one, that of a party against a person of
    another, a name against whom no role ties to it; 'finance minister' against a minister of something else.
    Any other word speaks against organisations and places, whose descriptions are told apart by little else.
    """
    score = sum(1.5 if number in cluster.ties else -3.0 for number in said.names)
    for modifier in said.modifiers:
        score += _modifier_score(cluster, modifier, said.noun)
    *specific, head = said.noun.term.lower().split()
    if head in cluster.described:
        score += 0.5 if cluster.described.issuperset(specific) else -3.0
    return score


def _modifier_score(cluster: Cluster, modifier: str, noun: Noun) -> float:
    country = _country(modifier)
    if modifier in cluster.described or (country and country == cluster.country):
        return 1.5
    if country:
        known = cluster.country or any(map(_country, sorted(cluster.described)))
        return -3.0 if known or (noun.type == "ORG" and "company" not in noun.senses) else -0.3
    if noun.type == "PERSON" and not (modifier in word_class("party") and cluster.described & word_class("party")):
        return -0.3
    return -3.0


def _country(word: str) -> str | None:
    """Return the country that a word in lower case names or describes."""
    known = known_names().get(word.capitalize()) or known_names().get(word.upper())
    return known.country if known else None
