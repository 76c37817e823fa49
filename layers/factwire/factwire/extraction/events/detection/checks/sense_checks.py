"""What speaks against a sense that a verb could have where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import WILLED, Reason
from factwire.extraction.events.detection.checks.contests import is_fought_in_words
from factwire.extraction.events.grammar.argument_frames import Frame, after
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.modality import reporter_of
from factwire.extraction.events.grammar.parties import is_alone
from factwire.extraction.events.lexicon.classes import fits, is_a, is_agent
from factwire.extraction.events.lexicon.event_lexicons import Restriction, Sense, noun_classes
from factwire.extraction.events.lexicon.predicate_words import SUBJECT_PRONOUNS, lemma, quantified

_PUBLIC = ("@state", "@nationals", "@official", "@authority", "@armed", "@protester")
_AIMED = ("at", "on", "into", "against")
_DOERS = ("er", "or", "ist", "man", "ian", "ant", "ee", "eer", "ess")
_POSTED = frozenset({"troops", "peacekeeping"})

WHERE = frozenset({"at", "in", "near", "outside", "inside"})
"""The prepositions of where something was done."""


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


def speaks_against(candidate: Candidate) -> Reason | None:
    """Return what speaks against a sense whose object fits, or None."""
    return next((reason for fails, reason in _CHECKS if fails(candidate)), None)


def is_posting(sense: Sense, arguments: Frame) -> bool:
    """Return whether forces were sent by whom nobody says."""
    return sense.mode in _POSTED and arguments.passive and not arguments.subjects


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
    # “Why?” she asked him; asked by the host, “Why?”
    quoted = any(token.text == "?" for token in verb.doc[max(0, verb.sent.start - 2) : verb.sent.end])
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
    workforce = "@agent" in candidate.sense.subject.wanted and all(map(_is_workforce, subjects))
    public = all(any(is_a(quantified(token), kind) for kind in _PUBLIC) for token in subjects)
    if workforce or (candidate.any_party and public):
        return any(is_a(token, term) for token in subjects for term in candidate.sense.subject.excluded)
    speaker = _speaker_behind_pronoun(candidate.arguments)
    return not (speaker and fits(candidate.sense.subject, speaker))  # "the navy said it had sunk a boat"


def _is_workforce(subject: Token) -> bool:
    """Return whether a subject is people by what they do ("machinists"), whom no list of agents has."""
    return is_a(subject, "@workers") and not subject.ent_type_


def _speaker_behind_pronoun(arguments: Frame) -> tuple[Token, ...]:
    """Return who says the clause, where its subject is but a pronoun for him ("the army said it would kill them")."""
    subjects = arguments.subjects
    own = bool(subjects) and all(token.lower_ in SUBJECT_PRONOUNS for token in subjects)
    return reporter_of(arguments.head) if own else ()


def _lacks_will(candidate: Candidate) -> bool:
    """Return whether no actor is named of what needs one: words, gifts, meetings."""
    sense = candidate.sense
    willed = sense.type in WILLED or not sense.flags.isdisjoint({"weak", "both"})
    return willed and not candidate.arguments.subjects and not is_posting(sense, candidate.arguments)


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
    real = [noun for noun in arguments.objects if not _is_apart(noun, arguments.head)]
    return candidate.flagged("intransitive") and bool(real) and not arguments.passive  # not "rallied outside a school"


def _is_apart(noun: Token, verb: Token) -> bool:
    """Return whether what the parse takes for an object is none: a preposition or a comma parts it from the verb."""
    return any(child.lower_ in WHERE for child in noun.lefts) or any(
        token.text == "," for token in verb.doc[verb.i : noun.left_edge.i]
    )


def _is_mistaken_passive(candidate: Candidate) -> bool:
    return candidate.flagged("active") and candidate.arguments.passive


def _is_aimed(candidate: Candidate) -> bool:
    """Return whether what a sense takes for a test is aimed at somebody ("fired a missile at the port")."""
    aims = (aim for word in _AIMED for aim in candidate.arguments.slot(word))
    return candidate.flagged("aimless") and not all(is_a(aim, "@terrain") for aim in aims)


def _is_figurative(candidate: Candidate) -> bool:
    """Return whether the violence is a figure of speech: done to talks, plans, records."""
    sense, objects = candidate.sense, candidate.arguments.objects
    located = any(map(_is_located, (candidate.arguments.head, *objects)))
    intangible = bool(objects) and not located and all(is_a(token, "@intangible") for token in objects)
    return sense.type == "ASSAULT" and not sense.restricted and intangible


def _is_located(word: Token) -> bool:
    """Return whether a place stands beside a word, and what it is done to is a thing then ("a market in Gao")."""
    return any(spot.ent_type_ in ("GPE", "LOC", "FAC") for spot in (*after("in", word), *after("at", word)))


def _is_contest(candidate: Candidate) -> bool:
    """Return whether rivals in an election fight with words and votes."""
    arguments = candidate.arguments
    parties = (*arguments.subjects, *candidate.targets)
    if candidate.sense.type != "ASSAULT":
        return False
    control = any(is_a(thing, "control") for thing in arguments.objects)
    won = control and not any(is_a(party, "@armed") for party in arguments.subjects)
    elected = won and candidate.genre.electoral and not candidate.genre.has_violence(arguments.head)
    return elected or is_fought_in_words(arguments.head, parties, candidate.genre)


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
    idiom = any(spot.lemma_ == "foot" for spot in after("in", candidate.arguments.head))  # "shot herself in the foot"
    return (candidate.flagged("evidence") or idiom) and any(map(is_self, candidate.arguments.objects))


def is_self(token: Token) -> bool:
    """Return whether a word is a reflexive pronoun."""
    return "Reflex=Yes" in token.morph or token.lower_.endswith(("self", "selves"))


def _is_own(candidate: Candidate) -> bool:
    """Return whether one person does it to what is his or hers ("smashed his racket", "defended her decision")."""
    arguments = candidate.arguments
    defended = candidate.sense.type == "SUPPORT" and arguments.head.lemma_ == "defend"
    if not (candidate.sense.type == "COERCE" or defended) or not arguments.subjects:
        return False
    alone = all(token.tag_ == "NNP" or token.lower_ in ("he", "she") for token in arguments.subjects)
    owners_of_object = (child for token in arguments.objects for child in token.lefts if child.dep_ == "poss")
    return alone and any(child.lower_ in ("his", "her") for child in owners_of_object)


def _is_disaster(candidate: Candidate) -> bool:
    return candidate.flagged("calm") and candidate.genre.disaster


def _lacks_violence(candidate: Candidate) -> bool:
    if not candidate.flagged("evidence"):
        return False
    if any(map(_is_named_hazard, candidate.arguments.subjects)):
        return True
    if candidate.flagged("human") and any(map(_is_human, candidate.arguments.subjects)):
        return False
    armed = any(is_a(token, "@armed") for token in _speaker_behind_pronoun(candidate.arguments))
    return not armed and not candidate.genre.violent(candidate.arguments)


def _is_named_hazard(name: Token) -> bool:
    """Return whether a name is that of a hazard: "Cyclone Chido"."""
    return any(child.dep_ == "compound" and "hazard" in noun_classes().get(child.lower_, ()) for child in name.lefts)


def _is_by_chance(candidate: Candidate) -> bool:
    """Return whether somebody came to harm in an accident, or in a disaster at nobody's hands."""
    arguments = candidate.arguments
    if not candidate.flagged("evidence") or arguments.subjects or not arguments.passive:
        return False
    if any(is_a(noun, "@mishap") for noun in after("in", arguments.head)):
        return True
    return candidate.genre.disaster and not candidate.genre.has_deed_of_violence(arguments.head)


