"""The local AWS as a process: started on 127.0.0.1, stopped so that it keeps what it holds."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from local.errors import LocalError
from local.settings import CREDENTIALS, Settings

_START_SECONDS = 60
# It writes all it holds, the functions' layers among it, before it ends.
_STOP_SECONDS = 60
# Exit statuses after SIGTERM.
_CLEAN_EXITS = {0, -signal.SIGTERM, 128 + signal.SIGTERM}


class LocalCloud:
    """A context: the local AWS runs inside, and its articles are there again the next time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._unfinished = settings.home / "unfinished"
        self._port = settings.home / "port"  # where `factwire ... --local` finds it
        self.was_killed = False

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start it and wait until it responds; `was_killed` then tells whether the last run lost events.

        Raises:
            LocalError: the port is taken, or it does not come up.
        """
        settings = self._settings
        self.check_port()
        scratch = settings.home / "tmp"
        shutil.rmtree(scratch, ignore_errors=True)  # what functions of an earlier run left
        scratch.mkdir(parents=True)
        _forget_stream_positions(settings.home / "state" / "lambda.json")
        self._forget_unfinished_state()
        with (settings.home / "aws.log").open("ab") as log:
            self._process = subprocess.Popen(
                [settings.tools / "ministack"],
                env=self._environment(),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches us only, and we end it in order
            )
        self._wait()
        self._port.write_text(str(settings.port), encoding="utf-8")

    def check_port(self) -> None:
        """Check that its port is free.

        Raises:
            LocalError: something listens there.
        """
        port = self._settings.port
        if _listens(port):
            raise LocalError(
                f"port {port} is taken (another `make run`?): stop what uses it, or take another port with"
                f" `make run PORT={port + 1}`"
            )

    def stop(self) -> None:
        """Stop it and all the functions it runs; its state is written first."""
        process, self._process = self._process, None
        if process is None:
            return
        self._port.unlink(missing_ok=True)
        with _ignore_interrupts():
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.returncode in _CLEAN_EXITS and not self.was_killed:
                self._unfinished.unlink(missing_ok=True)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

    def persist(self) -> None:
        """Write its state by a restart, so that a later kill loses only what came after this."""
        killed, self.was_killed = self.was_killed, False
        self.stop()
        self.start()
        self.was_killed = killed

    def mark_recovered(self) -> None:
        """Note that what a kill had lost has been processed again."""
        self.was_killed = False

    @property
    def alive(self) -> bool:
        """Return whether it still runs."""
        return self._process is not None and self._process.poll() is None

    def _forget_unfinished_state(self) -> None:
        """Drop the state of a run that was killed: its objects were written, its other state was not."""
        home = self._settings.home
        self.was_killed = self._unfinished.exists()
        self._unfinished.touch()
        if self.was_killed:
            (home / "deployed").unlink(missing_ok=True)
            if not (home / "state").is_dir():  # it was still being deployed
                shutil.rmtree(home / "s3", ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        """Return its environment, which the functions inherit: nothing of the user's but what programs need."""
        home = self._settings.home
        return {
            **{name: os.environ[name] for name in ("HOME", "LANG", "PATH") if name in os.environ},
            **CREDENTIALS,
            "TMPDIR": str(home / "tmp"),
            "GATEWAY_PORT": str(self._settings.port),
            "BIND_HOST": "127.0.0.1",
            "MINISTACK_HOST": "127.0.0.1",
            "PERSIST_STATE": "1",
            "STATE_DIR": str(home / "state"),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str(home / "s3"),
            "SFTP_ENABLED": "0",
            "IOT_MTLS_ENABLED": "0",
            "OMP_NUM_THREADS": "1",  # a function on AWS has about one processor
        }

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self.alive:
            try:
                opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
                opener.open(f"{self._settings.endpoint}/_ministack/health", timeout=2).close()
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
            else:
                return
        self.stop()
        raise LocalError(f"the local AWS did not start; its log is {self._settings.home / 'aws.log'}")


@contextlib.contextmanager
def _ignore_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C inside: a second one must not cut off the writing of the state."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _forget_stream_positions(path: Path) -> None:
    """Let functions read the table's stream from its start.

    The local AWS keeps how far its functions have read, but not the stream: after a restart that is empty, and
    they would wait for it to grow to its former length.
    """
    if path.is_file():
        state = json.loads(path.read_bytes())
        state["payload"].pop("dynamodb_stream_positions", None)
        path.write_text(json.dumps(state), encoding="utf-8")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
