"""Pages that show a notice to the reader where their article would be: consent, subscription, errors."""

from __future__ import annotations

import re
from typing import Final

from factwire.errors import EmptyArticle

# What each kind of notice is, for people, and what its sentences say. Each pattern is looked for in one sentence.
_NOTICES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.VERBOSE))
    for kind, pattern in (
        (
            "a consent notice",
            r"""\b(?:cookies?|consent|gdpr|privacy\ (?:policy|settings|preferences|choices)|personal\ data
            |our\ partners|third[- ]part(?:y|ies)|legitimate\ interest|tracking\ technolog\w+|withdraw\ your
            |manage\ (?:your\ )?preferences|personali[sz]ed\ (?:ads|content|advertising))\b""",
        ),
        (
            "a notice to subscribers",
            r"""\b(?:subscribe|subscriptions?|subscribers?|sign\ (?:in|up)|log\ ?in|register|free\ trial
            |unlimited\ access|your\ account|already\ (?:a\ member|registered)|articles?\ (?:left|remaining)
            |cancel\ any\ ?time
            |to\ (?:continue|keep)\ reading|reached\ your\ limit|premium\ (?:content|article)|members?\ only)\b""",
        ),
        (
            "a notice about the browser",
            r"""\b(?:(?:enable|disable|turn\ (?:on|off)|requires?)\ (?:javascript|cookies|your\ ad\ ?blocker)|javascript
            |ad\ ?-?blocker|captcha|are\ you\ (?:a\ )?(?:human|robot)|unusual\ traffic|checking\ your\ browser
            |verify(?:ing)?\ (?:that\ )?you\ are|browser\ (?:is\ )?(?:out\ of\ date|not\ supported))\b""",
        ),
        (
            "an error page",
            r"""\b(?:page\ (?:not\ found|you\ (?:requested|are\ looking\ for)|can(?:not|'t)\ be
            |(?:has\ been|was)\ (?:moved|removed))
            |404|403|access\ denied|forbidden|not\ available\ in\ your\ (?:country|region|location)|try\ again\ later
            |reference\ (?:number|id|\#)|ray\ id|internal\ server\ error|service\ unavailable)\b""",
        ),
    )
)
# Reports about privacy or subscribers speak of them; notices speak to the reader, and error pages hardly speak.
_TO_THE_READER: Final = re.compile(
    r"\b(?:you|your|we|our|us|please)\b|^\W*(?:accept|agree|already|continue|enable|log|manage|register|sign|subscribe)\b"
    r"|\b(?:404|403|access denied|forbidden|page not found|(?:ray|reference) (?:id|number))\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
# A longer text has an article in it, whatever notice stands around it.
_LONGEST: Final = 3_000
_MOST: Final = 0.6
_FEWEST_SENTENCES: Final = 2


def check_is_article(text: str) -> None:
    """Let a text pass that is more than a notice to the reader.

    Raises:
        EmptyArticle: most of it is one; the message says of what kind.
    """
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(text)] if len(text) <= _LONGEST else []
    addressed = [sentence for sentence in sentences if _TO_THE_READER.search(sentence)]
    needed = max(_MOST * _length(sentences), 1)
    if _length(addressed) < needed:
        return
    for kind, pattern in _NOTICES:
        found = [sentence for sentence in addressed if pattern.search(sentence)]
        if len(found) >= _FEWEST_SENTENCES and _length(found) >= needed:
            raise EmptyArticle(f"the input holds {kind} instead of an article")


def _length(sentences: list[str]) -> int:
    return sum(map(len, sentences))
