"""What: the main clause's predicate phrase, complete but without the clauses that answer other questions."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from factwire.extraction.text.document import Document
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.w5h.answers import Scored
from factwire.extraction.w5h.grammar.clause import SPEECH, SUBJECTS, Clause, is_degree, object_of
from factwire.extraction.w5h.grammar.means_nouns import names_message
from factwire.extraction.w5h.grammar.purposes import awaits_deed, directs, has_to, is_complement, is_purpose
from factwire.extraction.w5h.main_event.headline_clause import CIRCUMSTANCES, OCCASIONS, STOPS, names_site
from factwire.extraction.w5h.main_event.main_clause import QUOTATION_MARKS, lead_clauses

LEFT_OUT = frozenset({"advcl", "parataxis", "punct", "cc", "conj", "nsubj", "nsubjpass", "mark", "expl"})
COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "prt", "agent"})
STATES = frozenset({"VBN", "JJ"})
ADJUNCTS = frozenset({"npadvmod", "prep", "advmod"})
PLACE_PREPOSITIONS = frozenset({"at", "in", "on", "outside", "near", "across"})
PLACE_TYPES = frozenset({"GPE", "LOC", "FAC"})
TIME_TYPES = frozenset({"DATE", "TIME"})
MEASURES = frozenset({"DATE", "TIME", "ORDINAL"})
LEAD_SHARE = 0.5
DONE = frozenset({"VBN", "VBD"})
BARE_SPEECH_SCORE = 0.1


def what(document: Document, clause: Clause | None) -> Iterator[Scored]:
    """Yield the possible answers: the main clause's predicate, then the lead's where they tell the same."""
    if clause is None:
        return
    yield predicate_of(clause, score=BARE_SPEECH_SCORE if _is_bare_speech(clause.verb) else 1.0)
    for order, lead in enumerate(lead_clauses(document)):
        shared = clause.shared_by(lead.verb.sent)
        if lead.verb != clause.verb and shared >= LEAD_SHARE:
            yield predicate_of(lead, score=shared - 0.05 * order)


def _is_bare_speech(verb: Token) -> bool:
    """Return whether it only says that somebody spoke: "Mayors say, give us time"."""
    return verb.lemma_.lower() in SPEECH and not any(child.dep_ in COMPLEMENTS for child in verb.children)


def predicate_of(clause: Clause, *, score: float) -> Scored:
    """Return the clause's predicate as an answer of that score."""
    verb = clause.verb
    first, last = _first_of_phrase(clause), _last_of_headline(verb) if clause.headline_verb else _last_of_phrase(verb)
    if first > verb.i:
        last = max(first, verb.sent.end - 2)  # before the question mark
    doc = verb.doc
    if first > 0 and doc[first - 1].text in QUOTATION_MARKS and any(t.is_quote for t in doc[first : last + 1]):
        first -= 1  # "'pardons' one last turkey"
    while _is_hyphen(doc, first - 1):
        first -= 2  # "U-turns"
    while _is_hyphen(doc, last + 1):
        last = _last_of_compound(doc[last + 2])  # "re-open schools"
    return Scored(doc[first].idx, doc[last].idx + len(doc[last]), score, in_title=clause.in_title)


def _first_of_phrase(clause: Clause) -> int:
    """Return the first word of the predicate; in a question it stands behind the subject: "Is the crisis over?"."""
    verb = clause.verb
    begin = clause.subject[-1].i + 1 if clause.subject else verb.sent.start
    if verb.i < begin < verb.sent.end - 1 and clause.subject[0].i == verb.i + 1:
        return begin
    asks = clause.subject[0].i if clause.subject and verb.sent[-1].text == "?" else verb.sent.start
    before = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"} or is_degree(child)]
    return min((at for at in before if at + 1 != asks), default=verb.i)


def _is_hyphen(doc: Doc, at: int) -> bool:
    """Return whether a hyphen stands there with no space around it."""
    if not 1 <= at < len(doc) - 1:
        return False
    return doc[at].text == "-" and not doc[at].whitespace_ and not doc[at - 1].whitespace_


def _last_of_compound(word: Token) -> int:
    """Return the last word of what the second half of a hyphenated verb governs, as the parser may have it."""
    return word.head.right_edge.i if word.head.i > word.i else word.i


def _last_of_phrase(verb: Token) -> int:
    last = verb.i
    complete = any(child.dep_ in COMPLEMENTS for child in verb.children)
    rights = [child for child in verb.rights if not _is_aside(child)]
    needed = max((c.i for c in rights if c.dep_ in COMPLEMENTS or is_complement(c)), default=verb.i)
    for child in verb.rights:
        if _is_joined_deed(child):
            last = child.right_edge.i if child.i > verb.i + 1 else child.i
            continue
        if child.i < needed and (child.dep_ in ADJUNCTS or child.text in QUOTATION_MARKS):
            continue  # "voted on Friday to close the port": a date may stand inside the phrase
        if _is_left_out(child) or _answers_where_or_when(child, complete=complete):
            break
        last = max(last, child.right_edge.i)
        complete = complete or child.dep_ == "prep"
    for token in verb.doc[verb.i + 1 : last + 1]:
        end = _cut_before(token, verb=verb, last=last, needed=needed)
        if end is not None:
            return _with_object(verb.doc, end, last)
    return last


