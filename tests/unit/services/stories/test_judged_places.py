"""Where users say that an article belongs holds against all that relates articles by themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from factwire.domain.judgements.effects import Effects, effects_of
from factwire.domain.judgements.subjects import stories_subject
from factwire.model import Subject, Verdict

from tests.unit.domain.judgements.judged import judgement
from tests.unit.services.stories.fakes import Faults
from tests.unit.services.stories.test_relate_article import ARTICLES, World


def world_of_two_stories() -> World:
    """Three articles of a strike and one of an earthquake."""
    world = World()
    for id in ARTICLES:
        world.store(id)
    return world


def story_of(world: World, id: str) -> str:
    """The story that an article is in."""
    return world.stories.memberships[id].story


def member(world: World, id: str, verdict: Verdict, *, into: str | None = None) -> Effects:
    """What a user says of an article's place in its story."""
    about = Subject(kind="member", words=story_of(world, id), other=id)
    return effects_of([judgement(about, verdict, value={"story": into} if into else {})])


def pair(world: World, first: str, second: str, verdict: Verdict) -> tuple[str, Effects]:
    """What a user says of the stories of two articles; it stands under the first article of the lower one."""
    about = stories_subject(story_of(world, first), story_of(world, second))
    under = min(world.stories.members(about.words), key=lambda each: each.order).id
    return under, effects_of([judgement(about, verdict, value={"story": about.other})])


def judge(world: World, id: str, effects: Effects) -> None:
    """A judgement takes effect, and its article is related."""
    world.records.judged[id] = effects
    world.relate(id)


@pytest.mark.parametrize("id", ["s1", "s2", "s3"])
def test_an_article_that_is_split_off_leaves_and_stays_away(id: str) -> None:
    # Given a story of three articles; when one is split off, the first among them or not
    world = world_of_two_stories()
    judge(world, id, member(world, id, "split"))
    # Then it has a story of its own, also after everything has been related again
    world.settle()
    assert world.clusters() == {frozenset({"s1", "s2", "s3"} - {id}), frozenset({id}), frozenset({"q"})}
    world.check()


def test_a_revision_of_an_article_that_was_split_off_does_not_bring_it_back() -> None:
    world = world_of_two_stories()
    judge(world, "s3", member(world, "s3", "split"))
    facts = ARTICLES["s3"]
    text = facts.article.text + " More was said later."
    revised = facts.model_copy(update={"article": facts.article.model_copy(update={"revision": "r2", "text": text})})
    world.store("s3", revised)
    assert world.clusters() == {frozenset({"s1", "s2"}), frozenset({"s3"}), frozenset({"q"})}
    world.check()


def test_an_article_that_is_moved_stays_where_it_was_put() -> None:
    world = world_of_two_stories()
    judge(world, "s3", member(world, "s3", "merge", into=story_of(world, "q")))
    world.settle()
    assert world.clusters() == {frozenset({"s1", "s2"}), frozenset({"s3", "q"})}
    world.check()


def test_two_stories_that_are_merged_are_one_and_stay_so() -> None:
    world = world_of_two_stories()
    under, effects = pair(world, "s1", "q", "merge")
    judge(world, under, effects)
    world.settle()
    assert world.clusters() == {frozenset(ARTICLES)}
    world.check()


def test_a_merge_that_is_taken_up_after_a_split_does_not_hold() -> None:
    # Given an article that a user split off; when somebody merges its story with the one that it left
    world = world_of_two_stories()
    judge(world, "s3", member(world, "s3", "split"))
    under, effects = pair(world, "s1", "s3", "merge")
    kept = world.records.judged.get(under)
    judge(world, under, Effects(by_target={**(kept.by_target if kept else {}), **effects.by_target}))
    # Then the split wins
    assert world.clusters() == {frozenset({"s1", "s2"}), frozenset({"s3"}), frozenset({"q"})}


def test_stories_that_are_kept_apart_are_not_merged_by_an_article_that_is_like_both() -> None:
    # Given two articles of one happening that a user has parted, and their stories kept apart
    world = World()
    world.store("s1")
    world.store("s2")
    judge(world, "s2", member(world, "s2", "split"))
    assert world.clusters() == {frozenset({"s1"}), frozenset({"s2"})}
    # When another article comes that is like both
    world.store("s3")
    world.settle()
    # Then it joins one, and they stay two
    assert {"s1", "s2"} not in [set(cluster) & {"s1", "s2"} for cluster in world.clusters()]
    world.check()


ACTS: dict[str, Callable[[World], tuple[str, Effects]]] = {
    "split": lambda world: ("s3", member(world, "s3", "split")),
    "move": lambda world: ("s3", member(world, "s3", "merge", into=story_of(world, "q"))),
    "merge": lambda world: pair(world, "s1", "q", "merge"),
}


@pytest.mark.parametrize("fault", ["lost", "unheard"])
@pytest.mark.parametrize("act", ACTS)
def test_a_fault_at_any_call_heals_by_redelivery(act: str, fault: str) -> None:
    undisturbed = world_of_two_stories()
    id, effects = ACTS[act](undisturbed)
    before = len(undisturbed.stories.calls)
    judge(undisturbed, id, effects)
    for call in range(1, len(undisturbed.stories.calls) - before + 1):
        world = world_of_two_stories()
        id, effects = ACTS[act](world)
        world.records.judged[id] = effects
        Faults(world.stories).run(
            lambda world=world, judged=id: world.relate(judged), at=call, fault=fault, meanwhile=lambda: None
        )
        world.relate(id)
        world.settle()
        assert world.clusters() == undisturbed.clusters(), call
        world.check()
