"""Pronouns: joined to the entity they mean where that is clear, left out where it is not."""

from __future__ import annotations

import pytest

from tests.unit.extraction.entities.conftest import Find

MEANT = [
    ("he is the man", "Anna Berg met Peter Lund. He thanked her.", "He", "Peter Lund"),
    ("her is the woman", "Anna Berg met Peter Lund. He thanked her.", "her", "Anna Berg"),
    ("gender from the title", "Ms. Okoye met Mr. Silva. She left early.", "She", "Okoye"),
    ("the speaker goes on", '"We are ready," Tomas Vega said. "Come in," he added.', "he", "Tomas Vega"),
    ("not the one inside the quote", '"I like Paul Simon," Tomas Vega said. He smiled.', "He", "Tomas Vega"),
    ("possessive of the own subject", "Clara Weiss sold her house.", "her", "Clara Weiss"),
    ("reflexive", "Boris Falk blamed himself.", "himself", "Boris Falk"),
    ("before the subject", "In his speech, Boris Falk praised the army.", "his", "Boris Falk"),
    ("before the company", "Despite losses at its mills, Ryanair raised pay.", "its", "Ryanair"),
    (
        "the speaker of both clauses",
        "Paul Dietz runs the bank. In May Boris Falk denied that he lied or that he knew it.",
        "he",
        "Boris Falk",
    ),
    (
        "whom an added clause names",
        "A friend told Boris Falk that he was old, prompting Falk to leave.",
        "he",
        "Boris Falk",
    ),
    ("himself that only stresses", "Tomas Vega met Boris Falk. Falk himself said nothing.", "himself", "Boris Falk"),
    ("who", "Lena Moritz, who chairs the board, resigned.", "who", "Lena Moritz"),
    ("its of a company", "Ryanair cut its profit forecast.", "its", "Ryanair"),
    ("it of what a company said", "Ryanair said it would buy planes.", "it", "Ryanair"),
    ("herself of the verb before", "Clara Weiss left the house and declared herself free.", "herself", "Clara Weiss"),
    (
        "who goes on speaking",
        "“We are ready,” said Tomas Vega. “Paul Simon is not.” He added that talks would start.",
        "He",
        "Tomas Vega",
    ),
    ("not whom the own clause names", "Clara Weiss met Anna Berg. She said Berg had left.", "She", "Clara Weiss"),
    ("it of a group described", "Hamas fired rockets. The group said it had warned of it.", "it", "Hamas"),
    (
        "whom the paragraph is about, not who spoke in the one before",
        "Anna Berg said the vote was fair. Berg left at noon.\n\nClara Weiss runs the board. She said it would meet.",
        "She",
        "Clara Weiss",
    ),
    (
        "a man with a woman's given name",
        "The coach, Patrice Vidal, said his players were tired.",
        "his",
        "Patrice Vidal",
    ),
    (
        "the speaker with whom the text begins",
        "Iran said on Monday, as Congress closed its inquiry, that it would leave the talks.",
        "it",
        "Iran",
    ),
    ("they of a people", "Ukrainians said they were tired.", "they", "Ukrainians"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), [case[1:] for case in MEANT], ids=[case[0] for case in MEANT])
def test_a_pronoun_joins_the_entity_it_means(find: Find, text: str, pronoun: str, name: str) -> None:
    assert pronoun in [m.text for m in find(text)[name].mentions if m.kind == "pronoun"]


TOGETHER = [
    ("people", "Anna Berg and Peter Lund founded a bakery. They sold it last year.", "They"),
    ("their", "Anna Berg and Peter Lund sold their bakery.", "their"),
    ("countries", "Norway and Denmark signed a treaty. The two countries will share radar data.", "The two countries"),
    ("sides", "Norway and Denmark quarrelled over fish. The two sides met on Friday.", "The two sides"),
    ("both", "Norway and Denmark signed a treaty. Both countries will share radar data.", "Both countries"),
    ("one the object of the other", "Norway invaded Denmark. Both countries signed a truce.", "Both countries"),
    ("two people", "Anna Berg and Peter Lund married. The couple sold a bakery.", "The couple"),
]


@pytest.mark.parametrize(("text", "words"), [case[1:] for case in TOGETHER], ids=[case[0] for case in TOGETHER])
def test_a_plural_joins_each_of_those_named_together(find: Find, text: str, words: str) -> None:
    found = list(find(text).values())
    assert len(found) == 2
    assert all(words in [mention.text for mention in entity.mentions] for entity in found)


APART = [
    ("men told of since", "Boris Falk praised Peter Lund. Two men ran in. The two men fled."),
    ("men told of since the two", "Boris Falk and Peter Lund spoke. Two men ran in. The two men fled."),
    ("two others told of since", "Boris Falk praised Peter Lund. Two nurses came. The pair fled."),
    ("women", "Boris Falk praised Peter Lund. The two women fled."),
    ("whom they urge", "Norway and Chile have urged for the two sides to meet."),
    ("whom they met", "Norway and Chile praised both countries."),
    ("three", "Boris Falk praised Peter Lund. The three men fled."),
]


@pytest.mark.parametrize("text", [case[1] for case in APART], ids=[case[0] for case in APART])
def test_others_are_not_those_named_together(find: Find, text: str) -> None:
    assert [m.text for entity in find(text).values() for m in entity.mentions if m.kind == "nominal"] == []


UNCLEAR = [
    ("a noun that names nobody", "Peter Lund left. A policeman said he saw smoke."),
    ("a clause that follows is it", "Ryanair said it was likely that prices would rise."),
    ("it stands for nothing", "Ryanair said on Monday that it is clear that prices will rise."),
    ("they are people without a name", "Ryanair told passengers that they must wait."),
    ("they are men without a name", "Two men were arrested. They were carrying knives, Peter Lund said."),
    ("more than were named", "Norway and Denmark signed a treaty. Most states say they will wait."),
    ("I and we", '"We know that I was right," Peter Lund said.'),
]


@pytest.mark.parametrize("text", [case[1] for case in UNCLEAR], ids=[case[0] for case in UNCLEAR])
def test_a_pronoun_stays_out_where_the_text_does_not_make_it_clear(find: Find, text: str) -> None:
    assert [m.text for entity in find(text).values() for m in entity.mentions if m.kind == "pronoun"] == []


def test_a_dateline_is_nobody_that_it_could_mean(find: Find) -> None:
    found = find("NAIROBI, May 2 (Wire) - Chad's army said on Monday it had left.")
    assert [mention.text for mention in found["Nairobi"].mentions] == ["NAIROBI"]
