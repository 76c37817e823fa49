"""The system is watched: logs kept for a time, alarms for what can go wrong, versions that can be gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.unit.template.conftest import listed

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
        used.add(template.target(function["LoggingConfig"]["LogGroup"]))
    assert used <= groups.keys()
    assert all("RetentionInDays" in group for group in groups.values())


def test_every_queue_of_dead_letters_raises_an_alarm_at_the_first(template: Template) -> None:
    dead = [name for name in template.of_type("AWS::SQS::Queue") if "DeadLetters" in name]
    assert len(dead) == 2
    for queue in dead:
        assert ("ApproximateNumberOfMessagesVisible", queue) in alarms(template)


def test_waiting_too_long_raises_an_alarm(template: Template) -> None:
    assert ("ApproximateAgeOfOldestMessage", "IncomingQueue") in alarms(template)
    assert ("IteratorAge", "Publish") in alarms(template)


def test_errors_and_throttling_of_every_function_raise_an_alarm(template: Template) -> None:
    for function in template.functions():
        assert ("Errors", function) in alarms(template)
        assert ("Throttles", function) in alarms(template)


def test_every_alarm_can_reach_someone_and_is_silent_without_data(template: Template) -> None:
    for alarm in template.of_type("AWS::CloudWatch::Alarm").values():
        assert alarm["AlarmActions"]["Fn::If"][0] == "HasAlarmTopic"
        assert alarm["TreatMissingData"] == "notBreaching"
        assert alarm["AlarmDescription"]


def test_every_function_is_called_by_its_alias_so_that_a_version_can_be_gone_back_to(template: Template) -> None:
    assert all(function["AutoPublishAlias"] == "live" for function in template.functions().values())
    (integration,) = template.of_type("AWS::ApiGatewayV2::Integration").values()
    assert integration["IntegrationUri"] == {"Ref": "ApiFunction.Alias"}


def test_what_loads_the_model_starts_from_a_snapshot(template: Template) -> None:
    snapped = {name for name, function in template.functions().items() if "SnapStart" in function}
    assert snapped == {"Extract", "ApiFunction"}


def test_every_parameter_says_what_it_is_for_and_has_a_default(template: Template) -> None:
    for name, parameter in template.document["Parameters"].items():
        assert parameter["Description"], name
        assert "Default" in parameter, name


def test_every_check_that_is_skipped_says_why(template: Template) -> None:
    for resource in template.resources.values():
        for skipped in resource.get("Metadata", {}).get("checkov", {}).get("skip", ()):
            assert len(skipped["comment"]) > 20
