"""The meeting as Markdown that needs no retyping, in the meeting's own language."""

from facilitator.record.minutes.document import minutes

__all__ = ["minutes"]
