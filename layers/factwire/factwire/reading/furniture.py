"""Lines of a text that are none of its article: who made it, end marks, rights, what a page says while it loads.

Texts in markup lose them when they are read. Texts that came as text keep every character: whoever looks for facts
leaves these lines out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# "(Reporting by Ann Example in Oslo; Editing by Bo Example)", as Reuters and others sign what they send.
_MADE_BY: Final = (
    r"(?:(?:additional |further |compiled |written and )?(?:reporting|editing|writing|compilation|production|research"
    r"|graphics?|translation|subediting|fact[- ]checking|photo(?:graph)?s|video)"
    r"(?:,? (?:and |& )?(?:reporting|editing|writing))? by|additional reporting(?=:)|compiled by|edited by"
    r"|with (?:assistance|help|files|contributions?|reporting|additional reporting) (?:from|by))"
)
# Nothing but names, places and such makers follows: "Reporting by state media suggested" is a sentence.
_NAMES: Final = (
    r"(?:(?:(?-i:[A-Z])[\w.'’-]*+|and|in|by|with|the|of|at|for|from|de|van|von|bureau|newsroom|staff|desk|team|editing"
    r"|writing|reporting|additional|compiled|compilation|graphics?)(?=[\s;,&.:()/\]]|$)[\s;,&.:()/\]]*+)++"
)
_SIGN_OFF: Final = rf"(?:[(\[]|[-–—]{{1,3}})?\s?{_MADE_BY}:?\s{_NAMES}"
_CONTRIBUTED: Final = (
    r"\(?(?:the )?(?:(?-i:[A-Z])[\w.'’]*(?: (?-i:[A-Z])[\w.'’]*){0,3},? )?(?:writers?|reporters?|correspondents?"
    r"|journalists?)\b.{2,200} contributed(?: to this (?:report|story|article))?"
    r"(?: from(?: (?-i:[A-Z])[\w.'’]*){1,4})?\.?\)?"
    r"|\(?(?:the )?(?-i:[A-Z])[\w.'’]*(?:(?: and|,)? (?-i:[A-Z])[\w.'’]*){0,7} (?:also )?contributed"
    r"(?: reporting)? to this (?:report|story|article)\.?\)?"
    # "Konaté reported from Bamako, Mali.": who else was where, below the text.
    r"|(?-i:[A-Z])[\w'’-]*(?:(?: and|,)? (?-i:[A-Z])[\w.'’-]*){0,4} reported from"
    r"(?:,? (?:and )?(?-i:[A-Z])[\w.'’-]*){1,6}\.?"
)
_END: Final = (
    r"[(\[<*\s-]{0,4}(?:end|ends|fin|more|30|###|eom|ap|xinhua)[)\]>*\s-]{1,4}(?:\d{4,6}\s?(?:gmt|utc|z|ist|hrs))?"
    r"|-\s?(?:ends?|30)\s?-|#{2,4}|\*{3,5}|ends?"
)
_RIGHTS: Final = (
    r"(?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{4}|by\b|.{0,60}\b\d{4})).{0,450}|.{0,120}\ball rights reserved\b.{0,200}"
    r"|(?:this (?:material|article|story|report)|the contents?) (?:may|must) not be"
    r" (?:published|reproduced|broadcast|copied).{0,200}"
    r"|distributed by .{2,60}(?:agency|wire|inc|llc)\b.{0,40}"
)
_LOADING: Final = (
    r"(?:loading|please wait|buffering)\s?(?:\.{1,3}|…)?(?:\s?(?:comments?|content|article|video))?(?:\.{1,3}|…)?"
)
_RULES: Final = r"our standards: .{0,100}"
# Who sends a text out, who typed it, and who has not touched it: "SOURCE Example Limited", "PK/PSM", "PTI SPK NSK".
_SENT_BY: Final = (
    r"(?-i:SOURCE):? (?-i:[A-Z]).{1,80}(?<![.!?])|(?-i:[A-Z]{2,4}(?:/[A-Z]{1,4}){1,4})"
    r"|(?-i:(?:AFP|ANI|AP|IANS|PTI|UNI)(?: [A-Z]{2,4}){1,6})"
    r"|\(?.{0,80}\bnot been (?:edited|modified|created|verified) by\b.{0,60}"
    r"\b(?:feed|agency|staff|wire|syndicat\w+)\b.{0,120}"
)
_ADDRESS: Final = r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}"
_LINE: Final = re.compile(
    rf"(?:{_SIGN_OFF}|{_CONTRIBUTED}|{_END}|{_RIGHTS}|{_LOADING}|{_RULES}|{_SENT_BY}|{_ADDRESS})", re.IGNORECASE
)
_LONGEST: Final = 500


def is_furniture(line: str) -> bool:
    """Return whether a line is none of the article's."""
    line = line.strip()
    return 0 < len(line) <= _LONGEST and _LINE.fullmatch(line) is not None


def without_furniture(text: str) -> str:
    """Return a text without such lines."""
    return "\n".join(line for line in text.split("\n") if not is_furniture(line))


@lru_cache(maxsize=8)
def furniture_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the code points `[start, end)` of such lines in a text."""
    spans, start = [], 0
    for line in text.split("\n"):
        if is_furniture(line):
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)
