"""`make sbom`: what is deployed as a CycloneDX document: packages by the lock with their hashes, licences, data."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from local.audit.licences import LOCK, data, packages, policy
from local.settings import ROOT

SBOM = ROOT / "build" / "sbom.cdx.json"
_CYCLONEDX = ROOT / ".venv-audit" / "bin" / "cyclonedx-py"


def main() -> int:
    """Write the document; return the exit status."""
    command = [str(_CYCLONEDX), "requirements", str(LOCK), "--pyproject", str(ROOT / "pyproject.toml")]
    made = subprocess.run(
        [*command, "--output-reproducible", "--of", "JSON"],
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    document = completed(json.loads(made.stdout))
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(json.dumps(document, indent=2) + "\n", encoding="utf-8")
    print(f"{SBOM.relative_to(ROOT)}: {len(document['components'])} components")
    return 0


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with what the lock does not hold: the licence of each package, and the data."""
    licences = {(each.name, each.version): each.licence for each in packages()}
    components = [
        {key: value for key, value in each.items() if key != "description"}
        | _licence(licences[each["name"], each["version"]])
        for each in document["components"]
        if (each["name"], each["version"]) in licences
    ]
    sources = {each["name"]: each for each in policy()["data"]}
    components += [
        {
            "type": "data",
            "bom-ref": f"data: {each.name}",
            "name": each.name,
            "description": f"{sources[each.name]['file']}; {sources[each.name]['source']}",
        }
        | _licence(each.licence)
        for each in data()
    ]
    kept = {each["bom-ref"] for each in components}
    root = document["metadata"]["component"]["bom-ref"]
    dependencies = [{"ref": root, "dependsOn": sorted(kept)}, *({"ref": each} for each in sorted(kept))]
    return document | {"components": components, "dependencies": dependencies}


def _licence(expression: str) -> dict[str, Any]:
    return {"licenses": [{"expression": expression}]}


if __name__ == "__main__":
    sys.exit(main())
