"""Which columns of a table mean what; whether it is an agenda at all."""

from __future__ import annotations

import msgspec

from facilitator.agenda_file import clocks, lengths
from facilitator.agenda_file.blocks import Cell, Table
from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.sections import is_day_text
from facilitator.meeting.text import fold

_LENGTH = pattern(
    r"(?:time ?-?box(?:ed)?|duration|length|mins?|minutes|min\.?|time \(?(?:min(?:utes|"
    r"s)?)\)?|allotted(?: time)?|est(?:imate)?|"
    r"thoi luong|phut|thoi gian \(phut\)|so phut|dauer|duree|duracion|time needed|time required)"
)
_TIME = pattern(
    r"(?:time(?: ?slot)?s?|when|slot|thoi gian|gio|tid|zeit|hour|hora|heure|date, time.*|"
    r"time.*|clock)"
)
_START = pattern(r"(?:starts?|start time|from|begins?|bat dau|tu|starttid|beginn)")
_END = pattern(r"(?:ends?|end time|to|until|finish|ket thuc|den|sluttid|ende)")
_TOPIC = pattern(
    r"(?:topics?|items?|agenda(?: items?| topics?)?|titles?|subjects?|sessions?|activit(?:y|"
    r"ies)|what|discussion(?: items?| topics?)?|"
    r"events?|description|issues?|proposals?|talks?|name of item|noi dung(?: .*)?|chu de|"
    r"hang muc|cong viec|arende|punkt|thema|sujet|tema|"
    r"program(?:me)?|summary|session title|topic.*)"
)
_PRESENTER = pattern(
    r"(?:presenters?|presented by|speakers?|leads?|owners?|who|champions?|discussion leads?|"
    r"facilitators?|by|hosts?|responsible|"
    r"moderators?|proposers?|author\(?s?\)?|authors?|person|nguoi (?:trinh bay|phu trach|"
    r"thuc hien|chu tri|dieu hanh)|phu trach|trinh bay|chu tri|"
    r"ansvarig|foredragande|referent|ponente|name\(?s?\)?)"
)
_DONE = pattern(r"(?:✓|✔|☑|done|status|complete[d]?|xong)\W*")
_NO_AGENDA = pattern(
    r"(?:location|organi[sz]ation.*|company|affiliation|host|github.*|emoji|meaning|"
    r"decision.*|email|timezone|time zone|city|country|"
    r"attendee.*|participants?|member|phone|detail|action|deadline|due.*|vote|status quo|"
    r"ho ten|ho va ten|dia diem|chuc vu|chi tiet)"
)


class Columns(msgspec.Struct):
    """Where things stand in a table; -1 is nowhere."""

    topics: list[int] = msgspec.field(default_factory=list)
    """One column, or one for each day or room."""
    length: int = -1
    start: int = -1
    end: int = -1
    presenter: int = -1
    done: int = -1
    tracks: bool = False
    day: int = -1


def columns_of(table: Table, *, trusted: bool) -> Columns | None:
    """Return the columns of an agenda's table, None for any other table.

    `trusted` says that the table stands where items stand, so a topic column alone is enough.
    """
    if not table.header:
        return None
    words = [_words(cell) for cell in table.header]
    columns = Columns()
    for place, word in enumerate(words):
        _place(columns, place, word)
    _by_content(table, columns, words)
    _times(table, columns, words)
    if columns.topics and (_timed(columns) or trusted) and not _foreign(words, columns):
        return columns
    if not columns.topics and (columns.start >= 0 or columns.length >= 0):
        return _without_topic(table, columns, words)
    return None


def _words(cell: Cell) -> str:
    return fold(cell.text.plain).strip(" *_:.#")


