"""Front matter -> what the body set for the meeting; whatever cannot be used is a complaint."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from facilitator.agenda_file.front_matter import FrontMatter, Node
from facilitator.agenda_file.people import read_people
from facilitator.meeting.agenda import Agenda, Order, Quorum
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.rules import parse_requirement
from facilitator.meeting.text import clean, fold

KEYS = (
    "title", "body", "place", "date", "time", "language", "chair", "secretary", "members", "guests",
    "quorum", "turn", "order", "rules", "vote", "warnings", "repeat",
)  # fmt: skip
OWN_KEYS = frozenset(KEYS) - {"title", "date", "time", "place", "language"}
"""Keys that only an agenda of ours has; other people's front matter has titles and dates too."""


_USUAL_TURN, _SECOND_TURN = "plain", "second"
_TURNS = (*(kind.value for kind in SpeechClass), _SECOND_TURN)


@dataclass(slots=True)
class Settings:
    """The agenda without its items, and the complaints with their lines."""

    agenda: Agenda
    complaints: list[tuple[int, Phrase]] = field(default_factory=list)

    def set(self, **fields: object) -> None:
        """Replace fields of the agenda."""
        self.agenda = msgspec.structs.replace(self.agenda, **fields)

    def say(self, line: int, message: Phrase) -> None:
        """Note a complaint."""
        self.complaints.append((line, message))


def read_settings(front: FrontMatter, folder: Path | None) -> Settings:
    """Read the front matter; `folder` is where a roster is looked for, None for nowhere."""
    settings = Settings(Agenda(title=""))
    own = bool(OWN_KEYS & set(front.entries))
    if front.unclosed:
        settings.say(
            1, say("The front matter begins here and never ends; close it with a line ---.")
        )
    for key, line in front.repeated:
        settings.say(line, say("The key {key} stands here again; the last one counts.", key=key))
    for key, node in front.entries.items():
        if key in _READERS:
            _READERS[key](settings, node)
        elif key not in {"members", "guests", "chair", "secretary"}:
            _unknown(settings, key, node, own=own)
    read_people(settings, front.entries, folder)
    return settings


def _unknown(settings: Settings, key: str, node: Node, *, own: bool) -> None:
    near = difflib.get_close_matches(key.lower(), KEYS, n=1, cutoff=0.6)
    if near:
        settings.say(
            node.line,
            say("There is no key {key}; the nearest is {near}.", key=clean(key), near=near[0]),
        )
    elif own or len(settings.complaints) < 3:
        settings.say(node.line, say("The key {key} is not used here.", key=clean(key)))


def _scalar(settings: Settings, node: Node, key: str) -> str | None:
    text = node.text
    if text is None:
        settings.say(node.line, say("{key} takes one text, not a list.", key=key))
        return None
    return clean(text) or None


def _text(key: str) -> Callable[[Settings, Node], None]:
    def read(settings: Settings, node: Node) -> None:
        if words := _scalar(settings, node, key):
            settings.set(**{key: words})

    return read


def _date(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "date")
    if words is None:
        return
    day, clock = _split_instant(words)
    parsed = _day(day)
    if parsed is None:
        settings.say(
            node.line, say("The date “{words}” was not understood; write 2026-11-23.", words=words)
        )
        return
    settings.set(date=parsed.isoformat())
    if clock and settings.agenda.time is None:
        settings.set(time=clock)


def _split_instant(words: str) -> tuple[str, str | None]:
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)?.*", words)
    return (match[1], match[2]) if match else (words, None)


