"""How a body usually meets: quorum, turns, order, votes, warnings; an agenda or a rule set says."""

from __future__ import annotations

import re

from facilitator.agenda_file.settings import Reader, Settings, known_groups, nearest, scalar
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.agenda import Order
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.phrase import say
from facilitator.meeting.quorum_words import read_quorum
from facilitator.meeting.rules import parse_requirement
from facilitator.meeting.text import clean

_USUAL_TURN, _SECOND_TURN = "plain", "second"
_TURNS = (*(kind.value for kind in SpeechClass), _SECOND_TURN)


def _quorum(settings: Settings, node: Node) -> None:
    words = scalar(settings, node, "quorum")
    if words is None:
        return
    quorum = read_quorum(words)
    if quorum is None:
        settings.say(
            node.line,
            say(
                "The quorum “{words}” was not understood; write “more than 1/2”, “2/3” or “at "
                "least 9”.",
                words=words,
            ),
        )
        return
    settings.set(quorum=quorum)


def _turn(settings: Settings, node: Node) -> None:
    """Read a length (`3m`), or lengths by class: `{plain: 3m, order: 1m, second: 2m}`."""
    if not isinstance(node.value, dict):
        _turn_of(settings, node, _USUAL_TURN)
        return
    for name, length in node.value.items():
        if name in _TURNS:
            _turn_of(settings, length, name)
        else:
            known = ", ".join(_TURNS)
            settings.say(
                length.line,
                say("turn: there is no class {name}; known are {known}.", name=name, known=known),
            )


def _turn_of(settings: Settings, node: Node, name: str) -> None:
    words = scalar(settings, node, "turn")
    if words is None:
        return
    seconds = parse_duration(words)
    if seconds is None:
        settings.say(
            node.line, say("turn: “{words}” is no length; write for example 3m.", words=words)
        )
    elif name == _USUAL_TURN:
        settings.set(turn=seconds)
    elif name == _SECOND_TURN:
        settings.set(second_turn=seconds)
    else:
        settings.set(class_turns={**settings.agenda.class_turns, name: seconds})


def _order(settings: Settings, node: Node) -> None:
    words = scalar(settings, node, "order")
    if words is None:
        return
    name = words.lower().replace("_", "-").replace(" ", "-")
    if name in {"balanced", "fewest-turns"}:
        name = "fewest"
    if name not in set(Order):
        known = [str(order) for order in Order]
        near = nearest(name, known, cutoff=0.5)
        settings.say(
            node.line,
            say("There is no order {words}; the nearest is {near}.", words=words, near=near)
            if near
            else say(
                "There is no order {words}; known are {known}.", words=words, known=", ".join(known)
            ),
        )
        return
    settings.set(order=Order(name))


def _vote(settings: Settings, node: Node) -> None:
    words = scalar(settings, node, "vote")
    if words is None:
        return
    requirement = parse_requirement(words)
    if requirement is None:
        settings.say(
            node.line,
            say(
                "vote: “{words}” is no rule; write simple, two-thirds, or “more than 1/2 of "
                "present”.",
                words=words,
            ),
        )
        return
    settings.set(requirement=known_groups(settings, node.line, "vote", requirement))


def _warnings(settings: Settings, node: Node) -> None:
    values = node.value if isinstance(node.value, list) else [node]
    found = []
    for value in values:
        for piece in re.split(r"[,\s]+", (value.text or "?").strip("[] ")):
            digits = piece.rstrip("%")
            if not re.fullmatch(r"\d{1,3}", digits) or not 0 < int(digits) <= 300:
                settings.say(
                    value.line,
                    say(
                        "warnings: “{words}” is no share of the time; write [70, 90, 100].",
                        words=clean(piece),
                    ),
                )
                return
            found.append(int(digits))
    settings.set(warnings=tuple(sorted(set(found))))


HABITS: dict[str, Reader] = {
    "quorum": _quorum,
    "turn": _turn,
    "order": _order,
    "vote": _vote,
    "warnings": _warnings,
}
"""The keys that an agenda and a rule set share; the agenda's own stands above its rule set's."""
