"""Lines about straw polls: any options, counted, and what the chair makes of them."""

from __future__ import annotations

from facilitator.meeting import commands as c
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.spelling import meant
from facilitator.meeting.text import fold
from facilitator.meeting.votes import Vote
from facilitator.plain.floor import number
from facilitator.plain.room import Room
from facilitator.typed.line import Misunderstood, Text

Commands = list[c.Command]

FIVE_WAYS: tuple[str, ...] = ("SF", "F", "N", "A", "SA")
"""Strongly for, for, neutral, against, strongly against: the usual consensus poll."""


def _poll(_room: Room, rest: Text) -> Commands:
    text, options = rest, FIVE_WAYS
    for _, begin, end in rest.keywords("options"):
        text = rest.part(0, begin)
        options = tuple(option.value for option in rest.part(end).parted(","))
    if text.is_empty or not all(options):
        raise Misunderstood
    return [c.OpenPoll(text=text.value, options=options)]


def read_poll(vote: Vote, rest: Text) -> dict[str, int]:
    """Read `A 3 B 5`: options of several words too, by their beginning where that is enough."""
    counts: dict[str, int] = {}
    for part in rest.parted(","):
        words, name = part.words(), ""
        for place, word in enumerate(words):
            longer = f"{name} {word.value}".strip()
            if not _is_number(word) or _goes_on(vote, longer, words[place + 1 :]):
                name = longer
                continue
            option = _option(vote, name)
            if option is None:
                raise _strange(vote, name)
            if option in counts:
                raise Misunderstood(say("“{option}” stands twice", option=option))
            counts[option], name = number(word), ""
        if name:
            raise Misunderstood
    return counts


def _is_number(word: Text) -> bool:
    return word.value.isdecimal() and word.value.isascii() and not word.is_quoted


def _goes_on(vote: Vote, name: str, following: list[Text]) -> bool:
    """Tell whether a number is a part of an option's name (`Plan 9`), and its count comes next."""
    return (
        bool(following) and _is_number(following[0]) and any(_fits(o, name) for o in vote.options)
    )


def _option(vote: Vote, words: str) -> str | None:
    if not words:
        return None
    fitting = meant(vote.options, words)
    if len(fitting) > 1:
        names = ", ".join(fitting)
        raise Refused(say("“{name}” can be {names}: write more of it.", name=words, names=names))
    return fitting[0] if fitting else None


def _fits(option: str, words: str) -> bool:
    return fold(option).startswith(fold(words))


def _strange(vote: Vote, words: str) -> Exception:
    if not words:
        return Misunderstood()
    known = ", ".join(vote.options)
    return Refused(say("“{option}” is no option; options are {known}.", option=words, known=known))


def _outcome(_room: Room, rest: Text) -> Commands:
    if rest.is_empty:
        raise Misunderstood
    return [c.StateOutcome(text=rest.value)]


VERBS = {"poll": _poll, "outcome": _outcome}