def _place(columns: Columns, place: int, word: str) -> None:
    if _LENGTH.fullmatch(word) and columns.length < 0:
        columns.length = place
    elif _START.fullmatch(word) and columns.start < 0:
        columns.start = place
    elif _END.fullmatch(word) and columns.end < 0:
        columns.end = place
    elif _TIME.fullmatch(word):
        if columns.start < 0:
            columns.start = place
        elif columns.end < 0:
            columns.end = place
    elif _TOPIC.fullmatch(word) and not columns.topics:
        columns.topics = [place]
    elif _PRESENTER.fullmatch(word) and columns.presenter < 0:
        columns.presenter = place
    elif _DONE.fullmatch(word) and columns.done < 0:
        columns.done = place


def _timed(columns: Columns) -> bool:
    return columns.start >= 0 or columns.length >= 0


def _by_content(table: Table, columns: Columns, words: list[str]) -> None:
    """Find times and lengths under headings that do not say so, or say nothing."""
    if columns.start >= 0 or columns.length >= 0:
        return
    known = {*columns.topics, columns.presenter, columns.done, columns.end}
    for place, word in enumerate(words):
        if place in known or (word and columns.topics) or _NO_AGENDA.fullmatch(word):
            continue
        cells = [row.cells[place].text.plain for row in table.rows if place < len(row.cells)]
        filled = [cell.strip() for cell in cells if cell.strip()]
        if len(filled) < 2:
            continue
        if 5 * sum(_is_time(cell) for cell in filled) > 4 * len(filled):
            if columns.start < 0:
                columns.start = place
            elif columns.end < 0:
                columns.end = place
        elif 5 * sum(lengths.whole(cell) is not None for cell in filled) > 4 * len(filled):
            columns.length = place
            return


def _is_time(cell: str) -> bool:
    found = clocks.ranges(cell) or clocks.starts(cell, dotted=True)
    return bool(found) and found[0].start <= 1 and len(cell) - (found[0].end) < 12


def _times(table: Table, columns: Columns, words: list[str]) -> None:
    """Look at the cells: `time` may hold lengths, clock times or spans."""
    if columns.start < 0:
        return
    values = [
        row.cells[columns.start].text.plain for row in table.rows if columns.start < len(row.cells)
    ]
    filled = [value for value in values if value.strip()]
    clocked = sum(bool(clocks.ranges(v) or clocks.starts(v, dotted=True)) for v in filled)
    timed = sum(lengths.whole(v) is not None for v in filled)
    if timed > clocked and columns.length < 0:
        columns.length, columns.start = columns.start, -1
    elif filled and not clocked and "start" not in words[columns.start]:
        columns.start = -1


def _foreign(words: list[str], columns: Columns) -> bool:
    known = {
        *columns.topics,
        columns.length,
        columns.start,
        columns.end,
        columns.presenter,
        columns.done,
    }
    strange = [w for place, w in enumerate(words) if place not in known and _NO_AGENDA.fullmatch(w)]
    return bool(strange) and not _timed(columns)


def _without_topic(table: Table, columns: Columns, words: list[str]) -> Columns | None:
    """Find the topics of a table that names days, rooms or nothing above them."""
    known = {columns.length, columns.start, columns.end, columns.presenter, columns.done}
    rest = [place for place in range(len(words)) if place not in known]
    if any(_NO_AGENDA.fullmatch(words[place]) for place in rest) or not rest:
        return None
    if (
        columns.start >= 0
        and len(rest) > 1
        and 2 * sum(_is_day_or_track(table.header[p].text.plain, words[p]) for p in rest)
        > len(rest)
    ):
        columns.topics, columns.tracks = rest, True
        return columns
    sizes = {place: sum(_size(row.cells, place) for row in table.rows) for place in rest}
    best = max(rest, key=lambda place: sizes[place])
    if sizes[best] == 0:
        return None
    columns.topics = [best]
    return columns


_TRACK = pattern(
    r"\b(?:track|room|day|stream|hall|phong)\b|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)


def _is_day_or_track(plain: str, word: str) -> bool:
    return is_day_text(plain) or bool(_TRACK.search(word))


def _size(cells: list[Cell], place: int) -> int:
    return min(80, len(cells[place].text.plain)) if place < len(cells) else 0
