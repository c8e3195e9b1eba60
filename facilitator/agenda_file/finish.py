"""Drafts -> items: lengths that follow from others, numbers, and what does not add up."""

from __future__ import annotations

from itertools import pairwise

from facilitator.agenda_file.drafts import Draft, Remarks
from facilitator.meeting.agenda import Item, Plan
from facilitator.meeting.phrase import nsay, say
from facilitator.meeting.text import clean

_LONGEST_WAIT = 12 * 60


def finish(drafts: list[Draft], remarks: Remarks, *, own: bool) -> tuple[Item, ...]:
    """Return the items in order, numbered by position; says what is ambiguous."""
    _settle(drafts, remarks)
    items: list[Item] = []
    _number(drafts, "", 1, items)
    if own:
        _check_numbers(drafts, items, remarks)
    return tuple(items)


def _settle(drafts: list[Draft], remarks: Remarks) -> None:
    _infer_from_next(drafts)
    for draft in drafts:
        if draft.stated.each:
            _give_to_each(draft, remarks)
        elif draft.length is not None and draft.length.sign and (draft.children or draft.group):
            # `Short (≤30m) discussions` says which items belong here, not how long it takes
            draft.plan = Plan()
        _settle(draft.children, remarks)
        _check_sum(draft, remarks)
    _check_overlap(drafts, remarks)


def _infer_from_next(drafts: list[Draft]) -> None:
    """Give an item that has only a start the time up to the next item's start."""
    for draft, following in pairwise(drafts):
        if draft.clock is None or following.clock is None or draft.plan.max_seconds is not None:
            continue
        if draft.sequence != following.sequence or draft.clock.finish is not None:
            continue
        if not (draft.clock.leads and following.clock.leads):
            continue
        minutes = following.clock.begin - draft.clock.begin
        if minutes < 0 and 8 * 60 <= draft.clock.begin < 13 * 60 and minutes + 720 <= 6 * 60:
            # `11:30 Report, 1:00 Lunch` on a clock of twelve hours
            minutes += 720
        if 0 < minutes <= _LONGEST_WAIT:
            draft.plan = Plan(min_seconds=minutes * 60, max_seconds=minutes * 60)


def _give_to_each(draft: Draft, remarks: Remarks) -> None:
    plan = draft.plan
    if (draft.length is not None and draft.length.person) or not (draft.children or draft.group):
        if draft.length is not None and plan.max_seconds is not None:
            remarks.say(
                draft.line,
                say(
                    "“{title}”: the length is for each person; the plan counts one person, "
                    "multiply it by those present.",
                    title=draft.title,
                ),
            )
        return
    draft.plan = Plan()
    for child in draft.children:
        if child.plan.max_seconds is None and not child.stated.open_end and not child.children:
            child.plan = plan


def inside_seconds(drafts: list[Draft]) -> int:
    """Return the upper ends added up, each minute once."""
    total = 0
    for draft in drafts:
        own = draft.plan.max_seconds
        total += own if own is not None else inside_seconds(draft.children)
    return total


def _check_sum(draft: Draft, remarks: Remarks) -> None:
    own = draft.plan.max_seconds
    if own is None or not draft.children:
        return
    inside = inside_seconds(draft.children)
    if inside > own:
        remarks.say(
            draft.line,
            say(
                "“{title}” has {own} minutes, but the items inside it add up to {inside}; its "
                "own length counts.",
                title=draft.title,
                own=-(-own // 60),
                inside=-(-inside // 60),
            ),
        )


def _check_overlap(drafts: list[Draft], remarks: Remarks) -> None:
    for draft, following in pairwise(drafts):
        if draft.clock is None or following.clock is None or draft.sequence != following.sequence:
            continue
        if draft.day != following.day or draft.clock.minutes is None or draft.clock.finish is None:
            continue
        over = draft.clock.finish - following.clock.begin
        if over > 0 and following.clock.begin >= draft.clock.begin:
            _count_once(draft, following)
            remarks.say(
                following.line,
                nsay(
                    "“{title}” begins {count} minute before “{before}” is to end; no minute "
                    "counts twice.",
                    "“{title}” begins {count} minutes before “{before}” is to end; no minute "
                    "counts twice.",
                    over,
                    title=following.title,
                    before=draft.title,
                ),
            )


def _count_once(draft: Draft, following: Draft) -> None:
    """Take the minutes of an item that begins in the midst of another from the longer one's."""
    first, second = draft.clock, following.clock
    if first is None or second is None or first.finish is None or draft.length is not None:
        return
    end = min(first.finish, second.finish if second.finish is not None else first.finish)
    rest = (first.minutes or 0) - max(0, end - second.begin)
    if second.begin > first.begin and rest > 0:
        draft.plan = Plan(min_seconds=rest * 60, max_seconds=rest * 60)


def _number(drafts: list[Draft], prefix: str, level: int, items: list[Item]) -> None:
    for place, draft in enumerate(drafts, start=1):
        number = f"{prefix}{place}"
        items.append(_item(draft, number, level, f"i{len(items) + 1}"))
        _number(draft.children, number + ".", level + 1, items)


def _item(draft: Draft, number: str, level: int, ident: str) -> Item:
    marks, length = draft.marks, draft.length
    go_around = marks.go_around
    if go_around is None and length is not None and length.person:
        go_around = length.high
    return Item(
        id=ident,
        number=number,
        title=clean(draft.title) or "?",
        level=level,
        plan=draft.plan,
        presenter=clean(draft.presenter) if draft.presenter else None,
        prompts=tuple(draft.prompts),
        motions=tuple(draft.motions),
        notes="\n".join(draft.notes),
        starts_at=draft.clock.hhmm if draft.clock else None,
        done=draft.stated.done,
        recurring=marks.recurring,
        hard=marks.hard,
        go_around=go_around,
        turn=marks.turn,
        pinned=marks.pinned,
        private=marks.private,
        line=draft.line,
    )


def _check_numbers(drafts: list[Draft], items: list[Item], remarks: Remarks) -> None:
    flat: list[Draft] = []
    _flatten(drafts, flat)
    for draft, item in zip(flat, items, strict=True):
        written = draft.stated.number
        if (
            written
            and draft.heading
            and written[0].isdigit()
            and written not in {item.number, item.number.split(".")[-1]}
        ):
            remarks.say(
                draft.line,
                say(
                    "“{title}” is numbered {written}, but by its place it is item {number}.",
                    title=draft.title,
                    written=written,
                    number=item.number,
                ),
            )


def _flatten(drafts: list[Draft], flat: list[Draft]) -> None:
    for draft in drafts:
        flat.append(draft)
        _flatten(draft.children, flat)
