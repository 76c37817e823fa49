"""Which sense a verb has here: decided by its object, its subject and the words around it."""

from __future__ import annotations

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import WILLED, Act, Rejection, act_of
from factwire.extraction.events.detection.nouns import noun_act, noun_sense
from factwire.extraction.events.grammar.arguments import Frame, after, owners
from factwire.extraction.events.grammar.parties import is_alone, mentioned
from factwire.extraction.events.grammar.setting import Setting
from factwire.extraction.events.lexicon.classes import fits, is_a, is_agent
from factwire.extraction.events.lexicon.knowledge import Restriction, Sense, verb_senses

_MEASURES = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def act_by_sense(
    arguments: Frame, keys: list[str], *, setting: Setting, restricted: bool, rejections: list[Rejection]
) -> Act | None:
    """The act of the first sense that fits, or None.

    Args:
        arguments: of the verb.
        keys: the ways the lexicon may spell the verb, longest first.
        setting: of the text.
        restricted: look at the senses that the object decides, or at the others.
        rejections: takes the senses that nearly fit, with what spoke against them.
    """
    for key in keys:
        for sense in verb_senses().get(key, ()):
            if sense.restricted != restricted or not fits(sense.object, _decisive(sense, arguments)):
                continue
            targets = _targets(sense, arguments)
            reason = _against(sense, arguments, targets, setting)
            if reason is None:
                pattern = "passive" if arguments.passive else "verb"
                own = () if sense.targets == ("subj",) else _doers(arguments)
                actors = own or _doers_of_blow(sense, arguments)
                return act_of(sense, arguments.head, actors=actors, targets=targets, pattern=pattern)
            rejections.append(Rejection(arguments.head, sense.key, reason))
    return None


def _doers(arguments: Frame) -> tuple[Token, ...]:
    """The subjects; of a weapon or an event ("Taliban rockets hit", "an Israeli raid killed"), whose it is."""
    return tuple(
        doer for subject in arguments.subjects for doer in (owners(subject) if _is_no_doer(subject) else (subject,))
    )


def _is_no_doer(subject: Token) -> bool:
    if is_agent(subject):
        return False
    return is_a(subject, "@missile") or is_a(subject, "@weapon") or noun_sense(subject) is not None


