"""Which part of a file is its agenda: every candidate is read, and the one that says most wins."""

from __future__ import annotations

import msgspec

from facilitator.agenda_file.blocks import Section
from facilitator.agenda_file.drafts import Draft, Remarks, count
from facilitator.agenda_file.entries import Place
from facilitator.agenda_file.items import Builder
from facilitator.agenda_file.pattern import pattern
from facilitator.agenda_file.sections import Kind, is_around, is_numbered, kind_of, words_of
from facilitator.agenda_file.titles import state
from facilitator.meeting.spelling import but_for_case
from facilitator.meeting.text import fold

_MARKED = pattern(
    r"[ \t]*[-*+][ \t]+(?:\?[ \t]+\S|motion:)"
    r"|[^{}]*[ \t]\{[^{}]*\b(?:recurring|go-around|pinned|private|hard)\b[^{}]*\}[ \t]*$"
)
_PRESENT = pattern(r"(?:members )?(?:present|in attendance|attendance|narvarande)\b.*")
_MINUTES = pattern(r"\b(?:minutes|meeting notes|notes|protokoll|bien ban)\b")


class Chosen(msgspec.Struct):
    """The items of the part that was taken for the agenda, and the sections it is made of."""

    drafts: list[Draft]
    remarks: Remarks
    roots: list[Section]
    named: bool = False
    """A heading says that this is the agenda."""
    passed_over: list[Section] = msgspec.field(default_factory=list)
    """Other parts that look like an agenda too."""


def is_marked(text: str) -> bool:
    """Tell whether a text uses our own marks."""
    return any(_MARKED.match(line[:400]) for line in text.split("\n"))


def choose(document: Section, *, own: bool, name: str) -> Chosen:
    """Return the agenda of a document, `name` being its title in the front matter.

    `own`: every heading is an item, nothing is left out.
    """
    kinds: dict[Section, Kind] = {}
    order: list[Section] = []
    _walk(document, kinds, order)
    title = title_section(document, own=own)
    minutes = not own and (_holds_minutes(title, order) or bool(_MINUTES.search(fold(name))))
    whole = Place("zone", own=own, minutes=minutes, whole=True)
    groups = [] if own else _groups(order, kinds, title)
    apart = bool(groups) and _has_notes_apart(order, groups)
    named = Place("zone", own=own, minutes=minutes and not apart)
    candidates = [_build(group, kinds, named) for group in groups]
    days = _day_group(order, kinds)
    if candidates and days:
        candidates.append(_build(days, kinds, named))
    filled = [candidate for candidate in candidates if candidate.drafts]
    if filled:
        best = max(filled, key=lambda c: (count(c.drafts)[0], c.named and len(c.drafts) > 0))
        taken = set(best.roots)
        best.passed_over = [
            s for c in filled if c is not best for s in c.roots if not _within(s, taken)
        ]
        for other in filled:
            if other is not best:
                _lend(other, best)
        _beside(best, kinds, named)
        return best
    exact = [c for c in candidates if c.named]
    if exact:
        _take_following(exact[0], kinds, named)
        return exact[0]
    numbered = not own and _is_numbered(order, kinds)
    # below the title of the file; without one, the whole of it
    return _build([title or document], kinds, whole, numbered=numbered)


def title_section(document: Section, *, own: bool) -> Section | None:
    """Return the section whose heading is the file's title: the only one at its level.

    In a file of ours only a heading of the first level is the title.
    """
    if len(document.children) != 1 or (own and document.children[0].level > 1):
        return None
    return document.children[0]


def _walk(section: Section, kinds: dict[Section, Kind], order: list[Section]) -> None:
    for child in section.children:
        kinds[child] = kind_of(child)
        order.append(child)
        _walk(child, kinds, order)


def _holds_minutes(title: Section | None, order: list[Section]) -> bool:
    first = title or (order[0] if order else None)
    if first is not None and _MINUTES.search(fold(first.title.plain)):
        return True
    return any(_PRESENT.fullmatch(words_of(section.title)) for section in order)


_NOTES = pattern(
    r"(?:(?:meeting|raw|discussion|detailed|call) )?(?:notes|minutes|transcript|protokoll|"
    r"bien ban)"
)


def _has_notes_apart(order: list[Section], groups: list[list[Section]]) -> bool:
    """Tell whether the minutes have a part of their own, so that the agenda holds none."""
    roots = {root for group in groups for root in group}
    over = set()
    for root in roots:
        above = root.parent
        while above is not None and above not in over:
            over.add(above)
            above = above.parent
    return any(
        (section.children or len(section.blocks) > 1)
        and _NOTES.fullmatch(words_of(section.title)) is not None
        and section not in over
        and not _within(section, roots)
        for section in order
    )


