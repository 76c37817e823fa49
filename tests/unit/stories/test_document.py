"""Members -> the Story document: any order gives the same, copies are found, sources are counted by origin."""

from itertools import permutations

from factwire.stories.member import Happening
from factwire.stories.story_document import story_of

from tests.unit.stories.made import claim, member, reporting
from tests.unit.stories.sources.test_copies import OTHER, TEXT


def test_the_same_members_give_the_same_document_in_any_order() -> None:
    members = [
        reporting("a", claim("killed", 34), outlet="one.example"),
        reporting("b", claim("killed", 41), outlet="two.example", day="2025-03-05"),
        reporting("c", claim("killed", 28), outlet="three.example", day="2025-03-03"),
    ]

    documents = {story_of("s1", order).model_dump_json() for order in permutations(members)}

    assert len(documents) == 1


def test_a_copy_names_its_original_and_is_no_source_of_its_own() -> None:
    story = story_of(
        "s1",
        [
            member("a", TEXT, source="one.example", published_at="2025-03-04"),
            member("b", TEXT + " More soon.", source="two.example", published_at="2025-03-05"),
            member("c", OTHER, source="three.example", published_at="2025-03-05"),
        ],
    )

    assert [article.copy_of for article in story.articles] == [None, "a", None]
    assert (story.outlets, story.independent_sources) == (3, 2)


def test_the_same_text_under_six_names_is_one_origin_that_of_the_wire_it_credits() -> None:
    plain = [member(f"m{n}", TEXT, source=f"o{n}.example", published_at="2025-03-04") for n in range(5)]
    wire = member("w", f"SORNA (AP) — {TEXT}", source="o5.example", published_at="2025-03-05")

    story = story_of("s1", [*plain, wire])

    assert (story.outlets, story.independent_sources) == (6, 1)
    assert {article.origin for article in story.articles} == {"ap"}


def test_sites_of_one_publisher_are_one_source() -> None:
    story = story_of("s1", [member("a", TEXT, source="cnn.com"), member("b", OTHER, source="edition.cnn.com")])

    assert (story.outlets, story.independent_sources) == (2, 1)


def test_undated_articles_come_last_and_make_no_times() -> None:
    story = story_of("s1", [member("a", TEXT), member("b", OTHER, published_at="2025-03-05")])

    assert [article.id for article in story.articles] == ["b", "a"]
    assert (story.first_seen, story.updated) == ("2025-03-05", "2025-03-05")


def test_sources_that_do_not_say_what_happened_do_not_outvote_the_one_that_does() -> None:
    wreck, other = Happening(kind="accident", mode="shipwreck"), Happening(kind="other")
    told = {"a": wreck, "b": other, "c": other}
    members = [
        reporting(id, outlet=f"{id}.example").model_copy(update={"happening": happening})
        for id, happening in told.items()
    ]

    assert (story_of("s1", members).kind, story_of("s1", members).mode) == ("accident", "shipwreck")
    assert story_of("s2", members[1:]).kind == "other"


def test_an_article_that_recalls_an_attack_makes_no_story_of_an_attack() -> None:
    text = (
        "Ingrid Moe, the painter of fishermen, has died at 92.\n\n"
        "She began in Bergen in 1948. In 2004 rebels killed four soldiers near Goma, and she gave them a mural."
    )

    story = story_of("s1", [member("a", text, title="Painter Ingrid Moe dies at 92", published_at="2025-03-05")])

    assert (story.kind, story.place, story.earliest) == (None, None, None)
