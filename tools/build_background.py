"""Build the background table of word frequencies that stories are keyed with: `python tools/build_background.py`.

Reads the list of English words that the package wordfreq ships (dependency group `background`; nothing is fetched)
and writes `factwire/stories/lexicons/background.tsv`. The same package gives the same bytes.

Its data may be redistributed under CC BY-SA 4.0; the head of the table says so, and whose work it is.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import factwire.stories
from factwire.stories.comparison.terms import stem
from wordfreq import get_frequency_dict

TABLE = Path(factwire.stories.__file__).parent / "lexicons" / "background.tsv"
HEAD = """\
# How common the stems of English words are: ten times the Zipf value, which is the decimal logarithm of their number
# in a thousand million words. Stems below 30 are left out.
# From wordfreq {version} (Robyn Speer, 2022, https://doi.org/10.5281/zenodo.7199437), adapted: summed by stem.
# Its data, and so this table, is under CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/). It comes from
# Wikipedia, ParaCrawl, OPUS OpenSubtitles, the SUBTLEX lists of Marc Brysbaert et al. (which are freely available),
# the Leeds Internet Corpus, Google Books Ngrams, GlobalVoices and other news, Twitter and Reddit. Made by
# tools/build_background.py.
stem\tdecizipf
"""
RAREST = 30


def main() -> None:
    """Write the table."""
    frequencies: defaultdict[str, float] = defaultdict(float)
    for word, frequency in get_frequency_dict("en", wordlist="small").items():
        if word.isascii() and word.isalpha():
            frequencies[stem(word)] += frequency
    rows = ((known, round(10 * math.log10(1e9 * share))) for known, share in sorted(frequencies.items()))
    lines = (f"{known}\t{decizipf}\n" for known, decizipf in rows if decizipf >= RAREST)
    TABLE.write_text(HEAD.format(version=version("wordfreq")) + "".join(lines), encoding="utf-8")
    sys.stderr.write(f"background: {TABLE.stat().st_size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main()
