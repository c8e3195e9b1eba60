"""What was understood of an agenda: as data for programs, and as a page of 80 columns."""

from __future__ import annotations

import msgspec

from facilitator.agenda_file.page import WIDTH, Speak, cut, fold_line, pad
from facilitator.agenda_file.reading import Complaint, Reading
from facilitator.agenda_file.rules_page import rules_as_data, rules_page
from facilitator.meeting.agenda import Agenda, Item, Plan, budget_items
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.text import cells


def outline(reading: Reading, speak: Speak) -> dict[str, object]:
    """Return what `check --json` prints; lengths in whole seconds, lines from 1."""
    agenda = reading.agenda
    starts = start_times(agenda)
    return {
        "title": agenda.title,
        "items": [_entry(item, starts.get(item.id)) for item in agenda.items],
        "total_seconds": agenda.total,
        "warnings": [
            {"line": complaint.line, "message": speak(complaint.message)}
            for complaint in reading.warnings
        ],
        "mistakes": [
            {"line": mistake.line, "message": speak(mistake.message)}
            for mistake in reading.mistakes
        ],
        "date": agenda.date,
        "time": agenda.time,
        "language": agenda.language,
        "people": len(agenda.people),
        "voting": sum(person.voting for person in agenda.people),
        "rules": rules_as_data(agenda, speak),
    }


def _entry(item: Item, starts_at: str | None) -> dict[str, object]:
    return {
        "number": item.number,
        "title": item.title,
        "level": item.level,
        "min_seconds": item.plan.min_seconds,
        "max_seconds": item.plan.max_seconds,
        "presenter": item.presenter,
        "line": item.line,
        "starts_at": starts_at,
        "done": item.done,
        "prompts": list(item.prompts),
        "motions": [motion.text for motion in item.motions],
        "recurring": item.recurring,
        "hard": item.hard,
        "go_around": item.go_around,
        "pinned": item.pinned,
        "private": item.private,
    }


def start_times(agenda: Agenda) -> dict[str, str]:
    """Return when each item begins (`HH:MM`), by id.

    Times that the agenda gives stand; where it gives none and the meeting has a start, they
    follow from the plans' upper ends.
    """
    given = {item.id: item.starts_at for item in agenda.items if item.starts_at}
    if given or agenda.time is None:
        return given
    hours, _, minutes = agenda.time.partition(":")
    now = (int(hours) * 60 + int(minutes)) * 60
    starts: dict[str, str] = {}
    budget = {item.id for item in budget_items(agenda.items)}
    inside: tuple[int, int] | None = None
    cursor = now
    for item in agenda.items:
        if inside is not None and item.level <= inside[0]:
            cursor, inside = inside[1], None
        starts[item.id] = f"{cursor // 3600 % 24:02}:{cursor // 60 % 60:02}"
        length = item.plan.max_seconds or 0
        if item.id in budget and inside is None:
            inside = (item.level, cursor + length)
        elif inside is not None:
            cursor += length
    return starts


class _Row(msgspec.Struct):
    number: str
    title: str
    indent: int
    plan: str
    clock: str
    presenter: str
    details: list[str]
    day: str | None = None


def print_outline(reading: Reading, speak: Speak) -> str:
    """Return the outline for people: items, plans, times, presenters, sum, then the complaints."""
    agenda = reading.agenda
    lines = [agenda.title, *_head(agenda, speak), ""]
    rows = _rows(reading, speak)
    lines.extend(_table(rows))
    if rows:
        lines.append("")
    lines.append(_sum(agenda, speak))
    lines.extend(["", *rules_page(agenda, speak)])
    lines.extend(_complaints(reading, speak))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(agenda: Agenda, speak: Speak) -> list[str]:
    parts = [part for part in (agenda.body, agenda.date, agenda.time, agenda.place) if part]
    lines = fold_line(" · ".join(parts), WIDTH) if parts else []
    people = []
    if agenda.chair:
        people.append(speak(say("chair {name}", name=agenda.chair)))
    if agenda.secretary:
        people.append(speak(say("secretary {name}", name=agenda.secretary)))
    if agenda.people:
        count = len(agenda.people)
        people.append(speak(nsay("{count} person", "{count} people", count)))
        voting = sum(person.voting for person in agenda.people)
        people.append(speak(nsay("{count} votes", "{count} vote", voting)))
    return lines + (fold_line(" · ".join(people), WIDTH) if people else [])


def _rows(reading: Reading, speak: Speak) -> list[_Row]:
    agenda = reading.agenda
    starts = start_times(agenda)
    days = dict(reading.days)
    return [
        _Row(
            number=item.number,
            title=("✓ " if item.done else "") + item.title,
            indent=2 * (item.level - 1),
            plan=plan_text(item.plan, speak),
            clock=starts.get(item.id, ""),
            presenter=item.presenter or "",
            details=_details(item, speak),
            day=days.get(item.id),
        )
        for item in agenda.items
    ]


def _details(item: Item, speak: Speak) -> list[str]:
    parts: list[Phrase] = []
    if item.recurring:
        parts.append(say("recurring"))
    if item.hard:
        parts.append(say("hard limit"))
    if item.pinned:
        parts.append(say("pinned"))
    if item.private:
        parts.append(say("in private"))
    if item.go_around is not None:
        parts.append(
            say("go-around, {minutes} each", minutes=speak(_minutes(item.go_around)))
            if item.go_around
            else say("go-around")
        )
    if item.prompts:
        parts.append(nsay("{count} prompt", "{count} prompts", len(item.prompts)))
    if item.motions:
        parts.append(nsay("{count} motion", "{count} motions", len(item.motions)))
    return [", ".join(speak(part) for part in parts)] if parts else []


