"""The clause of a headline: headlines drop articles and auxiliaries, and taggers often miss their verbs."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import cast

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.morphology import Morphology
from factwire.extraction.text.parse import model
from factwire.extraction.w5h.grammar.clause import NOMINAL, SPEECH, SUBJECTS, Clause, clause_of, head_of
from factwire.extraction.w5h.main_event.headlinese import find_clause_by_words, find_gerund_clause, stems

LONGEST_TOKENS = 60
READ_TOKENS = 600  # of the text, whose verbs tell which of the headline's words can be one
CIRCUMSTANCES = frozenset({"as", "while", "because", "when"})
OCCASIONS = frozenset({"after", "before", "amid", "during", "following", "since"})
# Words that end what a headline says first.
STOPS = CIRCUMSTANCES | OCCASIONS
SUBORDINATE = frozenset({"relcl", "acl", "pcomp", "xcomp", "csubj"})
COUNTING = NOMINAL | {"NUM", "ADV", "ADP", "ADJ", "SCONJ"}
LONGEST_COUNT = 5  # words: "at least 12 police officers killed"
SEPARATORS = frozenset({"-", "–", "—", "|", "•"})
FEWEST_WORDS = 3  # of a headline before the name of its site
LONGEST_SPEAKER = 5  # words: "two court papers say"
TELLING = SPEECH | {"suggest", "find", "show", "confirm", "warn", "reveal", "insist", "argue"}
FINITE = frozenset({"VBZ", "VBP", "VBD"})
PREDICATES = frozenset({"VBN", "VBD", "JJ"})
BARE = frozenset({"acl", "amod", "acomp"})
OPENING = frozenset({"'", '"', "‘", "“", "$", "£", "€"})
# The subjects of a statement, or of no news: "I blame", "It's time".
NO_ACTORS = frozenset({"i", "you", "we", "it", "this", "that", "there", "what", "who"})


def find_headline_clause(document: Document) -> Clause | None:
    """Return what the headline reports, or None where it has no title or its verb is not found."""
    headline = headline_of(document)
    if headline is None:
        return None
    title = _first_statement(headline)
    tokens = document.tokens
    spoken = (at for at, pos in enumerate(tokens.pos[:READ_TOKENS]) if pos == "VERB")
    verbs = _known_verbs().union(form for at in spoken for form in (tokens.lemma[at], tokens.lower[at]))
    clause = (
        _toll_clause(title)
        or _coming_clause(title, verbs)
        or _root_clause(title, verbs)
        or _root_clause(_behind_colon(title), verbs)
        or _first_of(_noun_like_clause(title, verbs), _bare_predicate(title))
        or find_clause_by_words(title, _dictionary().words("verb"))
        or _inner_clause(title)
    )
    clause = (
        _under_way(title, clause) or _behind_description(title, clause) or _before_circumstance(title, clause) or clause
    )
    return replace(clause, in_title=document.title is not None) if clause is not None else None


def _under_way(title: Tokens, clause: Clause | None) -> Clause | None:
    """Return the clause of the gerund before the found verb: "Boy helping farmers grow"."""
    if clause is None or clause.verb.tag_ not in {"VB", "VBP"}:
        return None
    earlier = find_gerund_clause(title)
    return earlier if earlier is not None and earlier.verb.i < clause.verb.i else None


def _behind_description(title: Tokens, clause: Clause | None) -> Clause | None:
    """Return the clause of a verb that is joined to a participle without "and": "Teen accused of theft says no"."""
    if clause is None or clause.verb.tag_ not in {"VBN", "VBD"} or clause.headline_verb:
        return None
    joined = next((child for child in clause.verb.rights if child.dep_ == "conj"), None)
    if joined is None or joined.tag_ not in FINITE | {"VBN"} or joined.i >= title.end:
        return None
    between = title.doc[clause.verb.i + 1 : joined.i]
    parted = any(word.dep_ == "cc" or word.text in ",;:" or word.lower_ in STOPS for word in between)
    return None if parted else replace(clause, verb=joined)


def _before_circumstance(title: Tokens, clause: Clause | None) -> Clause | None:
    """Return the clause before an "after" or "as" that the found one is behind: "Boy, 9, hurt after bus hits wall"."""
    if clause is None:
        return None
    stop = next((token.i for token in title if token.lower_ in STOPS and token.i < clause.verb.i), None)
    if stop is None or stop - title.start < FEWEST_WORDS - 1:
        return None
    return find_clause_by_words(title.doc[title.start : stop + 1], _dictionary().words("verb"))


def _first_statement(headline: Tokens) -> Tokens:
    """Return the words before the first semicolon, behind which another statement follows, and before a speaker.

    What a headline only quotes before a colon is not what it reports: "'We fear no one': editors defy ban".
    """
    behind = _behind_colon(headline)
    if headline[0].is_quote and len(behind) >= FEWEST_WORDS and behind[0].nbor(-2).is_quote:
        return behind
    end = next((at for at, token in enumerate(headline) if token.text == ";"), 0)
    return _without_speaker(headline[: end or len(headline)])


def _without_speaker(words: Tokens) -> Tokens:
    """Return the words before a last comma behind which no more than a speaker stands: "..., court told"."""
    comma = next((at for at in reversed(range(len(words))) if words[at].text == ","), 0)
    behind = words[comma + 1 :]
    spoken = comma >= FEWEST_WORDS and 1 < len(behind) <= LONGEST_SPEAKER and behind[-1].lemma_.lower() in TELLING
    return words[:comma] if spoken else words


def names_site(token: Token) -> bool:
    """Return whether a bar or a dash has nothing but names behind it: "... - Aldport News 7"."""
    if token.text not in SEPARATORS:
        return False
    sentence = token.sent
    if token.i <= sentence.start + FEWEST_WORDS or not token.nbor(-1).whitespace_:
        return False
    behind = sentence.doc[token.i + 1 : sentence.end]
    return all(word.text[:1].isupper() or not word.is_alpha or word.is_stop for word in behind)


def headline_of(document: Document) -> Tokens | None:
    """Return the headline's words without the name of the site: the title's, or else the text's heading."""
    headline = document.title[:LONGEST_TOKENS] if document.title is not None else document.heading
    if headline is None:
        return None
    end = next((at for at, token in enumerate(headline) if names_site(token)), len(headline))
    return headline[:end]


