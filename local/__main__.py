"""`python -m local`: what `make run` runs."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType

from botocore.exceptions import BotoCoreError

from local import clients
from local.cloud import LocalCloud
from local.disk import UnpackedLayers
from local.dropping import Dropper, Inbox, metadata_of, seeds
from local.errors import LocalError
from local.screen import Screen
from local.settings import DEFAULT_PORT, ROOT, Settings, free_port
from local.stack import Stack, build, deploy, is_deployed
from local.summaries import Subscription

# The slowest part is the first article: its function starts and loads the model.
_ONCE_SECONDS = 240


def main() -> int:
    """Run the local AWS; return the exit status."""
    parser = argparse.ArgumentParser(prog="make run", description="The local AWS, with the seeds in its bucket.")
    parser.add_argument("--once", action="store_true", help="end when every seed's summary has come; keep nothing")
    parser.add_argument("--port", type=_port, default=DEFAULT_PORT, help="where the local AWS listens on 127.0.0.1")
    options = parser.parse_args()
    for ending in (signal.SIGTERM, signal.SIGHUP):  # the latter when its terminal is closed
        signal.signal(ending, _interrupt)
    screen = Screen()
    try:
        if options.once:
            with tempfile.TemporaryDirectory(prefix="factwire-") as home:
                return _once(Settings(port=free_port(), home=Path(home)), screen)
        _serve(Settings(port=options.port, home=ROOT / ".local"), screen)
    except KeyboardInterrupt:
        screen.say("\nStopped.")
    except LocalError as error:
        return _failed(str(error))
    except BotoCoreError as error:
        return _failed(f"the local AWS does not answer any more ({error}); its logs are in .local/")
    return 0


def _once(settings: Settings, screen: Screen) -> int:
    """Drop the seeds into a new local AWS and wait for all their summaries."""
    with _running(settings, screen) as cloud:
        stack, subscription = _deployed(settings, screen)
        waiting = _drop_seeds(settings, stack, screen)
        total, deadline = len(waiting), time.monotonic() + _ONCE_SECONDS
        while waiting and time.monotonic() < deadline and cloud.alive:
            for notice in subscription.receive():
                screen.notification(notice)
                if notice.kind == "summary":
                    waiting.pop(notice.article.article_id, None)
        if waiting:
            names = ", ".join(sorted({path.name for path in waiting.values()}))
            raise LocalError(f"no summary came within {_ONCE_SECONDS} s for: {names}")
        screen.say(f"\nAll {total} summaries came.", style="bold green")
    return 0


def _serve(settings: Settings, screen: Screen) -> None:
    """Keep the local AWS running, the inbox watched and the summaries printed until Ctrl-C."""
    with _running(settings, screen) as cloud:
        deployed_before = is_deployed(settings)
        stack, subscription = _deployed(settings, screen)
        if not deployed_before:
            cloud.persist()
        dropper, folder = Dropper(clients.s3(settings), bucket=stack.bucket), settings.root / "inbox"
        if cloud.was_killed:
            screen.say(f"The last run was cut short: {dropper.drop_again()} files go through once more.", style="dim")
            cloud.mark_recovered()
        _drop_seeds(settings, stack, screen)
        screen.ready(settings, stack)
        folder.mkdir(exist_ok=True)
        inbox, layers = Inbox(folder), UnpackedLayers(settings)
        while cloud.alive:
            layers.share()
            for path in inbox.arrivals():
                if dropper.drop(path, name=str(path.relative_to(folder)), metadata=metadata_of(path)):
                    screen.say(f"inbox/{path.relative_to(folder)} went into the bucket", style="dim")
            for notice in subscription.receive():
                screen.notification(notice)
    raise LocalError(f"the local AWS has ended; its log is {settings.home / 'aws.log'}")


def _running(settings: Settings, screen: Screen) -> LocalCloud:
    cloud = LocalCloud(settings)
    cloud.check_port()  # before the build, which takes a while
    with screen.step("Building functions and layers (half a minute the first time)"):
        build(settings)
    return cloud


def _deployed(settings: Settings, screen: Screen) -> tuple[Stack, Subscription]:
    with screen.step("Deploying the template to the local AWS"):
        stack = deploy(settings)
    return stack, Subscription(settings, topic_arn=stack.topic_arn)


def _drop_seeds(settings: Settings, stack: Stack, screen: Screen) -> dict[str, Path]:
    """Put the seeds into the bucket; return the file of each new article by the article's id."""
    folder = settings.root / "seeds"
    dropper = Dropper(clients.s3(settings), bucket=stack.bucket)
    samples = seeds(folder) | seeds(folder / "stories")
    offered = (dropper.drop(path, name=f"seeds/{path.name}", metadata=metadata) for path, metadata in samples.items())
    drops = [drop for drop in offered if drop]
    screen.say(_summary(len(drops)))
    return {article_id: drop.path for drop in drops for article_id in drop.article_ids}


def _summary(count: int) -> str:
    if not count:
        return "The seeds are in the bucket already."
    return f"Dropped {count} {'article' if count == 1 else 'articles'} into the bucket."


def _port(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError(f"{text} is not a port number from 1 to 65535")
    return number


def _failed(why: str) -> int:
    print(f"\nmake run: {why}", file=sys.stderr)
    return 1


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
