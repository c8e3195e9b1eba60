"""Figures as a chair reads them: minutes, plans, marks of lateness, bars. Knows no Textual."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facilitator.meeting.agenda import Plan, Seconds
from facilitator.meeting.duration import in_days, in_minutes

LATE = "▲"
EARLY = "▼"
_EIGHTHS = " ▁▂▃▄▅▆▇█"


def length_label(seconds: Seconds) -> str:
    """Return a planned length in minutes: `15`, and `1:30` for what is no whole number of them."""
    whole, rest = divmod(seconds, 60)
    return f"{whole}:{rest:02}" if rest else f"{whole}"


def plan_label(plan: Plan) -> str:
    """Return a plan in minutes: `15`, `20–30`, or nothing."""
    if plan.max_seconds is None:
        return ""
    low = plan.min_seconds
    if low is None or low == plan.max_seconds:
        return length_label(plan.max_seconds)
    return f"{length_label(low)}–{length_label(plan.max_seconds)}"


def lateness(seconds: Seconds) -> str:
    """Return `▲4` when minutes late, `▼2` when early, `▲1h05`, `▲3d`; nothing when on time."""
    count = in_minutes(abs(seconds))
    if not count:
        return ""
    hours, rest = divmod(count, 60)
    shown = f"{hours}h{rest:02}" if hours else f"{rest}"
    if days := in_days(seconds):
        shown = f"{days}d"
    return f"{LATE if seconds > 0 else EARLY}{shown}"


def overrun(elapsed: Seconds, plan: Plan) -> str:
    """Return by how many minutes an item went over its plan: `▲2`, or nothing."""
    if plan.max_seconds is None or elapsed <= plan.max_seconds:
        return ""
    return lateness(elapsed - plan.max_seconds)


def cells(part: int, whole: int, width: int) -> int:
    """Return how many of `width` cells show `part` of `whole`; at least one for anything begun."""
    if whole <= 0 or part <= 0 or width <= 0:
        return 0
    return max(1, min(width, part * width // whole))


def columns(values: Sequence[int], width: int, height: int = 1) -> list[str]:
    """Return `height` lines of a picture with one column of eighths for each value.

    The largest value fills the height. More values than `width` share columns, the largest of
    each share showing; a value of 0 leaves its column blank for the caller's base line.
    """
    shown = _shared(values, width)
    top = max(shown, default=0)
    if top <= 0:
        return [" " * len(shown)] * height
    levels = [-(-value * height * 8 // top) for value in shown]
    return [
        "".join(_EIGHTHS[max(0, min(8, level - row * 8))] for level in levels)
        for row in reversed(range(height))
    ]


def _shared(values: Sequence[int], width: int) -> list[int]:
    if len(values) <= width:
        return list(values)
    if width <= 0:
        return []
    edges = [index * len(values) // width for index in range(width + 1)]
    return [max(values[a:b]) for a, b in pairwise(edges)]
