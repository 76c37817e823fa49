"""`make audit`: licences of all that is deployed, then known vulnerabilities of the packages."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from local.audit.licences import LOCK, Licensed, data, packages
from local.settings import ROOT

_PIP_AUDIT = ROOT / ".venv-audit" / "bin" / "pip-audit"


def main() -> int:
    """Print both; answers the exit status."""
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
    """Ask PyPI about each locked version; answers whether anything is wrong or could not be asked."""
    command = [str(_PIP_AUDIT), "--requirement", str(LOCK), "--require-hashes", "--disable-pip", "--format", "json"]
    ended = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False)
    try:
        answers: list[dict[str, Any]] = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (ended.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"\nVulnerabilities: NOT CHECKED, the service did not answer: {reason}")
        return True
    skipped = [each for each in answers if "skip_reason" in each]
    found = [each for each in answers if each.get("vulns")]
    print(f"\nVulnerabilities: {len(answers) - len(skipped)} packages checked, {len(found)} have known ones")
    for each in found:
        fixes = ", ".join(f"{one['id']} (fixed in {' '.join(one['fix_versions']) or 'none'})" for one in each["vulns"])
        print(f"  {each['name']} {each['version']}: {fixes}")
    if skipped:
        print(
            f"NOT CHECKED: {len(skipped)} packages; the service at pypi.org does not answer about their versions here"
        )
    return bool(found or skipped)


if __name__ == "__main__":
    sys.exit(main())
