"""The system is watched: logs kept for a time, alarms for what can go wrong, versions that can be gone back to."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from factwire.services.ingestion.ingest_article import Outcome

from tests.unit.template.conftest import TEMPLATE, listed

if TYPE_CHECKING:
    from tests.unit.template.conftest import Template


def alarms(template: Template) -> set[tuple[str, str]]:
    """What each alarm watches: the metric and the resource."""
    return {
        (alarm["MetricName"], template.target(dimension["Value"]))
        for alarm in template.of_type("AWS::CloudWatch::Alarm").values()
        for dimension in listed(alarm["Dimensions"])
        if "Fn::Sub" not in dimension["Value"]
    }


def test_every_function_logs_as_json_into_a_group_that_ends_some_day(template: Template) -> None:
    groups = template.of_type("AWS::Logs::LogGroup")
    used = set()
    for function in template.functions().values():
        assert function["LoggingConfig"]["LogFormat"] == "JSON"
        # With JSON logs Lambda drops what is below this level, and takes lines of metrics, which have none, for INFO.
        assert function["LoggingConfig"]["ApplicationLogLevel"] == {"Fn::If": ["IsDebug", "DEBUG", "INFO"]}
        used.add(template.target(function["LoggingConfig"]["LogGroup"]))
    assert used <= groups.keys()
    assert all("RetentionInDays" in group for group in groups.values())


def test_every_queue_of_dead_letters_raises_an_alarm_at_the_first(template: Template) -> None:
    dead = [name for name in template.of_type("AWS::SQS::Queue") if "DeadLetters" in name]
    assert len(dead) == 4
    for queue in dead:
        assert ("ApproximateNumberOfMessagesVisible", queue) in alarms(template)


def test_waiting_too_long_raises_an_alarm(template: Template) -> None:
    assert ("ApproximateAgeOfOldestMessage", "IncomingQueue") in alarms(template)
    assert ("ApproximateAgeOfOldestMessage", "MembersQueue") in alarms(template)
    assert ("ApproximateAgeOfOldestMessage", "DeliverQueue") in alarms(template)
    assert ("IteratorAge", "Publish") in alarms(template)
    assert ("IteratorAge", "Relate") in alarms(template)


def test_errors_and_throttling_of_every_function_raise_an_alarm(template: Template) -> None:
    for function in template.functions():
        assert ("Errors", function) in alarms(template)
        assert ("Throttles", function) in alarms(template)


def test_whatever_is_tried_again_given_up_refused_or_not_taken_raises_an_alarm(template: Template) -> None:
    tried_again = {
        dimension["Value"]["Fn::Sub"]
        for alarm in template.of_type("AWS::CloudWatch::Alarm").values()
        for dimension in alarm["Dimensions"]
        if alarm["MetricName"] == "RecordFailed"
    }
    # A batch in which articles fail is no error of the function: Lambda counts it as a success.
    assert tried_again == {f"${{AWS::StackName}}-{name}" for name in ("extract", "publish", "relate")}
    assert ("DestinationDeliveryFailures", "Publish") in alarms(template)
    assert ("DestinationDeliveryFailures", "Relate") in alarms(template)
    assert ("WriteThrottleEvents", "Table") in alarms(template)
    assert ("NumberOfNotificationsFailed", "Topic") in alarms(template)
    assert ("5xx", "Api") in alarms(template)
    assert ("RecursiveInvocationsDropped", "Extract") in alarms(template)


def test_an_article_that_fails_alone_every_twelve_minutes_raises_an_alarm(template: Template) -> None:
    """Its failures are in periods apart from each other: M of N, not M in a row."""
    visibility = template.properties("IncomingQueue")["VisibilityTimeout"]
    for name in ("ExtractFaultsAlarm", "ExtractErrorsAlarm", "PublishFaultsAlarm", "PublishErrorsAlarm"):
        alarm = template.properties(name)
        window = alarm["Period"] * alarm["EvaluationPeriods"]
        assert window // visibility >= alarm["DatapointsToAlarm"] >= 2, name
        assert alarm["Period"] < visibility


def test_a_batch_that_nearly_runs_out_of_time_raises_an_alarm_before_it_does(template: Template) -> None:
    alarm = template.properties("ExtractDurationAlarm")
    assert alarm["Threshold"] < template.functions()["Extract"]["Timeout"] * 1000


def test_every_alarm_is_explained_to_operators_and_no_other(template: Template) -> None:
    table = (TEMPLATE.parent / "docs" / "operations.md").read_text(encoding="utf-8").split("\n## ")[0]
    rows = [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("| `")]
    explained = [name for row in rows for name in re.findall(r"`(\w+Alarm)`", row[0])]
    assert sorted(explained) == sorted(template.of_type("AWS::CloudWatch::Alarm"))
    assert all(len(cell.split()) >= 4 for row in rows for cell in row[1:])


def test_the_dashboard_shows_every_alarm_queue_function_and_what_became_of_articles(template: Template) -> None:
    widgets = dashboard(template)["widgets"]
    (status,) = [widget["properties"]["alarms"] for widget in widgets if widget["type"] == "alarm"]
    assert sorted(status) == sorted(f"${{{name}.Arn}}" for name in template.of_type("AWS::CloudWatch::Alarm"))
    shown = {json.dumps(metric) for widget in widgets for metric in widget["properties"].get("metrics", ())}
    for queue in template.of_type("AWS::SQS::Queue"):
        assert any(f"${{{queue}.QueueName}}" in metric for metric in shown), queue
    for function in template.functions():
        for name in ("Duration", "Errors", "Throttles", "Invocations"):
            if function not in {"ApiFunction", "ExtractText"} or name != "Invocations":  # the gateway counts those
                assert any(f'"{name}"' in metric and f"${{{function}}}" in metric for metric in shown), function
    for outcome in (Outcome.STORED, Outcome.REJECTED, Outcome.UNCHANGED):
        assert any(f"Article{outcome.title()}" in metric for metric in shown)
    assert len(shown) <= 50  # more cost more


def test_what_the_dashboard_refers_to_exists(template: Template) -> None:
    (board,) = template.of_type("AWS::CloudWatch::Dashboard").values()
    names = {name.partition(".")[0] for name in re.findall(r"\$\{([\w.]+)\}", board["DashboardBody"]["Fn::Sub"])}
    assert names <= template.resources.keys()


def dashboard(template: Template) -> dict[str, Any]:
    """The dashboard's body; references stand as they are."""
    (board,) = template.of_type("AWS::CloudWatch::Dashboard").values()
    body: dict[str, Any] = json.loads(board["DashboardBody"]["Fn::Sub"])
    return body


