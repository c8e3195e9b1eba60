"""The minutes from the heading to the signatures."""

from __future__ import annotations

import datetime as dt

from facilitator.meeting.leftover import WhyLeft, unsettled
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.postponing import when
from facilitator.meeting.stack import heading
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.meeting.text import fold
from facilitator.meeting.timeline import Timeline
from facilitator.record.minutes.appendix import appendices
from facilitator.record.minutes.elections import elections
from facilitator.record.minutes.items import general, items, task_line
from facilitator.record.minutes.page import Bullet, Pen, Strong, bullet, lasting
from facilitator.record.minutes.people import people
from facilitator.record.transcript.document import duration
from facilitator.words import Words


def minutes(timeline: Timeline, words: Words, *, appendix: bool = True) -> str:
    """Return the minutes as CommonMark, without anything private or undone.

    `appendix` adds the speaking times and the log. The minutes of an unfinished meeting are a draft
    up to its last event.
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
    """Return the title of the minutes, with month and year unless the agenda names one of them."""
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


def closing(pen: Pen) -> None:
    """Write the open tasks, what is carried over, the adoption and the signatures."""
    private = {item.id for item in pen.meeting.agenda.items if item.private}
    tasks = [task for task in pen.meeting.tasks if task.item not in private]
    if tasks:
        tasks.sort(key=lambda task: (task.due is None, task.due or "", task.number))
        pen.page.heading(2, pen(say("Open tasks")))
        pen.page.bullets([bullet(task_line(pen, task)) for task in tasks])
    carried = [*_items(pen), *_motions(pen, private), *_concerns(pen, private)]
    if carried:
        pen.page.heading(2, pen(say("Carried over to the next meeting")))
        pen.page.bullets(carried)
    _adoption(pen)
    _signatures(pen)


def _items(pen: Pen) -> list[Bullet]:
    meeting = pen.meeting
    carried = []
    for item in meeting.agenda.items:
        status = meeting.items[item.id].status
        facts = {"number": item.number, "title": item.title}
        if status is ItemStatus.DEFERRED:
            carried.append(bullet(pen(say("Item {number}, deferred: {title}", **facts))))
        elif status is ItemStatus.WAITING and meeting.phase is Phase.CLOSED:
            carried.append(bullet(pen(say("Item {number}, not reached: {title}", **facts))))
    return carried


def _motions(pen: Pen, private: set[str]) -> list[Bullet]:
    return [
        bullet(pen(_carried_motion(pen, motion, why)))
        for motion, why in unsettled(pen.meeting)
        if motion.item not in private
    ]


def _carried_motion(pen: Pen, motion: Motion, why: WhyLeft) -> Phrase:
    name = heading(motion)
    match why:
        case "on the table":
            return say("{motion}, on the table: {text}", motion=name, text=motion.text)
        case "postponed" if motion.amends is None:
            return say("{motion}, postponed {when}: {text}", motion=name,
                       when=when(pen.meeting, motion), text=motion.text)  # fmt: skip
        case "postponed":
            return say("{motion}, postponed with it: {text}", motion=name, text=motion.text)
    return say("{motion}, not decided: {text}", motion=name, text=motion.text)


def _concerns(pen: Pen, private: set[str]) -> list[Bullet]:
    return [
        bullet(pen(_unanswered(pen, concern.person, concern.text)))
        for concern in pen.meeting.concerns
        if concern.answer is None and concern.item not in private
    ]


def _unanswered(pen: Pen, person: str | None, text: str) -> Phrase:
    if person is None:
        return say("To be answered: {text}", text=text)
    return say("To be answered, from {name}: {text}", name=pen.person(person), text=text)


def _adoption(pen: Pen) -> None:
    meeting = pen.meeting
    pen.page.heading(2, pen(say("Close")))
    sentences = []
    if meeting.adopted_at is not None:
        sentences.append(
            say(
                "The minutes were read to the meeting and adopted at {time}.",
                time=pen.time(meeting.adopted_at),
            )
        )
    else:
        sentences.append(say("The minutes have not been adopted yet."))
    if meeting.closed_at is not None:
        sentences.append(say("The meeting closed at {time}.", time=pen.time(meeting.closed_at)))
    if meeting.next_date:
        next_date = pen.date(dt.date.fromisoformat(meeting.next_date))
        sentences.append(say("The next meeting is on {date}.", date=next_date))
    pen.page.paragraph(*(pen(sentence) for sentence in sentences))


def _signatures(pen: Pen) -> None:
    """Write the signatures: minute-taker on the left, chair on the right, with room to sign."""
    facts = pen.meeting.agenda
    hint = pen(say("(signature and full name)"))
    pen.page.columns(
        [
            (pen(say("MINUTE-TAKER")), pen(say("CHAIR"))),
            (hint, hint),
            ("", ""),
            ("", ""),
            ("", ""),
            (facts.secretary or "………………………", facts.chair or "………………………"),
        ]
    )
