"""`python -m tests.mutants --minutes 20`: extraction of mutated articles until the time is over.

Prints each article, by its number, that extraction does not take in its stride, and the most work that any took.
"""

from __future__ import annotations

import argparse
import sys
import time

from factwire.extraction.pipeline import facts_of
from factwire.extraction.text.parse import parse
from factwire.model import Facts

from tests.mutants.articles import mutant

# Our components beside the parse they stand on, in processor time, on articles long enough to measure.
_MOST_WORK = 4.0
_MEASURABLE = 0.2


def main() -> int:
    """Run; answers the exit status."""
    options = argparse.ArgumentParser()
    options.add_argument("--minutes", type=float, default=20)
    options.add_argument("--first", type=int, default=1, help="number of the first article")
    chosen = options.parse_args()
    end = time.monotonic() + 60 * chosen.minutes
    number, faults, most = chosen.first, 0, (0.0, 0)
    while time.monotonic() < end:
        fault, ratio = _try(number)
        most = max(most, (ratio, number))
        if fault or ratio > _MOST_WORK:
            faults += 1
            print(f"{number}: {fault or f'{ratio:.1f} times the parse'}", flush=True)
        number += 1
    print(f"{number - chosen.first} articles, {faults} faults; at most {most[0]:.1f} times the parse ({most[1]})")
    return 1 if faults else 0


def _try(number: int) -> tuple[str, float]:
    """What is wrong with the facts of an article, and how many times its parse they took."""
    article = mutant(number)
    started = time.process_time()
    try:
        document = parse(article)
        parsed = time.process_time()
        facts = facts_of(document)
    except Exception as error:  # noqa: BLE001 - what is looked for
        return f"raised {type(error).__name__}", 0.0
    taken, bare = time.process_time() - parsed, parsed - started
    warned = ", ".join(f"{warning.component}: {warning.message}" for warning in facts.warnings)
    kept = Facts.model_validate_json(facts.model_dump_json()) == facts
    return warned or ("" if kept else "changed on its way through JSON"), taken / bare if bare > _MEASURABLE else 0.0


if __name__ == "__main__":
    sys.exit(main())
