"""What typesetters draw -> the letters that were written."""

import pytest
from factwire import errors
from factwire.model import Article
from factwire.reading import read_article
from factwire.reading.bodies.pdf_layout import Line, lines_of
from factwire.reading.bodies.pdf_paragraphs import paragraphs_of

from tests.unit.reading.built import pdf, pdf_pieces, pdf_rows


class Drawn:
    """A page that draws these pieces, each in its size and scale."""

    def __init__(self, *pieces: tuple[str, float, float]) -> None:
        self.pieces = pieces

    def extract_text(self, *, visitor_text) -> str:
        for text, size, scale in self.pieces:
            visitor_text(text, [1, 0, 0, 1, 0, 0], [scale, 0, 0, scale, 0, 0], None, size)
        return "".join(text for text, _, _ in self.pieces)


def test_ligatures_are_read_as_the_letters_they_are() -> None:
    [line] = lines_of(Drawn(("The o\ufb03cial \ufb02ew on Monday.", 10, 1)))

    assert line.text == "The official flew on Monday."


def test_a_line_has_the_size_of_most_of_its_letters_as_it_is_scaled() -> None:
    lines = lines_of(Drawn(("Bridge closed\n", 1, 24), ("2", 6, 1), (" The minister said.", 10, 1)))

    assert lines == [Line("Bridge closed", 24), Line("2 The minister said.", 10)]


def test_words_are_joined_whatever_hyphen_breaks_them() -> None:
    for hyphen in ("-", "\u2010", "\u00ad"):
        lines = [Line(f"The ferry sailed on Tues{hyphen}", 10), Line("day.", 10)]

        assert [each.text for each in paragraphs_of(lines)] == ["The ferry sailed on Tuesday."]


def read(data: bytes) -> Article:
    return read_article(data, content_type="application/pdf", metadata={}, location="s3://b/k")


LEFT = [
    "The mayor of Harrow Falls said on",
    "Tuesday that the bridge would",
    "stay shut until June, after a",
    "storm had cracked its piers.",
]
RIGHT = [
    "About 14,000 drivers use it each",
    "day and face a detour of nine",
    "miles. Two men were arrested on",
    "Monday, the police said.",
]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    article = read(pdf_rows(list(zip(LEFT, RIGHT, strict=True)), heading="Bridge shut"))

    assert article.title == "Bridge shut"
    assert article.text.replace("\n", " ") == " ".join((*LEFT, *RIGHT))


def test_so_are_columns_whose_lines_are_objects_of_their_own() -> None:
    rows = [
        [(left, 72, y, 10), (right, 320, y, 10)]
        for left, right, y in zip(LEFT, RIGHT, (700, 688, 676, 664), strict=True)
    ]
    article = read(pdf_pieces(("Bridge shut", 72, 740, 20), *(piece for row in rows for piece in row)))

    assert (article.title, article.text.replace("\n", " ")) == ("Bridge shut", " ".join((*LEFT, *RIGHT)))


def test_a_heading_of_two_lines_is_one() -> None:
    lines = [(line, 72, 680 - 12 * number, 10) for number, line in enumerate((*LEFT, *RIGHT))]
    article = read(pdf_pieces(("Bridge shut until", 72, 740, 20), ("the middle of June", 72, 718, 20), *lines))

    assert article.title == "Bridge shut until the middle of June"


@pytest.mark.parametrize("head", ["The Harrow Post | 8 October 2024", "The Harrow Post     8 October 2024"])
def test_a_running_head_above_the_heading_dates_the_article_and_is_none_of_it(head: str) -> None:
    lines = [(line, 72, 680 - 12 * number, 10) for number, line in enumerate((*LEFT, *RIGHT))]
    article = read(pdf_pieces((head, 72, 780, 9), ("Bridge shut", 72, 740, 20), *lines))

    assert (article.title, article.published_at) == ("Bridge shut", "2024-10-08")
    assert article.text.startswith(LEFT[0])


def test_the_ends_of_a_running_head_are_told_apart_by_the_white_between_them() -> None:
    lines = [(line, 72, 680 - 12 * number, 10) for number, line in enumerate((*LEFT, *RIGHT))]
    head = [("The Harrow Post", 72, 780, 9), ("Tuesday, 8 October 2024", 420, 780, 9)]
    article = read(pdf_pieces(*head, ("Bridge shut", 72, 740, 20), *lines))

    assert (article.title, article.published_at) == ("Bridge shut", "2024-10-08")


def test_a_date_below_a_label_dates_the_article() -> None:
    lines = [(line, 72, 680 - 12 * number, 10) for number, line in enumerate((*LEFT, *RIGHT))]
    head = [("PRESS RELEASE", 72, 780, 9), ("For immediate release: 8 October 2024", 72, 768, 9)]
    article = read(pdf_pieces(*head, ("Bridge shut", 72, 740, 20), *lines))

    assert (article.title, article.published_at) == ("Bridge shut", "2024-10-08")


