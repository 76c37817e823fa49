"""What AWS does to those who call it: faults at chosen calls of the functions, as boto3 reports them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import local
from typing import Any, Final

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from factwire.aws import clients

WORKS: Final = "works"
# A call that does not get there, one that is turned away, one whose items are left undone; one whose answer is lost
# after it took effect; one after whose effect the function's process ends.
REFUSED: Final = ("unreachable", "throttled", "unprocessed")
FATES: Final = (*REFUSED, "timeout", "killed")


class Killed(BaseException):
    """The function's process is gone."""


@dataclass
class Chaos:
    """Counts the calls of the functions' clients, and breaks those whose turn it is."""

    plan: list[str] = field(default_factory=list)
    calls: int = 0
    _call: local = field(default_factory=local)

    def client(self, service: str, **options: Any) -> Any:
        """A client whose calls go through here."""
        made = boto3.client(service, **options)
        made.meta.events.register("before-parameter-build", self._note)
        made.meta.events.register_first("before-call", self._before)
        made.meta.events.register_first("after-call", self._after)
        return made

    @contextmanager
    def planned(self, plan: Sequence[str]) -> Iterator[None]:
        """The fates of the calls to come; all after them work."""
        self.plan = list(plan)
        try:
            yield
        finally:
            self.plan = []

    def _note(self, params: dict[str, Any], **_: Any) -> None:
        self._call.asked = params

    def _before(self, model: Any, **_: Any) -> tuple[AWSResponse, dict[str, Any]] | None:
        self.calls += 1
        fate = self._call.fate = self.plan.pop(0) if self.plan else WORKS
        if fate == "unreachable":
            raise EndpointConnectionError(endpoint_url="https://aws.example.com")
        if fate == "throttled":
            return _answer(400, {"Error": {"Code": "ThrottlingException", "Message": "Rate exceeded"}})
        if fate == "unprocessed" and "RequestItems" in self._call.asked:
            left = "UnprocessedKeys" if model.name == "BatchGetItem" else "UnprocessedItems"
            return _answer(200, {left: self._call.asked["RequestItems"]})
        return None

    def _after(self, **_: Any) -> None:
        fate, self._call.fate = self._call.fate, WORKS
        if fate == "timeout":
            raise ReadTimeoutError(endpoint_url="https://aws.example.com")
        if fate == "killed":
            raise Killed


def install(monkeypatch: pytest.MonkeyPatch) -> Chaos:
    """Faults for every client that a function makes from now on."""
    chaos = Chaos()
    monkeypatch.setattr(clients, "boto3", chaos)
    return chaos


def _answer(status: int, body: dict[str, Any]) -> tuple[AWSResponse, dict[str, Any]]:
    return AWSResponse("", status, {}, None), {**body, "ResponseMetadata": {"HTTPStatusCode": status}}
