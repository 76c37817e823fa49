"""A page of a PDF file -> its lines in the order in which they are read.

A PDF file holds pieces of text with their places. Most programs draw a column to its end before the next one, so that
the order of drawing is that of reading; some draw across the page, row by row, and those rows are taken apart here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import sqrt
from statistics import median
from typing import Final
from unicodedata import normalize

from pypdf import PageObject
from pypdf.generic import ContentStream, FloatObject, NameObject

# Letters that typesetters draw as one: searched for, and read by models, as the letters they are.
_LIGATURES: Final = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_MOVES: Final = frozenset({b"Tm", b"Td", b"TD"})
_IDENTITY: Final = tuple(map(FloatObject, (1, 0, 0, 1, 0, 0)))
# A letter is half as wide as it is high, on an average.
_WIDTH: Final = 0.5
_SAME_PLACE: Final = 3.0
_SAME_HEIGHT: Final = 0.2
_FAR: Final = 4.0
_APART: Final = "   "
_INITIAL: Final = 1.5
_FEWEST_ROWS: Final = 3
_SHARE_OF_ROWS: Final = 0.3
# Columns hold running text, cells of tables a word or a figure.
_WORDS_IN_A_COLUMN: Final = 3
_WIDE: Final = 1.1
_GAP: Final = 1.4
_SHORTER: Final = 0.8
_INDENTS: Final = (0.5, 4.0)


@dataclass(frozen=True)
class Line:
    """A line or a paragraph, the size that it is set in, and where it begins, in points from the page's lower left."""

    text: str
    size: float
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True)
class _Piece:
    text: str
    size: float
    x: float
    y: float


def part_at_moves(page: PageObject) -> None:
    """Let the library report each piece of text that has a place of its own, by a change of nothing before it."""
    original = page.get_contents()
    if original is None:
        return
    # Bytes stay as they are: only the font knows which letters they are.
    contents = ContentStream(original, page.pdf, "bytes")
    parted: list[tuple[object, bytes]] = []
    for operands, operator in contents.operations:
        if operator in _MOVES:
            parted.append((list(_IDENTITY), b"cm"))
        parted.append((operands, operator))
    contents.operations = parted
    page[NameObject("/Contents")] = contents


def lines_of(page: PageObject) -> list[Line]:
    """Return the lines of a page in the order of reading; an empty one stands between paragraphs."""
    rows = _rows(page)
    columns = _columns(rows)
    lines = list(_by_column(rows, columns) if columns else map(_line, rows))
    return list(_with_gaps(_without_sidebars(lines)))


def most_letters(letters: Counter[float]) -> float:
    """Return the size that most letters have."""
    return max(letters, key=lambda size: letters[size], default=0.0)


def differ(one: float, other: float) -> bool:
    """Return whether two sizes are not the same to the eye."""
    return abs(one - other) > 0.1 * max(one, other)


def _rows(page: PageObject) -> list[list[_Piece]]:
    """Return the pieces of each row as they are drawn."""
    rows: list[list[_Piece]] = [[]]

    def take(text: str, user: list[float], matrix: list[float], _font: object, size: float) -> None:
        scale = abs(user[0] * user[3] - user[1] * user[2]) * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
        y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
        for number, piece in enumerate(text.translate(_LIGATURES).split("\n")):
            if number:
                rows.append([])
            if piece:
                rows[-1].append(_Piece(piece, size * sqrt(scale), x, y))

    page.extract_text(visitor_text=take)
    return _joined(rows)


