"""Definite descriptions: what they may mean, 'the militant group', 'the Irish carrier', and what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from factwire.extraction.entities.coreference.discourse import Discourse, Referent, Trace
from factwire.extraction.entities.coreference.options import Option, bucket
from factwire.extraction.entities.coreference.phrases import SUBJECTS, Phrase, head_lemma, role_of
from factwire.extraction.entities.entity_lexicons import Noun, known_names, nouns, word_class
from factwire.extraction.entities.merging.clusters import Cluster
from factwire.extraction.text.numbers import number_words
from factwire.extraction.text.token_table import TokenTable

ANAPHORIC: Final = frozenset({"the", "this", "possessive"})
_MOST: Final = 8  # referents that fit by their type alone
_TOGETHER_REACH: Final = 4  # sentences, as for "they"
_STRONG: Final = frozenset({"again", "word", "role", "sense", "both"})
_NEAR_TYPES: Final = ({"ORG", "GPE"}, {"LOC", "GPE"}, {"FAC", "ORG"})


@dataclass(frozen=True, slots=True)
class _Description:
    """A description in words: those before its noun in lower case, the numbers of the clusters named among them.

    `behind` is what stands behind the noun, `of` the numbers of the clusters named there by 'of'.
    """

    phrase: Phrase
    lemma: str
    modifiers: tuple[str, ...]
    names: tuple[int, ...]
    behind: str
    of: tuple[int, ...]


def description_options(discourse: Discourse, phrase: Phrase) -> list[Option]:
    """Return what a description may mean, the latest mentioned first, and at last that it means nothing of that."""
    description = _described(discourse, phrase)
    fitting: list[tuple[Referent, Trace, str]] = []
    several = phrase.plural or description.lemma in word_class("twosome")
    apart, below = _set_apart(discourse, phrase), discourse.named_below(phrase.head)
    faced = _faced(discourse, description) if several else ()
    for referent, trace in (*faced, *discourse.recent()):
        told = referent.clusters or description.lemma in referent.nouns
        if len(referent.heads) > 1:
            told = several and not _acts_on(discourse.tokens, trace, phrase.head)
        if referent in below or not told:
            continue
        restricted = apart and referent.clusters and not (referent.cluster and apart <= referent.cluster.described)
        match = None if restricted else _match(discourse, description, referent)
        if match is not None and (len(fitting) < _MOST or match in _STRONG):
            fitting.append((referent, trace, match))
    options = [
        Option(
            referent, list(_features(discourse, description, referent, trace, match=match, rank=rank, of=len(fitting)))
        )
        for rank, (referent, trace, match) in enumerate(fitting)
    ]
    return [*options, Option(None, list(_nothing(description, [match for *_, match in fitting])) if fitting else [])]


def _faced(discourse: Discourse, description: _Description) -> Iterator[tuple[Referent, Trace]]:
    """Yield the two that one clause named last as its subject and its object, if the description says 'two'."""
    faced, phrase = discourse.faced, description.phrase
    if faced is None or faced.last is None:
        return
    near = discourse.tokens.sentence[phrase.head] - faced.last.sentence <= _TOGETHER_REACH
    joined = (trace.head for referent, trace in discourse.recent() if len(referent.heads) > 1)
    if near and next(joined, 0) < faced.last.head and _stated_number(discourse, phrase) == len(faced.heads):
        yield faced, faced.last


def _acts_on(tokens: TokenTable, trace: Trace, head: int) -> bool:
    """Return whether a subject acts on a noun of its clause, and so is another: 'they urged both sides to meet'."""
    _, verb = role_of(tokens, head)
    if tokens.dep[head] in SUBJECTS and any(tokens.lower[child] == "to" for child in tokens.children[verb]):
        verb = tokens.head[verb]
    return trace.role == "subject" and trace.verb == verb and trace.head < head


def _set_apart(discourse: Discourse, phrase: Phrase) -> set[str]:
    """Return the words that set a thing apart: 'the other group', 'the largest party', 'the man who left'.

    What somebody is called sets him not apart: 'the former mayor' is the one who was introduced so.
    """
    tokens = discourse.tokens
    words = {
        tokens.lower[at]
        for at in range(phrase.start + 1, phrase.term)
        if tokens.lower[at] in word_class("restricting") or tokens.tag[at] == "JJS"
    }
    clauses = {
        tokens.lower[child]
        for child in tokens.children[phrase.head]
        if child > phrase.head and tokens.dep[child] in {"relcl", "acl"} and "," not in tokens.word[phrase.head : child]
    }
    return words | clauses


def _described(discourse: Discourse, phrase: Phrase) -> _Description:
    tokens = discourse.tokens
    inner = range(phrase.start, phrase.term)
    behind = next(
        (
            tokens.lower[child] if tokens.dep[child] == "prep" else tokens.dep[child]
            for child in tokens.children[phrase.head]
            if child > phrase.head and tokens.dep[child] in {"prep", "relcl", "acl", "appos"}
        ),
        "",
    )
    return _Description(
        phrase=phrase,
        lemma=head_lemma(tokens, phrase),
        modifiers=tuple(
            tokens.lower[at]
            for at in inner
            if tokens.word[at].isalpha()
            and tokens.dep[at] not in {"det", "poss"}
            and (at not in discourse.owner or tokens.tag[at] == "JJ")
        ),
        names=tuple(
            number
            for at in inner
            if at in discourse.owner and discourse.owner[at].type != "NORP"
            for number in discourse.owner[at].clusters
        ),
        behind=behind,
        of=_named_by_of(discourse, phrase.head),
    )


def _named_by_of(discourse: Discourse, head: int) -> tuple[int, ...]:
    tokens = discourse.tokens
    preposition = next((child for child in tokens.children[head] if tokens.lower[child] == "of"), None)
    complement = tokens.child(preposition, "pobj") if preposition is not None else None
    owner = discourse.owner.get(complement) if complement is not None else None
    return owner.clusters if owner else ()


def _match(discourse: Discourse, description: _Description, referent: Referent) -> str | None:
    """Return how the description's noun fits a referent, None where it cannot mean it."""
    if len(referent.heads) > 1:
        return _match_several(discourse, description, referent)
    again = description.lemma in referent.nouns
    if (not again and referent.cluster is None) or description.phrase.plural != bool(referent.plural):
        return None
    if description.phrase.start < description.phrase.head and discourse.owner.get(description.phrase.start) is referent:
        return None
    if again:
        return "again"
    other = referent.type == "GPE" and _is_of_other_people(discourse, description.phrase, referent)
    if other or (_is_army_of_country(description) and _is_irregular(referent)):
        return None
    return _match_cluster(description, referent.cluster) if referent.cluster else None


