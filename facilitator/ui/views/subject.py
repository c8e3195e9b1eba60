"""The centre: the open item, its clock, its prompts, and what was written down about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.duration import clock as duration
from facilitator.meeting.duration import in_minutes
from facilitator.meeting.motions import UntilKind
from facilitator.meeting.notes import NoteKind
from facilitator.meeting.phrase import Argument, Phrase, nsay, say
from facilitator.meeting.postponing import is_due, postponed, when
from facilitator.meeting.spans import length
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.text import clean
from facilitator.meeting.timing import Clock, item_clock
from facilitator.ui.format import plan_label
from facilitator.ui.views.tones import Tone, tone_of
from facilitator.words import Words


class TitleView(Struct, frozen=True):
    """Number, title and presenter; or what to press when no item is open."""

    number: str
    title: str
    presenter: str
    aside: str = ""
    """The plan in short, for screens without room beside the clock."""


class ClockView(Struct, frozen=True):
    """The loud clock with the words beside it and the bar below."""

    digits: str
    tone: Tone
    word: str
    plan: str
    left: str
    elapsed: Seconds
    low: Seconds | None
    high: Seconds | None


class PromptView(Struct, frozen=True):
    """One question that the chair can ask."""

    text: str
    place: str


class RecordRow(Struct, frozen=True):
    """Something written down about the open item."""

    kind: str
    text: str
    tone: Tone
    is_note: bool = False
    """What the agenda says about the item, for the chair: it takes the room that is left."""


def title_view(meeting: Meeting, words: Words) -> TitleView:
    """Return what the meeting is on."""
    item, state = meeting.item, meeting.item_state
    if item is None or state is None:
        return TitleView("", words(_headline(meeting)), "")
    plan = plan_label(state.plan)
    return TitleView(
        number=item.number,
        title=item.title,
        presenter=item.presenter or "",
        aside=words(say("{plan} min", plan=plan)) if plan else "",
    )


def _headline(meeting: Meeting) -> Phrase:
    match meeting.phase:
        case Phase.PREPARED:
            return say("Ready to begin")
        case Phase.CLOSED:
            return say("The meeting is closed")
        case _:
            return say("No item is open")


def clock_view(meeting: Meeting, now: Instant, words: Words) -> ClockView:
    """Return the clock: of the recess, of the open item, or of the whole meeting."""
    if meeting.phase is Phase.PAUSED and meeting.recesses:
        return _recess_clock(meeting, now, words)
    if meeting.current is None:
        return _whole_clock(meeting, now, words)
    clock = item_clock(meeting, meeting.current, now)
    plan = plan_label(clock.plan)
    return ClockView(
        digits=duration(clock.elapsed),
        tone=tone_of(clock),
        word=words(state_word(clock)),
        plan=words(say("of {plan} minutes", plan=plan)) if plan else "",
        left=_left(clock, words),
        elapsed=clock.elapsed,
        low=clock.plan.min_seconds,
        high=clock.plan.max_seconds,
    )


def state_word(clock: Clock) -> Phrase:
    """Return the word that says what the clock's colour says."""
    if clock.plan.max_seconds is None:
        return say("no time limit")
    if clock.is_over:
        return say("over by {time}", time=duration(clock.elapsed - clock.plan.max_seconds))
    if clock.is_early and not clock.level:
        return say("early by {time}", time=duration((clock.plan.min_seconds or 0) - clock.elapsed))
    if clock.level:
        return say("{percent} % passed", percent=clock.level)
    if (clock.plan.min_seconds or 0) < clock.plan.max_seconds:
        return say("within the window")
    return say("in good time")


def _left(clock: Clock, words: Words) -> str:
    if clock.remaining is None or clock.is_over:
        return ""
    return words(say("{time} left", time=duration(clock.remaining)))


def _recess_clock(meeting: Meeting, now: Instant, words: Words) -> ClockView:
    began = meeting.recesses[-1].began
    passed = length(meeting.recesses[-1:], now)
    planned = meeting.pause_seconds
    until = ""
    if planned is not None:
        ends = meeting.zone.after(began, planned)
        until = words(say("until {time}", time=f"{ends:%H:%M}"))
    return ClockView(
        digits=duration(passed),
        tone=Tone.ALARM if planned is not None and passed > planned else Tone.LATE,
        word=words(say("recess since {time}", time=f"{began:%H:%M}")),
        plan=meeting.pause_reason or until,
        left=_recess_left(planned, passed, words),
        elapsed=0,
        low=None,
        high=None,
    )


def _recess_left(planned: Seconds | None, passed: Seconds, words: Words) -> str:
    if planned is None:
        return ""
    if passed > planned:
        return words(say("over by {time}", time=duration(passed - planned)))
    return words(say("{time} left", time=duration(planned - passed)))


def _whole_clock(meeting: Meeting, now: Instant, words: Words) -> ClockView:
    if meeting.opened_at is None:
        return _waiting_clock(meeting, now, words)
    ended = meeting.closed_at or now
    whole = int((ended - meeting.opened_at).total_seconds())
    opened = say("opened at {time}", time=f"{meeting.opened_at:%H:%M}")
    return ClockView(
        digits=duration(whole),
        tone=Tone.PLAIN,
        word=words(_closing(meeting)),
        plan=words(opened),
        left="",
        elapsed=0,
        low=None,
        high=None,
    )


