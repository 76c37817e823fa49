"""Which acts of a sentence are events: from the root of the parse down, without what is only content of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act, Reason
from factwire.extraction.events.detection.checks.act_checks import speaks_against
from factwire.extraction.events.detection.coding import Coder
from factwire.extraction.events.detection.composite import (
    complement_event,
    is_fully_reported,
    is_result_of,
    is_same_event,
    is_set,
    joined,
    with_modifiers_shared,
    with_those_who_died,
)
from factwire.extraction.events.detection.hedging import hedged
from factwire.extraction.events.detection.nouns import noun_act, noun_sense
from factwire.extraction.events.detection.senses import nominalized_act
from factwire.extraction.events.grammar.argument_frames import frame
from factwire.extraction.events.grammar.misparses import is_hidden_verb
from factwire.extraction.events.grammar.parties import is_alone
from factwire.extraction.events.grammar.relations import BACKGROUND, BEFORE_NOUN, first_conjunct, has_subject
from factwire.extraction.events.lexicon.classes import TIME_TYPES, is_a, is_agent
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl"})
_WITHOUT_DOER = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION"})
_REPORTED_BY_NOUN = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN", "SUPPORT"})
_UNREAL = frozenset({Reason.PURPOSE, Reason.QUESTION, Reason.CONDITION})  # so is what hangs on it
_LEGAL = frozenset({"arrest", "allege", "deport"})
_DURING = frozenset({"after", "during", "following", "at", "in"})
_RANKED = frozenset({"appos", "attr", "npadvmod"})
_LINKED = frozenset({"xcomp", "ccomp", "conj", "dobj"})
_STATEMENTS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
_CONTENT = frozenset({"dobj", "ccomp", "xcomp", "prep", "pobj", "pcomp", "nsubjpass", "advcl", "dative", "agent"})
_PREDICATES = frozenset({"VBD", "VBN", "VBP", "VBZ"})  # tags of a relative clause's verb: finite, or of a passive

# What runs longer is a list or a table that has lost its lines; its parse says nothing.
_LONGEST_SENTENCE = 300


def acts_of(sentence: Tokens, coder: Coder) -> list[Act]:
    """Return the acts of a sentence, outermost first; the coder keeps what was rejected."""
    if len(sentence) > _LONGEST_SENTENCE:
        coder.reject(sentence[0], "sentence", Reason.TOO_LONG)
        return []
    selection = _Selection(coder)
    for token in _top_down(sentence):
        if token.i not in selection.covered:
            act = _act_at(token, coder)
            if act is not None:
                selection.consider(hedged(with_those_who_died(act)))
    return with_modifiers_shared(_foreground(selection.found, coder))


class _Selection:
    """The acts of a sentence so far; what is covered by them, and what is only content of one."""

    def __init__(self, coder: Coder) -> None:
        self.found: list[Act] = []
        self.covered: set[int] = set()
        self._coder = coder
        self._content: dict[int, Act | None] = {}  # None: of something that did not happen

    def consider(self, act: Act) -> None:
        """Add an act, unless something speaks against it."""
        if _is_remark_on(act, self.found):
            self._coder.reject(act.trigger, act.rule, Reason.REPEATED)
            return
        at = act.head.i
        if at in self._content and not _is_added_statement(act, self._content[at]):
            container = self._content[at]
            independent = complement_event(act, container) if container else None
            reason = Reason.CONTENT if independent is None else speaks_against(independent, self._coder.genre)
            act = independent or act
        else:
            reason = speaks_against(act, self._coder.genre)
        if reason:
            self._coder.reject(act.trigger, act.rule, reason)
            if reason in _UNREAL:
                self._content.update((i, None) for i in _chain(act.head))
            return
        _add(act, self.found)
        self.covered |= act.covered
        self._content.update((i, act) for i in _content(act) if i not in self._content)


def _top_down(sentence: Tokens) -> Iterator[Token]:
    below: dict[int, list[Token]] = defaultdict(list)
    level: list[Token] = []
    for token in sentence:
        head = token.head.i
        (level if head == token.i else below[head]).append(token)
    while level:
        yield from level
        level = [child for token in level for child in below.get(token.i, ())]


def _act_at(token: Token, coder: Coder) -> Act | None:
    if token.dep_ in BEFORE_NOUN:
        return coder.act(token) if is_hidden_verb(token) else None
    if token.pos_ in ("VERB", "AUX"):
        act = None if _is_owned(token) or _is_label(token) else coder.act(token)
        return act or (_nominal_act(token, coder) if token.dep_ in _NOMINAL else None)
    return _nominal_act(token, coder)


def _nominal_act(token: Token, coder: Coder) -> Act | None:
    """Return the act that an event noun reports without a verb, or None."""
    act = nominalized_act(token, genre=coder.genre)
    sense = noun_sense(token)
    if act is not None or sense is None:
        return act
    act = _with_host(noun_act(token, sense))
    named = token.pos_ == "PROPN" and not act.targets
    checks = (
        ("alone" not in sense.flags and not (_names_both(act) or _is_meeting(act)), Reason.NEEDS_VERB),
        (named and token.ent_type_ not in ("", "EVENT"), Reason.PART_OF_NAME),
        ("acted" in sense.flags and not act.actors, Reason.NO_DOER),
    )
    reason = next((reason for fails, reason in checks if fails), None)
    if reason:
        coder.reject(token, act.rule, reason)
    return None if reason else act


def _names_both(act: Act) -> bool:
    """Return whether a noun names who does it and to whom ("the union's criticism of the mayor")."""
    owned = any(actor.dep_ in ("poss", "pobj") and _is_named(actor) for actor in act.actors)
    return act.type in _REPORTED_BY_NOUN and owned and any(map(_is_named, act.targets))


def _with_host(act: Act) -> Act:
    """Return a meeting with the subject of its clause as the other party ("spoke after talks with the envoy")."""
    joint = all(target.head.lower_ in ("with", "between") or target.dep_ == "conj" for target in act.targets)
    held = act.type == "CONSULT" and act.targets and joint and not act.actors and _is_during(act.head)
    if not held or is_a(act.trigger, "@interview"):
        return act
    verb = next((token for token in act.head.ancestors if token.pos_ in ("VERB", "AUX")), None)
    hosts = tuple(subject for subject in frame(verb).subjects if is_agent(subject)) if verb is not None else ()
    return replace(act, actors=hosts)


def _is_meeting(act: Act) -> bool:
    """Return whether a noun tells of a meeting that two named parties had."""
    return act.type == "CONSULT" and _is_during(act.head) and bool(act.actors) and all(map(_is_named, act.parties))


def _is_during(noun: Token) -> bool:
    """Return whether a noun says during or after what something was said ("after two days of talks with")."""
    preposition = noun.head
    if preposition.lower_ == "of" and preposition.head.ent_type_ in TIME_TYPES:
        preposition = preposition.head.head
    return noun.dep_ == "pobj" and preposition.lower_ in _DURING


def _is_named(party: Token) -> bool:
    return party.lower_ not in PRONOUNS and is_agent(party)


def _is_label(verb: Token) -> bool:
    """Return whether a clause is only what somebody calls the thing told of ("an assault on what he calls a lie")."""
    return verb.dep_ == "pcomp" and any(child.lower_ == "what" for child in verb.lefts)


def _is_owned(token: Token) -> bool:
    """Return whether a possessive before a gerund makes a noun of it ("the party's standing")."""
    return token.tag_ == "VBG" and any(child.dep_ == "poss" for child in token.children)


# --- acts beside each other ---


def _is_remark_on(act: Act, found: list[Act]) -> bool:
    """Return whether a noun only ranks the deed that its sentence tells ("killed 160, the worst attack in years")."""
    noun = act.trigger
    ranked = noun.dep_ in _RANKED and any(child.tag_ in ("JJS", "RBS") for child in noun.lefts)
    return ranked and any(other.type == act.type for other in found)


def _add(act: Act, found: list[Act]) -> None:
    """Add an act, or join it with the act that tells the same ("killed six and wounded ten" is one attack)."""
    for at, other in enumerate(found):
        if is_same_event(other, act):
            found[at] = joined(other, act)
            return
        if is_result_of(act, other):
            found[at] = joined(act, other)
            return
    found.append(act)


def _content(act: Act) -> Iterator[int]:
    """Yield the tokens inside what an act is about: no events of their own."""
    for child in act.head.children:
        if child.dep_ not in _CONTENT:
            continue
        whole = _is_whole_content(act, child)
        if whole or child.dep_ not in _CLAUSES or child.i in act.covered:
            aside = {token.i for clause in child.subtree if _is_aside(clause) for token in clause.subtree}
            inside = (token for token in child.subtree if token.i not in aside)
            yield from (token.i for token in inside if whole or token.pos_ in ("NOUN", "PROPN"))


def _is_aside(clause: Token) -> bool:
    """Return whether a clause set off by a comma adds something of its own ("by the premier, who sued him")."""
    told = clause.tag_ in _PREDICATES if clause.dep_ == "relcl" else clause.dep_ == "acl" and clause.tag_ == "VBN"
    return told and _follows_comma(clause)


def _is_added_statement(act: Act, container: Act | None) -> bool:
    """Return whether a participle tells what else was said ("ordered the envoy to leave, accusing him of spying")."""
    if container is None or act.type == container.type or act.type not in _STATEMENTS:
        return False
    return act.head.dep_ == "advcl" and act.head.tag_ == "VBG" and _follows_comma(act.head)


def _follows_comma(clause: Token) -> bool:
    return clause.left_edge.i > 0 and clause.left_edge.nbor(-1).lower_ == ","


def _is_whole_content(act: Act, child: Token) -> bool:
    """Return whether all that hangs on a child is content, not its nouns only: purposes, and what is stated."""
    adverbial = child.dep_ == "advcl"
    purpose = adverbial and child.tag_ == "VB"
    finite = adverbial and child.tag_ not in ("VB", "VBG")  # "after rebels killed six": another event
    return purpose or (act.type in _STATEMENTS and not finite)


def _chain(verb: Token) -> Iterator[int]:
    """Yield the clauses that share the reality of a verb: its complements and what is coordinated with it."""
    stack = [verb]
    while stack:
        linked = [child for child in stack.pop().children if child.dep_ in _LINKED]
        yield from (child.i for child in linked)
        stack.extend(linked)


def _foreground(acts: list[Act], coder: Coder) -> list[Act]:
    """Return the acts without those that lack a party in the background of another: a noun, a clause of time."""
    if all(map(_is_background, acts)):
        return acts
    kept = []
    for act in acts:
        if _is_background(act) and not (act.actors and act.targets) and not _is_complete(act):
            coder.reject(act.trigger, act.rule, Reason.INCOMPLETE)
        else:
            kept.append(act)
    return kept


def _is_complete(act: Act) -> bool:
    """Return whether an act in the background is fully reported, or in its own clause ("after a clerk was charged")."""
    head = first_conjunct(act.head)
    told = head.dep_ == "advcl" or (
        head.dep_ == "relcl" and is_set(act) and act.mode in _LEGAL
    )  # "who was jailed in May"
    clause = told and has_subject(head) and any(map(is_agent, act.targets))
    vowed = act.type == "THREATEN" and head.dep_ == "relcl" and bool(act.actors)  # "the militia, which vowed revenge"
    met = act.both and head.dep_ == "advcl" and not is_alone(act.parties)
    return is_fully_reported(act) or met or vowed or (clause and act.type in _WITHOUT_DOER)


def _is_background(act: Act) -> bool:
    return first_conjunct(act.head).dep_ in BACKGROUND or act.head.pos_ in ("NOUN", "PROPN")
