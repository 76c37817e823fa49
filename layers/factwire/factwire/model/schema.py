"""The JSON Schemas of the public documents, generated from the models.

`python -m factwire.model.schema` writes them to `schemas/`; with `--check` it only compares and ends with
status 1 where a committed schema differs from the models.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from factwire.model.facts import Facts
from factwire.model.judgement import Judgement
from factwire.model.notification import Notification
from factwire.model.story import Story

FOLDER: Final = Path(__file__).parent / "schemas"
DOCUMENTS: Final[Mapping[str, type[BaseModel]]] = {
    "facts": Facts,
    "notification": Notification,
    "story": Story,
    "judgement": Judgement,
}


def schema_of(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one of `DOCUMENTS`, as it is serialised."""
    document = DOCUMENTS[name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:factwire:schema:{name}:{document.model_fields['schema_version'].default}",
        **document.model_json_schema(mode="serialization"),
    }


def path_of(name: str) -> Path:
    """Where the schema of a document is committed."""
    return FOLDER / f"{name}.schema.json"


def written(name: str) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"


def drifted() -> list[str]:
    """The documents whose committed schema is missing or differs from the models."""
    return [
        name
        for name in DOCUMENTS
        if not path_of(name).is_file() or path_of(name).read_text(encoding="utf-8") != written(name)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the schemas, or check them; answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m factwire.model.schema", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; status 1 on drift")
    if parser.parse_args(arguments).check:
        for name in drifted():
            sys.stderr.write(f"{path_of(name).name} differs from the models: run python -m factwire.model.schema\n")
        return 1 if drifted() else 0
    FOLDER.mkdir(exist_ok=True)
    for name in DOCUMENTS:
        path_of(name).write_text(written(name), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
