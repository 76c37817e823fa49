"""Responses for machines and for spreadsheets: JSON, one JSON document a line, CSV, GeoJSON."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Literal, get_args
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import Response, content_types
from pydantic import Field

from factwire.domain.listing.flat_rows import global_id, write_csv
from factwire.model.base import Frozen

Format = Literal["json", "ndjson", "csv"]
GeoFormat = Literal["json", "ndjson", "csv", "geojson"]
# Lists that are feeds as well; see `factwire.aws.http.feeds`.
FeedFormat = Literal["json", "atom", "rss", "jsonfeed"]
TableOrFeed = Literal["json", "ndjson", "csv", "atom", "rss", "jsonfeed"]
MapOrFeed = Literal["json", "ndjson", "csv", "geojson", "atom", "rss", "jsonfeed"]


class Point(Frozen):
    """A place on earth: WGS 84, longitude before latitude (RFC 7946)."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[Annotated[float, Field(ge=-180, le=180)], Annotated[float, Field(ge=-90, le=90)]]


class Feature(Frozen):
    """One row of a list; its id is the fact's, unique among all articles."""

    type: Literal["Feature"] = "Feature"
    id: str | None = None
    geometry: Point
    properties: dict[str, Any]


class FeatureCollection(Frozen):
    """The rows of a page that have a place, for a map; `omitted` is how many have none."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[Feature, ...]
    omitted: int = 0


def json_response(
    document: Frozen, *, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> Response[str]:
    """Return one document as JSON."""
    return Response(
        status_code=status.value,
        content_type=content_types.APPLICATION_JSON,
        body=document.model_dump_json(),
        headers=dict(headers or {}),
    )


def page_response(page: Frozen, *, format: str, query: Mapping[str, str]) -> Response[str]:
    """Return one page in the requested format.

    Formats that have no place for a cursor say where the next page is in a `Link` header (RFC 8288).

    Args:
        page: its first field holds the rows, `next` its cursor if it has one.
        format: `json`, `ndjson`, `csv` or `geojson`.
        query: the parameters of the request.
    """
    following = getattr(page, "next", None)
    link = {"Link": f'<?{urlencode({**query, "cursor": following})}>; rel="next"'} if following else {}
    if format == "json":
        return json_response(page, headers=link)
    (name, field), *_ = type(page).model_fields.items()
    rows: Sequence[Frozen] = getattr(page, name)
    if format == "ndjson":
        return _text_response("".join(f"{row.model_dump_json()}\n" for row in rows), "application/x-ndjson", link)
    if format == "csv":
        return _text_response(_csv(rows, get_args(field.annotation)[0]), "text/csv; charset=utf-8", link)
    return _text_response(_geojson(rows).model_dump_json(), "application/geo+json", link)


def _text_response(body: str, media_type: str, headers: Mapping[str, str]) -> Response[str]:
    return Response(status_code=HTTPStatus.OK.value, content_type=media_type, body=body, headers=dict(headers))


def _csv(rows: Sequence[Frozen], model: type[Frozen]) -> str:
    """Return one row a fact; see `flat_rows`."""
    out = io.StringIO()
    write_csv(rows, model, out)
    return out.getvalue()


def _geojson(rows: Sequence[Frozen]) -> FeatureCollection:
    """Return the rows that have coordinates as features."""
    features = tuple(filter(None, (_feature(row.model_dump(mode="json")) for row in rows)))
    return FeatureCollection(features=features, omitted=len(rows) - len(features))


def _feature(properties: dict[str, Any]) -> Feature | None:
    """Return a row at the coordinates of its place or of itself; None where they are unknown."""
    place = properties.get("place") or {}
    # A row that only names its place has the coordinates itself.
    place = place if isinstance(place, Mapping) and "place" in properties else properties
    longitude, latitude = place.get("longitude"), place.get("latitude")
    if longitude is None or latitude is None:
        return None
    return Feature(id=global_id(properties), geometry=Point(coordinates=(longitude, latitude)), properties=properties)
