"""The minutes from the heading to the signatures, in the order of the spec."""

from __future__ import annotations

from facilitator.meeting.phrase import say
from facilitator.meeting.state import Phase
from facilitator.meeting.text import fold
from facilitator.meeting.timeline import Timeline
from facilitator.record.markdown import Bullet, Strong, bullet
from facilitator.record.minutes.appendix import appendices
from facilitator.record.minutes.closing import closing
from facilitator.record.minutes.elections import elections
from facilitator.record.minutes.items import general, items
from facilitator.record.minutes.pen import Pen, lasting
from facilitator.record.minutes.people import people
from facilitator.record.transcript.document import duration
from facilitator.words import Words


def minutes(timeline: Timeline, words: Words, *, appendix: bool = True) -> str:
    """Return the minutes as CommonMark; nothing private is in them, nothing that was taken back.

    `appendix` adds the length of every speech and the log. Of an unfinished meeting they are a
    draft up to the last event.
    """
    pen = Pen(timeline, words)
    _heading(pen)
    people(pen)
    general(pen)
    items(pen)
    elections(pen)
    closing(pen)
    if appendix:
        appendices(pen)
    return str(pen.page)


def _heading(pen: Pen) -> None:
    facts = pen.meeting.agenda
    if facts.body:
        pen.page.paragraph(Strong(facts.body))
    pen.page.heading(1, _title(pen))
    if pen.meeting.phase is not Phase.CLOSED:
        draft = say(
            "The meeting is not closed; this is what was recorded up to {time}.",
            time=pen.time(pen.past.last),
        )
        pen.page.paragraph(Strong(pen(say("Draft."))), pen(draft))
    pen.page.bullets(_facts(pen))


def _title(pen: Pen) -> str:
    """Return what the minutes are of, with month and year unless the title names one of them."""
    from babel.dates import format_skeleton

    facts, opened = pen.meeting.agenda, pen.meeting.opened_at
    title = facts.title
    if opened is not None:
        month = format_skeleton("MMMM", opened, locale=pen.words.language)
        if fold(month) not in fold(title) and f"{opened:%Y}" not in title:
            title = pen(say("{title}, {month}", title=title, month=pen.month(opened.date())))
    return pen(say("Minutes: {title}", title=title))


def _facts(pen: Pen) -> list[Bullet]:
    meeting, facts = pen.meeting, pen.meeting.agenda
    entries: list[tuple[str, str | None]] = [
        (pen(say("Time:")), _when(pen)),
        (pen(say("Recess:")), pen.times(meeting.recesses)),
        (pen(say("Place:")), facts.place),
        (pen(say("Chair:")), facts.chair),
        (pen(say("Minute-taker:")), facts.secretary),
    ]
    return [bullet(Strong(label), text) for label, text in entries if text]


def _when(pen: Pen) -> str:
    opened, closed = pen.meeting.opened_at, pen.meeting.closed_at
    if opened is None:
        return pen(say("not opened yet"))
    begin, day = pen.time(opened), pen.date(opened.date())
    if closed is None:
        return pen(say("{date}, from {begin}", date=day, begin=begin))
    length = lasting(duration(pen.past))
    if closed.date() != opened.date():
        return pen(
            say(
                "{date}, {begin}, to {last_date}, {end} ({length})",
                date=day,
                begin=begin,
                last_date=pen.date(closed.date()),
                end=pen.time(closed),
                length=length,
            )
        )
    return pen(
        say(
            "{date}, from {begin} to {end} ({length})",
            date=day,
            begin=begin,
            end=pen.time(closed),
            length=length,
        )
    )
