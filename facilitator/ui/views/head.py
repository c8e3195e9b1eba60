"""The first line: which meeting, who is there, how late it is."""

from __future__ import annotations

from msgspec import Struct

from facilitator.meeting.agenda import Instant
from facilitator.meeting.people import QuorumState
from facilitator.meeting.phrase import say
from facilitator.meeting.stack import adjournment_decided
from facilitator.meeting.state import Meeting, Phase
from facilitator.meeting.timing import projection
from facilitator.ui.format import lateness
from facilitator.ui.views.tones import Tone
from facilitator.words import Words


class HeadView(Struct, frozen=True):
    """The header."""

    title: str
    phase: str
    """A word when the meeting does not simply run: `recess`, `closed`; else nothing."""
    presence: str
    presence_short: str
    presence_tone: Tone
    time: str
    planned: str
    likely: str
    likely_short: str
    """The likely end with its word, for narrow screens."""
    late: str
    late_tone: Tone


def head_view(meeting: Meeting, now: Instant, words: Words) -> HeadView:
    """Return the header's slice."""
    presence, short, tone = _presence(meeting, words)
    ends = projection(meeting, now)
    late = ends.late if ends else 0
    likely = f"{ends.likely:%H:%M}" if ends else ""
    return HeadView(
        title=meeting.agenda.title,
        phase=_phase(meeting, words),
        presence=presence,
        presence_short=short,
        presence_tone=tone,
        time=f"{now:%H:%M}",
        planned=words(say("planned {time}", time=f"{ends.planned:%H:%M}")) if ends else "",
        likely=words(say("likely {time}", time=likely)) if ends else "",
        likely_short=words(say("end {time}", time=likely)) if ends else "",
        late=lateness(late),
        late_tone=Tone.LATE if late > 0 else Tone.GOOD,
    )


def _phase(meeting: Meeting, words: Words) -> str:
    match meeting.phase:
        case Phase.PREPARED:
            return words(say("not opened yet"))
        case Phase.PAUSED:
            return words(say("recess"))
        case Phase.CLOSED:
            return words(say("closed"))
        case _ if adjournment_decided(meeting):
            return words(say("adjournment decided"))
        case _:
            return ""


def _presence(meeting: Meeting, words: Words) -> tuple[str, str, Tone]:
    quorum: QuorumState = meeting.quorum
    if not meeting.people or meeting.phase is Phase.CLOSED:
        return "", "", Tone.QUIET
    if not meeting.attendance_taken:
        return words(say("attendance not taken")), f"–/{quorum.entitled}", Tone.QUIET
    count = f"{quorum.present}/{quorum.entitled}"
    if quorum.is_met:
        return words(say("✓ {count} present", count=count)), f"✓ {count}", Tone.GOOD
    missing = say("✗ {count} present, quorum {needed}", count=count, needed=quorum.needed)
    return words(missing), f"✗ {count}", Tone.ALARM