def _day(words: str) -> dt.date | None:
    """Read a date: ISO, or as people write it with a year of four digits; never a guess."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        pass
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or second > 12 or first == second:
            day, month = (first, second) if second <= 12 else (second, first)
            return _valid(year, month, day)
        return None
    if re.search(r"\b\d{4}\b", words) and re.search(r"[^\W\d_]{3}", words):
        return _spelled(words)
    return None


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _spelled(words: str) -> dt.date | None:
    match = re.search(r"(\d{1,2})\D+thang (\d{1,2})\D+(\d{4})", fold(words))
    if match:
        return _valid(int(match[3]), int(match[2]), int(match[1]))
    from dateutil import parser

    first = parser.ParserError
    try:
        # two defaults that differ show which fields the words left open
        one = parser.parse(words, default=dt.datetime(2000, 1, 1))  # noqa: DTZ001 - a date, no instant
        two = parser.parse(words, default=dt.datetime(2001, 2, 2))  # noqa: DTZ001 - a date, no instant
    except (first, OverflowError, ValueError):
        return None
    return one.date() if one.date() == two.date() else None


def _time(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "time")
    if words is None:
        return
    clock = clock_of(words)
    if clock is None:
        settings.say(
            node.line, say("The time “{words}” was not understood; write 19:30.", words=words)
        )
        return
    settings.set(time=clock)


def clock_of(words: str) -> str | None:
    """Return `HH:MM` for `19:30`, `19h30`, `7 pm`, `19.30`, `7:30 PM - 9 PM`; None for others."""
    from facilitator.agenda_file import clocks

    if match := re.fullmatch(
        r"([01]?\d|2[0-3])(?:[:.hHgG ]([0-5]\d)|\s?[hHgG]|\s?giờ)(?::\d\d)?(?:\s?phút)?", words
    ):
        return f"{int(match[1]):02}:{match[2] or '00'}"
    found = clocks.ranges(words) or clocks.starts(words, dotted=True)
    return found[0].hhmm if found and found[0].start == 0 else None


def _language(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "language")
    if words is None:
        return
    name = fold(words).replace("_", "-")
    codes = {
        "vietnamese": "vi",
        "tieng viet": "vi",
        "viet": "vi",
        "english": "en",
        "tieng anh": "en",
    }
    code = codes.get(name, name.split("-")[0])
    if code not in {"vi", "en"}:
        settings.say(
            node.line,
            say(
                "The language {words} is not spoken here (en and vi are); the minutes will be "
                "in English.",
                words=words,
            ),
        )
        return
    settings.set(language=code)


_QUORUM = re.compile(
    r"(?:(?P<how>more than|over|at least|hon|tren|it nhat|"
    r"tu)\s+)?(?:(?P<num>\d{1,4})\s*/\s*(?P<den>\d{1,4})|(?P<percent>\d{1,3})\s*%|"
    r"(?P<number>\d{1,6})|"
    r"(?P<half>half|mot nua|nua))(?:\s+(?:of\s+)?(?:the\s+|those\s+)?(?:members|"
    r"voting members|entitled|people|dang vien|thanh vien|dai bieu|"
    r"so dang vien).*)?(?:\s+tro len)?"
)


def _quorum(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "quorum")
    if words is None:
        return
    quorum = quorum_of(words)
    if quorum is None:
        settings.say(
            node.line,
            say(
                "The quorum “{words}” was not understood; write “more than 1/2”, “2/3” or “at "
                "least 9”.",
                words=words,
            ),
        )
        return
    settings.set(quorum=quorum)


def quorum_of(words: str) -> Quorum | None:
    """Read `more than 1/2`, `at least 9`, `2/3`, `50 %`, `9`, `majority`; None for others."""
    text = fold(words)
    if text in {"majority", "simple majority", "qua ban", "da so"}:
        return Quorum()
    if text in {"none", "no", "0", "khong"}:
        return Quorum(number=0)
    match = _QUORUM.fullmatch(text)
    if match is None:
        return None
    strict = match["how"] in {"more than", "over", "hon", "tren"}
    if match["number"]:
        return Quorum(number=int(match["number"]) + strict)
    num, den = (
        (1, 2)
        if match["half"]
        else (int(match["percent"]), 100)
        if match["percent"]
        else (int(match["num"]), int(match["den"]))
    )
    if not 0 < num <= den or (strict and num == den):
        return None
    return Quorum(num=num, den=den, strict=strict)


def _turn(settings: Settings, node: Node) -> None:
    """Read a length (`3m`), or lengths by class: `{plain: 3m, order: 1m, second: 2m}`."""
    if not isinstance(node.value, dict):
        _turn_of(settings, node, _USUAL_TURN)
        return
    for name, length in node.value.items():
        if name in _TURNS:
            _turn_of(settings, length, name)
        else:
            known = ", ".join(_TURNS)
            settings.say(
                length.line,
                say("turn: there is no class {name}; known are {known}.", name=name, known=known),
            )


def _turn_of(settings: Settings, node: Node, name: str) -> None:
    words = _scalar(settings, node, "turn")
    if words is None:
        return
    seconds = parse_duration(words)
    if seconds is None:
        settings.say(
            node.line, say("turn: “{words}” is no length; write for example 3m.", words=words)
        )
    elif name == _USUAL_TURN:
        settings.set(turn=seconds)
    elif name == _SECOND_TURN:
        settings.set(second_turn=seconds)
    else:
        settings.set(class_turns={**settings.agenda.class_turns, name: seconds})


def _order(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "order")
    if words is None:
        return
    name = words.lower().replace("_", "-").replace(" ", "-")
    if name in {"balanced", "fewest-turns"}:
        name = "fewest"
    if name not in set(Order):
        known = [str(order) for order in Order]
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        settings.say(
            node.line,
            say("There is no order {words}; the nearest is {near}.", words=words, near=near[0])
            if near
            else say(
                "There is no order {words}; known are {known}.", words=words, known=", ".join(known)
            ),
        )
        return
    settings.set(order=Order(name))


def _vote(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "vote")
    if words is None:
        return
    requirement = parse_requirement(words)
    if requirement is None:
        settings.say(
            node.line,
            say(
                "vote: “{words}” is no rule; write simple, two-thirds, or “more than 1/2 of "
                "present”.",
                words=words,
            ),
        )
        return
    settings.set(requirement=requirement)


def _warnings(settings: Settings, node: Node) -> None:
    values = node.value if isinstance(node.value, list) else [node]
    found = []
    for value in values:
        for piece in re.split(r"[,\s]+", (value.text or "?").strip("[] ")):
            digits = piece.rstrip("%")
            if not re.fullmatch(r"\d{1,3}", digits) or not 0 < int(digits) <= 300:
                settings.say(
                    value.line,
                    say(
                        "warnings: “{words}” is no share of the time; write [70, 90, 100].",
                        words=clean(piece),
                    ),
                )
                return
            found.append(int(digits))
    settings.set(warnings=tuple(sorted(set(found))))


def _repeat(settings: Settings, node: Node) -> None:
    words = _scalar(settings, node, "repeat")
    if words is None:
        return
    if not re.search(r"FREQ=", words, re.IGNORECASE) and not re.fullmatch(
        r"(?:day \d{1,2} of (?:every|each) month|(?:every|each|weekly|monthly|daily|ngày|hằng|"
        r"hàng)\b.*|ngày \d{1,2} (?:hằng|hàng|mỗi) tháng)",
        words,
        re.IGNORECASE,
    ):
        settings.say(
            node.line,
            say(
                "repeat: “{words}” was not understood; write “day 3 of every month” or an RRULE.",
                words=words,
            ),
        )
        return
    settings.set(repeat=words)


_READERS: dict[str, Callable[[Settings, Node], None]] = {
    "title": _text("title"),
    "body": _text("body"),
    "place": _text("place"),
    "rules": _text("rules"),
    "date": _date,
    "time": _time,
    "language": _language,
    "quorum": _quorum,
    "turn": _turn,
    "order": _order,
    "vote": _vote,
    "warnings": _warnings,
    "repeat": _repeat,
}
