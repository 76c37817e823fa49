"""Roles: what the article says a person is, and what describes the other entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from factwire.extraction.entities.entity_lexicons import Noun, not_names, nouns, nouns_by_last_word, word_class
from factwire.extraction.entities.merging.clusters import Cluster, TokenMention, femininity
from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.text.token_table import TokenTable
from factwire.model import EntityType

_MODIFIERS = frozenset({"JJ", "JJS", "NN", "NNP", "NNPS", "NNS", "POS", "HYPH", "VBN", "VBG", "PRP$"})
_LINKS = frozenset({"of", "for", "and", "at", "&", "in", "the", "on"})
_STOPS = frozenset({",", ";", ":", ".", "who", "which", "that", "whose", "(", ")", "—", "–", '"', "“", "”", "?", "!"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INSIDE = _MODIFIERS | {"DT", "CD"}
_NO_END = frozenset({"IN", "DT", "POS", "VBN", "VBG", "HYPH", "CD"})
_LONGEST = 14
_LONGEST_NOUN = 5


Owners = Mapping[int, tuple[int, EntityType]]


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role as found: the tokens `[start, end)` that say it, and the noun that heads it (None for 'who heads Y')."""

    start: int
    end: int
    noun: Noun | None


@cache
def role_verbs() -> Mapping[str, str]:
    """Return the verbs that say what a person is, with the pattern they stand in."""
    return {entry["lemma"]: entry["pattern"] for entry in load_lexicon("entities/role_verbs")}


def find_roles(tokens: TokenTable, clusters: Sequence[Cluster]) -> list[list[RoleMention]]:
    """Return for each cluster the roles that the text gives it, mention by mention."""
    owner = _owners(clusters)
    return [
        [role for mention in cluster.mentions for role in _roles_at(tokens, mention, owner) if _suits(cluster, role)]
        for cluster in clusters
    ]


def _suits(cluster: Cluster, role: RoleMention) -> bool:
    """Return whether the noun of a role, if it has one, is of the cluster's type and says something."""
    noun = role.noun
    return noun is None or (noun.type == cluster.type and noun.senses[0] not in word_class("generic_person"))


def with_descriptions(
    tokens: TokenTable, clusters: Sequence[Cluster], roles: Sequence[Sequence[RoleMention]]
) -> list[Cluster]:
    """Return the clusters with what their roles say of them."""
    owner = _owners(clusters)
    return [_described(tokens, cluster, own, owner) for cluster, own in zip(clusters, roles, strict=True)]


def _described(tokens: TokenTable, cluster: Cluster, roles: Sequence[RoleMention], owner: Owners) -> Cluster:
    nouns_said = [(role, role.noun) for role in roles if role.noun]
    words = [at for role, _ in nouns_said for at in range(role.start, role.end)]
    return replace(
        cluster,
        senses=cluster.senses.union(*(noun.senses for _, noun in nouns_said)),
        described=cluster.described.union(tokens.word[at].lower() for at in words),
        headed=cluster.headed.union(noun.head for _, noun in nouns_said),
        ties=cluster.ties.union(owner[at][0] for at in words if at in owner),
        feminine=cluster.feminine + sum(map(femininity, (noun.gender for _, noun in nouns_said))),
    )


def noun_ending_at(tokens: TokenTable, last: int) -> tuple[int, Noun] | None:
    """Return the longest describing noun that ends at the token, with the token it starts at."""
    word = tokens.word[last].rstrip(".")
    terms = nouns_by_last_word().get(word) or nouns_by_last_word().get(word.lower())
    if not terms:
        return None
    for start in range(max(0, last - _LONGEST_NOUN), last + 1):
        if tokens.sentence[start] == tokens.sentence[last]:
            phrase = tokens.surface(start, last + 1)
            term = phrase if phrase in terms else phrase.lower()
            if term in terms:
                return start, nouns()[term]
    return None


def _owners(clusters: Sequence[Cluster]) -> Owners:
    return {
        at: (number, cluster.type)
        for number, cluster in enumerate(clusters)
        for mention in cluster.mentions
        for at in range(mention.start, mention.end)
    }


def _is_person(owner: Owners, at: int) -> bool:
    return at in owner and owner[at][1] == "PERSON"


def _roles_at(tokens: TokenTable, mention: TokenMention, owner: Owners) -> Iterator[RoleMention]:
    before = _before(tokens, mention.start, owner)
    if before:
        yield before
    for at in range(mention.start, mention.end):
        for child in tokens.children[at]:
            if tokens.dep[child] == "appos" and child >= mention.end:
                yield from _phrase(tokens, child, owner)
                for inner in tokens.children[child]:
                    if tokens.dep[inner] == "relcl":
                        yield from _who_heads(tokens, inner)
            elif tokens.dep[child] == "relcl" and child >= mention.end:
                yield from _who_heads(tokens, child)
        if tokens.dep[at] in _SUBJECTS and tokens.head[at] not in range(mention.start, mention.end):
            yield from _predicate(tokens, at, owner)
        elif tokens.dep[at] == "dobj" and role_verbs().get(tokens.lemma[tokens.head[at]]) == "object":
            yield from _as(tokens, tokens.head[at], after=at, owner=owner)
            yield from _as(tokens, at, after=at, owner=owner)
    yield from _after(tokens, mention.end, owner)


def _before(tokens: TokenTable, start: int, owner: Owners) -> RoleMention | None:
    """Return a title or describing noun right before the name, with the modifiers in front of it."""
    while start and _is_honorific(tokens.word[start - 1]):
        start -= 1
    if start > 1 and tokens.word[start - 1] == "as" and tokens.word[start - 2] in word_class("identified"):
        return _identified(tokens, tokens.head[start - 2], owner)
    end = start
    if end and tokens.word[end - 1] == "," and _is_set_off(tokens, start):
        end -= 1
    if not end:
        return None
    found = noun_ending_at(tokens, end - 1)
    if found is None or not found[1].alone:
        return None
    left, noun = found
    if end < start and owner.get(left):
        return None
    return RoleMention(start=_left_edge(tokens, left, owner), end=end, noun=noun)


