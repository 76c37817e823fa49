"""`make scale`: a million articles a day, and the most that the template lets through, beside the limits of AWS."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass

from tests.bench.cost import data, relating, seconds_each
from tests.bench.crowds import MEMBERS, Crowd, large_story, presidents_day
from tests.bench.meter import Meter
from tests.bench.metering import metered_batch, metered_seeds
from tests.unit.template.conftest import Template

ARTICLES_A_DAY = 1_000_000
BURST = 200
_DAY = 24 * 3600
_STEP = 0.01  # seconds
_SPARE = 1 / 5  # of what a new table takes


@dataclass(frozen=True)
class Line:
    """Something that is limited: what an average second asks of it, what the fullest second does."""

    name: str
    average: float
    most: float
    limit: float

    @property
    def fits(self) -> bool:
        """Whether even the fullest second stays within."""
        return self.most <= self.limit


@dataclass(frozen=True)
class Flow:
    """How articles go through: how many at the same time, and how long each takes."""

    concurrency: int
    seconds: float

    @property
    def average(self) -> float:
        """Articles a second over a day."""
        return ARTICLES_A_DAY / _DAY

    @property
    def most(self) -> float:
        """Articles a second when all functions are busy: nothing later in the flow ever sees more."""
        return self.concurrency / self.seconds


def flow_of(meter: Meter, template: Template) -> Flow:
    """The flow that the template allows for articles like those metered."""
    parameters = template.document["Parameters"]
    concurrency = sum(parameters[name]["Default"] for name in ("ExtractConcurrency", "MembersConcurrency"))
    return Flow(concurrency=concurrency, seconds=seconds_each("Extract", meter))


def lines(meter: Meter, template: Template) -> list[Line]:
    """Everything that is limited."""
    quotas = data("quotas")
    flow, table = flow_of(meter, template), quotas["dynamodb"]
    written, (hottest, heat) = meter.units.written / meter.articles, hottest_partition(meter)
    batch = template.functions()["Extract"]["Events"]["Incoming"]["Properties"]["BatchSize"]
    stream = template.functions()["Publish"]["Events"]["Commits"]["Properties"]

    def line(name: str, each: float, limit: float) -> Line:
        return Line(name, flow.average * each, flow.most * each, limit)

    return [
        line("functions at the same time: extract", flow.seconds, quotas["lambda"]["concurrency"]),
        line("messages in flight", flow.seconds * batch, quotas["sqs"]["in_flight"]),
        line(
            "S3: facts put under one prefix", meter.calls["s3:PutObject"] / meter.articles, quotas["s3"]["prefix_puts"]
        ),
        line("DynamoDB: write units, a new table and its indexes", written, table["new_table_write_units"]),
        line(f"DynamoDB: hottest partition ({hottest})", heat, table["partition_write_units"]),
        line("SNS: notifications published", 1, quotas["sns"]["publishes"]),
        line(
            "notifications, where the table is one shard",
            1,
            stream["ParallelizationFactor"] / seconds_each("Publish", meter),
        ),
    ]


def roomy_concurrency(*, units: float, seconds: float) -> int:
    """The most functions at the same time that leave a new table its share to spare, articles of so many units each."""
    table = data("quotas")["dynamodb"]["new_table_write_units"]
    return math.floor((1 - _SPARE) * table * seconds / units)


def related_line(flow: Flow, template: Template, *, alone: Meter, batched: Meter) -> Line:
    """What `relate` keeps up with when its batches are full, over the shards of a new table's stream."""
    stream = template.functions()["Relate"]["Events"]["Commits"]["Properties"]
    queues = data("assumed")["shards"] * stream["ParallelizationFactor"]
    seconds = relating(flow.most * _DAY, alone=alone, batched=batched).milliseconds / 1000
    return Line("articles related, full batches, a new table", flow.average, flow.most, queues / seconds)


def crowd_lines(flow: Flow, crowd: Crowd) -> list[Line]:
    """The key that every article of a day has, at the rate at which articles come."""
    table = data("quotas")["dynamodb"]
    each = (("read", crowd.hottest_read), ("written", crowd.hottest_written))
    return [
        Line(
            f"DynamoDB: {crowd.hottest}, {what}",
            flow.average * heat,
            flow.most * heat,
            table[f"partition_{unit}_units"],
        )
        for (what, heat), unit in zip(each, ("read", "write"), strict=True)
    ]


def story_rate(crowd: Crowd) -> float:
    """Articles a second that one large story takes; more wait in the stream and are tried again."""
    table = data("quotas")["dynamodb"]
    return min(
        table["partition_read_units"] / crowd.hottest_read, table["partition_write_units"] / crowd.hottest_written
    )


def hottest_partition(meter: Meter) -> tuple[str, float]:
    """The partition that takes most units for each article, were all of one year, and how many."""
    name, units = meter.units.partitions.most_common(1)[0]
    return name, units / meter.articles


def drained(flow: Flow, articles: float, *, arriving: float) -> float:
    """Seconds until a burst is worked off, while others go on arriving and Lambda starts function after function."""
    first, more = (data("quotas")["sqs"][name] for name in ("first_batches", "batches_more_each_minute"))
    seconds = 0.0
    while articles > 0:
        at_work = min(flow.concurrency, first + more * seconds / 60)
        articles -= (at_work / flow.seconds - arriving) * _STEP
        seconds += _STEP
    return seconds


def main() -> int:
    """Print the lines; answers 1 where one is over its limit."""
    meter, template = metered_seeds(stories=True), Template()
    flow, speeches, story = flow_of(meter, template), presidents_day(), large_story()
    related = related_line(flow, template, alone=meter, batched=metered_batch())
    rows = [*lines(meter, template), related, *crowd_lines(flow, speeches)]
    print(f"A second of {ARTICLES_A_DAY:,} articles a day, each of {meter.words / meter.articles:.0f} words.")
    print(
        f"At most {flow.concurrency} at the same time, {flow.seconds * 1000:.0f} ms each: {flow.most:.0f} articles.\n"
    )
    print(f"  {'':<52}{'average':>12}{'most':>12}{'limit':>12}")
    for row in rows:
        print(
            f"  {row.name:<52}{row.average:>12,.1f}{row.most:>12,.1f}{row.limit:>12,.0f}{'' if row.fits else '  OVER'}"
        )
    roomy = roomy_concurrency(units=meter.units.written / meter.articles, seconds=flow.seconds)
    print(
        f"\n  A new table has a fifth to spare with up to {roomy} at the same time; ExtractConcurrency + "
        f"MembersConcurrency are {flow.concurrency}: {'yes' if flow.concurrency <= roomy else 'NO'}"
    )
    for what, crowd in (
        ("an article on a day on which all name one president", speeches),
        (f"the {MEMBERS}th article of a story", story),
    ):
        print(f"\n  relate, {what}: {crowd.calls} calls, {crowd.written:g} write and {crowd.read:g} read units", end="")
    print(f"; the story takes {story_rate(story):.0f} such articles a second")
    for articles, what in ((BURST, "at once"), (BURST * 60, "over a minute")):
        seconds = drained(flow, articles, arriving=flow.average)
        print(f"\n  {articles:,} articles {what} on top are worked off in {seconds:,.0f} s", end="")
    print()
    return int(flow.concurrency > roomy or not all(row.fits for row in rows))


if __name__ == "__main__":
    sys.exit(main())
