"""Which texts are copies of one another: MinHash (Broder 1997) over shingles of three words.

128 hash functions of the form `(a * x + b) mod p`, as datasketch has them; datasketch itself brings SciPy, which is
larger than all the rest of what is deployed.
"""

from __future__ import annotations

import hashlib
import re
import struct
from base64 import b64decode, b64encode
from functools import cache, lru_cache
from operator import eq
from typing import Any, Final

PERMUTATIONS: Final = 128
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
