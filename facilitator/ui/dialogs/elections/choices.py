"""What an election is opened with, as lines: who can stand, the ways to elect, the rule."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from textual.content import Content

from facilitator.meeting.elections import Candidate, Election
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.state import Meeting
from facilitator.meeting.text import clean
from facilitator.ui.dialogs.elections.draft import each_of_several, fits_several, rule
from facilitator.ui.dialogs.elections.methods import NAMES
from facilitator.ui.dialogs.people import matching, name_of
from facilitator.ui.dialogs.rows import Row
from facilitator.ui.dialogs.shown import BAD, GOOD, KEY, LATE, MUTED, safe, shown
from facilitator.words import Words

OUTSIDE = "+outside"
"""Key of the row for a name that is on no roster."""


def who_fits(
    meeting: Meeting,
    people: Sequence[Person],
    standing: Collection[str | None],
    typed: str,
    words: Words,
) -> tuple[Row, ...]:
    """Return who fits what is typed, and at the end the name as somebody from outside.

    Who stands already is left out. Of several names with commas between them: how each of
    them is understood.
    """
    wanted = clean(typed)
    if "," in wanted:
        return tuple(_listed(people, wanted, words))
    free = [person for person in people if person.id not in standing]
    rows = [Row(person.id, name_of(person)) for person in matching(meeting, free, wanted)]
    if wanted:
        told = words(say("from outside"))
        rows.append(Row(OUTSIDE, shown(wanted), Content.styled(told, MUTED)))
    return tuple(rows)


def _listed(people: Sequence[Person], typed: str, words: Words) -> Iterator[Row]:
    for name, fits in each_of_several(typed, people):
        if len(fits) > 1:
            yield Row("", Content.assemble("  ", shown(f"✗ {words(fits_several(name))}", LATE)))
        elif fits:
            yield Row("", Content.assemble(("  ✓ ", GOOD), name_of(fits[0])))
        else:
            told = Content.styled(words(say("from outside")), MUTED)
            yield Row("", Content.assemble(("  + ", MUTED), shown(name)), told)


def ways_to_elect(
    can_be: Collection[str], words: Words, said: dict[str, Phrase] | None = None
) -> tuple[Row, ...]:
    """Return every way with its number; those that cannot be stay dim, and say why when chosen."""
    rows = []
    for number, (word, name) in enumerate(NAMES.items(), start=1):
        is_dim = word not in can_be
        left = Content.assemble(
            (f"{number % 10} ", MUTED if is_dim else KEY),
            shown(words(name), MUTED if is_dim else ""),
        )
        right = words(said[word]) if said and word in said else ""
        rows.append(Row(word, left, Content.styled(right, MUTED)))
    return tuple(rows)


def method_at(digit: str) -> str | None:
    """Return the way to elect with a number; 0 is the tenth."""
    if not (digit.isascii() and digit.isdecimal()):
        return None
    place = (int(digit) or 10) - 1
    return list(NAMES)[place] if place < len(NAMES) else None


def numbered(candidates: Iterable[Candidate]) -> list[Content]:
    """Return candidates with their numbers."""
    return [
        Content.assemble((f"{number} ", KEY), shown(candidate.name))
        for number, candidate in enumerate(candidates, start=1)
    ]


_MOST_LINES = 4


def in_lines(parts: Iterable[Content], width: int) -> Content:
    """Return parts side by side in lines that break between them; of many lines the last ones."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + 3 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "   ", part)
        else:
            lines.append(part)
    if len(lines) > _MOST_LINES:
        lines = [Content.styled("…", MUTED), *lines[1 - _MOST_LINES :]]
    return Content("\n").join(lines)


def rule_read_back(election: Election | Refused, words: Words) -> Content:
    """Return by which rule an election would be held, or why it cannot be."""
    if isinstance(election, Refused):
        return Content.styled(f"✗ {words(election.reason)}", BAD)
    told = " ".join(words(sentence) for sentence in rule(election))
    return Content.assemble(("✓ ", f"bold {GOOD}"), safe(told))
