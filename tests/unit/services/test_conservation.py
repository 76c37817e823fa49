"""Nothing is lost: each of ten thousand articles ends stored, rejected, or with a dead letter that names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from factwire.domain.input_origins import Origin
from factwire.errors import FactwireError

from tests.telling import Tell
from tests.unit.services.fakes import World, origin

INPUTS = 10_000
RECEIVES = 5  # as in the template
LARGEST = 2_000
EMPTY, TOO_LARGE, POISON = b" ", b"x" * (LARGEST + 1), b"\xff\xfe"
ARCHIVE = "Rebels shelled Aden, killing {0}.---Nothing happened in {0}.---   "


def inputs(random: Random) -> Iterator[tuple[Origin, bytes, dict[str, str], int]]:
    """Objects as they might be dropped: each with what was said about it and the number of articles it holds."""
    for number in range(1, INPUTS + 1):
        where = origin(1, key=f"incoming/{number}.txt")
        kind = random.choices(("article", "address", "empty", "too large", "poison", "archive"), (70, 8, 6, 4, 4, 8))[0]
        text = f"Rebels shelled the port of Aden, killing {number}."
        said = {"url": f"https://example.com/{number}"} if kind == "address" else {}
        bodies = {"empty": EMPTY, "too large": TOO_LARGE, "poison": POISON, "archive": ARCHIVE.format(number).encode()}
        yield where, bodies.get(kind, text.encode()), said, 3 if kind == "archive" else 1


class Queue:
    """Delivers each message until it is taken, or `RECEIVES` times, in an order that is nobody's."""

    def __init__(self, random: Random, messages: list[Origin]) -> None:
        self.random = random
        self.left = [(message, 0) for message in messages]
        self.dead: list[Origin] = []

    def drain(self, world: World) -> None:
        """Deliver what is left, and what comes of it."""
        take = world.ingest(max_bytes=LARGEST)
        while self.left:
            at = self.random.randrange(len(self.left))
            self.left[at], self.left[-1] = self.left[-1], self.left[at]
            message, received = self.left.pop()
            world.faults.plan = self._trouble(received)
            try:
                take(message)
            except (FactwireError, UnicodeDecodeError):
                self._back(message, received + 1)
            else:
                if self.random.random() < 0.05:  # at least once is not once
                    self.left.append((message, received))
            self.left += [(event, 0) for event in world.staged]
            world.staged.clear()

    def _back(self, message: Origin, received: int) -> None:
        if received < RECEIVES:
            self.left.append((message, received))
        else:
            self.dead.append(message)

    def _trouble(self, received: int) -> list[str]:
        """One call in some breaks, but not for ever."""
        if received >= RECEIVES - 2 or self.random.random() > 0.2:
            return []
        return ["works"] * self.random.randrange(10) + [self.random.choice(("lost", "unheard"))]


def test_inputs_in_are_articles_stored_rejected_and_dead_letters(tell: Tell) -> None:
    # Given ten thousand files of every kind
    random, world = Random(8), World()
    articles = {}
    for where, data, said, count in inputs(random):
        world.drop(where, data, **said)
        articles[where] = count
    # When all are delivered, some twice, in any order, while calls break
    queue = Queue(random, list(articles))
    queue.drain(world)
    world.faults.plan = []
    # Then each article is somewhere, once
    outcomes = Counter(record.status for record in world.records.values())
    assert outcomes["stored"] + outcomes["rejected"] + len(queue.dead) == sum(articles.values())
    assert {world.objects[where.location]["v1"][0] for where in queue.dead} == {POISON}
    assert len(set(queue.dead)) == len(queue.dead)
    # And facts, documents, entries and notifications are those of the records, and no others
    stored_facts = {record.stored_facts.commit for record in world.records.values() if record.stored_facts}
    assert {commit for _, _, commit in world.parts} == stored_facts
    assert len(world.documents) == len(stored_facts) == outcomes["stored"]
    assert {place[-1] for place in world.entries} <= stored_facts
    world.publish_all()
    commits = {record.commit for record in world.records.values()}
    assert {notice.notification_id for notice in world.notifications} == commits
    assert len(world.notifications) == len(commits)
    tell("articles conserved over fakes", sum(articles.values()))


def test_dead_letters_that_are_redriven_after_a_repair_are_stored() -> None:
    # Given files that cannot be processed, and so lie among the dead letters
    world = World()
    files = [origin(1, key=f"incoming/{number}.txt") for number in range(20)]
    for where in files:
        world.drop(where, POISON)
    queue = Queue(Random(8), files)
    queue.drain(world)
    assert len(queue.dead) == 20
    assert world.records == {}
    # When what broke them is mended and they are sent again
    for where in files:
        world.drop(where, "Rebels shelled the port of Aden, killing 12.")
    queue.left = [(message, 0) for message in queue.dead]
    queue.drain(world)
    # Then all are stored
    assert Counter(record.status for record in world.records.values()) == {"stored": 20}
