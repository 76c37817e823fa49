"""Events of a facts document in words: the article's own where they make a sentence."""

from __future__ import annotations

from typing import Any

import pytest
from factwire.domain.wording.event_sentences import with_sentences
from factwire.model import Article, Engine, Entity, Event, Facts, Mention, Participant, Place, Quantity, Span


def span(text: str, words: str, *, model: Any = Span, **more: Any) -> Any:
    start = text.index(words)
    return model(start=start, end=start + len(words), text=words, **more)


def told(
    text: str,
    *,
    type: str = "ASSAULT",
    mode: str | None = None,
    trigger: str,
    actors: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    place: str | None = None,
    kind: str = "city",
    names: tuple[str, ...] = (),
    killed: str | None = None,
    target_is: str | None = None,
    **more: Any,
) -> str:
    """The sentence of the one event of a text; `names` are entities, `killed` is a count of two dead.

    `target_is` is the entity that the targets are.
    """
    entities = tuple(
        Entity(id=f"e{i}", name=name, type="ORG", salience=1, mentions=(span(text, name, model=Mention, kind="name"),))
        for i, name in enumerate(names)
    )
    ids = {entity.name: entity.id for entity in entities}

    def parties(words: tuple[str, ...], other: str | None = None) -> tuple[Participant, ...]:
        return tuple(span(text, each, model=Participant, entity=ids.get(each, other)) for each in words)

    event = Event(
        id="v0",
        type=type,  # type: ignore[arg-type]
        mode=mode,
        trigger=span(text, trigger),
        actors=parties(actors),
        targets=parties(targets, ids.get(target_is or "")),
        place="p0" if place else None,
        quantities=("n0",) if killed else (),
        evidence=span(text, text),
        rule="r",
        salience=1,
        **({"assertion": "asserted"} | more),
    )
    facts = Facts(
        article=Article(
            article_id="a", revision="r", text=text, content_type="text/plain", sha256="0" * 64, word_count=9,
            language="en", published_at_origin=None,
        ),
        entities=entities,
        places=(Place(id="p0", name=place, kind=kind, country="NGA", mentions=(span(text, place),)),) if place else (),  # type: ignore[arg-type]
        quantities=(span(text, killed, model=Quantity, id="n0", kind="killed", value=2),) if killed else (),
        events=(event,),
        engine=Engine(name="e", version="1", model="m"),
    )  # fmt: skip
    return with_sentences(facts).sentences["v0"]


