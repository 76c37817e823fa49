"""How much of the article's matter a sentence carries.

News puts the main thing first, and repeats its words: a sentence scores by its position and by the
article's frequent content words in it (log term frequency, after Luhn 1958, and Nenkova & Vanderwende
2005, "The impact of frequency on summarization"), by the named entities, and by the events it reports.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from factwire.extraction.summary.summary_sentences import Candidate
from factwire.extraction.text.lookup import Lookup
from factwire.model import Entity, Event

POSITION_DECAY = 6.0
LENGTH_DAMPING = 0.7
LONGEST_WORDS = 45
ENTITY_WEIGHT = 0.3
ENTITIES_ENOUGH = 3
EVENT_WEIGHT = 0.2
LEANING_COST = 0.5
QUOTING_COST = 0.3
ASKING_COST = 0.5
LENGTH_COST = 1 / 30
FURNITURE_COST = 3.0


def rank(sentences: Sequence[Candidate], *, entities: tuple[Entity, ...], events: tuple[Event, ...]) -> list[float]:
    """Return the score of each sentence, in their order; higher is better."""
    frequency = Counter(word for sentence in sentences for word in sentence.content)
    centrality = [_centrality(sentence, frequency) for sentence in sentences]
    most = max(centrality, default=0.0) or 1.0
    named = Lookup((m.start, m.end, e.id) for e in entities for m in e.mentions if m.kind == "name")
    triggers = Lookup((v.trigger.start, v.trigger.end, v.salience) for v in events)
    return [
        central / most
        + 1 / (1 + index / POSITION_DECAY)
        + ENTITY_WEIGHT * min(ENTITIES_ENOUGH, len(set(named.within(sentence.start, sentence.end)))) / ENTITIES_ENOUGH
        + EVENT_WEIGHT * max(triggers.within(sentence.start, sentence.end), default=0.0)
        - _cost(sentence)
        for index, (sentence, central) in enumerate(zip(sentences, centrality, strict=True))
    ]


def _centrality(sentence: Candidate, frequency: Counter[str]) -> float:
    repeated: float = sum(math.log(1 + frequency[word]) for word in sorted(sentence.content) if frequency[word] > 1)
    return repeated / math.pow(sentence.words, LENGTH_DAMPING)


def _cost(sentence: Candidate) -> float:
    return (
        FURNITURE_COST * (not sentence.reporting)
        + LEANING_COST * sentence.leaning
        + QUOTING_COST * sentence.quoting
        + ASKING_COST * sentence.asking
        + LENGTH_COST * max(0, sentence.words - LONGEST_WORDS)
    )