@pytest.mark.parametrize(("y", "size"), [(694, 24), (676, 36)])
def test_a_large_first_letter_is_the_first_of_its_word(y: int, size: int) -> None:
    lines = [
        (line, 100, 700 - 12 * number, 10) for number, line in enumerate(("he mayor said on Tuesday", "so again."))
    ]
    article = read(pdf_pieces(("T", 72, y, size), *lines))

    assert article.text.replace("\n", " ") == "The mayor said on Tuesday so again."


def test_a_box_beside_the_text_that_reaches_below_it_is_left_out() -> None:
    lines = [(line, 72, 700 - 12 * number, 10) for number, line in enumerate((*LEFT, *RIGHT))]
    box = [
        (words, 420, 640 - 10 * number, 8) for number, words in enumerate(("ALSO TODAY", "Sheep on the line", "Rain"))
    ]
    article = read(pdf_pieces(("Bridge shut", 72, 740, 20), *box, *lines))

    assert (article.title, article.text.replace("\n", " ")) == ("Bridge shut", " ".join((*LEFT, *RIGHT)))


def test_a_table_that_is_drawn_row_by_row_stays_in_rows() -> None:
    article = read(pdf_rows([("Killed", "12"), ("Wounded", "30"), ("Missing", "4"), ("Homeless", "900")]))

    assert article.text.split() == ["Killed", "12", "Wounded", "30", "Missing", "4", "Homeless", "900"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Police found a 14-year-", "old boy on Monday."], "Police found a 14-year-old boy on Monday."),
        (["A well-", "known man spoke."], "A well-known man spoke."),
        (["The London-", "based group left."], "The London-based group left."),
        (["The Anglo-", "Irish treaty holds."], "The Anglo-Irish treaty holds."),
        (["The cease-fire held. The cease-", "fire was broken."], "The cease-fire held. The cease-fire was broken."),
        (["The govern-", "ment resigned."], "The government resigned."),
        (["An inter-", "national body met."], "An international body met."),
        (["She sent an e-", "mail."], "She sent an e-mail."),
        (["He seeks re-", "election."], "He seeks re-election."),
        (["The U.S.-", "led force left."], "The U.S.-led force left."),
        (["It rained - and", "snowed."], "It rained - and snowed."),
    ],
)
def test_the_hyphen_of_a_compound_is_kept(lines: list[str], text: str) -> None:
    assert [each.text for each in paragraphs_of([Line(line, 10) for line in lines])] == [text]


def test_a_paragraph_ends_where_more_white_follows() -> None:
    places = [700, 688, 676, 650, 638, 626]
    lines = [("The mayor spoke, and then", 72, y) for y in places]
    drawn = Placed(*lines)

    assert [line.text for line in lines_of(drawn)].index("") == 3


class Placed:
    """A page that draws these lines at their places."""

    def __init__(self, *lines: tuple[str, float, float]) -> None:
        self.lines = lines

    def extract_text(self, *, visitor_text) -> str:
        for text, x, y in self.lines:
            visitor_text(f"{text}\n", [1, 0, 0, 1, 0, 0], [1, 0, 0, 1, x, y], None, 10)
        return ""


def test_page_lines_are_left_out_of_a_single_page_too() -> None:
    assert read(pdf([[*LEFT, "Page 1 of 1"]])).text == " ".join(LEFT)


def test_a_running_head_on_every_second_page_is_left_out() -> None:
    pages = [[("The Harrow Post", "8 October 2024 edition")[number % 2], *LEFT] for number in range(4)]

    assert "edition" not in read(pdf(pages)).text
    assert "Harrow Post" not in read(pdf(pages)).text


def test_letters_of_other_encodings_stay_what_they_are() -> None:
    assert (
        read(pdf([["\\223It is shut,\\224 the mayor of Oslo said."]])).text == "“It is shut,” the mayor of Oslo said."
    )


STAMP = "/Info << /CreationDate (D:20130101120000Z) /Title (Microsoft Word - template) >> "


@pytest.mark.parametrize(
    ("lines", "published", "origin"),
    [
        (["By Ann Example", "8 October 2024", *LEFT], "2024-10-08", "dateline"),
        (LEFT, "2013-01-01T12:00:00Z", "markup"),
    ],
)
def test_what_readers_see_dates_it_before_the_files_own_stamp(lines: list[str], published: str, origin: str) -> None:
    article = read(pdf([lines], heading="Bridge shut until June", trailer=STAMP))

    assert (article.published_at, article.published_at_origin) == (published, origin)
    assert article.title == "Bridge shut until June"


def test_a_damaged_file_is_said_to_be_damaged() -> None:
    with pytest.raises(errors.InvalidDocument, match="the PDF is damaged: no page could be read"):
        read(b"%PDF-1.4\nnothing more")
