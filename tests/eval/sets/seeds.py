"""The seed articles, judged as an editor would: what must be found, and what must not."""

from __future__ import annotations

from factwire.extraction import extract_many

from tests.eval.digest import digest_of
from tests.eval.editor import ROWS, judge
from tests.eval.seeds import SEEDS, expectation_path, load_seed, seed_names
from tests.eval.tally import Tally


def digest() -> str:
    """The digest of the articles and expectations."""
    names = seed_names()
    return digest_of([*(expectation_path(name) for name in names), *(p for p in SEEDS.iterdir() if p.is_file())])


def score() -> dict[str, Tally]:
    """A tally for each kind of fact over all seeds."""
    tallies = {row: Tally() for row in ROWS}
    seeds = [load_seed(name) for name in seed_names()]
    for seed, facts in zip(seeds, extract_many(seed.article for seed in seeds), strict=True):
        judge(facts, seed.expected, name=seed.name, tallies=tallies)
    return tallies
