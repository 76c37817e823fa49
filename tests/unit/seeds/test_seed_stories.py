"""The seeds' stories: who copies whom, how many sources there are, and which tolls stand."""

import json
from pathlib import Path

import pytest
from factwire.cli.main import main

from tests.eval.seeds import SEEDS, load_seed, seed_names

FOLDER = SEEDS / "stories"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
EXPECTED = json.loads((FOLDER / "expected" / "stories.json").read_text(encoding="utf-8"))


def lines_of_stories() -> list[dict[str, str]]:
    lines = []
    for name in NAMES:
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        metadata = json.loads((FOLDER / "expected" / f"{name}.json").read_text(encoding="utf-8"))["metadata"]
        lines.append({"id": name, "text": text, **{key.replace("-", "_"): said for key, said in metadata.items()}})
    return lines


def lines_of_other_seeds() -> list[dict[str, str | None]]:
    articles = {name: load_seed(name).article for name in seed_names()}
    return [
        {
            "id": name,
            "text": article.text,
            "title": article.title,
            "source": article.source,
            "published_at": article.published_at,
        }
        for name, article in articles.items()
    ]


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The stories of all seeds together."""
    folder: Path = tmp_path_factory.mktemp("stories")
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    lines = [*lines_of_other_seeds(), *reversed(lines_of_stories())]
    source.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main(["stories", str(source), "--out", str(target), "--workers", "1"]) == 0
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(params=EXPECTED, ids=lambda expected: expected["articles"][0]["name"])
def expected(request) -> dict:
    return request.param


@pytest.fixture
def story(expected: dict, stories: list[dict]) -> dict:
    first = expected["articles"][0]["name"]
    (found,) = [each for each in stories if first in {article["id"] for article in each["articles"]}]
    return found


def test_every_article_is_expected_in_a_story() -> None:
    named = [article["name"] for each in EXPECTED for article in each["articles"]]

    assert sorted(named) == NAMES
    assert len(EXPECTED) >= 2
    assert min(len(each["articles"]) for each in EXPECTED) >= 3


def test_a_story_has_its_articles_by_time_and_knows_which_are_copies(story: dict, expected: dict) -> None:
    articles = [{"name": each["id"], "copy_of": each["copy_of"]} for each in story["articles"]]

    assert articles == expected["articles"]
    assert (story["kind"], story["mode"]) == (expected["kind"], expected["mode"])


def test_a_copy_is_an_outlet_but_no_source(story: dict, expected: dict) -> None:
    assert story["outlets"] == expected["outlets"]
    assert story["independent_sources"] == expected["independent_sources"]


def test_the_tolls_stand_side_by_side(story: dict, expected: dict) -> None:
    killed, wanted = story["casualties"]["killed"], expected["killed"]
    standing = {claim["min"] for claim in killed["claims"] if claim["relation"] in {"current", "disputes"}}
    earlier = {claim["min"] for claim in killed["claims"] if claim["relation"] == "superseded"}

    assert [killed[bound] for bound in ("low", "best", "high")] == [wanted[bound] for bound in ("low", "best", "high")]
    assert killed["agreed"] == wanted["agreed"]
    assert (sorted(standing), sorted(earlier)) == (wanted["standing"], wanted["superseded"])


def test_other_seeds_are_in_no_story_with_them(stories: list[dict]) -> None:
    shared = [story for story in stories if len(story["articles"]) > 1]

    assert len(shared) == len(EXPECTED)
    assert len(stories) == len(EXPECTED) + len(seed_names())