def _is_army_of_country(description: _Description) -> bool:
    """Return whether a description is of a country's armed forces, which are none of its paramilitaries or rebels."""
    noun = description.phrase.noun
    return noun is not None and noun.senses[0] == "army" and any(map(_country, description.modifiers))


def _is_irregular(referent: Referent) -> bool:
    return referent.cluster is not None and not word_class("irregular").isdisjoint(referent.cluster.described)


def _is_of_other_people(discourse: Discourse, phrase: Phrase, referent: Referent) -> bool:
    """Return whether a description names a people that is not the country's: 'the Slavic state' is not Norway."""
    owners = (discourse.owner.get(at) for at in range(phrase.start, phrase.term))
    peoples = [owner.cluster for owner in owners if owner is not None and owner.type == "NORP" and owner.cluster]
    country = referent.cluster.country if referent.cluster else None
    return any(people.country != country for people in peoples)


def _match_several(discourse: Discourse, description: _Description, referent: Referent) -> str | None:
    """Return how a noun fits things named together: 'the two sides' any, 'the two countries' countries, 'the pair' two.

    A noun for two in the singular means two people: 'the couple'. All but countries were named shortly before.
    """
    noun = description.phrase.noun
    here, last = discourse.tokens.sentence[description.phrase.head], referent.last
    near = last is not None and here - last.sentence <= _TOGETHER_REACH
    if not (near or (noun and noun.type == "GPE")) or _has_rival_since(discourse, description, referent):
        return None
    if description.lemma in word_class("twosome"):
        return "both" if len(referent.heads) == 2 and referent.type == "PERSON" else None
    counted = _stated_number(discourse, description.phrase) == len(referent.heads)
    if not description.phrase.plural or not (counted or description.lemma in word_class("partner")):
        return None
    return "both" if _is_of_kind(discourse, description, referent) else None


