"""A write that DynamoDB refuses because of the record's state is decided anew; any other refusal is a fault."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from factwire.aws.dynamodb.transactions import commit_record
from factwire.domain.composing import compose_record
from factwire.errors import FactwireError
from factwire.services.ports import StaleRecord

from tests.unit.domain.test_submissions import submission


class Refusing:
    """DynamoDB, as it refuses every write."""

    def __init__(self, code: str, *reasons: str) -> None:
        response: Any = {"Error": {"Code": code}, "CancellationReasons": [{"Code": reason} for reason in reasons]}
        self.error = ClientError(response, "PutItem")

    def put_item(self, **_request: Any) -> None:
        raise self.error


@pytest.mark.parametrize(
    ("client", "raised"),
    [
        (Refusing("ConditionalCheckFailedException"), StaleRecord),
        (Refusing("TransactionConflictException"), StaleRecord),
        (Refusing("TransactionCanceledException", "None", "ConditionalCheckFailed"), StaleRecord),
        (Refusing("TransactionCanceledException", "TransactionConflict"), StaleRecord),
        (Refusing("TransactionCanceledException", "ThrottlingError"), FactwireError),
        (Refusing("ProvisionedThroughputExceededException"), FactwireError),
    ],
)
def test_a_refused_commit(client: Any, raised: type[Exception]) -> None:
    record = compose_record(submission(1), replacing=None)
    with pytest.raises(raised):
        commit_record(client, table="facts", record=record, replacing=None, expiry={})
