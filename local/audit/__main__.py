"""`make audit`: licences of all that is deployed, then known vulnerabilities of the packages."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from local.audit.licences import LOCK, Licensed, data, locked, packages
from local.settings import ROOT

_PIP_AUDIT = ROOT / ".venv-audit" / "bin" / "pip-audit"
_SERVICES = {"pypi": "pypi.org", "osv": "api.osv.dev"}
_SECONDS = 15


def main() -> int:
    """Print both; return the exit status."""
    deployed = [*packages(), *data()]
    for each in deployed:
        print(f"  {each.name:<34}{each.version:<14}{each.licence}")
    _print_problems([each for each in deployed if each.problem])
    vulnerable = _vulnerabilities()
    return 1 if vulnerable or any(each.problem for each in packages()) else 0


def _print_problems(unclear: list[Licensed]) -> None:
    print(f"\nLicences: {len(unclear)} to be looked at")
    for each in unclear:
        print(f"  {each.name}: {each.problem}")


def _vulnerabilities() -> bool:
    """Check each locked version; return whether one is vulnerable or could not be checked."""
    checked = max(map(_checked, _SERVICES), key=len)
    found = [each for each in checked if each["vulns"]]
    print(f"\nVulnerabilities: {len(checked)} packages checked, {len(found)} have known ones")
    for each in found:
        fixes = ", ".join(f"{one['id']} (fixed in {' '.join(one['fix_versions']) or 'none'})" for one in each["vulns"])
        print(f"  {each['name']} {each['version']}: {fixes}")
    missing = len(locked()) - len(checked)
    if missing > 0:
        services = " and ".join(_SERVICES.values())
        print(f"NOT CHECKED: {missing} packages: {services} could not be reached.")
        print("Nothing is known of them, good or bad: run this where one of the two can be reached.")
    return bool(found) or missing > 0


def _checked(service: str) -> list[dict[str, Any]]:
    """Return the packages that a service knows, each with its vulnerabilities; none where it does not respond."""
    command = [str(_PIP_AUDIT), "--requirement", str(LOCK), "--require-hashes", "--disable-pip", "--format", "json"]
    options = ["--progress-spinner", "off", "--timeout", str(_SECONDS), "--vulnerability-service", service]
    ended = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    try:
        return [each for each in json.loads(ended.stdout)["dependencies"] if "vulns" in each]
    except (ValueError, KeyError):
        return []


if __name__ == "__main__":
    sys.exit(main())
