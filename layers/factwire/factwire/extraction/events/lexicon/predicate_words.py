"""Words as the event lexicons spell them: lemmas, compounds, particles, phrases of quantity."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from factwire.extraction.events.lexicon.event_lexicons import noun_classes
from factwire.extraction.text.lexicon import load_lexicon

_PARTICLES = frozenset({"out", "back", "away", "off", "up", "down", "in"})
_PARTS = frozenset({"part", "component", "shipment", "consignment", "cargo", "delivery", "supply", "stockpile"})
_CARRIERS = frozenset(
    {"plane", "ship", "truck", "lorry", "convoy", "aircraft", "flight", "train", "helicopter", "boat"}
)
_CARRYING = frozenset({"carry", "load", "bear", "transport", "lade", "fill", "pack"})
_BURNING = frozenset({"ablaze", "alight", "afire", "aflame"})
_TAKING_OF = frozenset({"warn", "accuse", "convict", "suspect", "strip", "rob"})
_BECAUSE = frozenset({"for", "over"})
_CLAUSES = frozenset({"advcl", "ccomp", "xcomp"})
_DASHES = frozenset({"-", "--", "\u2013", "\u2014"})
_LEMMAS = "factwire.lemmas"
PRONOUNS = frozenset(
    {
        "whose",
        "this",
        "these",
        "those",
        "what",
        "someone",
        "anyone",
        "everyone",
        "it",
        "he",
        "she",
        "they",
        "him",
        "her",
        "them",
        "who",
        "which",
        "that",
        "its",
        "his",
        "their",
    }
)

SUBJECT_PRONOUNS = frozenset({"it", "they", "he", "she"})
"""The pronouns for a speaker who is the subject of what he says ("the army said it would")."""


def lemma(token: Token) -> str:
    """Return the token's lemma in lower case; a hyphenated word ends in its last token and has all of its parts."""
    # Asked for many times of one token, by every sense that may have it for an argument.
    known: dict[int, str] = token.doc.user_data.setdefault(_LEMMAS, {})
    if token.i not in known:
        known[token.i] = _lemma(token)
    return known[token.i]


def _lemma(token: Token) -> str:
    word = _forms().get(token.lower_) or token.lemma_.lower()
    if (token.tag_ == "NNPS" and not token.ent_type_) or is_plural_taken_for_name(token):
        word = word.removesuffix("s")  # "Rockets" at the head of a sentence, taken for a name, keeps its plural
    doc, i = token.doc, token.i
    if i >= 2 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        return f"{doc[i - 2].lower_}-{word}"
    return word


def is_plural_taken_for_name(token: Token) -> bool:
    """Return whether a capital at the head of a sentence, or behind a dateline, has made a name of a known plural."""
    heads = token.is_sent_start or token.nbor(-1).text in _DASHES
    return heads and token.pos_ == "PROPN" and token.lower_[-1] == "s" and token.lower_[:-1] in noun_classes()


@cache
def _forms() -> dict[str, str]:
    return {form: entry["lemma"] for entry in load_lexicon("events/forms") for form in entry["forms"].split()}


def quantified(token: Token) -> Token:
    """Return what a phrase of quantity is about: "dozens of soldiers" are soldiers."""
    if token.lemma_.lower() in _PARTS:  # "missile parts"
        made_of = next((child for child in token.lefts if child.dep_ == "compound" and child.pos_ == "NOUN"), None)
        if made_of is not None:
            return made_of
    carried = _carried(token)
    if carried is not None:
        return carried
    if (
        token.pos_ != "NUM"
        and token.ent_type_ != "MONEY"
        and "quantity" not in noun_classes().get(token.lemma_.lower(), ())
    ):
        return token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), token)
    return token


def _carried(vehicle: Token) -> Token | None:
    """Return what a plane, a ship or a lorry is said to carry: who sends it sends that."""
    if vehicle.lemma_.lower() not in _CARRIERS:
        return None
    clauses = (child for child in vehicle.rights if child.dep_ == "acl" and child.lemma_ in _CARRYING)
    loads = (grand for clause in clauses for child in clause.children for grand in (child, *child.children))
    return next((load for load in loads if load.dep_ in ("dobj", "pobj")), None)


