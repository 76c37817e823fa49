"""Copies by MinHash: edited texts are near, other texts of the same topic are not."""

from factwire.stories.sources.copies import resemblance, signature_of

TEXT = (
    "The harbour of Sorna was closed on Monday after a tanker ran aground in thick fog. The coast guard "
    "said that no oil "
    "had leaked and that tugs would try to pull the ship free at high tide. Two sailors were taken to hospital."
)
OTHER = (
    "A tanker that blocked the port for a day was pulled free on Tuesday night, the harbour master said. "
    "Ships had queued "
    "for miles along the coast, and ferry passengers slept in the terminal while they waited for news of "
    "the next boat."
)


def test_a_text_resembles_itself_whatever_its_case_and_marks() -> None:
    assert resemblance(signature_of(TEXT), signature_of(TEXT.upper().replace(".", " !"))) == 1.0


def test_an_edited_copy_is_near_and_another_report_is_not() -> None:
    edited = TEXT.replace("in thick fog", "in heavy fog") + " The investigation goes on."

    assert resemblance(signature_of(TEXT), signature_of(edited)) > 0.5
    assert resemblance(signature_of(TEXT), signature_of(OTHER)) < 0.1


def test_a_text_of_few_words_is_nobodys_copy() -> None:
    assert signature_of("More to follow.") == ""
    assert resemblance("", signature_of(TEXT)) == 0.0


def test_signatures_are_the_same_on_every_machine() -> None:
    assert signature_of(TEXT)[:12] == "88asJc7YGfDH"
