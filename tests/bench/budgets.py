"""`make budgets`: what each function imports, how long that takes beside boto3 alone, and the size of the package.

Times are processor seconds of fresh interpreters, as ratios: a slower machine gives the same.
"""

from __future__ import annotations

import compileall
import sys
from typing import Final

from local.settings import ROOT
from tests.bench.measure import Case, take_turns
from tests.bench.report import Promise, printed

_ROUNDS: Final = 7
_BASE: Final = "import boto3, pydantic, aws_lambda_powertools"
# Per function: what its module imports, and how many times the base that may take.
_IMPORTS: Final = {
    "publish": ("import factwire.aws.bootstrap.publish, factwire.aws.triggers.change_batches", 3.0),
    "relate": ("import factwire.aws.bootstrap.relate, factwire.aws.triggers.change_batches", 3.0),
    "deliver": ("import factwire.aws.bootstrap.deliver, factwire.aws.triggers.delivery_batches", 3.1),
    "api": ("import factwire.aws.bootstrap.api, factwire.aws.http", 4.0),
}
# What a function that has not been asked for it must not load: seconds and tens of megabytes each.
_HEAVY: Final = ("spacy", "numpy", "trafilatura", "lxml", "pypdf", "warcio", "dateparser")
_LOADED: Final = "import sys; assert not sys.modules.keys() & {heavy}, sorted(sys.modules.keys() & {heavy})"
_PACKAGE: Final = ROOT / "layers" / "factwire" / "factwire"
# Without the gazetteer, which is built: code, lexicons, weights and schemas.
_PACKAGE_MIB: Final = 6.0


def main() -> int:
    """Print the figures; return the exit status."""
    cases = [
        Case(_BASE),
        *(Case(f"{statements}; {_LOADED.format(heavy=set(_HEAVY))}") for statements, _ in _IMPORTS.values()),
    ]
    compileall.compile_dir(_PACKAGE, quiet=1)  # as the layers are; a fresh clone has nothing compiled
    base, *functions = take_turns(cases, rounds=_ROUNDS)
    print(
        f"Imports (processor seconds, median of {_ROUNDS} processes each; boto3 and Powertools: {base.seconds:.2f} s)\n"
    )
    return printed(
        *(
            Promise(f"{name}: its imports beside boto3 and Powertools", taken.seconds / base.seconds, limit)
            for (name, (_, limit)), taken in zip(_IMPORTS.items(), functions, strict=True)
        ),
        Promise("MiB of the package, without the gazetteer", _package_size() / 2**20, _PACKAGE_MIB),
    )


def _package_size() -> int:
    files = (path for path in _PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return sum(path.stat().st_size for path in files if path.suffix != ".sqlite")


if __name__ == "__main__":
    sys.exit(main())
