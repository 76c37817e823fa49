"""The policy `latest-by-source`: who counts, what stands, what is only shown."""

from factwire.model import ClaimEvidence
from factwire.stories.story_document import story_of

from tests.unit.stories.made import claim, member, reporting


def toll(*members, of: str = "killed"):
    return story_of("s1", members).casualties[of]


def relations(found) -> dict[float | None, str]:
    return {each.min: each.relation for each in found.claims}


def test_the_figure_that_most_sources_give_is_the_best_one_and_another_disputes_it() -> None:
    found = toll(
        reporting("a", claim("killed", 34), outlet="one.example"),
        reporting("b", claim("killed", 34), outlet="two.example"),
        reporting("c", claim("killed", 41), outlet="three.example", day="2025-03-05"),
    )

    assert (found.low, found.best, found.high, found.agreed) == (34, 34, 41, False)
    assert relations(found) == {34: "current", 41: "disputes"}


def test_a_source_stands_by_its_latest_figure() -> None:
    found = toll(
        reporting("a", claim("killed", 28), outlet="one.example"),
        reporting("b", claim("killed", 41), outlet="one.example", day="2025-03-05"),
    )

    assert (found.low, found.best, found.high, found.agreed) == (41, 41, 41, True)
    assert relations(found) == {28: "superseded", 41: "current"}


def test_three_outlets_that_quote_one_ministry_are_one_source() -> None:
    ministry = [
        reporting(f"m{n}", claim("killed", 34, said_by="the health ministry"), outlet=f"o{n}.example") for n in range(3)
    ]
    others = [reporting(f"x{n}", claim("killed", 41), outlet=f"x{n}.example") for n in range(2)]

    found = toll(*ministry, *others)

    assert found.best == 41
    [quoted] = [each for each in found.claims if each.min == 34]
    assert quoted.outlets == ("o0.example", "o1.example", "o2.example")


def test_a_vague_word_makes_no_best_figure_and_bounds_what_stands() -> None:
    found = toll(reporting("a", claim("killed", 24, 99), outlet="one.example"))

    assert (found.low, found.best, found.high, found.agreed) == (24, None, 99, True)


def test_a_vague_word_agrees_with_a_number_that_it_admits() -> None:
    found = toll(
        reporting("a", claim("killed", 24, 99), outlet="one.example"),
        reporting("b", claim("killed", 34), outlet="two.example"),
    )

    assert (found.best, found.agreed) == (34, True)
    assert set(relations(found).values()) == {"current"}


def test_a_part_is_shown_and_a_cumulative_figure_is_left_out() -> None:
    found = toll(
        reporting(
            "a",
            claim("killed", 34),
            claim("killed", 6, scope="part"),
            claim("killed", 40_000, scope="cumulative"),
            outlet="one.example",
        ),
    )

    assert (found.low, found.best, found.high) == (34, 34, 34)
    assert relations(found) == {34: "current", 6: "subset"}


def test_a_written_number_is_taken_before_an_implied_one() -> None:
    found = toll(
        reporting("a", claim("killed", 1, implied=True), outlet="one.example"),
        reporting("b", claim("killed", 1, implied=True), outlet="two.example"),
        reporting("c", claim("killed", 2), outlet="three.example"),
    )

    assert found.best == 2


def test_those_who_were_shot_are_not_wounded_when_they_are_the_dead() -> None:
    early = reporting("a", claim("wounded", 1, implied=True, hit=True), outlet="one.example")
    late = reporting("b", claim("killed", 1), outlet="two.example", day="2025-03-05")

    assert story_of("s1", [early]).casualties["wounded"].best == 1
    assert "wounded" not in story_of("s1", [early, late]).casualties


def test_the_missing_are_found_so_the_latest_number_counts() -> None:
    found = toll(
        reporting("a", claim("missing", 22), outlet="one.example", day="2025-03-03"),
        reporting("b", claim("missing", 22), outlet="two.example", day="2025-03-03"),
        reporting("c", claim("missing", 14), outlet="three.example", day="2025-03-05"),
        reporting("d", claim("missing", 8), outlet="four.example", day="2025-03-05"),
        of="missing",
    )

    assert (found.low, found.best, found.high, found.agreed) == (8, 8, 14, False)
    assert relations(found) == {22: "superseded", 14: "disputes", 8: "current"}


