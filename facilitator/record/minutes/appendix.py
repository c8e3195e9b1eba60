"""The appendices, which can be left out: how long people spoke, and the log."""

from __future__ import annotations

from facilitator.meeting.duration import clock
from facilitator.meeting.events import (
    Event,
    FloorAsked,
    ItemOpened,
    NoteTaken,
    PapersEntered,
    PapersTakenOut,
    PresenceChanged,
)
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Argument, Percent, Phrase, nsay, say
from facilitator.meeting.statistics import shares
from facilitator.record.minutes.page import Bullet, Pen, bullet
from facilitator.record.transcript.floor import PoolPart, statistics


def appendices(pen: Pen) -> None:
    """Write the length of speeches, then the log."""
    _speeches(pen)
    log = _log(pen)
    if log:
        pen.page.heading(2, pen(say("Appendix: log")))
        pen.page.bullets(log)


def _speeches(pen: Pen) -> None:
    figures = statistics(pen.past)
    speaking = figures.speaking
    if not speaking:
        return
    tenths = shares([part.seconds for part in speaking])
    pen.page.heading(2, pen(say("Appendix: length of speeches")))
    spoke = [
        nsay(
            "{name}: {count} speech, {time} ({share})",
            "{name}: {count} speeches, {time} ({share})",
            part.turns,
            name=part.name,
            time=clock(part.seconds),
            share=Percent(share, 1000),
        )
        for part, share in zip(speaking, tenths, strict=True)
    ]
    pen.page.bullets([bullet(pen(phrase)) for phrase in spoke])
    silent = {person.id for person in pen.past.members} - {part.person for part in speaking}
    if silent:
        names = pen.listed(pen.names(pen.person(person) for person in silent))
        pen.page.paragraph(
            pen(
                nsay(
                    "Did not speak ({count}): {names}",
                    "Did not speak ({count}): {names}",
                    len(silent),
                    names=names,
                )
            )
        )
    if figures.pools:
        page_of_pools = [bullet(pen(_pool(part))) for part in figures.pools]
        pen.page.bullets(page_of_pools, pen(say("Speaking time of the groups")))


def _pool(part: PoolPart) -> Phrase:
    told: dict[str, Argument] = {
        "group": part.group,
        "used": clock(part.used_seconds),
        "given": clock(part.initial_seconds + part.extra_seconds),
    }
    if part.item is None:
        return say("{group}: {used} of {given}", **told)
    return say("item {number}, {group}: {used} of {given}", number=part.item, **told)


def _log(pen: Pen) -> list[Bullet]:
    """Return the log lines of events that were not undone; of private items, only the opening."""
    told = pen.timeline.told
    lines: list[tuple[str, Phrase]] = []
    is_private, opened = False, 0
    for recorded in pen.timeline.standing():
        event, phrase = recorded.event, told[recorded.seq - 1]
        if isinstance(event, ItemOpened):
            is_private, opened = pen.meeting.item_by_id(event.item).private, recorded.act
        elif is_private or (isinstance(event, FloorAsked) and recorded.act == opened):
            continue  # a go-around puts every member on the list
        if phrase is None or _is_secret(event):
            continue
        time = f"{recorded.at:%H:%M:%S}"
        marked = isinstance(event, PresenceChanged) and lines and lines[-1][0] == time
        together = _merged(pen, lines[-1][1], phrase) if marked else None
        if together:
            lines[-1] = (time, together)
        else:
            lines.append((time, phrase))
    return [bullet(f"{time} {pen(phrase)}") for time, phrase in lines]


def _is_secret(event: Event) -> bool:
    """Return whether the minutes keep silent about `event`: private notes, ballots read out."""
    if isinstance(event, NoteTaken):
        return event.kind is NoteKind.PRIVATE
    return isinstance(event, PapersEntered | PapersTakenOut)


def _merged(pen: Pen, one: Phrase, other: Phrase) -> Phrase | None:
    """Return one phrase for two that differ only by the name, or None."""
    names = [str(phrase.args.get("name", "")) for phrase in (one, other)]
    nameless = [{**phrase.args, "name": ""} for phrase in (one, other)]
    if one.text != other.text or nameless[0] != nameless[1]:
        return None
    return Phrase(one.text, {**one.args, "name": pen.listed(names)})
