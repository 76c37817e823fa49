"""`make cost`: dollars per 1,000 articles, from what the functions asked of AWS and the prices in prices.toml."""

from __future__ import annotations

import math
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.bench.meter import Meter
from tests.bench.metering import metered_batch, metered_judgements, metered_replay, metered_seeds
from tests.unit.template.conftest import Template

LIMIT = 0.065  # with stories
_HERE = Path(__file__).parent
_GIGABYTE = 2**30
_DAY = 24 * 3600
_MONTH = 30 * _DAY
_RATES = (1_000, 100_000, 1_000_000)
_ARTICLES = 1000


@dataclass(frozen=True)
class Line:
    """One line of the bill for 1,000 articles."""

    name: str
    amount: float
    unit: str
    price: float

    @property
    def dollars(self) -> float:
        """What it comes to."""
        return self.amount * self.price


@cache
def data(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


def bill(meter: Meter) -> list[Line]:
    """The bill for 1,000 articles like those metered."""
    put = Line("S3: articles put by their sender", _ARTICLES, "requests", data("prices")["s3"]["put"])
    restored = data("assumed")["restores"] * memory_of("Extract") / 1024
    price = data("prices")["lambda"]["snapstart_restored_gigabyte"]
    return [put, *work(meter), Line("Lambda: snapshots restored", restored, "GB", price)]


def work(meter: Meter) -> list[Line]:
    """What 1,000 messages to `extract` cost, and all that follows from them."""
    each = _ARTICLES / meter.articles
    prices, assumed = data("prices"), data("assumed")
    s3, table = prices["s3"], prices["dynamodb"]
    batches = _ARTICLES / assumed["articles_per_batch"]
    invocations = sum(meter.invocations.values())
    logs = (meter.log_bytes + invocations * assumed["platform_log_bytes"]) * each / _GIGABYTE
    return [
        Line("S3: facts put", meter.calls["s3:PutObject"] * each, "requests", s3["put"]),
        Line("S3: lists of versions", meter.calls["s3:ListObjectVersions"] * each, "requests", s3["list"]),
        Line(
            "S3: articles read",
            (meter.calls["s3:HeadObject"] + meter.calls["s3:GetObject"]) * each,
            "requests",
            s3["get"],
        ),
        Line("SQS: message sent", _ARTICLES, "requests", prices["sqs"]["request"]),
        Line("SQS: batches received and deleted", 2 * batches, "requests", prices["sqs"]["request"]),
        *(
            line
            for name in ("Extract", "Publish", *(["Relate"] if meter.invocations["relate"] else []))
            for line in _function(name, meter, each=each)
        ),
        Line("DynamoDB: writes", meter.units.written * each, "write units", table["write_unit"]),
        Line("DynamoDB: reads", meter.units.read * each, "read units", table["read_unit"]),
        Line("SNS: summaries published", meter.calls["sns:Publish"] * each, "requests", prices["sns"]["publish"]),
        Line("CloudWatch: logs and metrics", logs, "GB", prices["logs"]["gigabyte"]),
    ]


def judging(meter: Meter) -> list[Line]:
    """What 1,000 verdicts cost that change what is shown, with all that follows; those that do not cost the first call.

    API Gateway's request is not among the prices: it is that of any question.
    """
    each, prices, assumed = _ARTICLES / meter.articles, data("prices"), data("assumed")
    s3, table = prices["s3"], prices["dynamodb"]
    invocations = sum(meter.invocations.values())
    logs = (meter.log_bytes + invocations * assumed["platform_log_bytes"]) * each / _GIGABYTE
    return [
        Line("S3: facts put", meter.calls["s3:PutObject"] * each, "requests", s3["put"]),
        Line("S3: lists of versions", meter.calls["s3:ListObjectVersions"] * each, "requests", s3["list"]),
        *(line for name in ("ApiFunction", "Publish", "Relate") for line in _function(name, meter, each=each)),
        Line("DynamoDB: writes", meter.units.written * each, "write units", table["write_unit"]),
        Line("DynamoDB: reads", meter.units.read * each, "read units", table["read_unit"]),
        Line("SNS: revisions published", meter.calls["sns:Publish"] * each, "requests", prices["sns"]["publish"]),
        Line("CloudWatch: logs and metrics", logs, "GB", prices["logs"]["gigabyte"]),
    ]


def delivering() -> list[Line]:
    """What one webhook that takes every notification adds for 1,000 of them; without webhooks nothing is spent.

    A notification comes from the topic (free), is handed out (one message each, ten to a request at most, here one) and
    sent: two messages received and deleted, two reads (all webhooks, and the one; a read unit each for up to eight of
    them), and the time of both calls, of which most is waiting for the endpoint.
    """
    prices, assumed = data("prices"), data("assumed")
    webhook, functions = assumed["webhook"], prices["lambda"]
    milliseconds = webhook["milliseconds_of_an_endpoint"] + 2 * webhook["milliseconds_of_a_call"]
    logs = 2 * _ARTICLES * (assumed["platform_log_bytes"] + webhook["log_bytes"]) / _GIGABYTE
    return [
        Line("SQS: handed out, received and deleted", 5 * _ARTICLES, "requests", prices["sqs"]["request"]),
        Line("DynamoDB: webhooks read", 2 * _ARTICLES, "read units", prices["dynamodb"]["read_unit"]),
        Line(
            f"Lambda: deliver, {milliseconds} ms each at {memory_of('Deliver')} MB",
            milliseconds * memory_of("Deliver") / 1024,
            "GB s",
            functions["gigabyte_second"],
        ),
        Line("Lambda: deliver", 2 * _ARTICLES, "requests", functions["request"]),
        Line("CloudWatch: logs and metrics", logs, "GB", prices["logs"]["gigabyte"]),
    ]


def keeping(meter: Meter) -> list[Line]:
    """What it costs to keep 1,000 articles and their facts for a month."""
    each, prices = _ARTICLES / meter.articles, data("prices")
    documents, items = (
        count * each / _GIGABYTE for count in (meter.facts_bytes + meter.characters, meter.units.item_bytes)
    )
    table = prices["dynamodb"]["gigabyte_month"] + prices["dynamodb"]["recovery_gigabyte_month"]
    return [
        Line("S3: articles and facts", documents, "GB", prices["s3"]["gigabyte_month"]),
        Line("DynamoDB: items, with recovery to any second", items, "GB", table),
    ]


def seconds_each(name: str, meter: Meter) -> float:
    """What one article takes of a function: its processor share stretches the work, AWS's answers take their time."""
    key, assumed = name.removesuffix("Function").lower(), data("assumed")
    waiting = meter.waits[key] * assumed["milliseconds_per_call"] / 1000
    return (meter.seconds[key] * _slower(name) + waiting) / meter.articles


@dataclass(frozen=True)
class Relating:
    """What an article takes of `relate` in a batch of so many: milliseconds, and its shares of what `extract` takes."""

    batch: float
    milliseconds: float
    of_seconds: float
    of_gigabyte_seconds: float
    of_processor_time: float


def relating(articles_a_day: float, *, alone: Meter, batched: Meter) -> Relating:
    """What articles that come at this rate take of `relate`.

    A batch is complete when it is full, or when its window ends, which begins with its first record. Its articles go
    side by side, and what one waits for is the others' time to work: what is left to wait is that of the last one.
    """
    source = _template().functions()["Relate"]["Events"]["Commits"]["Properties"]
    queues = data("assumed")["shards"] * source["ParallelizationFactor"]
    window = source["MaximumBatchingWindowInSeconds"]["Fn::If"][2]
    batch = min(source["BatchSize"], 1 + articles_a_day / _DAY / queues * window)
    meter = batched if batch >= 2 else alone
    processor = meter.seconds["relate"] / meter.articles
    waiting = alone.waits["relate"] / alone.articles * data("assumed")["milliseconds_per_call"] / 1000
    seconds = processor * _slower("Relate") + waiting / batch
    extract = seconds_each("Extract", alone)
    return Relating(
        batch=batch,
        milliseconds=1000 * seconds,
        of_seconds=seconds / extract,
        of_gigabyte_seconds=seconds * memory_of("Relate") / (extract * memory_of("Extract")),
        of_processor_time=processor / (alone.seconds["extract"] / alone.articles),
    )


def _slower(name: str) -> float:
    """How much longer a function works than it would on a whole processor."""
    return max(1.0, float(data("assumed")["full_processor_megabytes"]) / memory_of(name))


def _function(name: str, meter: Meter, *, each: float) -> list[Line]:
    """What a function's time and calls come to."""
    key, memory, prices = name.removesuffix("Function").lower(), memory_of(name), data("prices")["lambda"]
    seconds = seconds_each(name, meter) * _ARTICLES
    # A thousand articles take so many seconds as one takes milliseconds.
    shown = f"Lambda: {key}, {seconds:.0f} ms each at {memory} MB"
    return [
        Line(shown, seconds * memory / 1024, "GB s", prices["gigabyte_second"]),
        Line(f"Lambda: {key}", meter.invocations[key] * each, "requests", prices["request"]),
    ]


@cache
def _template() -> Template:
    return Template()


def memory_of(function: str) -> int:
    """The megabytes that the template gives a function."""
    memory = _template().properties(function)["MemorySize"]
    return int(memory if isinstance(memory, int) else _template().document["Parameters"][memory["Ref"]]["Default"])


def standing() -> list[Line]:
    """What a month costs without any article."""
    prices, template = data("prices"), _template()
    snapshots = (
        sum(memory_of(name) for name, function in template.functions().items() if "SnapStart" in function) / 1024
    )
    cached = prices["lambda"]["snapstart_cached_gigabyte_second"]
    secrets, alarms = (
        len(template.of_type(f"AWS::{kind}")) for kind in ("SecretsManager::Secret", "CloudWatch::Alarm")
    )
    keys = 2 * _MONTH / data("assumed")["key_reused_seconds"]
    polls = _MONTH / data("assumed")["poll_seconds"] * data("assumed")["pollers"]
    return [
        Line("Lambda: snapshots kept (SnapStart=None: none)", snapshots * _MONTH, "GB s", cached),
        Line("KMS: the topic's key, at most", keys, "requests", prices["kms"]["request"]),
        Line("SQS: queues asked while nothing comes", _polled() * polls, "requests", prices["sqs"]["request"]),
        Line("CloudWatch: alarms", alarms, "alarms", prices["logs"]["alarm_month"]),
        Line(
            "CloudWatch: a dashboard beyond three (Dashboard=false)", 1, "dashboards", prices["logs"]["dashboard_month"]
        ),
        Line("Secrets Manager: the cursor secret", secrets, "secrets", prices["secrets"]["secret_month"]),
    ]


def _polled() -> int:
    """How many queues Lambda asks for messages."""
    events = [event for each in _template().functions().values() for event in each.get("Events", {}).values()]
    return sum(event["Type"] == "SQS" for event in events)


def others(meter: Meter) -> list[Line]:
    """What 1,000 of the same articles cost elsewhere, for that call alone."""
    prices, assumed = data("prices"), data("assumed")["llm"]
    each = _ARTICLES / meter.articles
    units = max(3, math.ceil(meter.characters / meter.articles / 100)) * _ARTICLES
    read = meter.characters * each / assumed["characters_per_token"] + assumed["prompt_tokens"] * _ARTICLES
    written = meter.facts_characters * each / assumed["characters_per_token"]
    llm = prices["llm"]
    return [
        Line("Comprehend: entities alone", units, "units", prices["comprehend"]["entities_unit"]),
        Line(f"{llm['name']}: articles and prompts read", read, "tokens", llm["input_token"]),
        Line(f"{llm['name']}: the same facts written", written, "tokens", llm["output_token"]),
    ]


def main() -> int:
    """Print the bill; answers the exit status."""
    meter = metered_seeds(stories=True)
    lines, prices = bill(meter), data("prices")
    total = sum(line.dollars for line in lines)
    words = meter.words / meter.articles
    print(
        f"Dollars per {_ARTICLES:,} articles of {words:.0f} words (prices of {prices['as_of']}, {prices['region']})\n"
    )
    _print(lines)
    print(f"  {'':<52}{'total':>26}{total:>12.5f}   at most {LIMIT}: {'yes' if total <= LIMIT else 'NO'}")
    print("\nThe same articles elsewhere (the call alone, nothing stored or announced)\n")
    _print(others(meter))
    print("\nEach webhook beside them, for 1,000 notifications that it takes\n")
    _print(delivering())
    print("\nRelate beside extract, by how many articles come a day (the bill above has one in each batch)\n")
    _print_relating(meter)
    print("\nExtracting them again (factwire replay), where the facts of each are others now\n")
    again = work(metered_replay())
    _print(again)
    print(f"  {'':<52}{'total':>26}{sum(line.dollars for line in again):>12.5f}")
    print("\nVerdicts of users on them, where each changes what is shown\n")
    verdicts = judging(metered_judgements())
    _print(verdicts)
    print(f"  {'':<52}{'total':>26}{sum(line.dollars for line in verdicts):>12.5f}")
    print("\nKeeping them, each month\n")
    _print(keeping(meter))
    print("\nA month without articles\n")
    _print(standing())
    return 0 if total <= LIMIT else 1


def _print_relating(meter: Meter) -> None:
    batched = metered_batch()
    print(
        f"  {'articles a day':>16}{'in a batch':>12}{'ms each':>10}{'of ms':>8}{'of GB s':>9}{'of processor time':>19}"
    )
    for rate in _RATES:
        each = relating(rate, alone=meter, batched=batched)
        shares = f"{each.of_seconds:>8.2f}{each.of_gigabyte_seconds:>9.3f}{each.of_processor_time:>19.3f}"
        print(f"  {rate:>16,}{each.batch:>12.1f}{each.milliseconds:>10.0f}{shares}")


def _print(lines: list[Line]) -> None:
    for line in lines:
        print(f"  {line.name:<52}{line.amount:>14,.3f} {line.unit:<11}{line.dollars:>12.5f}")


if __name__ == "__main__":
    sys.exit(main())
