"""Articles and members for the tests of stories, made without extraction."""

from __future__ import annotations

from factwire.model import ClaimEvidence, Engine, Facts
from factwire.stories import Member, member_of
from factwire.stories.claims.article_claims import ArticleClaim

from tests.articles import bare_article

ENGINE = Engine(name="factwire", version="1", model="none")


def facts_of_text(text: str, *, title: str | None = None, published_at: str | None = None, **article: object) -> Facts:
    bare = bare_article(text, title=title, published_at=published_at)
    return Facts(article=bare.model_copy(update=article), engine=ENGINE)


def member(id: str, text: str = "Nothing is known.", **article: object) -> Member:
    return member_of(facts_of_text(text, **article), id=id)


def claim(of: str, low: float | None, high: float | None = None, *, said_by: str | None = None, **more) -> ArticleClaim:
    words = "some people"
    evidence = ClaimEvidence(start=0, end=len(words), text=words)
    high = low if high is None and "max" not in more else high
    return ArticleClaim(of=of, min=low, max=high, text=words, attribution=said_by, evidence=evidence, **more)


def reporting(id: str, *claims: ArticleClaim, outlet: str, day: str = "2025-03-04", text: str | None = None) -> Member:
    """A member with these claims and a text that is nobody else's."""
    own = text or " ".join(f"{id}{number}" for number in range(60))
    made = member(id, own, source=outlet, published_at=day)
    return made.model_copy(update={"claims": claims})
