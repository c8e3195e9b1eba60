"""Commands that print and change nothing: an `ok` line, then lines indented by two blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from facilitator.meeting.agenda import Instant, Item, Plan
from facilitator.meeting.bylaws import bylaws, name_of_rules
from facilitator.meeting.duration import clock
from facilitator.meeting.floor import Turn
from facilitator.meeting.order import arranged
from facilitator.meeting.people import Person, Presence, minutes_late
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.quorum_words import quorum_phrase
from facilitator.meeting.reasons import class_told, why
from facilitator.meeting.stack import adjournment_decided
from facilitator.meeting.state import ItemStatus, Meeting
from facilitator.meeting.text import sort_key
from facilitator.meeting.timeline import Timeline
from facilitator.meeting.timing import item_clock
from facilitator.plain.agenda import nothing_more
from facilitator.plain.election_tally import comparison, tally_of
from facilitator.plain.pending import motions, spoken
from facilitator.plain.room import Room
from facilitator.plain.shares import pools_told, statistics_told
from facilitator.plain.status import plan_phrase, standing
from facilitator.plain.usage import USAGE
from facilitator.typed.line import Misunderstood, Text
from facilitator.words import Words


class Desk(NamedTuple):
    """What a question is answered from."""

    timeline: Timeline
    meeting: Meeting
    """As it stands, with papers that are not yet in the timeline."""
    words: Words
    now: Instant


class Printed(NamedTuple):
    """An answer: what stands behind `ok `, and the lines below it."""

    head: str
    lines: Sequence[str] = ()


Query = Callable[[Desk, Text], Printed]


def _status(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    head, details = standing(desk.meeting, desk.now)
    return Printed("status: " + desk.words(joined(head)), [desk.words(line) for line in details])


ITEM_STATUS: dict[ItemStatus, Phrase] = {
    ItemStatus.WAITING: say("waiting"),
    ItemStatus.OPEN: say("open"),
    ItemStatus.DONE: say("done"),
    ItemStatus.DEFERRED: say("deferred"),
    ItemStatus.SKIPPED: say("skipped"),
}


def _agenda(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    items = desk.meeting.agenda.items
    head = desk.words(nsay("{count} item", "{count} items", len(items)))
    lines = [desk.words(_item_line(desk, item)) for item in items]
    if adjournment_decided(desk.meeting):
        lines.append(desk.words(say("it is decided to adjourn (adjourn closes the meeting)")))
    return Printed("agenda: " + head, lines)


def _item_line(desk: Desk, item: Item) -> Phrase:
    state = desk.meeting.items[item.id]
    parts = [
        say("{number} {title}", number=item.number, title=item.title),
        ITEM_STATUS[state.status],
    ]
    if item.id == desk.meeting.next_up:
        parts.append(say("comes next, by decision"))
    if state.plan != Plan():
        parts.append(say("planned {plan}", plan=plan_phrase(state.plan)))
    if state.spans:
        elapsed = item_clock(desk.meeting, item.id, desk.now).elapsed
        parts.append(say("actual {time}", time=clock(elapsed)))
    if item.presenter:
        parts.append(say("presented by {name}", name=item.presenter))
    return joined(parts)


_PRESENCE: dict[Presence, Phrase] = {
    Presence.EXPECTED: say("not called yet"),
    Presence.PRESENT: say("present"),
    Presence.LATE: say("present, came late"),
    Presence.LEFT: say("left"),
    Presence.ABSENT: say("absent without a reason"),
    Presence.EXCUSED: say("excused"),
}


def _who(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    meeting = desk.meeting
    people = sorted(
        meeting.people.values(), key=lambda p: sort_key(p.name, meeting.agenda.language)
    )
    here = sum(person.is_present for person in people)
    head = say("{present} of {count} present", present=here, count=len(people))
    lines = [desk.words(_person_line(meeting, person)) for person in people]
    return Printed("who: " + desk.words(joined([head, quorum_phrase(meeting)])), lines)


def _person_line(meeting: Meeting, person: Person) -> Phrase:
    state = _PRESENCE[person.presence]
    if person.reason:
        state = say("{state} ({reason})", state=state, reason=person.reason)
    if minutes := minutes_late(person, meeting.opened_at):
        state = nsay("{state} ({count} minute)", "{state} ({count} minutes)", minutes, state=state)
    return joined(
        [say("{name}: {state}", name=person.name, state=state), *_voting(meeting, person)]
    )


def _voting(meeting: Meeting, person: Person) -> Iterator[Phrase]:
    if not person.voting:
        yield say("does not vote")
    if person.weight != 1:
        yield say("weight {number}", number=person.weight)
    if person.held:
        yield nsay("casts {count} vote of others", "casts {count} votes of others", person.held)
    if person.veto:
        yield say("has a veto")
    if person.represented_by is not None:
        yield say("delegate: {name}", name=meeting.name_of(person.represented_by))


def _list(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    entries = arranged(desk.meeting)
    waiting = ", ".join(_listed(desk.meeting.name_of(entry.person)) for entry in entries)
    return Printed(f"list: {waiting or 'nobody'}")


def _listed(name: str) -> str:
    """Return a name as it can stand in a list, and be typed back."""
    if "," not in name and '"' not in name:
        return name
    return '"' + name.replace('"', '""') + '"'


def _turns(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    meeting = desk.meeting
    turns = [*meeting.turns]
    turns += [turn for turn in (meeting.interrupted, meeting.speech) if turn]
    head = desk.words(nsay("{count} turn", "{count} turns", len(turns)))
    return Printed("turns: " + head, [desk.words(_turn_line(desk, turn)) for turn in turns])


def _turn_line(desk: Desk, turn: Turn) -> Phrase:
    return say(
        "{turn}: {name}, {speech_class}, began {time}, {length}",
        turn=turn.id,
        name=desk.meeting.name_of(turn.person),
        speech_class=class_told(desk.meeting, turn),
        time=f"{turn.began_at:%H:%M:%S}",
        length=clock(turn.net(desk.now)),
    )


def _tally(desk: Desk, rest: Text) -> Printed:
    head, details = tally_of(desk.meeting, rest.value.casefold())
    return Printed("tally: " + desk.words(head), [desk.words(line) for line in details])


def _rules(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    agenda = desk.meeting.agenda
    lines = []
    for part in bylaws(agenda):
        lines.append(desk.words(part.title))
        lines.extend(f"- {desk.words(sentence)}" for sentence in part.sentences)
    return Printed("rules: " + desk.words(name_of_rules(agenda)), lines)


def _compare(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    head, details = comparison(desk.meeting)
    return Printed("compare: " + desk.words(head), [desk.words(line) for line in details])


def _motions(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    head, lines = motions(desk.meeting, desk.now)
    return Printed("motions: " + desk.words(head), [desk.words(line) for line in lines])


def _script(desk: Desk, rest: Text) -> Printed:
    """Print what the chair says, in the language of the meeting."""
    nothing_more(rest)
    aloud = Words(desk.meeting.agenda.language)
    sentences = [aloud(sentence) for sentence in spoken(desk.meeting)]
    return Printed("script: " + " ".join(sentences))


def _minutes(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    from facilitator.record.minutes import minutes

    text = minutes(desk.timeline, Words(desk.meeting.agenda.language), appendix=False)
    lines = text.splitlines()
    head = desk.words(nsay("{count} line", "{count} lines", len(lines)))
    return Printed("minutes: " + head, lines)


def _why(desk: Desk, rest: Text) -> Printed:
    meeting = desk.meeting
    first = Room(meeting, desk.now).entry(rest)
    same = [x for x in arranged(meeting) if x.person == first.person and x.person is not None]
    reasons = [why(meeting, entry) for entry in same or [first]]
    return Printed("why: " + desk.words(joined(reasons)))


def _pools(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    head, lines = pools_told(desk.meeting, desk.now)
    return Printed("pools: " + desk.words(head), [desk.words(line) for line in lines])


def _statistics(desk: Desk, rest: Text) -> Printed:
    nothing_more(rest)
    head, lines = statistics_told(desk.meeting, desk.now, desk.words)
    return Printed("statistics: " + desk.words(head), lines)


def _help(desk: Desk, rest: Text) -> Printed:
    wanted = rest.value.casefold()
    found = [(form, what) for verb, form, what in USAGE if wanted in {"", verb}]
    if not found:
        raise Misunderstood(say("there is no command “{verb}”", verb=rest.value))
    lines = [f"{form} - {desk.words(what)}" for form, what in found]
    if wanted:
        return Printed(f"help: {lines[0]}", lines[1:])
    head = desk.words(nsay("{count} command", "{count} commands", len(found)))
    return Printed(f"help: {head}", lines)


QUERIES: dict[str, Query] = {
    "status": _status,
    "agenda": _agenda,
    "who": _who,
    "list": _list,
    "q?": _list,
    "turns": _turns,
    "tally": _tally,
    "compare": _compare,
    "motions": _motions,
    "script": _script,
    "say": _script,
    "rules": _rules,
    "minutes": _minutes,
    "why": _why,
    "pools": _pools,
    "statistics": _statistics,
    "help": _help,
}
