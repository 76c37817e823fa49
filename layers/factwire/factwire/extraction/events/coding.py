"""From predicates and their arguments to coded acts: senses, light verbs, operators, modality."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from factwire.extraction.events.arguments import Frame, after, frame, owners, with_conjuncts
from factwire.extraction.events.knowledge import (
    Composition,
    Operator,
    Restriction,
    Sense,
    compose,
    compositions,
    light_verbs,
    noun_classes,
    noun_senses,
    operators,
    verb_senses,
)
from factwire.extraction.events.modality import Mood, mood_of, reporter_of
from factwire.extraction.events.words import fits, is_a, is_agent, kernel, lemma, noun_keys, sector_word, verb_keys
from factwire.model.facts import EventType

_MOST_DEPTH = 6
_INFINITIVE = frozenset({"bid", "via", "begin", "seek"})
_CLAUSE_ONLY = frozenset({"bid", "via", "seek"})


@dataclass(frozen=True)
class Act:
    """A coded act, still in tokens."""

    head: Token
    trigger: Token
    type: EventType
    mode: str | None
    cameo: str | None
    actors: tuple[Token, ...]
    targets: tuple[Token, ...]
    rule: str
    covered: frozenset[int]
    status: str | None = None
    both: bool = False
    place_of: tuple[Token, ...] = ()


@dataclass(frozen=True)
class Rejection:
    """A predicate that made no event, and why."""

    token: Token
    rule: str
    reason: str


class Coder:
    """Codes the predicates of one parsed text; remembers each, since operators ask for their complements."""

    def __init__(self) -> None:
        self._acts: dict[int, Act | None] = {}
        self.rejections: list[Rejection] = []

    def act(self, token: Token, *, depth: int = 0) -> Act | None:
        """The act that a verb (or an adjective with `be`) reports, or None."""
        if token.i not in self._acts:
            self._acts[token.i] = None
            self._acts[token.i] = self._read(token, depth) if depth < _MOST_DEPTH else None
        return self._acts[token.i]

    def _read(self, verb: Token, depth: int) -> Act | None:
        arguments = frame(verb)
        keys = list(dict.fromkeys(verb_keys(verb)))
        mood = mood_of(verb)
        act = (
            self._by_operator(arguments, keys, depth)
            or self._by_restricted_sense(arguments, keys)
            or self._by_light_verb(arguments, keys)
            or self._by_sense(arguments, keys)
        )
        return self._in_mood(act, arguments, mood)

    # senses

    def _by_restricted_sense(self, arguments: Frame, keys: list[str]) -> Act | None:
        return self._first_sense(arguments, keys, restricted=True)

    def _by_sense(self, arguments: Frame, keys: list[str]) -> Act | None:
        return self._first_sense(arguments, keys, restricted=False)

    def _first_sense(self, arguments: Frame, keys: list[str], *, restricted: bool) -> Act | None:
        for key in keys:
            for sense in verb_senses().get(key, ()):
                if sense.restricted == restricted and self._holds(sense, arguments):
                    act = _act_of(sense, arguments)
                    if fits(Restriction(excluded=sense.object.excluded), act.targets):
                        return act
        return None

    def _holds(self, sense: Sense, arguments: Frame) -> bool:
        objects = arguments.objects
        decisive = (*objects, *arguments.predicatives)
        if sense.restricted and "+" in sense.key:
            decisive = arguments.slot(sense.key.split("+")[1])
        if not fits(sense.object, decisive):
            return False
        if not _near(sense, arguments.head):
            return self._no(arguments.head, sense.key, "the sentence lacks the words that this sense goes with")
        if arguments.subjects:
            if not fits(sense.subject, arguments.subjects):
                return self._no(arguments.head, sense.key, "the subject does not fit")
        elif "weak" in sense.flags:
            return self._no(arguments.head, sense.key, "nobody is said to do it")
        if not arguments.passive and "obj" in sense.targets[:1] and not objects and len(sense.targets) == 1:
            return self._no(arguments.head, sense.key, "it has no object")
        if "needs" in sense.flags and not any(arguments.slot(slot) for slot in sense.targets if slot != "clause"):
            return self._no(arguments.head, sense.key, "nobody is said to be its target")
        if "calm" in sense.flags and _disaster(arguments.head):
            return self._no(arguments.head, sense.key, "it is part of a disaster")
        if "evidence" in sense.flags and not _violent(arguments):
            return self._no(arguments.head, sense.key, "nothing says that it was violence")
        return True

    def _no(self, token: Token, rule: str, reason: str) -> bool:
        self.rejections.append(Rejection(token, rule, reason))
        return False

    # light verbs

    def _by_light_verb(self, arguments: Frame, keys: list[str]) -> Act | None:
        for key in keys:
            for light in light_verbs().get(key, ()):
                candidates = arguments.objects
                if light.role in ("occur", "harm"):
                    candidates = arguments.subjects or arguments.objects
                elif "+" in key:
                    candidates = after(key.split("+")[1], arguments.head)
                for noun in candidates:
                    sense = noun_sense(noun)
                    if sense and (not light.types or sense.type in light.types):
                        if light.role in ("occur", "harm") and not sense.flags.isdisjoint({"with", "copula"}):
                            continue
                        return self._light_act(arguments, noun, sense, light.role, key)
        return None

    def _light_act(self, arguments: Frame, noun: Token, sense: Sense, role: str, key: str) -> Act | None:
        named = self.noun_act(noun, sense)
        subjects = arguments.subjects
        if role in ("do", "undergo") and subjects and not any(is_agent(kernel(subject)) for subject in subjects):
            self._no(arguments.head, f"{key} {sense.key}", "its subject is nobody")
            return None
        elsewhere = tuple(
            token
            for slot in sense.targets
            if slot != "clause"
            for token in after(slot, arguments.head)
            if is_agent(token)
        )
        if role == "do":
            actors = subjects or named.actors
            targets = named.targets or arguments.indirect or tuple(t for t in elsewhere if t not in actors)
        elif role == "undergo":
            actors, targets = named.actors, subjects
        elif role == "harm":
            actors, targets = named.actors, (arguments.objects if not arguments.passive else named.targets)
        else:
            actors, targets = named.actors, named.targets or elsewhere
        return replace(
            named,
            head=arguments.head,
            actors=actors,
            targets=targets,
            rule=f"{key} {sense.key}: {role}",
            covered=named.covered | {arguments.head.i},
        )

    def noun_act(self, noun: Token, sense: Sense) -> Act:
        """The act an event noun reports by itself, with the participants its modifiers name."""
        actors = (*owners(noun), *after("by", noun))
        belonging = after("of", noun)
        if sense.of == "actor":
            actors = actors or belonging
        targets: tuple[Token, ...] = ()
        for slot in sense.targets:
            if slot == "of" and sense.of != "target":
                continue
            targets = tuple(token for token in after(slot, noun) if token not in actors)
            if targets:
                break
        between = after("between", noun)
        if between:
            actors, targets = between, ()
        return Act(
            head=noun,
            trigger=noun,
            type=sense.type,
            mode=sense.mode,
            cameo=sense.cameo,
            actors=tuple(dict.fromkeys(actors)),
            targets=targets,
            rule=f"{sense.key}: noun",
            covered=frozenset({noun.i}),
            both="both" in sense.flags,
        )

    # operators

    def _by_operator(self, arguments: Frame, keys: list[str], depth: int) -> Act | None:
        for key, at in (*((key, arguments.head) for key in keys), *_adjectives(arguments.head)):
            operator = operators().get(key)
            if operator:
                act = self._operate(operator, at, arguments, depth)
                if act:
                    return act
        return None

    def _operate(self, operator: Operator, at: Token, arguments: Frame, depth: int) -> Act | None:
        complement = _complement(at, operator, arguments)
        if complement is None:
            return None
        inner = self._inner(complement, depth)
        result = _result(operator, inner, complement)
        if result is None or not _suits(operator, complement):
            return None
        if (
            inner is None
            and complement.pos_ in ("NOUN", "PROPN", "PRON")
            and operator.name not in ("demand", "rally", "agree")
        ):
            return None
        return _composed(operator, result, inner=inner, complement=complement, at=at, arguments=arguments)

    def _inner(self, complement: Token, depth: int) -> Act | None:
        if complement.pos_ in ("NOUN", "PROPN"):
            sense = noun_sense(complement)
            return self.noun_act(complement, sense) if sense else None
        return self.act(complement, depth=depth + 1)

    # modality

    def _in_mood(self, act: Act | None, arguments: Frame, mood: Mood) -> Act | None:
        for operator in mood.operators:
            if operator == "must":
                speaker = reporter_of(arguments.head)
                result = compose("must", act.type if act else "-") if speaker else None
                if result is None:
                    return act and replace(act, status="possible")
                asked = arguments.objects if arguments.passive else arguments.subjects
                if not any(_is_named_power(token) for token in asked):
                    return act and replace(act, status="possible")
                act = _modal(result, act, arguments, operator)
                act = act and replace(act, actors=speaker, targets=asked)
                continue
            result = compose(operator, act.type if act else "-")
            if result is None or (act is None and not _own_words(arguments)):
                return act
            act = _modal(result, act, arguments, operator)
        return act


def _modal(result: Composition, act: Act | None, arguments: Frame, operator: str) -> Act | None:
    if act is None:
        if result.type is None:
            return None
        return Act(
            head=arguments.head,
            trigger=arguments.head,
            type=result.type,
            mode=result.mode,
            cameo=result.cameo,
            actors=arguments.subjects,
            targets=_mentioned(arguments.head, arguments.subjects),
            rule=operator,
            covered=frozenset({arguments.head.i}),
            status=result.status,
        )
    return replace(
        act,
        type=result.type or act.type,
        mode=result.mode if result.type else act.mode,
        cameo=result.cameo if result.type else act.cameo,
        status=result.status or act.status,
        rule=f"{operator} < {act.rule}",
    )


def noun_sense(noun: Token) -> Sense | None:
    """The event sense of a noun, by its longest spelling."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    senses = noun_senses()
    return next((senses[key] for key in noun_keys(noun) if key in senses), None)