def _is_of_kind(discourse: Discourse, description: _Description, referent: Referent) -> bool:
    """Return whether a plural noun is one for the things named together: 'the two ministers' are two people."""
    noun = description.phrase.noun
    genders = {discourse.clusters[number].gender for number in referent.clusters}
    if noun and noun.gender and genders - {None, noun.gender}:
        return False
    if description.lemma in word_class("partner_of_any_kind"):
        return referent.type is not None
    singles = all(discourse.tokens.tag[head] != "NNS" for head in referent.heads)
    return singles and noun is not None and noun.type == referent.type


def _has_rival_since(discourse: Discourse, description: _Description, referent: Referent) -> bool:
    """Return whether unnamed others were told of later: 'Roe met Doe. Two men ran in. The two men ...', 'the pair'.

    They were called by the same noun; of a noun for two people, two others are enough.
    """
    twosome = description.lemma in word_class("twosome")
    for other, trace in discourse.recent():
        if referent.last is not None and trace.head <= referent.last.head:
            return False
        again = description.lemma in other.nouns or (
            twosome and other.phrase is not None and _stated_number(discourse, other.phrase) == 2
        )
        if other.plural and not other.clusters and again:
            return True
    return False


def _match_cluster(description: _Description, cluster: Cluster) -> str | None:
    noun = description.phrase.noun
    if noun and noun.type == cluster.type:
        return _match_noun(description.lemma, noun, cluster)
    if cluster.type != "PERSON" and any(description.lemma in text.lower().split(" ") for text in cluster.texts):
        return "word"
    if cluster.type != "PERSON" and description.lemma in cluster.described:
        return "role"
    kinds = {noun.type, cluster.type} if noun else set()
    return "-".join(sorted(kinds)) if kinds in _NEAR_TYPES else None


def _match_noun(lemma: str, noun: Noun, cluster: Cluster) -> str | None:
    """Return how a noun of the cluster's type fits it; None for a wrong gender, or a place of another kind.

    The lexicons know every country: a place they do not know is none.
    """
    if noun.gender and cluster.gender not in {None, noun.gender}:
        return None
    if lemma in word_class("young") and any(map(_is_office, cluster.senses)):
        return None
    if lemma in cluster.headed:
        return "role"
    if noun.senses[0] in cluster.senses or noun.term.lower() in cluster.senses:
        return "sense"
    if noun.gender and noun.gender == cluster.gender:
        return "gender"
    unknown = not cluster.senses and noun.senses[0] != "country"
    return "type" if unknown or noun.type in {"PERSON", "ORG"} else None


def _is_office(sense: str) -> bool:
    noun = nouns().get(sense)
    return noun is not None and noun.before_names


