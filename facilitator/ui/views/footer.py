"""The footer's slice: every key of the table, with whether it is in order."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from facilitator.ui.actions.kinds import Action, Group, Situation, shown_key
from facilitator.ui.actions.table import in_group
from facilitator.ui.desk import Desk
from facilitator.words import Words


class FooterKey(Struct, frozen=True):
    """One key with its word."""

    action: str
    key: str
    label: str
    labels: tuple[str, ...]
    """All that it can say, so that a label that changes moves nothing."""
    weight: int
    """1 stays longest, larger ones give way first."""
    is_in_order: bool


FooterGroups = tuple[tuple[FooterKey, ...], ...]


def footer_groups(desk: Desk, words: Words, chosen: Mapping[str, str]) -> FooterGroups:
    """Return the keys in their groups; a key is dim for the reason that the session would give."""
    situation = desk.situation()
    return tuple(
        tuple(
            _key(action, desk, situation, words, chosen)
            for action in in_group(group)
            if action.weight
        )
        for group in Group
    )


def _key(
    action: Action, desk: Desk, situation: Situation, words: Words, chosen: Mapping[str, str]
) -> FooterKey:
    return FooterKey(
        action=action.id,
        key=shown_key(chosen.get(action.id, action.keys)),
        label=words(action.label_for(situation)),
        labels=tuple(words(label) for label in (action.label, *action.others)),
        weight=action.weight,
        is_in_order=desk.refusal(action, situation) is None,
    )
