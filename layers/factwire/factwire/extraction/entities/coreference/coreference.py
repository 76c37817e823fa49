"""Coreference: one pass over the text that joins pronouns and definite descriptions to the entity they mean."""

from __future__ import annotations

from factwire.extraction.entities.coreference.descriptions import DEFINITE, description_at
from factwire.extraction.entities.coreference.discourse import Discourse
from factwire.extraction.entities.coreference.pronoun import PRONOUNS, RELATIVES, Pronoun
from factwire.extraction.entities.coreference.pronouns import meant_by, meant_by_relative
from factwire.extraction.entities.merging.clusters import Cluster, TokenMention
from factwire.extraction.text.token_table import TokenTable

_POINTING = frozenset({"DT", "IN", "WDT", "WP", "WP$", "PRP", "PRP$"})


def resolve(tokens: TokenTable, clusters: list[Cluster]) -> None:
    """Add to the clusters the pronouns and descriptions that mean them; leaves their mentions in text order."""
    discourse = Discourse(tokens, clusters)
    at = 0
    while at < len(tokens):
        at = _step(discourse, at)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: (mention.start, mention.end))


def _step(discourse: Discourse, at: int) -> int:
    """Take in what starts at the token; return the token to go on with."""
    if at in discourse.names:
        number, mention = discourse.names[at]
        if not discourse.tokens.in_dateline(at):
            discourse.remember(number, mention)
        return mention.end
    tag = discourse.tokens.tag[at]
    if tag == "NN":
        discourse.remember_noun(at)
    if tag not in _POINTING:
        return at + 1
    word = discourse.tokens.word[at].lower()
    if word in DEFINITE:
        found = description_at(discourse, at)
        if found:
            discourse.point(*found)
            return found[1].end
    if word in RELATIVES:
        _join_relative(discourse, at)
    elif word in PRONOUNS:
        _join_pronoun(discourse, at, PRONOUNS[word])
    return at + 1


def _join_relative(discourse: Discourse, at: int) -> None:
    """Join a relative pronoun; it is no mention of its own to choose from, being bound to its noun."""
    meant = meant_by_relative(discourse, at)
    if meant is not None:
        discourse.clusters[meant].mentions.append(TokenMention(start=at, end=at + 1, kind="pronoun"))
        discourse.owner[at] = meant


def _join_pronoun(discourse: Discourse, at: int, pronoun: Pronoun) -> None:
    """Join a personal pronoun, whose gender then is one more sign of the person's."""
    meant = meant_by(discourse, at, pronoun)
    if meant is not None:
        if pronoun.gender:
            discourse.clusters[meant].genders[pronoun.gender] += 1
        discourse.point(meant, TokenMention(start=at, end=at + 1, kind="pronoun"))
