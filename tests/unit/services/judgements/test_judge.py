"""A verdict goes into the log once, under the user of the login, and the answer says what follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from factwire.domain.judgements.queries import JudgementQuery
from factwire.domain.judgements.requests import JudgementRequest
from factwire.errors import Conflict, InvalidRequest, NotFound
from factwire.services.judgements.query_judgements import JudgementPage, QueryJudgements
from pydantic import ValidationError

from tests.unit.services.fakes import FakeJudgements, FakeRepository, World, origin

TEXT = 'Rebels shelled the port of Aden, killing 12. Amal Saleh said "stop".'


@pytest.fixture
def world() -> World:
    """An article that is stored."""
    world = World()
    world.drop(origin(1), TEXT)
    world.ingest()(origin(1))
    return world


def request(world: World, fact: str, verdict: str, **known: object) -> JudgementRequest:
    (article_id,) = world.records
    return JudgementRequest(article_id=article_id, fact=fact, verdict=verdict, **known)


def listed(world: World, **query: str) -> JudgementPage:
    ask = QueryJudgements(
        repository=FakeRepository(world), judgements=FakeJudgements(world), cursor_secret=b"0123456789abcdef"
    )
    return ask(JudgementQuery(**query), limit=100)


def test_who_judges_is_no_part_of_what_is_sent() -> None:
    # A request that names a user is refused, not believed.
    with pytest.raises(ValidationError):
        JudgementRequest.model_validate({"article_id": "a", "fact": "v1", "verdict": "reject", "user": "boss"})


def test_a_verdict_says_who_what_when_and_on_which_words(world: World) -> None:
    answer = world.judge(request(world, "n1", "reject", note="it was 3"), user="ada")
    judgement = answer.judgement
    assert (answer.state, answer.holds) == ("rejected", True)
    assert (judgement.user, judgement.at, judgement.note) == ("ada", "2024-10-08T12:00:00.000Z", "it was 3")
    assert (judgement.subject.words, judgement.subject.type) == ("killing 12", "killed")
    assert judgement.shown == {"kind": "killed", "value": 12, "min": 12, "max": 12, "assertion": "asserted"}


@pytest.mark.parametrize("key", [None, "one-click"])
def test_the_same_verdict_sent_again_is_the_one_that_is_there(world: World, key: str | None) -> None:
    first = world.judge(request(world, "v1", "reject"), key=key)
    world.now += timedelta(minutes=1)
    again = world.judge(request(world, "v1", "reject"), key=key)
    assert again == first
    assert list(world.judged) == [first.judgement.id]


def test_a_verdict_taken_back_and_given_again_counts_even_within_one_tick_of_the_clock(world: World) -> None:
    for verdict in ("reject", "unsure", "reject"):
        answer = world.judge(request(world, "v1", verdict))
    assert (len(world.judged), answer.state) == (3, "rejected")
    assert len({each.at for each in world.judged.values()}) == 3


def test_two_users_who_disagree_are_both_kept_and_told(world: World) -> None:
    world.judge(request(world, "v1", "reject"), user="ada")
    answer = world.judge(request(world, "v1", "accept"), user="ben")
    assert (answer.state, answer.holds, len(world.judged)) == ("disputed", False, 2)
    assert "disagree" in (answer.because or "")
    world.apply_all()
    (article_id,) = world.records
    assert [each.standing for each in listed(world, article_id=article_id).judgements] == ["disputed", "disputed"]


@pytest.mark.parametrize(
    ("fact", "verdict", "value", "field"),
    [
        ("v1", "edit", {}, "value"),
        ("v1", "edit", {"type": "NONSENSE"}, "value.type"),
        ("v1", "edit", {"colour": "red"}, "value.colour"),
        ("v1", "edit", {"type": "ASSAULT"}, "value"),
        ("v1", "edit", {"actors": ("Nobody",)}, "value.actors"),
        ("v1", "edit", {"place": "Paris"}, "value.place"),
        ("q1", "edit", {"speaker": "Nobody"}, "value.speaker"),
        ("v1", "reject", {"type": "COERCE"}, "value"),
        ("v1", "merge", {"with": "Aden"}, "verdict"),
        ("e1", "merge", {}, "value.with"),
        ("e1", "merge", {"with": "Nobody"}, "value.with"),
        ("e1", "split", {"with": "Rebels"}, "value.with"),
    ],
)  # fmt: skip
def test_a_verdict_that_makes_no_sense_names_the_field(
    world: World, fact: str, verdict: str, value: dict[str, object], field: str
) -> None:
    with pytest.raises(InvalidRequest) as caught:
        world.judge(request(world, fact, verdict, value=value))
    assert caught.value.field == field
    assert world.judged == {}


def test_a_fact_an_article_or_a_revision_that_is_gone_is_said(world: World) -> None:
    with pytest.raises(NotFound):
        world.judge(request(world, "v9", "reject"))
    with pytest.raises(Conflict):
        world.judge(request(world, "v1", "reject", revision="an older one"))
    with pytest.raises(NotFound):
        world.judge(JudgementRequest(article_id="gone", fact="v1", verdict="reject"))
    (article_id,) = world.records
    asked = request(world, "v1", "reject")
    world.delete(article_id)
    with pytest.raises(NotFound):
        world.judge(asked)


def test_the_same_edit_in_another_form_is_no_disagreement(world: World) -> None:
    world.judge(request(world, "q1", "edit", value={"speaker": "Rebels"}), user="ada")
    answer = world.judge(request(world, "q1", "edit", value={"speaker": "the rebels"}), user="ben")
    assert answer.state == "edited"


def test_a_merge_that_a_chain_of_merges_brings_against_a_split_is_kept_and_does_not_hold(world: World) -> None:
    # Given Rebels and Aden kept apart, Aden and Amal Saleh merged
    world.judge(request(world, "e1", "split", value={"with": "e2"}), user="ada")
    world.judge(request(world, "e2", "merge", value={"with": "e3"}), user="ben")
    world.apply_all()
    # When somebody merges Rebels with Amal Saleh
    world.now += timedelta(minutes=1)
    answer = world.judge(request(world, "e1", "merge", value={"with": "Amal Saleh"}), user="cy")
    # Then the split wins, and the answer says so
    assert answer.holds is False
    assert "split" in (answer.because or "")
    world.apply_all()
    (record,) = world.records.values()
    judged = world.state().facts(record)
    assert [entity.name for entity in judged.shown.entities] == ["Rebels", "Aden"]


def test_judgements_are_listed_by_article_user_and_day(world: World) -> None:
    (article_id,) = world.records
    world.judge(request(world, "v1", "reject"), user="ada")
    world.now += timedelta(days=1)
    world.judge(request(world, "q1", "accept"), user="ben")
    assert len(listed(world, article_id=article_id).judgements) == 2
    assert [each.judgement.user for each in listed(world, user="ben").judgements] == ["ben"]
    assert [each.judgement.user for each in listed(world, since="2024-10-09").judgements] == ["ben"]
    assert [each.judgement.user for each in listed(world).judgements] == ["ben", "ada"]
    with pytest.raises(InvalidRequest):
        listed(world, article_id=article_id, user="ada")


def test_withdrawn_and_orphaned_judgements_are_listed_as_such(world: World) -> None:
    (article_id,) = world.records
    world.judge(request(world, "v1", "reject"))
    world.judge(request(world, "v1", "unsure"))
    world.judge(request(world, "n1", "reject"))
    world.judge(request(world, "q1", "reject"))
    world.apply_all()
    # When a revision has the judged sentence no more
    world.drop(origin(2), TEXT.replace("killing 12", "killing 15"))
    world.ingest()(origin(2))
    standing = {
        (each.judgement.subject.kind, each.judgement.verdict): each.standing
        for each in listed(world, article_id=article_id).judgements
    }
    assert standing == {
        ("event", "reject"): "withdrawn",
        ("event", "unsure"): "withdrawn",
        ("quantity", "reject"): "orphaned",
        ("quote", "reject"): "holds",
    }


def test_ten_thousand_judgements_on_one_article_are_listed_by_pages_and_one_more_takes_effect(world: World) -> None:
    # Given 10,000 judgements on 500 targets of an article, by 20 users each
    (article_id,) = world.records
    first = world.judge(request(world, "v1", "accept")).judgement
    for number in range(10_000):
        target = first.target if number % 500 == 0 else f"t{number % 500}"
        known = {"id": f"j{number:05}", "target": target, "user": f"u{number // 500}", "verdict": "reject"}
        world.judged[known["id"]] = first.model_copy(update=known)
    # When another is given
    world.now += timedelta(minutes=1)
    answer = world.judge(request(world, "q1", "reject"), user="ada")
    world.apply_all()
    # Then it takes effect, whatever else there is, and every judgement is on one page of a bounded size
    assert answer.state == "rejected"
    (record,) = world.records.values()
    assert world.state().facts(record).shown.quotes == ()
    ask = QueryJudgements(
        repository=FakeRepository(world), judgements=FakeJudgements(world), cursor_secret=b"0123456789abcdef"
    )
    seen: list[str] = []
    cursor = None
    while True:
        page = ask(JudgementQuery(user="u3"), limit=100, cursor=cursor)
        seen += [each.judgement.id for each in page.judgements]
        cursor = page.next
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 500
    assert len(listed(world, article_id=article_id).judgements) == 100
