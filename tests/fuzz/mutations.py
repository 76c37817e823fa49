"""Damage to files: what storage, networks, careless programs and attackers do to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice
from random import Random
from typing import Final

from tests.fuzz.targets import TARGETS, Target

LARGEST: Final = 3 * 1024 * 1024
"""The most bytes that a mutated file has; larger ones than the limit of all readers are turned away unread."""

_NUMBERS: Final = (b"0", b"-1", b"1000000000", b"4294967296", b"1e308", b"99999999999999999999", b"9" * 5000)
_ENCODINGS: Final = ("utf-16", "utf-16-le", "utf-32", "utf-7", "cp1252", "cp037", "shift_jis", "utf-8-sig", "latin-1")
_ODD: Final = (
    b"\0", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\xcc\x81", b"\x1b", b"\xc2\x85", b"\r",
    b"\xf0\x9f\x91\xa9\xe2\x80\x8d", b"\xef\xbf\xbe", b" ", b"\n", b"\t", b"A", b"1", b".", b"'", b'"', b"=", b"-",
)  # fmt: skip
_CHARSETS: Final = ("utf-16", "utf-7", "ascii", "base64", "idna", "x", "utf-8", "shift_jis", "rot13", "unicode_escape")

Words = Sequence[bytes]


def mutated(target: Target, random: Random) -> tuple[bytes, str]:
    """A damaged file of the target's, and the type that it is sent under."""
    parts = dict(random.choice(target.samples))
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        name = random.choice(list(parts))
        parts[name] = _damaged(parts[name], target.words, random)
    data = target.pack(parts)
    if len(parts) > 1 and random.random() < 0.3:
        data = _damaged(data, target.words, random)
    return data, _declared(target, random)


def _declared(target: Target, random: Random) -> str:
    lie = random.random()
    if lie < 0.05:
        return random.choice([other.content_type for other in TARGETS.values()])
    return f"{target.content_type}; charset={random.choice(_CHARSETS)}" if lie < 0.2 else target.content_type


def _damaged(data: bytes, words: Words, random: Random) -> bytes:
    return random.choice(_WAYS)(data, words, random)[:LARGEST]


def _slice(data: bytes, random: Random, *, most: int | None = None) -> tuple[int, int]:
    start = random.randint(0, len(data))
    longest = min(len(data) - start, most or len(data))
    return start, start + random.randint(0, longest)


def _cut_off(data: bytes, words: Words, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _flip(data: bytes, words: Words, random: Random) -> bytes:
    out = bytearray(data)
    for _ in range(random.choice((1, 2, 8, 64)) if out else 0):
        out[random.randrange(len(out))] ^= 1 << random.randrange(8)
    return bytes(out)


def _delete(data: bytes, words: Words, random: Random) -> bytes:
    start, end = _slice(data, random, most=200)
    return data[:start] + data[end:]


def _repeat(data: bytes, words: Words, random: Random) -> bytes:
    """A piece many times over."""
    start, end = _slice(data, random, most=random.choice((3, 30, 300, 3000)))
    return data[:start] + data[start:end] * _times(end - start, random) + data[end:]


def _repeat_element(data: bytes, words: Words, random: Random) -> bytes:
    """A tag or a bracket with what it opens many times over: deep nesting, or a long list."""
    tags = _places(rb"<[^<>]{1,80}>|[\[{(]\"?", data)
    if not tags:
        return data
    tag = random.choice(tags)
    return data[: tag.start()] + tag[0] * _times(len(tag[0]), random) + data[tag.end() :]


def _insert(data: bytes, words: Words, random: Random) -> bytes:
    """A word of the format, or odd characters, once or many times."""
    word = b"".join(random.choice((*words, *_ODD)) for _ in range(random.choice((1, 1, 2, 4))))
    place = random.randint(0, len(data))
    times = 1 if random.random() < 0.5 else _times(len(word), random)
    return data[:place] + word * times + data[place:]


def _attributes(data: bytes, words: Words, random: Random) -> bytes:
    """Very many attributes, or one that is very long, in a tag."""
    places = [found.end() for found in _places(rb"<\w[\w.:-]*", data)]
    if not places:
        return data
    place, count = random.choice(places), random.choice((10, 1000, 50_000))
    many = b"".join(b" a%d='b'" % number for number in range(count))
    return data[:place] + (many if random.random() < 0.5 else b" class='" + b"x " * count + b"'") + data[place:]


def _number(data: bytes, words: Words, random: Random) -> bytes:
    numbers = _places(rb"\d+", data)
    if not numbers:
        return data
    number = random.choice(numbers)
    return data[: number.start()] + random.choice(_NUMBERS) + data[number.end() :]


def _splice(data: bytes, words: Words, random: Random) -> bytes:
    """A piece of another reader's sample."""
    other = random.choice([part for each in TARGETS.values() for sample in each.samples for part in sample.values()])
    start, end = _slice(other, random)
    place = random.randint(0, len(data))
    return data[:place] + other[start:end] + data[place:]


def _swap(data: bytes, words: Words, random: Random) -> bytes:
    one, two, three = sorted(random.randint(0, len(data)) for _ in range(3))
    return data[:one] + data[two:three] + data[one:two] + data[three:]


def _recode(data: bytes, words: Words, random: Random) -> bytes:
    """The same text in another encoding than the one it declares."""
    return data.decode("utf-8", "replace").encode(random.choice(_ENCODINGS), "replace")


def _places(pattern: bytes, data: bytes) -> list[re.Match[bytes]]:
    return list(islice(re.finditer(pattern, data), 10_000))


def _times(length: int, random: Random) -> int:
    return min(random.choice((2, 20, 300, 5_000, 100_000, 1_000_000)), LARGEST // max(1, length))


_WAYS: Final[tuple[Callable[[bytes, Words, Random], bytes], ...]] = (
    _cut_off, _flip, _delete, _repeat, _repeat_element, _insert, _insert, _attributes, _number, _splice, _swap, _recode,
)  # fmt: skip
