"""`factwire stories --rebuild DAY`: the stories of a day made anew from stored facts; what differs is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from factwire.cli.stack.cloud import Cloud
from factwire.cli.stack.query import EVERY, answers, facts_of
from factwire.cli.stack.shown import Layout, Row, show
from factwire.errors import InvalidRequest
from factwire.model import Story
from factwire.stories import Member, clusters_at_hand, member_of, story_of

_LAYOUT: Final = Layout(
    {
        "story": lambda row: row["story"],
        "differs": lambda row: row["differs"],
        "stored": lambda row: row["stored"],
        "rebuilt": lambda row: row["rebuilt"],
    },
    (("story", "differs"), ("stored",), ("rebuilt",)),
)


def rebuild(cloud: Cloud, day: str, *, form: str | None) -> int:
    """Show where the stories whose newest article is of a day differ from what its stored facts give; change nothing.

    Raises:
        InvalidRequest: `day` is no date.
        StorageUnavailable: the endpoint does not answer.
    """
    try:
        date.fromisoformat(day)
    except ValueError:
        raise InvalidRequest("--rebuild takes a day, such as 2025-03-04") from None
    listed = answers(cloud, "stories", {"since": day, "until": day}, rows="stories", limit=EVERY)
    stored = [Story.model_validate(cloud.ask(f"/stories/{row['id']}", {})) for row in listed]
    members = {
        story.id: [member for article in story.articles if (member := _member(cloud, article.id))] for story in stored
    }
    show(differences(stored, members), _LAYOUT, form=form)
    return 0


def differences(stored: Sequence[Story], members: Mapping[str, Sequence[Member]]) -> Iterator[Row]:
    """Return a row for each part of a story that its members do not give, and for each that is split or joined.

    Args:
        stored: the stories as they are kept.
        members: by story, its articles as their facts give them now.
    """
    for story in stored:
        before = story.model_dump(mode="json")
        after = story_of(story.id, members[story.id], revision=story.revision).model_dump(mode="json")
        for part in (part for part in before if before[part] != after[part]):
            yield {"story": story.id, "differs": part, "stored": before[part], "rebuilt": after[part]}
    clusters = _clusters([(id, member) for id, of_story in members.items() for member in of_story])
    parts: defaultdict[str, list[list[str]]] = defaultdict(list)
    for cluster in clusters:
        ids = list(dict.fromkeys(id for id, _ in cluster))
        if len(ids) > 1:
            yield {"story": ids[0], "differs": "joined", "stored": ids[:1], "rebuilt": ids}
        for id in ids:
            parts[id].append([member.id for of_story, member in cluster if of_story == id])
    for id, groups in parts.items():
        if len(groups) > 1:
            articles = [article for group in groups for article in group]
            yield {"story": id, "differs": "split", "stored": [articles], "rebuilt": groups}


def _clusters(members: list[tuple[str, Member]]) -> list[list[tuple[str, Member]]]:
    """Return members with their stories by what they tell of, taken in order of publication."""
    ordered = sorted(members, key=lambda each: each[1].order)
    clusters = clusters_at_hand([member.fingerprint for _, member in ordered])
    return [[ordered[number] for number in numbers] for numbers in clusters]


def _member(cloud: Cloud, article_id: str) -> Member | None:
    """Return an article as its stored facts give it; None where it has none any more."""
    facts = facts_of(cloud, article_id)
    return None if facts is None else member_of(facts, id=article_id)
