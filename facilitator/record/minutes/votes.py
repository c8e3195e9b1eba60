"""Motions and votes in the minutes: rule, counts, shares, result."""

from __future__ import annotations

from msgspec.structs import replace

from facilitator.meeting.motions import STATUS_NAMES, Motion, MotionStatus
from facilitator.meeting.not_voting import not_voting_phrases
from facilitator.meeting.papers import SECOND
from facilitator.meeting.phrase import Argument, Percent, Phrase, joined, nsay, say
from facilitator.meeting.postponing import when
from facilitator.meeting.quorum_words import quorum_while_voting
from facilitator.meeting.rules import Base, Result, describe
from facilitator.meeting.stack import title
from facilitator.meeting.verdict_words import (
    base_name,
    by_the_chair,
    counts_phrase,
    margin_phrase,
    part_phrase,
    poll_phrase,
    verdict_phrase,
    weights_phrase,
)
from facilitator.meeting.verdicts import base_rows
from facilitator.meeting.votes import (
    CHOICE_NAMES,
    METHOD_NAMES,
    RESULT_NAMES,
    Choice,
    Method,
    Vote,
)
from facilitator.record.minutes.page import Bullet, Pen, Strong, bullet


def motions_and_votes(pen: Pen, item: str) -> list[Bullet]:
    """Return the motions of `item` with their votes, then its votes without a motion."""
    meeting = pen.meeting
    votes = [vote for vote in meeting.votes if vote.item == item or _moved_in(pen, vote, item)]
    own = [motion for motion in meeting.motions if motion.item == item]
    whole = [motion for motion in own if motion.amends is None and motion.part_of is None]
    bullets = [_motion(pen, motion) for motion in whole]
    for vote in votes:
        if vote.motion is None:
            label = Strong(pen(say("Vote:")))
            bullets.append(bullet(label, vote.title, below=[_vote(pen, vote)]))
    return [*bullets, *_taken_out(pen, item)]


def _taken_out(pen: Pen, item: str) -> list[Bullet]:
    """Return who objected to adopting which motion of `item` by consent."""
    prepared = pen.meeting.item_by_id(item).motions
    return [
        bullet(
            pen(
                say(
                    "{name} objected to adopting by consent: “{text}”",
                    name=pen.person(person),
                    text=prepared[place - 1].text,
                )
            )
        )
        for block in pen.meeting.consents
        if block.item == item
        for place, person in block.out
        if person is not None
    ]


def _moved_in(pen: Pen, vote: Vote, item: str) -> bool:
    return vote.motion is not None and pen.meeting.motions[vote.motion - 1].item == item


def _motion(pen: Pen, motion: Motion) -> Bullet:
    """Return a motion as it was moved. Below it: its amendments, its text as amended, its votes."""
    meeting = pen.meeting
    held = [vote for vote in meeting.votes if vote.motion == motion.number]
    # a reconsidered motion: the votes on its text before it was changed
    earlier = [vote for vote in held if motion.versions and vote.title == motion.original]
    votes = [_vote(pen, vote) for vote in held if vote not in earlier]
    first = [_vote(pen, vote) for vote in earlier]
    amendments = [_motion(pen, other) for other in meeting.motions if other.amends == motion.number]
    parts = [_motion(pen, other) for other in meeting.motions if other.part_of == motion.number]
    origin = _origin(pen, motion) if motion.part_of is None else None
    # the vote does not show the end of a motion that was carried, reconsidered and dropped
    result = held[-1].result if held else None
    is_told = result is not None and result.value == motion.status.value
    fate = (
        []
        if is_told and not motion.in_block
        else [bullet(pen.sentence(_status_phrase(pen, motion)))]
    )
    below = [
        *first,
        *amendments,
        *_as_amended(pen, motion),
        *([] if motion.in_block else votes),
        *fate,
        *parts,
    ]
    return bullet(
        Strong(pen(_label(motion))),
        _moved_text(pen, motion),
        pen(origin) if origin else "",
        below=below,
    )


def _label(motion: Motion) -> Phrase:
    if motion.amends is not None:
        return say("Amendment {number}:", number=motion.number)
    if motion.procedure is not None:
        return say("Procedural motion {number}:", number=motion.number)
    if motion.part_of is not None:
        return say("Motion {number}, part of motion {whole}:", number=motion.number,
                   whole=motion.part_of)  # fmt: skip
    return say("Motion {number}:", number=motion.number)


