"""What would make a deployment fail or starve, found before anything is built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from botocore.exceptions import ClientError

# A bucket's name has at most 63 characters, in lower case: {stack}-articles-{account}-{region}.
_BUCKET_NAME: Final = 63
_STACK_NAME: Final = re.compile(r"[a-z][a-z0-9-]*")
# What the endpoint, `publish` and `relate` need beside extraction and webhooks.
_OTHER_EXECUTIONS: Final = 4
_DEFAULTS: Final = {
    "ExtractConcurrency": 10,
    "MembersConcurrency": 4,
    "ExtractRequestConcurrency": 5,
    "DeliverConcurrency": 5,
}
# The fewest that an event source takes.
_FEWEST: Final = 2
# AWS refuses to reserve what would leave less than this for all other functions.
_UNRESERVED: Final = 100


@dataclass(frozen=True)
class Account:
    """Where a stack is to be deployed, and clients to ask about it."""

    number: str
    region: str
    cloudformation: Any
    s3: Any
    lambdas: Any


def problems(stack: str, parameters: Mapping[str, str], account: Account) -> Iterator[str]:
    """Yield what stands in the way of a deployment, each with what to do about it."""
    if not _STACK_NAME.fullmatch(stack):
        yield f"STACK={stack}: use lower case letters, digits and hyphens only; the bucket's name is made of it"
        return
    bucket = f"{stack}-articles-{account.number}-{account.region}"
    if len(bucket) > _BUCKET_NAME:
        longest = len(stack) - (len(bucket) - _BUCKET_NAME)
        yield f"STACK={stack}: use at most {longest} characters in {account.region}; the bucket's name is made of it"
        return
    if _is_left_over(stack, bucket, account):
        yield (
            f"bucket {bucket} is left of an earlier stack {stack}: choose another STACK, or move its files away and "
            "delete it with all their versions, as docs/operations.md has it (Delete, and deploy again)"
        )
    yield from _missing(parameters)
    yield from _concurrency(parameters, account)


def _missing(parameters: Mapping[str, str]) -> Iterator[str]:
    """Yield which parameters break a rule of the template, which CloudFormation would say after the build."""
    if parameters.get("ApiAuth") == "JWT" and not parameters.get("JwtIssuer"):
        yield "ApiAuth=JWT needs JwtIssuer=https://..., the address of who issues the tokens"
    if parameters.get("MonthlyBudget", "0") != "0" and not parameters.get("BudgetEmail"):
        yield "MonthlyBudget needs BudgetEmail, who is told"
    if parameters.get("Runtime") == "python3.11" and parameters.get("SnapStart") != "None":
        yield "RUNTIME=python3.11 has no SnapStart: pass SnapStart=None, or a newer RUNTIME"


def _is_left_over(stack: str, bucket: str, account: Account) -> bool:
    """Return whether the bucket exists and the stack does not: it is kept when a stack is deleted."""
    try:
        account.cloudformation.describe_stacks(StackName=stack)
    except ClientError:
        try:
            account.s3.head_bucket(Bucket=bucket)
        except ClientError as error:
            return error.response.get("Error", {}).get("Code") == "403"
        return True
    return False


def _concurrency(parameters: Mapping[str, str], account: Account) -> Iterator[str]:
    """Yield what is wrong where extraction and webhooks could take all of the account's concurrent executions."""
    allowed = account.lambdas.get_account_settings()["AccountLimit"]["ConcurrentExecutions"]
    extract, members, requests, deliver = (
        _number(parameters.get(name), default) for name, default in _DEFAULTS.items()
    )
    taken = extract + members + requests + deliver
    if taken + _OTHER_EXECUTIONS > allowed or (requests and allowed - requests < _UNRESERVED):
        fitting = max(_FEWEST, min(extract, allowed - _OTHER_EXECUTIONS - 2 * _FEWEST))
        kept = requests if allowed - requests >= _UNRESERVED else 0
        yield (
            f"the account allows {allowed} concurrent executions, and extraction and webhooks may take "
            f"{taken}: the endpoint would starve. Pass "
            f'PARAMETERS="ExtractConcurrency={fitting} MembersConcurrency={_FEWEST} '
            f'ExtractRequestConcurrency={kept} DeliverConcurrency={_FEWEST}", or ask '
            "AWS for more: "
            "`aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 "
            "--desired-value 1000`"
        )


def _number(value: str | None, default: int) -> int:
    """Return the value of a parameter; what is no number CloudFormation itself refuses."""
    return int(value) if value and value.isdecimal() else default
