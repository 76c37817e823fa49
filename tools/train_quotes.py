"""Learn the weights of the quote models from articles with annotated attributions.

    python train_quotes.py TRAIN.jsonl [--parses FILE] [--epochs N]

TRAIN.jsonl holds one article a line: `text`, `attributions` (each with `content`, `source` and `cue` spans of
`start` and `end`) and `direct_quotes` (the quoted stretches that belong to an attribution). It writes
`factwire/extraction/quotes/weights.tsv.gz`. The parses are kept in FILE when it is given. The same input gives the
same weights.

What the models are worth, on the 84 development articles of PolNeAR (another 840 to learn from), beside the rules
alone (known verbs with their clauses, every stretch in marks, the nearest subject above the cue):

    figure                            rules   models
    direct, exact F                    .955     .967
    direct, F with the speaker         .839     .883
    direct, named speakers right       .883     .931
    all, partial F                     .634     .758
    all, F with the speaker            .577     .701
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from factwire.extraction.quotes import linear
from factwire.extraction.quotes.contents.content_candidates import Candidate, content_candidates
from factwire.extraction.quotes.contents.direct import content_around, stretch_features
from factwire.extraction.quotes.contents.quote_anchors import find_anchor
from factwire.extraction.quotes.contents.quote_contents import (
    SpeechContext,
    candidate_features,
    cues_of,
    extents,
    find_contents,
    shared_features,
    speech_context,
)
from factwire.extraction.quotes.linear import WEIGHTS, pack, unpack
from factwire.extraction.quotes.speakers.speakers import speaker_options
from factwire.extraction.text.parse import model
from factwire.extraction.text.quotation_marks import quoted_spans
from factwire.extraction.text.token_table import TokenTable
from factwire.reading.dateline import find_dateline
from linear_learning import Choice, Vocabulary, learn_choice, learn_yes_or_no
from spacy.tokens import Doc, DocBin

FILE = Path(__file__).parents[1] / "layers" / "factwire" / "factwire" / "extraction" / "quotes" / WEIGHTS
HEAD = """Weights of the quote models: model, feature, weight.
What a feature stands for is said where it is made, in this folder.
Source: learnt by tools/train_quotes.py from PolNeAR (840 articles); no text of it is here.
Licence: not settled, see README."""
EDGES = "\"“”„‘’'`()[] \t\r\n.,;:!?—–-…"
SINGLE = "'‘’"
SLIGHT = 0.1


def save(name: str, names: Sequence[str], weights: Sequence[float], *, keep: Collection[str] = ()) -> None:
    """Put one model into the file: its features, those that weigh next to nothing left out unless they are to be kept.

    The file's SHA-256 is written beside it; a test compares the two.
    """
    models = unpack(FILE.read_bytes()) if FILE.exists() else {}
    models[name] = {
        feature: round(weight, 2)
        for feature, weight in zip(names, weights, strict=True)
        if abs(weight) >= SLIGHT or feature in keep
    }
    packed = pack(models, head=HEAD)
    FILE.write_bytes(packed)
    FILE.with_suffix(".sha256").write_text(f"{sha256(packed).hexdigest()}  {FILE.name}\n", encoding="ascii")
    linear.load_models.cache_clear()
    sys.stdout.write(f"{name}: {len(models[name])} weights\n")


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a range without blanks, punctuation and quotation marks at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    return start, end


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over union of two ranges."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(0, shared) / (max(a[1], b[1]) - min(a[0], b[0]))


@dataclass(frozen=True)
class Gold:
    """One annotated content segment with the code points of its cue."""

    span: tuple[int, int]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None


def gold_of(row: dict[str, Any]) -> list[Gold]:
    """Return the annotated content segments of an article."""
    found = []
    for attribution in row["attributions"]:
        cue = attribution["cue"]
        source = attribution["source"][0] if attribution["source"] else None
        speaker = bare(row["text"], source["start"], source["end"]) if source else None
        whole = (min(c["start"] for c in cue), max(c["end"] for c in cue)) if cue else None
        for segment in attribution["content"]:
            span = bare(row["text"], segment["start"], segment["end"])
            if span[0] < span[1]:
                found.append(Gold(span, whole, speaker))
    return found


Options = list[tuple[list[str], bool]]


@dataclass(frozen=True)
class Example:
    """A candidate content: whether it is one, and if so its extents and its speakers with the right ones marked."""

    candidate: Candidate
    features: list[str]
    wanted: bool
    gold: Gold | None
    extents: Options
    speakers: Options


def content_examples(context: SpeechContext, golds: list[Gold]) -> Iterator[Example]:
    """Yield each candidate: its features, whether it is a content, and if so its extents with the right ones marked.

    Of the candidates that could stand for one annotated content only the best fitting are right; those that
    come close to it teach nothing and are left out.
    """
    text = context.tokens.text
    candidates = [
        (
            candidate,
            shared + candidate_features(context, candidate),
            [(bare(text, start, end), own) for start, end, own in extents(context, candidate)],
        )
        for cue in cues_of(context)
        for shared in (shared_features(context, cue),)
        for candidate in content_candidates(context.tokens, cue)
    ]
    fits: list[tuple[float, int] | None] = []
    best: dict[int, float] = {}
    for candidate, _, options in candidates:
        at = context.tokens.start[candidate.cue]
        close = [
            (max((overlap(span, gold.span) for span, _ in options), default=0.0), index)
            for index, gold in enumerate(golds)
            if not gold.cue or gold.cue[0] <= at < gold.cue[1]
        ]
        fit = max(close, default=(0.0, -1))
        fits.append(fit if fit[0] >= 0.5 else None)
        if fit[0] >= 0.5:
            best[fit[1]] = max(best.get(fit[1], 0.0), fit[0])
    for (candidate, features, options), matched in zip(candidates, fits, strict=True):
        if matched is None:
            yield Example(candidate, features, False, None, [], [])
        elif matched[0] == best[matched[1]]:
            gold = golds[matched[1]]
            ways = [(own, overlap(span, gold.span) == matched[0]) for span, own in options]
            yield Example(candidate, features, True, gold, ways, speaker_choice(context, candidate, gold))


def speaker_choice(context: SpeechContext, candidate: Candidate, gold: Gold) -> Options:
    """Return the possible speakers of a content, the annotated one marked; nothing if it is not among them."""
    tokens, found = context.tokens, []
    for token, features in speaker_options(context, candidate, start=gold.span[0], end=gold.span[1]):
        if token is None or gold.source is None:
            found.append((features, token is None and gold.source is None))
            continue
        inside = gold.source[0] <= tokens.start[token] < gold.source[1]
        above = tokens.start[tokens.head[token]]
        found.append(
            (features, inside and (tokens.head[token] == token or not gold.source[0] <= above < gold.source[1]))
        )
    return found if any(right for _, right in found) else []


def stretch_examples(context: SpeechContext, row: dict[str, Any]) -> Iterator[tuple[list[str], bool]]:
    """Yield each quoted stretch in double marks: its features, and whether it is annotated as a speaker's words.

    The content around it is the one that the content models find, so they must not have learnt from the article.
    """
    text = context.tokens.text
    speech = {bare(text, quote["start"], quote["end"]) for quote in row["direct_quotes"]}
    contents = find_contents(context)
    for index, stretch in enumerate(context.stretches):
        if text[stretch.outer_start] in SINGLE and stretch.start - stretch.outer_start == 1:
            continue
        span = bare(text, stretch.start, stretch.end)
        features = stretch_features(context, index, content=content_around(stretch, contents))
        yield list(features), span in speech


def anchored_choices(context: SpeechContext, row: dict[str, Any], examples: Iterable[Example]) -> Iterator[Options]:
    """Yield the speakers of the annotated quoted stretches that no content candidate reaches."""
    text = context.tokens.text
    held = [one.gold.span for one in examples if one.gold is not None]
    sources = {a["id"]: a["source"][0] for a in row["attributions"] if a["source"]}
    speech = {bare(text, quote["start"], quote["end"]): quote["attr"] for quote in row["direct_quotes"]}
    for stretch in context.stretches:
        span = bare(text, stretch.start, stretch.end)
        if span not in speech or any(first <= span[0] and span[1] <= last for first, last in held):
            continue
        anchor = find_anchor(context, stretch)
        source = sources.get(speech[span])
        if anchor.candidate is not None and source:
            gold = Gold(span, None, bare(text, source["start"], source["end"]))
            yield speaker_choice(context, anchor.candidate, gold)


def parses(texts: Sequence[str], path: Path | None) -> Iterator[Doc]:
    """Yield the parsed texts, from the file of parses if there is one."""
    if path and path.exists():
        return DocBin().from_disk(path).get_docs(model().vocab)
    docs = list(model().pipe(texts, batch_size=8))
    if path:
        DocBin(attrs=["LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"], docs=docs).to_disk(
            path
        )
    return iter(docs)


def main() -> None:
    """Learn and write all quote models."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, metavar="TRAIN.jsonl")
    parser.add_argument("--parses", type=Path, metavar="FILE", help="where the parses are kept")
    parser.add_argument("--epochs", type=int, default=4, help="passes over the examples (4)")
    arguments = parser.parse_args()
    rows = [json.loads(line) for line in arguments.train.open(encoding="utf-8")]
    docs = parses([row["text"] for row in rows], arguments.parses)
    contexts = [
        speech_context(TokenTable.of(doc, text=text, dateline=find_dateline(text)), quoted_spans(text))
        for doc, text in ((doc, doc.text) for doc in docs)
    ]
    examples = [list(content_examples(context, gold_of(row))) for context, row in zip(contexts, rows, strict=True)]
    half = len(rows) // 2
    train_contents(chain.from_iterable(examples[:half]), epochs=arguments.epochs)
    unseen = [stretch_examples(context, row) for context, row in zip(contexts[half:], rows[half:], strict=True)]
    train_yes_or_no("stretches", list(chain.from_iterable(unseen)), epochs=arguments.epochs)
    train_contents(chain.from_iterable(examples), epochs=arguments.epochs)
    speakers = [one.speakers for one in chain.from_iterable(examples)]
    for context, row, own in zip(contexts, rows, examples, strict=True):
        speakers += anchored_choices(context, row, own)
    train_choice("speakers", speakers, epochs=arguments.epochs)


