"""Any command at all, made from the types of its fields, so that no new one can be left out.

What names something of the meeting (a person, a request, a turn) mostly names something that there
is at that moment; the rest is what people type and programs send: too much, too little, nonsense.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import cache
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from facilitator.meeting import commands as c
from facilitator.meeting.order import arranged
from facilitator.meeting.rules import Requirement, parse_requirement
from facilitator.meeting.state import Meeting

from .likely_command import LIKELY

BY_THE_SESSION = (c.Undo, c.Redo)
ALL: tuple[type[c.Command], ...] = tuple(
    kind for kind in c.Command.__subclasses__() if kind not in {*BY_THE_SESSION, c.Adjourn}
)
GROUPS: dict[str, list[type[c.Command]]] = {}
for _kind in ALL:
    GROUPS.setdefault(_kind.__module__.rsplit(".", 1)[-1], []).append(_kind)

POOLS: dict[str, Callable[[Meeting], list[Any]]] = {
    "person": lambda m: [*m.people],
    "entry": lambda m: [entry.id for entry in arranged(m)],
    "turn": lambda m: [t.id for t in (m.speech, m.interrupted, *m.turns) if t],
    "item": lambda m: [item.id for item in m.agenda.items],
    "group": lambda m: sorted({p.group for p in m.people.values() if p.group}),
}
IDS: dict[str, str] = {
    "person": "person", "people": "person", "mover": "person", "seconder": "person",
    "owner": "person", "delegate": "person", "delegator": "person", "holder": "person",
    "member": "person", "members": "person", "for_whom": "person", "by": "person",
    "present": "person", "absent": "person", "veto": "person", "entry": "entry",
    "before": "entry", "answers": "entry", "turn": "turn", "merged": "turn",
    "item": "item", "group": "group",
}  # fmt: skip
"""By the name of a field: what its ids are ids of."""

TEXTS = ("We act", "We act", "", " ", "a\x00b\u202ec", "{x} [b]%s", "Ta làm\nngay", "# 1. <b>",
         "x" * 300)  # fmt: skip
DATES = ("2026-12-01", "2020-01-01", "soon")
NAMES = ("Ivy", "Joe", "Kim", "Lê", "Moe")
NUMBERS = (0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 7, -1, 30, 90, 400, 10_000)
AMOUNTS = tuple(Decimal(n) for n in ("0", "1", "1", "2", "3", "0.5", "2.25", "-1", "30"))
REQUIREMENTS = tuple(
    parse_requirement(rule)
    for rule in ("simple", "absolute", "present", "two-thirds", "unanimous", "at least 3",
                 "more than 1/3 of valid", "at least 3/4 of ballots and at least 2",
                 "simple and more than 1/2 of present in each group",
                 "two-thirds and simple in east")
)  # fmt: skip


class Maker:
    """Makes commands for one moment of a meeting, at random."""

    def __init__(self, dice: Random, meeting: Meeting, now: dt.datetime) -> None:
        self.dice = dice
        self.meeting = meeting
        self.now = now

    def command(self, kind: type[c.Command]) -> Any:
        """Return a command of a kind, two times in three a likely one."""
        if kind in LIKELY and self.dice.random() < 0.67:
            return LIKELY[kind](self.dice, self.meeting)
        return self.struct(kind)

    def struct(self, kind: type[msgspec.Struct]) -> Any:
        made = {}
        for field, hint in fields(kind):
            if field.name == "confirmed" or field.required or self.dice.random() < 0.4:
                made[field.name] = self.value(hint, field.name)
        return kind(**made)

    def value(self, hint: Any, name: str) -> Any:
        """Return what may stand in a field, sensible or not."""
        dice, (origin, inside) = self.dice, (get_origin(hint), get_args(hint))
        if origin in {Union, types.UnionType}:
            return self.value(dice.choice(inside), name)
        if origin is Literal:
            return dice.choice(inside)
        if origin is tuple:
            length = dice.choice((0, 1, 1, 2, 2, 3, 5))
            parts = inside[:1] * length if inside[-1:] == (...,) else inside
            return tuple(self.value(part, name) for part in parts)
        if origin is dict:
            pairs = range(dice.randrange(4))
            return {self.value(inside[0], name): self.value(inside[1], name) for _ in pairs}
        return self.single(hint, name)

    def single(self, hint: Any, name: str) -> Any:
        dice = self.dice
        if hint in _SINGLE:
            return _SINGLE[hint](self, name)
        if issubclass(hint, Enum):
            return dice.choice([*hint])
        assert issubclass(hint, msgspec.Struct), f"teach Maker about {hint}"
        return self.struct(hint)

    def text(self, name: str) -> str | None:
        dice = self.dice
        if name in {"due", "to"}:
            return dice.choice(DATES)
        if name == "name":
            return dice.choice((*NAMES, *NAMES, *TEXTS))
        if name not in IDS:
            return dice.choice(TEXTS)
        live = POOLS[IDS[name]](self.meeting)
        return dice.choice(live) if live and dice.random() < 0.9 else f"{name[0]}99"


_SINGLE: dict[Any, Callable[[Maker, str], Any]] = {
    type(None): lambda _, __: None,
    bool: lambda m, _: m.dice.random() < 0.5,
    int: lambda m, _: m.dice.choice(NUMBERS),
    Decimal: lambda m, _: m.dice.choice(AMOUNTS),
    str: lambda m, name: m.text(name),
    dt.datetime: lambda m, _: m.now - dt.timedelta(seconds=m.dice.randrange(-30, 300)),
    Requirement: lambda m, _: m.dice.choice(REQUIREMENTS),
}


@cache
def fields(kind: type[msgspec.Struct]) -> list[tuple[msgspec.structs.FieldInfo, Any]]:
    hints = get_type_hints(kind)
    return [(field, hints[field.name]) for field in msgspec.structs.fields(kind)]
