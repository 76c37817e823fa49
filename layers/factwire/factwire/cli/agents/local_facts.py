"""Facts in files as a `FactSource`: the same lists and stories as in a stack, in memory."""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from factwire.cli.agents.fact_source import Document, Kind
from factwire.domain.listing.country_codes import country_code
from factwire.domain.listing.entries import entries_of
from factwire.domain.listing.queries import FactQuery, ListedEntry, Name, Position
from factwire.domain.listing.times import sortable, sortable_end
from factwire.errors import InvalidDocument, InvalidRequest, NotFound
from factwire.model import Facts, Story
from factwire.services.questions.query_facts import QueryFacts

_CURSOR_SECRET_BYTES: Final = 32
_DIGEST: Final = "local"
_ENTITY: Final = "entity#"
# Names of the endpoint's filters -> those of the question, where they differ.
_RENAMED: Final = {"from": "first", "to": "last"}


def facts_in(files: Iterable[str]) -> Iterator[Facts]:
    """Yield the facts in files: a Facts document, or lines of them, or of `{"id", "facts"}`; failed lines are left out.

    Raises:
        InvalidDocument: a file holds something else; it is named.
        OSError: a file cannot be read.
    """
    for name in files:
        text = Path(name).read_text(encoding="utf-8")
        for document in _documents(text, name=name):
            if isinstance(document, dict) and "error" in document:
                continue
            facts = document.get("facts", document) if isinstance(document, dict) else document
            try:
                yield Facts.model_validate(facts)
            except ValidationError as error:
                where = ".".join(map(str, error.errors()[0]["loc"]))
                raise InvalidDocument(f"{name}: not facts as `factwire extract` writes them ({where})") from None


def _documents(text: str, *, name: str) -> Iterator[Any]:
    try:
        yield json.loads(text)
    except ValueError:
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                try:
                    yield json.loads(line)
                except ValueError:
                    raise InvalidDocument(f"{name}, line {number}: not JSON") from None


class LocalFacts:
    """A `FactSource` over the facts of some articles; of several about one article the last counts."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self._facts = {each.article.article_id: each for each in facts}
        self._query = QueryFacts(
            repository=_Lists(self._facts.values()), cursor_secret=secrets.token_bytes(_CURSOR_SECRET_BYTES)
        )
        self._stories: dict[str, Story] = {}
        self._story_of: dict[str, str] = {}
        for story in _stories_of(list(self._facts.values())):
            self._stories[story.id] = story
            self._story_of |= dict.fromkeys((article.id for article in story.articles), story.id)

    def search(self, kind: Kind, filters: Mapping[str, str], *, limit: int, cursor: str | None) -> Document:
        """Return one page of events or quotes."""
        query = _query_of(filters)
        ask = self._query.events if kind == "events" else self._query.quotes
        return ask(query, limit=limit, cursor=cursor).model_dump(mode="json")

    def story(self, story_id: str) -> Document:
        """Return one story."""
        if story_id not in self._stories:
            raise NotFound("no such story")
        return self._stories[story_id].model_dump(mode="json")

    def story_of(self, article_id: str) -> str | None:
        """Return the id of the story that an article is in."""
        self.facts(article_id)
        return self._story_of.get(article_id)

    def facts(self, article_id: str) -> Document:
        """Return the facts document of an article."""
        if article_id not in self._facts:
            raise NotFound("no such article")
        return self._facts[article_id].model_dump(mode="json")


def _query_of(filters: Mapping[str, str]) -> FactQuery:
    """Return the question that the endpoint's filters ask.

    Raises:
        InvalidRequest: a filter is wrong; it is named.
    """
    given: dict[str, Any] = {_RENAMED.get(name, name): value for name, value in filters.items()}
    try:
        if "country" in given:
            given["country"] = country_code(given["country"])
    except ValueError as error:
        raise InvalidRequest(f"`country`: {error}", field="country") from None
    try:
        return FactQuery.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise InvalidRequest(f"`{first['loc'][0]}`: {first['msg']}", field=str(first["loc"][0])) from None


class _Lists:
    """`FactLists` in memory: the entries of each list, newest first."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self._lists: dict[str, list[ListedEntry]] = defaultdict(list)
        self._names: dict[str, Name] = {}
        for each in facts:
            place = f"{sortable(each.article.published_at or '') or ''}#{each.article.article_id}"
            for entry in entries_of(each):
                listed = ListedEntry(place=Position(sort_key=place), facts_digest=_DIGEST, entry=entry)
                self._lists[entry.list_key].append(listed)
                if entry.entity:
                    known = Name(key=entry.entity.key, name=entry.entity.name, type=entry.entity.type)
                    self._names[entry.list_key.removeprefix(_ENTITY)] = known
        for entries in self._lists.values():
            entries.sort(key=lambda listed: listed.place.sort_key, reverse=True)

    def entries(
        self, list_key: str, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> Iterator[ListedEntry]:
        """Yield entries of a list behind a place, newest first."""
        del limit  # all of it is at hand
        first, last = sortable(since or "") or "", sortable_end(until or "") or "~"
        for listed in self._lists.get(list_key, ()):
            key = listed.place.sort_key
            if first <= key and key[: len(last)] <= last and (after is None or key < after.sort_key):
                yield listed

    def facts_digests(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return the digest of the facts of each article."""
        return dict.fromkeys(article_ids, _DIGEST)

    def names(self, prefix: str, *, limit: int) -> tuple[Name, ...]:
        """Return entities whose key begins with `prefix`."""
        return tuple(self._names[key] for key in sorted(self._names) if key.startswith(prefix))[:limit]


def _stories_of(facts: Sequence[Facts]) -> Iterator[Story]:
    """Yield the stories of articles, which are taken in order of publication; see `factwire stories`."""
    from factwire.stories import clusters_at_hand, member_of, new_story_of

    members = sorted((member_of(each) for each in facts), key=lambda member: member.fingerprint.published or "")
    for numbers in clusters_at_hand([member.fingerprint for member in members]):
        yield new_story_of([members[number] for number in numbers])
