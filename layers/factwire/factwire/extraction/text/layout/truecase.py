"""Headlines and first words in the case of running text, so that the model reads "Blames" as a verb, not as a name.

The article itself tells how its words are written (after Lita et al. 2003, "tRuEcasIng"): a word of
the headline takes the case it mostly has inside the text's sentences.
"""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
INSIDE_SENTENCE = re.compile(r"(?<=[\w,;] )" + WORD.pattern)
# The first words of many British papers: "A MAN has been arrested". An article or a number tells them from a dateline.
OPENING = re.compile(r"\s*(?:AN?|THE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)(?: [A-Z'’-]+){1,6}(?= [a-z])")
FEWEST_TITLE_CASED = 0.6


def truecase(title: str, *, text: str) -> str:
    """Return the title with words in the case the text gives them; as long as before, code point by code point.

    Only a title in headline case or capitals is touched: elsewhere its own case is the better witness.
    """
    words = WORD.findall(title)
    long = [word for word in words if len(word) > 3]
    if not long or sum(word[0].isupper() for word in long) < FEWEST_TITLE_CASED * len(long):
        return title
    seen = Counter(INSIDE_SENTENCE.findall(text))
    shouting = title.isupper()

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        forms = (word, word.lower(), word.capitalize()) if shouting else (word, word.lower())
        best = max(forms, key=lambda form: seen[form])
        if not seen[best]:
            best = word.capitalize() if shouting else word
        return best if len(best) == len(word) else word

    return WORD.sub(recase, title)


def without_opening_capitals(text: str) -> str:
    """Return the text with its first words, if they are set in capitals, in the case that the rest gives them."""
    opening = OPENING.match(text)
    if opening is None:
        return text
    seen = Counter(INSIDE_SENTENCE.findall(text[opening.end() :]))

    def recase(match: re.Match[str]) -> str:
        word = match.group()
        return max((word.lower(), word.capitalize(), word), key=lambda form: seen[form])

    first, *words = opening.group().split(" ")
    return " ".join((first.capitalize(), *(WORD.sub(recase, word) for word in words))) + text[opening.end() :]
