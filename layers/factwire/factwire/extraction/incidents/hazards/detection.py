"""Where a text reports a disaster or an accident that happened: by its noun, or by its verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from factwire.extraction.events.grammar.datelines import dateline_word
from factwire.extraction.events.lexicon.predicate_words import quantified
from factwire.extraction.incidents.hazards.hazard_lexicons import Hazard, hazards, heads, is_of, lemma
from factwire.extraction.incidents.incident_surroundings import Surroundings
from factwire.extraction.text.document import Document
from factwire.model import Event, Quantity

TOLLS: Final = frozenset({"killed", "wounded", "missing", "displaced"})
"""The casualties that a disaster or an accident may have."""

_MODALS: Final = frozenset({"could", "may", "might", "would", "can", "will", "should", "ca", "wo"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_BY: Final = frozenset({"by", "in", "after", "from", "following", "during", "due", "amid", "when"})
_POINTING: Final = frozenset({"the", "this", "that"})
_POINTING_BACK: Final = frozenset({"it", "they", "which", "that"})
_AGAINST_OR_AWAY: Final = frozenset({"off", "from", "into", "onto", "against", "with"})
_POURING: Final = frozenset({"flood", "storm", "tsunami", "landslide", "avalanche"})
_CLIMB: Final = 4


@dataclass(frozen=True, eq=False)
class Mention:
    """One mention of a hazard, by its trigger word."""

    token: Token
    hazard: Hazard

    @property
    def anchor(self) -> Token:
        """The word by which the mention hangs in the parse: of a name ("Typhoon Mawar") its last one."""
        token = self.token.head if self.token.dep_ == "compound" else self.token
        return dateline_word(token) or token

    @property
    def is_definite(self) -> bool:
        """Whether it is a noun that points to what was told before ("the quake", "the quake's magnitude")."""
        return self.token.pos_ == "NOUN" and any(child.lower_ in _POINTING for child in self.token.lefts)

    @property
    def is_main(self) -> bool:
        """Whether the hazard is the verb of a clause or its subject."""
        return self.token.pos_ == "VERB" or self.anchor.dep_ in _SUBJECTS


@dataclass(frozen=True, eq=False)
class _Evidence:
    """What tells of happenings in a text: the code points of its tolls and of its assaults."""

    document: Document
    tolls: list[int]
    assaults: list[int]
    around: Surroundings

    def of(self, tokens: Tokens) -> _Sentence:
        """Return a sentence with its evidence."""
        start, end = tokens.start_char, tokens.end_char
        return _Sentence(
            tokens=tokens,
            text=self,
            has_toll=any(start <= at < end for at in self.tolls),
            has_setting=self.around.days(start) is not None or self.around.names_place(start),
            is_violent=any(start <= at < end for at in self.assaults) or _has_violence(tokens),
        )

    @cached_property
    def is_violent(self) -> bool:
        """Whether the text tells of an assault, or has a word of violence."""
        return bool(self.assaults) or _has_violence(self.document.doc)


@dataclass(frozen=True, eq=False)
class _Sentence:
    """A sentence with what counts as evidence that something happened in it."""

    tokens: Tokens
    text: _Evidence
    has_toll: bool
    has_setting: bool  # it names a place or a day
    is_violent: bool


def mentions_of(
    document: Document, *, quantities: tuple[Quantity, ...], plover_events: tuple[Event, ...], around: Surroundings
) -> list[Mention]:
    """Return the mentions of disasters and accidents that happened, in document order."""
    evidence = _Evidence(
        document,
        tolls=[quantity.start for quantity in quantities if quantity.kind in TOLLS],
        assaults=[event.trigger.start for event in plover_events if event.type == "ASSAULT"],
        around=around,
    )
    found: list[Mention] = []
    for tokens in document.sentences:
        if candidates := list(_candidates(tokens)):
            sentence = evidence.of(tokens)
            found += [mention for readings in candidates for mention in _first_accepted(readings, sentence)]
    return found


def _has_violence(words: Iterable[Token]) -> bool:
    return any(is_of(word, "violence") for word in words)


def _first_accepted(readings: Iterable[Mention], sentence: _Sentence) -> list[Mention]:
    """Return the first reading of a word that nothing speaks against, alone."""
    accepted = (each for each in readings if not any(against(each, sentence) for against in _AGAINST))
    return [first] if (first := next(accepted, None)) else []


def _candidates(sentence: Tokens) -> Iterator[tuple[Mention, ...]]:
    """Yield of each word that may tell of a hazard all that it may tell of."""
    for token in sentence:
        part = "verb" if token.pos_ == "VERB" else "noun"
        known = _by_spelling(token, hazards(part)) if lemma(token) in heads(part) else ()
        readings = tuple(Mention(token, each) for each in known if part == "verb" or _names_hazard(token, each))
        if readings:
            yield readings


def _names_hazard(token: Token, hazard: Hazard) -> bool:
    """Return whether a noun means the hazard, and is no part of another noun ("storm damage", "Miami Fire")."""
    if token.pos_ == "PROPN":
        return hazard.type == "DISASTER" and (token.dep_ != "compound" or token.head.pos_ == "PROPN")
    return token.pos_ == "NOUN" and token.dep_ != "compound"


def _by_spelling(token: Token, known: Mapping[str, tuple[Hazard, ...]]) -> tuple[Hazard, ...]:
    """Return the hazards of a word with the one beside it ("forest fire", "caved in"), then those of the word alone.

    A noun has those of its longest spelling only.
    """
    word = lemma(token)
    if token.pos_ == "VERB":
        particle = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        return (*known.get(f"{word}_{particle}", ()), *known.get(word, ()))
    beside = token.nbor(-1).lower_ if token.i else ""
    return known.get(f"{beside}_{word}") or known.get(word) or ()


# --- what speaks against a mention ---


def _lacks_party(mention: Mention, sentence: _Sentence) -> bool:
    """Return whether what takes part in it is not named: a vehicle, a building, a disease."""
    hazard, token = mention.hazard, mention.token
    if not hazard.subjects or ("lone" in hazard.flags and sentence.has_toll and not sentence.text.is_violent):
        return False
    if token.pos_ == "VERB":
        nouns = _nouns_above(token) if "intransitive" in hazard.flags else ()
        subjects = (each for subject in _subjects(token) for each in _phrase(subject, token))
        return not any(hazard.suits(each) for each in (*nouns, *subjects))
    among = token.subtree if "own" in hazard.flags else sentence.tokens
    return not any(hazard.suits(each) for each in among)


def _subjects(verb: Token) -> list[Token]:
    """Return who does it: of a passive whom `by` names, of a participle its noun ("a bus overturned").

    A verb behind "and" without a subject has that of the verb before it.
    """
    agents = _agents(verb)
    if agents and any(child.dep_ == "nsubjpass" for child in verb.children):
        return agents
    subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not subjects and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _subjects(verb.head)
    return [*subjects, verb.head] if verb.dep_ == "acl" and not agents else subjects


def _nouns_above(verb: Token) -> tuple[Token, ...]:
    """Return the nouns above what the parse takes for a participle: of a verb without object it is the main verb.

    So the ferry overturned in "a ferry full of people returning from a market overturned".
    """
    return tuple(each for each in verb.ancestors if each.pos_ == "NOUN") if verb.dep_ == "acl" else ()


def _phrase(subject: Token, verb: Token) -> Iterable[Token]:
    """Return the words of a subject; of a pronoun, of what it can stand for ("freed the ship after it ran aground")."""
    if subject.lower_ not in _POINTING_BACK:
        return subject.subtree
    nouns = [each for each in subject.doc[subject.sent.start : subject.i] if each.pos_ in ("NOUN", "PROPN")]
    outer = (child for child in verb.head.children if child.dep_ in _SUBJECTS and child.i < subject.i)
    return (*nouns[-1:], *outer)


def _agents(verb: Token) -> list[Token]:
    """Return whom `by` names at a verb or at one coordinated with it ("struck and killed by a car")."""
    verbs = [verb, *(child for child in verb.children if child.dep_ == "conj")]
    return [grand for each in verbs for child in each.children if child.dep_ == "agent" for grand in child.children]


def _has_object(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether a verb has an object that its spelling does not hold ("gave way"), or its particle has one."""
    if "intransitive" not in mention.hazard.flags:
        return False
    verb = mention.token
    own = (child for child in verb.children if child.dep_ == "dobj" and not _is_spelt(child, mention.hazard))
    of_particle = (grand for child in verb.children if _is_spelt(child, mention.hazard) for grand in child.children)
    return any(True for _ in own) or any(grand.dep_ == "pobj" for grand in of_particle)