def test_every_alarm_can_reach_someone_and_is_silent_without_data(template: Template) -> None:
    for alarm in template.of_type("AWS::CloudWatch::Alarm").values():
        assert alarm["AlarmActions"]["Fn::If"][0] == "HasAlarmTopic"
        assert alarm["TreatMissingData"] == "notBreaching"
        assert alarm["AlarmDescription"]


def test_every_function_is_called_by_its_alias_so_that_a_version_can_be_gone_back_to(template: Template) -> None:
    assert all(function["AutoPublishAlias"] == "live" for function in template.functions().values())
    integrations = template.of_type("AWS::ApiGatewayV2::Integration").values()
    uris = [integration["IntegrationUri"]["Ref"] for integration in integrations]
    assert sorted(uris) == ["ApiFunction.Alias", "ExtractText.Alias"]


def test_what_loads_the_model_starts_from_a_snapshot(template: Template) -> None:
    snapped = {name for name, function in template.functions().items() if "SnapStart" in function}
    assert snapped == {"Extract", "ExtractText", "ApiFunction"}


def test_every_parameter_says_what_it_is_for_and_has_a_default(template: Template) -> None:
    for name, parameter in template.document["Parameters"].items():
        assert parameter["Description"], name
        assert "Default" in parameter, name


def test_every_check_that_is_skipped_says_why(template: Template) -> None:
    for resource in template.resources.values():
        for skipped in resource.get("Metadata", {}).get("checkov", {}).get("skip", ()):
            assert len(skipped["comment"]) > 20
