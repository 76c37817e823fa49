"""Clauses: a predicate with its subject, as the parse has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from factwire.extraction.w5h.grammar.purposes import has_to

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
NOMINAL = frozenset({"NOUN", "PROPN"})
DETACHED = frozenset({"relcl", "appos", "acl", "punct", "advcl"})
ADDRESSEES = frozenset({"dobj", "dative"})
AUXILIARIES = frozenset({"aux", "auxpass"})
CHAINED = frozenset({"xcomp", "pcomp"})
BEING = frozenset({"be", "'s", "’s"})
SPEECH = frozenset({"say", "tell", "report", "announce", "add", "claim", "allege", "hear"})


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
        """The content words of the clause's sentence, to recognise it when it is repeated."""
        return content_lemmas(self.verb.sent)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The lemmas of the verb and of the verbs that complete it: "tried to bomb", "accused of shooting"."""
        chained = (c for child in self.verb.children for c in (child, *child.children) if c.dep_ in CHAINED)
        lemmas = {verb.lemma_.lower() for verb in chained if verb.pos_ == "VERB"}
        # A headline's verb may be tagged as a noun: "kills" is "kill".
        return frozenset(lemmas | {self.verb.lemma_.lower(), self.verb.lower_.removesuffix("s")})

    def shared_by(self, tokens: Iterable[Token]) -> float:
        """Return the share of its content words that other tokens hold, from 0 to 1."""
        return len(self.lemmas & content_lemmas(tokens)) / max(1, len(self.lemmas))


def content_lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the lower-case lemmas of the words that carry meaning."""
    return frozenset(token.lemma_.lower() for token in tokens if token.is_alpha and not token.is_stop)


def is_main_verb(verb: Token, root: Token, *, chained: Collection[str]) -> bool:
    """Return whether a word is the main verb, or chained to it by a relation or by "to" ("rallied to win")."""
    return verb == root or (verb.head == root and (verb.dep_ in chained or has_to(verb)))


def clause_of(root: Token, *, in_title: bool) -> Clause | None:
    """Return the clause of a sentence's root, or of the statement that the root reports; None where it is no verb."""
    verb = _finite_of(_content_verb(root))
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    first = _first_of_two(verb)
    if first is not None:
        return clause_of(first, in_title=in_title)
    head = _subject(verb) or (_subject(verb.head) if verb.dep_ == "conj" else None)
    heads = (_named_by(head), *head.conjuncts) if head is not None else ()
    speaker = _subject(root) if verb != root else None
    if speaker is not None and head is not None and (head.pos_ == "PRON" or _is_quoted(verb)):
        # "Brandt says she will resign" and "'No deal is a bad deal,' says Brandt" tell of Brandt.
        head, heads = speaker, (_named_by(speaker), *speaker.conjuncts)
    return Clause(verb=verb, subject=noun_phrase(head) if head is not None else (), heads=heads, in_title=in_title)


def _is_quoted(verb: Token) -> bool:
    """Return whether its whole clause stands in marks of quotation at the beginning of the sentence."""
    first, sentence = verb.left_edge, verb.sent
    behind = verb.doc[verb.i + 1 : max(verb.i, verb.head.i)]
    return sentence[0].is_quote and first.i <= sentence.start + 1 and any(token.is_quote for token in behind)


def _named_by(head: Token) -> Token:
    """Return the name that the parser sets behind a head without a comma: "Norvik ex-president Brandt"."""
    return next((child for child in head.rights if _is_close_apposition(child)), head)


def _is_close_apposition(child: Token) -> bool:
    return child.dep_ == "appos" and child.left_edge.i == child.head.i + 1


def _content_verb(root: Token) -> Token:
    """Return the verb of what is said, where the root only reports a statement.

    What is quoted before a colon is no statement of the article: "'We fear no one': editors defy ban".
    """
    if _is_behind_quotation(root):
        return root
    if root.lemma_.lower() in SPEECH:
        complement = next((c for c in root.children if c.dep_ == "ccomp" and c.pos_ in {"VERB", "AUX"}), None)
        if complement is not None and _tells_deed(complement):
            return complement
    return _before_colon(root) or root


def _is_behind_quotation(root: Token) -> bool:
    return root.sent[0].is_quote and any(child.text == ":" and child.nbor(-1).is_quote for child in root.lefts)


