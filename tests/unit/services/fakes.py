"""The ports in memory, and a reader and extractor that need no language model."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from factwire.domain.input_origins import Origin
from factwire.domain.judgements.effects import NO_EFFECTS, Effects
from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.judgements.requests import JudgementRequest
from factwire.domain.listing.listed_facts import Entry
from factwire.domain.listing.queries import ArticleQuery, ListedArticles, ListedEntry, Name, Position
from factwire.domain.listing.times import timestamp
from factwire.domain.ownership import Ownership, OwnershipRule
from factwire.domain.records import Labels, Record, Revision, StoredFacts
from factwire.domain.staging import Staged, packed, unpacked
from factwire.errors import Canceled, EmptyArticle, FactwireError, StorageUnavailable
from factwire.model import (
    Article,
    Engine,
    Entity,
    Event,
    Facts,
    Judgement,
    Mention,
    Notification,
    NotifiedArticle,
    Participant,
    Place,
    Quantity,
    Quote,
    Span,
    Summary,
)
from factwire.reading import Reading, article_from_text
from factwire.reading.archives.containers import buffered
from factwire.reading.source import Source
from factwire.reading.usage import USABLE, Usage
from factwire.services.delete_article import CarryOutDeletion, DeleteArticle, DeletionState
from factwire.services.ingestion.article_state import ArticleState
from factwire.services.ingestion.commit_submission import CommitSubmission
from factwire.services.ingestion.ingest_article import IngestArticle, Outcome
from factwire.services.ingestion.ingest_object import IngestObject
from factwire.services.ingestion.release_article import ReleaseArticle, ReleaseOutcome
from factwire.services.ingestion.replay_article import ReplayArticle
from factwire.services.ingestion.split_container import SplitContainer
from factwire.services.judgements.apply_judgements import ApplyJudgements
from factwire.services.judgements.judge import Judge, JudgementAnswer
from factwire.services.ports import Deletion, ObjectHead, Progress, Release, Replay, StaleRecord, Upload, WrittenFacts
from factwire.services.publish_summary import PublishSummary, RecordChange

from tests.unit.services.stories.fakes import FakeStories

BUCKET = "news"


def origin(number: int = 1, *, key: str = "incoming/a.txt") -> Origin:
    """The `number`th version of an object."""
    return Origin(
        bucket=BUCKET,
        key=key,
        version_id=f"v{number}",
        sequencer=f"{number:X}",
        at=f"2024-10-08T10:00:{number:02}.000Z",
    )


def article(text: str, *, location: str = "s3://news/incoming/a.txt", **metadata: Any) -> Article:
    """An article at a place."""
    read = article_from_text(text, **metadata)
    if not metadata.get("url"):
        read = read.model_copy(update={"article_id": hashlib.sha256(location.encode()).hexdigest()[:24]})
    return read


def span(text: str, words: str) -> dict[str, Any]:
    """Where the words first stand in a text."""
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def facts_of(subject: Article) -> Facts:
    """Facts with an event for every "shelled", a quote for every "said", and a toll for every "killing N"."""
    text = subject.text
    entities, places, events, quotes, quantities = [], [], [], [], []
    for name, kind, country in (("Rebels", "ORG", None), ("Aden", "GPE", "YEM"), ("Amal Saleh", "PERSON", None)):
        if name in text:
            mention = Mention(**span(text, name), kind="name")
            entities.append(
                Entity(
                    id=f"e{len(entities) + 1}", name=name, type=kind, salience=0.5, mentions=(mention,), country=country
                )
            )
    if "Aden" in text:
        mention = Span(**span(text, "Aden"))
        places.append(
            Place(
                id="p1",
                name="Aden",
                kind="city",
                country="YEM",
                latitude=12.78,
                longitude=45.04,
                mentions=(mention,),
            )
        )
    if "killing" in text:
        words = text[text.index("killing") :].split(".")[0]
        count = float(words.split()[1])
        quantities.append(Quantity(**span(text, words), id="n1", kind="killed", value=count, min=count, max=count))
    if "shelled" in text:
        trigger = Span(**span(text, "shelled"))
        events.append(
            Event(
                id="v1",
                type="ASSAULT",
                trigger=trigger,
                actors=(Participant(**span(text, "Rebels"), entity="e1"),),
                targets=(Participant(**span(text, "Aden"), entity="e2", country="YEM"),) if places else (),
                place="p1" if places else None,
                earliest="2024-10-07",
                latest="2024-10-07",
                quantities=("n1",) if quantities else (),
                assertion="asserted",
                attribution=entities[-1].id if "Amal Saleh said" in text else None,
                evidence=Span(**span(text, text.split(".")[0])),
                rule="test",
                salience=0.9,
            )
        )
    if '"' in text:
        said = text.split('"')[1]
        speaker = next((entity for entity in entities if entity.type == "PERSON"), None)
        quotes.append(
            Quote(
                **span(text, said),
                id="q1",
                kind="direct",
                speaker=speaker.id if speaker else None,
                speaker_text=speaker.name if speaker else None,
            )
        )
    return Facts(
        article=subject,
        entities=tuple(entities),
        places=tuple(places),
        quantities=tuple(quantities),
        events=tuple(events),
        quotes=tuple(quotes),
        summary=Summary(headline=subject.title, text=text[:200]),
        engine=Engine(name="test", version="1", model="none"),
    )


def newer_engine(subject: Article) -> Facts:
    """Facts as another version of the extraction finds them: each toll is one higher."""
    facts = facts_of(subject)
    tolls = tuple(
        toll.model_copy(update={"value": (toll.value or 0) + 1, "min": (toll.min or 0) + 1, "max": (toll.max or 0) + 1})
        for toll in facts.quantities
    )
    return facts.model_copy(update={"quantities": tolls, "engine": facts.engine.model_copy(update={"version": "2"})})


def replay_of(record: Record, *, before: datetime, quiet: bool = False) -> Replay:
    """What is to be done to an article that was extracted before a time."""
    return Replay(
        article_id=record.article_id,
        revision=record.revision,
        listed_at=record.listed_at,
        extracted_before=timestamp(before),
        quiet=quiet,
    )


def read(source: Source, *, metadata: Mapping[str, str], location: str) -> Iterator[Reading]:
    """A reader: plain text; `---` divides members; nothing is an empty article.

    A text may begin with what its sender allows: `canceled`, `withheld` or `withheld TIME`, then `version N`, each in
    a line of its own that begins with a `!`. JSON has a `text`, and may have a `url`.
    """
    members = source.data.decode().split("---")
    for number, text in enumerate(members):
        part = str(number) if len(members) > 1 else None
        place = f"{location}#{part}" if part else location
        yield _reading(text, part=part, place=place, url=metadata.get("url"))


def _reading(text: str, *, part: str | None, place: str, url: str | None) -> Reading:
    if text.startswith("{"):
        row = json.loads(text)
        text, url = row["text"], row.get("url")
    said, usage, version = text.split("\n"), USABLE, None
    while said[0].startswith("!"):
        word, _, value = said.pop(0)[1:].partition(" ")
        if word == "version":
            version = int(value)
        else:
            usage = Usage(status=word, until=value or None)
    text = "\n".join(said)
    if not text.strip() and usage.status != "canceled":
        return Reading(part=part, error=EmptyArticle("the article has no text"))
    found = article(text or "none", location=place, url=url)
    known = Reading(
        part=part, usage=usage, version=version, about=NotifiedArticle(article_id=found.article_id, url=url)
    )
    if usage.status == "canceled":
        return replace(known, error=Canceled("the sender has cancelled the item"))
    return replace(known, article=found) if usage.status == "usable" else replace(known, withheld=found)


class Faults:
    """Breaks the calls whose turn it is: before their effect (`lost`) or after it (`unheard`).

    A `preempted` call waits until something else has run from beginning to end.
    """

    def __init__(self) -> None:
        self.plan: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None
        self.calls = 0

    def __call__(self, effect: Callable[[], Any]) -> Any:
        self.calls += 1
        fate = self.plan.pop(0) if self.plan else "works"
        if fate == "lost":
            raise StorageUnavailable("the call was lost")
        if fate == "preempted":
            kept, self.plan = self.plan, []
            with contextlib.suppress(FactwireError, StaleRecord):
                self.meanwhile()
            self.plan = kept
        answer = effect()
        if fate == "unheard":
            raise StorageUnavailable("the answer was lost")
        return answer


@dataclass
class World:
    """Every port in memory, on one set of faults."""

    faults: Faults = field(default_factory=Faults)
    objects: dict[str, dict[str, tuple[bytes, dict[str, str]]]] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    noted: dict[str, dict[str, Origin]] = field(default_factory=dict)
    """Originals by article and address."""
    written_at: dict[str, dict[str, str]] = field(default_factory=dict)
    """When each version of an object was written."""
    parts: dict[tuple[str, str, str], Facts] = field(default_factory=dict)
    listed: dict[tuple[str, str, str], str] = field(default_factory=dict)
    document_versions: dict[str, dict[str, Facts]] = field(default_factory=dict)
    """Documents by key and version."""
    entries: dict[tuple[str, str, str, str, str], Entry] = field(default_factory=dict)
    stream: list[RecordChange] = field(default_factory=list)
    sent: list[tuple[Notification, Labels]] = field(default_factory=list)
    judged: dict[str, Judgement] = field(default_factory=dict)
    """Judgements by id."""
    judged_stream: list[tuple[str, str, str]] = field(default_factory=list)
    """Article, target and document of the judgements in the stream."""
    effects: dict[tuple[str, str, str], Effects] = field(default_factory=dict)
    """Effects of judgements by the place of their facts."""
    split_progress: dict[str, Progress] = field(default_factory=dict)
    staged: list[Origin] = field(default_factory=list)
    """Events of members that were set apart and have not been delivered."""
    delayed: list[Origin | Release | Deletion] = field(default_factory=list)
    """What comes back, and has not come yet."""
    ownership: OwnershipRule = OwnershipRule.OPEN
    now: datetime = datetime(2024, 10, 8, 12, tzinfo=UTC)

    @property
    def documents(self) -> dict[str, Facts]:
        """The newest version of each document."""
        return {key: list(versions.values())[-1] for key, versions in self.document_versions.items()}

    def drop(self, where: Origin, data: str | bytes, **metadata: str) -> None:
        """An original appears."""
        written = data.encode() if isinstance(data, str) else data
        self.objects.setdefault(where.location, {})[where.version_id or ""] = (written, metadata)
        self.written_at.setdefault(where.location, {})[where.version_id or ""] = where.at

    def ingest(self, *, max_bytes: int = 10_000) -> IngestObject:
        """The use case over this world."""
        commit = CommitSubmission(
            articles=FakeArticles(self), state=self.state(), judgements=FakeJudgements(self), extract=facts_of
        )
        ingest = IngestArticle(
            commit=commit,
            clock=FakeClock(self),
            delayed=FakeDelayedTasks(self),
            ownership=Ownership(rule=self.ownership, incoming_prefix="incoming/"),
        )
        split = SplitContainer(
            members=FakeMembers(self),
            progress=FakeSplitProgress(self),
            ingest=ingest,
            delayed=FakeDelayedTasks(self),
            prefix="members/",
        )
        return IngestObject(
            articles=FakeArticles(self),
            members=FakeMembers(self),
            ingest=ingest,
            split=split,
            read=read,
            max_bytes=max_bytes,
            max_archive_bytes=10 * max_bytes,
            members_prefix="members/",
        )

    def ingest_all(self, where: Origin) -> list[Outcome]:
        """An event is delivered, then those of all members that are set apart because of it."""
        outcomes = self.ingest()(where)
        while self.staged or any(isinstance(task, Origin) for task in self.delayed):
            event = self.staged.pop(0) if self.staged else self.delayed.pop(0)
            outcomes += self.ingest()(event)
        return outcomes

    def release_all(self) -> list[ReleaseOutcome]:
        """What was to come back comes, once each."""
        release = ReleaseArticle(state=self.state(), clock=FakeClock(self), delayed=FakeDelayedTasks(self))
        due, self.delayed = self.delayed, []
        return [release(task) for task in due if isinstance(task, Release)]

    def replay(self, *, extract: Callable[[Article], Facts] = facts_of) -> ReplayArticle:
        """The use case over this world, with another engine than what was stored if one is given."""
        ingest = self.ingest()
        commit = replace(ingest.ingest.commit, extract=extract)
        loud = replace(ingest, ingest=replace(ingest.ingest, commit=commit))
        return ReplayArticle(
            state=self.state(),
            extract=extract,
            clock=FakeClock(self),
            ingest=loud,
            ingest_quietly=replace(loud, ingest=replace(loud.ingest, quiet=True)),
        )

    def state(self) -> ArticleState:
        """The writes over this world."""
        return ArticleState(repository=FakeRepository(self), archive=FakeArchive(self), clock=FakeClock(self))

    def judge(self, request: JudgementRequest, *, user: str = "ada", key: str | None = None) -> JudgementAnswer:
        """A user judges."""
        judge = Judge(
            repository=FakeRepository(self),
            judgements=FakeJudgements(self),
            stories=FakeStories(),
            clock=FakeClock(self),
        )
        return judge(request, user=user, key=key)

    def apply(self) -> ApplyJudgements:
        """The use case over this world."""
        return ApplyJudgements(state=self.state(), judgements=FakeJudgements(self))

    def apply_all(self) -> None:
        """The stream brings all judgements, once, in order."""
        for event in list(self.judged_stream):
            article_id, target, document = event
            self.apply()(article_id, target=target, document=document)
            if event in self.judged_stream:
                self.judged_stream.remove(event)

    def deletion(self) -> CarryOutDeletion:
        """The job over this world."""
        return CarryOutDeletion(
            articles=FakeArticles(self),
            repository=FakeRepository(self),
            archive=FakeArchive(self),
            queue=FakeDelayedTasks(self),
            clock=FakeClock(self),
        )

    def delete(self, article_id: str) -> DeletionState:
        """Somebody asks for the deletion of an article."""
        return DeleteArticle(self.deletion())(article_id)

    @property
    def articles(self) -> dict[str, Record]:
        """The records of articles that have not been deleted."""
        return {key: record for key, record in self.records.items() if record.status != "deleted"}

    def publish_all(self) -> None:
        """The stream reaches `publish` once, in order."""
        publish = PublishSummary(notifier=FakeNotifier(self), api_url="https://api.example.com")
        while self.stream:
            publish(self.stream[0])
            self.stream.pop(0)

    @property
    def notifications(self) -> list[Notification]:
        """What went out."""
        return [notification for notification, _ in self.sent]


@dataclass
class FakeArticles:
    world: World

    def head(self, where: Origin) -> ObjectHead | None:
        found = self.world.faults(lambda: self._version(where))
        if found is None:
            return None
        data, metadata = found
        return ObjectHead(size=len(data), etag=hashlib.md5(data).hexdigest(), metadata=metadata)

    def read(self, where: Origin, head: ObjectHead) -> bytes | None:
        found = self.world.faults(lambda: self._version(where))
        return found[0] if found else None

    def open(self, where: Origin, head: ObjectHead) -> Any:
        return buffered(self.read(where, head) or b"")

    def put(self, key: str, data: bytes, *, content_type: str, metadata: Mapping[str, str]) -> None:
        self.world.objects.setdefault(self.location(key), {})["put"] = (data, dict(metadata))

    def upload(self, key: str, *, size: int, content_type: str, metadata: Mapping[str, str]) -> Upload:
        return Upload(url=f"https://{BUCKET}/{key}", method="PUT", headers=dict(metadata), expires_in=1)

    def location(self, key: str) -> str:
        return f"s3://{BUCKET}/{key}"

    def delete(self, where: Origin, *, until: str) -> None:
        written_at = self.world.written_at.get(where.location, {})
        versions = self.world.objects.get(where.location, {})
        due = [version for version in versions if written_at.get(version, "") <= until]
        self.world.faults(lambda: [self._remove(where.location, version) for version in due])

    def delete_version(self, where: Origin) -> None:
        self.world.faults(lambda: self._remove(where.location, where.version_id or ""))

    def _remove(self, location: str, version: str) -> None:
        versions = self.world.objects.get(location, {})
        versions.pop(version, None)
        if not versions:
            self.world.objects.pop(location, None)

    def _version(self, where: Origin) -> tuple[bytes, dict[str, str]] | None:
        versions = self.world.objects.get(where.location, {})
        return versions.get(where.version_id) if where.version_id else next(reversed(versions.values()), None)


@dataclass
class FakeClock:
    world: World

    def now(self) -> datetime:
        return self.world.now


@dataclass
class FakeMembers:
    world: World

    def stage(self, members: Sequence[Staged]) -> None:
        for member in members:
            self.world.faults(lambda member=member: self._put(member))

    def read(self, where: Origin) -> Staged | None:
        found = self.world.faults(lambda: self.world.objects.get(where.location, {}).get(where.version_id or ""))
        return replace(unpacked(found[0]), version_id=where.version_id) if found else None

    def remove(self, where: Origin) -> None:
        self.world.faults(lambda: self._remove(where))

    def _put(self, member: Staged) -> None:
        where = Origin(bucket=BUCKET, key=member.origin.staged_as, at=member.origin.at)
        versions = self.world.objects.setdefault(where.location, {})
        version = f"s{len(versions) + 1}"
        versions[version] = (packed(member), {})
        self.world.written_at.setdefault(where.location, {})[version] = where.at
        self.world.staged.append(where.model_copy(update={"version_id": version}))

    def _remove(self, where: Origin) -> None:
        versions = self.world.objects.get(where.location, {})
        versions.pop(where.version_id, None)
        if not versions:
            self.world.objects.pop(where.location, None)


@dataclass
class FakeSplitProgress:
    world: World

    def find(self, token: str) -> Progress:
        return self.world.faults(lambda: self.world.split_progress.get(token, Progress()))

    def save(self, token: str, progress: Progress) -> None:
        self.world.faults(lambda: self.world.split_progress.update({token: progress}))


@dataclass
class FakeDelayedTasks:
    world: World

    def resume(self, where: Origin) -> None:
        self.world.faults(lambda: self.world.delayed.append(where))

    def schedule_release(self, release: Release, *, now: datetime) -> None:
        self.world.faults(lambda: self.world.delayed.append(release))

    def schedule_deletion(self, deletion: Deletion) -> None:
        self.world.faults(lambda: self.world.delayed.append(deletion))


@dataclass
class FakeRepository:
    world: World

    def find(self, article_id: str) -> Record | None:
        return self.world.faults(lambda: self.world.records.get(article_id))

    def write_facts(
        self,
        facts: Facts,
        *,
        entries: tuple[Entry, ...],
        commit: str,
        facts_digest: str,
        listed_at: str,
        effects: Effects = NO_EFFECTS,
        only_while: Record | None = None,
    ) -> int:
        article_id = facts.article.article_id
        place = (article_id, facts.article.revision, commit)
        self.world.listed[place] = listed_at
        listed = [((entry.list_key, listed_at, article_id, facts_digest, commit), entry) for entry in entries]
        self.world.effects[place] = effects
        self._write(self.world.parts, {place: facts}, only_while=only_while)
        for half in (listed[::2], listed[1::2]):
            self._write(self.world.entries, dict(half), only_while=only_while)
        return 1

    def commit(self, record: Record, *, replacing: Record | None) -> None:
        self.world.faults(lambda: self._replace(record.article_id, record, replacing))

    def facts(self, article_id: str, stored_facts: StoredFacts) -> Facts | None:
        return self.world.faults(lambda: self.world.parts.get((article_id, stored_facts.revision, stored_facts.commit)))

    def effects(self, article_id: str, stored_facts: StoredFacts) -> Effects:
        if not stored_facts.judged:
            return NO_EFFECTS
        place = (article_id, stored_facts.revision, stored_facts.commit)
        return self.world.faults(lambda: self.world.effects.get(place, NO_EFFECTS))

    def discard(self, article_id: str, *, revision: str, commit: str) -> None:
        places = self.world.faults(lambda: [place for place in self.world.parts if place[0] == article_id])
        for place in places:
            if place[1:] == (revision, commit):
                self._discard(place)

    def discard_entries(self, entries: tuple[Entry, ...], *, facts_digest: str, listed_at: str) -> None:
        keys = {(entry.list_key, listed_at, entry.article.article_id, facts_digest) for entry in entries}
        listed = [each for each in self.world.entries if each[:4] in keys]
        self.world.faults(lambda: self._pop_all(self.world.entries, listed))

    def discard_history(self, article_id: str) -> None:
        self.world.faults(lambda: None)

    def written_facts(self, article_id: str) -> tuple[WrittenFacts, ...]:
        places = self.world.faults(lambda: [place for place in self.world.parts if place[0] == article_id])
        return tuple(WrittenFacts(commit=place[2], listed_at=self.world.listed[place]) for place in places)

    def clear(self, record: Record) -> None:
        for place in [place for place in self.world.parts if place[0] == record.article_id]:
            self._discard(place, only_while=record)
        self.world.faults(lambda: self._clear_originals(record))

    def note_original(self, article_id: str, original: Origin) -> None:
        self.world.faults(lambda: self.world.noted.setdefault(article_id, {}).update({original.location: original}))

    def originals(self, article_id: str) -> Iterator[Origin]:
        yield from self.world.faults(lambda: list(self.world.noted.get(article_id, {}).values()))

    def forget_originals(self, record: Record, originals: Sequence[Origin]) -> None:
        self.world.faults(lambda: self._forget(record, originals))

    def list(self, query: ArticleQuery, *, limit: int, after: Position | None) -> ListedArticles:
        cards = sorted(
            (record for record in self.world.records.values() if record.status == query.status),
            key=lambda record: record.listed_at,
            reverse=True,
        )
        return ListedArticles(articles=tuple(record.overview for record in cards[:limit]))

    def revisions(self, article_id: str) -> tuple[Revision, ...]:
        return ()

    def entries(
        self, list_key: str, *, since: str | None, until: str | None, limit: int, after: Position | None
    ) -> Iterator[ListedEntry]:
        found = sorted((place for place in self.world.entries if place[0] == list_key), reverse=True)
        listed = [
            ListedEntry(
                place=Position(sort_key="#".join(place[1:4])),
                facts_digest=place[3],
                entry=self.world.entries[place],
            )
            for place in found
        ]
        yield from (each for each in listed if after is None or each.place.sort_key < after.sort_key)

    def facts_digests(self, article_ids: Collection[str]) -> Mapping[str, str]:
        records = [record for key, record in self.world.records.items() if key in article_ids]
        return {
            record.article_id: record.stored_facts.facts_digest
            for record in records
            if record.stored_facts and record.status == "stored"
        }

    def names(self, prefix: str, *, limit: int) -> tuple[Name, ...]:
        return ()

    def _write(self, items: dict[Any, Any], new: dict[Any, Any], *, only_while: Record | None) -> None:
        def effect() -> None:
            if only_while is not None:
                self._check(only_while)
            items.update(new)

        self.world.faults(effect)

    def _discard(self, place: tuple[str, str, str], *, only_while: Record | None = None) -> None:
        """The entries that the facts lead to go first; each step only while the record is as it is expected."""
        article_id, _, commit = place
        listed = [each for each in self.world.entries if each[2] == article_id and each[4] == commit]

        def step(removal: Callable[[], object]) -> None:
            if only_while is not None:
                self._check(only_while)
            removal()

        for half in (listed[::2], listed[1::2]):
            remove = partial(self._pop_all, self.world.entries, half)
            self.world.faults(partial(step, remove))
        self.world.faults(partial(step, partial(self.world.parts.pop, place, None)))

    def _pop_all(self, items: dict[Any, Any], keys: Sequence[Any]) -> None:
        for key in keys:
            items.pop(key, None)

    def _forget(self, record: Record, originals: Sequence[Origin]) -> None:
        self._check(record)
        noted = self.world.noted.get(record.article_id, {})
        for each in originals:
            noted.pop(each.location, None)

    def _clear_originals(self, record: Record) -> None:
        self._check(record)
        self.world.noted.pop(record.article_id, None)
        own = [each.id for each in self.world.judged.values() if each.article_id == record.article_id]
        self._pop_all(self.world.judged, own)

    def _check(self, expected: Record) -> None:
        current = self.world.records.get(expected.article_id)
        if current is None or current.state != expected.state:
            raise StaleRecord

    def _replace(self, article_id: str, record: Record, replacing: Record | None) -> None:
        current = self.world.records.get(article_id)
        if (current.state if current else None) != (replacing.state if replacing else None):
            raise StaleRecord
        self.world.records[article_id] = record
        self.world.stream.append(RecordChange(before=current, after=record))


@dataclass
class FakeJudgements:
    world: World

    def add(self, judgement: Judgement, *, record: Record) -> Judgement:
        return self.world.faults(lambda: self._add(judgement))

    def of_target(self, article_id: str, target: str) -> tuple[Judgement, ...]:
        return tuple(judgement for judgement in self.of_article(article_id) if judgement.target == target)

    def of_article(self, article_id: str) -> tuple[Judgement, ...]:
        judged = self.world.faults(lambda: list(self.world.judged.values()))
        return tuple(judgement for judgement in judged if judgement.article_id == article_id)

    def list(
        self, query: JudgementQuery, *, limit: int, after: Position | None
    ) -> tuple[tuple[Judgement, ...], Position | None]:
        found = {self._place(each, query): each for each in self.world.judged.values() if _is_asked(each, query)}
        places = [place for place in sorted(found, reverse=True) if after is None or place < after.sort_key]
        page = tuple(found[place] for place in places[:limit])
        return page, Position(sort_key=places[limit - 1]) if len(places) > limit else None

    def _place(self, judgement: Judgement, query: JudgementQuery) -> str:
        if query.article_id:
            return f"JUDGE#{judgement.target}#{judgement.id}"
        return f"{'JUDGE#' if query.story else ''}{judgement.at}#{judgement.id}"

    def _add(self, judgement: Judgement) -> Judgement:
        if judgement.id in self.world.judged:
            return self.world.judged[judgement.id]
        record = self.world.records.get(judgement.article_id)
        if record is None or record.status != "stored":
            raise StaleRecord
        self.world.judged[judgement.id] = judgement
        self.world.judged_stream.append((judgement.article_id, judgement.target, record.stored_facts.archive_key))
        return judgement


def _is_asked(judgement: Judgement, query: JudgementQuery) -> bool:
    asked = {"article_id": query.article_id, "story": query.story, "user": query.user}
    day = judgement.at[:10]
    return all(value in {None, getattr(judgement, name)} for name, value in asked.items()) and (
        query.article_id is not None or (query.since or "") <= day <= (query.until or "9999")
    )


@dataclass
class FakeArchive:
    world: World

    def key(self, article_id: str, *, day: str, commit: str) -> str:
        return f"facts/day={day}/{article_id}.{commit}.json"

    def put(self, key: str, facts: Facts) -> None:
        self.world.faults(lambda: self._put(key, facts))

    def versions(self, key: str) -> tuple[str, ...]:
        return self.world.faults(lambda: tuple(self.world.document_versions.get(key, {})))  # type: ignore[no-any-return]  # what an effect answers is not known

    def delete(self, key: str) -> None:
        self.world.faults(lambda: self._remove(key, self.world.document_versions.get(key, {})))

    def delete_versions(self, key: str, versions: Sequence[str]) -> None:
        self.world.faults(lambda: self._remove(key, versions))

    def _put(self, key: str, facts: Facts) -> None:
        self.world.document_versions.setdefault(key, {})[f"v{self.world.faults.calls}"] = facts

    def _remove(self, key: str, versions: Iterable[str]) -> None:
        kept = self.world.document_versions.get(key, {})
        for version in tuple(versions):
            kept.pop(version, None)
        if not kept:
            self.world.document_versions.pop(key, None)

    def link(self, key: str) -> str:
        return f"https://archive.example.com/{key}"


@dataclass
class FakeNotifier:
    world: World

    def publish(self, notification: Notification, *, labels: Labels) -> None:
        self.world.faults(lambda: self.world.sent.append((notification, labels)))


def settle(act: Callable[[], object], *, tries: int = 50) -> None:
    """What a queue does: deliver again until it works."""
    for _ in range(tries):
        try:
            act()
        except (FactwireError, StaleRecord):
            continue
        return
    raise AssertionError("delivered too often")
