"""What lies in an archive is read as if it had come by itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from factwire.errors import FactwireError, TooLarge
from factwire.reading.source import Drafts, Failure, Source

DEEPEST: Final = 3


def member_drafts(member: Source, *, part: str) -> Drafts:
    """The drafts of an archive's member, each named by the member and, within it, by its own part."""
    from factwire.reading.registry import read_drafts

    if member.depth >= DEEPEST:
        yield Failure(part=part, error=TooLarge(f"archives within archives are read {DEEPEST} deep"))
        return
    try:
        for draft in read_drafts(replace(member, depth=member.depth + 1)):
            yield replace(draft, part=f"{part}#{draft.part}" if draft.part else part)
    except FactwireError as error:
        yield Failure(part=part, error=error)
