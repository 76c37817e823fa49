"""The library's own functions, as `from factwire import ...` gives them."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import factwire
import pytest
from factwire import Facts, FactwireError, extract, extract_many, read

TEXT = "Rebels killed 12 soldiers near Aden on Monday, officials said."


@pytest.mark.parametrize("day", ["2024-10-08", date(2024, 10, 8), datetime(2024, 10, 8, 9, 30, tzinfo=UTC)])
def test_relative_dates_are_resolved_against_a_date_however_it_is_given(day: str | date) -> None:
    facts = extract(TEXT, published_at=day)

    assert isinstance(facts, Facts)
    assert facts.events[0].earliest == "2024-10-07"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": TEXT.encode()}, "text is bytes: decode it, or give the bytes to factwire.read"),
        ({"text": 12}, "text must be a str, not int"),
        ({"text": TEXT, "title": 12}, "title must be a str, not int"),
        ({"text": TEXT, "published_at": 20241008}, "published_at must be a str, not int"),
    ],
)
def test_an_argument_of_another_type_is_named_with_what_to_do(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(TypeError) as raised:
        extract(**arguments)  # type: ignore[arg-type]

    assert str(raised.value) == message


def test_a_date_that_is_none_is_an_error_with_a_code() -> None:
    with pytest.raises(FactwireError) as raised:
        extract(TEXT, published_at="last Monday")

    assert raised.value.code == "invalid_request"


def test_many_articles_are_texts_rows_or_articles_in_order(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    articles = [*read(tmp_path / "one.txt", published_at=date(2024, 10, 8))]

    found = list(extract_many([TEXT, {"text": TEXT, "published_at": date(2024, 10, 8)}, *articles]))

    assert [facts.article.text.strip() for facts in found] == [TEXT] * 3
    assert [facts.events[0].earliest for facts in found[1:]] == ["2024-10-07"] * 2


def test_a_file_that_holds_many_gives_them_one_by_one_and_says_when_one_is_broken() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.json", json.dumps({"text": TEXT, "title": "Aden"}))
        archive.writestr("two.json", "{")

    members = read(packed.getvalue(), content_type="application/zip")

    assert next(members).title == "Aden"
    with pytest.raises(FactwireError):
        next(members)


def test_an_article_keeps_its_own_metadata() -> None:
    (article,) = read(TEXT.encode(), content_type="text/plain", title="Aden")

    assert extract(article).article.title == "Aden"
    with pytest.raises(TypeError, match="an Article has its own title"):
        extract(article, title="Sanaa")


def test_the_package_has_its_public_names_and_no_others() -> None:
    assert {name for name in factwire.__all__ if hasattr(factwire, name)} == set(factwire.__all__)
    with pytest.raises(AttributeError):
        factwire.nothing  # noqa: B018 - asking for it is the test


def test_what_data_frames_have_for_a_missing_value_counts_as_not_given() -> None:
    class NotATime(date):
        def __ne__(self, other: object) -> bool:
            return True

    for missing in (None, float("nan"), NotATime(2024, 1, 1)):
        facts = extract(TEXT, published_at=missing, source=missing)
        [row] = extract_many([{"text": TEXT, "published_at": missing, "title": missing, "score": 0.5}])
        assert facts.article.published_at is facts.article.title is row.article.published_at is None
