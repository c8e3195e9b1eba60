"""Where agendas are: a file, or one of those that come with the program."""

from __future__ import annotations

import difflib
from pathlib import Path

import facilitator
from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import say


def shipped_folder() -> Path:
    """Return the folder of the shipped agendas: in the wheel, or beside a checkout's package."""
    package = Path(facilitator.__file__).parent
    packed = package / "agendas"
    return packed if packed.is_dir() else package.parent / "agendas"


def shipped_agendas() -> list[Path]:
    """Return the shipped agendas in the order of their names."""
    return sorted(shipped_folder().glob("*.md"))


def agenda_path(text: str) -> Path:
    """Return the path of an agenda given by its path or by the name of a shipped one.

    Raises:
        FacilitatorError: when it is neither; names the nearest shipped one.
    """
    path = Path(text)
    if path.exists() or path.is_symlink():
        return path
    names = {agenda.stem: agenda for agenda in shipped_agendas()}
    if text in names:
        return names[text]
    near = difflib.get_close_matches(path.stem, names, n=1, cutoff=0.5)
    if near:
        raise FacilitatorError(
            say(
                "There is no file {path}. Did you mean the agenda “{name}”?",
                path=text,
                name=near[0],
            )
        )
    raise FacilitatorError(
        say(
            "There is no file {path}, and no agenda of that name comes with the program: {names}.",
            path=text,
            names=", ".join(names),
        )
    )
