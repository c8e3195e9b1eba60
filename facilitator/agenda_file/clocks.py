"""Times of day as agendas state them: `08:50 - 09:50`, `8:00am - 10:00am :`, `11:00 - Lunch`."""

from __future__ import annotations

import re

import msgspec

from facilitator.agenda_file.pattern import pattern

_ZONE = (
    r"(?:\(?(?:UTC|GMT|[PMCE][SD]?T|CES?T|EES?T|WES?T|BST|IST|JST|KST|ICT|HKT|SGT|AE[SD]?T|"
    r"NZ[SD]T|UK|US|Z)"
    r"(?:\s?[+-]\d{1,2}(?::\d\d)?)?\)?)"
)
_TIME = (
    r"(?P<h{0}>[01]?\d|2[0-4])(?:(?P<sep{0}>[:.hHgG])(?P<m{0}>[0-5]\d)?)?"
    r"(?:\s?(?P<half{0}>[AaPp]\.?\s?[Mm]\b\.?|[AP]\b|noon\b))?"
)
_BETWEEN = r"\s*(?:-{1,3}|–|—|−|→|~|\bto\b|\btill\b|\buntil\b|\bđến\b)\s*"
_RANGE = pattern(
    rf"(?<![\w:.])~?{_TIME.format(1)}(?:\s?{_ZONE})?{_BETWEEN}~?{_TIME.format(2)}(?:\s?{_ZONE}\b\)?)?(?!\w|:\d)"
)
_START = pattern(rf"(?<![\w:.])~?{_TIME.format(1)}(?:\s?{_ZONE}(?!\w))?(?!\w|:\d)")
_ARMY = pattern(
    r"(?<![\w:.-])([01]\d|2[0-3])([0-5][05])\s*[-–—]\s*([01]\d|2[0-4])([0-5][05])(?![\w:-])"
)
_LONGEST = 12 * 60


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """A time or span of a day, in minutes after midnight, and where it stands in the text."""

    begin: int
    finish: int | None = None
    start: int
    end: int
    leads: bool = True
    """It stands in front, as in a programme; behind a title it is only a wish for one item."""
    repaired: bool = False
    """The span was negative or over 12 hours as written; noon and midnight were swapped."""
    doubtful: bool = False
    """Negative or over 12 hours, and nothing obvious mends it: there is no length."""

    @property
    def minutes(self) -> int | None:
        """The length, when both ends are known and make sense."""
        if self.finish is None or self.doubtful or self.finish == self.begin:
            return None
        return self.finish - self.begin

    @property
    def hhmm(self) -> str:
        """The start as `HH:MM`."""
        return f"{self.begin // 60 % 24:02}:{self.begin % 60:02}"


def ranges(text: str, *, army: bool = False) -> list[Clock]:
    """Return the spans in a text; `army` also reads `1300-1500`."""
    found = [clock for match in _RANGE.finditer(text) if (clock := _span(match)) is not None]
    if army and not found:
        for match in _ARMY.finditer(text):
            begin = int(match[1]) * 60 + int(match[2])
            finish = int(match[3]) * 60 + int(match[4])
            if finish > begin:
                found.append(
                    Clock(begin=begin, finish=finish, start=match.start(), end=match.end())
                )
    return found


def starts(text: str, *, dotted: bool = False) -> list[Clock]:
    """Return the single times in a text; `10.00` only where a time is expected (`dotted`)."""
    return [
        clock for match in _START.finditer(text) if (clock := _single(match, dotted)) is not None
    ]


def at_front(text: str) -> Clock | None:
    """Return the time or span that a text begins with."""
    shift = len(text) - len(text.lstrip(" *_`([~|"))
    for clock in ranges(text[:90]) or starts(text[:60]):
        if clock.start <= shift:
            return clock
    return None


