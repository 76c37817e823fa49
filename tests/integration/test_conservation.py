"""From the bucket to subscribers nothing is lost: the queue, its dead letters and the stream, with calls that break."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from random import Random
from typing import Any

import pytest
from factwire.model import Article, Facts

from tests.integration.chaos import FATES, WORKS, Killed
from tests.integration.conftest import Context, Stack
from tests.integration.deliveries import Deliveries, deliveries, message
from tests.telling import Tell
from tests.unit.services.fakes import facts_of

INPUTS = 200
RECEIVES = 5  # as in the template
POISON = "Hodeidah"
KINDS = {"news": 60, "json": 10, "empty": 8, "picture": 6, "german": 6, "poison": 6, "archive": 4}
ENGLISH = "Rebels shelled the port of Aden on Monday, killing {} people, officials in the city said."
GERMAN = "Die Regierung hat am Montag beschlossen, die Steuern für {} kleine Betriebe nicht weiter zu erhöhen."


def extract(article: Article) -> Facts:
    """Facts, but for articles that nobody has thought of."""
    if POISON in article.text:
        raise RuntimeError
    return facts_of(article)


def dropped(stack: Stack, kind: str, number: int) -> int:
    """A file of a kind; answers how many articles it holds."""
    text = ENGLISH.format(number)
    bodies: dict[str, tuple[str | bytes, str]] = {
        "news": (text, "text/plain"),
        "json": (json.dumps({"text": text, "url": f"https://example.com/{number}"}), "application/json"),
        "empty": (" ", "text/plain"),
        "picture": (b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png"),
        "german": (GERMAN.format(number), "text/plain"),
        "poison": (text.replace("Aden", POISON), "text/plain"),
        "archive": (archive(number), "application/zip"),
    }
    body, content_type = bodies[kind]
    stack.drop(f"incoming/{kind}-{number}", body, content_type=content_type)
    return 3 if kind == "archive" else 1


def archive(number: int) -> bytes:
    """A ZIP file of two articles and an empty one."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in (("a.txt", ENGLISH.format(number)), ("b.txt", ENGLISH.format(number + 1)), ("c.txt", " ")):
            file.writestr(name, text)
    return data.getvalue()


def redriven(stack: Stack) -> str:
    """Messages that fail so many times go to a queue of dead letters; answers its address."""
    dead = stack.sqs.create_queue(QueueName="dead")["QueueUrl"]
    arn = stack.sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": RECEIVES})
    stack.sqs.set_queue_attributes(
        QueueUrl=stack.incoming, Attributes={"RedrivePolicy": policy, "VisibilityTimeout": "0"}
    )
    return str(dead)


def drain(world: Deliveries, random: Random) -> None:
    """What SQS and Lambda do until the queue is empty, while now and then a call breaks."""
    stack = world.stack
    asked = {"QueueUrl": stack.incoming, "MaxNumberOfMessages": 5, "AttributeNames": ["All"]}
    while messages := stack.sqs.receive_message(**asked).get("Messages"):
        plan = [WORKS] * random.randrange(40) + [random.choice(FATES)] if random.random() < 0.1 else []
        records = [
            message(each["Body"], name=each["MessageId"], receipt=each["ReceiptHandle"], attributes=each["Attributes"])
            for each in messages
        ]
        with world.chaos.planned(plan):
            try:
                answer = stack.function("extract").handler({"Records": records}, Context())
            except Killed:
                continue
        failed = {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}
        for each in messages:
            if each["MessageId"] not in failed:
                stack.sqs.delete_message(QueueUrl=stack.incoming, ReceiptHandle=each["ReceiptHandle"])


def letters(stack: Stack, dead: str) -> list[str]:
    """Take all dead letters."""
    found = []
    while got := stack.sqs.receive_message(QueueUrl=dead, MaxNumberOfMessages=10).get("Messages"):
        for each in got:
            found.append(str(each["Body"]))
            stack.sqs.delete_message(QueueUrl=dead, ReceiptHandle=each["ReceiptHandle"])
    return found


def statuses(stack: Stack) -> Counter[str]:
    """How many records of each kind there are."""
    return Counter(record["status"]["S"] for record in stack.records())


def test_inputs_in_are_articles_stored_rejected_and_dead_letters_and_a_redrive_brings_those_back(
    monkeypatch: pytest.MonkeyPatch, tell: Tell
) -> None:
    random = Random(8)
    with deliveries(monkeypatch) as world:
        monkeypatch.setattr("factwire.extraction.extract_facts", extract)
        dead = redriven(world.stack)
        # Given files of every kind, and one message that is none of S3's
        kinds = random.choices(list(KINDS), weights=list(KINDS.values()), k=INPUTS)
        articles = sum(dropped(world.stack, kind, number) for number, kind in enumerate(kinds))
        world.stack.sqs.send_message(QueueUrl=world.stack.incoming, MessageBody="no notification")
        # When all is delivered
        drain(world, random)
        # Then what is not stored or rejected is among the dead letters
        given_up = letters(world.stack, dead)
        poison = [body for body in given_up if "incoming/poison" in body.replace("%2F", "/")]
        assert sorted(given_up) == sorted([*poison, "no notification"])
        assert len(poison) == kinds.count("poison")
        assert sum(statuses(world.stack).values()) + len(poison) == articles
        # And after a repair it is stored as well, and everything is announced
        monkeypatch.setattr("factwire.extraction.extract_facts", facts_of)
        for body in poison:
            world.stack.sqs.send_message(QueueUrl=world.stack.incoming, MessageBody=body)
        drain(world, random)
        assert letters(world.stack, dead) == []
        counted = statuses(world.stack)
        assert counted["stored"] + counted["rejected"] == articles
        assert counted["rejected"] == sum(kinds.count(kind) for kind in ("empty", "picture", "german", "archive"))
        commits = world.announce(plan=[WORKS, *FATES] * 5, again=True)
        told: list[dict[str, Any]] = world.notifications()
        assert {each["notification_id"] for each in told} == commits
        assert len(commits) == articles
        # And no document, entry or member is left that belongs to no article
        assert len(set(world.stack.keys("facts/"))) == counted["stored"]
        assert world.stack.keys("members/") == []
        tell("articles conserved over AWS in this process", articles)
