"""Awkward texts: no crash, exact spans, and work that grows no faster than the text."""

from __future__ import annotations

import pytest
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import model
from factwire.extraction.times import find_times

from tests.unit.extraction.times.conftest import Find, article
from tests.work import work

AWKWARD = {
    "digits": "12345678901234567890 " * 50,
    "digit": "1" * 5000,
    "dates": "2019-03-03 " * 200,
    "table": "\n".join(f"{n}\tMay {n}\t{n}:{n}\t1{n}00" for n in range(60)),
    "capitals": "COUNCIL MET IN MAY 2019 AND ON FRIDAY",
    "one sentence": "He came on May 2 and " * 500 + "left.",
    "number words": "two and a half hundred thousand and twenty-" * 100,
    "the": "the end of the early late the past the " * 100,
    "wrong dates": "February 31, 2019; 45 May; 99/99/2019; 2019-13-45; 31.31.2019; 25:61; 0000-00-00; May 0",
    "far dates": "On December 31, 9999, 400 centuries later. 999 decades ago. In 1000 a year earlier.",
    "clocks": f"At 1,000,000,000,000,000 o'clock, {'9' * 400} o'clock, {'9' * 5000}.5 GMT, 1.2.3 p.m., 0.0 o'clock.",
    "years to come": "In August of next year. Next May. In the first quarter of next year. Next winter. In 12,000.",
    "signs": "… — ‘’ “” \u200b \U0001f600 '' '82s ''90s ",
    "blank": " \n\t ",
    "unicode": "Am 3. März 2019 — May\u00a03,\u00a02019, ２０１９, ٢٠١٩",
}


@pytest.mark.parametrize("name", AWKWARD)
@pytest.mark.parametrize("published_at", ["2024-05-15", "9999-12-31", "0001-01-01", None])
def test_awkward_text_gives_exact_spans_and_no_error(find: Find, name: str, published_at: str | None) -> None:
    text = AWKWARD[name]
    for found in find(text, published_at=published_at):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("unit", ["the early the past two and ", "May 2 and ", "12 ", "twenty-", "1,", "a year "])
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    def document(times: int) -> Document:
        text = unit * times
        return Document(article=article(text, "2024-05-15"), doc=model().tokenizer(text))

    short, long = document(100), document(800)
    find_times(short)

    assert work(lambda: find_times(long)) < 1.5 * 8 * work(lambda: find_times(short))
