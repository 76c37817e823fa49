"""What comes in over HTTP: an id that the article will have, and work that ends while its sender waits."""

from __future__ import annotations

import hashlib

import pytest
from factwire.domain.ownership import Ownership, OwnershipRule
from factwire.errors import TooLarge
from factwire.reading import read_articles
from factwire.services.submit_article import ExtractText, SubmitArticle

from tests.unit.services.fakes import FakeArticles, World, facts_of, origin

TEXT = "Rebels shelled the port of Aden on Monday, injuring dockers, officials in the city said."
EXTRACT = ExtractText(read=read_articles, extract=facts_of, max_bytes=10**6, max_upload_bytes=10**7)


@pytest.mark.parametrize("rule", OwnershipRule)
def test_the_id_that_is_returned_is_the_one_that_is_stored(rule: OwnershipRule) -> None:
    world = World(ownership=rule)
    submit = SubmitArticle(
        articles=FakeArticles(world),
        read=read_articles,
        max_bytes=1000,
        max_upload_bytes=1000,
        prefix="incoming/",
        ownership=Ownership(rule=rule, incoming_prefix="incoming/"),
    )
    metadata = {"url": "https://example.com/aden"}
    accepted = submit(TEXT.encode(), content_type="text/plain", metadata=metadata)
    upload = submit.upload(name="a", content_type="text/plain", metadata=metadata, size=len(TEXT))
    key = accepted.location.removeprefix("s3://news/")
    where = origin(1, key=key)
    world.drop(where, TEXT, **metadata)
    world.ingest()(where)
    assert list(world.articles) == [accepted.article_id] == [upload.article_id]


def test_one_paragraph_of_ten_thousand_quotes_is_refused_before_it_is_read() -> None:
    text = TEXT + " " + "".join(f'"Word {number}," he said. ' for number in range(5_200))
    with pytest.raises(TooLarge) as refused:
        EXTRACT(text.encode(), content_type="text/plain", metadata={})
    assert refused.value.field == "body"


def test_a_long_interview_is_read() -> None:
    lines = (f'"This is the answer number {number}," the minister said.' for number in range(1_500))
    text = "\n".join((TEXT, *lines))
    facts = EXTRACT(text.encode(), content_type="text/plain", metadata={})
    assert facts.article.sha256 == hashlib.sha256(text.encode()).hexdigest()
