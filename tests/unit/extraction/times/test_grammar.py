"""The grammar as data: rules compile, name readers that exist, and begin with no class that the scan passes over."""

from __future__ import annotations

import re

from factwire.extraction.text.lexicon import load_lexicon
from factwire.extraction.times import grammar


def test_every_rule_names_a_reader_and_every_reader_has_a_rule() -> None:
    named = {entry["reader"] for entry in load_lexicon("times/rules")}
    assert named == set(grammar._READERS)


def test_rules_have_names_of_their_own() -> None:
    names = [entry["rule"] for entry in load_lexicon("times/rules")]
    assert len(names) == len(set(names))


def test_no_rule_can_match_where_the_scan_does_not_look() -> None:
    opening = re.compile(r"(?:\(\?:|\(\?P<\w+>|\()*(?P<first>[A-Z]{2,}|A(?![A-Z]))")
    for entry in load_lexicon("times/rules"):
        found = opening.match(grammar._expanded(entry["pattern"]).replace(" ", ""))
        assert found, entry["rule"]
        assert found["first"] not in grammar._INSIDE, entry["rule"]


def test_words_stand_in_the_lexicon_once() -> None:
    words = [entry["word"] for entry in load_lexicon("times/words")]
    assert sorted({word for word in words if words.count(word) > 1}) == []