def _first_of_two(verb: Token) -> Token | None:
    """Return the finite verb that the parser takes for the subject: "Norvik opens port, announces new one"."""
    subject = next((child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ != "VBZ":
        return None
    return subject if any(child.dep_ in SUBJECTS for child in subject.lefts) else None


def _finite_of(verb: Token) -> Token:
    """Return the finite verb that the parser joins to a participle of its subject: "A family opposed to it will go"."""
    if verb.tag_ != "VBN" or any(child.dep_ in AUXILIARIES for child in verb.lefts):
        return verb
    joined = [child for child in verb.rights if child.dep_ in {"conj", "cc"}]
    finite = next((child for child in joined if any(c.dep_ in AUXILIARIES for c in child.lefts)), None)
    return finite if finite is not None and all(child.dep_ == "conj" for child in joined) else verb


def _before_colon(root: Token) -> Token | None:
    """Return the verb of the statement before a colon, where the parser makes what follows the root."""
    colon = next((child for child in root.lefts if child.text in {":", ";"}), None)
    if colon is None:
        return None
    before = (child for child in root.lefts if child.dep_ in {"ccomp", "parataxis"} and child.i < colon.i)
    return next((verb for verb in before if verb.pos_ == "VERB" and _subject(verb) is not None), None)


def _tells_deed(complement: Token) -> bool:
    """Return whether a statement is news by itself: "says she is ready", but not "tells voters she's with them"."""
    subject = _subject(complement)
    if subject is None:
        return False
    told = any(child.dep_ in ADDRESSEES for child in complement.head.children)
    return subject.pos_ != "PRON" or complement.lemma_ not in BEING or not told


def _subject(verb: Token) -> Token | None:
    before = [child for child in verb.lefts if child.dep_ in SUBJECTS]
    # Of two, the first is what the parser made of a dateline.
    if before:
        return before[-1]
    return _compounded(verb) or next((child for child in verb.rights if child.dep_ in SUBJECTS), None)


def _compounded(verb: Token) -> Token | None:
    """Return the noun right before a finite verb that the parser joins to it as to a noun: "Norvegians vote"."""
    noun = verb.nbor(-1) if verb.i > verb.sent.start else None
    joined = noun is not None and noun.head == verb and noun.dep_ == "compound" and noun.pos_ in NOMINAL
    return noun if joined and verb.tag_ in {"VBP", "VBZ", "VBD"} else None


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """Return the words of the phrase, without clauses that describe it."""
    words = [head]
    for child in head.children:
        # The parser may hang the day of what happened on its subject: "A jury on Friday convicted".
        if (child.dep_ not in DETACHED or _is_close_apposition(child)) and not _is_dating(child):
            words.extend(child.subtree)
    words.extend(_hyphened_before(min(words, key=lambda token: token.i)))
    return tuple(sorted(words, key=lambda token: token.i))


def _hyphened_before(first: Token) -> Iterator[Token]:
    """Yield the words that a hyphen joins to the first one, as the parser may have them apart: "mid-caps"."""
    while first.i > first.sent.start + 1 and first.nbor(-1).text == "-" and not first.nbor(-1).whitespace_:
        yield from (first.nbor(-1), first.nbor(-2))
        first = first.nbor(-2)


def object_of(preposition: Token) -> Token | None:
    """Return the noun that the preposition governs: "with tractors"."""
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def head_of(subject: tuple[Token, ...]) -> Token:
    """Return the noun that a subject's other words describe: the last one before a preposition, or the last word."""
    before = next((at for at, token in enumerate(subject) if token.pos_ == "ADP" and at > 0), len(subject))
    nouns = [token for token in subject[:before] if token.pos_ in NOMINAL]
    return nouns[-1] if nouns else subject[-1]


def is_degree(word: Token) -> bool:
    """Return whether it tells the degree of the adjective right behind it: "too strong for Norvik"."""
    return word.dep_ == "advmod" and word.head.pos_ == "ADJ" and word.i == word.head.i - 1


def _is_dating(child: Token) -> bool:
    if child.dep_ not in {"prep", "npadvmod"}:
        return False
    return any(token.ent_type_ == "DATE" for token in (child, *child.children))