def _moved_text(pen: Pen, motion: Motion) -> str:
    if motion.procedure is not None:
        return pen(title(pen.meeting, replace(motion, text=motion.original)))
    return motion.original


def _as_amended(pen: Pen, motion: Motion) -> list[Bullet]:
    if not motion.versions:
        return []
    return [bullet(Strong(pen(say("As amended:"))), motion.text)]


def _status_phrase(pen: Pen, motion: Motion) -> Phrase:
    if motion.status.is_pending:
        return say("without a result")
    if motion.in_block and motion.status is MotionStatus.CARRIED:
        if _was_alone(pen, motion):
            return say("adopted by general consent")
        return say("adopted by consent, together with others")
    if motion.to and motion.status is MotionStatus.REFERRED:
        return say("referred: {to}", to=motion.to)
    if motion.status is MotionStatus.DEFERRED and motion.until is not None:
        return say("postponed {when}", when=when(pen.meeting, motion))
    if motion.to and motion.status is MotionStatus.DEFERRED:
        return say("postponed: {to}", to=motion.to)
    return STATUS_NAMES[motion.status]


def _was_alone(pen: Pen, motion: Motion) -> bool:
    """Return whether `motion` was the only one left of the block in which it was adopted."""
    prepared = pen.meeting.item_by_id(motion.item).motions
    return any(
        block.item == motion.item
        and len(block.places) == 1
        and prepared[block.places[0] - 1].text == motion.original
        for block in pen.meeting.consents
    )


def _origin(pen: Pen, motion: Motion) -> Phrase | None:
    mover, seconder = motion.mover, motion.seconder
    if mover and seconder:
        return say(
            "(moved by {mover}, seconded by {seconder})",
            mover=pen.person(mover),
            seconder=pen.person(seconder),
        )
    if mover:
        return say("(moved by {mover})", mover=pen.person(mover))
    if seconder:
        return say("(seconded by {seconder})", seconder=pen.person(seconder))
    return None


def _vote(pen: Pen, vote: Vote) -> Bullet:
    """Return a vote: its method and result, and below them the count and the remarks."""
    # the first entry is hidden from the person who enters the ballots a second time
    is_hidden = vote.is_open and vote.entry == SECOND
    is_counted = vote.has_figures and not is_hidden
    if vote.method is Method.CONSENT:
        return bullet(pen.sentence(verdict_phrase(vote)), below=_remarks(pen, vote))
    verdict = _result(vote) if is_counted else verdict_phrase(vote)
    told = say("{method}: {verdict}", method=METHOD_NAMES[vote.method], verdict=verdict)
    counts = [bullet(pen.sentence(_counts(vote)))] if is_counted else []
    if vote.annulled is not None and vote.poll:
        counts = [bullet(pen.sentence(poll_phrase(vote.poll)))]
    return bullet(pen.sentence(told), below=[*counts, *_remarks(pen, vote)])


def _counts(vote: Vote) -> Phrase:
    """Return the tally. A number that the base counts has its share."""
    verdict = vote.verdict
    if verdict is None or not verdict.base_size or vote.requirement.base is Base.NUMBER:
        return counts_phrase(vote.tally)
    rows = base_rows(vote.requirement, vote.taken.tally, verdict.base_size)
    tenths = {name: Percent(part, 1000) for name, _, part in rows}
    tally = vote.taken.tally
    shares: dict[str, Argument] = {
        "yes": tally.for_,
        "yes_share": tenths["for"],
        "no": tally.against,
        "no_share": tenths["against"],
        "abstain": tally.abstain,
        "size": verdict.base_size,
        "base": base_name(vote.requirement, vote, verdict.base_size),
    }
    if vote.requirement.base is Base.CAST:
        counts = say(
            "{yes} for ({yes_share}), {no} against ({no_share}) of {size} {base}; "
            "{abstain} abstaining",
            **shares,
        )
    else:
        counts = say(
            "{yes} for ({yes_share}), {no} against ({no_share}), "
            "{abstain} abstaining ({abstain_share}) of {size} {base}",
            **shares,
            abstain_share=tenths["abstain"],
        )
    told = [counts]
    rest = {name: votes for name, votes, _ in rows}
    if tally.invalid and "invalid" in rest:
        share = tenths["invalid"]
        told.append(say("{number} invalid ({share})", number=tally.invalid, share=share))
    elif tally.invalid:
        told.append(say("{number} invalid", number=tally.invalid))
    if silent := rest.get("silent"):
        share = tenths["silent"]
        told.append(say("{number} not voting ({share})", number=silent, share=share))
    if vote.electorate.is_weighted:
        told.append(
            say("all of these are weights; in heads: {counts}", counts=counts_phrase(vote.tally))
        )
    return joined(told)


