"""Answers for machines and for spreadsheets: JSON, one JSON a line, CSV, GeoJSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import urlencode

from aws_lambda_powertools.event_handler import Response, content_types

from factwire.model.base import Frozen

Format = Literal["json", "ndjson", "csv"]
GeoFormat = Literal["json", "ndjson", "csv", "geojson"]

# Spreadsheets take a cell that begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def answer(
    document: Frozen, *, status: HTTPStatus = HTTPStatus.OK, headers: Mapping[str, str] | None = None
) -> Response[str]:
    """One document as JSON."""
    return Response(
        status_code=status.value,
        content_type=content_types.APPLICATION_JSON,
        body=document.model_dump_json(),
        headers=dict(headers or {}),
    )


def answer_page(page: Frozen, rows: Sequence[Frozen], *, format: str, query: Mapping[str, str]) -> Response[str]:
    """One page in the format asked for.

    Formats that have no place for a cursor say where the next page is in a `Link` header (RFC 8288).
    """
    following = getattr(page, "next", None)
    link = {"Link": f'<?{urlencode({**query, "cursor": following})}>; rel="next"'} if following else {}
    if format == "json":
        return answer(page, headers=link)
    written = {"ndjson": (_ndjson, "application/x-ndjson"), "csv": (_csv, "text/csv; charset=utf-8")}
    write, media_type = written.get(format, (_geojson, "application/geo+json"))
    return Response(status_code=200, content_type=media_type, body=write(rows), headers=dict(link))


def _ndjson(rows: Sequence[Frozen]) -> str:
    return "".join(f"{row.model_dump_json()}\n" for row in rows)


def _csv(rows: Sequence[Frozen]) -> str:
    """One row a fact; nested fields by dotted names, lists of names joined by semicolons."""
    flat = [_flat(row.model_dump(mode="json")) for row in rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, list(dict.fromkeys(name for row in flat for name in row)), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: _harmless(value) for name, value in row.items()} for row in flat)
    return out.getvalue()


def _flat(value: Mapping[str, Any], *, prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, each in value.items():
        if isinstance(each, Mapping):
            flat |= _flat(each, prefix=f"{prefix}{name}.")
        elif isinstance(each, list):
            flat[f"{prefix}{name}"] = "; ".join(_name(item) for item in each)
        else:
            flat[f"{prefix}{name}"] = each
    return flat


def _name(item: Any) -> str:
    if isinstance(item, Mapping):
        return str(item.get("name") or item.get("text") or item.get("type") or "")
    return str(item)


def _harmless(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _geojson(rows: Sequence[Frozen]) -> str:
    """A feature collection (RFC 7946); a fact without coordinates has no geometry."""
    return json.dumps(
        {"type": "FeatureCollection", "features": [_feature(row.model_dump(mode="json")) for row in rows]},
        ensure_ascii=False,
    )


def _feature(properties: dict[str, Any]) -> dict[str, Any]:
    place = properties.get("place") or {}
    point = [place.get("longitude"), place.get("latitude")]
    geometry = None if None in point else {"type": "Point", "coordinates": point}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