def train_contents(examples: Iterable[Example], *, epochs: int) -> None:
    """Learn and write the two content models."""
    kept = list(examples)
    sys.stdout.write(f"{len(kept)} candidates, {sum(example.wanted for example in kept)} contents\n")
    train_yes_or_no("contents", [(example.features, example.wanted) for example in kept], epochs=epochs)
    train_choice("extents", [example.extents for example in kept], epochs=epochs)


def train_yes_or_no(name: str, examples: list[tuple[list[str], bool]], *, epochs: int) -> None:
    """Learn and write a model that says yes or no.

    The first feature of every right example is kept: extraction passes over words that never were cues.
    """
    vocabulary = Vocabulary()
    numbered = vocabulary.number(features for features, _ in examples)
    wanted = [(features, right) for features, (_, right) in zip(numbered, examples, strict=True)]
    learnt = learn_yes_or_no(wanted, size=len(vocabulary.names), epochs=epochs)
    save(name, vocabulary.names, learnt, keep={features[0] for features, right in examples if right})


def train_choice(name: str, choices: Iterable[Options], *, epochs: int) -> None:
    """Learn and write a model that chooses one of several."""
    real = [options for options in choices if len(options) > 1]
    vocabulary = Vocabulary()
    flat = iter(vocabulary.number(features for options in real for features, _ in options))
    picks = [Choice([next(flat) for _ in options], [right for _, right in options]) for options in real]
    save(name, vocabulary.names, learn_choice(picks, size=len(vocabulary.names), epochs=epochs))


if __name__ == "__main__":
    main()
