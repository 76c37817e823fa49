"""An archive of articles: the seeds with other names, days and sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from factwire.aws.dynamodb.facts_table import FactsTable
from factwire.domain.composing import compose_record_of_facts
from factwire.domain.input_origins import Origin
from factwire.domain.listing.entries import entries_of
from factwire.domain.records import StoredFacts, digest_of
from factwire.domain.submissions import Submission
from factwire.extraction import extract_facts
from factwire.model import Entity, Facts

from tests.eval.seeds import load_seed, seed_names

_FIRST_DAY = date(2024, 1, 1)
_DAYS = 366
_SOURCES = 20
# Names of people and organisations follow their popularity: a few are everywhere, most are rare.
_SHAPE = 1.1
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
RARE_COUNTRY = "ISL"
_RARE = 500


def archive(count: int) -> Iterator[Facts]:
    """So many articles of a year, oldest first, the same each time."""
    chance = Random(7)
    seeds = [extract_facts(load_seed(name).article) for name in seed_names()]
    for number in range(count):
        facts = seeds[number % len(seeds)]
        day = _FIRST_DAY + timedelta(days=number * _DAYS // count)
        article = facts.article.model_copy(
            update={
                "article_id": hashlib.sha256(str(number).encode()).hexdigest()[:24],
                "published_at": f"{day}T{number % 24:02}:00:00Z",
                "source": f"Source {number % _SOURCES}",
                "url": f"https://example.com/{number}",
            }
        )
        places = facts.places
        if number % _RARE == 0:
            places = tuple(place.model_copy(update={"country": RARE_COUNTRY}) for place in places)
        entities = tuple(_renamed(entity, chance) for entity in facts.entities)
        yield facts.model_copy(update={"article": article, "places": places, "entities": entities})


def store(facts: Facts, *, table: FactsTable) -> None:
    """Commit an article as `extract` does."""
    article = facts.article
    origin = Origin(
        bucket="news", key=f"incoming/{article.article_id}.txt", version_id="1", at=str(article.published_at)
    )
    submission = Submission(
        article_id=article.article_id,
        status="stored",
        revision=article.revision,
        origin=origin,
        content=facts.article,
        published_at=article.published_at,
    )
    commit, facts_digest = submission.commit, digest_of(facts, commit=submission.commit)
    parts = table.write_facts(
        facts, entries=entries_of(facts), commit=commit, facts_digest=facts_digest, listed_at=submission.listed_at
    )
    key = f"facts/{article.article_id}.{commit}.json"
    stored_facts = StoredFacts(
        revision=submission.revision, commit=commit, facts_digest=facts_digest, parts=parts, archive_key=key
    )
    table.commit(
        compose_record_of_facts(facts, submission=submission, stored_facts=stored_facts, replacing=None), replacing=None
    )


def _renamed(entity: Entity, chance: Random) -> Entity:
    if entity.type not in {"PERSON", "ORG", "FAC", "EVENT", "PRODUCT"}:
        return entity
    rank = int(chance.paretovariate(_SHAPE))
    digest = hashlib.sha256(f"{rank} {entity.name}".encode()).digest()
    first = "".join(_LETTERS[letter % len(_LETTERS)] for letter in digest[:4])
    return entity.model_copy(update={"name": f"{first.title()} {entity.name}"})
