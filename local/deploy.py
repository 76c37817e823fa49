"""`make deploy`: checks, builds and deploys the template to an AWS account, with the credentials of the environment."""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from local.preflight import Account, problems
from local.settings import ROOT

_SAM = ROOT / ".venv-local" / "bin" / "sam"
_DIGEST = re.compile(r"(PARAMETERS_DIGEST: ).*")


def main() -> int:
    """Deploy; return the exit status."""
    parser = argparse.ArgumentParser(prog="make deploy", description=__doc__)
    parser.add_argument("--stack", required=True)
    parser.add_argument("--arch", required=True, choices=["arm64", "x86_64"])
    parser.add_argument("--runtime", required=True)
    parser.add_argument("parameters", nargs="*", metavar="NAME=VALUE")
    options = parser.parse_args()
    given = dict(parameter.partition("=")[::2] for parameter in options.parameters)
    parameters = {"Architecture": options.arch, "Runtime": options.runtime, **given}
    try:
        found = list(problems(options.stack, parameters, _account()))
    except (BotoCoreError, ClientError) as error:
        found = [f"AWS cannot be asked: {error}; set AWS_PROFILE and AWS_REGION, or run `aws configure`"]
    for problem in found:
        sys.stderr.write(f"make deploy: {problem}\n")
    return 1 if found else _deployed(options.stack, parameters)


def with_digest(template: str, parameters: Mapping[str, str]) -> str:
    """Return a built template with a digest of the parameters in the environment of its functions.

    SAM publishes a version of a function when a literal of its properties changes. A parameter is a reference there:
    without the digest another value would reach `$LATEST`, and not the version that the alias `live` calls.
    """
    digest = hashlib.sha256(repr(sorted(parameters.items())).encode()).hexdigest()[:16]
    return _DIGEST.sub(rf"\g<1>{digest}", template)


def _deployed(stack: str, parameters: Mapping[str, str]) -> int:
    folder = ROOT / ".aws-sam" / f"{parameters['Runtime']}-{parameters['Architecture']}"
    status = _sam("build", "--build-dir", folder, parameters=parameters)
    if status:
        return status
    template = folder / "template.yaml"
    template.write_text(with_digest(template.read_text(encoding="utf-8"), parameters), encoding="utf-8")
    return _sam(
        *("deploy", "--template-file", template, "--stack-name", stack, "--resolve-s3"),
        *("--capabilities", "CAPABILITY_IAM", "--no-fail-on-empty-changeset", "--parameter-overrides"),
        *(f"{name}={value}" for name, value in parameters.items()),
        parameters=parameters,
    )


def _sam(*arguments: str | Path, parameters: Mapping[str, str]) -> int:
    build = {
        "FACTWIRE_TARGET": "lambda",
        "FACTWIRE_ARCH": parameters["Architecture"],
        "FACTWIRE_PYTHON": parameters["Runtime"].removeprefix("python"),
        "PATH": f"{_SAM.parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    return subprocess.run([_SAM, *arguments], cwd=ROOT, env={**os.environ, **build}, check=False).returncode


def _account() -> Account:
    make: Any = boto3.Session(region_name=os.environ.get("AWS_REGION")).client
    identity = make("sts").get_caller_identity()
    lambdas = make("lambda")
    return Account(
        number=identity["Account"],
        region=lambdas.meta.region_name,
        cloudformation=make("cloudformation"),
        s3=make("s3"),
        lambdas=lambdas,
    )


if __name__ == "__main__":
    sys.exit(main())
