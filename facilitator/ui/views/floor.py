"""The floor's panel: who speaks, who waits and why there, who has spoken how long."""

from __future__ import annotations

from msgspec import Struct

from facilitator.meeting.agenda import Instant, Seconds
from facilitator.meeting.duration import clock as duration
from facilitator.meeting.floor import Entry, SpeechClass, Turn
from facilitator.meeting.order import (
    ORDER_NAMES,
    arranged,
    asked_to_speak,
    group_of,
    unheard_members,
)
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.pools import Pool, pools
from facilitator.meeting.reasons import class_told, often_while_unheard, spoken_or_speaking
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.statistics import gini, members_seconds, spoken_of
from facilitator.meeting.timing import Clock, speech_clock
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
ANSWER_MARK = "="


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
    hint: str = ""
    """Which key says who it is, when nobody has said so yet, or that they decline to speak."""


class WaitingRow(Struct, frozen=True):
    """Somebody on the list."""

    mark: str
    mark_tone: Tone
    name: str
    why: str
    why_tone: Tone


class PoolRow(Struct, frozen=True):
    """What a group has left of its speaking time."""

    group: str
    left: str
    tone: Tone
    used: Seconds
    given: Seconds
    speaks: bool
    """The running speech is charged to it."""


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
    """Seconds of the members who were there, of all while no attendance was taken, most first."""
    sign: str = ""
    """Quietly, before it is done: the next one has had many turns, and others none."""
    pools: tuple[PoolRow, ...] = ()
    unheard: str = ""
    """While nobody speaks and members are unheard: whom the key of invitations would call."""


def floor_view(meeting: Meeting, now: Instant, words: Words) -> FloorView:
    """Return the floor's slice."""
    entries = arranged(meeting)
    state = meeting.item_state
    return FloorView(
        speaker=_speaker(meeting, now, words),
        nobody=words(_nobody(meeting)) if meeting.phase is Phase.OPEN else "",
        waiting=words(say("waiting {number}", number=len(entries))),
        order=words(ORDER_NAMES[meeting.order]),
        closed=words(say("✕ list closed")) if state and state.list_closed else "",
        rows=tuple(_row(meeting, entry, place, words) for place, entry in _numbered(entries)),
        spoken=_spoken_of(meeting, words),
        gini=_gini(meeting, now, words),
        times=_times(meeting, now),
        sign=_sign(meeting, entries, words),
        pools=_pools(meeting, now),
        unheard=_unheard(meeting, words),
    )


def _unheard(meeting: Meeting, words: Words) -> str:
    if meeting.live or meeting.phase is not Phase.OPEN or meeting.item is None:
        return ""
    if not unheard_members(meeting):
        return ""
    return words(say("h invites {name}", name=meeting.name_of(asked_to_speak(meeting))))


def _gini(meeting: Meeting, now: Instant, words: Words) -> str:
    seconds, there = members_seconds(meeting, now)
    uneven = gini(seconds, there)
    if uneven is None:
        return ""
    return words(say("Gini {number}", number=words.number(uneven, 2)))


def _sign(meeting: Meeting, entries: tuple[Entry, ...], words: Words) -> str:
    first = entries[0] if entries else None
    if first is None or not first.speech_class.is_plain:
        return ""
    found = often_while_unheard(meeting, first.person)
    if found is None:
        return ""
    turns, silent = found
    told = nsay(
        "◦ {turns} turns, {count} unheard: h",
        "◦ {turns} turns, {count} unheard: h",
        silent,
        turns=turns,
    )
    return words(told)


def _pools(meeting: Meeting, now: Instant) -> tuple[PoolRow, ...]:
    speech = meeting.speech
    charged = speech is not None and speech.speech_class.is_plain
    group = group_of(meeting, speech.person) if speech and charged else None
    return tuple(
        PoolRow(
            group=pool.group,
            left=duration(pool.left),
            tone=_pool_tone(pool),
            used=pool.used,
            given=pool.given,
            speaks=pool.group == group,
        )
        for pool in pools(meeting, now)
    )


def _pool_tone(pool: Pool) -> Tone:
    if pool.left < 0:
        return Tone.ALARM
    return Tone.LATE if pool.left * 10 <= pool.given else Tone.PLAIN


