"""The rules that a body has given itself: each key of a rule set with what reads it."""

from __future__ import annotations

from facilitator.agenda_file.procedures import read_procedures
from facilitator.agenda_file.roles import truth_of
from facilitator.agenda_file.settings import (
    Reader,
    Settings,
    known_group,
    scalar,
    truth,
    unknown,
    whole_number,
)
from facilitator.agenda_file.yaml_nodes import Node
from facilitator.meeting.body import CastingVote
from facilitator.meeting.duration import parse_duration
from facilitator.meeting.floor import SpeechClass
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean

MOST_ENTRIES = 99
MOST_RANK = 99


def rule_key(words: str) -> str:
    """Return a key as the table has it: `Casting vote` and `casting_vote` are `casting-vote`."""
    return "-".join(clean(words).casefold().replace("_", " ").replace("-", " ").split())


def _name(settings: Settings, node: Node) -> None:
    if words := scalar(settings, node, "name"):
        settings.set_rules(name=words)


def _yes_or_no(key: str) -> Reader:
    field = key.replace("-", "_")

    def read(settings: Settings, node: Node) -> None:
        said = truth(settings, node, key)
        if said is not None:
            settings.set_rules(**{field: said})

    return read


def _casting_vote(settings: Settings, node: Node) -> None:
    """Read when the chair's vote decides: `yes`, `no`, `second` or `decides`."""
    words = clean(node.text or "").casefold()
    said = truth_of(words)
    if said is not None:
        words = (CastingVote.YES if said else CastingVote.NO).value
    if words in {kind.value for kind in CastingVote}:
        settings.set_rules(casting_vote=CastingVote(words))
        return
    settings.say(
        node.line,
        say(
            "casting-vote: “{words}” is not known; write yes, no, second or decides.",
            words=words or "?",
        ),
    )


def _entries(settings: Settings, node: Node) -> None:
    """Read how many requests a person may have waiting, by class: `{plain: 2, order: 1}`."""
    known = [kind.value for kind in SpeechClass]
    allowed = dict(settings.agenda.body_rules.entries)
    for name, value in _pairs(settings, node, "entries", "plain: 2"):
        if name not in known:
            unknown(settings, value.line, "entries", name, known)
            continue
        number = whole_number(settings, value, "entries", 1, MOST_ENTRIES)
        if number is not None:
            allowed[name] = number
    settings.set_rules(entries=allowed)


def _ranks(settings: Settings, node: Node) -> None:
    """Read the categories of points of order, smaller ranks first: a list, or `{quorum: 1}`."""
    if isinstance(node.value, list):
        names = [scalar(settings, entry, "ranks") for entry in node.value]
        found = [(name, rank) for rank, name in enumerate(names, start=1) if name]
        ranks = dict(reversed(found))
        for place, (name, _) in enumerate(found):
            if ranks[name] != found[place][1]:
                settings.say(
                    node.value[place].line,
                    say("ranks: {name} stands here again; the first one counts.", name=name),
                )
        settings.set_rules(ranks=dict(sorted(ranks.items(), key=lambda pair: pair[1])))
        return
    ranks = {}
    for name, value in _pairs(settings, node, "ranks", "question of quorum: 1"):
        rank = whole_number(settings, value, "ranks", 0, MOST_RANK)
        if rank is not None:
            ranks[name] = rank
    settings.set_rules(ranks=dict(sorted(ranks.items(), key=lambda pair: pair[1])))


def _pools(settings: Settings, node: Node) -> None:
    """Read the speaking time of groups: `{North side: 15m, Riverside: 10m}`."""
    pools: dict[str, int] = {}
    for name, value in _pairs(settings, node, "pools", "Riverside: 10m"):
        words = clean(value.text or "")
        seconds = parse_duration(words)
        if seconds is None:
            settings.say(
                value.line,
                say("pools: “{words}” is no length; write for example 10m.", words=words or "?"),
            )
        elif (group := known_group(settings, value.line, "pools", name)) is not None:
            if group in pools:
                settings.say(
                    value.line,
                    say("pools: {group} is named twice; the last length counts.", group=group),
                )
            pools[group] = seconds
    settings.set_rules(pools=pools)


def _pairs(settings: Settings, node: Node, key: str, example: str) -> list[tuple[str, Node]]:
    """Return the entries of a mapping, names cleaned; says so when it is none."""
    for name, line in node.repeated:
        settings.say(
            line, say("The key {key} stands here again; the last one counts.", key=clean(name))
        )
    if isinstance(node.value, dict):
        return [(clean(name), value) for name, value in node.value.items() if clean(name)]
    settings.say(
        node.line,
        say("{key} takes names with values, for example {{{example}}}.", key=key, example=example),
    )
    return []


BYLAWS: dict[str, Reader] = {
    "name": _name,
    "second": _yes_or_no("second"),
    "casting-vote": _casting_vote,
    "entries": _entries,
    "ranks": _ranks,
    "pools": _pools,
    "pools-of-meeting": _yes_or_no("pools-of-meeting"),
    "delegator-votes": _yes_or_no("delegator-votes"),
    "procedures": read_procedures,
    "no-to-all": _yes_or_no("no-to-all"),
    "abstain-from-all": _yes_or_no("abstain-from-all"),
}
"""Each key of a rule set sets the field of `BodyRules` that is called so."""
