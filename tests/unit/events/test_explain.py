"""An explanation names the entry that fired, and the reason a predicate did not."""

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
