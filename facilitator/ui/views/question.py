"""The card of the motion or vote: what is asked, how it stands, and the verdict as a sentence."""

from __future__ import annotations

from msgspec import Struct

from facilitator.meeting.consent import ConsentBlock
from facilitator.meeting.elections import Election
from facilitator.meeting.motions import STATUS_NAMES, Motion, MotionStatus
from facilitator.meeting.phrase import Phrase, joined, nsay, say
from facilitator.meeting.prepared import ready
from facilitator.meeting.quorum_words import quorum_while_voting
from facilitator.meeting.rules import Result, describe
from facilitator.meeting.script import answers, script
from facilitator.meeting.stack import heading as motion_heading
from facilitator.meeting.stack import needs_second, part_place, stack, title, vote_title
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdict_words import verdict_phrase
from facilitator.meeting.votes import METHOD_NAMES, RESULT_NAMES, Method, Vote
from facilitator.ui.views.election import how_it_is_held, how_it_stands, result_word
from facilitator.ui.views.tones import Tone
from facilitator.words import Words


class CardView(Struct, frozen=True):
    """What stands before the meeting, or what became of it."""

    heading: str
    verdict: str
    """In capitals in the border: `CARRIED`, `VOTE OPEN`, or nothing."""
    tone: Tone
    text: str
    people: str
    """Who moved and seconded it, and what it needs."""
    counts: tuple[tuple[str, str], ...]
    """Pairs of number and word."""
    sentence: str
    below: tuple[str, ...] = ()
    """What the motion was moved upon, the nearest first; one line each."""
    reading: str = ""
    """How the text would read with the amendment, where the amendment does not say it itself."""
    script: str = ""
    """What the chair says, word for word."""


RESULT_TONES: dict[Result, Tone] = {
    Result.CARRIED: Tone.GOOD,
    Result.LOST: Tone.ALARM,
    Result.TIED: Tone.LATE,
    Result.ANNULLED: Tone.QUIET,
    Result.UNDECIDED: Tone.LATE,
}


RESULT_MARKS: dict[Result, str] = {
    Result.CARRIED: "✓",
    Result.LOST: "✗",
    Result.TIED: "=",
    Result.ANNULLED: "∅",
    Result.UNDECIDED: "…",
}
"""The second sign of each, beside its colour."""


def card_view(meeting: Meeting, room: Words) -> CardView | None:
    """Return the card in the meeting's language.

    An open vote or election comes first, then the pending motion, then the last of this item,
    then a motion that the agenda holds ready.
    """
    if (vote := meeting.open_vote) is not None:
        return _vote_card(meeting, vote, room)
    if meeting.consent is not None:
        return _block_card(meeting, meeting.consent, room)
    if (election := meeting.open_election) is not None:
        return _election_card(election, room)
    if (motion := meeting.pending_motion) is not None:
        return _motion_card(meeting, motion, room)
    return _settled_card(meeting, room) or _prepared_card(meeting, room)


def _settled_card(meeting: Meeting, room: Words) -> CardView | None:
    vote = next((v for v in reversed(meeting.votes) if v.item == meeting.current), None)
    motion = _settled_unvoted(meeting)
    election = next((e for e in reversed(meeting.elections) if e.item == meeting.current), None)
    if election is not None and (vote is None or vote.opened_at <= election.opened_at):
        return _election_card(election, room)
    if vote is not None and (motion is None or vote.motion is None or vote.motion > motion.number):
        if vote.motion and meeting.motions[vote.motion - 1].in_block and meeting.consents:
            return _adopted_block_card(meeting, vote, room)
        return _vote_card(meeting, vote, room)
    return _motion_card(meeting, motion, room) if motion is not None else None


def _settled_unvoted(meeting: Meeting) -> Motion | None:
    """Return the last motion of the item that went its way without a vote.

    What was moved upon another motion went before it, and so is not the last.
    """
    voted = {vote.motion for vote in meeting.votes}
    here = (m for m in reversed(meeting.motions) if m.item == meeting.current)
    return next((m for m in here if m.is_main and m.number not in voted), None)


def _prepared_card(meeting: Meeting, room: Words) -> CardView | None:
    item = meeting.item
    if item is None or not item.motions:
        return None
    prepared = next(iter(ready(meeting).values()), None)
    if prepared is None:
        return None
    needs = describe(prepared.requirement or meeting.agenda.requirement)
    return CardView(
        heading=room(say("Motion in the agenda")),
        verdict="",
        tone=Tone.QUIET,
        text=prepared.text,
        people=room(needs),
        counts=(),
        sentence="",
    )


