"""The built system: what is dropped arrives at an address on this machine, signed, also after it was down."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from factwire.model import Notification
from standardwebhooks.webhooks import Webhook as Verifier

from tests.e2e.system import eventually
from tests.integration.delivery.receiver import Answer, receiving

if TYPE_CHECKING:
    from tests.e2e.system import System


def test_a_webhook_gets_what_is_dropped_although_its_first_answer_was_an_error(system: System) -> None:
    with receiving() as receiver:
        receiver.answers = [Answer(status=503), Answer(status=200)]
        body = {
            "protocol": "webhook",
            "endpoint": receiver.url,
            "filter": {"kinds": ["summary"], "sources": ["Webhook Wire"]},
        }
        status, answer = system.http(
            "POST", "/subscriptions", body=json.dumps(body).encode(), content_type="application/json"
        )
        assert status == 201, answer
        made = json.loads(answer)
        system.drop("quiet.txt", "The mayor of Lyon opened a school on Monday.", source="Another Wire")
        system.drop("hooked.txt", "Rebels shelled the port of Aden on Monday, killing 12.", source="Webhook Wire")

        eventually(lambda: len(receiver.requests) >= 2, "the second attempt")

        (_, first, _), (_, headers, sent) = receiver.requests
        notification = Notification.model_validate(Verifier(made["secret"]).verify(sent, headers))
        assert notification.article.source == "Webhook Wire"
        assert first["webhook-id"] == headers["webhook-id"] == notification.notification_id
        eventually(lambda: system.get(f"/subscriptions/{made['id']}")["state"] == "confirmed", "health")
        assert system.http("DELETE", f"/subscriptions/{made['id']}")[0] == 204
