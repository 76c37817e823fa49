"""The endpoint's OpenAPI document, generated from its routes and committed.

`python -m factwire.aws.http.documentation.openapi` writes it to `openapi.json`; with `--check` it only compares
and ends with status 1 where the committed document differs from the routes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from factwire.aws.bootstrap import ApiServices
from factwire.aws.http import resolver
from factwire.aws.http.documentation.document import described
from factwire.aws.settings import ApiSettings

COMMITTED: Final = Path(__file__).parent / "openapi.json"


def generated() -> str:
    """The document as its file holds it: that of every endpoint, wherever it answers."""
    settings = ApiSettings.of({"TABLE_NAME": "-", "BUCKET_NAME": "-", "CURSOR_SECRET": "-" * 16})
    # Routes are described without being called: no use case is needed.
    services: dict[str, Any] = dict.fromkeys(field.name for field in fields(ApiServices))
    app = resolver(ApiServices(**{**services, "settings": settings}))
    return json.dumps(json.loads(app.get_openapi_json_schema(**described(url=""))), indent=2, ensure_ascii=False) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the document, or check it; answers the exit status."""
    parser = argparse.ArgumentParser(prog="python -m factwire.aws.http.documentation.openapi", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only; status 1 on drift")
    if not parser.parse_args(arguments).check:
        COMMITTED.write_text(generated(), encoding="utf-8")
        return 0
    if COMMITTED.is_file() and COMMITTED.read_text(encoding="utf-8") == generated():
        return 0
    sys.stderr.write(
        f"{COMMITTED.name} differs from the routes: run python -m factwire.aws.http.documentation.openapi\n"
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
