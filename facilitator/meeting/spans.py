"""Intervals of time: the one formula for every length in a meeting.

An item is open, a person is present, a speaker speaks in spans; a recess or an interposed question
ends one span and the return begins the next, so what counts is always the sum.
"""

from __future__ import annotations

import msgspec

from facilitator.meeting.agenda import Instant, Seconds


class Span(msgspec.Struct, frozen=True, array_like=True):
    """From `began` to `ended`; still running when `ended` is None."""

    began: Instant
    ended: Instant | None = None


Spans = tuple[Span, ...]


def is_running(spans: Spans) -> bool:
    """Tell whether the last span has not ended."""
    return bool(spans) and spans[-1].ended is None


def begin(spans: Spans, now: Instant) -> Spans:
    """Return the spans with a new one begun, unless one runs already."""
    return spans if is_running(spans) else (*spans, Span(now))


def end(spans: Spans, now: Instant) -> Spans:
    """Return the spans with the running one, if any, ended."""
    return (*spans[:-1], Span(spans[-1].began, now)) if is_running(spans) else spans


def length(spans: Spans, now: Instant | None = None) -> Seconds:
    """Return the sum of the spans in whole seconds; `now` ends a running one (else it is 0)."""
    total = 0
    for span in spans:
        ended = span.ended or now
        if ended is not None:
            total += int((ended - span.began).total_seconds())
    return total
