"""The main clause is more prominent than what hangs on it."""

from __future__ import annotations

import pytest
from factwire.extraction.events.detection.prominence import prominence_at


@pytest.mark.parametrize(
    ("text", "more", "less"),
    [
        ("Kenya expelled an envoy after rebels attacked a camp.", "expelled", "attacked"),
        ("The guards who arrested the monk resigned on Monday.", "resigned", "arrested"),
        ("The mayor played down the attack on Monday.", "played", "attack"),
        ("Peru banned maize and expelled two envoys.", "banned", "expelled"),
        ("Peru said it had expelled the envoy to punish Chile.", "expelled", "punish"),
    ],
    ids=["circumstance", "relative clause", "object", "second of two", "purpose"],
)
def test_what_hangs_on_another_clause_is_less_prominent(document_of, text, more, less):
    prominence = {token.text: prominence_at(token) for token in document_of(text).doc}

    assert 0 < prominence[less] < prominence[more] <= 1


def test_what_destroys_in_a_passive_is_nearly_as_prominent_as_its_verb(document_of):
    prominence = {token.text: prominence_at(token) for token in document_of("The hall was gutted by a fire.").doc}

    assert 1 == prominence["gutted"] > prominence["fire"] > 0.8


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Nine miners died when a lift collapsed.", "collapsed"),
        ("Nine miners were injured in a fire on Monday.", "fire"),
        ("Nine miners were feared dead after a blast.", "blast"),
    ],
)
def test_what_did_the_harm_that_a_clause_tells_of_is_no_circumstance(document_of, text, cause):
    prominence = {token.text: prominence_at(token) for token in document_of(text).doc}

    assert prominence[cause] > 0.9
