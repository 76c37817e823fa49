"""Lines that were wrapped to keep them short are read as the sentences that they are."""

import textwrap

import pytest
from factwire.extraction import extract_facts
from factwire.extraction.text.layout.soft_breaks import without_soft_breaks
from factwire.reading import read_article
from hypothesis import given
from hypothesis import strategies as st

STORY = """
Two ferries collided in thick fog near the harbour of Port Ellen on Tuesday night and at least 14 passengers were
injured, the Scottish coastguard said. Both ships stayed afloat and reached the quay under their own power.

“We heard a terrible crash and everybody was thrown to the floor,” said Catriona Munro, a music teacher who was on her
way home with her two children.

Transport minister Fiona Hyslop ordered an inquiry on Wednesday and promised that its findings would be published by
the end of the year. She will meet the families of the injured in Glasgow.
"""
PARAGRAPHS = [" ".join(words.split()) for words in STORY.split("\n\n")]
HEADLINES = ["Two ferries collide in fog", "Minister orders inquiry into accident at harbour", "Teacher tells of crash"]
RESULTS = [
    "Rangers 2",
    "Celtic 1 after extra time and penalties in the last cup final of a very long season",
    "Hearts 0",
]


def wrapped(*, width: int = 72, indent: str = "", between: str = "\n\n") -> str:
    return between.join(textwrap.fill(words, width, initial_indent=indent) for words in PARAGRAPHS)


@pytest.mark.parametrize(
    "text",
    [wrapped(), wrapped(width=60), wrapped(width=98), wrapped(indent="    ", between="\n")],
    ids=["as mail", "as a wire", "as a file", "paragraphs by indents"],
)
def test_the_paragraphs_of_a_wrapped_text_are_whole_again(text: str) -> None:
    assert [line.strip() for line in without_soft_breaks(text).split("\n") if line.strip()] == PARAGRAPHS


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n".join(
            f"{words}." for words in ("He came", "She went to see the harbour master", "They were all there again")
        ),
        "\n".join(sentence for words in PARAGRAPHS for sentence in words.split(". ")),
        "\n".join(HEADLINES * 2),
        "\n".join(RESULTS * 2),
        "\n".join(f"{name:<30}{points:>30}" for name, points in zip("ABCDEFGH", range(8), strict=True)),
        "\n".join(f"* {words[:70]}" for words in PARAGRAPHS * 2),
        "",
        "\n\n\n",
    ],
    ids=["paragraphs", "sentences", "long sentences", "headlines", "results", "table", "list", "empty", "blank"],
)
def test_the_lines_of_other_texts_stay(text: str) -> None:
    assert without_soft_breaks(text) == text


def test_a_heading_a_list_and_a_table_within_a_wrapped_text_keep_their_lines() -> None:
    kept = ["Ferries collide in fog", "* 14 are injured", "* both ships afloat", "Port Ellen      21:40     14"]

    read = without_soft_breaks("\n".join([kept[0], wrapped(), *kept[1:]]))

    assert set(kept) < set(read.split("\n"))


@given(st.text(st.sampled_from("ab.,\n\t -*\u2028“é1")))
def test_nothing_but_line_breaks_changes_and_no_offset_moves(text: str) -> None:
    read = without_soft_breaks(text)

    assert len(read) == len(text)
    assert all(one == other or (one, other) == ("\n", " ") for one, other in zip(text, read, strict=True))


def test_a_wrapped_article_has_the_facts_of_the_same_article_with_its_own_words_as_evidence() -> None:
    def facts(text: str):
        return extract_facts(read_article(text.encode(), content_type="text/plain", metadata={}, location="s3://b/k"))

    whole, lines = facts("\n\n".join(PARAGRAPHS)), facts(wrapped())

    assert [(event.type, event.trigger.text) for event in lines.events] == [
        (event.type, event.trigger.text) for event in whole.events
    ]
    assert [" ".join(quote.text.split()) for quote in lines.quotes] == [quote.text for quote in whole.quotes]
    assert [entity.name for entity in lines.entities] == [entity.name for entity in whole.entities]
    assert lines.summary.text == whole.summary.text
    assert any("\n" in quote.text for quote in lines.quotes)
    assert not lines.warnings
