"""What a text is compared by: stems, names, numbers."""

import pytest
from factwire.stories.comparison.background import idf, idf_of_name
from factwire.stories.comparison.terms import stem, terms_of


@pytest.mark.parametrize(
    ("word", "same"),
    [("strikes", "strike"), ("killed", "killing"), ("parties", "party"), ("crashes", "crash"), ("stopped", "stopping")],
)
def test_inflections_of_a_word_share_their_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_names_are_capitalised_words_within_a_sentence_and_their_pairs() -> None:
    terms = terms_of("Rescuers in New Haven met. Mayor Ana Ruiz's office spoke.")

    assert {"haven", "new haven", "ana ruiz", "mayor ana"} <= terms.names.keys()
    assert "rescuers" not in terms.names


def test_numbers_are_read_without_their_separators() -> None:
    assert terms_of("Some 1,200 of 3.5 million").numbers.keys() == {"1200", "3.5"}


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    assert idf(stem("said")) < idf(stem("police")) < idf("harim")
    assert idf_of_name("new york") > idf_of_name("york")
