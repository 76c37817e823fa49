"""Stories follow their articles: joined, revised, deleted, late, at once; any schedule and any fault ends the same."""

from __future__ import annotations

from functools import partial
from itertools import permutations
from types import SimpleNamespace

import hypothesis.strategies as st
import pytest
from factwire.domain.stored_stories import StoryRecord, record_of
from factwire.model import Facts
from factwire.services.stories.publish_story import PublishStory
from factwire.services.stories.relate_article import RelateArticle
from factwire.stories import Member
from hypothesis import given, settings

from tests.unit.services.stories.fakes import FakeRecords, FakeStories, Faults
from tests.unit.stories.made import facts_of_text


def fact_of(id: str, text: str, *, title: str, day: str, outlet: str, revision: str = "r1") -> Facts:
    return facts_of_text(text, title=title, published_at=day, source=outlet, article_id=id, revision=revision)


FIRST = """\
A strike on the covered market of Harim killed 34 people on Monday, the health ministry said. Rescuers were digging
through the rubble of the spice stalls. Ambulances from Idlan took the wounded to two hospitals."""
SECOND = """\
At least 41 people died when a missile hit the covered market in Harim, its governor said on Tuesday. Traders described
how the roof above the spice stalls came down. Hospitals in Idlan asked for blood."""
THIRD = """\
Families buried their dead in Harim on Wednesday, two days after the strike on the market. The health ministry said 28
bodies had been identified. The spice stalls were still smoking."""
STRIKE_TEXTS = {
    "s1": (FIRST, "Strike on Harim market kills 34", "2025-03-03"),
    "s2": (SECOND, "Missile hits Harim market, 41 dead", "2025-03-04"),
    "s3": (THIRD, "Harim buries dead of market strike", "2025-03-05"),
}
SHAKEN = """\
An earthquake of magnitude 6.1 shook the island of Verda before dawn on Monday and killed 12 people, the civil defence
office in Port Amsel said. Houses fell in Calla."""
QUAKE = (SHAKEN, "Quake on Verda kills 12", "2025-03-03")
ARTICLES = {
    **{
        id: fact_of(id, text, title=title, day=day, outlet=f"{id}.example")
        for id, (text, title, day) in STRIKE_TEXTS.items()
    },
    "q": fact_of("q", QUAKE[0], title=QUAKE[1], day=QUAKE[2], outlet="q.example"),
}
# The same article about something else: it leaves the story.
REVISED = fact_of("s2", QUAKE[0] + " More later.", title=QUAKE[1], day="2025-03-04", outlet="s2.example", revision="r2")


class World:
    """Articles that are stored, and the stories that they are related into."""

    def __init__(self, *stored: str) -> None:
        self.records = FakeRecords({id: ARTICLES[id] for id in stored})
        self.stories = FakeStories()
        self.relate = RelateArticle(repository=self.records, stories=self.stories)

    def store(self, id: str, facts: Facts | None = None) -> None:
        self.records.stored[id] = facts or ARTICLES[id]
        self.relate(id)

    def delete(self, id: str) -> None:
        self.records.stored.pop(id, None)
        self.relate(id)

    def settle(self) -> None:
        """Deliver everything once more, as a stream that is read again would."""
        for id in sorted(ARTICLES):
            self.relate(id)

    def clusters(self) -> set[frozenset[str]]:
        return {
            frozenset(self.stories.member_items[id])
            for id, record in self.stories.records.items()
            if not record.document.merged_into
        }

    def check(self) -> None:
        """Whatever is kept follows from the memberships, and those from the articles that are stored."""
        stories = self.stories
        assert stories.memberships.keys() == self.records.stored.keys()
        for story, members in stories.member_items.items():
            assert all(stories.memberships[id].story == story for id in members)
            record = stories.records.get(story)
            assert bool(members) == bool(record and not record.document.merged_into)
            if record and members:
                assert record == record_of(story, list(members.values()), version=record.version)


@pytest.mark.parametrize("order", list(permutations(ARTICLES)))
def test_every_order_of_arrival_ends_in_the_same_stories(order: tuple[str, ...]) -> None:
    world = World()

    for id in order:
        world.store(id)

    assert world.clusters() == {frozenset({"s1", "s2", "s3"}), frozenset({"q"})}
    world.check()


