"""Builds and deploys the template as it is; neither is done again when nothing has changed."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError

from local import clients
from local.disk import share
from local.errors import LocalError
from local.settings import CREDENTIALS, REGION, STACK, Settings, architecture, runtime

_INPUTS = ("template.yaml", "budget.yaml", "functions", "layers")
_NOT_INPUTS = ("__pycache__", ".egg-info", ".mypy_cache", ".ruff_cache")
_ARTIFACTS = "factwire-artifacts"


@dataclass(frozen=True)
class Stack:
    """A deployed stack's outputs."""

    bucket: str
    topic_arn: str
    api_url: str
    table: str
    queue_url: str
    members_queue_url: str
    dead_letters_url: str
    publish_dead_letters_url: str

    @classmethod
    def of(cls, outputs: Mapping[str, str]) -> Stack:
        """Return the stack that has these outputs."""
        return cls(
            bucket=outputs["BucketName"],
            topic_arn=outputs["TopicArn"],
            api_url=outputs["ApiUrl"],
            table=outputs["TableName"],
            queue_url=outputs["QueueUrl"],
            members_queue_url=outputs["MembersQueueUrl"],
            dead_letters_url=outputs["DeadLettersUrl"],
            publish_dead_letters_url=outputs["PublishDeadLettersUrl"],
        )


def build(settings: Settings) -> None:
    """Build functions and layers for this interpreter, unless what they are made of is as it was.

    Raises:
        LocalError: the build fails.
    """
    settings.built.mkdir(parents=True, exist_ok=True)
    with (settings.built / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # a run and the tests may start together
        digest, built_from = inputs_digest(settings), settings.built / "inputs"
        if _contains(built_from, digest):
            return
        built_from.unlink(missing_ok=True)
        options = ["--cached", "--cache-dir", settings.built / "cache", "--build-dir", settings.built / "build"]
        _sam("build", "--template-file", settings.root / "template.yaml", *options, settings=settings, log="build.log")
        for layer in (settings.built / "build").glob("*Layer"):
            for cached in (settings.built / "cache").iterdir():
                share(layer, cached)
        built_from.write_text(digest, encoding="utf-8")


def deploy(settings: Settings) -> Stack:
    """Deploy what was built, unless that is deployed already; return the stack's outputs.

    Raises:
        LocalError: the deployment fails.
    """
    if not is_deployed(settings):
        s3 = clients.s3(settings)
        with contextlib.suppress(s3.exceptions.BucketAlreadyOwnedByYou):
            s3.create_bucket(Bucket=_ARTIFACTS)
        parameters = [f"{name}={value}" for name, value in _parameters(settings).items()]
        _sam(
            *("deploy", "--template-file", settings.built / "build" / "template.yaml", "--stack-name", STACK),
            *("--s3-bucket", _ARTIFACTS, "--region", REGION, "--capabilities", "CAPABILITY_IAM"),
            *("--no-confirm-changeset", "--no-fail-on-empty-changeset", "--no-progressbar"),
            *("--parameter-overrides", *parameters),
            settings=settings,
            log="deploy.log",
        )
        (settings.home / "deployed").write_text(_deployment_digest(settings), encoding="utf-8")
    outputs = _outputs(settings)
    if outputs is None:
        raise LocalError(f"the stack {STACK} was not deployed; see {settings.home / 'deploy.log'}")
    return Stack.of(outputs)


def is_deployed(settings: Settings) -> bool:
    """Return whether what was built is deployed."""
    return _contains(settings.home / "deployed", _deployment_digest(settings)) and _outputs(settings) is not None


def inputs_digest(settings: Settings) -> str:
    """Return a digest of all that the build reads."""
    digest = hashlib.sha256(runtime().encode())
    for path in _files(settings.root):
        digest.update(str(path.relative_to(settings.root)).encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    for name in _INPUTS:
        start = root / name
        for path in [start] if start.is_file() else sorted(start.rglob("*")):
            if path.is_file() and not any(mark in str(path) for mark in _NOT_INPUTS):
                yield path


def _parameters(settings: Settings) -> dict[str, object]:
    return {
        "Runtime": runtime(),
        "Architecture": architecture(),
        "SnapStart": "None",
        "LocalApiId": STACK,
        "ApiUrl": settings.api_url,
    }


def _deployment_digest(settings: Settings) -> str:
    built = (settings.built / "inputs").read_text(encoding="utf-8")
    return hashlib.sha256(f"{built} {_parameters(settings)}".encode()).hexdigest()


def _contains(built_from: Path, digest: str) -> bool:
    return built_from.is_file() and built_from.read_text(encoding="utf-8") == digest


def _outputs(settings: Settings) -> dict[str, str] | None:
    """Return the outputs of the stack; None where it is not deployed completely."""
    make: Any = boto3.client
    cloudformation = make(
        "cloudformation",
        endpoint_url=settings.endpoint,
        region_name=REGION,
        aws_access_key_id=CREDENTIALS["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=CREDENTIALS["AWS_SECRET_ACCESS_KEY"],
    )
    try:
        (stack,) = cloudformation.describe_stacks(StackName=STACK)["Stacks"]
    except ClientError:
        return None
    if stack["StackStatus"] not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
        return None
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", ())}


def _sam(*arguments: object, settings: Settings, log: str) -> None:
    """Run a SAM command; its output goes to a log, and into the error where it fails."""
    settings.home.mkdir(parents=True, exist_ok=True)
    settings.built.mkdir(parents=True, exist_ok=True)
    path = settings.home / log
    command = [str(settings.tools / "sam"), *map(str, arguments)]
    with path.open("wb") as output:
        done = subprocess.run(
            command,
            cwd=settings.root,
            env={**settings.environment(), "FACTWIRE_TARGET": "local"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        tail = "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-25:])
        raise LocalError(f"sam {arguments[0]} failed; {path} has it all, and ends with:\n{tail}")
