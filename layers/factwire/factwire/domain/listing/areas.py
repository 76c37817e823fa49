"""Boxes on the map, as RFC 7946 has them."""

from __future__ import annotations

from factwire.errors import InvalidRequest

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; where west is greater than east it lies across the antimeridian."""


def box_of(text: str) -> Box:
    """Return the box that `west,south,east,north` describes.

    Raises:
        InvalidRequest: it describes none.
    """
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west, south, east, north = 999.0, 0.0, 0.0, 0.0
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise InvalidRequest("`bbox` must be west,south,east,north in degrees", field="bbox")
    return west, south, east, north


def lies_within(box: Box, *, latitude: float | None, longitude: float | None) -> bool:
    """Return whether a place lies in a box; one whose coordinates are unknown lies in none."""
    if latitude is None or longitude is None:
        return False
    west, south, east, north = box
    across = west <= longitude <= east if west <= east else longitude >= west or longitude <= east
    return across and south <= latitude <= north
