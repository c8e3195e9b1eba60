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


def within(spans: Spans, frame: Spans) -> Spans:
    """Return the parts of spans that lie in a frame; a running span stays so in a running frame."""
    parts = (Span(max(s.began, f.began), _earlier(s.ended, f.ended)) for s in spans for f in frame)
    return tuple(part for part in parts if part.ended is None or part.began < part.ended)


def without(spans: Spans, taken: Spans) -> Spans:
    """Return the parts of spans that lie outside those that are taken."""
    left = list(spans)
    for gone in taken:
        parts = (part for span in left for part in _cut(span, gone))
        left = [part for part in parts if part.ended is None or part.began < part.ended]
    return tuple(left)


def _cut(span: Span, gone: Span) -> Spans:
    before = Span(span.began, _earlier(span.ended, gone.began))
    if gone.ended is None:
        return (before,)
    return before, Span(max(span.began, gone.ended), span.ended)


def _earlier(one: Instant | None, other: Instant | None) -> Instant | None:
    if one is None or other is None:
        return one or other
    return min(one, other)
