"""Learn the weights that choose antecedents of pronouns and descriptions, from articles with annotated coreference.

    python train_antecedents.py GOLD.jsonl [--leave GENRE] [--out FILE]

GOLD.jsonl holds one article a line: `text`, `genre` and `entities`, each with `mentions` of `kind` (name, nominal,
pronoun), `start`, `end` and `head` (the code points of the head word). It writes
`factwire/extraction/entities/lexicons/antecedent_weights.tsv`, or FILE. The articles of GENRE are left out, to judge
by them what was learnt from the others. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from factwire.extraction.entities import find_clusters
from factwire.extraction.entities.coreference.coreference import resolve
from factwire.extraction.entities.coreference.discourse import Referent
from factwire.extraction.entities.coreference.options import Anaphor, Option, best_option
from factwire.extraction.entities.merging.clusters import Cluster
from factwire.extraction.text.document import Document
from factwire.extraction.text.parse import parse_many
from factwire.extraction.text.token_table import TokenTable
from factwire.reading import article_from_text
from linear_learning import Choice, Vocabulary, learn_ranking

FILE = Path(__file__).parents[1] / "layers/factwire/factwire/extraction/entities/lexicons/antecedent_weights.tsv"
HEAD = """\
# What speaks for an antecedent of a pronoun or a description: features (see `coreference/`) and their weights.
# Source: learnt by tools/train_antecedents.py from the coreference annotations of GUM (Zeldes 2017, "The GUM Corpus"),
# which are CC BY 4.0; no text of it is here. Licence of the numbers: CC BY 4.0.
anaphor	feature	weight
"""
SLIGHT = 0.03
PENALTY = 20.0
# Added to what speaks for "nothing mentioned before": a description that is left out costs as much as a wrong one.
READINESS = {"description:0": -0.5, "several:0": -0.5, "person:0": -1.0}

# What is thought before anything is learnt (after Lappin & Leass 1994). News quotes people more than GUM does:
# a person named within a quotation does not go on speaking, and a speaker is no "he" of the own words.
PRIOR = {
    f"description:{feature}": weight
    for feature, weight in {
        "e=True": 3.0, "e=False": -1.0, "m=both|r=1": -0.5, "m=both|r=2": -0.8,
        "w=said": 1.5, "w=tie": 1.5, "w=office": 0.5,
        "w=no tie": -3.0, "w=of tie": 1.0, "w=of no tie": -1.0, "w=own": 0.5,
        "w=another country": -3.0, "w=another party": -3.0, "w=another office": -3.0,
    }.items()
} | {
    "thing:0a=minded": -1.5, "thing:0a=deed": -1.0, "thing:0e=extraposed": 1.5,
    "thing:a=True": 1.0, "thing:a=False": -1.0, "thing:c=said|subject": 3.0, "person:c=said|subject": 1.0,
    "several:c=said|subject": 0.5, "several:c=told|subject": 1.5, "several:o=0|False": -1.0, "several:o=1|False": -3.0,
    "several:t=names": 1.0, "several:t=name-ORG": -1.5, "several:t=name-GPE": -1.5, "several:t=name-LOC": -1.5,
    "several:t=name-FAC": -1.5, "several:t=name-PRODUCT": -1.5,
} | {
    f"person:{feature}": weight
    for feature, weight in {
        "d=0": 0.3, "d=1": -0.8, "d=2": -1.4, "d=3": -2.0, "d=4": -2.8,
        "r=0": 0.4, "k=name": 0.1, "k=pronoun": 0.3, "g=True|name-PERSON": 0.6, "t=noun-PERSON": -0.5,
        "s=subject": 1.0, "s=object": 0.2, "s=possessor": 0.2, "s=subject|subject": 0.4,
        "q=same": 0.5, "q=from": -2.0,
        "v=True|False|0": -1.2, "v=True|False|1": -1.2, "v=True|False|2": -1.2,
        "v=False|True|0": 3.0, "v=False|True|1": 0.5, "v=False|False|0": 0.3,
        "w=False|True|1": 0.5, "u=1": -0.5, "u=2": -1.0, "l=0|True": 0.7, "f=1|True|1": 0.8, "g=against": -2.5,
    }.items()
}  # fmt: skip


class Marked(NamedTuple):
    """A choice with the right options marked; its features are named with the kind of anaphor in front."""

    options: list[list[str]]
    right: list[bool]


class Gold:
    """The annotated entities of one article, by the code points of their mentions' heads."""

    def __init__(self, row: dict[str, Any]) -> None:
        self._at = [
            (mention["head"][0], mention["head"][1], number)
            for number, entity in enumerate(row["entities"])
            for mention in entity["mentions"]
        ]
        self._names = [
            [(m["start"], m["end"]) for m in entity["mentions"] if m["kind"] == "name"] for entity in row["entities"]
        ]

    def at(self, start: int, end: int) -> int | None:
        """Return the number of the entity that a word mentions, or None."""
        return next((number for first, last, number in self._at if first < end and start < last), None)

    def names(self, number: int, tokens: TokenTable, cluster: Cluster) -> bool:
        """Return whether a cluster is the entity: one of its names overlaps one of the entity's."""
        return any(
            first < tokens.end[mention.end - 1] and tokens.start[mention.start] < last
            for mention in cluster.mentions
            for first, last in self._names[number]
        )


