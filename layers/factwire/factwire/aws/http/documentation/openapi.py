"""The endpoint's OpenAPI document, generated from its routes and committed.

`python -m factwire.aws.http.documentation.openapi` writes it to `openapi.json`; with `--check` it only compares
and ends with status 1 where the committed document differs from the routes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from factwire.aws.http import Resolver
from factwire.aws.http.documentation.openapi_corrections import described

COMMITTED: Final = Path(__file__).parent / "openapi.json"


def generated() -> str:
    """Return the document as its file holds it: that of every endpoint, whatever its address."""
    document = json.loads(Resolver(url="").get_openapi_json_schema(**described(url="")))
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the document, or check it; return the exit status."""
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
