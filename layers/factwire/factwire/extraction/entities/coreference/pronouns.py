"""Pronouns of the third person: what each may mean, and what speaks for one antecedent or another.

The features follow Lappin & Leass (1994) and Ge, Hale & Charniak (1998): distance, grammatical role, agreement,
frequency, and who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from factwire.extraction.entities.coreference.discourse import Discourse, Referent, Trace
from factwire.extraction.entities.coreference.options import Option, bucket
from factwire.extraction.entities.coreference.phrases import SUBJECTS, clause_of, conjuncts, role_of, speaks
from factwire.extraction.entities.entity_lexicons import Gender, word_class
from factwire.extraction.text.lexicon import load_terms
from factwire.extraction.text.token_table import TokenTable

Number = Literal["person", "thing", "several"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can mean, and how many sentences back that may have been mentioned."""

    means: Number
    reach: int
    gender: Gender | None = None
    reflexive: bool = False


PRONOUNS: Final[Mapping[str, Pronoun]] = {
    **{word: Pronoun("person", 8, "m") for word in ("he", "him", "his")},
    **{word: Pronoun("person", 8, "f") for word in ("she", "her", "hers")},
    **{word: Pronoun("thing", 3) for word in ("it", "its")},
    **{word: Pronoun("several", 4) for word in ("they", "them", "their", "theirs")},
    "himself": Pronoun("person", 0, "m", reflexive=True),
    "herself": Pronoun("person", 0, "f", reflexive=True),
    "itself": Pronoun("thing", 0, reflexive=True),
    "themselves": Pronoun("several", 0, reflexive=True),
}
_COMPLEMENTS: Final = frozenset({"ccomp", "xcomp", "advcl", "csubj", "attr", "acomp"})
_ACTING: Final = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_MOST: Final = 12


class _Anaphor(NamedTuple):
    """A pronoun in its clause: its role, the verb it depends on, the verbs over it from its own clause outwards.

    `speakers` are the subjects of those of the verbs that say something, `partner` is the clause that 'and' joins its
    own clause to. `telling` says that its verb or one joined to that says something, `acting` that it does what only
    people, bodies and states do, `suffering` that it is the subject of a passive.
    """

    at: int
    sentence: int
    role: str
    verb: int
    above: list[int]
    speaking: bool
    telling: bool
    acting: bool
    suffering: bool
    gender: Gender | None
    speakers: list[Referent]
    partner: int | None


class _Standing(NamedTuple):
    """How a referent stands among the others that a pronoun may mean.

    `rank` others were mentioned later, `subjects` of them as the subject of a main clause; `most` says that none was
    mentioned more often, and `highest` how often that is.
    """

    rank: int
    subjects: int
    most: bool
    highest: int


def pronoun_options(discourse: Discourse, at: int, pronoun: Pronoun) -> list[Option]:
    """Return what a pronoun may mean, the latest mentioned first, and at last that it means nothing of that."""
    fitting: list[tuple[Referent, Trace]] = []
    tokens = discourse.tokens
    earliest = tokens.sentence[at] - pronoun.reach
    below = discourse.named_below(at)
    for referent, trace in discourse.recent():
        if trace.sentence < earliest or len(fitting) == _MOST:
            break
        if _may_mean(tokens, at, pronoun, referent, trace) and referent not in below:
            fitting.append((referent, trace))
    if not fitting:
        return [Option(None, [])]
    most = max(referent.count for referent, _ in fitting)
    anaphor = _anaphor(discourse, at, pronoun)
    options = []
    rank = subjects = 0
    for referent, trace in fitting:
        quotation = _quotation(discourse, at, trace)
        standing = _Standing(rank=min(rank, 3), subjects=min(subjects, 2), most=referent.count == most, highest=most)
        features = list(_features(discourse, anaphor, referent, trace, standing=standing, quotation=quotation))
        options.append(Option(referent, features))
        # A person named within a quotation does not stand between the writer's own.
        if quotation != "from":
            rank += 1
            subjects += trace.main
    return [*options, Option(None, list(_nothing(discourse, anaphor, len(fitting))))]


