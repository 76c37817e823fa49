"""What speaks against an act as an event of its own: its parties, its clause, what sort of text tells it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from factwire.extraction.events.detection.acts import PHYSICAL, WILLED, Act, Reason
from factwire.extraction.events.detection.checks.contests import is_fought_in_words, is_surname
from factwire.extraction.events.detection.composite import is_set
from factwire.extraction.events.grammar.argument_frames import after
from factwire.extraction.events.grammar.genre import TextGenre
from factwire.extraction.events.grammar.modality import is_generic, is_hypothetical, is_opinion, is_question
from factwire.extraction.events.grammar.parties import is_alone, is_plural
from factwire.extraction.events.grammar.relations import BEFORE_NOUN, has_subject, is_infinitive
from factwire.extraction.events.grammar.voice import is_passive
from factwire.extraction.events.lexicon.classes import AGENT_TYPES, is_a, is_agent, sector_word
from factwire.extraction.events.lexicon.event_lexicons import verb_senses
from factwire.extraction.events.lexicon.nations import is_country
from factwire.extraction.events.lexicon.predicate_words import PRONOUNS, lemma, quantified

_PLAYED = frozenset({"AID", "ASSAULT", "CONCEDE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION", "THREATEN"})
_SCENES = ("in", "at", "near", "outside", "across", "throughout", "to")
_HURTING = frozenset({"kill", "wound", "injure"})
_ATTACKED_IN_WORDS = ("@intangible", "@abstract", "@politician", "@rebuked")
_ORDINAL = frozenset({"first", "second", "third", "last", "latest", "only"})
_COUNTS = frozenset({"number", "rate", "total", "count"})
_CAMPAIGNS = frozenset({"campaign", "candidacy", "candidate", "nominee", "pac"})
_DOING = frozenset({"carry", "perpetrate", "commit", "conduct", "execute"})
_ABOUT = frozenset({"of", "at", "for", "from", "about", "with", "against", "to", "on"})


def speaks_against(act: Act, genre: TextGenre) -> Reason | None:
    """Return what speaks against an act as an event of its own, or None."""
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


def _is_contest(act: Act, genre: TextGenre) -> bool:
    """Return whether a noun tells of a contest of politicians ("the battle between Cole and Reyes")."""
    by_noun = act.type == "ASSAULT" and act.trigger.pos_ == "NOUN"
    return by_noun and is_fought_in_words(act.trigger, act.parties, genre)


def _hurts(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_ in _HURTING


def _is_bloodless(act: Act, _genre: TextGenre) -> bool:
    """Return whether a word before it makes a figure of speech of an attack ("an ad attack", "a heart attack")."""
    before = (child for child in act.trigger.lefts if child.dep_ in BEFORE_NOUN)
    return act.type == "ASSAULT" and any(is_a(child, "@bloodless") for child in before)


def _is_under_criticism(act: Act, genre: TextGenre) -> bool:
    """Return whether who is "under fire" is so in a text without arms, where it is criticism."""
    under = act.trigger.lemma_ == "fire" and act.trigger.dep_ == "pobj" and act.trigger.head.lower_ == "under"
    return under and act.type == "ASSAULT" and not (genre.violence or genre.has_violence(act.trigger))


def _is_buyout(act: Act, genre: TextGenre) -> bool:
    """Return whether a takeover is one of a firm: the text has no arms."""
    return act.type == "ASSAULT" and act.trigger.lemma_ == "takeover" and not genre.violence


def _is_search(act: Act, _genre: TextGenre) -> bool:
    """Return whether a raid is one in which the police held or seized something: a search, no attack."""
    if act.type != "ASSAULT" or act.trigger.lemma_ != "raid" or act.trigger.dep_ != "pobj":
        return False
    preposition = act.trigger.head
    senses = verb_senses().get(preposition.head.lemma_, ())
    return preposition.lower_ in ("in", "during") and any(sense.type == "COERCE" for sense in senses)


def _can_fight(target: Token) -> bool:
    """Return whether a target can be a side in a fight: "are grappling with shortfalls" is none."""
    about = quantified(target)
    return is_agent(about) or about.pos_ in ("PRON", "PROPN", "NUM") or is_a(about, "@armed") or is_a(about, "@place")


def _is_attacked_in_words(target: Token) -> bool:
    return target.ent_type_ in ("PERSON", "LAW", "WORK_OF_ART") or any(
        is_a(target, term) for term in _ATTACKED_IN_WORDS
    )


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


def _is_march_of_one(act: Act, genre: TextGenre) -> bool:
    """Return whether it is a candidate's way to an office ("her march to the nomination")."""
    if act.type != "PROTEST" or act.trigger.lemma_ != "march" or not genre.electoral:
        return False
    alone = len(act.actors) == 1 and not is_plural(act.actors[0])
    return alone and (act.actors[0].ent_type_ == "PERSON" or act.actors[0].lower_ in ("he", "she", "his", "her"))


