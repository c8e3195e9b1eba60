"""The floor's panel: who speaks, who waits and why there, who has spoken how long."""

from __future__ import annotations

from msgspec import Struct

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.duration import clock as duration
from facilitator.meeting.floor import CLASS_NAMES, Entry, SpeechClass, Turn
from facilitator.meeting.order import ORDER_NAMES, arranged
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.reasons import spoken
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timing import Clock, speech_clock
from facilitator.ui.format import gini
from facilitator.ui.views.tones import Tone, tone_of
from facilitator.words import Words

CLASS_MARKS: dict[SpeechClass, str] = {
    SpeechClass.INTERPOSED: "^",
    SpeechClass.INTERVENTION: "*",
    SpeechClass.ORDER: "!",
    SpeechClass.QUESTION: "?",
    SpeechClass.REPLY: ">",
    SpeechClass.FOR: "+",
    SpeechClass.AGAINST: "-",
    SpeechClass.PLAIN: "",
}


class SpeakerView(Struct, frozen=True):
    """Who has the floor."""

    name: str
    aside: str
    """`turn 2`, `first time ✦`, the class of the speech."""
    time: str
    limit: str
    tone: Tone
    word: str
    elapsed: Seconds
    high: Seconds
    note: str
    paused: str
    """Whose speech stands still meanwhile, and at what time."""


class WaitingRow(Struct, frozen=True):
    """Somebody on the list."""

    mark: str
    mark_tone: Tone
    name: str
    why: str
    why_tone: Tone


class FloorView(Struct, frozen=True):
    """The panel."""

    speaker: SpeakerView | None
    nobody: str
    waiting: str
    order: str
    closed: str
    rows: tuple[WaitingRow, ...]
    spoken: str
    gini: str
    times: tuple[int, ...]
    """Seconds of everybody present, most first."""


def floor_view(meeting: Meeting, now: Instant, words: Words) -> FloorView:
    """Return the floor's slice."""
    entries = arranged(meeting)
    state = meeting.item_state
    times = _times(meeting, now)
    heard = sum(1 for seconds in times if seconds)
    return FloorView(
        speaker=_speaker(meeting, now, words),
        nobody=words(_nobody(meeting)) if meeting.phase is Phase.OPEN else "",
        waiting=words(say("waiting {number}", number=len(entries))),
        order=words(ORDER_NAMES[meeting.order]),
        closed=words(say("✕ list closed")) if state and state.list_closed else "",
        rows=tuple(_row(meeting, entry, place, words) for place, entry in _numbered(entries)),
        spoken=_spoken_of(heard, len(times), words),
        gini=words(say("Gini {number}", number=words.number(gini(times), 2))) if heard else "",
        times=times,
    )


def _spoken_of(heard: int, present: int, words: Words) -> str:
    if not present:
        return ""
    return words(say("spoken {heard} of {present}", heard=heard, present=present))


def _nobody(meeting: Meeting) -> Phrase:
    return say("Call the next one") if meeting.waiting else say("The floor is free")


def _speaker(meeting: Meeting, now: Instant, words: Words) -> SpeakerView | None:
    turn, clock = meeting.speech, speech_clock(meeting, now)
    if turn is None or clock is None:
        return None
    return SpeakerView(
        name=meeting.name_of(turn.person),
        aside=_aside(meeting, turn, words),
        time=duration(clock.elapsed),
        limit=duration(turn.limit),
        tone=tone_of(clock),
        word=_speech_word(clock, turn, words),
        elapsed=clock.elapsed,
        high=turn.limit,
        note=turn.note or "",
        paused=_paused(meeting, words),
    )


def _speech_word(clock: Clock, turn: Turn, words: Words) -> str:
    if not turn.is_running:
        return words(say("paused"))
    if clock.is_over:
        return f"+{duration(clock.elapsed - turn.limit)}"
    return f"{clock.level} %" if clock.level else ""


def _aside(meeting: Meeting, turn: Turn, words: Words) -> str:
    if not turn.speech_class.is_plain:
        return f"{CLASS_MARKS[turn.speech_class]} {words(CLASS_NAMES[turn.speech_class])}"
    turns = meeting.people[turn.person].turns if turn.person else 0
    said = (
        words(say("✦ first time")) if turns == 0 else words(say("turn {number}", number=turns + 1))
    )
    mark = CLASS_MARKS[turn.speech_class]
    return f"{mark} {said}" if mark else said


def _paused(meeting: Meeting, words: Words) -> str:
    if meeting.interrupted is None:
        return ""
    turn = meeting.interrupted
    sentence = say(
        "‖ {name} at {time}", name=meeting.name_of(turn.person), time=duration(turn.net())
    )
    return words(sentence)


def _numbered(entries: tuple[Entry, ...]) -> list[tuple[str, Entry]]:
    return [(str(place), entry) for place, entry in enumerate(entries, start=1)]


def _row(meeting: Meeting, entry: Entry, place: str, words: Words) -> WaitingRow:
    mark, tone = CLASS_MARKS[entry.speech_class], Tone.PLAIN
    if entry.speech_class.rank <= SpeechClass.ORDER.rank:
        tone = Tone.ALARM
    elif mark:
        tone = Tone.LATE
    why, why_tone = _why(meeting, entry, words)
    return WaitingRow(
        mark or place, tone if mark else Tone.QUIET, _name(meeting, entry), why, why_tone
    )


def _name(meeting: Meeting, entry: Entry) -> str:
    name = meeting.name_of(entry.person)
    return f"{name} ({entry.note})" if entry.note else name


def _why(meeting: Meeting, entry: Entry, words: Words) -> tuple[str, Tone]:
    if not entry.speech_class.is_plain:
        tone = Tone.ALARM if entry.speech_class.rank <= SpeechClass.ORDER.rank else Tone.LATE
        return words(CLASS_NAMES[entry.speech_class]), tone
    if entry.putback:
        return words(say("put back")), Tone.QUIET
    is_new = entry.person is not None and meeting.people[entry.person].turns == 0
    return words(spoken(meeting, entry.person)), Tone.LATE if is_new else Tone.QUIET


def _times(meeting: Meeting, now: Instant) -> tuple[int, ...]:
    speech = meeting.speech
    times = []
    for person in meeting.people.values():
        seconds = person.seconds
        if speech and speech.person == person.id:
            seconds += speech.net(now)
        was_here = meeting.phase is Phase.CLOSED and person.spans
        if person.is_present or was_here or seconds:
            times.append(seconds)
    return tuple(sorted(times, reverse=True))