def _joined(rows: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """Return the rows, those in one that the library parts though they stand side by side at one height."""
    joined: list[list[_Piece]] = []
    for row in rows:
        if joined and joined[-1] and row and _continues(joined[-1][-1], row[0]):
            joined[-1] += [replace(row[0], text=f" {row[0].text.lstrip()}"), *row[1:]]
        elif joined and row and len(joined[-1]) == 1 and _is_drop_cap(joined[-1][0], row[0]):
            joined[-1] += row
        else:
            joined.append(row)
    return joined


def _continues(before: _Piece, piece: _Piece) -> bool:
    return piece.x > before.x and abs(piece.y - before.y) < _SAME_HEIGHT * min(piece.size, before.size)


def _is_drop_cap(initial: _Piece, piece: _Piece) -> bool:
    """Return whether a piece is a large first letter of the next one; "A" and "I" may be words of their own."""
    letter = initial.text.strip()
    is_initial = len(letter) == 1 and letter.isupper() and letter not in {"A", "I"}
    return is_initial and initial.size > _INITIAL * piece.size and piece.text.lstrip()[:1].islower()


def _is_apart(before: _Piece, piece: _Piece) -> bool:
    """Return whether much white lies between two pieces of a row, as between the ends of a running head."""
    return piece.x - before.x - len(before.text) * _WIDTH * before.size > _FAR * piece.size


def _line(pieces: Sequence[_Piece]) -> Line:
    """Return pieces as a line in the size of most of its letters."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text.strip())
    text = "".join(_spaced(pieces)).strip()
    first = next((piece for piece in pieces if piece.text.strip()), None)
    return Line(text, most_letters(sizes), first.x, first.y) if first else Line("", most_letters(sizes))


def _spaced(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Yield the words of pieces, wide white between those that stand far apart, none behind a drop cap."""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        if before is not None and _is_drop_cap(before, piece):
            yield piece.text.lstrip()
        elif before is not None and piece.text.startswith(" ") and _is_apart(before, piece):
            yield _APART + piece.text.lstrip()
        else:
            yield piece.text


def _columns(rows: Sequence[Sequence[_Piece]]) -> list[float]:
    """Return where columns begin that are drawn row by row, the first one left out; empty where none are."""
    filled = [row for row in rows if any(piece.text.strip() for piece in row)]
    places = _starts(filled)
    texts = [[line.text for line in _parted(row, places)] for row in filled]
    columns = [[parts[number] for parts in texts if len(parts) > number] for number in range(1 + len(places))]
    return places if all(map(_is_running, columns)) else []


def _starts(rows: Sequence[Sequence[_Piece]]) -> list[float]:
    """Return where many rows go on behind a gap."""
    starts: Counter[float] = Counter()
    for row in rows:
        starts.update({_place(piece.x) for piece in row[1:] if piece.text.startswith(" ")})
    fewest = max(_FEWEST_ROWS, _SHARE_OF_ROWS * len(rows))
    return sorted(place for place, count in starts.items() if count >= fewest)


def _is_running(column: Sequence[str]) -> bool:
    return bool(column) and median(len(text.split()) for text in column) >= _WORDS_IN_A_COLUMN


def _place(x: float) -> float:
    return round(x / _SAME_PLACE) * _SAME_PLACE


def _parted(row: Sequence[_Piece], places: Sequence[float]) -> list[Line]:
    """Return the parts of a row, parted where a column begins."""
    parts: list[list[_Piece]] = [[]]
    for piece in row:
        if parts[-1] and _place(piece.x) in places:
            parts.append([])
        parts[-1].append(piece)
    return [_line(part) for part in parts]


def _by_column(rows: Iterable[Sequence[_Piece]], places: Sequence[float]) -> Iterator[Line]:
    """Yield the lines of one column after the other; a line across all of them ends what stands above it."""
    columns: list[list[Line]] = [[] for _ in range(1 + len(places))]
    for row in rows:
        parts = _parted(row, places)
        room = places[0] - parts[0].x
        if len(parts) == 1 and len(parts[0].text) * _WIDTH * parts[0].size > _WIDE * room > 0:
            yield from (line for column in columns for line in column)
            columns = [[] for _ in columns]
            yield parts[0]
            continue
        for part in parts:
            columns[sum(part.x > place - _SAME_PLACE for place in places)].append(part)
    yield from (line for column in columns for line in column)


@dataclass(frozen=True)
class _Box:
    """The place of a text and the size that it is set in."""

    left: float
    right: float
    top: float
    size: float

    def stands_beside(self, line: Line) -> bool:
        """Return whether a smaller line is left or right of the text, no higher than its first line."""
        is_apart = line.size < self.size and differ(line.size, self.size)
        return is_apart and line.y <= self.top and not self.left - 1 <= line.x <= self.right


def _without_sidebars(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without those beside the text that are set in another size: boxes, not the article."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    size = most_letters(letters)
    text = [line for line in lines if line.text and not differ(line.size, size)]
    box = _box_of(text, size=size) if text else None
    return [line for line in lines if not (box and line.text and box.stands_beside(line))]


def _box_of(text: Sequence[Line], *, size: float) -> _Box:
    left = Counter(_place(line.x) for line in text).most_common(1)[0][0]
    longest = max(len(line.text) for line in text if _place(line.x) == left)
    right = left + longest * _WIDTH * size * _SHORTER
    return _Box(left=left, right=right, top=max(line.y for line in text), size=size)


def _with_gaps(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, and an empty one where a paragraph ends: before more white than elsewhere, or an indent."""
    steps = [(before.y - line.y) / line.size for before, line in pairwise(lines) if _follows(before, line)]
    usual = median(steps) if steps else 0.0
    starts = Counter(_place(line.x) for line in lines if line.text)
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is not None and _follows(before, line):
            indent = line.x - before.x
            is_indented = starts[_place(before.x)] > starts[_place(line.x)] and (
                _INDENTS[0] * line.size <= indent <= _INDENTS[1] * line.size
            )
            if before.y - line.y > _GAP * usual * line.size or is_indented:
                yield Line("", line.size)
        yield line


def _follows(before: Line, line: Line) -> bool:
    """Return whether a line stands below the one before, in the same column and size."""
    return (
        bool(before.text and line.text) and before.y > line.y and line.size > 0 and not differ(before.size, line.size)
    )