def test_what_a_quiet_commit_changes_in_a_story_is_not_announced() -> None:
    world, announced = World("s1"), []
    world.relate("s1")
    publish = PublishStory(notifier=SimpleNamespace(publish=lambda note, labels: announced.append(note)), api_url="")

    def story() -> StoryRecord:
        (record,) = world.stories.records.values()
        return record

    # Given a second source that comes with a commit that is not to be announced
    first = story()
    world.records.quiet = True
    world.store("s2")
    second = story()
    # When a third one comes that is
    world.records.quiet = False
    world.store("s3")
    # Then its second source, which would be announced, is not, and the story is no longer quiet
    assert publish(first, second) is None
    assert announced == []
    assert publish(first, second.model_copy(update={"quiet": False})) is not None
    assert (second.quiet, story().quiet) == (True, False)
    # And that the record says it was quiet makes it no other story when nothing else changed
    world.records.quiet = True
    world.settle()
    assert not story().quiet


def test_a_redelivery_changes_nothing_and_writes_no_story() -> None:
    world = World()
    for id in ARTICLES:
        world.store(id)
    before = dict(world.stories.records)

    world.settle()

    assert world.stories.records == before


def test_a_revision_stays_in_its_story_and_one_about_something_else_leaves_it() -> None:
    world = World()
    for id in ARTICLES:
        world.store(id)
    edited = ARTICLES["s2"].article.model_copy(
        update={"text": ARTICLES["s2"].article.text + " Help came.", "revision": "r2"}
    )

    world.store("s2", ARTICLES["s2"].model_copy(update={"article": edited}))
    assert world.clusters() == {frozenset({"s1", "s2", "s3"}), frozenset({"q"})}

    world.store("s2", REVISED)
    assert world.clusters() == {frozenset({"s1", "s3"}), frozenset({"q", "s2"})}
    world.check()


def test_a_story_whose_first_article_is_deleted_goes_on_and_one_without_articles_is_gone() -> None:
    world = World()
    for id in ARTICLES:
        world.store(id)

    world.delete("s1")
    world.delete("q")

    assert world.clusters() == {frozenset({"s2", "s3"})}
    world.check()


def test_two_stories_that_a_third_article_joins_are_merged_by_redirect() -> None:
    world = World("s1", "s2")
    world.relate("s1")
    # The second begins at once: it does not see the first yet.
    hidden, world.stories.keyed = world.stories.keyed, type(world.stories.keyed)(set)
    world.relate("s2")
    for key, led in hidden.items():
        world.stories.keyed[key] |= led
    first, second = (world.stories.memberships[id].story for id in ("s1", "s2"))
    assert first != second

    record = world.relate._settle.merge(first, second)

    assert record is not None
    assert world.clusters() == {frozenset({"s1", "s2"})}
    assert world.stories.records[second].document.merged_into == first
    world.check()


def test_a_story_begun_twice_at_once_is_merged() -> None:
    world = World("s1", "s2")
    Faults(world.stories).run(
        # Before the call that writes its keys: it has looked for stories and found none.
        lambda: world.relate("s1"),
        at=world_call_of_lead(),
        fault="preempted",
        meanwhile=lambda: world.relate("s2"),
    )

    assert world.clusters() == {frozenset({"s1", "s2"})}
    world.check()


@pytest.mark.parametrize("lost", range(1, 8))
def test_a_story_begun_twice_at_once_is_merged_wherever_the_one_that_should_see_the_other_breaks_off(lost: int) -> None:
    # Given an article that another one of its story overtakes before it has written its keys
    world, lead = World("s1", "s2"), world_call_of_lead()
    faults = Faults(world.stories)
    # When it breaks off at any call behind that, and is delivered again
    faults.run(
        lambda: world.relate("s1"),
        at=lead,
        fault="preempted",
        meanwhile=lambda: world.relate("s2"),
        lost=lead + lost,
    )
    world.relate("s1")
    # Then both are one story
    assert world.clusters() == {frozenset({"s1", "s2"})}
    world.check()


