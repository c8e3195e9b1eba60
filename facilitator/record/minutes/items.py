"""The items: their times, contributions, motions, votes, conclusions and tasks."""

from __future__ import annotations

from bisect import bisect_right

from facilitator.meeting.agenda import Item
from facilitator.meeting.floor import SpeechClass, Turn
from facilitator.meeting.notes import Concern, Note, NoteKind, Task
from facilitator.meeting.phrase import Day, Phrase, say
from facilitator.meeting.reasons import class_told
from facilitator.meeting.spans import length
from facilitator.meeting.state import ItemStatus, Phase
from facilitator.meeting.timing import descendants
from facilitator.record.minutes.elections import elections_of
from facilitator.record.minutes.page import Bullet, Pen, Strong, bullet, lasting, planned
from facilitator.record.minutes.votes import motions_and_votes


def items(pen: Pen) -> None:
    """Write every item of the agenda under its own heading."""
    for item in pen.meeting.agenda.items:
        number = say("{number}. {title}", number=item.number, title=item.title)
        pen.page.heading(item.level + 1, pen(number) if item.number else item.title)
        pen.page.paragraph(*(pen(phrase) for phrase in _times_and_presenter(pen, item)))
        if item.private:
            if pen.meeting.items[item.id].spans:
                pen.page.paragraph(pen(say("This item was taken in private.")))
            continue
        _contributions(pen, item)
        _outcome(pen, item.id)


def general(pen: Pen) -> None:
    """Write what was noted or decided while no item was open."""
    _noted(pen, _loose_notes(pen, None))
    _outcome(pen, None)


def _times_and_presenter(pen: Pen, item: Item) -> list[Phrase]:
    """Return the sentences about an item's time and presenter."""
    meeting = pen.meeting
    state = meeting.items[item.id]
    sentences = []
    if state.spans:
        actual, plan = lasting(length(state.spans, pen.past.last)), planned(item.plan)
        times = pen.times(state.spans)
        sentences.append(
            say("{times}, {length} (planned: {plan}).", times=times, length=actual, plan=plan)
            if plan
            else say("{times}, {length}.", times=times, length=actual)
        )
        sentences += [say("Extended: {reason}.", reason=text) for text in state.extensions]
    if status := _status_phrase(pen, item):
        sentences.append(status)
    if item.presenter and state.spans:
        sentences.append(say("Presented by {name}.", name=item.presenter))
    return sentences


def _status_phrase(pen: Pen, item: Item) -> Phrase | None:
    meeting = pen.meeting
    state = meeting.items[item.id]
    match state.status:
        case ItemStatus.DEFERRED:
            return say("Deferred to the next meeting.")
        case ItemStatus.SKIPPED:
            return say("Skipped.")
        case ItemStatus.DONE if not state.spans:
            return say("Dealt with before the meeting.")
        case ItemStatus.WAITING if meeting.phase is Phase.CLOSED:
            below = descendants(meeting.agenda.items, item)
            if any(meeting.items[child.id].spans for child in below):
                return None
            return say("Not reached.")
        case _:
            return None


def _contributions(pen: Pen, item: Item) -> None:
    """Write the speakers in order, each with what was noted of the speech."""
    turns = [turn for turn in pen.past.turns if turn.item == item.id]
    gists = _gists(pen, item.id, turns)
    label = pen(say("Contributions"))
    if any(gists.values()):
        pen.page.bullets([_contribution(pen, turn, gists[turn.id]) for turn in turns], label)
    elif turns:
        names = dict.fromkeys(_speaker(pen, turn) for turn in turns)
        pen.page.paragraph(Strong(pen(say("Contributions:"))), pen.listed(names))
    _noted(pen, _loose_notes(pen, item.id))


def _noted(pen: Pen, notes: list[Note]) -> None:
    told = [
        bullet(pen(say("{name}: {text}", name=pen.person(note.person), text=note.text)))
        if note.person
        else bullet(note.text)
        for note in notes
    ]
    pen.page.bullets(told, pen(say("Noted")))