@dataclass
class Recorder:
    """Chooses what the annotation says, or what a model says, and keeps every choice with the right options marked."""

    tokens: TokenTable
    clusters: list[Cluster]
    gold: Gold
    weights: dict[str, float] | None = None
    choices: list[Marked] = field(default_factory=list)

    def __call__(self, at: int, anaphor: Anaphor, options: list[Option]) -> Option:
        number = self._entity_at(at)
        right = [number is not None and self._is(option.referent, number) for option in options]
        if not any(right):
            right = [option.referent is None for option in options]
        named = [Option(option.referent, [f"{anaphor}:{feature}" for feature in option.features]) for option in options]
        self.choices.append(Marked([option.features for option in named], right))
        if self.weights is None:
            return options[right.index(True)]
        return best_option(self.weights, named)

    def _entity_at(self, at: int) -> int | None:
        return self.gold.at(self.tokens.start[at], self.tokens.end[at])

    def _is(self, referent: Referent | None, number: int) -> bool:
        if referent is None:
            return False
        if referent.clusters:
            return any(self.gold.names(number, self.tokens, self.clusters[each]) for each in referent.clusters)
        return referent.phrase is not None and self._entity_at(referent.phrase.head) == number


def choices_of(document: Document, row: dict[str, Any], *, weights: dict[str, float] | None = None) -> list[Marked]:
    """Return the choices of an article, made by its annotation or by a model: options, and which of them are right."""
    clusters = find_clusters(document)
    recorder = Recorder(document.tokens, clusters, Gold(row), weights)
    resolve(document.tokens, clusters, quotation=document.quotation_numbers, choose=recorder)
    return recorder.choices


def learn(articles: Sequence[tuple[Document, dict[str, Any]]]) -> dict[str, float]:
    """Return the weights by feature.

    A second round adds the choices as they stand after the first model's own mistakes (Ross, Gordon & Bagnell 2011,
    "DAgger"): what it meets in use.
    """
    marked = [choice for document, row in articles for choice in choices_of(document, row)]
    weights = fit(marked)
    marked += [choice for document, row in articles for choice in choices_of(document, row, weights=weights)]
    weights = fit(marked)
    weights = PRIOR | weights
    for feature, offset in READINESS.items():
        weights[feature] = weights.get(feature, 0.0) + offset
    return {feature: round(weight, 2) for feature, weight in weights.items() if abs(weight) >= SLIGHT}


def fit(marked: Iterable[Marked]) -> dict[str, float]:
    """Return the weights that make the right options likely."""
    kept = list(marked)
    vocabulary = Vocabulary()
    flat = iter(vocabulary.number(features for options, _ in kept for features in options))
    choices = [Choice([next(flat) for _ in options], right) for options, right in kept]
    return dict(
        zip(
            vocabulary.names,
            learn_ranking(choices, prior=[PRIOR.get(name, 0.0) for name in vocabulary.names], penalty=PENALTY),
            strict=True,
        )
    )


def read(path: Path) -> Iterator[tuple[Document, dict[str, Any]]]:
    """Yield the articles of a file, parsed, each with its annotation."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    yield from zip(parse_many(article_from_text(row["text"]) for row in rows), rows, strict=True)


def main() -> None:
    """Learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--leave", metavar="GENRE", help="learn from the articles of all other genres")
    parser.add_argument("--out", type=Path, default=FILE, metavar="FILE", help="where the weights go")
    arguments = parser.parse_args()
    weights = learn([(document, row) for document, row in read(arguments.gold) if row["genre"] != arguments.leave])
    cells = sorted((*feature.split(":", 1), weight) for feature, weight in weights.items())
    lines = "".join(f"{anaphor}\t{feature}\t{weight:.2f}\n" for anaphor, feature, weight in cells)
    arguments.out.write_text(HEAD + lines, encoding="utf-8")
    sys.stdout.write(f"{len(weights)} weights\n")


if __name__ == "__main__":
    main()