def _groups(
    order: list[Section], kinds: dict[Section, Kind], title: Section | None
) -> list[list[Section]]:
    """Return the candidates: sections named as the agenda, grouped by their words."""
    for kind in (Kind.AGENDA, Kind.ABOUT_AGENDA):
        groups: dict[str, list[Section]] = {}
        for section in order:
            if kinds[section] is not kind or _is_inside_out(section, kinds):
                continue
            if section is title and any(kinds[child] is not Kind.OUT for child in section.children):
                continue
            groups.setdefault(words_of(section.title), []).append(section)
        found = [_outermost(group) for group in groups.values()]
        if found:
            return found
    return []


def _day_group(order: list[Section], kinds: dict[Section, Kind]) -> list[Section]:
    days = [s for s in order if kinds[s] is Kind.DAY and not _is_inside_out(s, kinds)]
    return _outermost(days) if len(days) > 1 else []


def _outermost(sections: list[Section]) -> list[Section]:
    inside = set(sections)
    return [s for s in sections if s.parent is None or not _within(s.parent, inside)]


def _within(section: Section, others: set[Section]) -> bool:
    above: Section | None = section
    while above is not None:
        if above in others:
            return True
        above = above.parent
    return False


def _is_inside_out(section: Section, kinds: dict[Section, Kind]) -> bool:
    above = section.parent
    while above is not None:
        if kinds.get(above) is Kind.OUT and not is_around(above):
            return True
        above = above.parent
    return False


def _build(
    roots: list[Section], kinds: dict[Section, Kind], place: Place, *, numbered: bool = False
) -> Chosen:
    builder = Builder(kinds, place, numbered=numbered)
    drafts = builder.build(roots)
    named = any(kinds.get(root) is Kind.AGENDA for root in roots)
    return Chosen(drafts, builder.remarks, roots, named=named)


def _beside(best: Chosen, kinds: dict[Section, Kind], place: Place) -> None:
    """Take the sections after the agenda that go on with it: timed ones, other business."""
    last = best.roots[-1]
    if last.parent is None or kinds.get(last) is not Kind.AGENDA:
        return
    siblings = last.parent.children
    builder = Builder(kinds, place)
    builder.remarks = best.remarks
    for section in siblings[siblings.index(last) + 1 :]:
        if kinds[section] in {Kind.OUT, Kind.AGENDA, Kind.ABOUT_AGENDA, Kind.DAY}:
            continue
        headed = any(draft.heading for draft in best.drafts)
        timed = state(section.title, heading=True).length is not None
        if headed and (timed or kinds[section] is Kind.CLOSING):
            builder.beside(section, best.drafts, last.level + 1)
            best.roots.append(section)


def _lend(other: Chosen, best: Chosen) -> None:
    """Give the items of a schedule the parts that another list names for the same titles."""
    places: dict[str, Draft] = {}
    stack = list(reversed(best.drafts))
    while stack:
        draft = stack.pop()
        places.setdefault(but_for_case(draft.title), draft)
        stack.extend(reversed(draft.children))
    shared = [(draft, places.get(but_for_case(draft.title))) for draft in other.drafts]
    if 2 * sum(place is not None for _, place in shared) < len(shared):
        return
    for draft, place in shared:
        if place is not None and not place.children:
            place.children.extend(c for c in draft.children if but_for_case(c.title) not in places)


def _take_following(empty: Chosen, kinds: dict[Section, Kind], place: Place) -> None:
    """Take what follows an agenda's heading that stands alone, its items one level too high."""
    head = empty.roots[-1]
    if head.blocks or head.children or head.parent is None:
        return
    siblings = head.parent.children
    builder = Builder(kinds, place)
    builder.remarks = empty.remarks
    for section in siblings[siblings.index(head) + 1 :]:
        if kinds[section] in {Kind.PLAIN, Kind.CLOSING}:
            builder.beside(section, empty.drafts, head.level + 1)
            empty.roots.append(section)


def _is_numbered(order: list[Section], kinds: dict[Section, Kind]) -> bool:
    """Tell whether the file's headings are numbered as an agenda is, among others that are not."""
    inside = [s for s in order if kinds[s] is not Kind.OUT and not _is_inside_out(s, kinds)]
    return sum(is_numbered(section) for section in inside) >= 3
