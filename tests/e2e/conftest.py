"""The built system on a local AWS: one for all the tests, on a port and in a folder of its own."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from factwire.model import Notification

from local import clients
from local.cloud import LocalCloud
from local.settings import Settings, free_port
from local.stack import Stack, build, deploy
from local.summaries import Subscription

SECONDS = 60
Found = TypeVar("Found")


@dataclass
class System:
    """The deployed system as its users see it."""

    settings: Settings
    cloud: LocalCloud
    stack: Stack
    subscription: Subscription
    notices: list[Notification] = field(default_factory=list)

    def drop(self, name: str, data: str | bytes, *, content_type: str = "text/plain", **metadata: str) -> None:
        """Put a file into the bucket."""
        clients.s3(self.settings).put_object(
            Bucket=self.stack.bucket,
            Key=f"incoming/{name}",
            Body=data,
            ContentType=content_type,
            Metadata={key.replace("_", "-"): value for key, value in metadata.items()},
        )

    def notice(self, wanted: Callable[[Notification], bool]) -> Notification:
        """The first notification that is wanted, waited for."""

        def look() -> Notification | None:
            self.listen()
            return next(filter(wanted, self.notices), None)

        return eventually(look, "the notification")

    def listen(self, *, seconds: int = 1) -> None:
        """Take in what subscribers get."""
        self.notices += self.subscription.receive(seconds=seconds)

    def settled(self) -> None:
        """Wait until no message waits and none is being worked on."""

        def idle() -> bool:
            names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
            queue = clients.sqs(self.settings).get_queue_attributes(
                QueueUrl=self.stack.queue_url,
                AttributeNames=names,  # type: ignore[arg-type]
            )
            return all(queue["Attributes"][name] == "0" for name in names)  # type: ignore[index]

        eventually(idle, "an empty queue")

    def get(self, path: str) -> Any:
        """The JSON that the endpoint answers."""
        return json.loads(self.http("GET", path)[1])

    def http(
        self, method: str, path: str, *, body: bytes | None = None, content_type: str = "text/plain"
    ) -> tuple[int, bytes]:
        """The endpoint's status and body."""
        request = urllib.request.Request(
            self.stack.api_url + path, method=method, data=body, headers={"content-type": content_type}
        )
        try:
            with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=SECONDS) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def restart(self) -> None:
        """Stop the local AWS and start it again with what it kept."""
        self.cloud.stop()
        self.cloud.start()
        self.stack = deploy(self.settings)
        self.subscription = Subscription(self.settings, topic_arn=self.stack.topic_arn)


def eventually(look: Callable[[], Found | None], what: str) -> Found:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come within {SECONDS} s")


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    settings = Settings(port=free_port(), home=tmp_path_factory.mktemp("aws"))
    build(settings)
    with LocalCloud(settings) as cloud:
        stack = deploy(settings)
        yield System(settings, cloud, stack, Subscription(settings, topic_arn=stack.topic_arn))