def _is_course_of_accident(candidate: Candidate) -> bool:
    """Return whether a participle tells what a mishap did to people ("the bus of pilgrims plunged, killing six").

    Whoever has arms may slam into people on purpose, but wrecks nothing of his own so.
    """
    head = candidate.arguments.head
    told = head.dep_ == "advcl" and head.tag_ == "VBG" and candidate.flagged("evidence")
    moved = told and is_a(head.head, "@befalling") and not any(child.dep_ == "dobj" for child in head.head.children)
    armed = any(is_a(doer, "@armed") for doer in candidate.arguments.subjects)
    return moved and (is_a(head.head, "@wrecked") or not armed)


def _is_done_by_thing(candidate: Candidate) -> bool:
    """Return whether a thing does what only people do on purpose, in a figure of speech ("ambushed by the news")."""
    head, subjects = candidate.arguments.head, candidate.arguments.subjects
    deed = candidate.sense.type == "ASSAULT" and is_a(head, "@willed")
    return deed and bool(subjects) and all(map(_is_thing, subjects))


def _is_thing(noun: Token) -> bool:
    about = quantified(noun)
    armed = any(is_a(about, term) for term in ("@armed", "@weapon", "@vehicle", "@people", "@evidence", "@animal"))
    named = about.tag_ != "NN" or bool(about.ent_type_) or is_agent(about)
    return not (named or armed or lemma(about).endswith(_DOERS))


def _is_lasting_killing(candidate: Candidate) -> bool:
    """Return whether somebody is being killed for a while, which happens in figures of speech ("is killing her")."""
    head, objects = candidate.arguments.head, candidate.arguments.objects
    lasting = head.lemma_ == "kill" and head.tag_ == "VBG" and any(child.lemma_ == "be" for child in head.lefts)
    return lasting and bool(objects) and all("Sing" in token.morph.get("Number", []) for token in objects)


def _is_of_old_age(candidate: Candidate) -> bool:
    """Return whether somebody only reached an age: "died in prison at 77", "died at the age of 90"."""
    head = candidate.arguments.head
    if head.lemma_ != "die":
        return False
    reached = (word for child in head.rights if child.lower_ == "at" for word in child.children)
    return any(word.lemma_ == "age" or (word.like_num and word.text.isdigit()) for word in reached)


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
    (_is_contest, Reason.FIGURATIVE),
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
    (_is_by_chance, Reason.NO_VIOLENCE),
    (_is_course_of_accident, Reason.NO_VIOLENCE),
    (_is_done_by_thing, Reason.FIGURATIVE),
    (_is_of_old_age, Reason.NO_VIOLENCE),
    (_is_lasting_killing, Reason.FIGURATIVE_OBJECT),
)
