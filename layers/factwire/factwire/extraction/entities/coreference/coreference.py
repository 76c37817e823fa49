"""Who and what is meant: pronouns and descriptions joined to the things that the text names.

One pass over the text keeps the referents in the order of their latest mention. What the grammar binds is joined at
once; for any other pronoun or definite description a linear model chooses among the referents that agree with it.
Nouns that name nobody ("a policeman") are referents as well, so that a pronoun which means one of them stays out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factwire.extraction.entities.coreference.bound import (
    RELATIVES,
    described_by_grammar,
    emphasized,
    later_subject,
    relative_antecedent,
)
from factwire.extraction.entities.coreference.descriptions import ANAPHORIC, description_options
from factwire.extraction.entities.coreference.discourse import Discourse, Referent, common_type
from factwire.extraction.entities.coreference.options import Choose, most_likely
from factwire.extraction.entities.coreference.phrases import Phrase, conjuncts, head_lemma, outermost, phrase_headed_by
from factwire.extraction.entities.coreference.pronouns import PRONOUNS, Pronoun, pronoun_options
from factwire.extraction.entities.merging.clusters import Cluster, TokenMention, femininity
from factwire.extraction.text.token_table import TokenTable
from factwire.model import MentionKind

_RELATIVE_TAGS = frozenset({"IN", "WDT", "WP", "WP$"})
_PRONOMINAL = frozenset({*PRONOUNS, *RELATIVES})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@dataclass(frozen=True)
class Coreference:
    """Who and what is meant in a text.

    `mentions` are the pronouns and descriptions that mean a named thing, each with the number of its cluster, in text
    order. `antecedents` have for a pronoun that means something unnamed, and for a pronoun or a description that means
    several things together, the heads of the noun phrases which told of them first.
    """

    mentions: Sequence[tuple[int, TokenMention]] = ()
    antecedents: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def resolve(
    tokens: TokenTable, clusters: Sequence[Cluster], *, quotation: list[int], choose: Choose = most_likely
) -> Coreference:
    """Return what the pronouns and descriptions of a text mean.

    `quotation` has for each token the number of the quotation around it, 0 outside.
    """
    mentions: list[tuple[int, TokenMention]] = []
    discourse = Discourse(tokens, clusters, quotation=quotation)
    resolver = _Resolver(discourse, choose)
    for at, (tag, word) in enumerate(zip(tokens.tag, tokens.lower, strict=True)):
        if tag in _NOUN_TAGS or word in _PRONOMINAL or at in discourse.names:
            for referent, mention in resolver.step(at):
                mentions += [(number, mention) for number in referent.clusters]
    return Coreference(mentions, resolver.antecedents)


class _Resolver:
    def __init__(self, discourse: Discourse, choose: Choose) -> None:
        self._discourse = discourse
        self._tokens = discourse.tokens
        self._choose = choose
        self.antecedents: dict[int, tuple[int, ...]] = {}

    def step(self, at: int) -> Iterator[tuple[Referent, TokenMention]]:
        """Take in what the token mentions; yield it with its referent if it is no name."""
        tokens, word = self._tokens, self._tokens.lower[at]
        if at in self._discourse.names:
            self._name(at)
        elif at in self._discourse.owner:
            return
        elif word in PRONOUNS:
            yield from self._joined(self._pronoun(at, PRONOUNS[word]), at, at, "pronoun")
        elif word in RELATIVES and tokens.tag[at] in _RELATIVE_TAGS:
            yield from self._joined(relative_antecedent(self._discourse, at), at, at, "pronoun")
        elif tokens.tag[at] in _NOUN_TAGS:
            before_name = tokens.tag[at] == "NN" and at + 1 in self._discourse.names
            phrase = phrase_headed_by(tokens, at, before_name=before_name)
            if phrase is not None:
                yield from self._joined(self._description(phrase), phrase.start, at, "nominal")
            self._join_conjuncts(at)

    def _joined(
        self, referent: Referent | None, start: int, head: int, kind: MentionKind
    ) -> Iterator[tuple[Referent, TokenMention]]:
        if referent is not None:
            self._discourse.owner.setdefault(head, referent)
            yield referent, TokenMention(start, head + 1, kind)

    def _name(self, at: int) -> None:
        if not self._tokens.in_dateline(at):
            referent, end = self._discourse.names[at]
            head = next((i for i in range(at, end) if not at <= self._tokens.head[i] < end), end - 1)
            self._discourse.mention(referent, head, kind="name")
            self._join_conjuncts(head)
            self._discourse.face(referent)

    def _pronoun(self, at: int, pronoun: Pronoun) -> Referent | None:
        discourse = self._discourse
        found = emphasized(discourse, at, pronoun) or later_subject(discourse, at, pronoun)
        if found is None:
            found = self._choose(at, pronoun.means, pronoun_options(discourse, at, pronoun)).referent
        if found is None:
            return None
        found.feminine += femininity(pronoun.gender)
        discourse.mention(found, at, kind="pronoun")
        if found.heads:
            self.antecedents[at] = found.heads
        return found

    def _description(self, phrase: Phrase) -> Referent | None:
        """Return what a noun phrase means; a new referent is made of one that means nothing mentioned before."""
        discourse = self._discourse
        found = described_by_grammar(discourse, phrase)
        if found is None and phrase.determiner in ANAPHORIC:
            found = self._choose(phrase.head, "description", description_options(discourse, phrase)).referent
        lemma = head_lemma(self._tokens, phrase)
        if found is None:
            type_ = phrase.noun.type if phrase.noun else None
            found = Referent(type_, phrase.plural, phrase=phrase, heads=(outermost(self._tokens, phrase.head),))
            found.feminine += femininity(phrase.noun.gender if phrase.noun else None)
        elif len(found.heads) > 1:
            self.antecedents[phrase.head] = found.heads
        found.nouns.add(lemma)
        discourse.owner[phrase.head] = found
        discourse.mention(found, phrase.head, kind="nominal")
        return found

    def _join_conjuncts(self, at: int) -> None:
        """Make a referent of the things that 'and' joins, once the last has come; one may have a name not known."""
        discourse, tokens = self._discourse, self._tokens
        if tokens.dep[at] != "conj" or any(tokens.dep[child] == "conj" for child in tokens.children[at]):
            return
        first = at
        while tokens.dep[first] == "conj" and tokens.head[first] < first:
            first = tokens.head[first]
        heads = [head for head in conjuncts(tokens, first) if not tokens.in_dateline(head)]
        members = [discourse.owner[head] for head in heads if head in discourse.owner]
        told = all(head in discourse.owner or tokens.tag[head] == "NNP" for head in heads)
        either = any(tokens.lower[child] == "or" for child in tokens.children[first])
        if len(heads) < 2 or not members or not told or either:
            return
        clusters = tuple(dict.fromkeys(number for member in members for number in member.clusters))
        together = Referent(common_type(members), True, clusters, heads=tuple(heads))
        discourse.mention(together, first, kind="name" if clusters else "nominal")
