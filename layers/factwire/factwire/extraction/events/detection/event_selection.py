"""Which acts of a sentence are events: from the root of the parse down, without what is only content of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, WILLED, Act, Reason
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
from factwire.extraction.events.grammar.argument_frames import after, frame
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.misparses import is_hidden_verb
from factwire.extraction.events.grammar.modality import is_generic, is_hypothetical, is_opinion, is_question
from factwire.extraction.events.grammar.parties import is_alone
from factwire.extraction.events.grammar.relations import BEFORE_NOUN, first_conjunct, has_subject, is_infinitive
from factwire.extraction.events.grammar.voice import is_passive
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, TIME_TYPES, is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma, quantified

_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "advcl"})
_BACKGROUND = frozenset({"relcl", "acl", "pcomp", "advcl"})
_PLAYED = frozenset({"AID", "ASSAULT", "CONCEDE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "THREATEN"})
_WITHOUT_DOER = frozenset({"ACCUSE", "ASSAULT", "COERCE", "SANCTION"})
_REPORTED_BY_NOUN = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN", "SUPPORT"})
_WHERE = ("in", "at", "near", "outside")
_UNREAL = frozenset({Reason.PURPOSE, Reason.QUESTION, Reason.CONDITION})  # so is what hangs on it
_LEGAL = frozenset({"arrest", "allege", "deport"})
_SCENES = (*_WHERE, "across", "throughout", "to")
_DURING = frozenset({"after", "during", "following", "at", "in"})
_HURTING = frozenset({"kill", "wound", "injure"})
_ATTACKED_IN_WORDS = ("@intangible", "@abstract", "@politician", "@rebuked")
_ORDINAL = frozenset({"first", "second", "third", "last", "latest", "only"})
_DOING = frozenset({"carry", "perpetrate", "commit", "conduct", "execute"})
_ABOUT = frozenset({"of", "at", "for", "from", "about", "with", "against", "to", "on"})
_LINKED = frozenset({"xcomp", "ccomp", "conj", "dobj"})
_STATEMENTS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
_CONTENT = frozenset({"dobj", "ccomp", "xcomp", "prep", "pobj", "pcomp", "nsubjpass", "advcl", "dative", "agent"})

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
        at = act.head.i
        if at in self._content:
            container = self._content[at]
            independent = complement_event(act, container) if container else None
            reason = Reason.CONTENT if independent is None else _against(independent, self._coder.genre)
            act = independent or act
        else:
            reason = _against(act, self._coder.genre)
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


# --- what speaks against an act as an event of its own ---


def _against(act: Act, genre: TextGenre) -> Reason | None:
    return next((reason for fails, reason in _CHECKS if fails(act, genre)), None)


def _lacks_parties(act: Act, _genre: TextGenre) -> bool:
    """Return whether the text names neither a party nor where or when people protested or fought."""
    if act.actors or act.targets:
        return False
    spread = (child for child in act.head.children if child.dep_ == "dobj" and act.head is not act.trigger)
    located = (*(spot for word in _SCENES for spot in after(word, act.head)), *spread)
    before = (child for child in act.trigger.lefts if child.dep_ in BEFORE_NOUN)
    placed = any(is_a(spot, "@place") for spot in located) or any(child.ent_type_ == "GPE" for child in before)
    has_setting = placed or (act.head is not act.trigger and is_set(act))
    return act.type not in PHYSICAL or not has_setting


def _is_undone(act: Act, _genre: TextGenre) -> bool:
    """Return whether a passive without doer is denied ("the country would not be intimidated"): nobody did anything."""
    return act.status == "negated" and not act.actors and act.head is act.trigger and is_passive(act.head)


def _is_one_sided(act: Act, _genre: TextGenre) -> bool:
    """Return whether a reciprocal act has one party; that of a noun ("the call with supporters") needs both named."""
    if not act.parties:  # "clashes broke out in the capital": the place is known, the sides are not
        return act.head is act.trigger
    named_by_noun = (act.head.pos_ == "NOUN" and act.type != "ASSAULT") or act.mode == "phone"
    return act.both and (is_alone(act.parties) or (named_by_noun and len(act.parties) < 2))


def _is_played(act: Act, genre: TextGenre) -> bool:
    """Return whether it is part of a game; a game has no arrests and no bans."""
    office = act.type == "RETREAT" and act.mode is None  # who resigns leaves no pitch
    return (act.type in _PLAYED or (act.type == "COERCE" and act.mode == "seize")) and genre.sport and not office


def _is_figurative(act: Act, genre: TextGenre) -> bool:
    """Return whether it can only be fought in a figure of speech ("a battle with the insurer")."""
    if act.type != "ASSAULT":
        return False
    personal = act.trigger.pos_ == "NOUN" and act.mode is None and not act.both
    in_words = act.targets or (() if act.both or is_set(act) else act.actors)  # "his assault on what he calls a lie"
    carried_out = act.head is not act.trigger and act.head.lemma_ in _DOING
    if personal and not carried_out and any(map(_is_attacked_in_words, in_words)):
        return not (genre.has_violence(act.trigger) or any(map(_hurts, act.trigger.sent)))
    fought = act.parties if act.both else act.targets
    against_things = (
        act.both and act.head.pos_ == "VERB" and bool(act.targets) and not any(map(_can_fight, act.targets))
    )
    bombed = act.mode == "explosives"  # a bank can be bombed, not fought
    return against_things or (not bombed and any(is_a(party, "@unfought") for party in fought if not party.ent_type_))


def _hurts(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in _HURTING


def _is_bloodless(act: Act, _genre: TextGenre) -> bool:
    """Return whether a word before it makes a figure of speech of an attack ("an ad attack", "a heart attack")."""
    before = (child for child in act.trigger.lefts if child.dep_ in BEFORE_NOUN)
    return act.type == "ASSAULT" and any(is_a(child, "@bloodless") for child in before)


def _can_fight(target: Token) -> bool:
    """Return whether a target can be a side in a fight: "are grappling with shortfalls" is none."""
    about = quantified(target)
    return is_agent(about) or about.pos_ in ("PRON", "PROPN", "NUM") or is_a(about, "@armed") or is_a(about, "@place")


def _is_attacked_in_words(target: Token) -> bool:
    return target.ent_type_ == "PERSON" or any(is_a(target, term) for term in _ATTACKED_IN_WORDS)


def _is_trait(act: Act, _genre: TextGenre) -> bool:
    """Return whether it only says what sort of people somebody is ("donors who had backed the mayor")."""
    stated = act.head.tag_ == "VBG" and is_a(act.head.head, "@document")  # "issued statements backing the bid"
    beside = act.head.dep_ in ("relcl", "acl") and not is_passive(act.head) and not _is_first_to(act.head)
    return act.type == "SUPPORT" and beside and not stated and not is_set(act)


def _is_purpose(act: Act, _genre: TextGenre) -> bool:
    """Return whether no operator took up an infinitive ("the right to protest") or a gerund ("suspected of attacking").

    What is done in order to protest is a protest.
    """
    head = act.head
    if (
        head.dep_ == "xcomp" and head.head.lemma_ == "be" and has_subject(head.head)
    ):  # "the armies are to form a brigade"
        return False
    absolute = head.dep_ == "pcomp" and has_subject(head)  # "with the mayor dismissing the bid"
    if absolute or (act.type == "PROTEST" and head.dep_ in ("advcl", "xcomp")):
        return False
    if head.dep_ == "pcomp" and head.tag_ == "VBG" and head.head.lower_ in _ABOUT:
        return True
    return is_infinitive(head) and not _is_first_to(head)


def _is_first_to(clause: Token) -> bool:
    """Return whether somebody is said to have been the first, or the last, to do what a clause says."""
    noun = clause.head if clause.dep_ in ("relcl", "acl") else None
    ordinal = noun is not None and any(child.lower_ in _ORDINAL for child in noun.lefts)
    return ordinal and noun is not None and noun.dep_ == "attr" and noun.head.tag_ in ("VBD", "VBZ", "VBN")


def _is_campaign(act: Act, _genre: TextGenre) -> bool:
    """Return whether a rally is one person's, who speaks to supporters there and protests against nothing."""
    alone = bool(act.actors) and all("Plur" not in actor.morph.get("Number", []) for actor in act.actors)
    own = alone and not any(is_a(actor, "@body") or is_a(actor, "@protester") for actor in act.actors)
    return act.type == "PROTEST" and act.trigger.pos_ == "NOUN" and act.trigger.lemma_ == "rally" and own