def _doers_of_blow(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """Who did it, where a passive says in whose attack ("was killed in an Israeli raid")."""
    if sense.type != "ASSAULT":
        return ()
    for noun in after("in", arguments.head):
        blow = noun_sense(noun)
        if blow and blow.type == "ASSAULT":
            return noun_act(noun, blow).actors
    return ()


def _decisive(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """What decides the sense: the preposition's object where the entry names one, else the verb's."""
    if sense.restricted and "+" in sense.key:
        return arguments.slot(sense.key.split("+")[1])
    return (*arguments.objects, *arguments.predicatives)


def _targets(sense: Sense, arguments: Frame) -> tuple[Token, ...]:
    """The fillers of the first slot that has any."""
    if sense.targets == ("subj",):  # "nine soldiers died in the raid"
        return arguments.subjects
    for slot in sense.targets:
        if slot == "clause":
            found = mentioned(arguments.head, arguments.subjects)
        else:
            found = tuple(
                token
                for token in arguments.slot(slot)
                if token not in arguments.subjects and token.ent_type_ not in _MEASURES
            )
        if found:
            return found
    if (
        sense.type == "SUPPORT" and "both" in sense.flags and len(arguments.subjects) == 1
    ):  # "signed a pact to supply Peru with wheat"
        named = mentioned(arguments.head, arguments.subjects)
        return tuple(token for token in named if token.head.lower_ not in ("in", "at"))  # that says where
    return ()


def _against(sense: Sense, arguments: Frame, targets: tuple[Token, ...], setting: Setting) -> str | None:
    """What speaks against a sense whose object fits, or None."""
    flags, subjects = sense.flags, arguments.subjects
    checks = (
        (not _near(sense, arguments.head), "the sentence lacks the words that this sense goes with"),
        ("plea" in flags and _asks_question(arguments.head), "it asks a question"),
        (bool(subjects) and not fits(sense.subject, subjects), "the subject does not fit"),
        (not subjects and _takes_will(sense), "nobody is said to do it"),
        ("both" in flags and not targets and _is_one_sided(sense, subjects), "only one party takes part in it"),
        ("transitive" in flags and not arguments.objects, "it has no object"),
        ("intransitive" in flags and bool(arguments.objects) and not arguments.passive, "it has an object"),
        (sense.type == "ASSAULT" and not sense.restricted and _is_figure(arguments), "its object cannot be hurt"),
        (_lacks_object(sense, arguments), "it has no object"),
        ("needs" in flags and not targets, "nobody is said to be its target"),
        (not fits(Restriction(excluded=sense.object.excluded), targets), "the target does not fit"),
        ("plain" in flags and _names_its_object(arguments), "it says what its object is"),
        ("stated" in flags and _states(arguments.head), "it says that something is so"),
        (not subjects and _lacks_doer(sense, arguments), "nobody is said to do it"),
        ("evidence" in flags and any(map(_is_self, arguments.objects)), "it is done to oneself"),
        (sense.type == "COERCE" and _is_own(arguments), "it is done to one's own"),
        ("calm" in flags and setting.disaster, "it is part of a disaster"),
        ("evidence" in flags and not setting.violent(arguments), "nothing says that it was violence"),
    )
    return next((reason for fails, reason in checks if fails), None)


def _is_own(arguments: Frame) -> bool:
    """Whether one person does it to what is his or hers ("the player smashed his racket")."""
    alone = all(token.tag_ == "NNP" or token.lower_ in ("he", "she") for token in arguments.subjects)
    owned = (child for token in arguments.objects for child in token.lefts if child.dep_ == "poss")
    return bool(arguments.subjects) and alone and any(child.lower_ in ("his", "her") for child in owned)


def _lacks_object(sense: Sense, arguments: Frame) -> bool:
    return sense.targets == ("obj",) and not arguments.objects and not arguments.passive


def _names_its_object(arguments: Frame) -> bool:
    """Whether the verb calls its object something ("called him a liar", "called the deal “a gift”")."""
    quoted = any(token.is_quote for found in arguments.objects for token in found.subtree if token.i > found.i)
    following = (found.right_edge.i + 1 for found in arguments.objects)
    doc = arguments.head.doc
    return bool(arguments.predicatives) or quoted or any(i < len(doc) and doc[i].is_quote for i in following)


def _takes_will(sense: Sense) -> bool:
    """Whether the act is nothing without somebody who does it: words, gifts, meetings; not an arrest or a killing."""
    return sense.type in WILLED or not sense.flags.isdisjoint({"weak", "both"})


def _is_figure(arguments: Frame) -> bool:
    """Whether the violence is a figure of speech: done to talks, plans, records."""
    return bool(arguments.objects) and all(is_a(token, "@intangible") for token in arguments.objects)


def _asks_question(head: Token) -> bool:
    """Whether what is asked is a question ("asked whether", "asked why", "asked about"), and nothing is asked for."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ == "about":
            return True
        if child.dep_ in ("ccomp", "advcl", "parataxis") and any(
            inner.lower_ in ("if", "whether") or inner.tag_ in ("WP", "WRB", "WDT") for inner in child.children
        ):
            return True
    return False


def _lacks_doer(sense: Sense, arguments: Frame) -> bool:
    """Whether the sense says who can do it and nobody does; a passive may leave that out, if it has an object."""
    return bool(sense.subject.wanted) and (not arguments.passive or "+" in sense.key)


def _is_one_sided(sense: Sense, subjects: tuple[Token, ...]) -> bool:
    """Whether the subjects are one party: of cooperation, one phrase is ("police launched operations")."""
    if sense.type != "COOPERATE":
        return is_alone(subjects)
    named = [token for subject in subjects for token in subject.subtree if token.ent_type_ in ("GPE", "NORP")]
    return len(subjects) < 2 and len(named) < 2


def _is_self(token: Token) -> bool:
    return "Reflex=Yes" in token.morph or token.lower_.endswith(("self", "selves"))


def _states(head: Token) -> bool:
    return any(child.dep_ == "ccomp" for child in head.children)


def _near(sense: Sense, head: Token) -> bool:
    """Whether the sentence has one of the words a sense needs beside it (flag `near:word,word`)."""
    wanted = next((flag.removeprefix("near:").split(",") for flag in sense.flags if flag.startswith("near:")), None)
    return wanted is None or any(token.lower_ in wanted for token in head.sent)
