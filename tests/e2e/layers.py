"""The layers as they are built for Lambda, and how large they are there."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from local.settings import ROOT, Settings, free_port
from local.stack import build

# What Lambda unzips at most for one function with its layers.
LIMIT = 262_144_000
ARCHITECTURES = ("x86_64", "arm64")
FUNCTIONS = ROOT / "functions"


def local_layers() -> list[Path]:
    """The layers built for this interpreter, in the order Lambda lays them over each other."""
    settings = Settings(port=free_port(), home=ROOT / ".local")
    build(settings)
    return [settings.built / "build" / name for name in ("RuntimeLayer", "FactwireLayer")]


def lambda_runtime_layer(architecture: str) -> Path:
    """The runtime layer built for Lambda's own Python on a processor; kept while its inputs are as they are."""
    source = ROOT / "layers" / "runtime"
    target, stamp = ROOT / ".aws-sam" / "sizes" / architecture, ROOT / ".aws-sam" / "sizes" / f"{architecture}.inputs"
    digest = _digest(source)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest:
        environment = {**os.environ, "FACTWIRE_TARGET": "lambda", "FACTWIRE_ARCH": architecture}
        subprocess.run([sys.executable, source / "build.py", target / "python"], env=environment, check=True)
        stamp.write_text(digest, encoding="utf-8")
    return target


def size_of(*folders: Path) -> int:
    """The bytes of all files below these folders."""
    return sum(file.stat().st_size for folder in folders for file in folder.rglob("*") if file.is_file())


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Print the sizes."""
    runtime, factwire = local_layers()
    rows = {"this machine": runtime} | {name: lambda_runtime_layer(name) for name in ARCHITECTURES}
    for name, layer in rows.items():
        total = size_of(layer, factwire, FUNCTIONS)
        share = f"{total / LIMIT:.0%} of Lambda's limit"
        compiled = "with" if any(layer.rglob("*.pyc")) else "without"
        print(f"{name:<14}{total / 2**20:6.0f} MiB unzipped, {share}, {compiled} .pyc files")  # noqa: T201 - the report


if __name__ == "__main__":
    main()
