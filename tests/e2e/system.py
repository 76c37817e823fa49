"""The built system on a local AWS of its own, as its users see it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from factwire.cli.stack.cloud import Cloud
from factwire.model import Notification

from local import clients
from local.cloud import LocalCloud
from local.settings import STACK, Settings, free_port
from local.stack import Stack, build, deploy
from local.summaries import Subscription

SECONDS = 120
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

    def waiting(self, queue_url: str) -> int:
        """How many messages a queue holds, those that are being worked on among them."""
        names: Any = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        queue = clients.sqs(self.settings).get_queue_attributes(QueueUrl=queue_url, AttributeNames=names)
        return sum(int(queue["Attributes"][name]) for name in names)

    def settled(self) -> None:
        """Wait until no message waits and none is being worked on."""
        queues = (self.stack.queue_url, self.stack.members_queue_url)
        eventually(lambda: sum(map(self.waiting, queues)) == 0, "empty queues")

    @contextmanager
    def impatient(self, seconds: int) -> Iterator[None]:
        """Within, a message that was not dealt with is delivered again after so many seconds, not minutes."""
        sqs, url = clients.sqs(self.settings), self.stack.queue_url
        name = "VisibilityTimeout"
        before = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=[name])["Attributes"][name]  # type: ignore[list-item]
        sqs.set_queue_attributes(QueueUrl=url, Attributes={name: str(seconds)})
        try:
            yield
        finally:
            sqs.set_queue_attributes(QueueUrl=url, Attributes={name: before})

    @contextmanager
    def broken(self, logical_id: str, **environment: str) -> Iterator[None]:
        """Within, a version of a function with another environment is live; after it, the one before is again."""
        lambdas: Any = self.client("lambda")
        name = self.resource(logical_id)
        good = lambdas.get_alias(FunctionName=name, Name="live")["FunctionVersion"]
        variables = lambdas.get_function_configuration(FunctionName=name)["Environment"]["Variables"]
        lambdas.update_function_configuration(
            FunctionName=name, Environment={"Variables": {**variables, **environment}}
        )
        bad = lambdas.publish_version(FunctionName=name)["Version"]
        lambdas.update_alias(FunctionName=name, Name="live", FunctionVersion=bad)
        try:
            yield
        finally:
            lambdas.update_alias(FunctionName=name, Name="live", FunctionVersion=good)
            lambdas.update_function_configuration(FunctionName=name, Environment={"Variables": variables})

    def resource(self, logical_id: str) -> str:
        """The name of a resource of the template."""
        found = self.client("cloudformation").describe_stack_resource(StackName=STACK, LogicalResourceId=logical_id)
        name: str = found["StackResourceDetail"]["PhysicalResourceId"]
        return name

    def client(self, service: str) -> Any:
        """A client of any service of the local AWS."""
        return Cloud(stack=STACK, endpoint_url=self.settings.endpoint).client(service)

    def processes(self) -> dict[int, str]:
        """The processes that run functions now, each with its function's name."""
        mark = f"{self.settings.home / 'tmp'}{os.sep}ministack-lambda-"
        command = ["ps", "-axww", "-o", "pid=,command="]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found = (line.strip().partition(" ") for line in listed.splitlines() if mark in line)
        return {int(pid): command.partition(mark)[2].split("-")[1] for pid, _, command in found}

    def kill(self, process: int) -> bool:
        """End a function's process at once, in the middle of whatever it does; False when it is gone already."""
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

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
        self.connect()

    def die(self) -> None:
        """Kill the local AWS with all its functions, in the middle of whatever they do."""
        process = self.cloud._process
        assert process
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def connect(self) -> None:
        """Find the stack and listen to it, after the local AWS was started again."""
        self.stack = deploy(self.settings)
        self.subscription = Subscription(self.settings, topic_arn=self.stack.topic_arn)


def eventually(look: Callable[[], Found | None], what: str, *, seconds: float = SECONDS) -> Found:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come within {seconds} s")


@contextmanager
def running(home: Path) -> Iterator[System]:
    """A system of one's own: built, deployed to a new local AWS that keeps all it has in `home`, and ended."""
    settings = Settings(port=free_port(), home=home)
    build(settings)
    with LocalCloud(settings) as cloud:
        stack = deploy(settings)
        yield System(settings, cloud, stack, Subscription(settings, topic_arn=stack.topic_arn))
