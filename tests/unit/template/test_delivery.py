"""Nothing is lost between the bucket and the topic: queues, retries, dead letters."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factwire.aws.triggers.change_batches import SIDE_BY_SIDE
from factwire.domain.delivery.webhooks import ATTEMPTS, delay_after
from factwire.stories.comparison.keys import CROWDED

from tests.bench.cost import data
from tests.unit.template.conftest import listed

if TYPE_CHECKING:
    from tests.unit.template.conftest import Template

DAY = 86400


def sources(template: Template) -> dict[str, tuple[str, dict]]:
    """Each function's event source: its type and properties."""
    return {
        name: (event["Type"], event["Properties"])
        for name, function in template.functions().items()
        for event in function.get("Events", {}).values()
    }


def test_a_batch_is_not_handed_out_again_while_it_may_still_be_worked_on(template: Template) -> None:
    for name, (kind, source) in sources(template).items():
        if kind == "SQS":
            queue = template.properties(template.target(source["Queue"]))
            assert queue["VisibilityTimeout"] >= 6 * template.functions()[name]["Timeout"]


def test_a_message_is_tried_at_least_five_times_before_it_is_given_up(template: Template) -> None:
    queues = [queue for queue in template.of_type("AWS::SQS::Queue").values() if "RedrivePolicy" in queue]
    assert queues
    for queue in queues:
        assert queue["RedrivePolicy"]["maxReceiveCount"] >= 5


def test_dead_letters_are_kept_fourteen_days_and_longer_than_where_they_come_from(template: Template) -> None:
    for queue in template.of_type("AWS::SQS::Queue").values():
        if "RedrivePolicy" in queue:
            dead = template.properties(template.target(queue["RedrivePolicy"]["deadLetterTargetArn"]))
            assert dead["MessageRetentionPeriod"] == 14 * DAY
            assert dead["MessageRetentionPeriod"] > queue["MessageRetentionPeriod"]


def test_every_source_reports_single_failures_and_has_somewhere_for_what_fails_for_good(template: Template) -> None:
    for kind, source in sources(template).values():
        assert source["FunctionResponseTypes"] == ["ReportBatchItemFailures"]
        if kind == "SQS":
            assert "RedrivePolicy" in template.properties(template.target(source["Queue"]))
        else:
            dead = template.properties(template.target(source["DestinationConfig"]["OnFailure"]["Destination"]))
            assert dead["MessageRetentionPeriod"] == 14 * DAY
            assert source["StartingPosition"] == "TRIM_HORIZON"
            assert source["BisectBatchOnFunctionError"] is True


def test_every_function_is_bounded_at_its_source(template: Template) -> None:
    for kind, source in sources(template).values():
        if kind == "SQS":
            assert "MaximumConcurrency" in source["ScalingConfig"]
        else:
            assert source.get("ParallelizationFactor", 1) <= 10
    (stage,) = template.of_type("AWS::ApiGatewayV2::Stage").values()
    assert {"ThrottlingRateLimit", "ThrottlingBurstLimit"} <= stage["DefaultRouteSettings"].keys()


def test_the_bucket_announces_only_what_is_dropped_and_only_to_the_queue(template: Template) -> None:
    (bucket,) = template.of_type("AWS::S3::Bucket").values()
    announced = bucket["NotificationConfiguration"]["QueueConfigurations"]
    assert [each["Filter"]["S3Key"]["Rules"] for each in announced] == [
        [{"Name": "prefix", "Value": prefix}] for prefix in ("incoming/", "members/")
    ]
    assert [template.target(each["Queue"]) for each in announced] == ["IncomingQueue", "MembersQueue"]
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}


def test_members_of_archives_hold_up_no_single_files(template: Template) -> None:
    events = template.functions()["Extract"]["Events"]
    single, members = (events[name]["Properties"] for name in ("Incoming", "Members"))
    assert (template.target(single["Queue"]), template.target(members["Queue"])) == ("IncomingQueue", "MembersQueue")
    assert members["ScalingConfig"]["MaximumConcurrency"]["Fn::If"][2] == {"Ref": "MembersConcurrency"}
    parameters = template.document["Parameters"]
    assert parameters["MembersConcurrency"]["Default"] < parameters["ExtractConcurrency"]["Default"]


def test_an_archive_of_many_visits_is_no_loop_to_lambda(template: Template) -> None:
    """Lambda stops a function that sends to its own queue at the 17th call of a chain, unless that is allowed."""
    looping = {name for name in template.functions() if queues_read(template, name) & queues_sent_to(template, name)}
    assert looping == {"Extract", "Deliver"}
    allowed = {name for name, function in template.functions().items() if function.get("RecursiveLoop") == "Allow"}
    # What `deliver` sends itself is a delivery, of which nothing more is made: a chain of two.
    assert allowed == {"Extract"}


