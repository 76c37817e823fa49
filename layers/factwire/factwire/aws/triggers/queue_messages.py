"""The messages of the queue: S3's notifications, and the tasks that `extract` sends to itself.

A message of ours is JSON: `{"visit": {an origin}}`, `{"release": {an article that is to come out}}`,
`{"delete": {an article that is to go}}` or `{"replay": {an article whose facts are to be extracted once more}}`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import ValidationError

from factwire.aws.triggers.s3_events import origins_in
from factwire.domain.input_origins import Origin
from factwire.errors import InvalidDocument
from factwire.services.ports import Deletion, Release, Replay

Task = Origin | Release | Deletion | Replay


def resume_message(origin: Origin) -> str:
    """Return the body of a message that has an object read on."""
    return json.dumps({"visit": origin.model_dump(exclude_defaults=True)})


def release_message(release: Release) -> str:
    """Return the body of a message that releases an article."""
    return json.dumps({"release": release.model_dump()})


def deletion_message(deletion: Deletion) -> str:
    """Return the body of a message that deletes an article."""
    return json.dumps({"delete": deletion.model_dump()})


def replay_message(replay: Replay) -> str:
    """Return the body of a message that extracts an article's facts once more."""
    return json.dumps({"replay": replay.model_dump()})


def tasks_in(body: str, *, prefixes: Collection[str]) -> Iterator[Task]:
    """Yield the tasks of a message: objects under one of the prefixes to visit, or what is to be done to an article.

    Raises:
        InvalidDocument: the message is neither S3's nor ours; it goes to the dead-letter queue to be looked at.
    """
    try:
        message: Any = json.loads(body)
        if "visit" in message:
            yield Origin.model_validate(message["visit"])
        elif "release" in message:
            yield Release.model_validate(message["release"])
        elif "delete" in message:
            yield Deletion.model_validate(message["delete"])
        elif "replay" in message:
            yield Replay.model_validate(message["replay"])
        else:
            yield from origins_in(message, prefixes=prefixes)
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise InvalidDocument(f"the message is no S3 notification, and none of ours: {type(error).__name__}") from None