def _behind_colon(title: Tokens) -> Tokens:
    """Return the words behind a colon, a statement of their own: "Opinion: Norvik cannot wait"; none without one."""
    begin = next((token.i + 1 for token in title[:-1] if token.text == ":" and not token.nbor(1).is_quote), title.end)
    return title.doc[begin : title.end]


def _toll_clause(title: Tokens) -> Clause | None:
    """Return what a headline counts first: "Seven dead and 50 injured after crash", "Tram: Two hurt in fire"."""
    begin = next((token.i + 1 for token in title if token.text == ":"), title.start)
    words = title.doc[begin : title.end]
    for token in words[1:LONGEST_COUNT]:
        counted = words[: token.i - begin]
        if token.lower_ in load_terms("w5h/fates") and any(_counts(word) for word in counted):
            return Clause(verb=token, subject=tuple(counted), heads=(counted[-1],), in_title=True, headline_verb=True)
        if token.pos_ not in COUNTING:
            return None
    return None


def _counts(word: Token) -> bool:
    return word.pos_ == "NUM" or word.lower_ in load_terms("w5h/crowds")


def _coming_clause(title: Tokens, verbs: frozenset[str]) -> Clause | None:
    """Return what a headline announces with "to" behind its first noun phrase: "Norvik to buy rival"."""
    for token in title[1:-1]:
        before, after = token.nbor(-1), token.nbor(1)
        if token.lower_ == "to" and _may_come(before) and after.tag_ in {"VB", "VBP"}:
            earlier = title[: token.i - title.start]
            if _foretells(before) and len(earlier) > 1:
                subject = tuple(earlier[:-1])
                return Clause(
                    verb=before, subject=subject, heads=(head_of(subject),), in_title=True, headline_verb=True
                )
            if any(_ends_noun_phrase(word, verbs) for word in earlier):
                return None
            return Clause(verb=after, subject=tuple(earlier), heads=(before,), in_title=True)
    return None


def _may_come(before: Token) -> bool:
    """Return whether an infinitive behind the word may be what the headline announces."""
    return before.pos_ in NOMINAL or _foretells(before)


def _foretells(word: Token) -> bool:
    """Return whether it foretells by itself, without an "is" or a "had" before it."""
    return word.lower_ in load_terms("w5h/foretelling") and word.i > 0 and word.nbor(-1).pos_ != "AUX"


def _ends_noun_phrase(word: Token, verbs: frozenset[str]) -> bool:
    return word.pos_ in {"VERB", "AUX", "ADP"} or word.is_punct or _is_verb_like_noun(word, verbs)