def _anaphor(discourse: Discourse, at: int, pronoun: Pronoun) -> _Anaphor:
    tokens = discourse.tokens
    role, verb = role_of(tokens, at)
    above = _clauses_above(tokens, at)
    return _Anaphor(
        at=at,
        sentence=tokens.sentence[at],
        role="reflexive" if pronoun.reflexive else role,
        verb=verb,
        above=above,
        speaking=speaks(tokens, role, verb),
        telling=any(speaks(tokens, "subject", joined) for joined in conjuncts(tokens, verb)),
        acting=tokens.dep[at] == "nsubj" and _is_deed(tokens.lemma[verb]),
        suffering=_suffers(tokens, at),
        gender=pronoun.gender,
        speakers=[discourse.owner[subject] for subject in _speakers(discourse, above) if subject < at],
        partner=tokens.head[above[0]] if tokens.dep[above[0]] == "conj" else None,
    )


def _is_deed(verb: str) -> bool:
    return verb in word_class("deed") or verb in load_terms("entities/speech_verbs")


def _suffers(tokens: TokenTable, at: int) -> bool:
    return tokens.dep[at] == "nsubjpass"


def _speakers(discourse: Discourse, verbs: list[int]) -> Iterator[int]:
    """Yield the subjects of those of the verbs that say something, where the text has told who they are."""
    for verb in verbs:
        subject = _subject(discourse, verb)
        if subject in discourse.owner and speaks(discourse.tokens, "subject", verb):
            yield subject


def _subject(discourse: Discourse, verb: int) -> int | None:
    """Return a verb's subject; of one without any, a name right before it, which the parse has joined to a day before.

    "Troops attacked on Monday and Peru said it had ..."
    """
    tokens = discourse.tokens
    subject = tokens.child(verb, *SUBJECTS)
    joined = verb - 1 in discourse.owner and tokens.dep[verb - 1] == "conj" and tokens.dep[verb] == "conj"
    return verb - 1 if subject is None and joined else subject


def _may_mean(tokens: TokenTable, at: int, pronoun: Pronoun, referent: Referent, trace: Trace) -> bool:
    """Return whether number, gender and binding allow a referent."""
    if not _agrees(pronoun, referent):
        return False
    same_clause = trace.verb == tokens.head[at] and trace.sentence == tokens.sentence[at]
    if pronoun.reflexive:
        return trace.role == "subject"
    return not same_clause or tokens.dep[at] == "poss"


def _agrees(pronoun: Pronoun, referent: Referent) -> bool:
    if pronoun.means == "person":
        return referent.type == "PERSON" and not referent.plural and referent.may_be(pronoun.gender)
    if pronoun.means == "thing":
        return not referent.plural and referent.type not in {"PERSON", "NORP"}
    return referent.plural is not False or _is_collective(referent)


def _is_collective(referent: Referent) -> bool:
    return referent.phrase is not None and (
        referent.type == "ORG" or not referent.nouns.isdisjoint(word_class("collective"))
    )


def _clauses_above(tokens: TokenTable, at: int) -> list[int]:
    """Return the verbs over a pronoun, from its own clause outwards."""
    clause = clause_of(tokens, tokens.head[at])
    above = [clause]
    while tokens.head[clause] != clause and len(above) < 5:
        clause = clause_of(tokens, tokens.head[clause])
        if clause in above:
            break
        above.append(clause)
    return above


def _features(
    discourse: Discourse, anaphor: _Anaphor, referent: Referent, trace: Trace, *, standing: _Standing, quotation: str
) -> Iterator[str]:
    """Yield what holds of a pronoun and an antecedent; the letter says what of it."""
    tokens, role, before = discourse.tokens, anaphor.role, trace.role
    distance = bucket(anaphor.sentence - trace.sentence, 1, 2, 3, 5)
    near = min(distance, 1)
    rank, subjects = standing.rank, standing.subjects
    kind = _kind(referent)
    here, there = discourse.paragraph(anaphor.sentence), discourse.paragraph(trace.sentence)
    paragraph = min(here - there, 2)
    place = "own" if trace.clause == anaphor.above[0] else "above" if trace.clause in anaphor.above else "far"
    yield f"d={distance}"
    yield f"r={rank}"
    yield f"s={before}"
    yield f"s={before}|{role}"
    yield f"s={before}|{distance}"
    yield f"s={before}|{rank}|{near}"
    yield f"k={trace.kind}"
    yield f"k={trace.kind}|{distance}"
    yield f"t={kind}"
    yield f"t={kind}|{role}"
    yield f"t={kind}|{min(distance, 2)}"
    yield f"n=most|{standing.most}|{bucket(standing.highest, 2, 4)}"
    yield f"l={paragraph}|{trace.main}"
    yield f"l={paragraph}|{distance}"
    yield f"f={min(referent.count, 3)}|{trace.main}|{min(distance, 2)}"
    yield f"u={subjects}"
    yield f"u={subjects}|{role}|{trace.main}"
    yield f"m={trace.main}|{near}|{role}"
    yield f"g={referent.gender is not None}|{kind}"
    if anaphor.gender and referent.gender not in {None, anaphor.gender}:
        yield "g=against"
    yield f"c={place}|{role}"
    yield f"c={place}|{before}|{near}"
    if trace.clause == anaphor.partner and before == role == "subject":
        yield "c=joined"
    if referent in anaphor.speakers or (place == "above" and speaks(tokens, before, trace.verb)):
        yield f"c=said|{role}"
    elif place == "above" and before == "object":
        yield f"c=told|{role}"
    yield f"q={quotation}"
    yield f"q={quotation}|{before}"
    if referent is discourse.speaker:
        yield f"v={discourse.quotation[anaphor.at] > 0}|{anaphor.speaking}|{subjects}"
        yield f"w={discourse.quotation[anaphor.at] > 0}|{anaphor.speaking}|{paragraph}"
    yield from _parallels(tokens, anaphor, referent, trace, near=near)
    if before == role == "subject" and tokens.lemma[trace.verb] == tokens.lemma[anaphor.verb]:
        yield "v=same"
    if referent.phrase is not None:
        yield f"x={referent.phrase.determiner}|{referent.phrase.noun is not None}"
        yield f"h={tokens.lemma[referent.phrase.head]}"