def _features(
    discourse: Discourse, description: _Description, referent: Referent, trace: Trace, *, match: str, rank: int, of: int
) -> Iterator[str]:
    tokens, phrase = discourse.tokens, description.phrase
    distance = bucket(tokens.sentence[phrase.head] - trace.sentence, 1, 2, 3, 5, 9)
    named = f"{referent.type}" if referent.clusters else "noun"
    yield f"m={match}|{named}"
    yield f"m={match}|{phrase.determiner}"
    yield f"m={match}|r={min(rank, 2)}"
    yield f"m={match}|d={distance}"
    yield f"m={match}|{bool(description.behind)}"
    yield f"m={match}|{bucket(len(description.modifiers), 1, 2)}"
    yield f"m={match}|of={bucket(of, 2, 3, 5)}"
    yield f"d={distance}"
    yield f"r={min(rank, 3)}"
    yield f"s={trace.role}|{role_of(tokens, phrase.head)[0]}"
    yield f"s={trace.role}|{min(distance, 2)}"
    yield f"k={trace.kind}|{min(distance, 2)}"
    yield f"n={bucket(referent.count, 2, 3, 5, 9)}"
    yield f"p={phrase.determiner}|{named}"
    yield f"b={description.behind}"
    yield f"h={description.lemma}|{named}"
    yield f"h={description.lemma}|{match}"
    if match == "both":
        yield f"e={_stated_number(discourse, phrase) == len(referent.heads)}"
    for fit in _modifier_fits(description, referent):
        yield f"w={fit}"
        yield f"w={fit}|{named}"


def _stated_number(discourse: Discourse, phrase: Phrase) -> float | None:
    """Return the number that a phrase says of its things: 'the two sides', 'both countries', 'the pair'."""
    words = [discourse.tokens.lower[at] for at in range(phrase.start, phrase.head)]
    if "both" in words or discourse.tokens.lemma[phrase.head] in word_class("twosome"):
        return 2
    return next((number_words()[word][0] for word in words if word in number_words()), None)


def _modifier_fits(description: _Description, referent: Referent) -> Iterator[str]:
    """Yield how the words before the noun fit: 'Irish' a cluster of Ireland, 'finance' the minister of it."""
    cluster = referent.cluster
    if cluster is None:
        yield from ("new" for _ in description.modifiers)
        return
    yield from (_tie(number, referent, cluster) for number in description.names)
    yield from (f"of {_tie(number, referent, cluster)}" for number in description.of)
    for word in description.modifiers:
        yield _word_fit(word, cluster)
    if description.phrase.noun:
        *specific, head = description.phrase.noun.term.lower().split()
        if head in cluster.described and specific:
            yield "office" if cluster.described.issuperset(specific) else "another office"


def _word_fit(word: str, cluster: Cluster) -> str:
    country = _country(word)
    if word in cluster.described or (country and country == cluster.country):
        return "said"
    if country:
        known = cluster.country or any(map(_country, sorted(cluster.described)))
        return "another country" if known else "country"
    if word in word_class("party") and cluster.described & word_class("party"):
        return "another party"
    return "in name" if any(word in text.lower().split(" ") for text in cluster.texts) else "new"


def _tie(number: int, referent: Referent, cluster: Cluster) -> str:
    """Return how a name in a description stands to a referent: its own, one that its roles name, or neither."""
    return "own" if number in referent.clusters else "tie" if number in cluster.ties else "no tie"


def _country(word: str) -> str | None:
    """Return the country that a word in lower case names or describes."""
    known = known_names().get(word.capitalize()) or known_names().get(word.upper())
    return known.country if known else None


def _nothing(description: _Description, matches: list[str]) -> Iterator[str]:
    phrase = description.phrase
    type_ = phrase.noun.type if phrase.noun else "other"
    yield "0"
    yield f"0p={phrase.determiner}|{type_}"
    yield f"0b={description.behind}"
    yield f"0m={bucket(len(description.modifiers), 1, 2)}|{phrase.determiner}"
    yield f"0r={any(word in word_class('restricting') for word in description.modifiers)}"
    yield f"0h={description.lemma}"
    yield f"0n={bucket(len(matches), 1, 2, 4)}"
    yield f"0s={phrase.plural}|{phrase.determiner}"
    yield f"0x={bool(description.names)}"
    for match in sorted(set(matches)):
        yield f"0a={match}"