def test_a_webhook_is_tried_as_often_as_there_are_delays_and_the_queue_holds_all_of_them(template: Template) -> None:
    queue = template.properties("DeliverQueue")
    assert queue["RedrivePolicy"]["maxReceiveCount"] == ATTEMPTS
    assert sum(delay_after(attempt) for attempt in range(1, ATTEMPTS)) < queue["MessageRetentionPeriod"] / 10
    assert template.functions()["Deliver"]["Timeout"] >= 3 * 10  # one request takes 10 s at most; all go side by side


def test_without_webhooks_no_notification_goes_to_their_queue(template: Template) -> None:
    assert not template.of_type("AWS::SNS::Subscription")


def queues_read(template: Template, name: str) -> set[str]:
    """The queues that start a function."""
    events = template.functions()[name].get("Events", {}).values()
    return {template.target(event["Properties"]["Queue"]) for event in events if event["Type"] == "SQS"}


def queues_sent_to(template: Template, name: str) -> set[str]:
    """The queues that a function may send to."""
    role = template.target(template.functions()[name]["Role"])
    return {
        template.target(queue)
        for granted_to, statement in template.grants()
        if granted_to == role and "sqs:SendMessage" in listed(statement["Action"])
        for queue in listed(statement["Resource"])
    }


def test_members_set_apart_outlast_their_events_and_no_more(template: Template) -> None:
    (bucket,) = template.of_type("AWS::S3::Bucket").values()
    (rule,) = [rule for rule in bucket["LifecycleConfiguration"]["Rules"] if rule.get("Prefix") == "members/"]
    queue = template.properties("IncomingQueue")
    dead = template.properties(template.target(queue["RedrivePolicy"]["deadLetterTargetArn"]))
    assert queue["MessageRetentionPeriod"] + dead["MessageRetentionPeriod"] < rule["ExpirationInDays"] * DAY
    assert rule["ExpirationInDays"] <= 30
    assert rule["NoncurrentVersionExpiration"] == {"NoncurrentDays": 1}


def test_the_table_tells_of_records_only_with_what_was_before_and_relate_never_of_its_own_writes(
    template: Template,
) -> None:
    table = template.properties("Table")
    assert table["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES"
    for function, records in (("Publish", '["META", "STORY"]'), ("Relate", '["META"]')):
        _, source = sources(template)[function]
        changes, *_ = source["FilterCriteria"]["Filters"]
        assert f'"sk": {{"S": {records}}}' in changes["Pattern"]
    _, source = sources(template)["Relate"]
    _, judgements = source["FilterCriteria"]["Filters"]
    keys = {"pk": {"S": [{"prefix": "A#"}]}, "sk": {"S": [{"prefix": "JUDGE#"}]}}
    assert json.loads(judgements["Pattern"]) == {"eventName": ["INSERT"], "dynamodb": {"Keys": keys}}


def test_articles_of_one_event_that_are_related_at_once_find_each_other(template: Template) -> None:
    _, source = sources(template)["Relate"]
    assert data("assumed")["shards"] * source["ParallelizationFactor"] * SIDE_BY_SIDE <= CROWDED


def test_what_was_stored_survives_the_stack_and_a_mistake(template: Template) -> None:
    for table in template.of_type("AWS::DynamoDB::Table").values():
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert table["DeletionProtectionEnabled"] == {"Fn::If": ["IsLocal", False, True]}
    for resource in template.resources.values():
        if resource["Type"] in {"AWS::S3::Bucket", "AWS::DynamoDB::Table"}:
            assert resource["DeletionPolicy"] == "RetainExceptOnCreate"
            assert resource["UpdateReplacePolicy"] == "Retain"


def test_versions_that_nobody_calls_are_deleted_with_their_snapshots(template: Template) -> None:
    """SAM hands the policy on to the versions; it keeps each for ever otherwise."""
    for resource in template.resources.values():
        if resource["Type"] == "AWS::Serverless::Function":
            assert resource["DeletionPolicy"] == "Delete"


def test_snapstart_is_refused_where_the_runtime_has_none(template: Template) -> None:
    rule = template.document["Rules"]["SnapStartNeedsPython312"]
    assert rule["RuleCondition"] == {"Fn::Equals": [{"Ref": "Runtime"}, "python3.11"]}
    assert rule["Assertions"][0]["Assert"] == {"Fn::Equals": [{"Ref": "SnapStart"}, "None"]}


def test_a_change_of_a_layer_alone_publishes_versions_of_the_functions(template: Template) -> None:
    # Under Globals newer versions of cfn-lint reject it.
    functions = template.of_type("AWS::Serverless::Function").values()
    assert all(function["AutoPublishAliasAllProperties"] is True for function in functions)
    assert "AutoPublishAliasAllProperties" not in template.document["Globals"]["Function"]
    layers = template.of_type("AWS::Serverless::LayerVersion")
    assert len(layers) == 2
    assert all(layer["PublishLambdaVersion"] is True for layer in layers.values())
