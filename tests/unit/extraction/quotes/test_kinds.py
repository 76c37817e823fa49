"""What is said, and how: direct, indirect and mixed, each with the exact words."""

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "words", "cue"),
    [
        ('"The bridge is safe," the mayor said.', "direct", "The bridge is safe,", "said"),
        ("The mayor said the bridge was safe.", "indirect", "the bridge was safe", "said"),
        ("The mayor said that the bridge was safe.", "indirect", "that the bridge was safe", "said"),
        ("The bridge is safe, officials said.", "indirect", "The bridge is safe", "said"),
        ("According to the mayor, the bridge is safe.", "indirect", "the bridge is safe", "According to"),
        ("The bridge is safe, according to the mayor.", "indirect", "The bridge is safe", "according to"),
        ('The mayor said the bridge was "as safe as a bank".', "mixed", 'the bridge was "as safe as a bank"', "said"),
        ("The company denied that it had hidden the losses.", "indirect", "that it had hidden the losses", "denied"),
        ("The minister vowed to rebuild the port.", "indirect", "to rebuild the port", "vowed"),
        ("Villagers fear that the dam will break.", "indirect", "that the dam will break", "fear"),
        ("The report found that the alarm had failed.", "indirect", "that the alarm had failed", "found"),
        ("The claim that the vote was rigged spread fast.", "indirect", "that the vote was rigged", "claim"),
        ("The mayor pointed out that the dam was old.", "indirect", "that the dam was old", "pointed out"),
        ("PARIS, May 2 (Wire) - The army said on Monday it had left.", "indirect", "it had left", "said"),
        ("Rebels claimed 30 soldiers died.", "indirect", "30 soldiers died", "claimed"),
    ],
)
def test_a_content_has_its_kind_its_words_and_its_cue(quotes_in, text, kind, words, cue):
    found = [(quote.kind, quote.text, quote.cue.text) for quote in quotes_in(text)]
    assert found == [(kind, words, cue)]


def test_a_split_quote_is_two_with_one_speaker(quotes_in):
    quotes = quotes_in('"The steel is tired," the engineer said, "and so are we."')
    assert [(quote.text, quote.speaker_text) for quote in quotes] == [
        ("The steel is tired,", "the engineer"),
        ("and so are we.", "the engineer"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'The band played "Yellow Moon" in the park.',
        'Her first novel, "The Long Field," sold ten copies.',
        "The road is closed. The mayor walked home.",
        "Rebels attacked a convoy near the port.",
        "Prices are believed to have fallen.",
        "The two countries signed an agreement to rebuild the port.",
        'The six-part series "Night Shift" begins on Sunday.',
        'Police met a man who goes by the name "Big Red."',
        'Guards chased a smuggler known as "Old Salt" through Oslo.',
        'Agents want a trafficker nicknamed "The Doctor".',
    ],
)
def test_titles_and_plain_statements_are_nobodys_words(quotes_in, text):
    assert quotes_in(text) == ()


def test_speech_in_doubled_apostrophes_within_a_mixed_quote_is_also_given_by_itself(quotes_in):
    quotes = quotes_in("Costa said the plan was ''a gift to the banks'' and a mistake.")
    assert [(quote.kind, quote.text) for quote in quotes] == [
        ("mixed", "the plan was ''a gift to the banks'' and a mistake"),
        ("direct", "a gift to the banks"),
    ]


def test_quotes_come_in_document_order_with_ids_in_order(quotes_in):
    text = 'Police said the road was open. "It is not," Ana Duarte said. She added that a tree had fallen.'
    quotes = quotes_in(text)
    assert [quote.id for quote in quotes] == ["q1", "q2", "q3"]
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
