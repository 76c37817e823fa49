"""A deployed stack, on AWS or on this machine: its location and the queries to it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from factwire.errors import InvalidRequest, NotFound, StorageUnavailable

_LOCAL_PORT: Final = 4566
_PORT_FILE: Final = Path(".local", "port")
_LOOPBACK: Final = {"127.0.0.1", "localhost", "::1"}
_SECONDS: Final = 35
_NO_CREDENTIALS: Final = "no credentials: set AWS_PROFILE or run `aws configure`; the stack of `make run` is --local"


def local_endpoint() -> str:
    """Return where the local AWS of `make run` answers.

    It notes its port in `.local/port` of its clone while it runs: this folder or one above it, else the clone that
    this package was installed from. Where nothing is noted it is the default port.
    """
    here = Path.cwd()
    noted = (folder / _PORT_FILE for folder in (here, *here.parents, *Path(__file__).resolve().parents))
    file = next(filter(Path.is_file, noted), None)
    port = file.read_text(encoding="ascii", errors="replace").strip() if file else ""
    return f"http://127.0.0.1:{port if port.isdecimal() else _LOCAL_PORT}"


class Cloud:
    """One stack, found by its name; its outputs say the rest.

    Args:
        stack: the stack's name.
        endpoint_url: where a local AWS answers; None for AWS itself.
        token: what the endpoint asks for where it takes tokens; without one, requests are signed.

    Raises:
        InvalidRequest: `endpoint_url` is no address, boto3 is not installed, or there is no such profile.
    """

    def __init__(self, *, stack: str, endpoint_url: str | None = None, token: str | None = None) -> None:
        try:
            import boto3
        except ImportError:
            raise InvalidRequest("this command needs boto3: pip install 'factwire[aws]'") from None
        self._stack, self._endpoint_url, self._token = stack, endpoint_url, token
        self._outputs: dict[str, str] | None = None
        if endpoint_url and not urlsplit(endpoint_url).hostname:
            raise InvalidRequest("--endpoint-url is not an address, such as http://127.0.0.1:4566")
        # A local AWS takes any credentials; those of a real account are not sent to it.
        if endpoint_url and urlsplit(endpoint_url).hostname in _LOOPBACK:
            self._session = boto3.Session("local", "local", region_name="us-east-1")
        else:
            with faults():
                # boto3 itself knows only AWS_DEFAULT_REGION, other AWS tools both.
                self._session = boto3.Session(region_name=os.environ.get("AWS_REGION"))

    def client(self, service: str) -> Any:
        """Return a client of an AWS service where the stack is."""
        from botocore.config import Config

        # Names of buckets are no host names on a local AWS; a proxy does not lead to this machine.
        config = Config(s3={"addressing_style": "path"}, proxies={}) if self._endpoint_url else Config()
        make: Any = self._session.client
        return make(service, endpoint_url=self._endpoint_url, config=config)

    def output(self, name: str) -> str:
        """Return one of the stack's outputs.

        Raises:
            NotFound: there is no such stack, or it has no such output.
        """
        if self._outputs is None:
            self._outputs = self._described()
        if name not in self._outputs:
            raise NotFound(f"stack {self._stack} has no output {name}")
        return self._outputs[name]

    def ask(self, path: str, query: Mapping[str, str]) -> dict[str, Any]:
        """GET a JSON document from the endpoint.

        Raises:
            InvalidRequest: the endpoint refuses the question; its words say why.
            NotFound: there is nothing of that path.
            StorageUnavailable: the endpoint fails.
        """
        # Signatures want %20 for a space; `+`, which is usual in forms, is another character to them.
        sent = f"?{urlencode(query, quote_via=quote)}" if query else ""
        return self._call("GET", path, f"{path}{sent}")

    def send(self, path: str, document: Mapping[str, Any]) -> dict[str, Any]:
        """POST a JSON document to the endpoint; return its answer.

        Raises:
            InvalidRequest: the endpoint refuses the document; its words say why.
            NotFound: there is nothing of that path, or of what the document names.
            StorageUnavailable: the endpoint fails.
        """
        return self._call("POST", path, path, body=json.dumps(document).encode())

    def _call(self, method: str, path: str, target: str, *, body: bytes | None = None) -> dict[str, Any]:
        from botocore.awsrequest import AWSRequest
        from botocore.httpsession import URLLib3Session

        url = f"{self.output('ApiUrl').rstrip('/')}{target}"
        headers = {"accept": "application/json"} | ({"content-type": "application/json"} if body else {})
        request = AWSRequest(method, url, headers=headers, data=body)
        session = URLLib3Session(timeout=_SECONDS)
        with faults():
            self._authorise(request)
            answer = session.send(request.prepare())
            # A document too large for the endpoint is elsewhere, at an address that is signed.
            if answer.status_code == HTTPStatus.SEE_OTHER:
                answer = session.send(AWSRequest("GET", answer.headers["location"]).prepare())
        if answer.status_code in {HTTPStatus.OK, HTTPStatus.CREATED}:
            document: dict[str, Any] = json.loads(answer.content)
            return document
        message = f"{path}: {_detail(answer.content) or HTTPStatus(answer.status_code).phrase}"
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise StorageUnavailable(message)
        raise (NotFound if answer.status_code == HTTPStatus.NOT_FOUND else InvalidRequest)(message)

    def _authorise(self, request: Any) -> None:
        if self._token:
            request.headers["authorization"] = f"Bearer {self._token}"
            return
        from botocore.auth import SigV4Auth
        from botocore.exceptions import NoCredentialsError

        credentials = self._session.get_credentials()
        if credentials is None:
            raise NoCredentialsError
        SigV4Auth(credentials, "execute-api", self._session.region_name).add_auth(request)

    def _described(self) -> dict[str, str]:
        from botocore.exceptions import ClientError

        with faults():
            try:
                (stack,) = self.client("cloudformation").describe_stacks(StackName=self._stack)["Stacks"]
            except ClientError as error:
                if error.response.get("Error", {}).get("Code") == "ValidationError":
                    raise NotFound(f"no stack named {self._stack} is deployed here") from None
                raise
        return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", ())}


@contextmanager
def faults() -> Iterator[None]:
    """Turns what AWS refuses into one clear line.

    Raises:
        InvalidRequest: who asks, or where, is not given.
        StorageUnavailable: AWS did not answer or refused.
    """
    from botocore import exceptions

    try:
        yield
    except (exceptions.NoCredentialsError, exceptions.PartialCredentialsError, exceptions.ProfileNotFound) as error:
        raise InvalidRequest(f"{_NO_CREDENTIALS}: {error}") from error
    except exceptions.NoRegionError as error:
        raise InvalidRequest("no region: set AWS_REGION; the stack of `make run` is --local") from error
    except (exceptions.EndpointConnectionError, exceptions.ConnectionClosedError, exceptions.HTTPClientError) as error:
        url = error.kwargs.get("endpoint_url") or "the endpoint"
        raise StorageUnavailable(f"nothing answers at {url}; is it running, and is this its address?") from error
    except (exceptions.ClientError, exceptions.BotoCoreError) as error:
        raise StorageUnavailable(str(error)) from error


def _detail(content: bytes) -> str:
    """Return the words of a problem document, or of the gateway; empty where there are none."""
    try:
        document = json.loads(content)
    except ValueError:
        return ""
    return str(document.get("detail") or document.get("message") or "") if isinstance(document, dict) else ""
