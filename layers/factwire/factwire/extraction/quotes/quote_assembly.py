"""Quotes from their drafts: each with its speaker, its cue and the outlet it came through."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from factwire.extraction.quotes.contents.drafts import Draft, draft_quotes
from factwire.extraction.quotes.contents.quote_contents import SpeechContext, find_contents, speech_context
from factwire.extraction.quotes.speakers.channels import channel_of
from factwire.extraction.quotes.speakers.letterheads import writers
from factwire.extraction.quotes.speakers.running import inherited_speakers
from factwire.extraction.quotes.speakers.speakers import apposed, choose_speaker, phrase_of
from factwire.extraction.text.document import Document
from factwire.extraction.text.lookup import Lookup
from factwire.extraction.text.token_table import TokenTable
from factwire.model import Entity, Quote

_MARKS: Final = ' “”"―—–-'  # what stands between a quote and its signature


@dataclass(frozen=True)
class _Speaker:
    entity: str | None
    text: str  # its words in single spaces


def find_quotes(document: Document, *, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """Return the direct, indirect and mixed quotes of the text, in document order."""
    persons = _persons(document, entities)
    context = speech_context(document.tokens, document.quotations, persons=persons)
    drafts = draft_quotes(context, find_contents(context))
    mentions = _speakers_by_mention(entities)
    own = [_speaker_token(context, draft) for draft in drafts]
    running = inherited_speakers(context.tokens.text, drafts, own)
    tokens = writers(context.tokens, drafts, running, persons=persons)
    return tuple(
        _quote(document, context, draft, number=number, token=token, speaker=_speaker(context, token, mentions))
        for number, (draft, token) in enumerate(zip(drafts, tokens, strict=True), start=1)
    )


def _persons(document: Document, entities: tuple[Entity, ...]) -> list[int]:
    """Return the last tokens of the names of persons, in text order."""
    mentions = (mention for entity in entities if entity.type == "PERSON" for mention in entity.mentions)
    ends = sorted({mention.end for mention in mentions if mention.kind == "name"})
    return [bisect_left(document.tokens.start, end) - 1 for end in ends]


def _speakers_by_mention(entities: tuple[Entity, ...]) -> Lookup[str]:
    """Return the entities by the mentions that settle who speaks.

    A description alone ("the nominee") does not: to name the wrong person is worse than to repeat the description. Nor
    does the name of a people or a party's followers: "many Americans" are not all of them.
    """
    return Lookup(
        (mention.start, mention.end, entity.id)
        for entity in entities
        if entity.type != "NORP"
        for mention in entity.mentions
        if mention.kind != "nominal"
    )


def _speaker_token(context: SpeechContext, draft: Draft) -> int | None:
    anchor = draft.anchor
    if anchor.candidate is None:
        return anchor.speaker
    return choose_speaker(context, anchor.candidate, start=draft.start, end=draft.end)


def _speaker(context: SpeechContext, token: int | None, mentions: Lookup[str]) -> _Speaker | None:
    if token is None:
        return None
    tokens = context.tokens
    start, end = phrase_of(tokens, token)
    based = _based_at(tokens, token)
    if based is not None:
        return _Speaker(None, " ".join(tokens.text[start : tokens.end[based]].split()))
    named = apposed(tokens, token)
    if named and tokens.pos[token] != "PROPN":
        end = phrase_of(tokens, named[0])[1]
    entities = (mentions.covering(tokens.start[name], tokens.end[name]) for name in (token, *named))
    words = " ".join(tokens.text[start:end].split())
    return _Speaker(next(filter(None, entities), None), words.strip(_MARKS))


def _based_at(tokens: TokenTable, token: int) -> int | None:
    """Return the noun in 'the Springfield, Ohio-based firm', which the parse takes for an apposition to the town."""
    return next(
        (
            child
            for child in tokens.near(token)
            if tokens.dep[child] == "appos" and any(tokens.lower[inner] == "based" for inner in tokens.near(child))
        ),
        None,
    )


def _cue_range(tokens: TokenTable, cue: int) -> tuple[int, int]:
    """Return the code points of a cue with its particle: "pointed out", "according to"."""
    following = cue + 1
    particle = following < len(tokens) and tokens.head[following] == cue and tokens.dep[following] == "prt"
    to = tokens.lower[cue] == "according" and following < len(tokens) and tokens.lower[following] == "to"
    return tokens.start[cue], tokens.end[following if particle or to else cue]


def _source_text(context: SpeechContext, draft: Draft, token: int | None) -> str | None:
    candidate = draft.anchor.candidate
    if candidate is None:
        return None
    return channel_of(context.tokens, candidate.cue, start=draft.start, end=draft.end, speaker=token)


def _quote(
    document: Document,
    context: SpeechContext,
    draft: Draft,
    *,
    number: int,
    token: int | None,
    speaker: _Speaker | None,
) -> Quote:
    span = document.span(draft.start, draft.end)
    cue = draft.anchor.candidate.cue if draft.anchor.candidate else None
    return Quote(
        id=f"q{number}",
        start=span.start,
        end=span.end,
        text=span.text,
        kind=draft.kind,
        speaker=speaker.entity if speaker else None,
        speaker_text=speaker.text if speaker else None,
        source_text=_source_text(context, draft, token),
        cue=document.span(*_cue_range(context.tokens, cue)) if cue is not None else None,
    )