def _is_left_out(child: Token) -> bool:
    return _is_aside(child) or (child.dep_ in LEFT_OUT and not is_complement(child))


def _is_aside(child: Token) -> bool:
    """Return whether it only says who says so, behind a comma: "will not allow it, the agency reported"."""
    first = child.left_edge
    behind_comma = child.i > child.head.i and first.i > 0 and "," in {first.text, first.nbor(-1).text}
    return behind_comma and child.dep_ == "ccomp" and child.lemma_.lower() in SPEECH


def _with_object(doc: Doc, end: int, last: int) -> int:
    """Return the last word without leaving a preposition bare: the parser has an adverb in "dead in well after"."""
    bare = doc[end].dep_ == "prep" and end < last and doc[end + 1].lower_ not in OCCASIONS | CIRCUMSTANCES
    return end + 1 if bare else end


def _is_joined_deed(child: Token) -> bool:
    """Return whether it is a second participle right behind the first: "shot and killed", "arrested and charged"."""
    verb = child.head
    if child.dep_ == "cc":
        return child.i == verb.i + 1 and any(_is_joined_deed(other) for other in verb.rights if other.dep_ == "conj")
    joined = child.dep_ == "conj" and child.i == verb.i + 2 and child.tag_ in DONE and verb.tag_ in DONE
    return joined and child.nbor(-1).dep_ == "cc" and not any(word.dep_ in SUBJECTS for word in child.lefts)


def _cut_before(token: Token, *, verb: Token, last: int, needed: int) -> int | None:
    """Return the last word of the phrase if the token opens what answers another question, else None."""
    beyond_verb = token.i > verb.i + 1
    if names_site(token) or (beyond_verb and is_purpose(token)):
        return token.i - 1
    if token.left_edge.i > needed and _is_time(token) and (token.right_edge.i >= last or token.head != verb):
        return token.left_edge.i - 1
    if token.lower_ == "because" or (token.dep_ == "mark" and token.lower_ in CIRCUMSTANCES):
        return token.i - 1
    if _opens_other_clause(token, verb):
        return max(verb.i, token.left_edge.i - 1)
    if token.dep_ == "prep" and (_names_mood(token) or (beyond_verb and _tells_occasion(token))):
        return max(verb.i, token.left_edge.i - 1)
    return None


def _tells_occasion(preposition: Token) -> bool:
    return preposition.lower_ in OCCASIONS or names_message(preposition)


def _names_mood(preposition: Token) -> bool:
    """Return whether it gives what people feel as the reason: "fell on fears of a strike"."""
    mood = object_of(preposition)
    return preposition.lower_ in {"on", "amid"} and mood is not None and mood.lemma_.lower() in load_terms("w5h/moods")


def _opens_other_clause(token: Token, verb: Token) -> bool:
    """Return whether a clause hangs on one of the phrase's words ("as ...", "after ...") and does not complete it."""
    adjunct = token.dep_ in {"relcl", "advcl"} or _is_purpose(token, verb)
    return token.left_edge.i > verb.i and adjunct and not is_complement(token)


def _last_of_headline(verb: Token) -> int:
    """Return the last word of a headline's predicate where the parse of its verb is of no use."""
    if verb.nbor(1).text in ":;," or verb.nbor(1).lower_ in STOPS:
        return verb.i
    for token in verb.doc[verb.i + 2 : verb.sent.end - 1]:
        joined = token.lower_ == "and" and token.nbor(1).tag_ in {"VBZ", "VBD"}
        purpose = (
            token.lower_ == "to"
            and token.nbor(1).tag_ == "VB"
            and not directs(verb)
            and not awaits_deed(token.nbor(-1))
        )
        if joined or purpose or token.lower_ in STOPS or token.text in ":;," or names_site(token):
            return token.i - 1
    return verb.sent.end - 1


def _is_time(word: Token) -> bool:
    """Return whether the word opens a date or a time of day: "Tuesday night", "on Sunday"."""
    if word.dep_ == "npadvmod":
        return word.ent_type_ in TIME_TYPES and word.head.pos_ != "ADJ"  # an age: "a five-year-old boy"
    return word.dep_ == "prep" and word.lower_ in {"on", "at"} and any(c.ent_type_ in TIME_TYPES for c in word.children)


def _answers_where_or_when(child: Token, *, complete: bool) -> bool:
    if child.lower_ in OCCASIONS and child.dep_ == "prep" and child.head.tag_ in STATES:
        return True
    if child.dep_ != "prep" or not complete:
        return False
    if child.lower_ in OCCASIONS or (child.lower_ == "for" and _is_purpose_or_measure(child)):
        return True
    return child.lower_ in PLACE_PREPOSITIONS and any(t.ent_type_ in PLACE_TYPES | TIME_TYPES for t in child.children)


def _is_purpose_or_measure(preposition: Token) -> bool:
    """Return whether "for" says how often or how long, or the purpose of a journey ("landed in Oslo for talks")."""
    verb = preposition.head
    moved = not any(child.dep_ in {"dobj", "attr", "acomp"} for child in verb.children)
    return moved or any(token.ent_type_ in MEASURES for token in preposition.subtree)


def _is_purpose(token: Token, verb: Token) -> bool:
    """Return whether a "to" clause follows a complete predicate ("won the cup to end the drought")."""
    return has_to(token) and token.dep_ in {"acl", "xcomp"} and token.head != verb and token.head.pos_ == "PROPN"
