"""Which sense a verb has here: decided by its object, its subject and the words around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import WILLED, Outcome, Reason, Rejection, act_of
from factwire.extraction.events.detection.nouns import noun_act, noun_sense
from factwire.extraction.events.grammar.argument_frames import Frame, after, owners
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.modality import reporter_of
from factwire.extraction.events.grammar.parties import is_alone, mentioned, resolve_agent
from factwire.extraction.events.lexicon.classes import fits, is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import Restriction, Sense, verb_senses
from factwire.extraction.events.lexicon.nations import is_city
from factwire.extraction.events.lexicon.predicate_words import quantified

_MOST_STEPS = 4
_WHERE = frozenset({"at", "in", "near", "outside", "inside"})
_SPEAKER = frozenset({"it", "they", "he", "she"})
_PUBLIC = ("@state", "@nationals", "@official", "@authority", "@armed", "@protester")
_WIDE = frozenset({"@agent", "@body", "@people", "@person", "@place", "@state", "@territory", "@armed", "@money"})
_AIMED = ("at", "on", "into", "against")
_POSTED = frozenset({"troops", "peacekeeping"})
_MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})


@dataclass(frozen=True)
class Candidate:
    """A sense whose object fits, with the arguments that it would have."""

    sense: Sense
    arguments: Frame
    targets: tuple[Token, ...]
    genre: TextGenre
    any_party: bool = False

    def flagged(self, flag: str) -> bool:
        """Return whether the lexicon gives the sense a flag."""
        return flag in self.sense.flags


def outcomes_by_sense(
    arguments: Frame, keys: list[str], *, genre: TextGenre, restricted: bool, any_party: bool = False
) -> Iterator[Outcome]:
    """Yield a rejection for each sense that nearly fits, and last the act of the first that fits.

    Args:
        arguments: of the verb.
        keys: the ways the lexicon may spell the verb, longest first.
        genre: of the text.
        restricted: look at the senses that the object decides, or at the others.
        any_party: let any public party be the subject where a certain word as object tells enough.
    """
    arguments = _with_authors(arguments)
    senses = (sense for key in keys for sense in verb_senses().get(key, ()) if sense.restricted == restricted)
    for sense in senses:
        arguments = _with_particle_object(sense, arguments)
        if not fits(sense.object, _decisive(sense, arguments)):
            continue
        targets = _targets(sense, arguments)
        reason = _against(Candidate(sense, arguments, targets, genre, any_party and _tells_enough(sense, arguments)))
        if reason is None:
            pattern = "passive" if arguments.passive else "verb"
            attacks = _attacks(sense, arguments)
            actors = _actors(sense, arguments, attacks)
            act = act_of(sense, arguments.head, actors=actors, targets=targets, pattern=pattern)
            yield replace(act, covered=act.covered | {noun.i for noun in attacks})
            return
        yield Rejection(arguments.head, sense.key, reason)


# --- parties ---


def _with_authors(arguments: Frame) -> Frame:
    """Return the arguments with the author of a statement that is the subject ("the mayor's letter accused ...")."""
    subjects = tuple(
        resolve_agent(subject, acting=True) if is_a(subject, "@statement") else subject
        for subject in arguments.subjects
    )
    return arguments if subjects == arguments.subjects else replace(arguments, subjects=subjects)


def _with_particle_object(sense: Sense, arguments: Frame) -> Frame:
    """Return the arguments with the object of a particle that the parse takes for a preposition ("cordoned off it")."""
    _, _, particle = sense.key.partition("_")
    if not particle or arguments.objects or arguments.passive:
        return arguments
    found = after(particle.partition("+")[0], arguments.head)
    return replace(arguments, objects=found) if found else arguments


def _actors(sense: Sense, arguments: Frame, attacks: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the subjects, or whose weapons or attacks they are; else whose the attack is in which it was done."""
    if _is_posting(sense, arguments):
        return arguments.objects  # "six warships were sent to the gulf": whose they are
    suffers = sense.targets == ("subj",)  # "nine soldiers died in the raid"
    own = () if suffers or "found" in sense.flags else _doers(sense, arguments)
    return own or tuple(actor for noun in attacks for actor in _attackers(noun))


def _is_posting(sense: Sense, arguments: Frame) -> bool:
    """Return whether forces were sent by whom nobody says."""
    return sense.mode in _POSTED and arguments.passive and not arguments.subjects


