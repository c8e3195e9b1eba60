"""Errors that end an act or the program with one sentence for the chair."""

from __future__ import annotations

from facilitator.meeting.phrase import Phrase, Refused


class FacilitatorError(Exception):
    """Something that cannot be done, with the sentence that says why and what would help."""

    exit_status = 2

    def __init__(self, reason: Phrase) -> None:
        super().__init__(str(Refused(reason)))
        self.reason = reason
