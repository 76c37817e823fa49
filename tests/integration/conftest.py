"""The functions as they are deployed, over AWS in this process."""

from __future__ import annotations

import base64
import importlib.util
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from types import ModuleType
from typing import Any

import boto3
import pytest
from aws_lambda_powertools.utilities.typing import LambdaContext
from factwire.aws.observability import logger
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID as ACCOUNT_ID
from moto.core.botocore_stubber import BotocoreStubber
from moto.dynamodb.models import dynamodb_backends

ROOT = Path(__file__).parents[2]
EVENTS = ROOT / "events"
TABLE, BUCKET, REGION, SCHEDULES = "facts", "news", "eu-central-1", "releases"
WEBHOOKS = "webhooks"


class Context(LambdaContext):
    """What Lambda tells a function about its call."""

    def __init__(self) -> None:
        self._function_name = "function"
        self._function_version = "1"
        self._invoked_function_arn = f"arn:aws:lambda:{REGION}:123456789012:function:function"
        self._memory_limit_in_mb = 512
        self._aws_request_id = "00000000-0000-0000-0000-000000000000"
        self.seconds_left = 120

    def get_remaining_time_in_millis(self) -> int:
        """How long the call may still take."""
        return self.seconds_left * 1000


@dataclass
class Stack:
    """The table, bucket and topic of one test, and the functions over them."""

    monkeypatch: pytest.MonkeyPatch
    s3: Any
    dynamodb: Any
    sns: Any
    sqs: Any
    topic: str
    queue: str
    incoming: str
    deliveries: str
    log: io.StringIO = field(default_factory=io.StringIO)
    announced: int = 0
    functions: dict[str, ModuleType] = field(default_factory=dict)

    def function(self, name: str) -> ModuleType:
        """A function's module, imported as Lambda does when it starts one."""
        if name not in self.functions:
            self.functions[name] = _imported(name)
        return self.functions[name]

    def call(self, name: str, event: dict[str, Any]) -> dict[str, Any]:
        """Invoke a function."""
        return self.function(name).handler(event, Context())

    def drop(self, key: str, body: bytes | str, *, content_type: str = "text/plain", **metadata: str) -> str | None:
        """Put a file into the bucket; answers its version."""
        data = body.encode() if isinstance(body, str) else body
        answer = self.s3.put_object(Bucket=BUCKET, Key=key, Body=data, ContentType=content_type, Metadata=metadata)
        return answer.get("VersionId")

    def deliver(self, name: str, *versions: str | None) -> list[str]:
        """Give `extract` a golden batch whose objects have these versions; answers the ids it reports as failed."""
        event = load(name)
        given = iter(versions)
        for message in event["Records"]:
            message["body"] = _with_versions(message["body"], given)
        return [failure["itemIdentifier"] for failure in self.call("extract", event)["batchItemFailures"]]

    def work(self, *, seconds_left: int = 120, batch: int = 5) -> list[str]:
        """Let `extract` take what waits in the queue, in batches, until nothing does; answers the failed bodies."""
        failed: list[str] = []
        while messages := self._received(batch):
            context = Context()
            context.seconds_left = seconds_left
            answer = self.function("extract").handler({"Records": [_as_record(each) for each in messages]}, context)
            failures = {each["itemIdentifier"] for each in answer["batchItemFailures"]}
            failed += [each["Body"] for each in messages if each["MessageId"] in failures]
        return failed

    def send_webhooks(self) -> list[str]:
        """Let `deliver` take what waits in its queue, in batches, until nothing is to be had; answers what failed.

        A message that failed stays in flight for as long as the function put it off.
        """
        failed: list[str] = []
        while messages := self.sqs.receive_message(
            QueueUrl=self.deliveries, MaxNumberOfMessages=10, AttributeNames=["ApproximateReceiveCount"]
        ).get("Messages", []):
            answer = self.call("deliver", {"Records": [_as_record(each) for each in messages]})
            failures = {each["itemIdentifier"] for each in answer["batchItemFailures"]}
            failed += [each["Body"] for each in messages if each["MessageId"] in failures]
            for each in messages:
                if each["MessageId"] not in failures:
                    self.sqs.delete_message(QueueUrl=self.deliveries, ReceiptHandle=each["ReceiptHandle"])
        return failed

    def _received(self, batch: int) -> list[dict[str, Any]]:
        """Messages of the queue, each delivered once."""
        answer = self.sqs.receive_message(QueueUrl=self.incoming, MaxNumberOfMessages=batch)
        messages = answer.get("Messages", [])
        for message in messages:
            self.sqs.delete_message(QueueUrl=self.incoming, ReceiptHandle=message["ReceiptHandle"])
        return messages

    def announce(self) -> list[str]:
        """Give `publish` what the table's stream holds since last asked; answers what it reports as failed."""
        failed = []
        while records := self._stream():
            failures = self.call("publish", {"Records": records})["batchItemFailures"]
            failed += [failure["itemIdentifier"] for failure in failures]
        return failed

    def relate(self) -> list[str]:
        """Give the records of articles in the table's stream to `relate`, and all that comes of it to `publish`."""
        failed = []
        while records := self._stream():
            for name in ("publish", "relate"):
                failures = self.call(name, {"Records": records})["batchItemFailures"]
                failed += [failure["itemIdentifier"] for failure in failures]
        return failed

    def _stream(self) -> list[dict[str, Any]]:
        """The next records of the stream, as Lambda gives them to a function.

        moto does not understand how newer clients ask for them, so they are taken from where it keeps them.
        """
        table = dynamodb_backends[ACCOUNT_ID][REGION].get_table(TABLE)
        found = table.stream_shard.get(table.stream_shard.starting_sequence_number + self.announced, 1000)
        self.announced += len(found)
        return json.loads(json.dumps(found, default=_json))

    def keys(self, prefix: str) -> list[str]:
        """The objects under a prefix, deleted ones with versions left among them."""
        answer = self.s3.list_object_versions(Bucket=BUCKET, Prefix=prefix)
        return [version["Key"] for version in (*answer.get("Versions", ()), *answer.get("DeleteMarkers", ()))]

    def items(self) -> list[dict[str, Any]]:
        """Everything in the table."""
        return self.dynamodb.scan(TableName=TABLE)["Items"]

    def records(self) -> list[dict[str, Any]]:
        """The records in the table, without those that stay of deleted articles."""
        records = [item for item in self.items() if item["sk"]["S"] == "META"]
        return [record for record in records if record["status"]["S"] != "deleted"]

    def messages(self) -> list[dict[str, Any]]:
        """What subscribers got since last asked: SNS's envelopes."""
        got = []
        while batch := self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get("Messages"):
            got += [json.loads(message["Body"]) for message in batch]
            for message in batch:
                self.sqs.delete_message(QueueUrl=self.queue, ReceiptHandle=message["ReceiptHandle"])
        return got

    def get(self, path: str, **query: str) -> dict[str, Any]:
        """GET from the endpoint."""
        return self.http("GET", path, query=query)

    def http(
        self,
        method: str,
        path: str,
        *,
        query: dict[str, str] | None = None,
        body: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """Send a request to the endpoint; see `ask`."""
        event = load("api_health.json")
        event |= {"rawPath": path, "body": body, "queryStringParameters": query or {}}
        event["headers"] = headers or {}
        event["requestContext"]["http"] |= {"method": method, "path": path}
        return self.ask(event)

    def ask(self, event: dict[str, Any]) -> dict[str, Any]:
        """Send a request event to the endpoint; a JSON answer stands parsed under `json`."""
        answer = self.call("api", event)
        is_json = answer["headers"].get("Content-Type", "").endswith(("/json", "+json"))
        if is_json and answer["body"] and not answer["isBase64Encoded"]:
            answer["json"] = json.loads(answer["body"])
        return answer


def load(name: str) -> Any:
    """A golden event."""
    return json.loads((EVENTS / name).read_text(encoding="utf-8"))


def _as_record(message: dict[str, Any]) -> dict[str, Any]:
    """A message as Lambda gives it to a function."""
    record = load("sqs_file.json")["Records"][0]
    received = message.get("Attributes", {}).get("ApproximateReceiveCount", "1")
    return record | {
        "messageId": message["MessageId"],
        "body": message["Body"],
        "receiptHandle": message["ReceiptHandle"],
        "attributes": {**record["attributes"], "ApproximateReceiveCount": received},
    }


def _with_versions(body: str, versions: Iterator[str | None]) -> str:
    try:
        message = json.loads(body)
    except ValueError:
        return body
    for record in message.get("Records", ()):
        if version := next(versions, None):
            record["s3"]["object"]["versionId"] = version
    return json.dumps(message)


def _json(value: Any) -> Any:
    """moto's typed values, bytes and times, as the stream shows them."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.to_json() if hasattr(value, "to_json") else value.timestamp()


def _imported(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"function_{name}", ROOT / "functions" / name / "app.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    """A fresh table, bucket and topic, and the functions over them."""
    with in_process(monkeypatch) as stack:
        yield stack


def _one_request_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let moto finish one request before the next: its conditional writes are not atomic among threads."""
    answer, turn = BotocoreStubber.process_request, RLock()

    def answer_in_turn(stubber: BotocoreStubber, request: Any) -> Any:
        with turn:
            return answer(stubber, request)

    monkeypatch.setattr(BotocoreStubber, "process_request", answer_in_turn)


@contextmanager
def in_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    """A fresh table, bucket and topic, with the environment that the template gives functions."""
    environment = {
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "TABLE_NAME": TABLE,
        "BUCKET_NAME": BUCKET,
        "INCOMING_PREFIX": "incoming/",
        "MEMBERS_PREFIX": "members/",
        "FACTS_PREFIX": "facts/",
        "MAX_ARTICLE_BYTES": "100000",
        "MAX_ARCHIVE_BYTES": "50000000",
        "API_URL": "https://api.example.com",
        "CURSOR_SECRET": "a secret of the tests",
        "DEAD_LETTERS_ARN": f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:dead",
        "WEBHOOKS_TABLE_NAME": WEBHOOKS,
        "DELIVER_QUEUE_ARN": f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:deliver",
        "ALLOW_LOOPBACK": "true",
        "SCHEDULE_GROUP": SCHEDULES,
        "SCHEDULE_ROLE_ARN": f"arn:aws:iam::{ACCOUNT_ID}:role/release",
        "POWERTOOLS_SERVICE_NAME": "test",
        "POWERTOOLS_METRICS_NAMESPACE": "Factwire",
    }
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    _one_request_at_a_time(monkeypatch)
    with mock_aws():
        clients = {name: boto3.client(name) for name in ("s3", "dynamodb", "sns", "sqs")}
        _create_storage(clients["s3"], clients["dynamodb"])
        topic = clients["sns"].create_topic(Name="summaries")["TopicArn"]
        queue = clients["sqs"].create_queue(QueueName="subscriber")["QueueUrl"]
        arn = clients["sqs"].get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        clients["sns"].subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        incoming = clients["sqs"].create_queue(QueueName="incoming")["QueueUrl"]
        _announce_objects(clients, queue_url=incoming)
        monkeypatch.setenv("TOPIC_ARN", topic)
        # Members of archives wait in the same queue here.
        monkeypatch.setenv("QUEUE_URL", incoming)
        monkeypatch.setenv("MEMBERS_QUEUE_URL", incoming)
        monkeypatch.setenv("QUEUE_ARN", f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:incoming")
        deliveries = clients["sqs"].create_queue(QueueName="deliver")["QueueUrl"]
        monkeypatch.setenv("DELIVER_QUEUE_URL", deliveries)
        boto3.client("scheduler").create_schedule_group(Name=SCHEDULES)
        stack = Stack(
            monkeypatch=monkeypatch, topic=topic, queue=queue, incoming=incoming, deliveries=deliveries, **clients
        )
        monkeypatch.setattr(logger.registered_handler, "stream", stack.log)
        yield stack


def _announce_objects(clients: dict[str, Any], *, queue_url: str) -> None:
    """What is put under the prefixes is announced to the queue."""
    answer = clients["sqs"].get_queue_attributes(QueueUrl=queue_url, AttributeNames=["QueueArn"])
    clients["s3"].put_bucket_notification_configuration(
        Bucket=BUCKET,
        NotificationConfiguration={
            "QueueConfigurations": [
                {
                    "QueueArn": answer["Attributes"]["QueueArn"],
                    "Events": ["s3:ObjectCreated:*"],
                    "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": prefix}]}},
                }
                for prefix in ("incoming/", "members/")
            ]
        },
    )


def _create_storage(s3: Any, dynamodb: Any) -> None:
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    keys = ("pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk")
    dynamodb.create_table(
        TableName=TABLE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in keys],
        KeySchema=_key_schema("pk", "sk"),
        GlobalSecondaryIndexes=[
            {
                "IndexName": name,
                "KeySchema": _key_schema(f"gsi{number}pk", f"gsi{number}sk"),
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["card"]},
            }
            for number, name in ((1, "by_day"), (2, "by_source"))
        ],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    dynamodb.create_table(
        TableName=WEBHOOKS,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
        KeySchema=_key_schema("pk", "sk"),
    )


def _key_schema(partition: str, sort: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]
