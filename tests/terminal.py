"""The program in a pseudo-terminal: what it writes there, keys, signals, and how it leaves."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-9;?<>=:$]*[a-zA-Z~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[()][A-B0-2]|[=>78cDEHM])"
)
LEAVES_SCREEN = "\x1b[?1049l"
"""What restores the terminal's own screen."""


def _with_size(env: dict[str, str], columns: int, rows: int) -> dict[str, str]:
    """Sizes in the environment win over the terminal's own: they must not be the test runner's."""
    return {**env, "COLORTERM": "truecolor", "COLUMNS": str(columns), "LINES": str(rows)}


def _make_it_ours() -> None:
    """Make standard input the controlling terminal, so that closing it hangs up."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A process on a terminal of its own."""

    def __init__(
        self, command: Sequence[str], env: dict[str, str], *, columns: int = 120, rows: int = 36
    ) -> None:
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=_with_size({**env, "TERM": "xterm-256color"}, columns, rows),
            start_new_session=True,
            preexec_fn=_make_it_ours,  # noqa: PLW1509 - no threads here; a lost window must hang up
            close_fds=True,
        )
        os.close(theirs)
        self.raw = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the window: the process's terminal is gone."""
        if self._ours >= 0:
            os.close(self._ours)
            self._ours = -1

    @property
    def text(self) -> str:
        """All that was written so far, without the escape sequences."""
        return _ESCAPES.sub("", self.raw)

    def read(self, seconds: float = 0.05) -> bool:
        """Take what comes within a time; tell whether anything did."""
        ready, _, _ = select.select([self._ours], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self._ours, 65536)
        except OSError:  # the other side is gone
            return False
        self.raw += data.decode("utf-8", "replace")
        return bool(data)

    def wait_for(self, text: str, *, after: int = 0, seconds: float = 30) -> None:
        """Read until a text has been written (behind the first `after` characters of `text`)."""
        end = time.monotonic() + seconds
        while text not in self.text[after:]:
            self.read()
            if time.monotonic() > end or (self.process.poll() is not None and not self.read()):
                raise AssertionError(f"{text!r} did not come; the end was {self.text[-600:]!r}")

    def settle(self, quiet: float = 0.4) -> None:
        """Read until nothing has come for a while."""
        while self.read(quiet):
            pass

    def type(self, keys: str) -> None:
        """Press keys."""
        self.type_bytes(keys.encode())

    def type_bytes(self, data: bytes) -> None:
        """Send what a terminal with another encoding, or a slow line, would send."""
        os.write(self._ours, data)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the process."""
        self.process.send_signal(number)

    def exit_status(self, seconds: float = 30) -> int:
        """Return the exit status, reading on until it comes."""
        end = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < end:
            if self._ours >= 0:
                self.read()
            else:
                time.sleep(0.02)
        if self._ours >= 0:
            self.settle(0.1)
        return self.process.wait(timeout=1)
