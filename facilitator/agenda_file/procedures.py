"""`procedures:` of a rule set: a list is the whole table, a mapping changes the base's."""

from __future__ import annotations

from enum import StrEnum

from msgspec.structs import replace

from facilitator.agenda_file.roles import truth_of
from facilitator.agenda_file.settings import (
    Settings,
    known_groups,
    nearest,
    scalar,
    truth,
    unknown,
    whole_number,
)
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.phrase import say
from facilitator.meeting.procedure import PROCEDURE_NAMES, Asks, Effect, Procedure
from facilitator.meeting.rules import parse_requirement
from facilitator.meeting.text import clean

MOST_PRECEDENCE = 999
MOST_PROCEDURES = 60

_TRUTHS = (
    "required", "incidental", "second", "debatable", "amendable", "interrupts", "pending",
    "undebated",
)  # fmt: skip
_TEXTS = ("name", "source")
KEYS = ("kind", "effect", "asks", "precedence", "needs", *_TRUTHS, *_TEXTS)
"""What can be said of a procedural motion; each is the field of `Procedure`, `needs` being its
requirement."""

_ASKED: dict[Effect, tuple[Asks, ...]] = {
    Effect.LIMIT_SPEECHES: (Asks.LENGTH,),
    Effect.EXTEND_DEBATE: (Asks.LENGTH,),
    Effect.CAUCUS: (Asks.LENGTHS, Asks.LENGTH),
    Effect.NEXT_ITEM: (Asks.ITEM,),
    Effect.VOTE_BY: (Asks.METHOD,),
    Effect.TAKE_FROM_TABLE: (Asks.MOTION,),
    Effect.RECONSIDER: (Asks.DECIDED,),
}
"""What an effect cannot be had without."""


def read_procedures(settings: Settings, node: Node) -> None:
    """Set the table of procedural motions."""
    table = {procedure.kind: procedure for procedure in settings.agenda.body_rules.procedures}
    if isinstance(node.value, list):
        if len(node.value) > MOST_PROCEDURES:
            settings.say(
                node.value[MOST_PROCEDURES].line,
                say(
                    "procedures: more than {most} are here, and none was read; take some out.",
                    most=MOST_PROCEDURES,
                ),
            )
            return
        found = _whole(settings, node.value, table)
    elif isinstance(node.value, dict):
        for kind, line in node.repeated:
            _say_again(settings, line, clean(kind).lower())
        found = _changed(settings, node.value, table)
    else:
        settings.say(
            node.line,
            say(
                "procedures takes a list, or the kinds to change; write for example {example}.",
                example="{adjourn: {needs: two-thirds}}",
            ),
        )
        return
    settings.set_rules(procedures=tuple(found.values()))


def _whole(
    settings: Settings, entries: list[Node], table: dict[str, Procedure]
) -> dict[str, Procedure]:
    found: dict[str, Procedure] = {}
    for entry in entries:
        procedure = _entry(settings, entry, table)
        if procedure is None:
            continue
        if procedure.kind in found:
            _say_again(settings, entry.line, procedure.kind)
        found[procedure.kind] = procedure
    return found


def _say_again(settings: Settings, line: int, kind: str) -> None:
    settings.say(line, say("procedures: {kind} stands here again; the last one counts.", kind=kind))


def _changed(
    settings: Settings, entries: dict[str, Node], table: dict[str, Procedure]
) -> dict[str, Procedure]:
    found = dict(table)
    changed: set[str] = set()
    for typed, entry in entries.items():
        kind = clean(typed).lower()
        if kind in changed:
            _say_again(settings, entry.line, kind)
        changed.add(kind)
        if isinstance(entry.value, dict):
            procedure = _filled(settings, entry, table.get(kind, Procedure(kind=kind)))
            if procedure is not None:
                found[kind] = procedure
        elif truth_of(entry.text or "") is not False or not entry.text:
            settings.say(
                entry.line,
                say("{kind} takes keys such as needs:, or no for none of it.", kind=kind),
            )
        elif kind in found:
            del found[kind]
        else:
            unknown(settings, entry.line, "procedures", kind, table)
    return found


