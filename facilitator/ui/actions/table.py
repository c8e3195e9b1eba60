"""The table itself, and what is made of it for readers: the key table of the README."""

from __future__ import annotations

from facilitator.ui.actions.electing import ELECTIONS
from facilitator.ui.actions.floor import FLOOR, ORDERS
from facilitator.ui.actions.kinds import GROUP_NAMES, Action, Group, spelled_key
from facilitator.ui.actions.sitting import AGENDA
from facilitator.ui.actions.voting import VOTE
from facilitator.ui.actions.writing import BACK, RECORD, SEE
from facilitator.words import Words

ACTIONS: tuple[Action, ...] = (*FLOOR, *ORDERS, *AGENDA, *VOTE, *ELECTIONS, *RECORD, *SEE, *BACK)
BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


def in_group(group: Group) -> tuple[Action, ...]:
    """Return a group's actions."""
    return tuple(action for action in ACTIONS if action.group is group)


def key_table(words: Words) -> str:
    """Return the keys as a Markdown table, group by group."""
    lines = []
    for group in Group:
        keyed = [action for action in in_group(group) if action.keys]
        lines += [f"| {words(GROUP_NAMES[group])} | |", "|---|---|"]
        lines += [f"| `{spelled_key(a.keys)}` | {words(a.help)} |" for a in keyed]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