@pytest.mark.parametrize("at", range(1, 20))
@pytest.mark.parametrize("first", ["merge", "revision"])
def test_a_merge_and_a_revision_at_the_same_moment_end_as_one_after_the_other(first: str, at: int) -> None:
    # Given two stories of one strike, each begun before it saw the other, and one about a quake
    world = World("s1", "s2", "s3", "q")
    for id in ("s1", "s2"):
        hidden, world.stories.keyed = world.stories.keyed, type(world.stories.keyed)(set)
        world.relate(id)
        for key, led in hidden.items():
            world.stories.keyed[key] |= led
    world.relate("q")
    stories = [world.stories.memberships[id].story for id in ("s1", "s2")]

    def merge() -> None:
        world.relate._settle.merge(*stories)

    def revise() -> None:
        world.records.stored["s2"] = REVISED
        world.relate("s2")

    # When they are merged, and in the middle of it an article of one is revised to tell of the quake, or the reverse
    work, meanwhile = (merge, revise) if first == "merge" else (revise, merge)
    Faults(world.stories).run(work, at=at, fault="preempted", meanwhile=meanwhile)
    meanwhile()  # for a schedule that is shorter
    world.settle()
    # Then the article is with the quake, and whatever is kept follows from what is stored
    assert world.clusters() == {frozenset({"s1", "s3"}), frozenset({"s2", "q"})}
    world.check()


def world_call_of_lead() -> int:
    world = World("s1")
    world.relate("s1")
    return world.stories.calls.index("lead") + 1


def test_a_name_in_every_article_is_written_no_more_than_a_key_may_have_stories() -> None:
    world = World()
    for number in range(60):
        id = f"p{number:03}"
        text = f"President Ana Ruiz spoke of topic{number} in hall{number}. It was subject{number} that filled her day."
        world.records.stored[id] = fact_of(id, text, title=f"Topic{number}", day="2025-03-03", outlet=f"{id}.example")
        world.relate(id)

    assert max(len(led) for led in world.stories.keyed.values()) <= 26


STEPS = st.tuples(
    st.sampled_from(sorted(ARTICLES)),
    st.sampled_from(["store", "delete", "revise", "relate"]),
    st.integers(1, 14),
    st.sampled_from(["works", "lost", "unheard", "preempted"]),
    st.sampled_from(sorted(ARTICLES)),
    st.sampled_from(["store", "delete", "relate"]),
)


@settings(max_examples=300, deadline=None)
@given(steps=st.lists(STEPS, min_size=1, max_size=12))
def test_whatever_the_schedule_and_the_faults_the_end_follows_from_what_is_stored(steps) -> None:
    world = World()
    faults = Faults(world.stories)

    def change(id: str, what: str) -> None:
        if what == "store":
            world.records.stored[id] = ARTICLES[id]
        elif what == "revise":
            world.records.stored[id] = REVISED if id == "s2" else ARTICLES[id]
        elif what == "delete":
            world.records.stored.pop(id, None)

    for id, what, at, fault, other, otherwise in steps:
        change(id, what)

        def meanwhile(other: str = other, otherwise: str = otherwise) -> None:
            change(other, otherwise)
            world.relate(other)

        faults.run(partial(world.relate, id), at=at, fault=fault, meanwhile=meanwhile)

    world.settle()
    world.settle()
    world.check()


def test_an_article_under_embargo_is_in_no_story_though_its_facts_are_kept() -> None:
    world = World("s1")
    world.relate("s1")
    world.records.withheld.add("s2")
    world.store("s2")
    assert [member.id for member in _members(world)] == ["s1"]
    # And leaves the one that it was in
    world.records.withheld.clear()
    world.relate("s2")
    assert sorted(member.id for member in _members(world)) == ["s1", "s2"]
    world.records.withheld.add("s2")
    world.relate("s2")
    assert [member.id for member in _members(world)] == ["s1"]


def _members(world: World) -> list[Member]:
    memberships = filter(None, map(world.stories.membership, ("s1", "s2")))
    return [member for story in {each.story for each in memberships} for member in world.stories.members(story)]
