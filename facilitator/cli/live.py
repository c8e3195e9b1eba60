"""Running a meeting: the agenda, the folder, the journal and the door, then a front end."""

from __future__ import annotations

import contextlib
import shlex
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from facilitator import __version__
from facilitator.cli.endings import complain, fail
from facilitator.cli.settings import read_settings
from facilitator.cli.shipped import agenda_path
from facilitator.cli.streams import open_script
from facilitator.clock import HandClock, SystemClock
from facilitator.errors import FacilitatorError
from facilitator.lost_time import keep_time
from facilitator.meeting.agenda import Instant
from facilitator.meeting.commands.sitting import ForceOpening
from facilitator.meeting.events import MeetingPrepared, Recorded
from facilitator.meeting.mistakes import Mistake, MistakeAbout
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.state import Phase
from facilitator.meeting.text import clean
from facilitator.meeting.zone import Zone
from facilitator.record.journal import open_journal, timeline_of
from facilitator.record.library import (
    data_folder,
    find_meeting,
    last_unfinished,
    new_meeting_folder,
    write_sources,
)
from facilitator.session import Session
from facilitator.words import Words, chairs_language, named_language
from facilitator.zones import meeting_zone, named_zone, system_zone

if TYPE_CHECKING:
    from facilitator.agenda_file import Reading