def _act_of(sense: Sense, arguments: Frame) -> Act:
    targets: tuple[Token, ...] = ()
    for slot in sense.targets:
        if slot == "clause":
            targets = _mentioned(arguments.head, arguments.subjects)
        else:
            targets = tuple(token for token in arguments.slot(slot) if token not in arguments.subjects)
        if targets:
            break
    return Act(
        head=arguments.head,
        trigger=arguments.head,
        type=sense.type,
        mode=sense.mode,
        cameo=sense.cameo,
        actors=arguments.subjects,
        targets=targets,
        rule=f"{sense.key}: {'passive' if arguments.passive else 'verb'}",
        covered=frozenset({arguments.head.i}),
        both="both" in sense.flags,
    )


def _complement(at: Token, operator: Operator, arguments: Frame) -> Token | None:
    """The clause or event noun that an operator takes: infinitive or that-clause, object, or after its preposition."""
    for child in at.children:
        follows = child.i > at.i and child.pos_ in ("VERB", "AUX", "NOUN")
        purpose = operator.name == "via" and child.dep_ == "advcl" and child.tag_ == "VB"
        if follows and (child.dep_ in ("xcomp", "ccomp") or purpose):
            return child
    if "+" in operator.key:
        preposition = operator.key.split("+")[1]
        for child in at.children:
            if child.lower_ == preposition and child.dep_ == "prep":
                for inner in child.children:
                    if inner.dep_ in ("pcomp", "pobj"):
                        return inner
    if at is arguments.head:
        return next(iter(arguments.objects), None)
    return None