def noun_keys(token: Token) -> Iterator[str]:
    """Yield the ways the lexicon may spell an event noun, longest first: with a modifier, with a preposition, bare."""
    words = [lemma(token)]
    if words[0] != token.lemma_.lower():
        words.append(token.lemma_.lower())
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.i < token.i:
            yield from (f"{child.lower_}_{word}" for word in words)
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (f"{words[0]}_of_{inner.lemma_.lower()}" for inner in child.children if inner.dep_ == "pobj")
    yield from (f"{words[0]}+{child.lower_}" for child in token.children if _takes_argument(child))
    if token.dep_ == "pobj" and token.head.head.lower_ == "responsibility":  # "responsibility for the strike"
        yield f"{token.head.head.lower_}_{token.head.lower_}_{words[0]}"
    if token.dep_ == "pobj" and token.head.i == token.i - 1:
        yield f"{token.head.lower_}_{words[0]}"
        if token.head.lower_ == "under":  # "came under fire for his remarks"
            yield from (f"{words[0]}+{child.lower_}" for child in token.head.head.rights if child.lower_ in _BECAUSE)
    yield from words


def verb_keys(token: Token) -> Iterator[str]:
    """Yield the ways the lexicon may spell a verb, longest first: with particle and preposition, or bare.

    What only its denial reports is spelt with `not_` ("did not rule out").
    """
    keys = list(_plain_keys(token))
    if any(child.dep_ == "neg" for child in token.children):
        yield from (f"not_{key}" for key in keys)
    yield from keys


def _plain_keys(token: Token) -> Iterator[str]:
    word = lemma(token)
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "advmod") and len(child) < 8]
    prepositions = list(_prepositions(token))
    yield from (f"{word}_{preposition.head.lower_}+{preposition.lower_}" for preposition in _nested(token))
    for particle in particles:
        yield from (f"{word}_{particle}+{preposition}" for preposition in prepositions)
    yield from (f"{word}_{particle}" for particle in (*particles, *_results(token), *_bare_objects(token)))
    yield from (f"{word}+{preposition}" for preposition in prepositions)
    yield from (f"{word}_{preposition}" for preposition in prepositions)
    if not any(child.dep_ == "prt" and not _is_along_with(child) for child in token.rights):  # "set up" is not "set"
        yield word


def _is_along_with(particle: Token) -> bool:
    return particle.lower_ == "along" and any(child.lower_ == "with" for child in particle.children)


def _bare_objects(verb: Token) -> Iterator[str]:
    """Yield the noun that a verb makes one idiom with, without an article ("took place")."""
    objects = (child for child in verb.rights if child.dep_ == "dobj" and child.tag_ == "NN")
    yield from (child.lower_ for child in objects if child.i == verb.i + 1 and not any(child.lefts))


def _results(verb: Token) -> Iterator[str]:
    """Yield the adjectives that say what a verb makes of its object ("set free two men", "set the depot ablaze")."""
    behind = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if (
        verb.pos_ == "VERB"
        and behind is not None
        and behind.pos_ == "ADJ"
        and behind.dep_ in ("amod", "acomp", "advmod")
    ):
        yield behind.lower_
    yield from (
        child.lower_
        for child in verb.rights
        if child.dep_ in ("acomp", "oprd", "advcl", "advmod") and child.lower_ in _BURNING
    )


def _prepositions(verb: Token) -> Iterator[str]:
    """Yield the prepositions that bring a verb's arguments, wherever the parse hangs them."""
    yield from (child.lower_ for child in verb.children if _takes_argument(child))
    yield from (child.lower_ for child in _strays(verb))
    yield from ("for" for child in verb.rights if child.dep_ in _CLAUSES and _is_headed_by_for(child))


def _nested(verb: Token) -> Iterator[Token]:
    """Yield the prepositions that hang on a verb's particle or preposition ("walked out of the talks")."""
    outer = (child for child in verb.rights if child.lower_ in _PARTICLES and child.dep_ in ("prep", "advmod", "prt"))
    yield from (grand for child in outer for grand in child.children if grand.dep_ == "prep")


def _strays(verb: Token) -> Iterator[Token]:
    """Yield each preposition that the parse hangs on the verb's object ("described the raid as a crime")."""
    objects = (child for child in verb.children if child.dep_ == "dobj")
    wanted = ("with", "as", "of") if verb.lemma_ in _TAKING_OF else ("with", "as")
    yield from (child for noun in objects for child in noun.rights if child.dep_ == "prep" and child.lower_ in wanted)


def _is_headed_by_for(clause: Token) -> bool:
    """Return whether a clause says who is to act ("called for the union to stop")."""
    return clause.tag_ == "VB" and any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.lefts)


def _takes_argument(preposition: Token) -> bool:
    """Return whether the token is a preposition with more than a date behind it ("called on Monday")."""
    if preposition.dep_ not in ("prep", "agent", "dative"):
        return False
    return not any(child.ent_type_ in ("DATE", "TIME") for child in preposition.children)
