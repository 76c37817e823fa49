"""The tables that facts are exported as: a row a fact, with its article."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from factwire.domain.listing.listed_article import ALL, ListedArticle, listed_article
from factwire.domain.listing.listed_facts import ArticleRef, EntityFact
from factwire.model import Facts
from factwire.model.base import Frozen
from factwire.services.questions.query_facts import ClaimAnswer, EventAnswer, QuantityAnswer, QuoteAnswer


class EntityRow(EntityFact):
    """An entity, and the article that speaks of it."""

    article: ArticleRef


@dataclass(frozen=True)
class Table:
    """One kind of facts: the model of its rows, and where an article has them."""

    model: type[Frozen]
    of: Callable[[ListedArticle], Sequence[Frozen]]

    def rows(self, facts: Facts) -> Iterator[Frozen]:
        """Yield the rows of one article, all of them."""
        listed = listed_article(facts, limits=ALL)
        for fact in self.of(listed):
            yield self.model(**{**dict(fact), "article": listed.article})


TABLES: Final[Mapping[str, Table]] = {
    "events": Table(EventAnswer, lambda listed: listed.events),
    "quotes": Table(QuoteAnswer, lambda listed: listed.quotes),
    "claims": Table(ClaimAnswer, lambda listed: listed.claims),
    "quantities": Table(QuantityAnswer, lambda listed: listed.quantities),
    "entities": Table(EntityRow, lambda listed: listed.entities),
}