def _speaker(pen: Pen, turn: Turn) -> str:
    name = pen.person(turn.person) if turn.person else pen(say("unnamed speaker"))
    if turn.speech_class is SpeechClass.PLAIN:
        return name
    return pen(say("{name} ({remark})", name=name, remark=class_told(pen.meeting, turn)))


def _contribution(pen: Pen, turn: Turn, gists: list[str]) -> Bullet:
    speaker = _speaker(pen, turn)
    if not gists:
        return bullet(speaker)
    if len(gists) == 1:
        return bullet(pen(say("{name}: {text}", name=speaker, text=gists[0])))
    return bullet(pen(say("{name}:", name=speaker)), below=[bullet(gist) for gist in gists])


def _gists(pen: Pen, item: str, turns: list[Turn]) -> dict[str, list[str]]:
    """Return the notes on each speech by turn: the reason for asking, then those made during it."""
    gists = {turn.id: [turn.note] if turn.note else [] for turn in turns}
    own = _by_person(turns)
    for note in _notes(pen, item):
        if (turn := _turn_of(note, own)) is not None:
            gists[turn.id].append(note.text)
    return gists


def _notes(pen: Pen, item: str | None) -> list[Note]:
    return [n for n in pen.meeting.notes if n.item == item and n.kind is NoteKind.NOTE]


def _by_person(turns: list[Turn]) -> dict[str, list[Turn]]:
    """Return the turns by speaker, in order, so that a note need not search through all."""
    own: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.person is not None:
            own.setdefault(turn.person, []).append(turn)
    return own


def _turn_of(note: Note, turns: dict[str, list[Turn]]) -> Turn | None:
    """Return the speech that `note` is about: the speaker's last one begun before it."""
    own = turns.get(note.person or "", [])
    begun = bisect_right(own, note.at, key=lambda turn: turn.began_at)
    return own[max(begun - 1, 0)] if own else None


def _loose_notes(pen: Pen, item: str | None) -> list[Note]:
    own = _by_person([turn for turn in pen.past.turns if turn.item == item])
    return [note for note in _notes(pen, item) if _turn_of(note, own) is None]


def _outcome(pen: Pen, item: str | None) -> None:
    meeting, page = pen.meeting, pen.page
    if item is not None:
        page.bullets(motions_and_votes(pen, item), pen(say("Motions and votes")))
        page.bullets(elections_of(pen, item), pen(say("Elections")))
        conclusions = _kind(pen, item, NoteKind.CONCLUSION)
        if len(conclusions) == 1:
            page.paragraph(Strong(pen(say("The chair's conclusion:"))), conclusions[0].text)
        else:
            page.bullets(
                [bullet(note.text) for note in conclusions], pen(say("The chair's conclusions"))
            )
    decisions = [bullet(note.text) for note in _kind(pen, item, NoteKind.DECISION)]
    page.bullets(decisions, pen(say("Decisions")))
    tasks = [bullet(task_line(pen, task)) for task in meeting.tasks if task.item == item]
    page.bullets(tasks, pen(say("Tasks")))
    concerns = [_concern(pen, concern) for concern in meeting.concerns if concern.item == item]
    page.bullets(concerns, pen(say("Concerns and wishes")))


def _kind(pen: Pen, item: str | None, kind: NoteKind) -> list[Note]:
    return [note for note in pen.meeting.notes if note.item == item and note.kind is kind]


def task_line(pen: Pen, task: Task) -> str:
    """Return a line that says who does what, and by when."""
    if task.owner and task.due:
        return pen(
            say(
                "{name}: {text} (by {date})",
                name=pen.person(task.owner),
                text=task.text,
                date=Day(task.due),
            )
        )
    if task.owner:
        return pen(say("{name}: {text}", name=pen.person(task.owner), text=task.text))
    if task.due:
        return pen(say("{text} (not assigned yet; by {date})", text=task.text, date=Day(task.due)))
    return pen(say("{text} (not assigned yet)", text=task.text))


def _concern(pen: Pen, concern: Concern) -> Bullet:
    raised = concern.text
    if concern.person:
        raised = pen(say("{name}: {text}", name=pen.person(concern.person), text=concern.text))
    if concern.answer is None:
        return bullet(raised)
    return bullet(raised, below=[bullet(pen(say("Answer: {text}", text=concern.answer)))])
