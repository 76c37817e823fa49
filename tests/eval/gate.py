"""The accuracy gate: every row's precision and recall beside its pinned floors.

python -m tests.eval               status 1 where a figure is under its floor
python -m tests.eval --errors      and every miss and error
python -m tests.eval --pin         raise the floors to the figures reached; floors never go down
python -m tests.eval seeds         one gold set only
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from tests.eval.tally import Tally

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
MEASURES = ("precision", "recall")

Floors = dict[str, dict[str, float]]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__.partition("\n")[0])
    parser.add_argument("sets", nargs="*", help="gold sets to measure (default: all)")
    parser.add_argument("--errors", action="store_true", help="print every miss and error")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures reached")
    options = parser.parse_args(arguments)
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    names = options.sets or gold_sets()
    tallies = _measured(names)
    _report(tallies, floors=floors, errors=options.errors)
    if options.pin:
        FLOORS.write_text(json.dumps(raised(floors, tallies), indent=2) + "\n", encoding="utf-8")
        return 0
    failures = failed(tallies, floors=_floors_of(names, floors))
    for failure in failures:
        print(f"FAIL {failure}")
    return 1 if failures else 0


def gold_sets() -> list[str]:
    """The names of all gold sets."""
    return sorted(path.stem for path in (HERE / "sets").glob("[!_]*.py"))


def raised(floors: Floors, tallies: Mapping[str, Tally]) -> Floors:
    """The floors, raised to what was reached (rounded down to a thousandth) where that is more."""
    new = {row: dict(values) for row, values in floors.items()}
    for row, tally in tallies.items():
        old = new.setdefault(row, {})
        for measure in MEASURES:
            reached = math.floor(getattr(tally, measure) * 1000) / 1000
            old[measure] = max(old.get(measure, 0.0), reached)
    return dict(sorted(new.items()))


def failed(tallies: Mapping[str, Tally], *, floors: Floors) -> list[str]:
    """What is under its floor, or has a floor and was not measured."""
    failures = [f"{row}: has floors but was not measured" for row in floors if row not in tallies]
    for row, tally in tallies.items():
        for measure, floor in floors.get(row, {}).items():
            if getattr(tally, measure) < floor:
                failures.append(f"{row}: {measure} {getattr(tally, measure):.3f} is under its floor {floor:.3f}")
    return failures


def _measured(names: Sequence[str]) -> dict[str, Tally]:
    tallies = {}
    for name in names:
        gold = import_module(f"tests.eval.sets.{name}")
        print(f"{name}: gold data {gold.digest()}")
        tallies |= {f"{name}/{row}": tally for row, tally in gold.score().items()}
    return tallies


def _floors_of(names: Sequence[str], floors: Floors) -> Floors:
    return {row: values for row, values in floors.items() if row.partition("/")[0] in names}


def _report(tallies: Mapping[str, Tally], *, floors: Floors, errors: bool) -> None:
    print(f"{'':28}{'gold':>6}{'right':>7}{'wrong':>7}{'precision':>11}{'(floor)':>9}{'recall':>9}{'(floor)':>9}")
    for row, tally in tallies.items():
        floor = floors.get(row, {})
        figures = "".join(
            f"{getattr(tally, measure):>{width}.3f}{f'({floor.get(measure, 0.0):.3f})':>9}"
            for measure, width in zip(MEASURES, (11, 9), strict=True)
        )
        print(f"{row:28}{tally.expected:>6}{tally.right:>7}{tally.wrong:>7}{figures}")
        for error in tally.errors if errors else ():
            print(f"    {error}")


if __name__ == "__main__":
    sys.exit(main())