def _adjectives(verb: Token) -> list[tuple[str, Token]]:
    """Adjectives and participles that `be` joins to the subject: "is willing to"."""
    if verb.lemma_ not in ("be", "remain", "stand", "seem", "appear"):
        return []
    return [
        (key, child)
        for child in verb.children
        if child.dep_ in ("acomp", "attr")
        for key in (
            *(f"be_{child.lower_}+{grand.lower_}" for grand in child.children if grand.dep_ == "prep"),
            f"be_{child.lower_}",
        )
    ]


def _composed(
    operator: Operator, result: Composition, *, inner: Act | None, complement: Token, at: Token, arguments: Frame
) -> Act | None:
    actors = arguments.subjects
    if actors and not any(map(is_agent, actors)):
        return None
    if arguments.passive and operator.name in ("intend", "plan"):  # "is committed to", "is expected to"
        actors = arguments.objects
    addressed = _addressed(operator, arguments)
    if result.type is None:  # the inner act, in another light
        return inner and replace(
            inner,
            head=arguments.head,
            actors=actors or inner.actors,
            status=result.status or inner.status,
            targets=addressed if addressed and not any(map(is_agent, inner.targets)) else inner.targets,
            rule=f"{operator.name} {operator.key} < {inner.rule}",
            covered=inner.covered | {arguments.head.i, at.i},
        )
    inner_targets = (inner.targets if inner else ()) or _mentioned(complement, actors)
    if result.parties == "both":
        below = tuple(
            token
            for child in complement.children
            if child.dep_ == "nsubj" and child.tag_ != "WDT"
            for token in with_conjuncts(child)
        )
        targets = addressed or below or inner_targets
        if inner and not addressed and not below and complement.pos_ == "NOUN":
            targets = inner.actors or inner.targets or _mentioned(complement, actors)
    else:
        targets = inner_targets
    return Act(
        head=arguments.head,
        trigger=at,
        type=result.type,
        mode=result.mode,
        cameo=result.cameo,
        actors=actors,
        targets=tuple(token for token in targets if token not in actors),
        rule=f"{operator.name} {operator.key} < {inner.rule if inner else 'clause'}",
        covered=(inner.covered if inner else frozenset()) | {arguments.head.i, at.i},
        status=result.status,
        both=bool(inner and inner.both and result.type == "AGREE"),
    )


