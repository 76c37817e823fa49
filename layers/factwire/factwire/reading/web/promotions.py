"""Lines on pages and in feeds that are no part of the article.

They call to subscribe, to share and to read on, or tell of rights and of where the article was first.
"""

from __future__ import annotations

import re
from typing import Final

_PROMOTION: Final = re.compile(
    r"""^\W{0,3}(?:
      (?:(?:read|see)\ (?:more|also|next)|also\ (?:read|on)|related(?:\ (?:articles?|stories|topics?|content))?
        |more\ on\ this|recommended|watch|listen|don['’]t\ miss|must\ read|in\ pictures|top\ stories|trending
        |most\ (?:read|popular))
        \s*(?::|$|>|»|\|).*
      |advertisement(?:\W*|\W+(?:scroll|continue|story|article|skip|this)\b.{0,60})
      |(?:story|article)\ continues\ (?:below|after)\b.*|continue\ reading.*|skip\ advertisement
      |(?:sign\ up|subscribe|register)\ (?:now\ )?(?:to|for|here|and|today|our)\b.{0,300}
      |(?:get|never\ miss)\ (?:the\ )?(?:latest|best|our|[\w\ ]{0,30}newsletter)\b.{0,200}
      |to\ (?:view|read|continue\ reading)\ (?:the|this)\b.{0,60}\bsubscribe\b.*
      |.{0,80}\balready\ a\ subscriber\b.*
      |printer[- ]friendly(?:\ version)?|e-?mail\ this\ (?:story|article|page)(?:\ to\ a\ friend)?
      |(?:view|leave|post|add|show|hide)\ (?:a\ |all\ |your\ )?comments?\b.{0,20}
      |[\d,]+\ (?:comments?|reads|shares|views|hits)|log\ in\b.{0,30}\bto\ (?:post|leave|add)\ (?:a\ )?comments?
      |(?:.{0,160}[.!?]\ )?(?:have\ your\ say|let\ us\ know|tell\ us|join\ the\ (?:conversation|debate|discussion))
        \b.{0,60}\bin\ (?:the|our)\ comments?\b.{0,40}
      |your\ subscription\ (?:could\ not|has)\ be(?:en)?\b.{0,80}
      |(?:facebook|twitter|whatsapp|linkedin|reddit|pinterest|instagram|telegram|copy\ link)\W*
      |(?:(?:kindly|please)\ )?(?:share|tweet|pin|email|print)(?:\ (?:this|on|via|to)\b[^.]{0,60})?
      |(?:like|enjoy(?:ed)?)\ this\ (?:story|article)\?.{0,80}
      |follow\ (?:us|him|her|them|me)?\ ?on\b.{0,120}|like\ us\ on\b.{0,80}|join\ (?:us|our)\b.{0,120}
      |(?:(?:photo|image|picture|video|file\ photo)\ ?)?(?:credits?|courtesy|by)\ ?:.{0,120}
      |(?:photograph|photo|image|picture):.{0,120}
      |our\ standards:.*|all\ rights\ reserved.*
      |(?:©|\(c\)|copyright\ (?=by\b|of\b|.{0,60}(?:\b\d{4}\b|©|\(c\)))).{0,450}
      |this\ (?:article|story|material|content)\ (?:is\ the\ copyright|may\ not\ be).*|written\ permission\ .*
      |(?:submit|send\ (?:us|in))\ (?:a|your)
        \ (?:letters?|stor(?:y|ies)|photos?|pictures?|news|tips?|op-?eds?)\b.{0,200}
      |(?:(?:first[- ]time|new|all)\ )?subscribers
        \ (?:(?:also|will|can|now)\ )*(?:receive|get|enjoy|save|read)\b.{0,200}
      |never\ miss\ a\ (?:story|moment|beat)\b.{0,200}|stay\ (?:up\ to\ date|tuned|informed|connected)\b.{0,120}
      |this\ is\ a\ (?:breaking|developing)\ (?:news\ )?story\b.{0,120}
      |from\ the\ [\w\ ,/-]{3,30}\ issue(?:\ of\ .{2,40})?|</?(?:iframe|script|div|embed|object)\b.*
      |we\ need\ your\ (?:help|support)\b.{0,200}\b(?:donate|contribute|give|join|member)\b.{0,20}
      |(?:.{0,160}[.!?]\ )?(?:view|see|read|find|check\ out)\ our\ [\w\ ]{3,40}\ here\W*
      |.{0,100}\bdownload\ (?:the|our)\b.{0,60}\bapps?\b.{0,60}
      |the\ post\ .{1,300}\ (?:appeared\ first|first\ appeared)\ on\ .{1,120}
      |(?:(?:last|first)\ )?(?:posted|published|updated|release\ date|date)(?:\ (?:on|in|by))?\W*
      |(?:(?:media|press|news)\ )?(?:contacts?|enquiries|inquiries)\ ?:.{0,160}(?:@|\d{3}).{0,60}
      |(?:back\ to\ top|click\ here|show\ more|load\ more|view\ gallery|enlarge)\b.{0,30}|(?:close|menu|loading)\W*
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


def is_promotion(line: str) -> bool:
    """Return whether a line, without its outer blanks, is none of the article's."""
    return _PROMOTION.match(line) is not None
