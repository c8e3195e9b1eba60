"""What is said with a procedural motion: a length, an item, a way to vote, read and checked."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.procedure import Asks, Procedure
from facilitator.meeting.stack import decided, on_the_table, waiting_items
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean, fold
from facilitator.meeting.votes import Method


class Argument(msgspec.Struct, frozen=True, kw_only=True):
    """What was read; `text` is how the record has it."""

    text: str = ""
    seconds: Seconds | None = None
    each: Seconds | None = None
    """Of `10m 45s`: the length of one contribution."""
    item: str | None = None
    motion: int | None = None
    method: Method | None = None
    moved_at: Instant | None = None
    """When the motion was made; lengths in its words count from here."""


WANTED: dict[Asks, Phrase] = {
    Asks.LENGTH: say("a length, such as 10m"),
    Asks.LENGTHS: say("the whole length and that of a contribution, such as 10m 45s"),
    Asks.ITEM: say("the number of an item that waits"),
    Asks.MOTION: say("the number of a motion on the table"),
    Asks.DECIDED: say("the number of a motion that was decided"),
    Asks.METHOD: say("a way to vote: hands, voice, rollcall or ballot"),
    Asks.WORDS: say("words"),
}
"""By what is asked: what to write."""


def read_argument(meeting: Meeting, procedure: Procedure, typed: str) -> Argument:
    """Return what was said with a procedural motion.

    Raises:
        Refused: when it is missing, or is not what the motion asks.
    """
    text = clean(typed)
    asks = procedure.asks
    if asks is None or not text:
        if text:
            return Argument(text=text)
        if asks is not None and procedure.required:
            raise _wanted(asks)
        return _unsaid(meeting, asks)
    return _READERS[asks](meeting, text)


def _unsaid(meeting: Meeting, asks: Asks | None) -> Argument:
    meant = {Asks.MOTION: on_the_table, Asks.DECIDED: decided}
    found = meant[asks](meeting) if asks in meant else ()
    return Argument(text=str(found[-1].number), motion=found[-1].number) if found else Argument()


def _wanted(asks: Asks) -> Refused:
    return Refused(say("Say with it {what}.", what=WANTED[asks]))


def _length(text: str) -> Argument:
    seconds = parse_duration(text)
    if seconds is None:
        raise _wanted(Asks.LENGTH)
    return Argument(text=text, seconds=seconds)


def _lengths(text: str) -> Argument:
    parts = text.replace("/", " ").replace(",", " ").split()
    lengths = [parse_duration(part) for part in parts[:2]]
    if len(lengths) < 2 or None in lengths:
        raise _wanted(Asks.LENGTHS)
    seconds, each = lengths
    if each is not None and seconds is not None and each > seconds:
        raise Refused(say("A contribution cannot be longer than the whole."))
    return Argument(text=text, seconds=seconds, each=each)


def _item(meeting: Meeting, text: str) -> Argument:
    wanted = text.casefold().removeprefix("item ").rstrip(".")
    found = next(
        (i for i in meeting.agenda.items if i.number.rstrip(".").casefold() == wanted), None
    )
    if found is None:
        raise Refused(say("There is no item {number}.", number=text))
    if found.id not in waiting_items(meeting):
        raise Refused(say("Item {number} is not waiting.", number=found.number))
    return Argument(text=found.number, item=found.id)


def _motion(meeting: Meeting, text: str) -> Argument:
    number = _numbered(text, on_the_table(meeting))
    if number is None:
        raise Refused(say("No motion {number} lies on the table.", number=text))
    return Argument(text=str(number), motion=number)


def _decided(meeting: Meeting, text: str) -> Argument:
    number = _numbered(text, decided(meeting))
    if number is None:
        raise Refused(say("No motion {number} has been decided.", number=text))
    return Argument(text=str(number), motion=number)


def _numbered(text: str, motions: tuple[Motion, ...]) -> int | None:
    wanted = text.casefold().removeprefix("motion ")
    return next((motion.number for motion in motions if str(motion.number) == wanted), None)


_METHOD_WORDS = {"roll call": Method.ROLLCALL, "roll-call": Method.ROLLCALL,
                 "show of hands": Method.HANDS}  # fmt: skip


def _method(text: str) -> Argument:
    words = fold(text.casefold().removeprefix("by "))
    known: dict[str, Method] = {**{str(m): m for m in Method}, **_METHOD_WORDS}
    method = known.get(words)
    if method is None or method is Method.CONSENT:
        raise _wanted(Asks.METHOD)
    return Argument(text=method.value, method=method)


_READERS: dict[Asks, Callable[[Meeting, str], Argument]] = {
    Asks.LENGTH: lambda _, text: _length(text),
    Asks.LENGTHS: lambda _, text: _lengths(text),
    Asks.ITEM: _item,
    Asks.MOTION: _motion,
    Asks.DECIDED: _decided,
    Asks.METHOD: lambda _, text: _method(text),
    Asks.WORDS: lambda _, text: Argument(text=text),
}