def _is_polled(act: Act, _genre: TextGenre) -> bool:
    """Return whether it is an opinion that a share of people hold ("voters back the mayor by nine points")."""
    if act.type not in ("SUPPORT", "REJECT") or act.head.tag_ not in ("VBP", "VBZ"):
        return False
    shares = (token for token in act.head.sent if token.ent_type_ == "PERCENT" or token.lemma_ in ("percent", "point"))
    return any(shares) and not any(actor.ent_type_ in ("PERSON", "ORG", "GPE") for actor in act.actors)


def _is_private(act: Act, _genre: TextGenre) -> bool:
    """Return whether what is said or given stays within a family ("asked his wife", "met the love of her life")."""
    if act.type not in WILLED:
        return False
    if act.type == "CONSULT" and all(map(_is_anybody, act.parties)):
        return True
    of_kin = any(is_a(party, "@kin") and not party.ent_type_ for party in act.parties)
    return of_kin and not any(map(_is_public, act.parties))


def _is_anybody(party: Token) -> bool:
    """Return whether a party is people without name, office or body: two companions meet in private."""
    about = quantified(party)
    named = any(word.ent_type_ in AGENT_TYPES for word in (about, *about.lefts))
    if about.pos_ == "PRON":
        return True
    return not named and is_a(about, "@people") and sector_word(lemma(about)) in (None, "CVL")


def _is_public(party: Token) -> bool:
    return is_a(party, "@body") and party.lower_ not in PRONOUNS


_CHECKS: tuple[tuple[Callable[[Act, TextGenre], bool], Reason], ...] = (
    (_lacks_parties, Reason.NO_PARTY),
    (_is_undone, Reason.NO_DOER),
    (_is_one_sided, Reason.ONE_PARTY),
    (lambda act, _: is_hypothetical(act.head), Reason.CONDITION),
    (lambda act, _: is_question(act.head), Reason.QUESTION),
    (lambda act, _: is_opinion(act.head), Reason.OPINION),
    (lambda act, _: is_generic(act.head), Reason.GENERIC),
    (_is_played, Reason.SPORT),
    (lambda act, genre: genre.is_plot(act.head), Reason.FICTION),
    (_is_figurative, Reason.FIGURATIVE),
    (_is_bloodless, Reason.FIGURATIVE),
    (_is_purpose, Reason.PURPOSE),
    (_is_polled, Reason.GENERIC),
    (_is_campaign, Reason.CAMPAIGN),
    (_is_trait, Reason.GENERIC),
    (_is_private, Reason.PRIVATE),
)


# --- acts beside each other ---


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
            yield from (token.i for token in child.subtree if whole or token.pos_ in ("NOUN", "PROPN"))


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
    return first_conjunct(act.head).dep_ in _BACKGROUND or act.head.pos_ in ("NOUN", "PROPN")
