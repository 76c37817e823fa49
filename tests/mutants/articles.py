"""Articles that look like news and went wrong on their way: made from the seeds, each from a number alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from random import Random

from factwire.model import Article

from tests.articles import bare_article
from tests.eval.seeds import load_seed, seed_names

_SENTENCE = re.compile(r"(?<=[.!?”\"]) |\n+")
_DATES = ("2024-10-08", "2024-02-29T23:59:59-11:00", "0001-01-01", "9999-12-31", None)
_NUMBERS = (
    "9" * 400, "1e400", "1,000,000,000,000,000,000,000,000", "0", "-0", "1.2.3.4", "1/0", "½", "٣٤", "１２", "$1e309",
    "12-", "-12", "3-2-1", "1st", "99:99", "31/31/31", "0.0.0", "$€£5", "1,2,3,4", "5%%", "IV", "a thousand million",
)  # fmt: skip
_STRANGE = (
    "\u202e", "\u202d", "\u2067", "\u2069", "\u200f", "\u061c", "\u0301", "\u0301\u0302\u0303", "\ufe0f", "\u200d",
    "\u200b", "\xad", "\ufeff", "\0", "\x1b[31m", "\x85", "\u2028", "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001d400\U0001d401", "\U000e0041", "ﬁ", "İ", "ß", "ǅ", "\U0010ffff", "\ufffd", "&nbsp;", "<br>", "\\n", "\r",
)  # fmt: skip
_MARKS = ('"', "'", "“", "”", "‘", "’", "«", "»", "„", "(", ")", "[", "]", "—", "--", "...", "…", ":", ";", ",")

Mutation = Callable[[str, Random], str]


@cache
def seeds() -> tuple[Article, ...]:
    """The articles that mutants are made from."""
    return tuple(load_seed(name).article for name in seed_names())


def mutant(number: int) -> Article:
    """The article with this number: one seed, or two mixed, changed in one to four ways."""
    random = Random(number)
    text = random.choice(seeds()).text
    for mutate in random.choices(MUTATIONS, k=random.randint(1, 4)):
        text = mutate(text, random)
    titles = (None, random.choice(seeds()).title, text[:80].replace("\n", " ").strip() or None)
    return bare_article(text or ".", title=random.choice(titles), published_at=random.choice(_DATES))


def shuffled(text: str, random: Random) -> str:
    """The sentences in another order."""
    sentences = _SENTENCE.split(text)
    random.shuffle(sentences)
    return " ".join(sentences)


def truncated(text: str, random: Random) -> str:
    """Each sentence breaks off somewhere."""
    sentences = _SENTENCE.split(text)
    return " ".join(sentence[: random.randint(1, len(sentence) + 1)] for sentence in sentences)


def doubled(text: str, random: Random) -> str:
    """Some words said twice, or many times."""
    times = random.choice((2, 2, 3, 30))
    return _by_word(text, lambda word: " ".join([word] * times) if random.random() < 0.1 else word)


def unbalanced(text: str, random: Random) -> str:
    """Quotes and brackets lost, doubled, or turned into others."""
    kept = (random.choice(("", mark * 2, random.choice(_MARKS), mark)) if mark in _MARKS else mark for mark in text)
    return "".join(kept)


def misnumbered(text: str, random: Random) -> str:
    """Numbers that are too large, or none."""
    return re.sub(r"\d+", lambda found: random.choice((*_NUMBERS, found[0])), text)


def unpunctuated(text: str, random: Random) -> str:
    """No punctuation; now and then no capitals or no line breaks either."""
    text = re.sub(r"[^\w\s]+", "", text)
    return random.choice((str, str.lower, str.upper, lambda each: each.replace("\n", " ")))(text)


def endless(text: str, random: Random) -> str:
    """One sentence of some 5,000 words."""
    joint = random.choice((" and ", ", ", " that ", " said ", "; ", " who ", " of the "))
    clauses = [sentence.strip('.!?"” ') for sentence in _SENTENCE.split(text)]
    words = max(1, len(text.split()))
    return joint.join(random.choices(clauses, k=max(1, 5_000 * len(clauses) // words))) + "."


def strange(text: str, random: Random) -> str:
    """Marks of direction, combining marks, astral letters, controls, left-over markup."""
    return _by_word(text, lambda word: _broken(word, random) if random.random() < 0.1 else word)


def mixed(text: str, random: Random) -> str:
    """Two articles, by turns of some words."""
    other = random.choice(seeds()).text.split(" ")
    words = text.split(" ")
    turn = random.randint(1, 12)
    pairs = (words[at : at + turn] + other[at : at + turn] for at in range(0, max(len(words), len(other)), turn))
    return " ".join(word for pair in pairs for word in pair)


def lost(text: str, random: Random) -> str:
    """Some words lost, all the small ones for example."""
    longest = random.choice((0, 0, 3))
    return " ".join(word for word in text.split(" ") if len(word) > longest and random.random() > 0.05)


def broken_lines(text: str, random: Random) -> str:
    """Lines broken anywhere, as in what was copied from a page of columns."""
    breaks = ("\n", "\n\n", "\r\n", "\n- ", "\n\t", "\n> ", "-\n")
    return _by_word(text, lambda word: word + random.choice(breaks) if random.random() < 0.2 else word)


def glued(text: str, random: Random) -> str:
    """Spaces lost."""
    return "".join("" if mark == " " and random.random() < 0.2 else mark for mark in text)


def recased(text: str, random: Random) -> str:
    """Words in capitals, or without."""
    return _by_word(text, lambda word: random.choice((word, word.upper(), word.lower(), word.title())))


MUTATIONS: tuple[Mutation, ...] = (
    shuffled, truncated, doubled, unbalanced, misnumbered, unpunctuated, endless, strange, mixed, lost, broken_lines,
    glued, recased,
)  # fmt: skip


def _by_word(text: str, change: Callable[[str], str]) -> str:
    return " ".join(map(change, text.split(" ")))


def _broken(word: str, random: Random) -> str:
    at = random.randint(0, len(word))
    return word[:at] + random.choice(_STRANGE) * random.choice((1, 1, 1, 20)) + word[at:]