def _election_card(election: Election, room: Words) -> CardView:
    word, tone = result_word(election)
    is_open = election.is_open
    return CardView(
        heading=room(say("Election {number}", number=election.number)),
        verdict=room(word).upper(),
        tone=tone,
        text=election.title,
        people=how_it_is_held(election, room) if is_open else "",
        counts=(),
        sentence=how_it_stands(election, room),
    )


def _motion_card(meeting: Meeting, motion: Motion, room: Words) -> CardView:
    is_open = motion.status.is_pending
    return CardView(
        heading=room(motion_heading(motion)),
        verdict=room(STATUS_NAMES[motion.status]).upper(),
        tone=Tone.LATE if is_open else _motion_tone(motion.status),
        text=room(title(meeting, motion)),
        people=" · ".join((*_moved_by(meeting, motion, room), room(describe(motion.requirement)))),
        counts=(),
        sentence=room(_wanted(meeting, motion)) if is_open else "",
        below=_below(meeting, motion, room) if is_open else (),
        reading=_reading(motion, room) if is_open else "",
    )


def _wanted(meeting: Meeting, motion: Motion) -> Phrase:
    """Return what the motion waits for."""
    if motion.amends is not None and motion.wording is None:
        return say("m says how it would read")
    if needs_second(meeting, motion):
        return say("needs a second: m, then s")
    if motion.to_divide:
        return say("m, then / words the parts that are voted on one by one")
    if motion.debate_closed:
        return say("the debate is closed: v votes")
    return Phrase("")


def _reading(motion: Motion, room: Words) -> str:
    if motion.amends is None or motion.wording in {None, motion.text}:
        return ""
    return room(say("would read: “{text}”", text=motion.wording or ""))


def _below(meeting: Meeting, motion: Motion, room: Words) -> tuple[str, ...]:
    """Return what a motion was moved upon, the nearest first."""
    under = [m for m in stack(meeting) if m.number != motion.number]
    if motion.item != meeting.current:
        under = []
    return tuple(
        room(say("upon {number}: {text}", number=m.number, text=title(meeting, m)))
        for m in reversed(under)
    )


def _block_card(meeting: Meeting, block: ConsentBlock, room: Words) -> CardView:
    return CardView(
        heading=room(say("Consent agenda")),
        verdict=room(say("any objection?")).upper(),
        tone=Tone.LATE,
        text=_block_texts(meeting, block),
        people=room(say("C adopts them, or takes one out")),
        counts=(),
        sentence="",
        script=" ".join(room(sentence) for sentence in script(meeting)),
    )


def _block_texts(meeting: Meeting, block: ConsentBlock) -> str:
    """Return a line for each motion, with its number on the agenda."""
    prepared = meeting.item_by_id(block.item).motions
    return "\n".join(f"{place} {prepared[place - 1].text}" for place in block.places)


def _adopted_block_card(meeting: Meeting, vote: Vote, room: Words) -> CardView:
    """Return the card of motions that were adopted together."""
    block = meeting.consents[-1]
    return CardView(
        heading=room(say("Consent agenda")),
        verdict=_verdict_word(vote.result, room),
        tone=Tone.GOOD,
        text=_block_texts(meeting, block),
        people="",
        counts=(),
        sentence=room(_judged(vote)),
    )


def _motion_tone(status: MotionStatus) -> Tone:
    tones = {MotionStatus.CARRIED: Tone.GOOD, MotionStatus.LOST: Tone.ALARM}
    return tones.get(status, Tone.QUIET)


def _poll_card(vote: Vote, room: Words) -> CardView:
    """A straw poll has no verdict: its options, their numbers, and what the chair read in them."""
    is_over = not vote.is_open
    told = verdict_phrase(vote) if vote.annulled else say("a straw poll decides nothing")
    return CardView(
        heading=room(say("Straw poll {number}", number=vote.number)),
        verdict="" if is_over else room(say("vote open")).upper(),
        tone=Tone.QUIET if is_over else Tone.LATE,
        text=vote.title,
        people="" if vote.poll else " · ".join(vote.options),
        counts=tuple((str(number), option) for option, number in vote.poll.items()),
        sentence=(vote.outcome or room(told)) if is_over else "",
    )