Lines = Iterable[str]
AnyClock = HandClock | SystemClock


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How the chair wants to run it."""

    plain: bool = False
    script: Path | None = None
    strict: bool = False

    @property
    def in_lines(self) -> bool:
        """Line mode, asked for or implied by a script."""
        return self.plain or self.script is not None


def run_meeting(
    agenda: str,
    data: Path | None,
    manner: Manner,
    *,
    title: str | None = None,
    force: bool = False,
) -> int:
    """Start a meeting from an agenda and run it; return the exit status."""
    from facilitator.agenda_file import read_agenda  # a meeting that goes on needs no agenda read

    path = agenda_path(agenda)
    reading = read_agenda(path)
    if title and (wanted := clean(title)):
        changed = msgspec.structs.replace(reading.agenda, title=wanted)
        reading = msgspec.structs.replace(reading, agenda=changed)
    _need_a_terminal(manner)
    _mention_complaints(path, reading)
    with _lines(manner) as source:
        clock, lines = _clock(source, manner, reading.agenda.date, named=reading.agenda.zone)
        session, folder = _prepare(reading, path, data_folder(data), clock)
        if force and session.meeting.mistakes:
            session.do(ForceOpening())
        return _run(session, _Keeper(session, folder, data), manner, lines, clock)


def resume_meeting(meeting: str | None, data: Path | None, manner: Manner) -> int:
    """Go on with a meeting: the named one, or the last that is unfinished."""
    _need_a_terminal(manner)
    home = data_folder(data)
    folder = find_meeting(home, meeting) if meeting else last_unfinished(home)
    journal, recorded = open_journal(folder)
    timeline = timeline_of(recorded, folder)
    if journal.torn:
        complain(journal.torn)
    if timeline.meeting.phase is Phase.CLOSED:
        journal.close()
        raise FacilitatorError(
            say(
                "{meeting} is closed. Read it with: facilitator show {meeting}", meeting=folder.name
            )
        )
    with _lines(manner) as source:
        zone = timeline.meeting.zone
        clock, lines = _clock(source, manner, last=zone.local(recorded[-1].at), zone=zone)
        session = Session(timeline, journal, clock)
        if isinstance(clock, SystemClock):
            session.place = system_zone(clock.now())
            keep_time(session)
        return _run(session, _Keeper(session, folder, data), manner, lines, clock)


def _prepare(reading: Reading, path: Path, home: Path, clock: AnyClock) -> tuple[Session, Path]:
    zone = meeting_zone(reading.agenda.zone, clock.now())
    folder = new_meeting_folder(home, reading.agenda.title, zone.local(clock.now()).date())
    write_sources(folder, path, reading.source, reading.agenda.roster, reading.rule_files)
    journal, _ = open_journal(folder)
    words = Words(reading.agenda.language)
    mistakes = (
        Mistake(
            line=mistake.line,
            text=words(mistake.message),
            about=MistakeAbout(mistake.about),
            person=mistake.person,
        )
        for mistake in reading.mistakes
    )
    prepared = MeetingPrepared.of(
        meeting=folder.name,
        agenda=reading.agenda,
        program=__version__,
        mistakes=mistakes,
        zone=zone,
    )
    return Session.prepare(prepared, journal, clock), folder


def _run(session: Session, keeper: _Keeper, manner: Manner, lines: Lines, clock: AnyClock) -> int:
    session.listen(keeper.hear)
    try:
        if manner.in_lines:
            from facilitator import plain

            words = Words(chairs_language())
            return plain.run(session, lines, sys.stdout, words, clock=clock, strict=manner.strict)
        from facilitator import ui

        chosen = read_settings()
        return ui.run_app(
            session,
            Words(named_language() or session.meeting.agenda.language),
            look=chosen.look,
            keys=chosen.keys,
            rings=chosen.bell,
            minutes=lambda: _minutes_so_far(session),
        )
    finally:
        session.close()
        _say_where(keeper, manner)


def _minutes_so_far(session: Session) -> str:
    from facilitator.record.minutes import minutes

    return minutes(session.timeline, Words(session.meeting.agenda.language), appendix=False)


class _Keeper:
    """Writes transcript and minutes at the close, and removes them when that is taken back."""

    def __init__(self, session: Session, folder: Path, data: Path | None) -> None:
        self.session = session
        self.folder = folder
        where = f" --data {shlex.quote(str(data))}" if data else ""
        self.called = f"{folder.name}{where}"
        """How the meeting is named on the command line, so that it is found again."""
        self._kept = session.meeting.phase is Phase.CLOSED
        self.problem: Phrase | None = None
        """Why they could not be written; the journal has the whole meeting all the same."""

    def hear(self, _recorded: tuple[Recorded, ...]) -> None:
        """Archive the meeting when it closes, and undo that when the close is undone.

        Failures are reported after the screen has gone.
        """
        is_closed = self.session.meeting.phase is Phase.CLOSED
        if is_closed == self._kept:
            return
        from facilitator.record.derived import remove_at_reopening, write_at_close

        self._kept, self.problem = is_closed, None
        try:
            if is_closed:
                write_at_close(self.folder, self.session.timeline)
            else:
                remove_at_reopening(self.folder)
        except OSError as error:
            if not is_closed:  # they are written again at the next close
                return
            self.problem = say(
                "The minutes could not be written yet ({error}). The record is safe: "
                "facilitator show {meeting}",
                error=error.strerror or type(error).__name__,
                meeting=self.folder.name,
            )


def _say_where(keeper: _Keeper, manner: Manner) -> None:
    if keeper.problem:
        complain(keeper.problem)
    elif keeper.session.meeting.phase is Phase.CLOSED:
        complain(say("Minutes and transcript: {folder}", folder=str(keeper.folder)))
    elif not manner.in_lines:
        complain(
            say(
                "The meeting stays open. Go on with: facilitator resume {meeting}",
                meeting=keeper.called,
            )
        )


def _need_a_terminal(manner: Manner) -> None:
    if not manner.in_lines and not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail(say("This is not a terminal. Run the meeting in line mode: --plain"))


def _mention_complaints(path: Path, reading: Reading) -> None:
    if count := len(reading.warnings):
        complain(
            nsay(
                "{path}: {count} line was not understood; see: facilitator check {path}",
                "{path}: {count} lines were not understood; see: facilitator check {path}",
                count,
                path=str(path),
            )
        )


@contextlib.contextmanager
def _lines(manner: Manner) -> Iterator[Lines]:
    """Yield the lines of commands: of the script, or typed; none for the full screen."""
    if manner.script is None:
        yield sys.stdin if manner.in_lines else ()
        return
    try:
        file, encoding = open_script(manner.script)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fail(say("The script {path}: {error}.", path=str(manner.script), error=reason))
    if encoding != "utf-8":
        complain(
            say(
                "The script {path} is read as {encoding}, as its first bytes say.",
                path=str(manner.script),
                encoding=encoding.upper(),
            )
        )
    with file:
        yield file


def _clock(
    lines: Lines,
    manner: Manner,
    date: str | None = None,
    *,
    named: str | None = None,
    last: Instant | None = None,
    zone: Zone | None = None,
) -> tuple[AnyClock, Lines]:
    """Return the clock: the script's when there is one or the first command bears a time.

    Args:
        lines: The script, or what is typed.
        manner: How the meeting is run.
        date: The agenda's day; a first time without a date is of that day.
        named: The zone that the agenda names; a first time without an offset is read in it, else
            in this computer's.
        last: The last event of a meeting that goes on; its day is the script's then.
        zone: The zone of a meeting that goes on.
    """
    system = SystemClock()
    if not manner.in_lines or (manner.script is None and sys.stdin.isatty()):
        return system, lines
    from facilitator.plain import first_time

    def zone_on(day: Instant) -> Zone:
        named_one = named_zone(named, day) if named else None
        return zone or named_one or system_zone(day)

    first, lines = first_time(lines, date, last or system.now(), zone_on)
    if first is None and manner.script is None:
        return system, lines
    return HandClock(first or last or system.now()), lines
