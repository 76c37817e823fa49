"""What typesetters draw -> the letters that were written."""

from factwire.reading.formats.pdf_layout import Line, lines_of
from factwire.reading.formats.pdf_paragraphs import paragraphs_of


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