def _vote_card(meeting: Meeting, vote: Vote, room: Words) -> CardView:
    if vote.method is Method.POLL:
        return _poll_card(vote, room)
    motion = meeting.motions[vote.motion - 1] if vote.motion else None
    heading = motion_heading(motion) if motion else say("Vote {number}", number=vote.number)
    result = vote.result
    # the verdict names the rule itself
    needs = "" if result else room(describe(vote.requirement))
    moved = _moved_by(meeting, motion, room) if motion else []
    return CardView(
        heading=room(heading),
        verdict=_verdict_word(result, room),
        tone=Tone.LATE if result is None else RESULT_TONES[result],
        text=room(vote_title(meeting, vote)),
        people=" · ".join(part for part in (*moved, needs) if part),
        counts=_counts(vote, room),
        sentence=_open_sentence(vote, room) if result is None else room(_judged(vote)),
        below=_below(meeting, motion, room) if motion and result is None else (),
        reading=_reading(motion, room) if motion and result is None else "",
        script=aloud(meeting, vote, room),
    )


def _judged(vote: Vote) -> Phrase:
    """Return the verdict, and that there was no quorum where there was none."""
    lacking = quorum_while_voting(opened=vote.quorum_met, closed=vote.quorum_met_at_close)
    verdict = verdict_phrase(vote)
    return joined((verdict, lacking)) if lacking else verdict


def _verdict_word(result: Result | None, room: Words) -> str:
    if result is None:
        return room(say("vote open")).upper()
    return f"{RESULT_MARKS[result]} {room(RESULT_NAMES[result]).upper()}"


def _is_under_way(vote: Vote) -> bool:
    """The question has been put: answers or counts are in."""
    has_counts = vote.counts is not None or vote.by_eye is not None
    return not vote.is_open or bool(vote.roll) or has_counts


def aloud(meeting: Meeting, vote: Vote, room: Words) -> str:
    """Return what the chair says to put a vote; its text is read already, where this is shown.

    Empty once answers or counts are in.
    """
    if _is_under_way(vote):
        return ""
    if vote.motion is None:
        short = say("You have heard the question.")
    elif meeting.motions[vote.motion - 1].amends is not None:
        short = say("The question is on the amendment.")
    elif meeting.motions[vote.motion - 1].procedure is not None:
        short = say("The question is on the procedural motion.")
    elif (part := meeting.motions[vote.motion - 1]).part_of is not None:
        place = part_place(meeting, part)
        short = say("The question is on part {place} of the motion.", place=place)
    elif meeting.motions[vote.motion - 1].versions:
        short = say("The question is on the motion as amended.")
    else:
        short = say("The question is on the adoption of the motion.")
    return " ".join(room(sentence) for sentence in (short, *answers(vote)))


def _moved_by(meeting: Meeting, motion: Motion, room: Words) -> list[str]:
    parts = []
    if motion.mover:
        parts.append(room(say("moved by {name}", name=meeting.name_of(motion.mover))))
    if motion.seconder:
        parts.append(room(say("seconded by {name}", name=meeting.name_of(motion.seconder))))
    return parts


def _counts(vote: Vote, room: Words) -> tuple[tuple[str, str], ...]:
    if vote.by_eye is not None or vote.method is Method.CONSENT:
        return ()
    if vote.is_open and not vote.roll and not vote.splits and vote.counts is None:
        return ()
    tally = vote.tally
    shown = [
        say("{number} for", number=tally.for_),
        say("{number} against", number=tally.against),
        say("{number} abstain", number=tally.abstain),
    ]
    if tally.invalid:
        shown.append(say("{number} invalid", number=tally.invalid))
    # phrases of the card alone: where the words are long, a language has shorter ones for it
    parts = (room(phrase).partition(" ") for phrase in shown)
    return tuple((number, word) for number, _, word in parts)


def _open_sentence(vote: Vote, room: Words) -> str:
    parts = [room(METHOD_NAMES[vote.method])]
    if lacking := quorum_while_voting(opened=vote.quorum_met, closed=None):
        parts.append(room(lacking))
    if vote.method is Method.ROLLCALL:
        left = len(vote.to_be_asked)
        parts.append(room(nsay("{count} still to answer", "{count} still to answer", left)))
        parts.append(room(_standing(vote)))
    elif vote.present is not None:
        here = vote.present - vote.electorate.proxies
        parts.append(room(say("{present} entitled and present", present=here)))
    return " · ".join(parts)


def _standing(vote: Vote) -> Phrase:
    match vote.decided:
        case Result.CARRIED:
            return say("decided: carried, whatever is still to come")
        case Result.LOST:
            return say("decided: lost, whatever is still to come")
        case _:
            return say("still open")