def _spoken_of(meeting: Meeting, words: Words) -> str:
    heard, there = spoken_of(meeting)
    if not there or not _is_known_who_is_here(meeting):
        return ""
    return words(say("spoken {heard} of {present}", heard=heard, present=there))


def _is_known_who_is_here(meeting: Meeting) -> bool:
    """Before the opening only the attendance tells; later who speaks may be all there is."""
    return meeting.attendance_taken or meeting.phase is not Phase.PREPARED


def _nobody(meeting: Meeting) -> Phrase:
    return say("Call the next one") if meeting.waiting else say("The floor is free")


def _speaker(meeting: Meeting, now: Instant, words: Words) -> SpeakerView | None:
    turn, clock = meeting.speech, speech_clock(meeting, now)
    if turn is None or clock is None:
        return None
    return SpeakerView(
        name=_who(meeting, turn.person, words),
        aside=_aside(meeting, turn, words),
        time=duration(clock.elapsed),
        limit=duration(turn.limit),
        tone=tone_of(clock),
        word=_speech_word(clock, turn, words),
        elapsed=clock.elapsed,
        high=turn.limit,
        note=turn.note or "",
        paused=_paused(meeting, words),
        hint=words(_hint(turn, clock)),
    )


JUST_INVITED = 30
"""Seconds within which somebody who was invited may still be about to decline."""


def _hint(turn: Turn, clock: Clock) -> Phrase:
    if not turn.person:
        return say("N says who it is")
    if turn.invited and clock.elapsed < JUST_INVITED:
        return say("invited · H declines")
    return Phrase("")


def _who(meeting: Meeting, person: str | None, words: Words) -> str:
    return meeting.name_of(person) if person else words(say("… who?"))


def _speech_word(clock: Clock, turn: Turn, words: Words) -> str:
    if not turn.is_running:
        return words(say("paused"))
    if clock.is_over:
        return f"+{duration(clock.elapsed - turn.limit)}"
    return f"{clock.level} %" if clock.level else ""


def _aside(meeting: Meeting, turn: Turn, words: Words) -> str:
    if not turn.speech_class.is_plain:
        told = say("answer") if turn.answers else class_told(meeting, turn)
        return f"{_mark(turn)} {words(told)}"
    turns = meeting.people[turn.person].turns if turn.person else 0
    said = (
        words(say("✦ first time")) if turns == 0 else words(say("turn {number}", number=turns + 1))
    )
    mark = CLASS_MARKS[turn.speech_class]
    return f"{mark} {said}" if mark else said


def _mark(speech: Entry | Turn) -> str:
    return ANSWER_MARK if speech.answers else CLASS_MARKS[speech.speech_class]


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
    mark, tone = _mark(entry), Tone.PLAIN
    if entry.speech_class.rank <= SpeechClass.ORDER.rank:
        tone = Tone.ALARM
    elif mark:
        tone = Tone.LATE
    why, why_tone = _why(meeting, entry, words)
    return WaitingRow(
        mark or place, tone if mark else Tone.QUIET, _name(meeting, entry, words), why, why_tone
    )


def _name(meeting: Meeting, entry: Entry, words: Words) -> str:
    name = _who(meeting, entry.person, words)
    return f"{name} ({entry.note})" if entry.note else name


def _why(meeting: Meeting, entry: Entry, words: Words) -> tuple[str, Tone]:
    if not entry.speech_class.is_plain:
        tone = Tone.ALARM if entry.speech_class.rank <= SpeechClass.ORDER.rank else Tone.LATE
        return words(say("answer") if entry.answers else class_told(meeting, entry)), tone
    if entry.putback:
        return words(say("put back")), Tone.QUIET
    told, is_new = spoken_or_speaking(meeting, entry.person)
    return words(told), Tone.LATE if is_new else Tone.QUIET


def _times(meeting: Meeting, now: Instant) -> tuple[int, ...]:
    if not _is_known_who_is_here(meeting):
        return ()
    seconds, there = members_seconds(meeting, now)
    return (*seconds, *[0] * (there - len(seconds)))