def _result(vote: Vote) -> Phrase:
    verdict = vote.verdict
    if vote.annulled is not None:
        return say("annulled: {reason}", reason=vote.annulled)
    if verdict is None:
        return say("still open")
    if verdict.result is Result.UNDECIDED:
        return verdict_phrase(vote)
    rule = describe(vote.requirement)
    if vote.casting is not None:
        return say("{result} ({rule})", result=by_the_chair(verdict), rule=rule)
    result = say(
        "{result} ({rule}; votes for needed: {needed})",
        result=say("lost by a veto") if verdict.vetoed_by else RESULT_NAMES[verdict.result],
        needed=verdict.needed,
        rule=rule,
    )
    margin = margin_phrase(vote, verdict)
    return joined((result, margin) if margin else (result,))


def _remarks(pen: Pen, vote: Vote) -> list[Bullet]:
    remarks: list[Phrase] = [*_groups(vote), *_voters(pen, vote)]
    at_close = vote.quorum_met_at_close
    if lacking := quorum_while_voting(opened=vote.quorum_met, closed=at_close):
        remarks.append(lacking)
    if vote.has_figures and not vote.is_open:
        remarks += not_voting_phrases(vote, vote.tally, pen.person)
    if vote.doubted is not None:
        remarks.append(say("the result judged by eye was doubted, and the votes were counted"))
    remarks += [
        say(
            "an earlier count, replaced: {counts}",
            counts=joined((counts_phrase(counts), weights_phrase(weighed)))
            if weighed
            else counts_phrase(counts),
        )
        for counts, weighed in zip(vote.recounts, vote.recounted_weights, strict=True)
    ]
    if vote.objections:
        names = pen.listed(pen.names(pen.person(person) for person in vote.objections))
        remarks.append(say("objections: {names}", names=names))
    return [bullet(pen.sentence(remark)) for remark in remarks] + _roll(pen, vote)


def _groups(vote: Vote) -> list[Phrase]:
    return [part_phrase(part) for part in vote.verdict.parts] if vote.verdict else []


def _voters(pen: Pen, vote: Vote) -> list[Phrase]:
    """Return the remarks on proxies, vetoes and how the votes were counted."""
    told: list[Phrase] = []
    if vote.taken.vetoes:
        names = pen.listed(pen.names(pen.person(person) for person in vote.taken.vetoes))
        told.append(say("veto: {names}", names=names))
    if vote.method is Method.POLL:
        return told
    told += [
        say("{delegate} by proxy for {name}", delegate=pen.person(by), name=pen.person(person))
        for person, by in vote.electorate.represented.items()
    ]
    told += [
        nsay(
            "{name} cast {count} vote of others",
            "{name} cast {count} votes of others",
            number,
            name=pen.person(person),
        )
        for person, number in vote.electorate.held.items()
    ]
    if vote.base_reopened:
        told.append(say("eligible voters were updated while the vote was open"))
    is_judged = vote.verdict is not None and vote.verdict.result is not Result.UNDECIDED
    if SECOND in vote.entries and is_judged:
        told.append(say("the ballots were entered twice, and both entries agreed"))
    if vote.casting_by is not None:
        told.append(say("the casting vote was given by {name}", name=pen.person(vote.casting_by)))
    return told


def _voter(pen: Pen, vote: Vote, person: str) -> str:
    delegate = vote.electorate.represented.get(person)
    if delegate is None:
        return pen.person(person)
    return pen(
        say("{name} (by {delegate})", name=pen.person(person), delegate=pen.person(delegate))
    )


def _roll(pen: Pen, vote: Vote) -> list[Bullet]:
    if vote.method is not Method.ROLLCALL:
        return []
    bullets = [
        bullet(
            pen.sentence(
                say(
                    "{name}: {choice}",
                    name=pen.person(person),
                    choice=counts_phrase(split),
                )
            )
        )
        for person, split in vote.splits.items()
    ]
    for choice in Choice:
        names = pen.names(_voter(pen, vote, p) for p, said in vote.roll.items() if said is choice)
        if names:
            told = say(
                "{choice} ({number}): {names}",
                choice=CHOICE_NAMES[choice],
                number=len(names),
                names=pen.listed(names),
            )
            bullets.append(bullet(pen.sentence(told)))
    return bullets
