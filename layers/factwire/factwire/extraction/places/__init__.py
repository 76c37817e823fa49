"""Places: toponyms of the text resolved to a country and coordinates."""

from __future__ import annotations

from factwire.extraction.places.finding_places import find_places

__all__ = ["find_places"]
