"""The article's main clause: what its headline says, or else its lead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from factwire.extraction.document import Document
from factwire.reading.dateline import in_dateline

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN"})
DETACHED = frozenset({"relcl", "appos", "acl", "punct", "advcl"})
SPEECH = frozenset({"say", "tell", "report", "announce", "add", "claim"})
LEAD_SENTENCES = 12


@dataclass(frozen=True)
class Clause:
    """A predicate with the words of its subject and the heads among them, in the title or in the text.

    `headline_verb` marks a predicate that the model took for a noun ("World reacts to ..."): its
    place is known, its parse is not.
    """

    verb: Token
    subject: tuple[Token, ...]
    heads: tuple[Token, ...]
    in_title: bool
    headline_verb: bool = False

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The content words of the clause's sentence, to recognise it when it is told again."""
        return content_lemmas(self.verb.sent)


def content_lemmas(tokens: Tokens) -> frozenset[str]:
    """The lower-case lemmas of the words that carry meaning."""
    return frozenset(token.lemma_.lower() for token in tokens if token.is_alpha and not token.is_stop)


def find_main_clause(document: Document) -> Clause | None:
    """The predicate that the article is about, or None where no sentence has one."""
    if document.title is not None:
        verbs = frozenset(token.lemma_.lower() for token in document.doc if token.pos_ == "VERB")
        title = document.title
        clause = _coming_clause(title) or _parsed_clause(title, verbs) or _headline_clause(title, verbs)
        if clause is not None:
            return clause
    text = document.article.text
    told = (clause for clause in lead_clauses(document) if clause.subject)
    clause = next((clause for clause in told if not in_dateline(text, clause.subject[-1].idx)), None)
    if clause is None:
        return None
    # The parse may take a dateline for the beginning of the subject.
    subject = tuple(token for token in clause.subject if not in_dateline(text, token.idx))
    return replace(clause, subject=subject)


def lead_clauses(document: Document) -> Iterator[Clause]:
    """The main clauses of the text's first sentences, in order."""
    for sentence in document.sentences[:LEAD_SENTENCES]:
        clause = _clause(_content_verb(sentence.root), in_title=False)
        if clause is not None:
            yield clause


def _coming_clause(title: Doc) -> Clause | None:
    """What a headline announces with "to" behind its first noun phrase: "Norvik to buy rival"."""
    for token in title[1:-1]:
        before, after = token.nbor(-1), token.nbor(1)
        if token.lower_ == "to" and before.pos_ in NOMINAL and after.tag_ in {"VB", "VBP"}:
            earlier = title[: token.i]
            if any(t.pos_ in {"VERB", "AUX", "ADP"} or t.is_punct for t in earlier):
                return None
            return Clause(verb=after, subject=tuple(earlier), heads=(before,), in_title=True)
    return None


def _parsed_clause(title: Doc, verbs: frozenset[str]) -> Clause | None:
    found = (_clause(_content_verb(sentence.root), in_title=True) for sentence in title.sents)
    clause = next((clause for clause in found if clause is not None and clause.subject), None)
    if clause is not None and any(head.tag_ == "NNS" and _is_headline_verb(head, verbs) for head in clause.heads):
        return None
    return clause


def _headline_clause(title: Doc, verbs: frozenset[str]) -> Clause | None:
    """The first word behind a noun that looks like a noun in the headline and is a verb in the text."""
    verb = next((token for token in title if _is_headline_verb(token, verbs)), None)
    if verb is None:
        return None
    subject = tuple(title[_after_colon(verb) : verb.i])
    return Clause(verb=verb, subject=subject, heads=subject[-1:], in_title=True, headline_verb=True)


def _is_headline_verb(token: Token, verbs: frozenset[str]) -> bool:
    return (
        token.i > 0
        and token.nbor(-1).pos_ in NOMINAL
        and token.pos_ in NOMINAL | {"VERB"}
        and bool(_stem(token.lower_) & verbs)
    )


def _stem(word: str) -> set[str]:
    return {word, word.removesuffix("s"), word.removesuffix("es")} if word.endswith("s") else {word}


def _after_colon(token: Token) -> int:
    return max((t.i + 1 for t in token.doc[: token.i] if t.text == ":"), default=0)


def _clause(verb: Token, *, in_title: bool) -> Clause | None:
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    head = _subject(verb)
    heads = (head, *head.conjuncts) if head is not None else ()
    return Clause(verb=verb, subject=_noun_phrase(head) if head is not None else (), heads=heads, in_title=in_title)


def _content_verb(root: Token) -> Token:
    """The verb of what is said, where the root only says that somebody says it."""
    if root.lemma_.lower() in SPEECH:
        complement = next((c for c in root.children if c.dep_ == "ccomp" and c.pos_ in {"VERB", "AUX"}), None)
        if complement is not None and _subject(complement) is not None:
            return complement
    return root


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def _noun_phrase(head: Token) -> tuple[Token, ...]:
    """The words of the phrase, without clauses that describe it."""
    words = [head]
    for child in head.children:
        if child.dep_ not in DETACHED:
            words.extend(child.subtree)
    return tuple(sorted(words, key=lambda token: token.i))
