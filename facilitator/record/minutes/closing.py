"""The end: what is to be done, what goes on, that the minutes were adopted, and who signs."""

from __future__ import annotations

import datetime as dt

from facilitator.meeting.leftover import WhyLeft, unsettled
from facilitator.meeting.motions import Motion
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.postponing import when
from facilitator.meeting.stack import heading
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.record.markdown import Bullet, bullet
from facilitator.record.minutes.items import task_line
from facilitator.record.minutes.pen import Pen


def closing(pen: Pen) -> None:
    """Write the open tasks, what is carried over, the adoption and the signature lines."""
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
        bullet(pen(_left(pen, motion, why)))
        for motion, why in unsettled(pen.meeting)
        if motion.item not in private
    ]


def _left(pen: Pen, motion: Motion, why: WhyLeft) -> Phrase:
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
    """Minute-taker on the left, chair on the right, room for a pen between title and name."""
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
