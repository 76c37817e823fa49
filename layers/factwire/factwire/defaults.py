"""What holds where nobody asks for something else; light to import."""

from __future__ import annotations

from typing import Final

SUMMARY_WORDS: Final = 60
