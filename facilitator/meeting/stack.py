"""The motions before the meeting, one upon the other, and what may be moved on top of them.

The last one is decided first: an amendment before what it amends, a procedural motion before what
it was moved upon.
"""

from __future__ import annotations

from facilitator.meeting.motions import Motion, MotionStatus, waits_for_part
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.procedure import (
    AMENDMENT,
    MAIN,
    Asks,
    Effect,
    Procedure,
    procedure_name,
)
from facilitator.meeting.state import ItemStatus, Meeting, Phase
from facilitator.meeting.votes import METHOD_NAMES, Method, Vote


def stack(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the open item's motions without a result, the one to be decided next at the end."""
    return _pending_in(meeting, meeting.current)


def _pending_in(meeting: Meeting, item: str | None) -> tuple[Motion, ...]:
    """Return an item's pending motions, without the parts whose turn has not come."""
    return tuple(
        motion
        for motion in meeting.motions
        if motion.status.is_pending
        and motion.item == item
        and not waits_for_part(meeting.motions, motion)
    )


def waiting_parts(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the open item's parts of a divided motion that wait until earlier ones are decided."""
    return tuple(
        motion
        for motion in meeting.motions
        if motion.status.is_pending
        and motion.item == meeting.current
        and waits_for_part(meeting.motions, motion)
    )


def main_motion(meeting: Meeting) -> Motion | None:
    """Return the main motion before the meeting."""
    return next((motion for motion in stack(meeting) if motion.is_main), None)


def on_the_table(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the main motions that were laid on the table and not taken up again."""
    return tuple(m for m in meeting.motions if m.is_main and m.status is MotionStatus.TABLED)


def decided(meeting: Meeting) -> tuple[Motion, ...]:
    """Return the main motions that were decided in this meeting."""
    return tuple(m for m in meeting.motions if m.is_main and m.status in _DECIDED)


_DECIDED = frozenset({MotionStatus.CARRIED, MotionStatus.LOST, MotionStatus.TIED})


def adhering(meeting: Meeting, motion: Motion) -> tuple[Motion, ...]:
    """Return the undecided amendments of a motion and theirs, wherever they lie."""
    found: list[Motion] = []
    family = {motion.number}
    for other in meeting.motions:
        if other.amends in family and other.status.is_open:
            family.add(other.number)
            found.append(other)
    return tuple(found)


def moved_about(meeting: Meeting, main: Motion) -> tuple[Motion, ...]:
    """Return the pending procedural motions that make no sense without a main motion."""
    here = _pending_in(meeting, main.item)
    if not main.is_main or main.number not in {m.number for m in here}:
        return ()
    if any(m.is_main and m.number != main.number for m in here):
        return ()
    about = ((m, procedure_of(meeting, m)) for m in here)
    return tuple(m for m, procedure in about if procedure is not None and procedure.pending)


def part_place(meeting: Meeting, part: Motion) -> int:
    """Return which part of its whole a motion is, from 1."""
    return sum(m.part_of == part.part_of for m in meeting.motions[: part.number])


def procedure_of(meeting: Meeting, motion: Motion) -> Procedure | None:
    """Return the rule of a procedural motion; of one that the table lacks, a bare one."""
    if motion.procedure is None:
        return None
    return procedure_called(meeting, motion.procedure) or Procedure(kind=motion.procedure)


def procedure_called(meeting: Meeting, kind: str) -> Procedure | None:
    """Return the procedural motion of a kind, None when the body has none such."""
    table = meeting.agenda.body_rules.procedures
    return next((procedure for procedure in table if procedure.kind == kind), None)


def precedence(meeting: Meeting, motion: Motion) -> int:
    """Return what a motion goes before: everything with a smaller number."""
    if (procedure := procedure_of(meeting, motion)) is not None:
        return procedure.precedence
    if motion.amends is None:
        return MAIN
    return max(AMENDMENT, precedence(meeting, meeting.motions[motion.amends - 1]))


def depth(meeting: Meeting, motion: Motion) -> int:
    """Return 0 for a motion, 1 for an amendment, 2 for an amendment to one."""
    if motion.amends is None:
        return 0
    return 1 + depth(meeting, meeting.motions[motion.amends - 1])


def not_debated(meeting: Meeting) -> Motion | None:
    """Return the motion to be decided next if no debate on it is in order."""
    motion = meeting.pending_motion
    if motion is None:
        return None
    procedure = procedure_of(meeting, motion)
    is_undebatable = procedure is not None and not procedure.debatable
    return motion if motion.debate_closed or is_undebatable else None


def needs_second(meeting: Meeting, motion: Motion) -> bool:
    """Tell whether nobody has seconded a motion that wants it."""
    if motion.seconder is not None:
        return False
    procedure = procedure_of(meeting, motion)
    return meeting.agenda.body_rules.second if procedure is None else procedure.second


def title(meeting: Meeting, motion: Motion) -> Phrase:
    """Return what a motion says, in one phrase."""
    procedure = procedure_of(meeting, motion)
    if procedure is None:
        return say("{text}", text=motion.text)
    name = procedure_name(procedure)
    if not motion.text:
        return name
    return say("{motion}: {text}", motion=name, text=_argument(procedure, motion.text))


def _argument(procedure: Procedure, text: str) -> Phrase:
    match procedure.asks:
        case Asks.ITEM:
            return say("item {number}", number=text)
        case Asks.MOTION | Asks.DECIDED:
            return say("motion {number}", number=text)
        case Asks.METHOD if text in set(Method):
            return METHOD_NAMES[Method(text)]
    return say("{text}", text=text)


def vote_title(meeting: Meeting, vote: Vote) -> Phrase:
    """Return what a vote is about: its motion as it stands, or its own text."""
    if vote.motion is None:
        return say("{text}", text=vote.title)
    motion = meeting.motions[vote.motion - 1]
    if motion.procedure is None:
        # what was voted on: the text may be another one by now
        return say("{text}", text=vote.title)
    return title(meeting, motion)


def plain_title(motion: Motion) -> str:
    """Return what a motion says without words of ours: `recess 10m`."""
    return f"{motion.procedure or ''} {motion.text}".strip()


def heading(motion: Motion) -> Phrase:
    """Return what a motion is called: `Motion 1`, `Amendment 2 to motion 1`."""
    if motion.amends is not None:
        return say("Amendment {number} to motion {target}", number=motion.number,
                   target=motion.amends)  # fmt: skip
    if motion.procedure is not None:
        return say("Procedural motion {number}", number=motion.number)
    if motion.part_of is not None:
        return say("Motion {number}, part of motion {whole}", number=motion.number,
                   whole=motion.part_of)  # fmt: skip
    return say("Motion {number}", number=motion.number)


def to_be_amended(meeting: Meeting) -> Motion | None:
    """Return the motion that an amendment would change.

    It is the one to be decided next, or what lies under motions that an amendment goes before:
    a motion that may be postponed indefinitely is still made as good as it can be.
    """
    for motion in reversed(stack(meeting)):
        procedure = procedure_of(meeting, motion)
        yields = procedure is not None and procedure.pending and not procedure.incidental
        if procedure is None or not yields or procedure.precedence >= AMENDMENT:
            return motion
    return meeting.pending_motion


def amendment_out_of_order(meeting: Meeting) -> Phrase | None:
    """Return why no amendment can be moved now, None when one can."""
    top = to_be_amended(meeting)
    if top is None:
        return say("There is no motion before the meeting.")
    if meeting.open_vote:
        return say("A vote is open: close it first.")
    first = meeting.pending_motion or top
    if first.debate_closed:
        return say("The debate is closed: vote on motion {number}.", number=first.number)
    if (procedure := procedure_of(meeting, top)) is not None and not procedure.amendable:
        return say("The motion {motion} cannot be amended.", motion=title(meeting, top))
    if depth(meeting, top) > 1:
        return say("An amendment to an amendment cannot be amended: vote on it first.")
    return None


def out_of_order(meeting: Meeting, procedure: Procedure, mover: str | None = None) -> Phrase | None:
    """Return why a procedural motion cannot be moved now, None when it is in order."""
    return (
        _not_now(meeting, procedure, mover)
        or _ranked(meeting, procedure)
        or _void(meeting, procedure)
    )


def _not_now(meeting: Meeting, procedure: Procedure, mover: str | None) -> Phrase | None:
    if meeting.current is None:
        return say("No item is open: take one up first.")
    if meeting.open_vote:
        return say("A vote is open: close it first.")
    if meeting.consent is not None:
        return say("The consent agenda is before the meeting: adopt it or drop it first.")
    speech = meeting.speech
    if speech and mover and mover != speech.person and not procedure.interrupts:
        name = meeting.name_of(speech.person)
        return say("{name} has the floor: this motion interrupts no speech.", name=name)
    main = main_motion(meeting)
    if procedure.pending and main is None:
        return say("There is no motion before the meeting.")
    if procedure.undebated and main is not None:
        return _too_late(meeting, procedure, main)
    return None


def _too_late(meeting: Meeting, procedure: Procedure, main: Motion) -> Phrase | None:
    """Return why what is in order only at the beginning is so no longer."""
    later = [motion for motion in meeting.motions if motion.number > main.number]
    if any(m.procedure == procedure.kind and m.status in _DECIDED for m in later):
        return say("This has been decided on motion {number} already.", number=main.number)
    if not _is_fresh(meeting, main):
        return say("This can be moved only before motion {number} is debated or amended.",
                   number=main.number)  # fmt: skip
    subsidiary = next((m for m in later if _is_subsidiary(meeting, m)), None)
    if subsidiary is not None:
        return say(
            "This can be moved only before a motion about motion {number} is made ({motion}).",
            number=main.number,
            motion=title(meeting, subsidiary),
        )
    return None


def _is_fresh(meeting: Meeting, main: Motion) -> bool:
    """Tell whether nobody has spoken to a motion, voted on it, or moved to change it."""
    untouched = main.status in {MotionStatus.MOVED, MotionStatus.SECONDED} and not main.debated
    return (
        untouched
        and main.part_of is None
        and not any(motion.amends == main.number for motion in meeting.motions)
        and not any(vote.motion == main.number for vote in meeting.votes)
    )


def _is_subsidiary(meeting: Meeting, motion: Motion) -> bool:
    """Tell whether a procedural motion is about the main motion, tabling excepted."""
    procedure = procedure_of(meeting, motion)
    if procedure is None or not procedure.pending or procedure.incidental:
        return False
    return procedure.effect is not Effect.TABLE


def _ranked(meeting: Meeting, procedure: Procedure) -> Phrase | None:
    pending = stack(meeting)
    if any(motion.procedure == procedure.kind for motion in pending):
        return say("This has been moved already: vote on it first.")
    top = pending[-1] if pending else None
    if top is not None and procedure.effect is Effect.DIVIDE:
        return _before_dividing(meeting)
    if top is None or procedure.incidental:
        return None
    if top.debate_closed and procedure.precedence <= _closing(meeting):
        return say("The debate is closed: vote on motion {number}.", number=top.number)
    # an incidental motion on top hides the rank of what it was moved upon
    first = [m for m in pending if precedence(meeting, m) >= procedure.precedence]
    return goes_before(meeting, first[-1]) if first else None


def goes_before(meeting: Meeting, motion: Motion) -> Phrase:
    """Return the sentence that something else is decided first."""
    return say(
        "Motion {number} goes before it: decide that first ({motion}).",
        number=motion.number,
        motion=title(meeting, motion),
    )


def _before_dividing(meeting: Meeting) -> Phrase | None:
    """Return what is decided before a division of the question can be moved.

    It is moved on a main motion, also while that may be postponed indefinitely.
    """
    above = [m for m in stack(meeting) if precedence(meeting, m) >= AMENDMENT]
    return goes_before(meeting, above[-1]) if above else None


def division_out_of_order(meeting: Meeting) -> Phrase | None:
    """Return why the chair cannot divide the question now, None when it is in order."""
    top = meeting.pending_motion
    if top is None:
        return say("There is no motion before the meeting.")
    if meeting.open_vote:
        return say("A vote is open: close it first.")
    return None if top.is_main else goes_before(meeting, top)


def _closing(meeting: Meeting) -> int:
    table = meeting.agenda.body_rules.procedures
    return max((p.precedence for p in table if p.effect is Effect.CLOSE_DEBATE), default=MAIN)


def _void(meeting: Meeting, procedure: Procedure) -> Phrase | None:
    """Return why a procedural motion would do nothing."""
    state, main = meeting.item_state, main_motion(meeting)
    is_closed = state is not None and state.list_closed
    match procedure.effect:
        case Effect.CLOSE_LIST if is_closed:
            return say("The speakers' list is closed already.")
        case Effect.ADJOURN if adjournment_decided(meeting):
            return say("It is decided already to adjourn: close the meeting.")
        case Effect.OPEN_LIST if not is_closed:
            return say("The speakers' list is open already.")
        case Effect.TAKE_FROM_TABLE if not on_the_table(meeting):
            return say("No motion lies on the table.")
        case Effect.RECONSIDER if not decided(meeting):
            return say("No motion has been decided yet.")
        case Effect.DIVIDE if main is not None and main.to_divide:
            return say("This has been decided on motion {number} already.", number=main.number)
        case Effect.NEXT_ITEM if not waiting_items(meeting):
            return say("No item is waiting.")
    return None


def adjournment_decided(meeting: Meeting) -> bool:
    """Return whether a motion to adjourn has carried and the meeting is still to be closed."""
    if meeting.phase not in {Phase.OPEN, Phase.PAUSED}:
        return False
    carried = (m for m in meeting.motions if m.status is MotionStatus.CARRIED)
    found = (procedure_of(meeting, motion) for motion in carried)
    return any(rule is not None and rule.effect is Effect.ADJOURN for rule in found)


def waiting_items(meeting: Meeting) -> tuple[str, ...]:
    """Return the ids of the items that can still be taken next."""
    return tuple(
        item.id
        for item in meeting.agenda.items
        if meeting.items[item.id].status is ItemStatus.WAITING
    )
