"""The command `factwire`: the library without any AWS."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from factwire.errors import FactwireError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; answers its exit status."""
    parser = argparse.ArgumentParser(prog="factwire")
    commands = parser.add_subparsers(required=True)
    extract = commands.add_parser("extract")
    extract.add_argument("file", nargs="?")
    extract.add_argument("--title")
    extract.add_argument("--published-at")
    extract.add_argument("--source")
    extract.add_argument("--jsonl")
    extract.add_argument("--out")
    args = parser.parse_args(arguments)
    from factwire import extract as run

    if args.jsonl:
        with open(args.out, "w", encoding="utf-8") as out:
            for line in Path(args.jsonl).read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                try:
                    facts = run(
                        row.get("text") or "",
                        title=row.get("title"),
                        published_at=row.get("published_at"),
                        url=row.get("url"),
                    )
                    out.write(
                        json.dumps({"id": row["id"], "facts": facts.model_dump(mode="json")}, ensure_ascii=False) + "\n"
                    )
                except FactwireError as error:
                    out.write(
                        json.dumps({"id": row["id"], "error": {"code": error.code, "message": str(error)}}) + "\n"
                    )
        return 0
    print(
        run(
            Path(args.file).read_text(encoding="utf-8"), title=args.title, published_at=args.published_at
        ).model_dump_json(indent=2)
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
