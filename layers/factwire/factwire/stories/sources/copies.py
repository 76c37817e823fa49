"""Which texts are copies of one another: MinHash (Broder 1997) over shingles of three words.

128 hash functions of the form `(a * x + b) mod p`, as datasketch has them; datasketch itself brings SciPy, which is
larger than all the rest of what is deployed.
"""

from __future__ import annotations

import hashlib
import re
import struct
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from operator import eq
from typing import Any, Final

PERMUTATIONS: Final = 128
COPY: Final = 0.25  # resemblance from which a text counts as a copy
SHINGLE: Final = 3
_WORD: Final = re.compile(r"\w+")
_PRIME: Final = (1 << 61) - 1
_LARGEST_HASH: Final = (1 << 32) - 1
_LEAST_SHINGLES: Final = 8


def signature_of(text: str) -> str:
    """Return the MinHash signature of a text: 128 numbers of 16 bits in base 64; empty for a text too short to say.

    16 bits of each minimum do (Li and König 2010): two that differ look alike once in 65,536.
    """
    import numpy as np

    words = [word.lower() for word in _WORD.findall(text)]
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    if len(shingles) < _LEAST_SHINGLES:
        return ""
    hashes = np.array([_hash(shingle) for shingle in shingles], np.uint64)
    factors, terms = _functions()
    # Products of 32 and 29 bits fit 61 bits.
    values = (hashes[:, None] * factors + terms) % np.uint64(_PRIME) & np.uint64(_LARGEST_HASH)
    return b64encode(values.min(axis=0).astype("<u2").tobytes()).decode("ascii")


def resemblance(first: str, second: str) -> float:
    """Return the estimated Jaccard similarity of the texts of two signatures."""
    if not first or not second:
        return 0.0
    equal: int = sum(map(eq, _numbers(first), _numbers(second)))
    return equal / PERMUTATIONS


def originals_of(signatures: Mapping[str, str]) -> dict[str, str]:
    """Return, for each text that repeats earlier ones, the first of them, repeated directly or through others.

    Args:
        signatures: of texts by id, the earliest first. Only texts that share two numbers at one place are compared
            (locality-sensitive hashing, 64 bands of 2 rows): of texts at `COPY`, 98 in 100 do.
    """
    original: dict[str, str] = {}
    bands: defaultdict[tuple[int, ...], list[str]] = defaultdict(list)
    for id, signature in signatures.items():
        own = _bands(signature)
        others = dict.fromkeys(other for band in own for other in bands[band])
        groups = {original[other] for other in others if resemblance(signature, signatures[other]) >= COPY}
        # `original` has the texts in their order, so the first of the groups comes first in it.
        first = next((text for text in original if text in groups), id)
        original[id] = first
        if len(groups) > 1:
            original |= {text: first for text, group in original.items() if group in groups}
        for band in own:
            bands[band].append(id)
    return {id: first for id, first in original.items() if first != id}


def _bands(signature: str) -> list[tuple[int, ...]]:
    numbers = _numbers(signature) if signature else ()
    return [(at, *numbers[at : at + 2]) for at in range(0, len(numbers), 2)]


@lru_cache(maxsize=4_096)
def _numbers(signature: str) -> tuple[int, ...]:
    return struct.unpack(f"<{PERMUTATIONS}H", b64decode(signature))


@cache
def _functions() -> tuple[Any, Any]:
    import numpy as np

    factors, terms = (
        np.array([_hash(f"{name}{number}") >> 3 for number in range(PERMUTATIONS)], np.uint64) for name in "ab"
    )
    return factors, terms


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=4).digest(), "big")