def _strict(match: re.Match[str], which: str) -> bool:
    sep, minutes, half = match[f"sep{which}"], match[f"m{which}"], match[f"half{which}"]
    if sep in {":", "h", "H"} and minutes:
        return True
    if sep in {"g", "G", "h", "H"}:
        return minutes is not None or sep == "h"
    return bool(half) and (minutes is not None or sep is None)


def _dotted(match: re.Match[str], which: str) -> bool:
    return match[f"sep{which}"] == "." and match[f"m{which}"] is not None


def _single(match: re.Match[str], dotted: bool) -> Clock | None:  # noqa: FBT001 - private
    if not (_strict(match, "1") or (dotted and _dotted(match, "1"))):
        return None
    if match["sep1"] in {"h", "H"} and match["m1"] is None:
        # `1h` is a length; only a span can make it a time
        return None
    minutes = _minutes(match, "1", _half(match, "1"))
    return Clock(begin=minutes, start=match.start(), end=match.end())


def _span(match: re.Match[str]) -> Clock | None:
    first, second = _strict(match, "1"), _strict(match, "2")
    dotted = _dotted(match, "1") and _dotted(match, "2")
    bare = match["sep1"] is None and second
    bare_end = first and match["sep2"] is None
    if not (dotted or (first and second) or bare or bare_end):
        return None
    if match["sep1"] == "h" and match["m1"] is None and match["m2"] is None and not match["half2"]:
        return None
    half1, half2 = _half(match, "1"), _half(match, "2")
    if half1 is None and half2 is not None:
        begin, finish = _nearest_before(match, half2)
    elif half2 is None and half1 is not None:
        begin = _minutes(match, "1", half1)
        finish = _minutes(match, "2", None)
        if finish <= begin and finish + 720 - begin <= _LONGEST:
            finish += 720
    else:
        begin, finish = _minutes(match, "1", half1), _minutes(match, "2", half2)
    return _checked(match, begin, finish, written=(half1 is not None or half2 is not None))


def _nearest_before(match: re.Match[str], half: str) -> tuple[int, int]:
    """Give the start the half of the day that makes the shortest span to the end."""
    finish = _minutes(match, "2", half)
    choices = [_minutes(match, "1", "a"), _minutes(match, "1", "p")]
    fitting = [begin for begin in choices if 0 < finish - begin <= _LONGEST]
    return (max(fitting) if fitting else _minutes(match, "1", half)), finish


def _checked(match: re.Match[str], begin: int, finish: int, *, written: bool) -> Clock:
    start, end = match.start(), match.end()
    if 0 <= finish - begin <= _LONGEST:
        return Clock(begin=begin, finish=finish, start=start, end=end)
    if written:
        # 12:30am for half past noon, 2:00am for two in the afternoon: one swap must mend it
        for first, second in ((begin + 720, finish), (begin, finish + 720), (begin - 720, finish)):
            if 0 < second - first <= _LONGEST and first >= 0 and second <= 2 * 720:
                return Clock(begin=first, finish=second, start=start, end=end, repaired=True)
    if not written and 8 * 60 <= begin < 13 * 60 and 0 < finish + 720 - begin <= 6 * 60:
        # `12:10 - 1:00` on a clock of twelve hours
        return Clock(begin=begin, finish=finish + 720, start=start, end=end)
    if finish < begin and finish + 1440 - begin <= 6 * 60:
        return Clock(begin=begin, finish=finish + 1440, start=start, end=end, repaired=True)
    return Clock(begin=begin, finish=finish, start=start, end=end, doubtful=True)


def _half(match: re.Match[str], which: str) -> str | None:
    word = match[f"half{which}"]
    return word[0].lower() if word else None


def _minutes(match: re.Match[str], which: str, half: str | None) -> int:
    hours, minutes = int(match[f"h{which}"]), int(match[f"m{which}"] or 0)
    if half == "a" and hours == 12:
        hours = 0
    elif half == "p" and hours < 12:
        hours += 12
    return hours * 60 + minutes