def _entry(settings: Settings, node: Node, table: dict[str, Procedure]) -> Procedure | None:
    """Return an entry of a list: a mapping says all of it, a word takes over what stands."""
    if isinstance(node.value, dict):
        kind = scalar(settings, node.value["kind"], "kind") if "kind" in node.value else None
        if kind is None:
            settings.say(
                node.line,
                say("A procedural motion without a kind stands here; write kind: first."),
            )
            return None
        return _filled(settings, node, Procedure(kind=kind.lower()))
    kind = (scalar(settings, node, "procedures") or "").lower()
    if kind in table:
        return table[kind]
    if kind:
        unknown(settings, node.line, "procedures", kind, table)
    return None


def _filled(settings: Settings, node: Node, procedure: Procedure) -> Procedure | None:
    """Return the procedural motion as a mapping says it; None when it could do nothing."""
    entries = node.value if isinstance(node.value, dict) else {}
    for key, line in node.repeated:
        settings.say(
            line, say("The key {key} stands here again; the last one counts.", key=clean(key))
        )
    for typed, value in entries.items():
        key = clean(typed).lower()
        if key not in KEYS:
            unknown(settings, value.line, procedure.kind, key, KEYS)
        elif key != "kind":
            procedure = _with(settings, value, key, procedure)
    return procedure if _makes_sense(settings, node, procedure) else None


def _with(settings: Settings, node: Node, key: str, procedure: Procedure) -> Procedure:
    """Return the procedural motion with one key's value, or as it was when that is none."""
    if key in _TRUTHS:
        said = truth(settings, node, key)
        return procedure if said is None else replace(procedure, **{key: said})
    if key == "precedence":
        number = whole_number(settings, node, key, 0, MOST_PRECEDENCE)
        return procedure if number is None else replace(procedure, precedence=number)
    words = scalar(settings, node, key)
    if words is None:
        return procedure
    if key in _TEXTS:
        return replace(procedure, **{key: words})
    if key == "needs":
        requirement = parse_requirement(words)
        if requirement is not None:
            known = known_groups(settings, node.line, key, requirement)
            return replace(procedure, requirement=known)
        settings.say(
            node.line,
            say(
                "needs: “{words}” is no rule; write simple, two-thirds, or “more than 1/2 of "
                "present”.",
                words=words,
            ),
        )
        return procedure
    values: type[StrEnum] = Effect if key == "effect" else Asks
    if words.lower() in set(values):
        return replace(procedure, **{key: values(words.lower())})
    unknown(settings, node.line, key, words, values)
    return procedure


def _makes_sense(settings: Settings, node: Node, procedure: Procedure) -> bool:
    """Tell whether the motion can be moved and do what it says; says what speaks against it."""
    kind, effect, asks = procedure.kind, procedure.effect, procedure.asks
    wanted = _ASKED.get(effect)
    if kind not in PROCEDURE_NAMES and procedure.name is None:
        near = nearest(kind, PROCEDURE_NAMES)
        settings.say(
            node.line,
            say(
                "There is no procedural motion {kind}; the nearest is {near}, and one of your own "
                "has a name: in words.",
                kind=kind,
                near=near,
            )
            if near
            else say(
                "{kind} is a procedural motion of your own; say what it wants with name:.",
                kind=kind,
            ),
        )
        return False
    if wanted is not None and asks not in wanted:
        settings.say(
            node.line,
            say(
                "{kind}: the effect {effect} cannot do without asks: {asks}.",
                kind=kind,
                effect=str(effect),
                asks=str(wanted[0]),
            ),
        )
        return False
    if procedure.required and asks is None:
        settings.say(
            node.line,
            say("{kind}: required: yes needs asks: as well, for example asks: length.", kind=kind),
        )
        return False
    return True