def _is_for_campaign(act: Act, genre: TextGenre) -> bool:
    """Return whether money is given to a campaign, not to somebody in need."""
    targets = {target.lemma_.lower() for target in act.targets}
    return act.type == "AID" and genre.electoral and not _CAMPAIGNS.isdisjoint(targets)


def _is_vote_of_region(act: Act, genre: TextGenre) -> bool:
    """Return whether a region is said to have voted for somebody ("Ohio backed the governor")."""
    if act.type not in ("SUPPORT", "REJECT") or not act.actors or not genre.electoral:
        return False
    return all(actor.ent_type_ == "GPE" and not is_country(actor.text) for actor in act.actors)


def _is_campaign(act: Act, genre: TextGenre) -> bool:
    """Return whether a rally is one person's, who speaks to supporters there and protests against nothing.

    In a text about an election so is one that a place names ("at an Ohio rally").
    """
    if act.type != "PROTEST" or act.trigger.pos_ != "NOUN" or act.trigger.lemma_ != "rally":
        return False
    hosts = [each for each in act.actors if not (genre.electoral and (each.ent_type_ == "GPE" or is_surname(each)))]
    if any(is_plural(host) or is_a(host, "@protester") for host in hosts):
        return False
    return bool(act.actors) and not any(is_a(host, "@body") for host in hosts)


def _frees_nobody(act: Act, _genre: TextGenre) -> bool:
    """Return whether what is released is papers, or a patient."""
    if act.mode != "release":
        return False
    if any(is_a(spot, "hospital") for spot in after("from", act.head)):
        return True
    nouns = [noun for noun in act.trigger.subtree if noun.lemma_ == "release" and noun.pos_ == "NOUN"]
    before = (child for noun in nouns for child in noun.lefts if child.dep_ in BEFORE_NOUN)
    behind = (child for noun in nouns for child in noun.rights if child.lower_ == "of")
    released = (*before, *(thing for child in behind for thing in child.subtree if thing.dep_ in ("pobj", "dobj")))
    return any(is_a(thing, "@document") for thing in released[:1])


def _is_statistic(act: Act, _genre: TextGenre) -> bool:
    """Return whether crimes are only counted ("the number of murders", "the city had two murders", "per capita")."""
    noun = act.trigger
    if act.type != "ASSAULT" or noun.pos_ != "NOUN" or not is_plural(noun):
        return False
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _COUNTS
    rate = any(child.lower_ == "per" for child in noun.rights)
    listed = act.head.lemma_ == "have" and any(actor.ent_type_ == "GPE" for actor in act.actors)
    return counted or rate or listed


def _is_received(act: Act, _genre: TextGenre) -> bool:
    """Return whether somebody has the praise or the support that others give ("has the backing of two unions")."""
    noun = act.trigger
    had = act.type == "SUPPORT" and act.head.lemma_ == "have" and noun.pos_ == "NOUN"
    return had and not any(child.lower_ in ("for", "from") for head in (act.head, noun) for child in head.rights)


def _is_polled(act: Act, _genre: TextGenre) -> bool:
    """Return whether it is an opinion that a share of people hold ("voters back the mayor by nine points")."""
    if act.type not in ("SUPPORT", "REJECT") or act.head.tag_ not in ("VBD", "VBP", "VBZ"):
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
    (_is_contest, Reason.FIGURATIVE),
    (_is_bloodless, Reason.FIGURATIVE),
    (_is_under_criticism, Reason.FIGURATIVE),
    (_is_buyout, Reason.FIGURATIVE),
    (_is_search, Reason.NO_VIOLENCE),
    (_is_purpose, Reason.PURPOSE),
    (_is_polled, Reason.GENERIC),
    (_is_statistic, Reason.GENERIC),
    (_is_received, Reason.GENERIC),
    (_is_campaign, Reason.CAMPAIGN),
    (_is_march_of_one, Reason.CAMPAIGN),
    (_is_for_campaign, Reason.CAMPAIGN),
    (_is_vote_of_region, Reason.CAMPAIGN),
    (_frees_nobody, Reason.OBJECT),
    (_is_trait, Reason.GENERIC),
    (_is_private, Reason.PRIVATE),
)
