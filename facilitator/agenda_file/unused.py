"""Lines of the agenda that were not understood, said without drowning anybody."""

from __future__ import annotations

from facilitator.agenda_file.choose import Chosen
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean

_MOST = 12


def unused(chosen: Chosen, lines: list[str]) -> list[tuple[int, Phrase]]:
    """Return a complaint for each run of lines nothing was made of, and each part left out."""
    complaints = []
    for begin, end in _runs(chosen, lines)[:_MOST]:
        complaints.append((begin, _not_used(begin, end, lines[begin - 1])))
    for title, first, last in chosen.remarks.left_out:
        if any(line.strip() and line[0] != "#" for line in lines[first:last]):
            complaints.append(
                (
                    first,
                    say(
                        "“{title}” (lines {first} to {last}) is taken as no part of the agenda.",
                        title=title,
                        first=first,
                        last=last,
                    ),
                )
            )
    complaints.extend(
        (
            section.line,
            say(
                "“{title}” looks like an agenda too; the other one is used.",
                title=clean(section.title.plain),
            ),
        )
        for section in chosen.passed_over
    )
    return complaints


def _not_used(begin: int, end: int, line: str) -> Phrase:
    words = clean(line)
    if len(words) > 50:
        words = words[:49].rstrip() + "…"
    if begin == end:
        return say("not used: {words}", words=words)
    return say("lines {first} to {last} not used: {words}", first=begin, last=end, words=words)


def _runs(chosen: Chosen, lines: list[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    used = chosen.remarks.used
    for root in chosen.roots:
        for number in range(max(1, root.line), min(root.last, len(lines)) + 1):
            line = lines[number - 1].strip()
            if number in used or not any(char.isalnum() for char in line):
                continue
            if runs and _adjoins(runs[-1][1], number, lines, used):
                runs[-1] = (runs[-1][0], number)
            else:
                runs.append((number, number))
    return sorted(set(runs))


def _adjoins(end: int, number: int, lines: list[str], used: set[int]) -> bool:
    return end < number <= end + 6 and not any(
        line in used and lines[line - 1].strip() for line in range(end + 1, number)
    )