def _root_clause(title: Tokens, verbs: frozenset[str]) -> Clause | None:
    found = (clause_of(_first_of_row(root), in_title=True) for root in _roots(title))
    inside = (clause for clause in found if clause is not None and title.start <= clause.verb.i < title.end)
    clause = next((clause for clause in inside if _is_report(clause)), None)
    return _with_list(clause) if clause is not None and not _has_verb_for_subject(clause, verbs) else None


def _first_of_row(root: Token) -> Token:
    """Return the verb of the first of two statements in a row: "Norvik joins the pact, Aldport threatens to leave"."""
    subject = next((child for child in root.lefts if child.dep_ in SUBJECTS), None)
    if subject is None or root.lemma_.lower() in TELLING:
        return root
    for child in root.lefts:
        own = any(word.dep_ in SUBJECTS for word in child.lefts) and not any(w.dep_ == "mark" for w in child.lefts)
        between = root.doc[child.i : subject.i]
        reported = child.tag_ in {"VBZ", "VBP"} or subject.lemma_.lower() == "other"  # "Boy killed, six others shot"
        if child.i < subject.i and reported and own and any(word.text == "," for word in between):
            return child
    return root


def _has_verb_for_subject(clause: Clause, verbs: frozenset[str]) -> bool:
    return any(head.tag_ == "NNS" and _is_verb_like_noun(head, verbs) for head in clause.heads)


def _first_of(spoken: Clause | None, bare: Clause | None) -> Clause | None:
    """Return the clause with a verb, unless one without it stands before: "Seven dead as tram overturns"."""
    if spoken is not None and bare is not None:
        return bare if bare.verb.i < spoken.subject[0].i else spoken
    return spoken or bare


def _roots(title: Tokens) -> list[Token]:
    """Return the tokens that hang on no other of the title."""
    return [token for token in title if token.head == token or not title.start <= token.head.i < title.end]


def _with_list(clause: Clause) -> Clause:
    """Return the clause with the names that a headline sets before its subject: "Japan, Vietnam agree"."""
    first = clause.subject[0]
    listed = tuple(first.doc[_begin(first) : first.i])
    if not listed or listed[-1].text != "," or any(token.pos_ != "PROPN" and token.text != "," for token in listed):
        return clause
    heads = tuple(token for token in listed if token.nbor(1).text == ",")
    return replace(clause, subject=(*listed, *clause.subject), heads=(*heads, *clause.heads))


def _bare_predicate(title: Tokens) -> Clause | None:
    """Return the clause of a headline without "is": "Director charged in robberies", "Two dead in fire"."""
    for root in _roots(title):
        verb = _predicate_under(root)
        subject = _subject_before(verb) if verb is not None else ()
        if verb is not None and subject:
            head = root if verb != root and root in subject else head_of(subject)
            return Clause(verb=verb, subject=subject, heads=(head,), in_title=True)
    return None


def _predicate_under(root: Token) -> Token | None:
    """Return the participle or adjective that the root is, or that the parser hangs on it as on a noun."""
    if root.tag_ in {"VBN", "JJ"} and any(child.dep_ in SUBJECTS for child in root.lefts):
        return root
    if root.pos_ not in NOMINAL | {"NUM"}:
        return None
    return next((child for child in root.rights if child.dep_ in BARE and child.tag_ in PREDICATES), None)


def _subject_before(verb: Token) -> tuple[Token, ...]:
    """Return the words of the clause right before the verb, without punctuation; none where a mark parts them."""
    before = verb.nbor(-1)  # "More people potentially exposed", "Rovers too strong"
    end = before.i if before.dep_ == "advmod" and before.head == verb else verb.i
    subject = tuple(token for token in verb.doc[_begin(verb) : end] if not token.is_punct)
    return subject if subject and not verb.doc[subject[-1].i + 1 : end].text.strip() else ()


def _inner_clause(title: Tokens) -> Clause | None:
    """Return the first other clause that stands by itself: "It was late, but Norvik wins", "Tears as Norvik wins"."""
    verbs = (token for token in title if token.tag_ in FINITE and token.dep_ not in SUBORDINATE)
    found = (clause_of(verb, in_title=True) for verb in verbs)
    return next((clause for clause in found if clause is not None and _is_report(clause)), None)


