"""An explanation names the entry that fired, and the reason a predicate did not."""

import pytest
from factwire.cli.main import main
from factwire.extraction.events.explain import explain_events

TEXT = "Rebels attacked the base.\nThe storm killed 20 people.\nThe sky was blue."


def test_it_says_what_fired_and_what_was_rejected_and_why(document_of):
    attack, storm = explain_events(document_of(TEXT))

    assert [(fired.type, fired.trigger.text, fired.rule) for fired in attack.fired] == [
        ("ASSAULT", "attacked", "attack: verb")
    ]
    assert storm.fired == ()
    assert [(rejected.trigger.text, rejected.reason) for rejected in storm.rejected] == [
        ("killed", "the subject does not fit")
    ]


def test_the_command_prints_it_sentence_by_sentence(tmp_path, capsys):
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")

    assert main(["explain", str(article)]) == 0
    printed = capsys.readouterr().out
    assert "+ ASSAULT  attacked  [attack: verb]" in printed
    assert "- killed  [kill]  the subject does not fit" in printed


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The clerk found a pen.", "found", "no sense of it goes with what stands beside it"),
        ("The bank declined to comment.", "declined", "it is a refusal to talk"),
        ("Did the army attack the village?", "attack", "it is a question"),
        ("The missile can hit the city.", "hit", "it is what somebody is able to do"),
        ("The talks were long.", "talks", "it is an event only with a verb that says so"),
        ("The tunnel allowed the rebels to flee.", "allowed", "its subject is nobody"),
        ("The minister asked whether the road was safe.", "asked", "it asks a question"),
        ("If Iran attacks the port, prices will rise.", "attacks", "it is a condition"),
        ("police arrested rebels and " * 80, "police", "it is too long to be one"),
    ],
)
def test_every_rejection_has_its_reason(document_of, sentence, word, reason):
    (explained,) = explain_events(document_of(sentence))

    assert (word, reason) in [(rejected.trigger.text, rejected.reason) for rejected in explained.rejected]