def _doers(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return the subjects; of a weapon or an event ("Taliban rockets hit", "an Israeli raid killed"), its owners."""
    return tuple(
        doer
        for subject in arguments.subjects
        for doer in (_behind(subject) if _is_no_doer(subject, sense) else (subject,))
    )


def _behind(thing: Token) -> tuple[Token, ...]:
    """Return who is behind a weapon or an event: its owner, or who used it ("a bomb planted by rebels")."""
    used = (child for child in thing.rights if child.dep_ == "acl" and is_a(child, "@planting"))
    return owners(thing) or after("by", *used)


def _is_no_doer(subject: Token, sense: Sense) -> bool:
    relative = sense.type == "ASSAULT" and subject.dep_ == "pobj"  # the noun of a relative clause
    if relative and _attack_above(subject) is not None:
        return True
    if is_agent(subject):
        return is_a(subject, "@unmanned") and bool(owners(subject))
    return is_a(subject, "@missile") or is_a(subject, "@weapon") or noun_sense(subject) is not None


def _attacks(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return the attacks that a clause of violence names as its doer or setting ("was killed in a drone strike")."""
    if sense.type != "ASSAULT":
        return ()
    nouns = (quantified(noun) for noun in (*arguments.subjects, *after("in", arguments.head)))
    found = (_attack_above(noun) for noun in nouns)
    return tuple(noun for noun in found if noun is not None)


def _attack_above(noun: Token) -> Token | None:
    """Return the attack that a noun is, or that it stands in a phrase of ("an attack on a church which killed")."""
    for _ in range(_MOST_STEPS):
        if is_agent(noun) and not noun.ent_type_ and not _is_scene(noun):
            return None
        if _is_attack(noun):
            return noun
        if noun.dep_ != "pobj" or noun.head.head.pos_ not in ("NOUN", "PROPN"):
            return None
        noun = noun.head.head
    return None


def _is_scene(noun: Token) -> bool:
    """Return whether a body is only where something was ("a massacre at a church that left nine dead")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _WHERE and is_a(noun, "@place")


def _is_attack(noun: Token) -> bool:
    sense = noun_sense(noun)
    return sense is not None and sense.type == "ASSAULT"


def _attackers(noun: Token) -> tuple[Token, ...]:
    sense = noun_sense(noun)
    return noun_act(noun, sense).actors if sense else ()


def _decisive(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return what decides the sense: the preposition's object where the entry names one, else the verb's."""
    if sense.restricted and "+" in sense.key:
        preposition = sense.key.split("+")[1]
        return (*arguments.slot(preposition), *_adjectives_after(preposition, arguments.head))
    return (*map(_counted_thing, arguments.objects), *arguments.predicatives)


def _adjectives_after(preposition: str, verb: Token) -> tuple[Token, ...]:
    """Return the adjectives that a preposition brings ("described it as illegal")."""
    brought = (child for child in verb.children if child.lower_ == preposition)
    return tuple(word for child in brought for word in child.children if word.pos_ == "ADJ")


def _counted_thing(token: Token) -> Token:
    """Return what a bare number counts, named by the verb before ("attacked 90 ships and hijacked 40")."""
    verb = token.head
    if token.pos_ != "NUM" or verb.dep_ != "conj" or any(child.dep_ == "prep" for child in token.children):
        return token
    return next((child for child in verb.head.children if child.dep_ == "dobj"), token)


def _targets(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return the fillers of the first slot that has any."""
    if sense.targets == ("subj",):  # "nine soldiers died in the raid"
        return arguments.subjects
    if sense.type == "CONSULT" and (met := _met(arguments)):
        return met
    about = _decisive(sense, arguments) if sense.restricted and "+" in sense.key else ()
    found = [fillers for slot in sense.targets if (fillers := _fillers(slot, arguments, about))]
    if sense.type == "AID":  # of "flown to Lima for the refugees", the refugees are helped
        found.sort(key=lambda fillers: all(map(is_city, fillers)))
    return next(iter(found), ()) or _owning(sense, arguments)


def _owning(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Return whose the object is that a sense wants ("suspended the newspaper's licence")."""
    if not sense.restricted or "+" in sense.key or "obj" in sense.targets or sense.type in WILLED:
        return ()
    owning = (owner for thing in arguments.objects for owner in owners(thing))
    return tuple(owner for owner in owning if is_agent(owner) and owner.pos_ != "PRON")


def _met(arguments: Frame) -> tuple[Token, ...]:
    """Return with whom the talks are that a journey is for ("flew to Lima for talks with the president")."""
    nouns = (quantified(noun) for noun in after("for", arguments.head))
    senses = ((noun, noun_sense(noun)) for noun in nouns)
    acts = (noun_act(noun, sense) for noun, sense in senses if sense is not None and sense.type == "CONSULT")
    return tuple(target for act in acts for target in act.targets if is_agent(target))


def _fillers(slot: str, arguments: Frame, about: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return who fills a slot of the verb, or of the noun `about` which its preposition tells."""
    if slot == "clause":
        return mentioned(arguments.head, arguments.subjects)
    found = arguments.slot(slot) or after(slot, *about)
    return tuple(token for token in found if token not in arguments.subjects and token.ent_type_ not in _MEASURES)


def _tells_enough(sense: Sense, arguments: Frame) -> bool:
    """Return whether the object is one of the words that a sense lists, and not only of a wide class."""
    words = [term for term in sense.object.wanted if term not in _WIDE]
    return any(is_a(token, term) for token in _decisive(sense, arguments) for term in words)


# --- what speaks against a sense ---


def _against(candidate: Candidate) -> Reason | None:
    """Return what speaks against a sense whose object fits, or None."""
    return next((reason for fails, reason in _CHECKS if fails(candidate)), None)


def _lacks_near_word(candidate: Candidate) -> bool:
    """Return whether the sentence has none of the words a sense needs beside it (flag `near:word,word`)."""
    wanted = next((flag.removeprefix("near:") for flag in candidate.sense.flags if flag.startswith("near:")), None)
    if wanted is None:
        return False
    words = wanted.split(",")
    return not any(token.lower_ in words for token in candidate.arguments.head.sent)


def _asks_question(candidate: Candidate) -> bool:
    """Return whether it is a question ("asked whether", "asked about") and no request."""
    if not candidate.flagged("plea"):
        return False
    verb = candidate.arguments.head
    quoted = any(token.text == "?" for token in verb.doc[max(0, verb.sent.start - 2) : verb.i])  # “Why?” she asked him
    return quoted or any(map(_is_question, verb.rights))


def _is_question(child: Token) -> bool:
    if child.dep_ == "prep" and child.lower_ == "about":
        return True
    return child.dep_ in ("ccomp", "advcl", "parataxis") and any(
        inner.lower_ in ("if", "whether") or inner.tag_ in ("WP", "WRB", "WDT")
        for inner in (child.left_edge, *child.children)
    )


def _misfits_subject(candidate: Candidate) -> bool:
    subjects = candidate.arguments.subjects
    if not subjects or fits(candidate.sense.subject, subjects):
        return False
    if candidate.any_party and all(any(is_a(quantified(token), kind) for kind in _PUBLIC) for token in subjects):
        return any(is_a(token, term) for token in subjects for term in candidate.sense.subject.excluded)
    speaker = reporter_of(candidate.arguments.head) if all(token.lower_ in _SPEAKER for token in subjects) else ()
    return not (speaker and fits(candidate.sense.subject, speaker))  # "the navy said it had sunk a boat"


def _lacks_will(candidate: Candidate) -> bool:
    """Return whether no actor is named of what needs one: words, gifts, meetings."""
    sense = candidate.sense
    willed = sense.type in WILLED or not sense.flags.isdisjoint({"weak", "both"})
    return willed and not candidate.arguments.subjects and not _is_posting(sense, candidate.arguments)


def _has_one_party(candidate: Candidate) -> bool:
    """Return whether a reciprocal act has one party: of cooperation, one phrase is ("police launched operations")."""
    if candidate.targets or not candidate.flagged("both"):
        return False
    subjects = candidate.arguments.subjects
    if candidate.sense.type != "COOPERATE":
        return is_alone(subjects)
    named = [token for subject in subjects for token in subject.subtree if token.ent_type_ in ("GPE", "NORP")]
    counted = any(child.dep_ == "nummod" or child.lower_ == "both" for token in subjects for child in token.lefts)
    return len(subjects) < 2 and len(named) < 2 and not counted


def _meets_nobody(candidate: Candidate) -> bool:
    """Return whether what is met is nobody ("met a profitability test")."""
    sense, targets = candidate.sense, candidate.targets
    met = sense.type == "CONSULT" and "both" in sense.flags and sense.targets[:1] == ("obj",)
    return met and bool(targets) and not any(is_agent(quantified(target)) for target in targets)


def _lacks_object(candidate: Candidate) -> bool:
    return candidate.flagged("transitive") and not candidate.arguments.objects


def _has_object(candidate: Candidate) -> bool:
    arguments = candidate.arguments
    real = [noun for noun in arguments.objects if not any(child.lower_ in _WHERE for child in noun.lefts)]
    return candidate.flagged("intransitive") and bool(real) and not arguments.passive  # not "rallied outside a school"


def _is_mistaken_passive(candidate: Candidate) -> bool:
    return candidate.flagged("active") and candidate.arguments.passive


def _is_aimed(candidate: Candidate) -> bool:
    """Return whether what a sense takes for a test is aimed at somebody ("fired a missile at the port")."""
    return candidate.flagged("aimless") and any(candidate.arguments.slot(word) for word in _AIMED)


def _is_figurative(candidate: Candidate) -> bool:
    """Return whether the violence is a figure of speech: done to talks, plans, records."""
    sense, objects = candidate.sense, candidate.arguments.objects
    located = any(map(_is_located, (candidate.arguments.head, *objects)))
    intangible = bool(objects) and not located and all(is_a(token, "@intangible") for token in objects)
    return sense.type == "ASSAULT" and not sense.restricted and intangible


def _is_located(word: Token) -> bool:
    """Return whether a place stands beside a word, and what it is done to is a thing then ("a market in Gao")."""
    return any(spot.ent_type_ in ("GPE", "LOC", "FAC") for spot in (*after("in", word), *after("at", word)))


def _lacks_only_slot(candidate: Candidate) -> bool:
    arguments = candidate.arguments
    return candidate.sense.targets == ("obj",) and not arguments.objects and not arguments.passive


def _lacks_target(candidate: Candidate) -> bool:
    return candidate.flagged("needs") and not candidate.targets


def _misfits_target(candidate: Candidate) -> bool:
    return not fits(Restriction(excluded=candidate.sense.object.excluded), candidate.targets)


def _names_its_object(candidate: Candidate) -> bool:
    """Return whether the verb calls its object something ("called him a liar", "called the deal “a gift”")."""
    if not candidate.flagged("plain"):
        return False
    arguments = candidate.arguments
    quoted = any(token.is_quote for found in arguments.objects for token in found.subtree if token.i > found.i)
    following = (found.right_edge.i + 1 for found in arguments.objects)
    doc = arguments.head.doc
    return bool(arguments.predicatives) or quoted or any(i < len(doc) and doc[i].is_quote for i in following)


def _states(candidate: Candidate) -> bool:
    return candidate.flagged("stated") and any(child.dep_ == "ccomp" for child in candidate.arguments.head.children)


def _lacks_doer(candidate: Candidate) -> bool:
    """Return whether the sense says who can do it and nobody does; a passive may leave that out."""
    sense, arguments = candidate.sense, candidate.arguments
    if arguments.subjects or not sense.subject.wanted:
        return False
    return not arguments.passive or "+" in sense.key


def _is_reflexive(candidate: Candidate) -> bool:
    return candidate.flagged("evidence") and any(map(_is_self, candidate.arguments.objects))


def _is_self(token: Token) -> bool:
    return "Reflex=Yes" in token.morph or token.lower_.endswith(("self", "selves"))


def _is_own(candidate: Candidate) -> bool:
    """Return whether one person does it to what is his or hers ("the player smashed his racket")."""
    arguments = candidate.arguments
    if candidate.sense.type != "COERCE" or not arguments.subjects:
        return False
    alone = all(token.tag_ == "NNP" or token.lower_ in ("he", "she") for token in arguments.subjects)
    owners_of_object = (child for token in arguments.objects for child in token.lefts if child.dep_ == "poss")
    return alone and any(child.lower_ in ("his", "her") for child in owners_of_object)


def _is_disaster(candidate: Candidate) -> bool:
    return candidate.flagged("calm") and candidate.genre.disaster


def _lacks_violence(candidate: Candidate) -> bool:
    if not candidate.flagged("evidence"):
        return False
    if candidate.flagged("human") and any(map(_is_human, candidate.arguments.subjects)):
        return False
    subjects = candidate.arguments.subjects
    threatened = subjects and all(token.lower_ in _SPEAKER for token in subjects)  # "the army said it would kill them"
    speaker = reporter_of(candidate.arguments.head) if threatened else ()
    return not candidate.genre.violent(candidate.arguments) and not any(is_a(token, "@armed") for token in speaker)


def _is_human(subject: Token) -> bool:
    """Return whether a person does it on purpose, as far as the word says: no driver, no body."""
    return (is_a(subject, "@person") or is_a(subject, "@people")) and not is_a(subject, "@driver")


_CHECKS: tuple[tuple[Callable[[Candidate], bool], Reason], ...] = (
    (_lacks_near_word, Reason.NO_NEAR_WORD),
    (_asks_question, Reason.ASKS_QUESTION),
    (_misfits_subject, Reason.SUBJECT),
    (_lacks_will, Reason.NO_DOER),
    (_has_one_party, Reason.ONE_PARTY),
    (_lacks_object, Reason.NO_OBJECT),
    (_has_object, Reason.OBJECT),
    (_is_mistaken_passive, Reason.SUBJECT),
    (_is_aimed, Reason.TARGET),
    (_is_figurative, Reason.FIGURATIVE_OBJECT),
    (_lacks_only_slot, Reason.NO_OBJECT),
    (_lacks_target, Reason.NO_TARGET),
    (_misfits_target, Reason.TARGET),
    (_meets_nobody, Reason.TARGET),
    (_names_its_object, Reason.NAMES_OBJECT),
    (_states, Reason.STATES),
    (_lacks_doer, Reason.NO_DOER),
    (_is_reflexive, Reason.REFLEXIVE),
    (_is_own, Reason.OWN),
    (_is_disaster, Reason.DISASTER),
    (_lacks_violence, Reason.NO_VIOLENCE),
)
