"""Paths, and the environment of the local AWS and its tools."""

from __future__ import annotations

import os
import platform
import socket
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STACK = "factwire"
REGION = "us-east-1"
ACCOUNT = "000000000000"
DEFAULT_PORT = 4566

# The local AWS takes any credentials; these never leave the machine.
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "local",
    "AWS_SECRET_ACCESS_KEY": "local",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    "AWS_EC2_METADATA_DISABLED": "true",
}
_NOT_OURS = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CA_BUNDLE")


@dataclass(frozen=True)
class Settings:
    """One local AWS: its port, and the folder that holds all it keeps."""

    port: int
    home: Path
    root: Path = ROOT

    @property
    def endpoint(self) -> str:
        """Return the URL of every AWS service."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def api_url(self) -> str:
        """Return the URL of the deployed HTTP API: the template gives it this id on a local AWS."""
        return f"{self.endpoint}/_aws/execute-api/{STACK}"

    @property
    def tools(self) -> Path:
        """Return the folder of the SAM and ministack commands."""
        return self.root / ".venv-local" / "bin"

    @property
    def built(self) -> Path:
        """Return the folder of what SAM built for this interpreter."""
        return self.root / ".aws-sam" / f"local-{runtime()}"

    def environment(self) -> dict[str, str]:
        """Return the environment of a tool that must talk to the local AWS and to no other."""
        kept = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
        return {
            **kept,
            **CREDENTIALS,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_CONFIG_FILE": os.devnull,
            "NO_PROXY": "127.0.0.1,localhost",
            "no_proxy": "127.0.0.1,localhost",
            "PATH": f"{self.tools}{os.pathsep}{os.environ.get('PATH', '')}",
            "SAM_CLI_TELEMETRY": "0",
            "SAM_CLI_CHECK_NEWER_VERSION": "false",
        }


def runtime() -> str:
    """Return the Lambda runtime of this interpreter: the local AWS runs functions with its own Python."""
    return f"python{sys.version_info.major}.{sys.version_info.minor}"


def architecture() -> str:
    """Return this machine's processor as Lambda names it."""
    return "arm64" if platform.machine().lower() in {"arm64", "aarch64"} else "x86_64"


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
