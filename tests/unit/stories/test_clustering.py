"""One pass over articles: what belongs together joins, what is only alike does not."""

from __future__ import annotations

import datetime
from itertools import permutations

from factwire.stories import Member, clusters_of
from factwire.stories.comparison.profile import profile_of
from factwire.stories.comparison.score import mergeable
from factwire.stories.story_clustering import Clustering

from tests.unit.stories.made import member

STRIKE = [
    member(
        "s1",
        "A strike on the covered market of Harim killed 34 people on Monday, the health ministry said. "
        "Rescuers were digging "
        "through the rubble of the spice stalls. Ambulances from Idlan took the wounded to two hospitals.",
        title="Strike on Harim market kills 34",
        published_at="2025-03-03",
        source="one.example",
    ),
    member(
        "s2",
        "At least 41 people died when a missile hit the covered market in Harim, its governor said on "
        "Tuesday. Traders "
        "described how the roof above the spice stalls came down. Hospitals in Idlan asked for blood.",
        title="Missile hits Harim market, 41 dead",
        published_at="2025-03-04",
        source="two.example",
    ),
    member(
        "s3",
        "Families buried their dead in Harim on Wednesday, two days after the strike on the market. The "
        "health ministry said "
        "28 bodies had been identified. The spice stalls were still smoking.",
        title="Harim buries dead of market strike",
        published_at="2025-03-05",
        source="three.example",
    ),
]
QUAKES = [
    member(
        "q1",
        "An earthquake of magnitude 6.1 shook the island of Verda before dawn on Monday and killed 12 "
        "people, the civil "
        "defence office in Port Amsel said. Houses fell in Calla.",
        title="Quake on Verda kills 12",
        published_at="2025-03-03",
        source="one.example",
    ),
    member(
        "q2",
        "An earthquake of magnitude 5.8 damaged villages in the Tarim hills on Monday and killed 9 "
        "people, officials in "
        "Kashar said. Herders sheltered in tents.",
        title="Quake in Tarim hills kills 9",
        published_at="2025-03-03",
        source="two.example",
    ),
]


def clusters(members: list[Member]) -> set[frozenset[str]]:
    clustering = Clustering()
    for number, each in enumerate(members):
        day = datetime.date.fromisoformat(each.fingerprint.published or "0001-01-01").toordinal()
        clustering.add(each.fingerprint, number=number, day=day, id=f"story{number}")
    return {frozenset(members[number].id for number in numbers) for numbers in clustering.rest()}


def test_three_reports_of_one_strike_are_one_story_and_two_quakes_are_two() -> None:
    assert clusters([*STRIKE, *QUAKES]) == {frozenset({"s1", "s2", "s3"}), frozenset({"q1"}), frozenset({"q2"})}


def test_the_story_is_the_same_in_every_order_of_its_articles() -> None:
    first, second, third = STRIKE
    for order in ([second, third, first], [third, first, second], [third, second, first], [first, third, second]):
        assert clusters(order) == {frozenset({"s1", "s2", "s3"})}


def test_an_article_without_date_place_or_names_is_a_story_of_its_own() -> None:
    assert frozenset({"n"}) in clusters([*STRIKE, member("n", "it rained a lot and nobody knew why.")])


def test_a_story_takes_nothing_in_after_its_window_and_is_finished() -> None:
    clustering = Clustering()
    day = datetime.date(2025, 3, 3).toordinal()
    clustering.add(STRIKE[0].fingerprint, number=0, day=day, id="s")

    assert list(clustering.finished(day + 365)) == []
    assert list(clustering.finished(day + 366)) == [[0]]
    assert list(clustering.rest()) == []


def test_a_name_that_every_article_carries_leads_nowhere_and_work_stays_bounded() -> None:
    clustering = Clustering()
    for number in range(400):
        text = f"President Ana Ruiz spoke about topic{number} in hall{number}. It was subject{number} that day."
        one = member(f"m{number}", text, published_at="2025-03-03")
        clustering.add(one.fingerprint, number=number, day=1, id=f"s{number}")

    assert clustering.comparisons <= 400 * 6


# The ends of the chain share too little to join; the one between is like both.
UNDATED = [
    member(
        "u1",
        "Fishermen from Port Amsel found the wreck of the trawler Lydia Marsh off Cape Sorrow. The hull had broken in "
        "two, the harbour master Otto Brand said, and the engine room was full of sand.",
        title="Wreck of trawler Lydia Marsh found off Cape Sorrow",
    ),
    member(
        "u2",
        "Divers brought up six sailors of the trawler Lydia Marsh, which sank off Cape Sorrow, and the harbour master "
        "Otto Brand named them. The widows of Calla asked why the coast guard had waited, and a judge, Ines Tarr, "
        "opened an inquiry into the sailors' deaths.",
        title="Six sailors of trawler Lydia Marsh named as judge opens inquiry",
    ),
    member(
        "u3",
        "A judge, Ines Tarr, opened an inquiry into the deaths of six sailors. The widows of Calla asked her why the "
        "coast guard had waited for the morning before it sent a boat to the Lydia Marsh.",
        title="Judge opens inquiry into sailors' deaths",
    ),
]


def test_three_undated_reports_are_one_story_in_every_order() -> None:
    for order in permutations(UNDATED):
        assert clusters(list(order)) == {frozenset({"u1", "u2", "u3"})}


def test_a_story_stays_open_while_undated_reports_are_to_come() -> None:
    first, second, third = UNDATED
    lines = [
        ("", first),
        ("2025-03-03", STRIKE[0]),
        ("2025-06-01", QUAKES[0]),
        ("2025-06-01", second),
        ("2025-06-01", third),
    ]

    articles = [(number, day, each.fingerprint) for number, (day, each) in enumerate(lines)]

    assert {frozenset(numbers) for numbers in clusters_of(articles, undated=3)} == {
        frozenset({0, 3, 4}), frozenset({1}), frozenset({2}),
    }  # fmt: skip


def test_undated_stories_merge_only_where_their_names_and_years_allow_it() -> None:
    one, other = (profile_of([each.fingerprint]) for each in (UNDATED[0], UNDATED[1]))
    earlier, later = (
        of.model_copy(update={"labels": of.labels | {"years": {year: 1}}})
        for of, year in ((one, "1998"), (other, "2024"))
    )
    nameless = other.model_copy(update={"vectors": other.vectors | {"names": {}}})

    assert mergeable(one, other)
    assert not mergeable(earlier, later)
    assert not mergeable(one, nameless)