def _closing(meeting: Meeting) -> Phrase:
    if meeting.closed_at is not None:
        return say("closed at {time}", time=f"{meeting.closed_at:%H:%M}")
    return say("length of the meeting")


def _waiting_clock(meeting: Meeting, now: Instant, words: Words) -> ClockView:
    """Before the opening the loud figure is the time of day, with what is left until the start."""
    word, tone = "", Tone.PLAIN
    if meeting.agenda.time:
        hour, minute = (int(part) for part in meeting.agenda.time.split(":")[:2])
        start = meeting.zone.nearest(dt.time(hour, minute), now) or now
        ahead = int((start - now).total_seconds())
        if 0 < ahead <= int(dt.timedelta(hours=3).total_seconds()):
            word = words(nsay("in {count} minute", "in {count} minutes", in_minutes(ahead)))
        elif -10800 < ahead <= -60:
            tone = Tone.LATE
            late = in_minutes(-ahead)
            word = words(nsay("{count} minute late", "{count} minutes late", late))
    due = words(say("planned start {time}", time=meeting.agenda.time or ""))
    return ClockView(
        digits=f"{now:%H:%M}",
        tone=tone,
        word=word,
        plan=due if meeting.agenda.time else "",
        left="",
        elapsed=0,
        low=None,
        high=None,
    )


def prompt_view(meeting: Meeting, place: int, words: Words) -> PromptView | None:
    """Return the prompt at a place (counted round), None when the item has none.

    While no item is open, it says what comes next and by which key.
    """
    item = meeting.item
    if item is None or not meeting.in_session:
        return PromptView(words(_what_now(meeting)), "")
    if not item.prompts:
        return None
    index = place % len(item.prompts)
    count = f"{index + 1}/{len(item.prompts)}" if len(item.prompts) > 1 else ""
    return PromptView(item.prompts[index], count)


def _what_now(meeting: Meeting) -> Phrase:
    match meeting.phase:
        case Phase.PREPARED:
            return say("r says who is here · n opens the meeting")
        case Phase.PAUSED:
            return say("p goes on; all clocks stand")
        case Phase.CLOSED:
            return say("w minutes · u reopens · ctrl+q leaves")
        case _:
            return say("x closes the meeting · g takes an item up again")


_NOTE_LABELS: dict[NoteKind, tuple[Phrase, Tone]] = {
    NoteKind.DECISION: (say("decision"), Tone.GOOD),
    NoteKind.CONCLUSION: (say("conclusion"), Tone.GOOD),
    NoteKind.NOTE: (say("note"), Tone.QUIET),
    NoteKind.PRIVATE: (say("private"), Tone.QUIET),
}


def record_rows(meeting: Meeting, words: Words, now: Instant) -> tuple[RecordRow, ...]:
    """Return the agenda's note on the open item, and what was written down, in order of time."""
    rows: list[tuple[Instant, RecordRow]] = []
    labels = {kind: (words(label), tone) for kind, (label, tone) in _NOTE_LABELS.items()}
    for note in meeting.notes:
        if note.item == meeting.current:
            label, tone = labels[note.kind]
            rows.append((note.at, RecordRow(label, note.text, tone)))
    for task in meeting.tasks:
        if task.item == meeting.current:
            parts = [meeting.name_of(task.owner) if task.owner else words(say("nobody yet"))]
            parts += ([_due(task.due, words)] if task.due else []) + [task.text]
            text = " · ".join(parts)
            tone = Tone.PLAIN if task.owner else Tone.LATE
            rows.append((task.at, RecordRow(words(say("task")), text, tone)))
    for concern in meeting.concerns:
        if concern.item == meeting.current:
            who = f"{meeting.name_of(concern.person)}: " if concern.person else ""
            open_ = words(say("no answer yet")) if concern.answer is None else f"→ {concern.answer}"
            tone = Tone.LATE if concern.answer is None else Tone.PLAIN
            row = RecordRow(words(say("concern")), f"{who}{concern.text} · {open_}", tone)
            rows.append((concern.at, row))
    rows.sort(key=lambda pair: pair[0])
    return (*_agenda_note(meeting), *_postponed(meeting, now, words), *(row for _, row in rows))


def _postponed(meeting: Meeting, now: Instant, words: Words) -> Iterator[RecordRow]:
    """Yield a row for each motion that comes back later in this meeting, or is due now."""
    for motion in postponed(meeting):
        if motion.until is None or motion.until.kind in {UntilKind.NEXT, UntilKind.WORDS}:
            continue
        is_now = is_due(meeting, motion, now)
        facts: dict[str, Argument] = {"number": motion.number, "text": motion.text}
        told = (
            say("motion {number} (m, then 0): {text}", **facts)
            if is_now
            else say("motion {number} {when}: {text}", when=when(meeting, motion), **facts)
        )
        label, tone = (say("due"), Tone.LATE) if is_now else (say("postponed"), Tone.QUIET)
        yield RecordRow(words(label), words(told), tone)


def _agenda_note(meeting: Meeting) -> Iterator[RecordRow]:
    if meeting.item is not None and (text := clean(meeting.item.notes.replace("\n", " "))):
        yield RecordRow("", text, Tone.QUIET, is_note=True)


def _due(date: str, words: Words) -> str:
    return words.short_date(dt.date.fromisoformat(date))
