"""Who may do what: roles, policies, encryption, the endpoint."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from factwire.aws.http import Resolver

from tests.unit.template.conftest import TEMPLATE, Loader, listed

if TYPE_CHECKING:
    from tests.unit.template.conftest import Template

# Actions that AWS grants on everything or not at all, and why a function needs them.
ON_EVERYTHING = {
    "xray:PutTraceSegments": "traces belong to no resource",
    "xray:PutTelemetryRecords": "traces belong to no resource",
    "dynamodb:ListStreams": "AWS knows no resource for it: with one, it is granted nothing",
    "sns:GetSubscriptionAttributes": "SNS knows no resource but topics; we ask for our own only",
    "sns:Unsubscribe": "as for GetSubscriptionAttributes",
}
# What has no route is refused by the function itself; HEAD is answered as GET.
REFUSED = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# The reader page and its files hold no data.
PAGE_ROUTES = {"GET /", "GET /ui/{proxy+}"}
# Whoever has the address of a feed may read that one list; readers of feeds cannot sign.
FEED_ROUTES = {"GET /feeds/{token}"}
OPEN_ROUTES = {"GET /health", "HEAD /health", *PAGE_ROUTES, *FEED_ROUTES}
SCHEDULER_ROLE = "ReleaseRole"


def test_every_function_has_a_role_of_its_own(template: Template) -> None:
    roles = [template.target(function["Role"]) for function in template.functions().values()]
    assert sorted([*roles, SCHEDULER_ROLE]) == sorted(template.of_type("AWS::IAM::Role"))
    assert len(set(roles)) == len(roles)


def test_only_lambda_takes_on_the_roles_of_functions(template: Template) -> None:
    for name, role in template.of_type("AWS::IAM::Role").items():
        (statement,) = role["AssumeRolePolicyDocument"]["Statement"]
        service = "scheduler" if name == SCHEDULER_ROLE else "lambda"
        assert statement["Principal"] == {"Service": f"{service}.amazonaws.com"}
        assert "ManagedPolicyArns" not in role


def test_schedules_of_embargoes_may_send_to_the_queue_and_nothing_else(template: Template) -> None:
    role = template.properties(SCHEDULER_ROLE)
    (trusted,) = role["AssumeRolePolicyDocument"]["Statement"]
    group = {"Fn::GetAtt": ["ReleaseSchedules", "Arn"]}
    assert trusted["Condition"]["ArnEquals"] == {"aws:SourceArn": group}  # no other schedule of the account
    assert trusted["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}
    (granted,) = [statement for name, statement in template.grants() if name == SCHEDULER_ROLE]
    assert granted["Action"] == "sqs:SendMessage"
    assert {template.target(queue) for queue in granted["Resource"]} == {"IncomingQueue", "IncomingDeadLetters"}


def test_extract_creates_schedules_in_the_stacks_own_group_and_hands_them_that_role_only(template: Template) -> None:
    granted = [statement for name, statement in template.grants() if name == "ExtractRole"]
    by_action = {action: statement for statement in granted for action in listed(statement["Action"])}
    assert by_action["scheduler:CreateSchedule"]["Resource"]["Fn::Sub"].endswith(":schedule/${ReleaseSchedules}/*")
    passing = by_action["iam:PassRole"]
    assert template.target(passing["Resource"]) == SCHEDULER_ROLE
    assert passing["Condition"] == {"StringEquals": {"iam:PassedToService": "scheduler.amazonaws.com"}}
    variables = template.functions()["Extract"]["Environment"]["Variables"]
    assert variables["SCHEDULE_GROUP"] == {"Ref": "ReleaseSchedules"}
    assert template.target(variables["SCHEDULE_ROLE_ARN"]) == SCHEDULER_ROLE


def test_no_role_is_granted_a_wildcard_action(template: Template) -> None:
    for role, statement in template.grants():
        for action in listed(statement["Action"]):
            assert re.fullmatch(r"[a-z0-9]+:[A-Za-z]+", action), f"{role}: {action}"


def test_no_role_is_granted_everything_but_what_aws_grants_in_no_other_way(template: Template) -> None:
    for role, statement in template.grants():
        if "*" in listed(statement["Resource"]):
            assert set(listed(statement["Action"])) <= ON_EVERYTHING.keys(), role


def test_what_aws_grants_in_no_other_way_is_granted_on_everything(template: Template) -> None:
    """An action that knows no resource (`dynamodb:ListStreams`) is not granted at all where one is named."""
    for role, statement in template.grants():
        if ON_EVERYTHING.keys() & set(listed(statement["Action"])):
            assert statement["Resource"] == "*", role


def test_only_the_publisher_publishes_and_only_extract_takes_from_the_queue(template: Template) -> None:
    def roles_granted(action: str) -> set[str]:
        return {role for role, statement in template.grants() if action in listed(statement["Action"])}

    assert roles_granted("sns:Publish") == {"PublishRole"}
    assert roles_granted("sqs:ReceiveMessage") == {"ExtractRole", "DeliverRole"}
    senders = {"ExtractRole", "ApiRole", "PublishRole", "RelateRole", "DeliverRole", SCHEDULER_ROLE}
    assert roles_granted("sqs:SendMessage") == senders
    assert roles_granted("dynamodb:Scan") == set()
    assert "PublishRole" not in roles_granted("dynamodb:PutItem") | roles_granted("s3:GetObject")


def test_only_the_endpoint_and_deliver_reach_the_secrets_of_webhooks_and_deliver_reaches_no_article(
    template: Template,
) -> None:
    def reached(role: str) -> set[str]:
        statements = [statement for name, statement in template.grants() if name == role]
        arns = [arn for statement in statements for arn in listed(statement["Resource"]) if "Fn::GetAtt" in arn]
        return {template.target(arn) for arn in arns}

    roles = set(template.of_type("AWS::IAM::Role"))
    assert {role for role in roles if "WebhooksTable" in reached(role)} == {"ApiRole", "DeliverRole"}
    assert reached("DeliverRole") == {"WebhooksTable", "DeliverQueue"}


def test_only_the_topic_sends_notifications_to_the_queue_of_deliver(template: Template) -> None:
    (allowed,) = [
        statement
        for statement in template.properties("DeliverQueuePolicy")["PolicyDocument"]["Statement"]
        if statement["Effect"] == "Allow"
    ]
    assert allowed["Principal"] == {"Service": "sns.amazonaws.com"}
    assert allowed["Condition"] == {"ArnEquals": {"aws:SourceArn": {"Ref": "Topic"}}}


def test_webhooks_on_this_machine_are_for_a_local_aws_only(template: Template) -> None:
    for name in ("ApiFunction", "Deliver"):
        variables = template.functions()[name]["Environment"]["Variables"]
        assert variables["ALLOW_LOOPBACK"] == {"Fn::If": ["IsLocal", "true", "false"]}


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


def test_each_policy_is_of_one_queue_and_names_that_queue(template: Template) -> None:
    """SQS takes a policy whose statements name the queue that it is set on, and no other."""
    for policy in template.of_type("AWS::SQS::QueuePolicy").values():
        (queue,) = map(template.target, policy["Queues"])
        for statement in policy["PolicyDocument"]["Statement"]:
            assert [template.target(arn) for arn in listed(statement["Resource"])] == [queue]


def test_only_the_bucket_of_this_account_may_send_to_the_queue(template: Template) -> None:
    for policy in ("IncomingQueuePolicy", "MembersQueuePolicy"):
        (allowed,) = [
            statement
            for statement in template.properties(policy)["PolicyDocument"]["Statement"]
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
    managed = {"Fn::If": ["HasKey", {"Ref": "AWS::NoValue"}, True]}
    assert all(queue["SqsManagedSseEnabled"] == managed for queue in template.of_type("AWS::SQS::Queue").values())
    assert all("KmsMasterKeyId" in topic for topic in template.of_type("AWS::SNS::Topic").values())
    assert all(
        table["SSESpecification"]["SSEEnabled"] is True for table in template.of_type("AWS::DynamoDB::Table").values()
    )


KEY = {"Fn::If": ["HasKey", {"Ref": "KmsKeyArn"}, {"Ref": "AWS::NoValue"}]}
# What keeps something, and the property that names the key it is encrypted with.
KEYED = {
    "AWS::SQS::Queue": ("KmsMasterKeyId",),
    "AWS::DynamoDB::Table": ("SSESpecification", "KMSMasterKeyId"),
    "AWS::S3::Bucket": (
        "BucketEncryption",
        "ServerSideEncryptionConfiguration",
        0,
        "ServerSideEncryptionByDefault",
        "KMSMasterKeyID",
    ),
    "AWS::Logs::LogGroup": ("KmsKeyId",),
    "AWS::SecretsManager::Secret": ("KmsKeyId",),
}
# What keeps nothing that was sent to it or made of that.
KEYLESS = {
    "AWS::ApiGatewayV2::Api",
    "AWS::ApiGatewayV2::Authorizer",
    "AWS::ApiGatewayV2::Integration",
    "AWS::ApiGatewayV2::Route",
    "AWS::ApiGatewayV2::Stage",
    "AWS::CloudFormation::Stack",
    "AWS::CloudFront::Distribution",
    "AWS::CloudWatch::Alarm",
    "AWS::CloudWatch::Dashboard",
    "AWS::Glue::Database",  # they say where files are
    "AWS::Glue::Table",
    "AWS::IAM::Policy",
    "AWS::IAM::Role",
    "AWS::Lambda::Permission",
    "AWS::S3::BucketPolicy",
    "AWS::SNS::TopicPolicy",
    "AWS::SQS::QueuePolicy",
    "AWS::Scheduler::ScheduleGroup",  # each schedule has its key, by the environment of `extract`
    "AWS::Serverless::LayerVersion",  # code
}


@pytest.mark.parametrize("kind", KEYED)
def test_a_key_of_ones_own_encrypts_all_that_is_stored_sent_and_logged(template: Template, kind: str) -> None:
    resources = template.of_type(kind)
    assert resources
    for name, resource in resources.items():
        value: Any = resource
        for step in KEYED[kind]:
            value = value[step]
        assert value == KEY, name


def test_a_key_of_ones_own_encrypts_topic_functions_and_schedules_as_well(template: Template) -> None:
    (topic,) = template.of_type("AWS::SNS::Topic").values()
    assert topic["KmsMasterKeyId"] == {"Fn::If": ["HasKey", {"Ref": "KmsKeyArn"}, "alias/aws/sns"]}
    assert all(function["KmsKeyArn"] == KEY for function in template.functions().values())
    assert template.functions()["Extract"]["Environment"]["Variables"]["SCHEDULE_KEY_ARN"] == {"Ref": "KmsKeyArn"}


def test_no_kind_of_resource_escapes_the_key(template: Template) -> None:
    kinds = {resource["Type"] for resource in template.resources.values()}
    assert kinds == {*KEYED, *KEYLESS, "AWS::SNS::Topic", "AWS::Serverless::Function"}


def test_every_role_may_use_the_key_and_nothing_else_by_that(template: Template) -> None:
    policy = template.resources["KeyPolicy"]
    assert policy["Condition"] == "HasKey"
    roles = {template.target(role) for role in policy["Properties"]["Roles"]}
    assert roles == set(template.of_type("AWS::IAM::Role"))
    (statement,) = policy["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Resource"] == {"Ref": "KmsKeyArn"}
    assert {action.partition(":")[0] for action in statement["Action"]} == {"kms"}
    assert not {"kms:CreateGrant", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"} & set(statement["Action"])


def test_a_permissions_boundary_bounds_every_role(template: Template) -> None:
    boundary = {"Fn::If": ["HasBoundary", {"Ref": "PermissionsBoundaryArn"}, {"Ref": "AWS::NoValue"}]}
    assert all(role["PermissionsBoundary"] == boundary for role in template.of_type("AWS::IAM::Role").values())


def test_a_budget_tells_its_reader_before_it_is_spent_and_counts_this_stack_alone(template: Template) -> None:
    nested = template.resources["Budget"]
    assert nested["Condition"] == "HasBudget"
    document = yaml.load((TEMPLATE.parent / nested["Properties"]["TemplateURL"]).read_text(encoding="utf-8"), Loader)
    assert set(nested["Properties"]["Parameters"]) == set(document["Parameters"])
    (budget,) = document["Resources"].values()
    assert budget["Properties"]["Budget"]["BudgetLimit"]["Amount"] == {"Ref": "Dollars"}
    (tag,) = budget["Properties"]["Budget"]["CostFilters"]["TagKeyValue"]
    assert tag == {"Fn::Sub": "aws:cloudformation:stack-name$${StackName}"}
    told = budget["Properties"]["NotificationsWithSubscribers"]
    kinds = {each["Notification"]["NotificationType"]: each["Notification"]["Threshold"] for each in told}
    assert kinds == {"ACTUAL": 80, "FORECASTED": 100}
    assert all(each["Subscribers"][0]["Address"] == {"Ref": "Email"} for each in told)
    rule = template.document["Rules"]["BudgetNeedsAReader"]
    assert rule["RuleCondition"] == template.document["Conditions"]["HasBudget"]


def test_with_a_retention_time_takes_articles_from_the_table_and_from_the_bucket(template: Template) -> None:
    table = template.properties("Table")
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


def test_every_route_but_health_and_the_page_asks_who_is_calling(template: Template) -> None:
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
    } | {
        "GET /",
        "GET /ui/{id}",
        "GET /openapi.json",
        "GET /docs",
        "HEAD /health",
        *(f"{method} /{{id}}" for method in REFUSED),
    }


# What a token needs, by the method and path of a route: one of these scopes.
SCOPES = {"read": ["read", "write", "admin"], "write": ["write", "admin"], "admin": ["admin"]}


def needed(route_key: str) -> str:
    """What a caller must be allowed to: read, write, or administer."""
    method, path = route_key.split()
    if method in {"DELETE", "PUT", "PATCH"} or path.startswith("/subscriptions"):
        return "admin"
    return "write" if method == "POST" else "read"


def test_a_token_that_reads_neither_writes_nor_deletes(template: Template) -> None:
    for route in template.of_type("AWS::ApiGatewayV2::Route").values():
        if route["RouteKey"] not in OPEN_ROUTES:
            condition, scopes, otherwise = route["AuthorizationScopes"]["Fn::If"]
            assert (condition, otherwise) == ("IsJwt", {"Ref": "AWS::NoValue"})
            names = [scope["Fn::Sub"].removeprefix("${JwtScopePrefix}") for scope in scopes]
            assert names == SCOPES[needed(route["RouteKey"])], route["RouteKey"]


def test_a_signed_request_passes_the_browsers_preflight(template: Template) -> None:
    (api,) = template.of_type("AWS::ApiGatewayV2::Api").values()
    cors = api["CorsConfiguration"]["Fn::If"][1]
    signed = {"authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256"}
    assert signed <= set(cors["AllowHeaders"])


def test_the_costliest_request_has_a_throttle_of_its_own(template: Template) -> None:
    (stage,) = template.of_type("AWS::ApiGatewayV2::Stage").values()
    assert stage["RouteSettings"] == {
        "POST /extract": {
            "ThrottlingRateLimit": {"Ref": "ExtractRequestsPerSecond"},
            "ThrottlingBurstLimit": {"Ref": "ExtractRequestBurst"},
        }
    }
    assert template.resources["ApiStageLive"]["DependsOn"] == "ExtractRoute"
    parameters = template.document["Parameters"]
    assert parameters["ExtractRequestsPerSecond"]["Default"] < parameters["ApiRequestsPerSecond"]["Default"]


def test_a_caller_who_floods_extract_stops_neither_files_nor_questions(template: Template) -> None:
    routes = template.of_type("AWS::ApiGatewayV2::Route").items()
    apart = {name for name, route in routes if "ExtractTextIntegration" in route["Target"]["Fn::Sub"]}
    assert apart == {"ExtractRoute"}
    reserved = template.functions()["ExtractText"]["ReservedConcurrentExecutions"]["Fn::If"]
    assert reserved == ["ReservesExtractRequests", {"Ref": "ExtractRequestConcurrency"}, {"Ref": "AWS::NoValue"}]
    assert 0 < template.document["Parameters"]["ExtractRequestConcurrency"]["Default"] <= 10


def test_what_reads_unchecked_texts_on_request_can_reach_no_article(template: Template) -> None:
    statements = [statement for role, statement in template.grants() if role == "ExtractTextRole"]
    granted = {action for statement in statements for action in listed(statement["Action"])}
    assert {action.partition(":")[0] for action in granted} == {"logs", "xray"}


def test_every_function_without_a_source_says_what_bounds_it(template: Template) -> None:
    """A skipped check for a bound at the source is true only where there is a source with one."""
    for name, function in template.functions().items():
        skipped = template.resources[name]["Metadata"]["checkov"]["skip"]
        comments = {each["id"]: each["comment"] for each in skipped}
        if "CKV_AWS_115" in comments:
            assert ("at the source" in comments["CKV_AWS_115"]) is bool(function.get("Events"))
            assert ("event source" in comments["CKV_AWS_116"]) is bool(function.get("Events"))


def logged(template: Template) -> str:
    """The format of a line of the access log."""
    (stage,) = template.of_type("AWS::ApiGatewayV2::Stage").values()
    form: str = stage["AccessLogSettings"]["Format"]
    return form


def test_the_access_log_says_who_called_and_nothing_of_what_was_sent(template: Template) -> None:
    variables = set(re.findall(r"\$context\.([\w.]+)", logged(template)))
    assert {"identity.userArn", "authorizer.claims.sub", "identity.sourceIp"} <= variables
    assert variables <= {
        "requestId",
        "requestTime",
        "identity.userArn",
        "authorizer.claims.sub",
        "identity.sourceIp",
        "routeKey",
        "status",
        "responseLength",
        "responseLatency",
        "error.responseType",
        "integrationStatus",
    }


# What stands for a variable in a line: `-` where there is none. Messages are free text, `messageString` is quoted.
FREE_TEXT = {"error.message", "integrationErrorMessage", "integration.error", "authorizer.error"}


@pytest.mark.parametrize("failed", [True, False])
def test_every_line_of_the_access_log_is_json_also_on_errors(template: Template, *, failed: bool) -> None:
    def value(found: re.Match[str]) -> str:
        name = found[1]
        if name == "error.messageString":
            return '"Forbidden"' if failed else "-"
        if name in FREE_TEXT:
            return 'no "body"' if failed else "-"
        return "UNAUTHORIZED" if failed else "-"

    json.loads(re.sub(r"\$context\.([\w.]+)", value, logged(template)))


def _refuses_plain_http(statement: dict[str, Any]) -> bool:
    return (
        statement["Effect"] == "Deny"
        and statement["Principal"] == "*"
        and statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
    )
