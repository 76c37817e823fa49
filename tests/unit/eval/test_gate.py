"""The accuracy gate counts fairly, fails under a floor, and never lowers one."""

import json

import pytest
from factwire.model import W5H, Answer, Article, Engine, Entity, Event, Facts, Mention, Quantity, Quote, Span, Timex

from tests.eval import gate
from tests.eval.editor import ROWS, judge
from tests.eval.tally import Tally

TEXT = "Police killed 3 men on Monday. “It is over,” said Ann Cole. No one was arrested."


def tally(*, right: int, missed: int = 0, wrong: int = 0) -> Tally:
    return Tally(expected=right + missed, right=right, wrong=wrong)


def span(words: str) -> dict:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def facts(**found: object) -> Facts:
    article = Article(
        article_id="a", revision="r", text=TEXT, language="en", content_type="text/plain", sha256="0", word_count=15
    )
    return Facts(article=article, engine=Engine(name="f", version="1", model="m"), **found)


EXPECTED = {
    "entities": [{"name": "Ann Cole", "type": "PERSON"}],
    "quotes": [{"speaker": "Ann Cole", "kind": "direct", "text": "It is over"}],
    "times": [{"text": "Monday", "value": "2024-10-07"}],
    "places": [],
    "quantities": [{"text": "3 men", "kind": "killed", "value": 3}],
    "events": [{"type": "ASSAULT", "trigger": "killed", "actor": "Police", "assertion": "asserted"}],
    "no_events": [{"type": "COERCE", "trigger": "arrested", "evidence": "No one was arrested"}],
    "w5h": {"who": ["Police"]},
    "summary": ["killed"],
}


def event(trigger: str, *, type: str = "ASSAULT", assertion: str = "asserted") -> Event:
    actor = {**span("Police")}
    return Event(
        id="v1", type=type, trigger=Span(**span(trigger)), actors=[actor], assertion=assertion,
        evidence=Span(**span(trigger)), rule="r", salience=1.0,
    )  # fmt: skip


def rows(found: Facts) -> dict[str, Tally]:
    tallies = {row: Tally() for row in ROWS}
    judge(found, EXPECTED, name="x", tallies=tallies)
    return tallies


def test_an_empty_document_misses_everything_and_contradicts_nothing() -> None:
    counted = rows(facts())

    assert all(tally.recall == 0.0 for tally in counted.values() if tally.expected)
    assert all(tally.wrong == 0 for tally in counted.values())


def test_a_document_as_expected_is_right_in_every_row() -> None:
    ann = Entity(
        id="e1", name="Ann Cole", type="PERSON", salience=1.0, mentions=[Mention(**span("Ann Cole"), kind="name")]
    )
    counted = rows(
        facts(
            entities=(ann,),
            quotes=(Quote(id="q1", **span("It is over,"), kind="direct", speaker="e1"),),
            times=(Timex(id="t1", **span("Monday"), type="DATE", value="2024-10-07"),),
            quantities=(Quantity(id="n1", **span("3 men"), kind="killed", value=3),),
            events=(event("killed"),),
            w5h=W5H(who=(Answer(**span("Police"), within="text"),)),
        )
    )

    assert {row for row, tally in counted.items() if tally.recall < 1.0 or tally.precision < 1.0} == {"summary"}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("times", {"times": (Timex(id="t1", **span("Monday"), type="DATE", value="2024-10-14"),)}),
        ("quantities", {"quantities": (Quantity(id="n1", **span("3 men"), kind="wounded", value=3),)}),
        ("events", {"events": (event("killed", type="COERCE"),)}),
        ("events", {"events": (event("arrested", type="COERCE"),)}),
        ("quotes direct", {"quotes": (Quote(id="q1", **span("No one was arrested"), kind="direct"),)}),
        ("w5h", {"w5h": W5H(who=(Answer(**span("Monday"), within="text"),))}),
    ],
)
def test_a_fact_that_contradicts_the_editor_costs_precision(row: str, found: dict) -> None:
    counted = rows(facts(**found))

    assert counted[row].wrong == 1
    assert counted[row].precision == 0.0


def test_an_unwanted_event_told_as_negated_does_no_harm() -> None:
    assert rows(facts(events=(event("arrested", type="COERCE", assertion="negated"),)))["events"].wrong == 0


def test_a_figure_under_its_floor_or_a_row_not_measured_fails() -> None:
    floors = {"a/x": {"precision": 0.9, "recall": 0.5}, "a/gone": {"precision": 0.1}}

    failures = gate.failed({"a/x": tally(right=4, missed=4, wrong=1)}, floors=floors)

    assert len(failures) == 2
    assert "not measured" in failures[0]
    assert "precision 0.800 is under its floor 0.900" in failures[1]


def test_pinning_raises_floors_and_never_lowers_them() -> None:
    floors = {"a/x": {"precision": 0.9, "recall": 0.1}}

    new = gate.raised(floors, {"a/x": tally(right=2, missed=1, wrong=2), "a/y": tally(right=1)})

    assert new == {"a/x": {"precision": 0.9, "recall": 0.666}, "a/y": {"precision": 1.0, "recall": 1.0}}


def test_the_status_is_1_under_a_floor_and_0_above(monkeypatch, tmp_path, capsys) -> None:
    path = tmp_path / "floors.json"
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "_measured", lambda names: {f"{names[0]}/x": tally(right=1, missed=1)})

    path.write_text(json.dumps({"seeds/x": {"recall": 0.6}, "other/y": {"recall": 1.0}}))
    assert gate.main(["seeds"]) == 1
    assert "FAIL seeds/x: recall" in capsys.readouterr().out

    path.write_text(json.dumps({"seeds/x": {"recall": 0.5}}))
    assert gate.main(["seeds"]) == 0
    assert gate.main(["seeds", "--pin"]) == 0
    assert json.loads(path.read_text())["seeds/x"] == {"precision": 1.0, "recall": 0.5}