def plan_text(plan: Plan, speak: Speak) -> str:
    """Return a plan as people write it: `15 min`, `20-30 min`, `≤30 min`, nothing."""
    low, high = plan.min_seconds, plan.max_seconds
    if high is None:
        return ""
    if low is None:
        return speak(say("≤{length}", length=speak(_minutes(high))))
    if low == high:
        return speak(_minutes(high))
    if low % 60 or high % 60 or high >= 6000:
        return speak(say("{low} - {high}", low=speak(_minutes(low)), high=speak(_minutes(high))))
    return speak(say("{low}-{high} min", low=low // 60, high=high // 60))


def _minutes(seconds: int) -> Phrase:
    if seconds % 60:
        return say("{seconds} s", seconds=seconds)
    if seconds < 6000:
        return say("{minutes} min", minutes=seconds // 60)
    hours, minutes = divmod(seconds // 60, 60)
    if minutes == 0:
        return say("{hours} h", hours=hours)
    return say("{hours} h {minutes} min", hours=hours, minutes=minutes)


def _table(rows: list[_Row]) -> list[str]:
    if not rows:
        return []
    number = min(20, max(cells(row.number) for row in rows)) + 2
    clock = 7 if any(row.clock for row in rows) else 0
    plan = max([cells(row.plan) for row in rows]) + 2 if any(row.plan for row in rows) else 0
    widest = max(cells(row.presenter) for row in rows)
    presenter = min(widest, 20) + 2 if widest else 0
    title = max(16, WIDTH - number - clock - plan - presenter)
    lines = []
    for row in rows:
        if row.day:
            lines.append(_rule(row.day))
        lines.extend(_row_lines(row, number, title, (plan, clock, presenter)))
    return lines


def _rule(day: str) -> str:
    words = f"── {cut(day, WIDTH - 8)} "
    return words + "─" * (WIDTH - cells(words))


def _row_lines(row: _Row, number: int, title: int, columns: tuple[int, int, int]) -> list[str]:
    plan, clock, presenter = columns
    indent = min(row.indent, title // 3)
    titles = fold_line(row.title, title - indent - 1) or [""]
    names = fold_line(row.presenter, presenter - 2) if presenter else []
    details = fold_line(row.details[0], title - indent - 3) if row.details else []
    titles += ["  " + detail for detail in details]
    lines = []
    for place in range(max(len(titles), len(names))):
        first = place == 0
        words = " " * indent + titles[place] if place < len(titles) else ""
        line = pad(cut(row.number, number - 2) if first else "", number) + pad(words, title)
        line += pad(row.plan if first else "", plan - 2 if plan else 0, right=True) + "  " * bool(
            plan
        )
        line += pad(row.clock if first else "", clock)
        lines.append(line + (names[place] if place < len(names) else ""))
    return lines


def _sum(agenda: Agenda, speak: Speak) -> str:
    count = len(agenda.items)
    if not count:
        return speak(say("no items"))
    items = nsay("{count} item", "{count} items", count)
    timed = sum(item.plan.max_seconds is not None for item in agenda.items)
    if not timed:
        return speak(say("{items}, no lengths", items=items))
    total = _minutes(agenda.total)
    sentence = say(
        "{items}, {timed} with a length, {total} in all", items=items, timed=timed, total=total
    )
    if agenda.time is None or any(item.starts_at for item in agenda.items):
        return speak(sentence)
    hours, _, minutes = agenda.time.partition(":")
    end = int(hours) * 60 + int(minutes) + -(-agenda.total // 60)
    until = f"{end // 60 % 24:02}:{end % 60:02}"
    return speak(say("{sum}, from {start} to {end}", sum=sentence, start=agenda.time, end=until))


def _complaints(reading: Reading, speak: Speak) -> list[str]:
    """Return first what stops the opening, then the mere remarks."""
    lines: list[str] = []
    deciding = {(mistake.line, speak(mistake.message)) for mistake in reading.mistakes}
    stops: list[Complaint] = []
    remarks: list[Complaint] = []
    for complaint in reading.warnings:
        is_mistake = (complaint.line, speak(complaint.message)) in deciding
        (stops if is_mistake else remarks).append(complaint)
    if stops:
        heading = nsay(
            "{count} mistake decides who votes or how, and stops the opening:",
            "{count} mistakes decide who votes or how, and stop the opening:",
            len(stops),
        )
        lines += ["", speak(heading)]
    for complaint in stops:
        lines.extend(_remark(complaint, speak))
    if remarks:
        lines += ["", speak(nsay("{count} remark", "{count} remarks", len(remarks)))]
    for complaint in remarks:
        lines.extend(_remark(complaint, speak))
    return lines


def _remark(complaint: Complaint, speak: Speak) -> list[str]:
    message = speak(complaint.message)
    if complaint.line:
        message = speak(say("line {line}: {message}", line=complaint.line, message=message))
    folded = fold_line(message, WIDTH - 4)
    return [("  " if place == 0 else "    ") + line for place, line in enumerate(folded)]
