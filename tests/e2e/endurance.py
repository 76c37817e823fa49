"""Many articles through the running system, undisturbed or while its functions are killed: what became of each."""

from __future__ import annotations

import random
import re
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from local.settings import ROOT

if TYPE_CHECKING:
    from tests.e2e.system import System

# Behind this share of the articles no process is killed any more: there must be work for each that is.
_LAST_KILL = 0.6
# On AWS a message that was not dealt with comes again after 12 minutes; here nobody waits that long.
REDELIVERED_SECONDS = 20


@dataclass
class Outcome:
    """What became of the articles of one run."""

    dropped: int
    announced: int = 0
    notifications: int = 0  # distinct ids
    deliveries: int = 0
    stored: int = 0
    dead: int = 0
    seconds: float = 0
    most_waiting: int = 0
    killed: Counter[str] = field(default_factory=Counter)

    @property
    def lost(self) -> int:
        """Articles that are not stored, or of which no subscriber was told."""
        return self.dropped - min(self.stored, self.announced)

    @property
    def twice(self) -> int:
        """Articles that were announced by more than one id."""
        return self.notifications - self.announced

    def __str__(self) -> str:
        killed = f", {self.killed.total()} processes killed ({_listed(self.killed)})" if self.killed else ""
        return (
            f"{self.dropped} dropped, {self.stored} stored, {self.announced} announced by {self.notifications} ids in"
            f" {self.deliveries} deliveries: {self.lost} lost, {self.twice} announced twice, {self.dead} dead letters"
            f"{killed}; {self.seconds:.0f} s, {self.dropped / self.seconds:.1f} a second,"
            f" at most {self.most_waiting} waiting"
        )


def articles(count: int) -> Iterator[str]:
    """Short articles like the seeds, no two alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    openings = ["\n\n".join(text.split("\n\n")[:3]) for text in texts]
    for number in range(count):
        # Another number in each: the toll, the day, the sum.
        yield re.sub(r"\d+", lambda found, n=number: str(int(found[0]) + n % 89), openings[number % len(openings)])  # type: ignore[misc]


def endure(system: System, count: int, *, per_second: float = 0, kills: int = 0, seconds: float) -> Outcome:
    """Drop articles and wait until all are announced and the queue is empty.

    Args:
        system: the running system.
        count: how many articles.
        per_second: at which rate they come; 0 as fast as they go in.
        kills: how many function processes die meanwhile, at random moments over the whole run.
        seconds: how long all of it may take.
    """
    run = uuid.uuid4().hex[:8]
    outcome, start, dead = Outcome(count), time.monotonic(), system.waiting(system.stack.dead_letters_url)
    with system.impatient(REDELIVERED_SECONDS):
        stopped = threading.Event()
        helpers = [threading.Thread(target=_drop, args=(system, run, count, per_second))]
        if kills:
            helpers.append(threading.Thread(target=_kill, args=(system, kills, stopped, outcome)))
        for helper in helpers:
            helper.start()
        try:
            _listen(system, run, outcome, until=start + seconds)
        finally:
            stopped.set()
            for helper in helpers:
                helper.join()
    outcome.seconds = time.monotonic() - start
    outcome.dead = system.waiting(system.stack.dead_letters_url) - dead
    outcome.stored = len(set(_stored(system, run)))
    return outcome


def _drop(system: System, run: str, count: int, per_second: float) -> None:
    start = time.monotonic()
    for number, text in enumerate(articles(count)):
        system.drop(f"{run}/{number}.txt", text, title=f"{run} {number}", source=run)
        if per_second:
            time.sleep(max(0, start + (number + 1) / per_second - time.monotonic()))


def _kill(system: System, kills: int, stopped: threading.Event, outcome: Outcome) -> None:
    """Random processes, each when a random share of the articles is through: however slow the machine, work goes on."""
    chance = random.Random(8)
    for moment in sorted(_LAST_KILL * chance.random() for _ in range(kills)):
        while outcome.announced < moment * outcome.dropped:
            if stopped.wait(0.05):
                return
        stopped.wait(chance.random())  # somewhere within a batch
        while not _kill_one(system, chance, outcome):
            if stopped.wait(0.05):
                return


def _kill_one(system: System, chance: random.Random, outcome: Outcome) -> bool:
    """Kill one of the processes that run functions; return whether there was one."""
    processes = system.processes()
    process = chance.choice(sorted(processes)) if processes else None
    if process is None or not system.kill(process):
        return False
    outcome.killed[processes[process]] += 1
    return True


def _listen(system: System, run: str, outcome: Outcome, *, until: float) -> None:
    ids: set[str] = set()
    titles: set[str] = set()
    while time.monotonic() < until:
        seen = len(system.notices)
        system.listen()
        for notice in system.notices[seen:]:
            if notice.article.source == run:
                ids.add(notice.notification_id)
                titles.add(str(notice.article.title))
                outcome.deliveries += 1
        outcome.announced, outcome.notifications = len(titles), len(ids)
        waiting = system.waiting(system.stack.queue_url)
        outcome.most_waiting = max(outcome.most_waiting, waiting)
        if len(titles) == outcome.dropped and not waiting:
            return


def _stored(system: System, run: str) -> Iterator[str]:
    """The titles of the run's articles that the endpoint lists as stored."""
    cursor = ""
    while True:
        page = system.get(f"/articles?source={run}&limit=100{cursor}")
        yield from (card["title"] for card in page["articles"])
        if not page.get("next"):
            return
        cursor = f"&cursor={page['next']}"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