def headline_of(number: int):
    words = f"{number} dead"
    evidence = ClaimEvidence(start=0, end=len(words), text=words, within="title")
    return claim("killed", number).model_copy(update={"evidence": evidence, "text": words})


def test_headlines_of_a_later_day_replace_lower_numbers_of_the_dead_and_no_higher_ones() -> None:
    early = [reporting(f"e{n}", claim("killed", 9), outlet=f"e{n}.example", day="2025-03-03") for n in range(3)]
    late = reporting("l", headline_of(23), outlet="late.example", day="2025-03-05")
    more = reporting("m", claim("killed", 41), outlet="more.example", day="2025-03-04")

    assert (toll(*early, late).best, toll(*early, late).agreed) == (23, True)
    assert relations(toll(*early, late, more)) == {9: "superseded", 23: "disputes", 41: "current"}


def test_more_bodies_are_a_part_and_no_rival_toll() -> None:
    found = toll(
        reporting("a", claim("killed", 34), outlet="one.example"),
        member("b", "They dug all night.", title="8 more dead in Harim", published_at="2025-03-05"),
    )

    assert (found.low, found.best, found.high, found.agreed) == (34, 34, 34, True)
    assert relations(found) == {34: "current", 8: "subset"}


def test_the_wounded_whom_only_early_news_knows_are_the_dead_of_later_news() -> None:
    early = reporting("a", claim("wounded", 1), outlet="one.example")
    late = reporting("b", claim("killed", 1), outlet="two.example", day="2025-03-05")
    both = reporting("c", claim("killed", 1), claim("wounded", 1), outlet="three.example", day="2025-03-05")

    assert "wounded" not in story_of("s1", [early, late]).casualties
    assert story_of("s1", [early, both]).casualties["wounded"].best == 1


def test_of_too_many_claims_those_that_stand_are_kept() -> None:
    ministry = [
        reporting(
            f"m{n:02}",
            claim("killed", n, said_by="the ministry"),
            outlet="m.example",
            day=f"2025-03-{n // 24 + 1:02}T{n % 24:02}",
        )
        for n in range(1, 60)
    ]

    found = toll(*ministry)

    assert len(found.claims) == 50
    assert relations(found)[59] == "current"


def test_a_vague_word_replaces_no_number_that_it_admits() -> None:
    found = toll(
        reporting("a", claim("killed", 4), outlet="one.example"),
        reporting("b", claim("killed", 3, 9), outlet="one.example", day="2025-03-05"),
    )

    assert found.best == 4
    assert relations(found) == {4: "current", 3: "superseded"}


def test_of_those_who_were_shot_the_ones_who_did_not_die_are_wounded() -> None:
    found = toll(
        reporting("a", claim("killed", 2), claim("wounded", 7, hit=True), outlet="one.example"),
        reporting("b", claim("wounded", 5), outlet="two.example"),
        of="wounded",
    )

    assert (found.low, found.best, found.high, found.agreed) == (5, 5, 5, True)
    assert relations(found) == {7: "current", 5: "current"}


def test_a_death_in_passing_is_none_of_a_story_whose_headlines_tell_of_the_wounded() -> None:
    words = "a man"
    passing = claim("killed", 1).model_copy(update={"text": words})
    wounded = reporting("a", claim("wounded", 4), passing, outlet="one.example")

    apart = toll(wounded.model_copy(update={"title": "Four hurt at fair"}))
    led = toll(wounded.model_copy(update={"title": "Four hurt, one killed at fair"}))

    assert (apart.best, relations(apart)) == (None, {1: "subset"})
    assert led.best == 1


def test_the_sum_of_a_round_up_is_no_toll_of_a_story_that_others_tell_alone() -> None:
    # Given an article about one shooting, and a round-up of the weekend's
    alone = reporting("a", claim("killed", 1), outlet="one.example")
    round_up = member("b", title="Five dead, 17 wounded in weekend shootings", published_at="2025-03-05")
    round_up = round_up.model_copy(update={"claims": (claim("killed", 5), claim("wounded", 17))})
    # When both are one story, then it has the toll of the one
    both = story_of("s1", [alone, round_up]).casualties
    assert (both["killed"].low, both["killed"].best, both["killed"].high) == (1, 1, 1)
    assert "wounded" not in both
    # And where nobody else tells of it, that of the round-up is all there is
    assert toll(round_up).best == 5