def _addressed(operator: Operator, arguments: Frame) -> tuple[Token, ...]:
    if not operator.addressee:
        return ()
    for slot in (operator.addressee, "on", "upon", "with", "to", "from"):
        found = tuple(token for token in arguments.slot(slot) if is_agent(token))
        if found and (slot == operator.addressee or operator.name in ("demand", "order")):
            return found
    return ()


def _mentioned(head: Token, apart_from: tuple[Token, ...]) -> tuple[Token, ...]:
    """The first somebody that a clause names besides its subject, nearest the verb first."""
    queue, seen = [child for child in head.children if child.i > head.i], 0
    while queue and seen < 60:
        token = queue.pop(0)
        seen += 1
        if (
            token.dep_ in ("dobj", "pobj", "poss", "nsubj", "nsubjpass", "dative", "compound", "amod", "nmod")
            and token not in apart_from
            and (token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"))
        ):
            return with_conjuncts(token)
        queue.extend(token.children)
    return ()


def _result(operator: Operator, inner: Act | None, complement: Token) -> Composition | None:
    """What the operator makes of its complement; an event noun may count otherwise than a verb."""
    if inner is None:
        if is_a(complement, "@constructive") and (operator.name, "@constructive") in compositions():
            return compositions()[operator.name, "@constructive"]
        return compose(operator.name, "-")
    by_noun = compositions().get((operator.name, f"{inner.type}:noun")) if inner.head.pos_ == "NOUN" else None
    return by_noun or compose(operator.name, inner.type)


def _suits(operator: Operator, complement: Token) -> bool:
    """Whether the complement has the form the operator asks for: some take an infinitive only."""
    if complement.pos_ not in ("VERB", "AUX"):
        return operator.name not in _CLAUSE_ONLY
    if operator.name not in _INFINITIVE:
        return True
    modal = any(child.tag_ == "MD" for child in complement.children)
    if operator.name == "bid":
        return any(child.lower_ == "to" and child.dep_ == "aux" for child in complement.children)
    return complement.tag_ in ("VB", "VBG") and not modal


def _disaster(head: Token) -> bool:
    """Whether the text speaks of disaster or accident, and not of violence."""
    found = [noun_classes().get(token.lemma_.lower(), frozenset()) for token in head.doc]
    return any("hazard" in classes for classes in found) and not any("evidence" in classes for classes in found)


def _near(sense: Sense, head: Token) -> bool:
    """Whether the sentence has one of the words a sense needs beside it (flag `near:word,word`)."""
    for flag in sense.flags:
        if flag.startswith("near:"):
            wanted = flag.removeprefix("near:").split(",")
            return any(token.lower_ in wanted for token in head.sent)
    return True


def _is_named_power(token: Token) -> bool:
    """Whether a demand can be made of it: a named party, or one of those who govern."""
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or sector_word(lemma(token)) in ("GOV", "LEG", "MIL")


def _own_words(arguments: Frame) -> bool:
    """Whether the clause is its own subject's statement ("said it would not ...")."""
    speaker = reporter_of(arguments.head)
    same = any(token.lower_ in ("it", "they", "he", "she") or token in speaker for token in arguments.subjects)
    return bool(speaker) and same and not arguments.passive


def _violent(arguments: Frame) -> bool:
    """Whether armed subjects, or words of violence in the sentence, stand beside a word for hurting people."""
    if any(
        is_a(token, term) or token.ent_type_ in ("GPE", "NORP")
        for token in arguments.subjects
        for term in ("@armed", "@weapon")
    ):
        return True
    words = (token.lemma_.lower() for token in arguments.head.sent)
    return any("evidence" in noun_classes().get(word, ()) for word in words)
