"""A deployment that would fail or starve is refused before anything is built."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.preflight import _DEFAULTS, Account, problems
from tests.unit.template.conftest import Template


def account(
    *, region: str = "eu-central-1", stacks: tuple[str, ...] = (), buckets: tuple[str, ...] = (), executions: int = 1000
) -> Account:
    def describe_stacks(*, StackName: str) -> None:  # noqa: N803 - AWS's name
        if StackName not in stacks:
            raise ClientError({"Error": {"Code": "ValidationError"}}, "DescribeStacks")

    def head_bucket(*, Bucket: str) -> None:  # noqa: N803 - AWS's name
        if Bucket not in buckets:
            raise ClientError({"Error": {"Code": "404"}}, "HeadBucket")

    settings: dict[str, Any] = {"AccountLimit": {"ConcurrentExecutions": executions}}
    return Account(
        number="123456789012",
        region=region,
        cloudformation=SimpleNamespace(describe_stacks=describe_stacks),
        s3=SimpleNamespace(head_bucket=head_bucket),
        lambdas=SimpleNamespace(get_account_settings=lambda: settings),
    )


def test_nothing_stands_in_the_way_of_an_ordinary_deployment() -> None:
    assert list(problems("factwire", {}, account())) == []


@pytest.mark.parametrize("stack", ["Factwire", "news_desk", "9news", ""])
def test_a_name_that_no_bucket_can_have_is_refused(stack: str) -> None:
    (problem,) = problems(stack, {}, account())
    assert "lower case" in problem


@pytest.mark.parametrize(("region", "longest"), [("us-east-1", 31), ("ap-southeast-1", 26)])
def test_a_name_that_is_too_long_is_refused_with_the_longest_that_fits(region: str, longest: int) -> None:
    assert list(problems("n" * longest, {}, account(region=region))) == []
    (problem,) = problems("n" * (longest + 1), {}, account(region=region))
    assert f"at most {longest} characters" in problem


def test_the_bucket_of_a_deleted_stack_is_named_with_what_to_do() -> None:
    bucket = "factwire-articles-123456789012-eu-central-1"
    (problem,) = problems("factwire", {}, account(buckets=(bucket,)))
    assert bucket in problem
    assert "with all their versions" in problem
    assert list(problems("factwire", {}, account(stacks=("factwire",), buckets=(bucket,)))) == []


def test_in_a_new_account_extraction_would_starve_the_endpoint_and_the_parameters_that_fit_are_named() -> None:
    (problem,) = problems("factwire", {}, account(executions=10))
    words = "ExtractConcurrency=2 MembersConcurrency=2 ExtractRequestConcurrency=0 DeliverConcurrency=2"
    assert f'PARAMETERS="{words}"' in problem
    fitting = dict(word.split("=") for word in words.split())
    assert list(problems("factwire", fitting, account(executions=10))) == []


def test_the_defaults_that_are_counted_with_are_those_of_the_template() -> None:
    parameters = Template().document["Parameters"]
    assert {name: parameters[name]["Default"] for name in _DEFAULTS} == _DEFAULTS


@pytest.mark.parametrize(
    ("parameters", "words", "mended"),
    [
        ({"ApiAuth": "JWT"}, "JwtIssuer", {"JwtIssuer": "https://example.com"}),
        ({"MonthlyBudget": "20"}, "BudgetEmail", {"BudgetEmail": "desk@example.com"}),
        ({"Runtime": "python3.11"}, "SnapStart=None", {"SnapStart": "None"}),
    ],
)
def test_parameters_that_do_not_go_together_are_named_before_anything_is_built(
    parameters: dict[str, str], words: str, mended: dict[str, str]
) -> None:
    (problem,) = problems("factwire", parameters, account())
    assert words in problem
    assert list(problems("factwire", parameters | mended, account())) == []


def test_every_rule_of_the_template_that_a_parameter_can_break_is_checked_before() -> None:
    rules = set(Template().document["Rules"]) - {"LocalOnlyOnALocalAws"}
    assert rules == {"JwtNeedsAnIssuer", "BudgetNeedsAReader", "SnapStartNeedsPython312"}
