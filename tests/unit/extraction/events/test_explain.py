"""An explanation names the entry that fired, and the reason a predicate did not."""

import pytest
from factwire.cli.main import main
from factwire.extraction.events.detection.acts import Reason
from factwire.extraction.events.explanation import explain_events
from factwire.extraction.pipeline import facts_of

TEXT = "Rebels attacked the base.\nThe storm killed 20 people.\nThe sky was blue."


def explained(document):
    return tuple(explain_events(document, facts_of(document)))


def test_it_says_what_fired_and_what_was_rejected_and_why(document_of):
    attack, storm = explained(document_of(TEXT))

    assert [(fired.type, fired.trigger.text, fired.rule) for fired in attack.fired] == [
        ("ASSAULT", "attacked", "attack: verb")
    ]
    assert [(fired.type, fired.trigger.text) for fired in storm.fired] == [("DISASTER", "storm")]
    assert [(rejected.trigger.text, rejected.reason) for rejected in storm.rejected] == [("killed", Reason.SUBJECT)]


def test_the_command_prints_it_sentence_by_sentence(tmp_path, capsys):
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")

    assert main(["explain", str(article)]) == 0
    printed = capsys.readouterr().out
    assert "+ ASSAULT  attacked  [attack: verb]" in printed
    assert "- killed  [kill]  its subject does not fit" in printed


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The clerk found a pen.", "found", Reason.NO_SENSE),
        ("The bank declined to comment.", "declined", Reason.NO_COMMENT),
        ("Did the army attack the village?", "attack", Reason.QUESTION),
        ("The missile can hit the city.", "hit", Reason.ABILITY),
        ("The talks were long.", "talks", Reason.NEEDS_VERB),
        ("The tunnel allowed the rebels to flee.", "allowed", Reason.NO_AGENT),
        ("The minister asked whether the road was safe.", "asked", Reason.ASKS_QUESTION),
        ("If Iran attacks the port, prices will rise.", "attacks", Reason.CONDITION),
        ("It was arrested.", "arrested", Reason.UNRESOLVED),
        ("Police arrested Anna Otieno. Police arrested Anna Otieno again.", "arrested", Reason.REPEATED),
        ("police arrested rebels and " * 80, "police", Reason.TOO_LONG),
    ],
)
def test_every_rejection_has_its_reason(document_of, sentence, word, reason):
    explanations = explained(document_of(sentence))

    assert (word, reason) in [
        (rejected.trigger.text, rejected.reason) for explanation in explanations for rejected in explanation.rejected
    ]
