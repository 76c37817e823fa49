"""One and none: "a policeman was killed", "the boy died", "she was shot", "no one died", "there were no injuries"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.amounts import Amount
from factwire.extraction.quantities.casualties.casualty_lexicons import noun_kind
from factwire.extraction.quantities.counted import counted_after, is_age, noun_class
from factwire.extraction.quantities.quantity_words import word_class
from factwire.extraction.quantities.token_quantity import Form
from factwire.extraction.text.numbers import ordinal_words

_SECOND: Final = 2  # tokens before the second of a pair
ANAPHORIC: Final = ("definite", "pronoun", "name", "group")  # forms that point to persons known already, or named


@dataclass(frozen=True)
class Single:
    """An amount that no number says: one, two or none, in tokens `[first, end)`; or "they", of the form `group`."""

    first: int
    end: int
    low: float
    form: Form


def find_singles(doc: Doc, *, words: Sequence[str], amounts: Sequence[Amount]) -> Iterator[Single]:
    """Yield the words for one or none of a group of people; the classifier says whether it is a casualty."""
    taken = {at for amount in amounts for at in range(amount.first, amount.end) if not is_age(words, amount.end)}
    for at, word in enumerate(words):
        if at in taken:
            continue
        if _is_second_of_pair(doc, at, words=words):
            yield Single(at, at, 1.0, "indefinite")
        if not (word in _mentioning() or word.isdecimal()):
            continue
        if word in word_class("none"):
            yield Single(at, at + 2 if tuple(words[at : at + 2]) == ("no", "one") else at + 1, 0.0, "none")
        elif _has_pair(words, at):
            yield Single(at, at + 1, 2.0, "indefinite")
        elif at + 1 not in taken and (form := _form(doc, at, words=words)):
            yield Single(at, _end(words, at), 1.0, form)
    for span in doc.ents:
        if span.label_ == "PERSON":
            yield Single(_start_of_name(words, span.start), span.end, 1.0, "name")


@cache
def _mentioning() -> frozenset[str]:
    """Return the words, numbers aside, that may begin a mention of one or none."""
    classes = ("none", "one", "definite", "reflexive", "pronoun", "plural")
    return frozenset(word for name in classes for word in word_class(name))


def _has_pair(words: Sequence[str], at: int) -> bool:
    """Return whether a determiner stands before a noun for two persons: "her parents"."""
    is_determiner = words[at] in word_class("one") or words[at] in word_class("definite")
    return is_determiner and at + 1 < len(words) and words[at + 1] in word_class("pair")


def _is_second_of_pair(doc: Doc, at: int, *, words: Sequence[str]) -> bool:
    """Return whether a bare noun is the second of two persons: "a mother and son", not "a husband and father"."""
    if at < _SECOND or words[at - 1] not in word_class("coordinator"):
        return False
    one, other = doc[at - 2], counted_after(doc, at, words=words).head
    if other is None or not (one.tag_ == other.tag_ == "NN" and _is_person(one) and _is_person(other)):
        return False
    if doc[other.i + 1 : other.i + 2].text.lower() in word_class("plural_auxiliary"):  # "a man and bystander were"
        return True
    sexes = [{name for name in ("male", "female") if noun.lower_ in word_class(name)} for noun in (one, other)]
    opposite = bool(sexes[0] and sexes[1] and sexes[0] != sexes[1])
    return opposite or any(
        first.lower_ in word_class("parental") and second.lower_ in word_class("filial")
        for first, second in ((one, other), (other, one))
    )


def _start_of_name(words: Sequence[str], at: int) -> int:
    """Return where a name begins with the age before it: "15-year-old Ana Ruiz"."""
    for length in (5, 3):
        if (
            at >= length
            and words[at - length].isdecimal()
            and is_age(words, at - length + 1)
            and words[at - 1] == "old"
        ):
            return at - length
    return at


def _form(doc: Doc, at: int, *, words: Sequence[str]) -> Form | None:
    """Return the form in which the words at a token mention one person, or None if they do not."""
    word = words[at]
    if word.isdecimal() and is_age(words, at + 1) and (not at or doc[at - 1].pos_ not in ("DET", "PRON", "ADJ")):
        return "indefinite" if _person_at(doc, at, words=words) else None
    if word in word_class("one") and _counts_one(doc, at, words=words):
        return "indefinite"
    if word in word_class("definite") and _counts_one(doc, at, words=words):
        return "definite"
    if word in word_class("reflexive") or (word in word_class("pronoun") and doc[at].tag_ == "PRP"):
        return "pronoun"
    return "group" if word in word_class("plural") and doc[at].dep_ in ("nsubj", "nsubjpass") else None


def _person_at(doc: Doc, at: int, *, words: Sequence[str]) -> bool:
    head = counted_after(doc, at, words=words).head
    return head is not None and (head.lower_ == "old" or (head.tag_ == "NN" and _is_person(head)))


def _end(words: Sequence[str], at: int) -> int:
    """Return the end of the words for one: "a third" and "the other" take two, an age none ("15-year-old girl")."""
    if words[at].isdecimal():
        return at
    following = words[at + 1] if at + 1 < len(words) else ""
    is_further = (words[at] == "a" and _is_ordinal(following)) or (words[at] == "the" and following == "other")
    return at + 2 if is_further else at + 1


def _is_ordinal(word: str) -> bool:
    return word == "second" or word in ordinal_words()


def _counts_one(doc: Doc, at: int, *, words: Sequence[str]) -> bool:
    """Return whether the noun that follows is one person, or there is none after "another" or "a third"."""
    end = _end(words, at)
    if end < len(words) and words[end].isdecimal() and not is_age(words, end + 1):  # "one 16 and the other 17"
        return False
    if counted_after(doc, end, words=words).head is None:
        return words[at] == "another" or end == at + 2
    return _person_at(doc, end, words=words) or _is_body(doc, end, words=words)


def _is_body(doc: Doc, at: int, *, words: Sequence[str]) -> bool:
    """Return whether the noun that follows is a dead body that was found, not one of water or of rules."""
    head = counted_after(doc, at, words=words).head
    if head is None or head.tag_ != "NN" or noun_kind(head.lower_) != "killed":
        return False
    return head.dep_ in ("nsubjpass", "dobj") and head.head.lemma_.lower() in word_class("finding")


def _is_person(noun: Token) -> bool:
    if noun.lower_ in word_class("impersonal") or any(child.lower_ == "unborn" for child in noun.children):
        return False
    kind = noun_class(noun)[0]
    return kind == "people" or (not kind and noun.lower_.endswith(tuple(word_class("agent_ending"))))
