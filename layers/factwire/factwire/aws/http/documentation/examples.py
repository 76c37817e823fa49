"""The examples of the OpenAPI document: what the endpoint returns when the project's sample articles are stored.

`examples.json` is generated (`python -m tests.examples`) and committed; a test fails where it differs.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from aws_lambda_powertools.event_handler.openapi.models import Example, MediaType

COMMITTED: Final = Path(__file__).parent / "examples.json"

# By operation ("GET /events"), status and media type: the values by their names.
Examples = dict[str, dict[str, dict[str, dict[str, Any]]]]


def examples() -> Examples:
    """Return the committed examples; none where the file is yet to be made."""
    if not COMMITTED.is_file():
        return {}
    found: Examples = json.loads(COMMITTED.read_text(encoding="utf-8"))
    return found


def with_examples(content: dict[str, MediaType], values: dict[str, dict[str, Any]]) -> dict[str, MediaType]:
    """Return the content of a response with an example for each media type that has one."""
    return {
        media_type: each.model_copy(
            update={"examples": {name: Example(value=value) for name, value in values.get(media_type, {}).items()}}
        )
        if media_type in values
        else each
        for media_type, each in content.items()
    }