@pytest.mark.parametrize(
    ("text", "parts", "words"),
    [
        (
            "A mob burned the mosque.",
            {"trigger": "burned", "actors": ("mob",), "targets": ("mosque",)},
            "A mob burned the mosque",
        ),
        (
            "An armed man shot a guard.",
            {"trigger": "shot", "actors": ("man",), "targets": ("guard",)},
            "A man shot a guard",
        ),
        (
            "Troops captured four of the bandits.",
            {"trigger": "captured", "actors": ("Troops",), "targets": ("bandits",)},
            "Troops captured four of the bandits",
        ),
        (
            "Their fighters shelled a camp.",
            {"trigger": "shelled", "actors": ("Their fighters",), "targets": ("camp",)},
            "The fighters shelled a camp",
        ),
        (
            "Rebels fired at the convoy.",
            {"trigger": "fired", "actors": ("Rebels",), "targets": ("convoy",)},
            "Rebels fired at the convoy",
        ),
        (
            "The former mayor was sentenced.",
            {"type": "COERCE", "mode": "arrest", "trigger": "sentenced", "targets": ("former mayor",)},
            "The former mayor was sentenced",
        ),
        (
            "An Israeli air raid destroyed the school.",
            {"trigger": "destroyed", "actors": ("Israeli",), "targets": ("school",), "names": ("Israeli",)},
            "Israel destroyed the school",
        ),
        (
            "The United Nations condemned the raid.",
            {
                "type": "ACCUSE",
                "mode": "disapprove",
                "trigger": "condemned",
                "actors": ("United Nations",),
                "targets": ("raid",),
                "names": ("United Nations",),
            },
            "The United Nations condemned the raid",
        ),
        (
            "The army would have bombed the port.",
            {"trigger": "bombed", "actors": ("army",), "targets": ("port",), "assertion": "conditional"},
            "The army attacked the port (on a condition)",
        ),
        (
            "Rebels killed two soldiers.",
            {"trigger": "killed", "actors": ("Rebels",), "targets": ("two soldiers",), "killed": "two"},
            "Rebels killed two soldiers",
        ),
        (
            "Rebels hit a bus, killing two people.",
            {"trigger": "hit", "actors": ("Rebels",), "targets": ("bus", "two people"), "killed": "two"},
            "Rebels hit a bus, 2 killed",
        ),
        (
            "Police shot the attacker, a Tunisian.",
            {
                "trigger": "shot",
                "actors": ("Police",),
                "targets": ("attacker",),
                "names": ("Tunisian",),
                "target_is": "Tunisian",
            },
            "Police shot the attacker",
        ),
        (
            "The minister ordered the army to leave.",
            {"type": "REQUEST", "trigger": "ordered", "actors": ("minister",), "targets": ("army",)},
            "The minister gave an order to the army",
        ),
        (
            "Two girls were stabbed to death.",
            {"trigger": "stabbed", "targets": ("Two girls",), "killed": "Two"},
            "Two girls were killed",
        ),
        (
            "A banker was sentenced on Monday by a judge.",
            {"type": "SANCTION", "trigger": "sentenced", "actors": ("judge",), "targets": ("banker",)},
            "A judge sentenced a banker",
        ),
        (
            "One of its helicopters was shot down.",
            {"trigger": "shot", "targets": ("its helicopters",)},
            "One of the helicopters was shot down",
        ),
        (
            "Rebels freed an Iranian in the east.",
            {
                "type": "RETREAT",
                "trigger": "freed",
                "actors": ("Rebels",),
                "targets": ("Iranian",),
                "names": ("Iranian",),
            },
            "Rebels freed an Iranian",
        ),
        (
            "A man stabbed two women and three others.",
            {"trigger": "stabbed", "actors": ("man",), "targets": ("two women", "three")},
            "A man stabbed two women and three others",
        ),
        (
            "Warplanes struck. Police said a bus was hit.",
            {"trigger": "hit", "actors": ("Warplanes",), "targets": ("bus",), "attribution_text": "Police"},
            "Warplanes attacked a bus (according to police)",
        ),
        (
            "Congress met. Egypt blamed Rangers.",
            {
                "type": "ACCUSE",
                "trigger": "blamed",
                "actors": ("Egypt",),
                "targets": ("Rangers",),
                "names": ("Rangers",),
            },
            "Egypt blamed Rangers",
        ),
        (
            "Unions demanded that the firm pay.",
            {"type": "REQUEST", "trigger": "demanded", "actors": ("Unions",), "targets": ("firm",)},
            "Unions called on the firm",
        ),
    ],
)
def test_an_event_is_told_in_the_words_of_the_article(text: str, parts: dict[str, Any], words: str) -> None:
    assert told(text, **parts) == words


def test_a_place_that_somebody_went_to_is_not_where_it_was() -> None:
    text = "Police took the banker to Lagos."
    assert (
        told(text, trigger="took", actors=("Police",), targets=("banker",), place="Lagos")
        == "Police attacked the banker"
    )


@pytest.mark.parametrize(
    ("text", "parts", "where"),
    [
        (
            "Gunmen attacked a patrol near the Kaduna River.",
            {"place": "Kaduna River", "kind": "other"},
            "near the Kaduna River",
        ),
        ("Gunmen attacked a patrol on Mount Elgon.", {"place": "Mount Elgon", "kind": "other"}, "on Mount Elgon"),
        ("Gunmen attacked a patrol at Lisbon airport.", {"place": "Lisbon"}, "in Lisbon"),
        ("Gunmen attacked a patrol 70 miles southwest of Lagos.", {"place": "Lagos"}, "near Lagos"),
        ("Gunmen attacked a patrol: Camp Bastion.", {"place": "Camp Bastion", "kind": "other"}, "at Camp Bastion"),
    ],
)
def test_a_place_has_the_preposition_of_the_article(text: str, parts: dict[str, Any], where: str) -> None:
    sentence = told(text, trigger="attacked", actors=("Gunmen",), targets=("patrol",), **parts)
    assert sentence == f"Gunmen attacked a patrol {where}"
