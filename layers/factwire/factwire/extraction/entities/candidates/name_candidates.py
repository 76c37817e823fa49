"""Name candidates: spaCy's entities, repaired, completed and supplemented by what the lexicons know."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from factwire.extraction.entities.candidates.acronyms import find_expansions
from factwire.extraction.entities.candidates.candidate import TYPES, Candidate, without_overlaps
from factwire.extraction.entities.candidates.repair import repaired
from factwire.extraction.entities.candidates.spotting import with_known_names
from factwire.extraction.entities.candidates.whole_names import with_whole_names
from factwire.extraction.entities.entity_lexicons import not_names
from factwire.extraction.text.token_table import TokenTable


def find_candidates(doc: Doc, tokens: TokenTable, *, text: str) -> list[Candidate]:
    """Return the candidates in the text (that of the parse), in order, none overlapping another."""
    parts = [
        part
        for entity in doc.ents
        if entity.label_ in TYPES
        for part in repaired(tokens, start=entity.start, end=entity.end, type_=TYPES[entity.label_])
    ]
    whole = with_whole_names(tokens, parts)
    spelled = [Candidate(start=start, end=end, type="ORG") for start, end in find_expansions(tokens)]
    return with_known_names(text, tokens, without_overlaps([*_filed_from(tokens), *whole, *spelled]))


def _filed_from(tokens: TokenTable) -> Iterator[Candidate]:
    """Yield the place that the dateline begins with: the words before its first comma, bracket or dash."""
    if tokens.dateline is None:
        return
    first, last = (bisect_left(tokens.start, edge) for edge in tokens.dateline)
    end = next((at for at in range(first, last) if not tokens.word[at][0].isalpha()), last)
    if end > first and not all(not_names().get(word) == "time" for word in tokens.word[first:end]):
        yield Candidate(start=first, end=end, type="GPE")
