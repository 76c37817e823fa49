"""`python -m tests.patterns`: how the time of each regular expression grows from texts of 10 KB to such of 100 KB."""

from __future__ import annotations

import signal
import sys
import time
from typing import Any

from tests.patterns.attacks import attacks
from tests.patterns.collect import Written, patterns

LARGE = 100_000
# Ten times the text may take ten times the time, and as much again for what a busy machine adds.
_MOST_GROWTH = 25
_TICK = 0.01  # seconds: less cannot be measured
_ENDLESS = 10
# Modules whose patterns are given no more characters than so many.
_SHORT = {
    "reading/metadata/bylines.py": 2_000,
    "reading/metadata/dates.py": 64,
    "reading/web/visible_bylines.py": 200,
    "reading/registry.py": 4_096,
}


def main() -> int:
    """Print the patterns whose time grows faster than the text; answers the exit status."""
    signal.signal(signal.SIGPROF, _give_up)
    texts, slow, worst = 0, 0, (0.0, "")
    for written in patterns():
        longest = _longest(written)
        for small, large in zip(attacks(written, longest // 10), attacks(written, longest), strict=True):
            texts += 1
            growth, seconds = _growth(written, small, large)
            worst = max(worst, (seconds, written.place))
            if growth > _MOST_GROWTH:
                slow += 1
                print(f"{_named(written)}\n    {growth:.0f} times for ten times the text: {large[:60]!r}", flush=True)
                break
    short = sum(_longest(written) < LARGE for written in patterns())
    print(f"{len(patterns())} patterns, {texts} attacks of {LARGE:,} characters, {slow} grow faster than the text;")
    print(f"{short} are given at most {max(_SHORT.values()):,} characters, here as in the package;")
    print(f"the longest took {worst[0] * 1000:.0f} ms ({worst[1]})")
    return 1 if slow else 0


def _longest(written: Written) -> int:
    """The characters that a pattern is given at most."""
    return _SHORT.get(written.place.partition(":")[0], LARGE)


def _growth(written: Written, small: str, large: str) -> tuple[float, float]:
    """How many times as long the larger text takes, and how long."""
    before, after = _seconds(written, small), _seconds(written, large)
    if after > _MOST_GROWTH * max(before, _TICK):
        before, after = (min(_seconds(written, text) for _ in range(3)) for text in (small, large))
    return after / max(min(before, _ENDLESS), _TICK), after


def _seconds(written: Written, text: str) -> float:
    """Processor time of a pattern on a text, in the ways in which the package uses it."""
    pattern: Any = written.compiled()
    subject: Any = text.encode() if written.binary else text
    searches = written.searches
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _ENDLESS)
    try:
        pattern.match(subject)
        pattern.fullmatch(subject)
        for _ in pattern.finditer(subject) if searches else ():
            pass
    except TimeoutError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - started


def _give_up(*_: object) -> None:
    raise TimeoutError


def _named(written: Written) -> str:
    return f"{written.place}  {written.text[:100]!r}"


if __name__ == "__main__":
    sys.exit(main())
