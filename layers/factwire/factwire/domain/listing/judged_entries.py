"""The list entries of an article whose facts were judged: they show what is left, and keep what was extracted."""

from __future__ import annotations

from factwire.domain.judgements.corrections import JudgedFacts
from factwire.domain.listing.entries import entries_of
from factwire.domain.listing.listed_facts import Entry, ListedFacts


def entries_of_judged(judged: JudgedFacts) -> tuple[Entry, ...]:
    """Return the entries of an article; an article that nobody judged has those of its facts.

    A list that has nothing to show any more keeps its entry, for those who ask for what was extracted.
    """
    shown = {entry.list_key: entry for entry in entries_of(judged.shown)}
    if not judged.effects:
        return tuple(shown.values())
    raw = {entry.list_key: entry for entry in entries_of(judged.raw)}
    entries = []
    for list_key in dict.fromkeys((*shown, *raw)):
        extracted = _facts_in(raw.get(list_key))
        now = _facts_in(shown.get(list_key))
        article = (raw.get(list_key) or shown[list_key]).article
        differs = extracted if extracted != now else None
        entries.append(Entry(list_key=list_key, article=article, raw=differs, **dict(now)))
    return tuple(entries)


def _facts_in(entry: Entry | None) -> ListedFacts:
    return ListedFacts(**{name: getattr(entry, name) for name in ListedFacts.model_fields}) if entry else ListedFacts()
