"""The built system, as deployed: what a file in the bucket leads to."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from factwire.model import Facts

from local import clients
from local.settings import ROOT
from tests.e2e.system import eventually

if TYPE_CHECKING:
    from tests.e2e.system import System

STORM = """At least 14 people were killed and dozens more injured when a ferry sank off the coast of Mindoro on \
Tuesday, the Philippine coast guard said.

"We are still looking for eleven passengers," said Admiral Rosa Delgado, who leads the rescue operation.

President Ferdinand Marcos ordered an investigation into the disaster."""


def test_a_dropped_file_becomes_a_summary_on_the_topic_and_facts_at_the_endpoint(system: System) -> None:
    system.drop("storm.txt", STORM, title="Ferry sinks off Mindoro", published_at="2024-10-09", source="Example Wire")

    notice = system.notice(lambda notice: notice.article.title == "Ferry sinks off Mindoro")

    assert notice.kind == "summary"
    assert notice.summary
    assert notice.summary.text
    assert notice.article.source == "Example Wire"
    facts = Facts.model_validate(system.get(f"/articles/{notice.article.article_id}/facts"))
    assert facts.article.text == STORM
    assert facts.warnings == ()
    assert any(quote.text.strip('"').startswith("We are still looking") for quote in facts.quotes)
    listed = system.get("/articles?source=example%20wire")["articles"]
    assert [card["article_id"] for card in listed] == [notice.article.article_id]


def test_a_file_that_is_no_article_is_announced_as_rejected_and_listed_and_stays_in_the_bucket(system: System) -> None:
    poison = bytes(range(256)) * 8
    system.drop("poison.bin", poison, content_type="application/octet-stream")

    notice = system.notice(lambda notice: notice.kind == "rejection" and notice.error is not None)

    rejected = system.get("/articles?status=rejected")["articles"]
    assert notice.article.article_id in [card["article_id"] for card in rejected]
    kept = clients.s3(system.settings).get_object(Bucket=system.stack.bucket, Key="incoming/poison.bin")
    assert kept["Body"].read() == poison


def test_an_event_delivered_again_has_one_effect(system: System) -> None:
    title = "Bridge opens"
    system.drop("bridge.txt", "The mayor of Porto opened a bridge over the Douro on Monday.", title=title)
    first = system.notice(lambda notice: notice.article.title == title)
    before = system.get(f"/articles/{first.article.article_id}/facts")
    head = clients.s3(system.settings).head_object(Bucket=system.stack.bucket, Key="incoming/bridge.txt")
    event = _event(system.stack.bucket, "incoming/bridge.txt", version=head["VersionId"])

    for _ in range(2):
        clients.sqs(system.settings).send_message(QueueUrl=system.stack.queue_url, MessageBody=json.dumps(event))
    system.settled()
    system.drop("after.txt", "The governor of Texas visited a flooded town on Friday.", title="Governor visits")
    system.notice(lambda notice: notice.article.title == "Governor visits")

    assert [notice.notification_id for notice in system.notices if notice.article.title == title] == [
        first.notification_id
    ]
    assert system.get(f"/articles/{first.article.article_id}/facts") == before


def test_a_name_with_spaces_and_letters_of_other_alphabets_arrives(system: System) -> None:
    name = "agencies/Beirut Überblick 100% «новости».txt"
    system.drop(name, "The army of Lebanon arrested three suspects in Tripoli on Sunday.", title="Arrests in Tripoli")

    notice = system.notice(lambda notice: notice.article.title == "Arrests in Tripoli")

    assert notice.kind == "summary"


def test_a_corrected_article_is_announced_as_a_revision(system: System) -> None:
    system.drop("toll.txt", "A bomb killed 12 people in Kabul on Monday, police said.", title="Bomb in Kabul")
    first = system.notice(lambda notice: notice.article.title == "Bomb in Kabul")

    system.drop("toll.txt", "A bomb killed 15 people in Kabul on Monday, police said.", title="Bomb in Kabul")

    second = system.notice(lambda notice: notice.kind == "revision" and notice.article.title == "Bomb in Kabul")
    assert second.article.article_id == first.article.article_id
    assert second.article.revision != first.article.revision


def test_the_endpoint_extracts_and_documents_itself(system: System) -> None:
    status, answer = system.http("POST", "/extract", body=STORM.encode())
    assert status == 200
    assert Facts.model_validate_json(answer).article.text == STORM
    assert system.get("/openapi.json")["openapi"].startswith("3.")
    status, page = system.http("GET", "/docs")
    assert status == 200
    assert b"swagger" in page.lower()
    assert system.http("GET", "/no-such-thing")[0] == 404


def test_an_embargo_waits_as_a_schedule_whose_message_extract_understands(system: System) -> None:
    # Given an article under embargo for two hours
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(hours=2)
    item = {
        "uri": "urn:x:ferry",
        "version": "1",
        "headline": "Ferry",
        "body_text": STORM,
        "embargoed": until.isoformat(),
    }
    system.drop("ferry.json", json.dumps(item | {"embargoed": until.isoformat()}), content_type="application/json")
    scheduler, group = system.client("scheduler"), system.resource("ReleaseSchedules")
    due = f"at({until + timedelta(seconds=1):%Y-%m-%dT%H:%M:%S})"

    def waiting() -> dict[str, Any] | None:
        """The schedule of the release at its time."""
        names = [each["Name"] for each in scheduler.list_schedules(GroupName=group)["Schedules"]]
        try:
            found = [scheduler.get_schedule(Name=name, GroupName=group) for name in names]
        except scheduler.exceptions.ResourceNotFoundException:  # it ran between the two calls, and is deleted
            return None
        return next((each for each in found if each["ScheduleExpression"] == due), None)

    schedule = eventually(waiting, "the schedule")
    assert schedule["ActionAfterCompletion"] == "DELETE"
    # When it runs, here long before its time
    changed = {name: schedule[name] for name in ("Name", "GroupName", "Target", "FlexibleTimeWindow")}
    early = f"at({datetime.now(UTC) + timedelta(seconds=1):%Y-%m-%dT%H:%M:%S})"
    scheduler.update_schedule(**changed, ScheduleExpression=early, ActionAfterCompletion="DELETE")
    # Then `extract` takes its message, finds that it is not time, and has it come again
    assert eventually(waiting, "the next schedule")["Target"]["Input"] == schedule["Target"]["Input"]
    assert not any(notice.article.title == "Ferry" for notice in system.notices)


def test_members_of_an_archive_come_out_by_a_queue_of_their_own(system: System) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for place in ("Quito", "Sucre"):
            archive.writestr(f"{place}.txt", f"The mayor of {place} resigned on Monday after a vote, officials said.")
    system.drop("mayors.zip", data.getvalue(), content_type="application/zip")

    for place in ("Quito", "Sucre"):
        system.notice(lambda notice, place=place: bool(notice.summary) and place in notice.summary.text)  # type: ignore[misc]
    system.settled()


def test_a_monitor_may_ask_by_head(system: System) -> None:
    assert system.http("HEAD", "/health") == (200, b"")


def test_a_deleted_article_is_retracted_and_gone(system: System) -> None:
    system.drop("gone.txt", "Workers at a port in Chile went on strike on Thursday.", title="Strike in Chile")
    notice = system.notice(lambda notice: notice.article.title == "Strike in Chile")
    path = f"/articles/{notice.article.article_id}"

    status, _ = system.http("DELETE", path)

    assert status == 204
    system.notice(lambda other: other.kind == "retraction" and other.article.article_id == notice.article.article_id)
    assert system.http("GET", path)[0] == 404
    left = clients.s3(system.settings).list_object_versions(Bucket=system.stack.bucket, Prefix="incoming/gone.txt")
    assert not left.get("Versions")
    assert not left.get("DeleteMarkers")


def test_no_article_text_is_in_the_logs_of_the_functions(system: System) -> None:
    canary = "Zanzibarquux"
    system.drop(
        "canary.txt", f"The minister {canary} resigned in Lima on Monday after a vote.", title="Minister resigns"
    )
    system.notice(lambda notice: notice.article.title == "Minister resigns")
    system.http("POST", "/extract", body=f"Police in Lima arrested {canary} on Monday.".encode())

    log = (system.settings.home / "aws.log").read_text(encoding="utf-8", errors="replace")

    assert canary not in log


def test_a_port_that_is_in_use_is_said_plainly_with_the_way_out(system: System) -> None:
    port = system.settings.port

    done = subprocess.run(
        [sys.executable, "-m", "local", "--port", str(port)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert f"port {port} is taken" in done.stderr
    assert f"make run PORT={port + 1}" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_was_stored_is_there_after_a_restart_and_the_system_goes_on(system: System) -> None:
    before = system.get("/articles")["articles"]

    system.restart()

    assert system.get("/articles")["articles"] == before
    system.drop("later.txt", "The parliament of Ghana approved a budget on Wednesday.", title="Budget approved")
    assert system.notice(lambda notice: notice.article.title == "Budget approved").kind == "summary"


def _event(bucket: str, key: str, *, version: str) -> dict[str, object]:
    """The notification that S3 sends for an object."""
    assert re.fullmatch(r"[\w/.]+", key), "S3 encodes other keys"
    return {
        "Records": [
            {
                "eventVersion": "2.1",
                "eventSource": "aws:s3",
                "eventTime": "2024-10-09T10:00:00.000Z",
                "eventName": "ObjectCreated:Put",
                "s3": {
                    "bucket": {"name": bucket, "arn": f"arn:aws:s3:::{bucket}"},
                    "object": {"key": key, "versionId": version, "sequencer": "0000000000000001"},
                },
            }
        ]
    }
