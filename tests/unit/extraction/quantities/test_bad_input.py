"""Awkward texts: no crash, exact spans, and work that grows no faster than the text."""

from __future__ import annotations

import pytest
from factwire.extraction.quantities import find_quantities
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import model

from tests.unit.extraction.quantities.conftest import Find, article
from tests.work import work

AWKWARD = {
    "digits": "1234567890 " * 200,
    "digit": "1" * 5000,
    "ranges": "1-2-3-4-5 to 6 to 7 or 8 " * 60,
    "table": "\n".join(f"{n}\tkilled {n}\t$ {n}\t{n}%" for n in range(60)),
    "capitals": "AT LEAST 12 KILLED, DOZENS HURT AS BUS HITS TRAIN",
    "one sentence": "It killed two men and hurt a dozen others and " * 220 + "left.",
    "number words": "two and a half hundred thousand dozen and twenty-" * 100,
    "ends": "at least",
    "symbols": "$ \u20ac \u00a3 $$ $5$ %5% 5%% -5 +5 #5 .5 5. ,5 $",
    "huge": "It killed 99999999999999999999999 people and 1e999 dogs.",
    "signs": "\u2026 \u2014 \u2018\u2019 \u201c\u201d \u200b \U0001f600 ",
    "blank": " \n\t ",
    "unicode": "\uff11\uff12 people, \u0661\u0662 killed, \u00bd dead, \u2462 hurt",
    "one word": "no",
}


@pytest.mark.parametrize("name", AWKWARD)
def test_awkward_text_gives_exact_spans_and_no_error(find: Find, name: str) -> None:
    text = AWKWARD[name]
    for found in find(text):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "unit", ["It killed two men and hurt a dozen others and ", "12 ", "twenty-", "a ", "no one of "]
)
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    def document(times: int) -> Document:
        text = unit * times
        doc = model().tokenizer(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        return Document(article=article(text), doc=doc)

    short, long = document(50), document(400)
    find_quantities(short, times=())

    assert work(lambda: find_quantities(long, times=())) < 1.5 * 8 * work(lambda: find_quantities(short, times=()))
