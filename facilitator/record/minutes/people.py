"""Who attended, who did not and why, and whether there was a quorum."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from facilitator.meeting.agenda import Role
from facilitator.meeting.events import PresenceChanged
from facilitator.meeting.people import MEMBERS, Person, Presence, QuorumState, minutes_late
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.text import sort_key
from facilitator.record.minutes.page import Bullet, Pen, Strong, bullet
from facilitator.record.transcript.attendance import quorum_states


def people(pen: Pen) -> None:
    """Write the attendance, or a sentence that it was not taken."""
    everybody = list(pen.meeting.people.values())
    if not everybody:
        return
    pen.page.heading(2, pen(say("Attendance")))
    if not pen.meeting.attendance_taken:
        pen.page.paragraph(pen(say("Attendance was not taken.")))
        return
    members = [person for person in everybody if person.role in MEMBERS]
    others = [person for person in everybody if person.role not in MEMBERS and person.spans]
    pen.page.bullets(
        [
            *_numbers(pen, members),
            *_present(pen, [person for person in members if person.spans]),
            *_absent(pen, [person for person in members if not person.spans]),
            *_guests(pen, others),
            *_quorum(pen),
        ]
    )


def _numbers(pen: Pen, members: list[Person]) -> list[Bullet]:
    probationary = sum(person.role is Role.PROBATIONARY for person in members)
    if not members:
        return []
    if probationary:
        text = say(
            "{count} in all, {full} full and {probationary} probationary",
            count=len(members),
            full=len(members) - probationary,
            probationary=probationary,
        )
        return [bullet(Strong(pen(say("Members:"))), pen(text))]
    return [bullet(Strong(pen(say("Members:"))), str(len(members)))]


def _named(pen: Pen, people: Iterable[tuple[Person, Phrase | str | None]]) -> str:
    named = sorted(people, key=lambda pair: sort_key(pair[0].name, pen.words.language))
    return pen.listed(
        pen(say("{name} ({remark})", name=person.name, remark=remark)) if remark else person.name
        for person, remark in named
    )


def _present(pen: Pen, present: list[Person]) -> list[Bullet]:
    if not present:
        return []
    late = {
        line.event.person
        for line in pen.timeline.standing()
        if isinstance(line.event, PresenceChanged) and line.event.presence is Presence.LATE
    }
    label = say("Present ({number}):", number=len(present))
    remarked = [(person, _coming_and_going(pen, person, late)) for person in present]
    return [bullet(Strong(pen(label)), _named(pen, remarked))]


def _coming_and_going(pen: Pen, person: Person, late: set[str]) -> Phrase | None:
    remarks = []
    spans = person.spans
    if person.id in late:
        time = pen.time(spans[0].began)
        minutes = minutes_late(person, pen.meeting.opened_at)
        remarks.append(
            nsay(
                "from {time}, {count} minute late",
                "from {time}, {count} minutes late",
                minutes,
                time=time,
            )
            if minutes
            else say("from {time}", time=time)
        )
    for before, after in pairwise(spans):
        if before.ended is not None:
            remarks.append(
                say(
                    "away from {begin} to {end}",
                    begin=pen.time(before.ended),
                    end=pen.time(after.began),
                )
            )
    if person.presence is Presence.LEFT and (left := spans[-1].ended):
        remarks.append(say("until {time}", time=pen.time(left)))
    return joined(remarks) if remarks else None


def _absent(pen: Pen, absent: list[Person]) -> list[Bullet]:
    bullets = []
    for presence in (Presence.EXCUSED, Presence.ABSENT, Presence.EXPECTED):
        group = [person for person in absent if person.presence is presence]
        if group:
            label = Strong(pen(_absent_label(presence, len(group))))
            bullets.append(bullet(label, _named(pen, [(p, p.reason) for p in group])))
    return bullets


def _absent_label(presence: Presence, number: int) -> Phrase:
    match presence:
        case Presence.EXCUSED:
            return say("Absent with a reason ({number}):", number=number)
        case Presence.ABSENT:
            return say("Absent without a reason ({number}):", number=number)
        case _:
            return say("Attendance not recorded ({number}):", number=number)


def _guests(pen: Pen, guests: list[Person]) -> list[Bullet]:
    if not guests:
        return []
    label = say("Guests and observers ({number}):", number=len(guests))
    return [bullet(Strong(pen(label)), _named(pen, [(p, p.group) for p in guests]))]


def _quorum(pen: Pen) -> list[Bullet]:
    states = quorum_states(pen.meeting)
    # no one was marked at the opening: the roll was called just after it
    while len(states) > 1 and states[0][1].present == 0:
        states = states[1:]
    if not states or not states[0][1].entitled:
        return []
    opening = states[0][1]
    changes: list[Phrase] = []
    met = opening.is_met
    for at, state in states[1:]:
        if state.is_met != met:
            met = state.is_met
            changes.append(_change(pen.time(at), state))
    first = _opening(opening)
    return [bullet(Strong(pen(say("Quorum:"))), pen(joined([first, *changes])))]


def _opening(state: QuorumState) -> Phrase:
    if state.is_met:
        return nsay(
            "present, with {present} of {count} entitled to vote ({needed} needed)",
            "present, with {present} of {count} entitled to vote ({needed} needed)",
            state.entitled,
            present=state.present,
            needed=state.needed,
        )
    return nsay(
        "not present, with {present} of {count} entitled to vote ({needed} needed)",
        "not present, with {present} of {count} entitled to vote ({needed} needed)",
        state.entitled,
        present=state.present,
        needed=state.needed,
    )


def _change(time: str, state: QuorumState) -> Phrase:
    if state.is_met:
        return say("present from {time}, with {present}", time=time, present=state.present)
    return say("lost at {time}, with {present}", time=time, present=state.present)
