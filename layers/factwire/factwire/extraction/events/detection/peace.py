"""An end to a conflict: who calls for one to his own fighting offers peace, who says that it will go on refuses it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import Act
from factwire.extraction.events.detection.nouns import noun_act, noun_sense
from factwire.extraction.events.grammar.argument_frames import Frame, after
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.modality import conditions_of, is_negated, mood_of
from factwire.extraction.events.lexicon.classes import is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma

_LEADING = frozenset({"GOV", "MIL", "REB", "LEG"})
_ENDING = frozenset({"end", "stop", "cease", "halt", "pause", "suspend"})
_LASTING = frozenset({"continue", "go", "proceed", "last", "press", "carry"})
_CONDITIONS = frozenset({"until", "till", "unless"})


def opponent_of(complement: Token, callers: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return with whom the callers fight the fighting whose end they call for; none where it is not theirs."""
    if not is_a(complement, "@ending"):
        return ()
    for noun in after("to", complement) + after("of", complement):
        sense = noun_sense(noun)
        if sense and sense.type == "ASSAULT" and "both" in sense.flags:
            act = noun_act(noun, sense)
            theirs = [side for side in act.actors if _belongs(side, callers)]
            if theirs or (act.targets and not act.actors):  # "the war with the army": nobody else is named
                return act.targets or tuple(side for side in act.actors if side not in theirs)
    return ()


def _belongs(side: Token, callers: tuple[Token, ...]) -> bool:
    """Return whether a side is the callers or what they command ("his army", "their war")."""
    own = side.lower_ in PRONOUNS or any(child.dep_ == "poss" and child.lower_ in PRONOUNS for child in side.children)
    return own or any(lemma(side) == lemma(caller) for caller in callers)


def outcomes_by_refusal(arguments: Frame, genre: TextGenre) -> Iterator[Act]:
    """Yield the refusal of a leader who says that fighting will not end or will go on, or that there will be no truce.

    "Said that the operations would not end until the hostages were free"; PLOVER's REJECT. What others foretell of a
    war is none: it needs somebody who can order it.
    """
    verb, fighting = arguments.head, arguments.objects if arguments.passive else arguments.subjects
    goes_on = _keeps_on(verb) and any(_is_fighting(noun, genre) for noun in fighting)
    if not goes_on and not _denies_truce(arguments):
        return
    speakers = tuple(filter(_leads, _speakers(verb)))
    if not speakers:
        return
    against = tuple(filter(is_agent, after("against", *fighting) + after("on", *fighting)))
    yield Act(
        head=verb,
        trigger=verb,
        type="REJECT",
        mode=None,
        cameo="12",
        actors=speakers,
        targets=against or _who_can_end(verb) or after("in", *fighting),
        rule=f"not_ended: {verb.lemma_}",
        covered=frozenset({verb.i}),
    )


def _keeps_on(verb: Token) -> bool:
    """Return whether a clause says that something will not end, or will go on until something else is so."""
    if verb.lemma_ in _ENDING:
        return mood_of(verb) == "wont"
    return (
        verb.lemma_ in _LASTING
        and any(conditions_of(verb, _CONDITIONS))
        and mood_of(verb) == "will"
        and not is_negated(verb)
    )


def _denies_truce(arguments: Frame) -> bool:
    """Return whether a clause says that there will be no truce or talks ("there will be no cease-fire until")."""
    verb = arguments.head
    exists = verb.lemma_ == "be" and any(child.dep_ == "expl" for child in verb.lefts)
    truces = (noun for noun in arguments.predicatives if is_a(noun, "@truce"))
    future = mood_of(verb) in ("will", "wont")
    return exists and future and any(child.lower_ == "no" for noun in truces for child in noun.lefts)


def _who_can_end(verb: Token) -> tuple[Token, ...]:
    """Return who is to do what would end the fighting ("until the rebels lay down their arms")."""
    words = (word for clause in conditions_of(verb, _CONDITIONS) for word in clause.subtree)
    return tuple(word for word in words if word.dep_ == "nsubj" and _leads(word))


def _is_fighting(noun: Token, genre: TextGenre) -> bool:
    """Return whether a noun means fighting; an operation or a campaign does in a text about violence."""
    sense = noun_sense(noun)
    fought = (sense is not None and sense.type == "ASSAULT" and "needs" not in sense.flags) or is_a(noun, "@fighting")
    violent = genre.violence or genre.has_violence(noun)
    civil = any(is_a(word, "@civil_aim") for word in noun.lefts)
    return fought or (is_a(noun, "@campaign") and violent and not civil)


def _speakers(verb: Token) -> tuple[Token, ...]:
    """Return who says, repeats or vows the clause."""
    told = verb.dep_ in ("ccomp", "parataxis") and verb.head.pos_ == "VERB" and not is_a(verb.head, "@opinion")
    return tuple(child for child in verb.head.children if child.dep_ == "nsubj") if told else ()


def _leads(speaker: Token) -> bool:
    """Return whether somebody can order fighting: a state, its leaders and forces, rebels; persons by their names."""
    if any(child.ent_type_ == "ORG" for child in speaker.lefts):  # "the U.N. envoy"
        return False
    return (
        is_a(speaker, "@armed")
        or sector_word(lemma(speaker)) in _LEADING
        or speaker.ent_type_ in ("PERSON", "GPE", "NORP")
    )
