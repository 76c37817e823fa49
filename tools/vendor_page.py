"""Bring the libraries of the reader page from npm: `python tools/vendor_page.py`; `--check` only compares hashes.

`functions/api/page/vendor/vendor.toml` names each package with its version, licence, file and SHA-256. A file that
differs from its hash is not written.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path
from typing import Any

VENDOR = Path(__file__).parents[1] / "functions" / "api" / "page" / "vendor"


def main() -> int:
    """Bring or check the files; return the exit status."""
    parser = argparse.ArgumentParser(prog="python tools/vendor_page.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare the files with their hashes, fetch nothing")
    checking = parser.parse_args().check
    wrong = [package["as"] for package in packages() if not (is_whole(package) if checking else bring(package))]
    for name in wrong:
        sys.stderr.write(f"{name} is not the file that vendor.toml names\n")
    return 1 if wrong else 0


def packages() -> list[dict[str, Any]]:
    """Return the packages that the page uses."""
    packages: list[dict[str, Any]] = tomllib.loads((VENDOR / "vendor.toml").read_text(encoding="utf-8"))["package"]
    return packages


def is_whole(package: dict[str, Any]) -> bool:
    """Return whether the file of a package is there, and is the one that was chosen."""
    path = VENDOR / package["as"]
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == str(package["sha256"])


def bring(package: dict[str, Any]) -> bool:
    """Fetch a package and write its file; return whether it is the one that was chosen."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, f"{package['name']}@{package['version']}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - names and versions of vendor.toml
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            member = packed.extractfile(f"package/{package['file']}")
            data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != package["sha256"]:
        return False
    (VENDOR / package["as"]).write_bytes(data)
    return True


if __name__ == "__main__":
    sys.exit(main())