def _is_spelt(token: Token, hazard: Hazard) -> bool:
    """Return whether a word is the second one of a term of two ("came down", "gave way")."""
    return token.lower_ == hazard.word.partition("_")[2]


def _lacks_object(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether a verb needs a certain object, or what a preposition brings, and has it not."""
    wanted = mention.hazard.objects
    return bool(wanted) and not any(lemma(quantified(each)) in wanted for each in _complements(mention.token))


def _complements(verb: Token) -> Iterator[Token]:
    """Yield the objects of a verb and what its prepositions bring ("left the road", "came off the rails")."""
    for child in verb.children:
        if child.dep_ == "dobj":
            yield child
        elif child.lower_ in _AGAINST_OR_AWAY:
            yield from (grand for grand in child.children if grand.dep_ == "pobj")


def _lacks_deed(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether a noun needs a deed and has none: it is not what killed or ruined ("rain swept away homes")."""
    if "deed" not in mention.hazard.flags:
        return False
    noun = mention.anchor
    if noun.dep_ == "pobj" and noun.head.lower_ == "by":
        return not _ruins(noun.head.head)
    does = noun.head if noun.dep_ == "nsubj" else next((child for child in noun.rights if child.dep_ == "relcl"), noun)
    return not _ruins(does) or not any(child.dep_ == "dobj" for child in does.children)


def _ruins(verb: Token) -> bool:
    return verb.pos_ == "VERB" and is_of(verb, "ruins")


def _lacks_toll(mention: Mention, sentence: _Sentence) -> bool:
    return "toll" in mention.hazard.flags and not sentence.has_toll


def _is_violence(mention: Mention, sentence: _Sentence) -> bool:
    """Return whether it was intentional: a sentence about violence, or gunfire and arson."""
    return _is_gunfire(mention) or ("peaceful" in mention.hazard.flags and sentence.is_violent)


def _is_gunfire(mention: Mention) -> bool:
    """Return whether a fire is one of guns, or arson: "opened fire", "under fire", "a cease-fire"."""
    token = mention.token
    if mention.hazard.mode != "fire":
        return False
    before = token.doc[max(0, token.i - 2) : token.i]
    if any(child.tag_ == "PRP$" for child in token.lefts):  # "concentrated her fire on the mayor"
        return True
    return (token.dep_ == "dobj" and is_of(token.head, "firing")) or any(is_of(each, "gunfire") for each in before[-2:])


def _is_voted(mention: Mention, sentence: _Sentence) -> bool:
    return "unvoted" in mention.hazard.flags and any(is_of(each, "voting") for each in sentence.tokens)


def _is_chance(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether "accident" says how something came about: "by accident", "it was an accident"."""
    token = mention.token
    return mention.hazard.mode is None and (token.dep_ == "attr" or token.head.lower_ == "by")


def _is_figurative(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether what it is of, or its modifier, makes a figure of speech of it: "a storm of criticism"."""
    token = mention.token
    inner = [grand for child in token.children if child.lower_ == "of" for grand in child.children]
    modifiers = [child for child in token.children if child.dep_ in ("compound", "amod", "nsubj", "poss")]
    of_things = mention.hazard.mode in _POURING and any(map(_does_not_pour, inner))
    return of_things or any(is_of(each, "figurative") for each in (*inner, *modifiers))


def _does_not_pour(noun: Token) -> bool:
    """Return whether a flood of it is a figure of speech ("a flood of cheap imports")."""
    return noun.pos_ == "NOUN" and not noun.ent_type_ and not is_of(noun, "pouring")


def _is_of_market(mention: Mention, sentence: _Sentence) -> bool:
    """Return whether a crash is one of prices: nobody came to harm, and the sentence tells of shares."""
    priced = mention.hazard.mode == "crash" and mention.token.pos_ == "NOUN" and not sentence.has_toll
    return priced and any(is_of(each, "market") for each in sentence.tokens)


def _is_habit(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether the present tense tells of such things in general ("the region is hit by quakes")."""
    token = mention.anchor
    verb = token.head.head if token.dep_ == "pobj" else token.head
    tensed = (verb, *(child for child in verb.children if child.dep_ in ("aux", "auxpass")))
    lasting = any(each.tag_ == "VBG" or each.lemma_ == "have" for each in tensed)
    return token.tag_ == "NNS" and not lasting and any(each.tag_ in ("VBZ", "VBP") for each in tensed)


def _is_unreal(mention: Mention, _sentence: _Sentence) -> bool:
    """Return whether it did not happen: a modal, a negation or a fear stands over it."""
    token = mention.anchor
    for _ in range(_CLIMB):
        for child in token.children:
            if child.dep_ == "neg" or (child.dep_ == "aux" and child.lower_ in _MODALS):
                return True
            if child.dep_ == "det" and child.lower_ in ("no", "any", "every"):
                return True
        if token.head == token or token.dep_ in ("ccomp", "advcl", "relcl", "conj", "parataxis"):
            break
        token = token.head
        if is_of(token, "unreal"):
            return True
    return False


def _lacks_evidence(mention: Mention, sentence: _Sentence) -> bool:
    """Return whether nothing says that it happened: no toll, no deed of it, no setting."""
    token = mention.anchor
    if token.pos_ == "VERB" or lemma(token.head) == "catch" or (mention.is_main and is_of(token.head, "strikes")):
        return False
    caused = token.dep_ == "pobj" and token.head.lower_ in _BY
    if not (caused or mention.is_main or _is_single(token)):
        return True
    return not (sentence.has_toll or sentence.has_setting)


def _is_single(noun: Token) -> bool:
    """Return whether a noun means one happening: "a fire in Leeds", "the quake"; not "fires"."""
    return noun.tag_ in ("NN", "NNP") and any(child.dep_ in ("det", "poss", "nummod") for child in noun.children)


_AGAINST: tuple[Callable[[Mention, _Sentence], bool], ...] = (
    _lacks_party,
    _has_object,
    _lacks_object,
    _lacks_deed,
    _lacks_toll,
    _is_violence,
    _is_voted,
    _is_chance,
    _is_figurative,
    _is_of_market,
    _is_habit,
    _is_unreal,
    _lacks_evidence,
)
