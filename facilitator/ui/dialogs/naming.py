"""Saying who it is that waits or speaks for nobody yet."""

from __future__ import annotations

from facilitator.meeting.asides import nameless
from facilitator.meeting.commands import CorrectSpeaker
from facilitator.meeting.floor import Entry, Turn
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.reasons import class_told
from facilitator.meeting.state import Meeting
from facilitator.ui.dialogs.person import PersonSheet
from facilitator.words import Words


class NameSheet(PersonSheet[CorrectSpeaker]):
    """Answers with the name of an entry; without one, of what wants a name most."""

    def __init__(self, meeting: Meeting, words: Words, entry: Entry | None = None) -> None:
        self._speech: Entry | Turn | None = entry or nameless(meeting)
        super().__init__(meeting, words, _title(meeting, self._speech))

    def picked(self, person: str) -> None:
        """Answer with the name."""
        speech = self._speech
        if isinstance(speech, Turn):
            named = CorrectSpeaker(person=person, turn=speech.id)
        else:
            named = CorrectSpeaker(person=person, entry=speech.id if speech else None)
        self.reply(named, named)


def _title(meeting: Meeting, speech: Entry | Turn | None) -> Phrase:
    if speech is None:
        return say("Who is it?")
    told = class_told(meeting, speech)
    if isinstance(speech, Entry):
        return say("Who waits? ({speech_class})", speech_class=told)
    time = f"{speech.began_at:%H:%M:%S}"
    if speech in meeting.live:
        return say("Who is speaking? ({speech_class}, since {time})", speech_class=told, time=time)
    return say("Who spoke? ({speech_class}, at {time})", speech_class=told, time=time)
