"""Layout that only the eye needs is read as plain blanks; offsets stay those of the article."""

import pytest
from factwire.extraction import extract_facts
from factwire.extraction.text.layout.running_text import running_text
from factwire.reading import read_article
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Mr\u00a0Reid paid 5\u202f000 euros", "Mr Reid paid 5 000 euros"),
        ("\u200bTwo ferries\u2060 sailed.\n\ufeffNobody was hurt.\u200e", " Two ferries  sailed.\n Nobody was hurt. "),
        ("inter\u200bnational", "inter\u200bnational"),
        ("no\nbreaks\there", "no\nbreaks\there"),
        ("It sailed.\n(END)\n", "It sailed.\n     \n"),
    ],
)
def test_other_blanks_and_unseen_characters_are_spaces(text: str, read: str) -> None:
    assert running_text(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("A MAN from LEEDS has sailed.", "A man from LEEDS has sailed."),
        ("TWO NORWEGIAN men sailed. The Norwegian ship sank.", "Two Norwegian men sailed. The Norwegian ship sank."),
        ("THE FBI said so. He told the FBI.", "The FBI said so. He told the FBI."),
        ("NATO said so.", "NATO said so."),
    ],
    ids=["a noun", "a people named elsewhere", "an acronym named elsewhere", "a name alone"],
)
def test_first_words_in_capitals_are_read_as_the_rest_writes_them(text: str, read: str) -> None:
    assert running_text(text) == read


@given(st.text(st.sampled_from("ab .\n\t\u00a0\u2009\u200b\u200d\ufeff\u2028“é1\U0001f6a8")))
def test_no_offset_moves(text: str) -> None:
    read = running_text(text)

    assert len(read) == len(text)
    assert [one for one, other in zip(read, text, strict=True) if one not in {other, " "}] == []


def test_evidence_keeps_the_articles_own_blanks() -> None:
    text = "Prime\u00a0Minister Fiona\u00a0Hyslop met\u00a0President Juan Example in\u00a0Madrid on\u00a0Tuesday."

    facts = extract_facts(read_article(text.encode(), content_type="text/plain", metadata={}, location="s3://b/k"))

    assert {"Fiona Hyslop", "Juan Example", "Madrid"} <= {entity.name for entity in facts.entities}
    assert "Fiona\u00a0Hyslop" in {mention.text for entity in facts.entities for mention in entity.mentions}
    assert not facts.warnings


def test_those_who_made_a_report_are_no_people_in_it() -> None:
    text = "A chain of bakeries in Leeds closed on Monday.\n\n(Reporting by Ann Smith; Editing by Ben Jones)\n(END)\n"
    facts = extract_facts(read_article(text.encode(), content_type="text/plain", metadata={}, location="s3://b/k"))

    assert facts.article.text == text
    assert {entity.name for entity in facts.entities}.isdisjoint({"Ann Smith", "Ben Jones", "END"})
