"""Who may do what: roles, policies, encryption, the endpoint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from factwire.aws.http import Resolver

from tests.unit.template.conftest import listed

if TYPE_CHECKING:
    from tests.unit.template.conftest import Template

# Actions that AWS grants on everything or not at all, and why a function needs them.
ON_EVERYTHING = {
    "xray:PutTraceSegments": "traces belong to no resource",
    "xray:PutTelemetryRecords": "traces belong to no resource",
    "sns:GetSubscriptionAttributes": "SNS knows no resource but topics; we ask for our own only",
    "sns:Unsubscribe": "as for GetSubscriptionAttributes",
}
# What has no route is refused by the function itself.
REFUSED = ("GET", "POST", "PUT", "PATCH", "DELETE")
OPEN_ROUTES = {"GET /health"}


def test_every_function_has_a_role_of_its_own(template: Template) -> None:
    roles = [template.target(function["Role"]) for function in template.functions().values()]
    assert sorted(roles) == sorted(template.of_type("AWS::IAM::Role"))
    assert len(set(roles)) == len(roles)


def test_only_lambda_takes_on_the_roles(template: Template) -> None:
    for role in template.of_type("AWS::IAM::Role").values():
        (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": "lambda.amazonaws.com"}
        assert "ManagedPolicyArns" not in role


def test_no_role_is_granted_a_wildcard_action(template: Template) -> None:
    for role, statement in template.grants():
        for action in listed(statement["Action"]):
            assert re.fullmatch(r"[a-z0-9]+:[A-Za-z]+", action), f"{role}: {action}"


def test_no_role_is_granted_everything_but_what_aws_grants_in_no_other_way(template: Template) -> None:
    for role, statement in template.grants():
        if "*" in listed(statement["Resource"]):
            assert set(listed(statement["Action"])) <= ON_EVERYTHING.keys(), role


def test_only_the_publisher_publishes_and_only_extract_takes_from_the_queue(template: Template) -> None:
    def roles_granted(action: str) -> set[str]:
        return {role for role, statement in template.grants() if action in listed(statement["Action"])}

    assert roles_granted("sns:Publish") == {"PublishRole"}
    assert roles_granted("sqs:ReceiveMessage") == {"ExtractRole"}
    assert roles_granted("sqs:SendMessage") == {"ExtractRole", "PublishRole"}
    assert roles_granted("dynamodb:Scan") == set()
    assert "PublishRole" not in roles_granted("dynamodb:PutItem") | roles_granted("s3:GetObject")


@pytest.mark.parametrize("kind", ["AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"])
def test_whatever_has_a_policy_refuses_calls_without_tls(template: Template, kind: str) -> None:
    policies = template.of_type(kind)
    assert policies
    for policy in policies.values():
        assert any(_refuses_plain_http(statement) for statement in policy["PolicyDocument"]["Statement"])


def test_every_queue_bucket_and_topic_has_a_policy(template: Template) -> None:
    covered = {template.target(policy["Bucket"]) for policy in template.of_type("AWS::S3::BucketPolicy").values()}
    for policy in template.of_type("AWS::SQS::QueuePolicy").values():
        covered |= {template.target(queue) for queue in policy["Queues"]}
    for policy in template.of_type("AWS::SNS::TopicPolicy").values():
        covered |= {template.target(topic) for topic in policy["Topics"]}
    kinds = {"AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic"}
    assert covered == {name for name, resource in template.resources.items() if resource["Type"] in kinds}


def test_only_the_bucket_of_this_account_may_send_to_the_queue(template: Template) -> None:
    (allowed,) = [
        statement
        for statement in template.properties("IncomingQueuePolicy")["PolicyDocument"]["Statement"]
        if statement["Effect"] == "Allow"
    ]
    assert allowed["Principal"] == {"Service": "s3.amazonaws.com"}
    assert allowed["Action"] == "sqs:SendMessage"
    assert "aws:SourceArn" in allowed["Condition"]["ArnEquals"]
    assert allowed["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}


def test_the_bucket_is_closed_to_the_public_in_every_way(template: Template) -> None:
    for bucket in template.of_type("AWS::S3::Bucket").values():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert len(bucket["PublicAccessBlockConfiguration"]) == 4
        assert bucket["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]


def test_everything_that_is_stored_is_encrypted(template: Template) -> None:
    assert all("BucketEncryption" in bucket for bucket in template.of_type("AWS::S3::Bucket").values())
    assert all(queue["SqsManagedSseEnabled"] is True for queue in template.of_type("AWS::SQS::Queue").values())
    assert all("KmsMasterKeyId" in topic for topic in template.of_type("AWS::SNS::Topic").values())
    assert all(
        table["SSESpecification"]["SSEEnabled"] is True for table in template.of_type("AWS::DynamoDB::Table").values()
    )


def test_with_a_retention_time_takes_articles_from_the_table_and_from_the_bucket(template: Template) -> None:
    (table,) = template.of_type("AWS::DynamoDB::Table").values()
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    (bucket,) = template.of_type("AWS::S3::Bucket").values()
    rules = {rule["Prefix"]: rule for rule in bucket["LifecycleConfiguration"]["Rules"] if "Prefix" in rule}
    for prefix in ("incoming/", "facts/"):
        assert rules[prefix]["Status"] == {"Fn::If": ["HasRetention", "Enabled", "Disabled"]}
        assert rules[prefix]["ExpirationInDays"]["Fn::If"][:2] == ["HasRetention", {"Ref": "RetentionDays"}]
        assert rules[prefix]["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}
    assert template.document["Conditions"]["HasRetention"] == {
        "Fn::Not": [{"Fn::Equals": [{"Ref": "RetentionDays"}, 0]}]
    }


def test_every_route_but_health_asks_who_is_calling(template: Template) -> None:
    for name, route in template.of_type("AWS::ApiGatewayV2::Route").items():
        if route["RouteKey"] in OPEN_ROUTES:
            assert route["AuthorizationType"] == "NONE"
        else:
            assert route["AuthorizationType"] == {"Fn::If": ["IsLocal", "NONE", {"Ref": "ApiAuth"}]}, name
            assert route["AuthorizerId"] == {"Fn::If": ["IsJwt", {"Ref": "ApiAuthorizer"}, {"Ref": "AWS::NoValue"}]}
    assert set(template.document["Parameters"]["ApiAuth"]["AllowedValues"]) == {"AWS_IAM", "JWT"}


def test_the_endpoint_is_open_in_no_real_account(template: Template) -> None:
    rule = template.document["Rules"]["LocalOnlyOnALocalAws"]
    assert template.document["Conditions"]["IsLocal"] == rule["RuleCondition"]
    assert rule["Assertions"][0]["Assert"] == {"Fn::Equals": [{"Ref": "AWS::AccountId"}, "000000000000"]}


def test_the_gateway_routes_exactly_what_the_function_answers(template: Template) -> None:
    routed = {route["RouteKey"] for route in template.of_type("AWS::ApiGatewayV2::Route").values()}
    app = Resolver(url="")
    answered = {
        f"{method.upper()} {re.sub('<.*?>', '{id}', path)}"
        for path, operations in app.get_openapi_schema().model_dump(by_alias=True, exclude_none=True)["paths"].items()
        for method in operations
    }
    assert {re.sub(r"\{.*?\}", "{id}", key) for key in routed} == {
        re.sub(r"\{.*?\}", "{id}", key) for key in answered
    } | {"GET /openapi.json", "GET /docs", *(f"{method} /{{id}}" for method in REFUSED)}


def test_the_access_log_holds_nothing_that_a_caller_sent(template: Template) -> None:
    (stage,) = template.of_type("AWS::ApiGatewayV2::Stage").values()
    logged = set(re.findall(r"\$context\.([\w.]+)", stage["AccessLogSettings"]["Format"]))
    assert logged <= {
        "requestId",
        "requestTime",
        "routeKey",
        "status",
        "responseLength",
        "responseLatency",
        "error.messageString",
        "integrationErrorMessage",
    }


def _refuses_plain_http(statement: dict[str, Any]) -> bool:
    return (
        statement["Effect"] == "Deny"
        and statement["Principal"] == "*"
        and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    )
