"""What is put in between speeches: which question an answer is to, and who has no name yet."""

from __future__ import annotations

from facilitator.meeting.floor import Entry, Turn
from facilitator.meeting.order import arranged
from facilitator.meeting.state import Meeting


def answerable(meeting: Meeting) -> Entry | Turn | None:
    """Return the question or intervention that an answer is to: who speaks, else who waits.

    Of those who wait the last that asked; when none waits, the last one heard on the open item.
    """
    live = [t for t in reversed(meeting.live) if _is_asked(t)]
    waiting = [entry for entry in meeting.waiting if _is_asked(entry)]
    if live:
        return live[0]
    if waiting:
        return max(waiting, key=lambda entry: int(entry.id[1:]))
    heard = (t for t in reversed(meeting.turns) if t.item == meeting.current and _is_asked(t))
    return next(heard, None)


def _is_asked(speech: Entry | Turn) -> bool:
    if isinstance(speech, Turn) and speech.entry is None:
        return False
    return speech.speech_class.can_be_answered and speech.answers is None


def request_of(speech: Entry | Turn) -> str | None:
    """Return the id of the request that a speech is or came from."""
    return speech.entry if isinstance(speech, Turn) else speech.id


def nameless(meeting: Meeting) -> Entry | Turn | None:
    """Return what wants a name: who speaks, else who waits, else who spoke.

    Of those who wait the first; of those who spoke on the open item the last.
    """
    spoke = (t for t in reversed(meeting.turns) if t.item == meeting.current)
    everything: tuple[Entry | Turn, ...] = (*reversed(meeting.live), *arranged(meeting), *spoke)
    return next((speech for speech in everything if speech.person is None), None)
