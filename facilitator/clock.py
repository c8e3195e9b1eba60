"""The clocks of a meeting: the system's, and one moved by hand."""

from __future__ import annotations

import datetime as dt
import time

from facilitator.meeting.agenda import Instant

_COUNTER = getattr(time, "CLOCK_BOOTTIME", None)
"""Linux: keeps running while the laptop sleeps. On Windows `monotonic` does so too."""
if _COUNTER is None:
    # macOS: the raw counter continues through sleep, time.monotonic does not (cpython issue 86273)
    _COUNTER = getattr(time, "CLOCK_MONOTONIC_RAW", None)


def _ticks() -> float:
    return time.monotonic() if _COUNTER is None else time.clock_gettime(_COUNTER)


class SystemClock:
    """Wall time anchored once, then a counter: steps of the wall clock do not reach the meeting."""

    def __init__(self) -> None:
        self._anchor = time.time()
        self._ticks = _ticks()
        self._awake = time.monotonic()

    @property
    def asleep(self) -> int:
        """Seconds that the computer has slept since; 0 where the system does not tell (Windows)."""
        if _COUNTER is None:
            return 0
        return round((_ticks() - self._ticks) - (time.monotonic() - self._awake))

    def now(self) -> Instant:
        """Return the instant, cut to the second, with the local offset."""
        seconds = int(self._anchor + (_ticks() - self._ticks))
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC).astimezone()


class HandClock:
    """A clock that stands until it is moved, for scripts and tests."""

    def __init__(self, start: Instant) -> None:
        self._now = start.replace(microsecond=0)

    def now(self) -> Instant:
        """Return the instant at which the clock stands."""
        return self._now

    def set(self, instant: Instant) -> None:
        """Move the clock; it never runs backwards."""
        self._now = max(self._now, instant.replace(microsecond=0))

    def advance(self, seconds: int) -> None:
        """Move the clock on by so much real time, whatever the wall clocks of the place do."""
        moved = self._now.astimezone(dt.UTC) + dt.timedelta(seconds=max(0, seconds))
        self._now = moved.astimezone(self._now.tzinfo)