def _is_report(clause: Clause) -> bool:
    """Return whether the clause has an actor, is finite, and no other clause begins between actor and verb."""
    if not clause.subject or not _is_finite(clause):
        return False
    between = clause.verb.doc[clause.heads[0].i : clause.verb.i]
    return clause.heads[0].lower_ not in NO_ACTORS and not any(token.lower_ in STOPS for token in between)


def _is_finite(clause: Clause) -> bool:
    """Return whether the verb is no infinitive and no bare gerund, and agrees with a subject in the singular."""
    auxiliaries = {child.lower_ for child in clause.verb.children if child.dep_ in {"aux", "auxpass"}}
    if "to" in auxiliaries or (clause.verb.tag_ == "VBG" and not auxiliaries):
        return False
    return not (clause.verb.tag_ == "VBP" and len(clause.heads) == 1 and clause.heads[0].tag_ == "NN")


def _noun_like_clause(title: Tokens, verbs: frozenset[str]) -> Clause | None:
    """Return the clause of the first word that is tagged as a noun but is a verb in the text or in headlines."""
    verb = next((token for token in title if _is_verb_like_noun(token, verbs)), None)
    if verb is None:
        return None
    subject = tuple(token for token in title.doc[_begin(verb) : verb.i] if not token.is_quote)
    if not subject or any(token.pos_ in {"VERB", "AUX"} and not _is_opening_name(token) for token in subject):
        return None
    return Clause(verb=verb, subject=subject, heads=subject[-1:], in_title=True, headline_verb=True)


def _is_verb_like_noun(token: Token, verbs: frozenset[str]) -> bool:
    """Return whether a word tagged as a noun can be the verb: it agrees with the noun before, and a word follows."""
    sentence = token.sent
    if not sentence.start < token.i < sentence.end - 1 or _is_closing(token.nbor(1)):
        return False
    before = token.nbor(-1)
    if before.is_quote and before.i > sentence.start:
        before = before.nbor(-1)  # "Brandt 'pardons' turkey"
    if token.pos_ not in NOMINAL | {"VERB"} or verbs.isdisjoint({token.lower_, *stems(token.lower_)}):
        return False
    return _joins_names(token) or _agrees(token, before)


def _agrees(token: Token, before: Token) -> bool:
    """Return whether the word is a verb's form that fits the noun or the number before it."""
    if before.pos_ == "NUM":
        return token.tag_ != "NNS"  # "Five shot in Aldport", not "five shots"
    if before.pos_ not in NOMINAL and not (_is_opening_name(before) or _takes_toll(token)):
        return False
    subject = tuple(token.doc[_begin(token) : token.i])
    if not subject:
        return False
    several = head_of(subject).tag_ in {"NNS", "NNPS"} or any(t.lower_ in {"and", ","} for t in subject)
    return several or token.lower_.endswith("s")


def _joins_names(token: Token) -> bool:
    """Return whether a bare verb stands between two names, the first a team's or a band's: "Portugal stun France"."""
    names = token.nbor(-1).text[:1].isupper() and token.nbor(1).text[:1].isupper()
    return names and token.text.islower() and token.lower_ in load_terms("w5h/headline_verbs")


def _takes_toll(token: Token) -> bool:
    """Return whether it is a verb with a count behind it, whatever stands before: "Blast at cathedral kills 25"."""
    behind = token.doc[token.i + 1 : min(token.i + 4, token.sent.end)]
    return token.lower_ in load_terms("w5h/headline_verbs") and any(word.pos_ == "NUM" for word in behind)


def _is_opening_name(word: Token) -> bool:
    """Return whether it may be a name that the tagger takes for a command: "Grant dismisses claim"."""
    opens = word.i == word.sent.start or word.nbor(-1).text == ":"
    return opens and word.tag_ == "VB" and word.text[0].isupper()


def _is_closing(mark: Token) -> bool:
    return mark.is_punct and mark.text not in OPENING


@cache
def _known_verbs() -> frozenset[str]:
    """Return the verb forms of headlines, and the verbs that the model's dictionary does not list as nouns."""
    return load_terms("w5h/headline_verbs") | (_dictionary().words("verb") - _dictionary().words("noun"))


def _dictionary() -> Morphology:
    return cast("Morphology", model().get_pipe("factwire_morphology"))


def _begin(token: Token) -> int:
    """Return where the words begin that are of the token's own clause."""
    before = token.doc[token.sent.start : token.i]
    return max((t.i + 1 for t in before if t.text == ":" or t.lower_ in STOPS), default=token.sent.start)