def _parallels(tokens: TokenTable, anaphor: _Anaphor, referent: Referent, trace: Trace, *, near: int) -> Iterator[str]:
    """Yield what can do, or suffers, what is said of the pronoun, and who is only the source of what was said."""
    if anaphor.acting:
        yield f"a={referent.type in _ACTING}"
    if anaphor.suffering:
        yield f"p={trace.role == 'object' or _suffers(tokens, trace.head)}|{near}"
    if not anaphor.telling and trace.clause not in anaphor.above and _is_source(tokens, trace):
        yield f"o={near}|{bool(referent.clusters)}"


def _is_source(tokens: TokenTable, trace: Trace) -> bool:
    """Return whether something was last mentioned as who says a clause: 'the army fled, officials said'."""
    if not speaks(tokens, trace.role, trace.verb):
        return False
    return tokens.dep[trace.verb] == "parataxis" or tokens.child(trace.verb, "ccomp") is not None


def _kind(referent: Referent) -> str:
    if referent.clusters and len(referent.heads) > 1:
        return "names"
    named = "name" if referent.clusters else "several" if referent.plural else "noun"
    return f"{named}-{referent.type or 'other'}"


def _quotation(discourse: Discourse, at: int, trace: Trace) -> str:
    """Return how the quotations around a pronoun and an antecedent stand to each other."""
    here, there = discourse.quotation[at], trace.quotation
    if here == there:
        return "same" if here else "none"
    return "into" if not there else "from" if not here else "other"


def _nothing(discourse: Discourse, anaphor: _Anaphor, fitting: int) -> Iterator[str]:
    """Yield what speaks for a pronoun that means nothing mentioned: "it is clear that", "they say"."""
    tokens, at, verb = discourse.tokens, anaphor.at, anaphor.verb
    role = role_of(tokens, at)[0]
    lemma = tokens.lemma[verb]
    complement = next((tokens.dep[child] for child in tokens.children[verb] if tokens.dep[child] in _COMPLEMENTS), "")
    yield "0"
    yield f"0r={role}"
    yield f"0n={bucket(fitting, 1, 2, 4)}"
    yield f"0q={discourse.quotation[at] > 0}"
    yield f"0v={lemma}"
    yield f"0w={tokens.lower[at]}|{role}"
    if anaphor.acting:
        yield "0a=deed"
    if tokens.dep[at] in SUBJECTS:
        yield f"0c={complement}|{lemma in word_class('expletive_verb')}"
        yield f"0d={tokens.dep[verb]}"
        if _is_extraposed(tokens, verb):
            yield "0e=extraposed"
        if any(tokens.lemma[child] in word_class("minded") for child in tokens.children[verb]):
            yield "0a=minded"


def _is_extraposed(tokens: TokenTable, verb: int) -> bool:
    """Return whether a clause that follows is what the subject stands for: 'it is clear that prices will rise'."""
    predicates = [child for child in tokens.children[verb] if child > verb and tokens.dep[child] in {"acomp", "attr"}]
    clauses = (child for at in (verb, *predicates) for child in tokens.children[at] if child > verb)
    return bool(predicates) and any(tokens.dep[clause] in {"ccomp", "csubj", "xcomp"} for clause in clauses)
