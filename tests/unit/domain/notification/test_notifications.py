"""What is announced: the main things first, and never more than SNS takes."""

from __future__ import annotations

import pytest
from factwire.domain.listing.labels import labels_of
from factwire.domain.notification.messages import line_of, sms_of, subject_of, text_of
from factwire.domain.notification.notifications import MAX_BODY_BYTES, MAX_EVENTS, fitted, notification_of_facts
from factwire.model import W5H, Answer, EventDigest, Facts, Notification, NotifiedArticle, Range, Span, Summary

from tests.unit.services.fakes import article, facts_of

TEXT = 'Rebels shelled the port of Aden, killing 12. "We fled at dawn," said Amal Saleh.'


@pytest.fixture
def facts() -> Facts:
    return facts_of(article(TEXT, title="Port of Aden shelled", source="Example Wire"))


def notice(facts: Facts) -> Notification:
    return notification_of_facts(facts, commit="c1", kind="summary", changes=())


def test_events_come_in_order_of_salience_with_names_place_date_and_toll(facts: Facts) -> None:
    (event,) = notice(facts).events
    assert event == EventDigest(
        type="ASSAULT",
        actors=("Rebels",),
        targets=("Aden",),
        place="Aden",
        country="YEM",
        date="2024-10-07",
        killed=Range(min=12, max=12),
        assertion="asserted",
        sentence="Rebels attacked Aden on 7 October 2024, 12 killed",
        evidence="Rebels shelled the port of Aden, killing 12",
    )


def test_the_first_answer_to_each_question_is_told(facts: Facts) -> None:
    answers = tuple(Answer(**Span(start=0, end=6, text="Rebels").model_dump(), within="text") for _ in range(2))
    told = notice(facts.model_copy(update={"w5h": W5H(who=answers)})).w5h
    assert told
    assert (told.who, told.why) == ("Rebels", None)


def test_a_notice_of_the_largest_article_fits(facts: Facts) -> None:
    event = facts.events[0].model_copy(update={"evidence": Span(start=0, end=5000, text="\u0001" * 5000)})
    summary = Summary(headline="\U0001f4a5" * 2000, text="\U0001f4a5" * 50_000)
    huge = facts.model_copy(update={"events": (event,) * 500, "summary": summary})
    body = notice(huge)
    assert len(body.events) <= MAX_EVENTS
    assert len(body.model_dump_json().encode()) <= MAX_BODY_BYTES


def test_a_notice_of_an_article_with_an_endless_address_fits() -> None:
    endless = NotifiedArticle(article_id="a", url="https://example.com/" + "a" * 200_000)
    body = fitted(Notification(notification_id="c1", kind="rejection", article=endless))
    assert (body.article.article_id, body.article.url) == ("a", None)


def test_labels_name_what_is_sure(facts: Facts) -> None:
    labels = labels_of(facts)
    assert (labels.event_types, labels.countries, labels.killed_min) == (("ASSAULT",), ("YEM",), 12)
    denied = facts.events[0].model_copy(update={"assertion": "negated"})
    feared = facts.quantities[0].model_copy(update={"assertion": "possible"})
    labels = labels_of(facts.model_copy(update={"events": (denied,), "quantities": (feared,)}))
    assert (labels.event_types, labels.killed_min) == ((), None)


def test_labels_name_whom_an_article_names_by_the_acronym_as_well_but_people_once(facts: Facts) -> None:
    first = facts.entities[0]
    force = first.model_copy(update={"name": "Rapid Support Forces", "type": "ORG", "aliases": ("RSF",), "salience": 1})
    person = first.model_copy(update={"name": "Ana Ruiz", "type": "PERSON", "aliases": ("Ruiz",), "salience": 0.5})
    labels = labels_of(facts.model_copy(update={"entities": (person, force)}))
    assert labels.entities == ("Rapid Support Forces", "RSF", "Ana Ruiz")


def test_people_get_sentences(facts: Facts) -> None:
    told = notice(facts)
    assert subject_of(told) == "Port of Aden shelled"
    assert text_of(told).startswith("Port of Aden shelled\n")
    assert '- Rebels attacked Aden on 7 October 2024, 12 killed\n  "Rebels shelled' in text_of(told)
    assert len(sms_of(told)) <= 140


def test_a_range_of_days_is_no_date(facts: Facts) -> None:
    spread = facts.events[0].model_copy(update={"earliest": "2024-10-01", "latest": "2024-10-31"})
    (event,) = notice(facts.model_copy(update={"events": (spread,)})).events
    assert event.date is None


def test_an_event_of_a_notification_from_before_sentences_is_told_by_its_type() -> None:
    event = EventDigest(type="ASSAULT", killed=Range(min=13), assertion="possible", evidence="x")
    assert line_of(event) == "Assault"


def test_a_subject_is_a_line_of_ascii(facts: Facts) -> None:
    title = facts.article.model_copy(update={"title": "Überfall\r\nBcc: x" + "a" * 300})
    subject = subject_of(notice(facts.model_copy(update={"article": title})))
    assert subject.isascii()
    assert subject.isprintable()
    assert len(subject) == 100


def test_a_subject_keeps_what_can_be_typed(facts: Facts) -> None:
    title = facts.article.model_copy(update={"title": "Chad’s “truce” – Zürich, Łódź…"})
    assert subject_of(notice(facts.model_copy(update={"article": title}))) == 'Chad\'s "truce" - Zurich, ?odz...'


def test_evidence_is_one_line_of_an_e_mail(facts: Facts) -> None:
    (event,) = notice(facts).events
    told = notice(facts).model_copy(update={"events": (event.model_copy(update={"evidence": "One.\n\nTwo.\n"}),)})
    assert '\n  "One. Two."\n' in text_of(told)
