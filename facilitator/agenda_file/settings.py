"""Front matter -> what the body set for the meeting; whatever cannot be used is a complaint."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from facilitator.agenda_file.front_matter import FrontMatter
from facilitator.meeting.agenda import Agenda
from facilitator.meeting.phrase import Phrase

OWN_KEYS = frozenset(
    {
        "body",
        "language",
        "chair",
        "secretary",
        "members",
        "guests",
        "quorum",
        "turn",
        "order",
        "rules",
        "vote",
        "warnings",
        "repeat",
    }
)


@dataclass(slots=True)
class Settings:
    """The agenda without its items, and the complaints."""

    agenda: Agenda
    complaints: list[tuple[int, Phrase]] = field(default_factory=list)


def read_settings(front: FrontMatter, folder: Path | None) -> Settings:
    """Read the front matter."""
    title = front.entries.get("title")
    return Settings(Agenda(title=(title.text or "") if title else ""))
