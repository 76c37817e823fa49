"""Articles that stories are easily misled by: series, round-ups, rewrites of other happenings, articles without facts.

The texts go through extraction, as they do in the cloud; each test asks that any order of arrival ends the same.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from random import Random

import pytest
from factwire.extraction import extract_facts
from factwire.model import Facts
from factwire.services.stories.relate_article import RelateArticle

from tests.articles import bare_article
from tests.unit.services.stories.fakes import FakeRecords, FakeStories

Text = tuple[str, str, str | None]  # title, text, day

QUAKES: dict[str, Text] = {
    "verda-1": (
        "Quake on Verda kills 12",
        """An earthquake of magnitude 6.1 shook the island of Verda before dawn on Monday and killed 12 people, the
civil defence office in Port Amsel said. Houses fell in the fishing town of Calla, and a landslide cut its only road.
Boats brought tents and water.""",
        "2025-03-03",
    ),
    "verda-2": (
        "Dozen dead as tremor hits Verda",
        """Twelve people died on Monday when a 6.1-magnitude earthquake hit Verda island, according to civil defence in
Port Amsel. In Calla whole streets of houses came down; with the road under a landslide, tents and water arrive
by boat.""",
        "2025-03-03",
    ),
    "tarim-1": (
        "Quake in Tarim hills kills 9",
        """An earthquake of magnitude 5.8 damaged villages in the Tarim hills on Monday and killed 9 people, officials
in Kashar said. Herders spent the night beside fires, and the army sent helicopters with blankets and flour.""",
        "2025-03-03",
    ),
    "tarim-2": (
        "Nine killed by earthquake in Tarim hills",
        """Army helicopters carried blankets and flour to herders in the Tarim hills on Monday after a 5.8-magnitude
earthquake killed nine people and damaged villages, officials in Kashar said.""",
        "2025-03-03",
    ),
}
TRIAL = "The former mayor of Port Brisa, Elena Varga, is accused of taking bribes for the building of the harbour."
OTHER_TRIAL = "The banker Tomas Lind is accused of hiding the losses of the Nordhav savings bank from its owners."
SERIES: dict[str, Text] = {
    "varga-11": (
        "Varga trial, day 11: contractor tells of envelopes",
        f"On the 11th day of the Varga trial a contractor told the court that he had brought envelopes. {TRIAL}",
        "2025-05-12",
    ),
    "varga-12": (
        "Varga trial, day 12: defence asks for new judge",
        f"On day 12 of the trial of Elena Varga her defence asked for another judge. {TRIAL} The court sits in Brisa.",
        "2025-05-13",
    ),
    "varga-13": (
        "Varga trial, day 13: secretary weeps in the witness box",
        f"Her secretary wept on the 13th day of the trial of Elena Varga. {TRIAL} She had kept the diary.",
        "2025-05-14",
    ),
    "lind-12": (
        "Lind trial, day 12: auditors contradict one another",
        f"On day 12 of the trial of Tomas Lind two auditors contradicted one another. {OTHER_TRIAL}",
        "2025-05-13",
    ),
}
FIVE = {
    "fire": ("Two die in Dornach house fire", "A fire in a house in Dornach killed two brothers on Friday night."),
    "crash": (
        "Bus crash near Salvera injures 14",
        "A school bus left the road near Salvera on Saturday; 14 were injured.",
    ),
    "stabbing": (
        "Man stabbed at Kolva station",
        "A man of 34 was stabbed at Kolva railway station on Saturday morning.",
    ),
    "flood": (
        "Flood cuts off village of Umbra",
        "The river Orr flooded the village of Umbra on Sunday and cut it off.",
    ),
    "robbery": ("Robbers raid jeweller in Tessin", "Three masked men raided a jeweller in Tessin on Sunday afternoon."),
}
SINGLE: dict[str, Text] = {
    id: (title, f"{text} Police are at work.", "2025-06-02") for id, (title, text) in FIVE.items()
}
ROUND_UP: dict[str, Text] = {
    "round-up": (
        "Weekend in brief: fire, crash, stabbing, flood",
        "\n\n".join(text for _, text in FIVE.values()),
        "2025-06-02",
    )
}
BARE: dict[str, Text] = {
    "bare-1": ("", "it rained a lot and nobody knew why.", None),
    "bare-2": ("", "he said that it would be better to wait, and so they did.", None),
    "empty": ("", "42", None),
}


@cache
def facts_of(id: str) -> Facts:
    title, text, day = {**QUAKES, **SERIES, **SINGLE, **ROUND_UP, **BARE}[id]
    article = bare_article(text, title=title or None, published_at=day)
    named = article.model_copy(update={"article_id": id, "source": f"{id}.example" if day else None})
    return extract_facts(named)


def clusters(order: tuple[str, ...]) -> set[frozenset[str]]:
    """The stories of articles that come in this order."""
    stories = FakeStories()
    relate = RelateArticle(repository=FakeRecords({id: facts_of(id) for id in order}), stories=stories)
    for id in order:
        relate(id)
    return {frozenset(members) for members in stories.member_items.values() if members}


def orders(ids: list[str], number: int) -> list[tuple[str, ...]]:
    """All orders of a few articles, some of many."""
    if len(ids) < 5:
        return list(permutations(ids))
    return [tuple(Random(seed).sample(ids, len(ids))) for seed in range(number)]


@pytest.mark.parametrize("order", orders(list(QUAKES), 24))
def test_rewrites_of_two_quakes_of_one_day_are_two_stories(order: tuple[str, ...]) -> None:
    assert clusters(order) == {frozenset({"verda-1", "verda-2"}), frozenset({"tarim-1", "tarim-2"})}


@pytest.mark.parametrize("order", orders(list(SERIES), 24))
def test_the_days_of_a_trial_are_one_story_and_another_trial_of_the_same_day_is_not(order: tuple[str, ...]) -> None:
    assert clusters(order) == {frozenset({"varga-11", "varga-12", "varga-13"}), frozenset({"lind-12"})}


@pytest.mark.parametrize("order", orders([*SINGLE, *ROUND_UP], 12))
def test_a_round_up_of_five_happenings_does_not_join_them(order: tuple[str, ...]) -> None:
    found = clusters(order)
    assert len([story for story in found if story & SINGLE.keys()]) == len(SINGLE)


@pytest.mark.parametrize("order", orders([*BARE, "fire"], 24))
def test_articles_without_date_place_or_names_are_stories_of_their_own(order: tuple[str, ...]) -> None:
    assert clusters(order) == {frozenset({id}) for id in order}
