"""What became of the people counted (killed, wounded, ...), from the words around them and from the parse."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc, Token

from factwire.extraction.quantities.amounts import Amount
from factwire.extraction.text.lexicon import load_lexicon, load_terms

_WINDOW: Final = 14
_STOPS: Final = (".", ";", ":", "(", ")", "!", "?", "\u201d", '"', "\n")
_LIGHT_VERBS: Final = {"lose": "lost", "take": "taken"}  # with the role of their objects
_LIFE_VERBS: Final = ("claim", "cost", "take", "lose")
_CLIMB: Final = 4


@cache
def _predicates(role: str) -> dict[str, str]:
    return {entry["word"]: entry["kind"] for entry in load_lexicon("quantities/predicates") if entry["role"] == role}


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    ends = r"$" if name == "quantities/before" else ""
    return tuple((e["kind"], re.compile(rf"\b(?:{e['pattern']}){ends}")) for e in load_lexicon(name))


@cache
def _group_words() -> str:
    """The words for a group that a figure or a list stands for, as alternatives of a pattern."""
    words = [word for word in _predicates("toll") if word != "toll"]
    return "|".join(
        sorted((re.escape(word[:-1] + "ies" if word.endswith("y") else word) for word in words), key=len, reverse=True)
    )


@cache
def _linking() -> frozenset[str]:
    """Words that may stand between a group and what is said of it."""
    return load_terms("quantities/linking")


@cache
def _tolls() -> tuple[re.Pattern[str], ...]:
    group = rf"(?P<group>{_group_words()})s?\b"
    return tuple(re.compile(e["pattern"].replace("<group>", group)) for e in load_lexicon("quantities/tolls"))


_TOLL_AFTER: Final = re.compile(
    r"the (?:number|total|toll) of (?:\S+ ){0,3}?(killed|dead|deaths|injured|wounded|missing|detained|arrested)"
)


class Surroundings:
    """Reads the words beside an amount of people; `words` are the document's, in lower case."""

    def __init__(self, doc: Doc, words: Sequence[str], *, amounts: Sequence[Amount]) -> None:
        self._doc = doc
        self._words = words
        self._starts = {amount.first for amount in amounts}

    def fate(self, first: int, end: int, *, head: Token | None, people: bool) -> str | None:
        """The kind for the group in tokens `[first, end)`, or None if the text says nothing of the sort."""
        inside = state_within(self._words[first:end])
        return (
            self._after(end)
            or self._before(first, head=head, people=people)
            or inside
            or self._toll(first)
            or self._governed(head if head is not None else self._doc[end - 1], people=people)
        )

    def _after(self, at: int) -> str | None:
        window = self._right(at)
        for kind, pattern in _patterns("quantities/after"):
            if pattern.match(window):
                return kind
        found = _TOLL_AFTER.match(window)
        if found:
            return _predicates("toll").get(found[1].removesuffix("s"))
        return self._state_from(at)

    def _state_from(self, at: int) -> str | None:
        """The state said of the group right after it: "were killed", "are feared dead", "wounded", "died"."""
        doc, linked = self._doc, False
        for i in range(at, min(at + 8, len(doc))):
            token, word = doc[i], self._words[i]
            state = _predicates("state").get(word)
            if state and (linked or not self._acts(i)):
                return state
            lemma = token.lemma_.lower()
            if lemma in _predicates("subject") and token.pos_ in ("VERB", "ADJ", "NOUN") and self._deadly(i, lemma):
                return _predicates("subject")[lemma]
            if linked and token.tag_ == "VBN" and lemma in _predicates("object"):
                return _predicates("object")[lemma]
            if word not in _linking() and token.pos_ != "ADV":
                return None
            linked = linked or token.lemma_ == "be" or word in ("feared", "confirmed", "reported")
            if word in ("and", "to") and not linked:
                return None
        return None

    def _acts(self, at: int) -> bool:
        """Whether a word like "killed" has an object of its own, so that the group did it."""
        following = self._doc[at + 1] if at + 1 < len(self._doc) else None
        if at + 1 in self._starts:
            return True
        return (
            self._doc[at].pos_ == "VERB"
            and following is not None
            and following.pos_ in ("DET", "NUM", "PRON", "NOUN", "PROPN", "ADJ")
            and following.ent_type_ not in ("DATE", "TIME")
            and self._doc[at].tag_ != "JJ"
        )

    def _deadly(self, at: int, lemma: str) -> bool:
        """Verbs such as "burn" and "freeze" tell of deaths only with "to death"."""
        return lemma not in ("burn", "freeze", "starve") or tuple(self._words[at + 1 : at + 3]) == ("to", "death")

    def _before(self, first: int, *, head: Token | None, people: bool) -> str | None:
        at = first - 1
        while (
            at >= 0
            and first - at < 4
            and (self._doc[at].pos_ in ("DET", "ADV") or self._words[at] in ("further", "other", "all", "its"))
        ):
            at -= 1
        if at < 0:
            return None
        window = self._left(at)
        for kind, pattern in _patterns("quantities/before"):
            if pattern.search(window):
                return kind
        return self._object_of(self._doc[at], head=head, people=people)

    def _object_of(self, verb: Token, *, head: Token | None, people: bool) -> str | None:
        lemma = verb.lemma_.lower()
        kind = _predicates("object").get(lemma) or (self._coordinated(verb) if verb.pos_ == "VERB" else None)
        if lemma in _LIGHT_VERBS and head is not None and verb.pos_ == "VERB":
            return _predicates(_LIGHT_VERBS[lemma]).get(head.lemma_.lower())
        if kind is None or verb.pos_ not in ("VERB", "NOUN", "PROPN", "ADJ"):
            return None
        if lemma in ("hold", "seize", "round", "gun", "capture", "evacuate") and not people:
            return None
        other = self._coordinated(verb)
        return kind if other in (None, kind) else "people"

    def _coordinated(self, verb: Token) -> str | None:
        """The kind of the verb before an "and": "killed and wounded hundreds"."""
        if verb.i < 2 or self._words[verb.i - 1] not in ("and", "or"):
            return None
        return _predicates("object").get(self._doc[verb.i - 2].lemma_.lower())

    def _toll(self, first: int) -> str | None:
        window = self._left(first - 1, commas=True)
        for pattern in _tolls():
            found = pattern.search(window)
            if found:
                group = found.groupdict().get("group")
                if group is None:
                    return "killed"
                return _predicates("toll").get(group) or _predicates("toll").get(re.sub("ies$", "y", group))
        return None

    def _governed(self, token: Token, *, people: bool) -> str | None:
        """The kind from the verb or noun that governs the group in the parse."""
        for _ in range(_CLIMB):
            head = token.head
            if head.i == token.i:
                return None
            kind = self._governor(token, head, people=people)
            if kind:
                return kind
            if token.dep_ in ("conj", "appos", "nummod", "compound", "quantmod", "nmod") or head.pos_ == "NUM":
                token = head
                continue
            return None
        return None

    def _governor(self, token: Token, head: Token, *, people: bool) -> str | None:
        lemma = head.lemma_.lower()
        match token.dep_:
            case "dobj" | "nsubjpass":
                for child in head.children:
                    if child.dep_ in ("oprd", "acomp", "xcomp") and child.lower_ in _predicates("state"):
                        return _predicates("state")[child.lower_]
                return self._object_of(head, head=token, people=people)
            case "nsubj":
                if head.lower_ in _predicates("state") and head.pos_ != "VERB":
                    return _predicates("state")[head.lower_]
                if lemma in _predicates("subject") and self._deadly(head.i, lemma):
                    return _predicates("subject")[lemma]
                for child in head.children:
                    if child.dep_ in ("acomp", "attr", "oprd") and child.lower_ in _predicates("state"):
                        return _predicates("state")[child.lower_]
        return None

    def life_taken(self, noun: Token) -> bool:
        """Whether lives were lost: "claimed 60 lives", and not "could save 60 lives"."""
        return noun.head.lemma_.lower() in _LIFE_VERBS or any(
            word.startswith(("claim", "cost", "took", "tak", "lost", "los"))
            for word in self._words[max(0, noun.i - 6) : noun.i]
        )

    def _right(self, at: int) -> str:
        stop = at
        while (
            stop < min(at + _WINDOW, len(self._words)) and self._words[stop] not in _STOPS and self._words[stop] != ","
        ):
            stop += 1
        return " ".join(self._words[at:stop])

    def _left(self, at: int, *, commas: bool = False) -> str:
        start = at
        while (
            start >= 0
            and at - start < _WINDOW
            and self._words[start] not in _STOPS
            and (commas or self._words[start] != ",")
        ):
            start -= 1
        return " ".join(self._words[start + 1 : at + 1])


def noun_kind(lemma: str) -> str | None:
    """The kind of a noun that says by itself what became of people: "deaths", "bodies", "arrests"."""
    return _predicates("noun").get(lemma)


def status_kind(lemma: str) -> str | None:
    """The kind of a noun that says how people are, unless a verb says what became of them: "hostages"."""
    return _predicates("status").get(lemma)


def state_within(words: Sequence[str]) -> str | None:
    """The kind that a word among those of a noun phrase says: "wounded people"."""
    return next((_predicates("state")[word] for word in words if word in _predicates("state")), None)


def group_kind(word: str) -> str | None:
    """The kind of a word for a group: "the dead", "the victims"."""
    return _predicates("toll").get(word)