def _is_honorific(word: str) -> bool:
    noun = nouns().get(word)
    return noun is not None and not noun.alone


def _is_set_off(tokens: TokenTable, start: int) -> bool:
    """Return whether the name behind a comma is in apposition to what is before: 'its chairman, Sir John Roe'."""
    at = start
    while at < len(tokens) and tokens.dep[at] == "compound" and tokens.head[at] > at:
        at = tokens.head[at]
    return tokens.dep[at] == "appos"


def _identified(tokens: TokenTable, head: int, owner: Owners) -> RoleMention | None:
    """Return the role in 'the suspect, identified as X': the noun that the participle belongs to."""
    return next(_phrase(tokens, head, owner), None)


def _left_edge(tokens: TokenTable, at: int, owner: Owners) -> int:
    """Return where the token's noun phrase starts, its article left out; another person's name stops it."""
    sentence = tokens.sentence[at]
    while at > 0 and tokens.sentence[at - 1] == sentence:
        word = tokens.word[at - 1]
        if tokens.tag[at - 1] not in _MODIFIERS and not (at in owner and owner.get(at - 1) == owner[at]):
            break
        if _is_person(owner, at - 1) or tokens.tag[at - 1] == "PRP$" or word.isspace():
            break
        if word.lower() in word_class("before_role") or not_names().get(word) == "time":
            break
        at -= 1
    return at + 1 if tokens.tag[at] in {"POS", "HYPH"} else at


def _phrase(tokens: TokenTable, head: int, owner: Owners) -> Iterator[RoleMention]:
    """Yield the noun phrase around a describing noun, to the next comma or relative pronoun."""
    found = noun_ending_at(tokens, head)
    if found is None or not found[1].alone or _is_person(owner, head):
        return
    end = head + 1
    limit = min(len(tokens), head + _LONGEST)
    while end < limit and tokens.sentence[end] == tokens.sentence[head] and tokens.word[end] not in _STOPS:
        if tokens.tag[end] not in _INSIDE and tokens.word[end] not in _LINKS:
            break
        end += 1
    while end > head + 1 and (tokens.word[end - 1] in _LINKS or tokens.tag[end - 1] in _NO_END):
        end -= 1
    yield RoleMention(start=_left_edge(tokens, found[0], owner), end=end, noun=found[1])


def _after(tokens: TokenTable, end: int, owner: Owners) -> Iterator[RoleMention]:
    """Yield an apposition behind an age, which the parser often ties elsewhere: 'X, 49, a teacher'."""
    if (
        end + 3 < len(tokens)
        and tokens.word[end] == ","
        and tokens.word[end + 1].isdigit()
        and tokens.word[end + 2] == ","
    ):
        at = end + 3
        while at < min(len(tokens), end + 9) and tokens.tag[at] in (_MODIFIERS | {"DT"}):
            if tokens.tag[at] in {"NN", "NNP"} and (
                at + 1 == len(tokens) or tokens.tag[at + 1] not in {"NN", "NNP", "HYPH"}
            ):
                yield from _phrase(tokens, at, owner)
                return
            at += 1


def _who_heads(tokens: TokenTable, verb: int) -> Iterator[RoleMention]:
    """Yield the role in 'X, who heads Y': the verb and its object."""
    if role_verbs().get(tokens.lemma[verb]) != "heads":
        return
    for child in tokens.children[verb]:
        if tokens.dep[child] == "dobj" and child > verb:
            end = child + 1
            while end < len(tokens) and tokens.tag[end] in _MODIFIERS and tokens.sentence[end] == tokens.sentence[verb]:
                end += 1
            yield RoleMention(start=verb, end=end, noun=None)


def _predicate(tokens: TokenTable, subject: int, owner: Owners) -> Iterator[RoleMention]:
    """Yield the roles in 'X is the Y', 'X became Y', 'X served as Y', 'X was named Y'."""
    verb = tokens.head[subject]
    if tokens.lemma[verb] in {"be", "become"}:
        for child in tokens.children[verb]:
            if tokens.dep[child] == "attr" and child > verb and "not" not in tokens.word[verb:child]:
                yield from _phrase(tokens, child, owner)
    pattern = role_verbs().get(tokens.lemma[verb])
    if (pattern == "subject" and tokens.dep[subject] == "nsubj") or (
        pattern == "object" and tokens.dep[subject] == "nsubjpass"
    ):
        yield from _as(tokens, verb, after=verb, owner=owner)


def _as(tokens: TokenTable, verb: int, *, after: int, owner: Owners) -> Iterator[RoleMention]:
    for child in tokens.children[verb]:
        if child <= after:
            continue
        if tokens.dep[child] == "prep" and tokens.word[child] == "as":
            for inner in tokens.children[child]:
                if tokens.dep[inner] == "pobj":
                    yield from _phrase(tokens, inner, owner)
        elif tokens.dep[child] in {"oprd", "attr"}:
            yield from _phrase(tokens, child, owner)


def distinct_roles(tokens: TokenTable, roles: Sequence[RoleMention]) -> list[RoleMention]:
    """Return the roles with different words, in text order."""
    kept: dict[str, RoleMention] = {}
    for role in sorted(roles, key=lambda each: (each.start, each.end)):
        kept.setdefault(" ".join(tokens.word[role.start : role.end]).lower(), role)
    return list(kept.values())
