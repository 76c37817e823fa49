"""What a verb says became of its object or subject: it happened or not, and it was deadly or not."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from factwire.extraction.quantities.casualties.casualty_lexicons import predicates
from factwire.extraction.quantities.quantity_words import word_class

_LIGHT_VERBS: Final = {"lose": "lost", "take": "taken"}  # with the role of their objects
_PARTICIPLES: Final = ("NOUN", "PROPN", "ADJ")  # what a participle may be tagged as
_BEFORE: Final = 6  # tokens before a blow that may name what struck
_AFTER: Final = 10  # tokens after it that may name what was struck
_CAUSE: Final = 10  # tokens after "died" that may name the cause
_DEADLY: Final = (("to", "death"), ("and", "killed"), ("and", "killing"), ("and", "kill"), ("and", "kills"))


def kind_as_object(verb: Token, *, noun: Token | None, people: bool) -> str | None:
    """Return the kind that a verb says of its object; `people` where the object is known to be people."""
    lemma = verb.lemma_.lower()
    if lemma in word_class("sending") and people and _is_to_hospital(verb):
        return "treated"
    if lemma in _LIGHT_VERBS and noun is not None and verb.pos_ == "VERB":
        return predicates(_LIGHT_VERBS[lemma]).get(noun.lemma_.lower())
    other = _coordinated(verb)
    kind = predicates("object").get(lemma) or (other if verb.pos_ == "VERB" else None)
    if kind is None or not _is_verbal(verb) or (lemma in word_class("of_things_too") and not people):
        return None
    if not happened(verb):
        return None
    return outcome(kind if other in (None, kind) else "people", verb)


def _is_to_hospital(verb: Token) -> bool:
    """Return whether a verb is one of taking to hospital: "sent four people to a hospital"."""
    following = verb.doc[verb.i + 1 : min(verb.i + _AFTER, verb.sent.end)]
    return any(token.lower_ in ("hospital", "hospitals") for token in following) and happened(verb)


def kind_as_subject(verb: Token) -> str | None:
    """Return the kind that a verb says of its subject; verbs such as "burn" tell of deaths only with "to death"."""
    lemma = verb.lemma_.lower()
    if lemma in word_class("outliving") and _did_not_live(verb):
        return "killed"
    if lemma in word_class("deadly_to_death") and _words_after(verb) != ("to", "death"):
        return None
    kind = predicates("subject").get(lemma) or ("wounded" if _is_injured(verb) else None)
    return outcome(kind, verb) if kind and happened(verb) else None


def _did_not_live(verb: Token) -> bool:
    """Return whether nobody of the subject survived: "did not survive the fall"; a lost vote is no death."""
    children = list(verb.children)
    denied = any(
        child.dep_ == "neg" or (child.dep_ == "nsubj" and child.lower_ in word_class("none_of")) for child in children
    )
    failed = verb.head.lemma_.lower() == "fail" and any(child.tag_ == "TO" for child in children)
    possible = any(child.dep_ == "aux" and child.lower_ in word_class("modal") for child in children)
    objects = [child.lemma_.lower() for child in children if child.dep_ == "dobj"]
    return (denied or failed) and not possible and all(each in word_class("ordeal") for each in objects)


def _is_injured(verb: Token) -> bool:
    """Return whether a verb's object is an injury of its subject: "suffered smoke inhalation", "broke her hip"."""
    lemma, objects = verb.lemma_.lower(), [child for child in verb.children if child.dep_ == "dobj"]
    if lemma in word_class("suffering"):
        return any(each.lemma_.lower() in word_class("injury") for each in objects)
    breaks = lemma in word_class("fracturing")
    return breaks and any(each.lower_ in word_class("bodily") and _is_own(each) for each in objects)


def _is_own(noun: Token) -> bool:
    return any(child.tag_ == "PRP$" for child in noun.children)


def _is_natural(verb: Token) -> bool:
    """Return whether one person died of an illness or of age, so that nobody and nothing killed them."""
    if verb.lemma_.lower() not in word_class("dying"):
        return False
    following = verb.doc[verb.i + 1 : min(verb.i + _CAUSE, verb.sent.end)]
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    single = all("Plur" not in subject.morph.get("Number", []) for subject in subjects)
    return bool(subjects) and single and any(token.lower_ in word_class("natural") for token in following)


def outcome(kind: str, verb: Token) -> str | None:
    """Return the kind of a deed as the words beside its verb make it: deadly ("shot dead"), or no blow to anybody."""
    if kind != "harmed":
        return None if _is_natural(verb) else kind
    after = _words_after(verb)
    is_deadly = (
        after[:1] == ("dead",)
        or after in _DEADLY
        or _is_to_death(verb)
        or (verb.i and verb.nbor(-1).lower_ in word_class("lethal"))
    )
    if is_deadly or any(child.dep_ == "conj" and kind_as_subject(child) == "killed" for child in verb.children):
        return "killed"
    return "harmed" if verb.lemma_.lower() not in word_class("blow") or _is_bodily(verb) else None


def _is_to_death(verb: Token) -> bool:
    """Return whether a deed ended in death, behind its objects: "stabbing his wife and her brother to death"."""
    goals = (
        each for child in verb.children if child.lower_ == "to" and child.dep_ == "prep" for each in child.children
    )
    return any(each.lower_ == "death" for each in goals)


def happened(verb: Token) -> bool:
    """Return whether a deed is reported as one that happened: not denied, and no wish, plan or possibility."""
    for child in verb.children:
        if (
            child.dep_ == "neg"
            or child.lower_ in word_class("nearly")
            or (child.dep_ in ("aux", "auxpass") and child.lower_ in word_class("modal"))
        ):
            return False
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    return not (infinitive and verb.head.lemma_.lower() in word_class("unreal"))


def _is_verbal(token: Token) -> bool:
    """Return whether a token is a verb, or a participle that is tagged as something else; "a gun" is neither."""
    return token.pos_ == "VERB" or (token.pos_ in _PARTICIPLES and token.lower_ != token.lemma_.lower())


def _is_bodily(verb: Token) -> bool:
    """Return whether what was struck or what struck it makes a blow one to a body: "hit in the leg", "by a car"."""
    sentence = verb.sent
    around = verb.doc[max(sentence.start, verb.i - _BEFORE) : min(sentence.end, verb.i + _AFTER)]
    return any(token.lower_ in word_class("bodily") for token in around)


def _words_after(verb: Token) -> tuple[str, ...]:
    return tuple(token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 3])


def _coordinated(verb: Token) -> str | None:
    """Return the kind of the verb before an "and": "killed and wounded hundreds"."""
    if verb.i < 2 or verb.nbor(-1).lower_ not in ("and", "or"):
        return None
    first = verb.nbor(-2)
    return predicates("object").get(first.lemma_.lower()) if _is_verbal(first) else None
