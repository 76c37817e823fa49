"""Stories are found by any name that articles have for somebody, and a name that nobody has is said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from factwire.domain.listing.queries import Name
from factwire.domain.stored_stories import record_of
from factwire.errors import UnknownName
from factwire.services.stories.query_stories import QueryStories
from factwire.services.stories.story_filter import StoryQuery

from tests.unit.services.stories.fakes import FakeRecords, FakeStories
from tests.unit.stories.made import facts_of_text
from tests.unit.stories.test_clustering import STRIKE

RAPID = Name(key="rapid-support-forces", name="Rapid Support Forces", type="ORG")
# As the lists hold them: each name under its key, other names behind a tilde.
NAMES = {"rapid-support-forces": RAPID, "rsf~rapid-support-forces": RAPID}


def test_a_story_is_told_by_what_was_extracted_where_that_is_asked() -> None:
    # Given a story of three reports, of one of which a toll was rejected
    stories, facts = FakeStories(), FakeRecords()
    for member in STRIKE:
        stories.put_member("s1", member)
    raw = facts_of_text("A strike killed 90 people in Harim.", title="Strike kills 90", published_at="2025-03-03")
    facts.stored[STRIKE[0].id] = raw.model_copy(
        update={"article": raw.article.model_copy(update={"article_id": STRIKE[0].id})}
    )
    stories.put_member("s1", STRIKE[0].model_copy(update={"judged": True}))
    stories.save(record_of("s1", STRIKE, version=1), replacing=None)
    query = QueryStories(stories=stories, facts=facts, cursor_secret=b"secret")  # type: ignore[arg-type]  # fakes

    # Then only its facts are read, and they are those that were extracted
    shown, extracted = query.story("s1"), query.story("s1", judged=False)

    titles = {article.id: article.title for article in extracted.articles}
    assert titles.pop(STRIKE[0].id) == "Strike kills 90"
    assert titles == {article.id: article.title for article in shown.articles if article.id != STRIKE[0].id}
    assert extracted.casualties["killed"].high == 90


def asked(**filters: Any) -> list[str]:
    stories = FakeStories()
    for story, entities in {"s1": ("Rapid Support Forces",), "s2": ("Ana Ruiz",)}.items():
        record = record_of(story, STRIKE, version=1).model_copy(update={"entities": entities})
        stories.save(record, replacing=None)
    lists: Any = SimpleNamespace(
        names=lambda prefix, limit: tuple(name for key, name in NAMES.items() if key.startswith(prefix))[:limit]
    )
    query = QueryStories(stories=stories, facts=lists, cursor_secret=b"secret")  # type: ignore[arg-type]  # a fake
    return [row.id for row in query.list(StoryQuery(**filters), limit=10).stories]


@pytest.mark.parametrize("name", ["Rapid Support Forces", "rapid support forces", "RSF", "rapid-support-forces"])
def test_a_storys_entity_is_known_by_its_acronym_and_its_key_as_well(name: str) -> None:
    assert asked(entity=name) == ["s1"]


def test_a_name_that_no_article_has_is_said() -> None:
    with pytest.raises(UnknownName, match="rapid-support-forces"):
        asked(entity="Rapid Assistance")


def test_without_a_name_all_stories_are_found() -> None:
    assert asked() == ["s2", "s1"]
    assert asked(killed_min=1_000) == []
