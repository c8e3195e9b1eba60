"""How a roll call is shown: who is called in which order, for whom they answer, how it stands."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.phrase import nsay, say
from facilitator.meeting.rules import Result, describe
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdict_words import weights_phrase
from facilitator.meeting.votes import CHOICE_NAMES, RESULT_NAMES, Choice, Vote
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, shown
from facilitator.ui.dialogs.tally import TONES
from facilitator.words import Words

CHOICE_KEYS: dict[str, str] = {"en": "fgap", "vi": "tkys"}
"""Letters for for, against, abstain, pass: tán thành, không, ý kiến khác, để sau. The English
ones and the digits 1 to 4 are understood in every language."""
CHOICES = (Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.PASS)
MARKS = {
    Choice.FOR: ("✓", GOOD),
    Choice.AGAINST: ("✗", BAD),
    Choice.ABSTAIN: ("○", MUTED),
    Choice.PASS: ("…", LATE),
}


def choice_line(choice: Choice, words: Words) -> Content:
    """Return an answer with its mark: `✓ for`."""
    mark, style = MARKS[choice]
    return Content.styled(f"{mark} {words(CHOICE_NAMES[choice])}", style)


def tally_line(vote: Vote, words: Words) -> Content:
    """Return how many have given each answer."""
    tally = vote.tally
    passed = sum(choice is Choice.PASS for choice in vote.roll.values())
    numbers = (tally.for_, tally.against, tally.abstain, passed)
    parts = []
    for choice, heads in zip(CHOICES, numbers, strict=True):
        mark, style = MARKS[choice]
        number = (f"{mark} {heads}", f"bold {style}")
        parts.append(Content.assemble(number, f" {words(CHOICE_NAMES[choice])}"))
    line = Content("     ").join(parts)
    weights = vote.taken.weights
    if weights is None:
        return line
    return Content.assemble(line, "\n", (words(weights_phrase(weights)), MUTED))


def decided_line(vote: Vote, words: Words) -> Content:
    """Return whether the remaining answers can still change the result."""
    rule = words(describe(vote.requirement))
    if (decided := vote.decided) is None:
        told = say("still open ({rule})", rule=rule)
        return Content.styled(f"… {words(told)}", MUTED)
    mark, style = TONES[decided]
    told = say(
        "decided: {result}, whatever the others say ({rule})",
        result=RESULT_NAMES[Result(decided)],
        rule=rule,
    )
    return Content.styled(f"{mark} {words(told)}", f"bold {style}")


def calling_order(vote: Vote) -> tuple[str, ...]:
    """Return ids of the electors as they are called: who answers for somebody, then for whom."""
    there, by_delegate = set(vote.electors), dict[str, list[str]]()
    for person, delegate in vote.electorate.represented.items():
        by_delegate.setdefault(delegate, []).append(person)
    order: list[str] = []
    for person in vote.electors:
        if vote.electorate.represented.get(person) not in there:
            order += [person, *by_delegate.get(person, ())]
    return tuple(order)


def represented_by(vote: Vote, delegate: str) -> tuple[str, ...]:
    """Return ids of those for whom somebody answers."""
    return tuple(p for p, by in vote.electorate.represented.items() if by == delegate)


def caller_line(meeting: Meeting, vote: Vote, person_id: str, words: Words) -> Content:
    """Return who is called, for whom, with how many votes, and what they have said."""
    person, voters = meeting.people[person_id], vote.electorate
    name = words(say("{name}", name=person.name))
    if (delegate := voters.represented.get(person_id)) is not None:
        told = say("{delegate} for {name}", delegate=meeting.name_of(delegate), name=person.name)
        name = words(told)
    elif others := represented_by(vote, person_id):
        for_whom = ", ".join(meeting.name_of(other) for other in others)
        name = words(say("{name}, and for {others}", name=person.name, others=for_whom))
    parts = [Content.assemble("▸ ", shown(name, "bold"))]
    if person.group:
        parts.append(shown(person.group, MUTED))
    if (heads := voters.heads_of(person_id)) > 1:
        parts.append(Content(words(nsay("{count} vote", "{count} votes", heads))))
    if (weight := voters.weights.get(person_id)) is not None:
        parts.append(Content(words(say("weight {weight}", weight=weight))))
    if person_id in voters.vetoes:
        parts.append(Content.styled(words(say("has a veto")), LATE))
    if (answer := vote.roll.get(person_id)) is not None and person_id not in vote.splits:
        parts.append(choice_line(answer, words))
    if person_id in vote.splits:
        parts.append(answered(vote, person_id))
    return Content("   ").join(parts)


def answered(vote: Vote, person_id: str) -> Content:
    """Return an answer by its mark, several ways by their numbers, `·` where there is none yet."""
    if (split := vote.splits.get(person_id)) is not None:
        return Content.styled(f"{split.for_} – {split.against} – {split.abstain}", GOOD)
    answer = vote.roll.get(person_id)
    mark, style = MARKS[answer] if answer is not None else ("·", MUTED)
    return Content.styled(mark, style)


def is_second_round(vote: Vote) -> bool:
    """Tell whether only those are asked who passed."""
    return bool(vote.to_be_asked) and vote.to_be_asked[0] in vote.roll


def places_waiting(vote: Vote) -> list[int]:
    """Return places of those whose answer is wanted, in the order of the call."""
    wanted = set(vote.to_be_asked)
    return [place for place, person in enumerate(calling_order(vote)) if person in wanted]


def near_line(meeting: Meeting, vote: Vote, place: int, words: Words) -> Content:
    """Return who was called before a place, with the answer, and who comes then."""
    order, parts = calling_order(vote), []
    if place:
        before = order[place - 1]
        parts.append(Content.assemble(answered(vote, before), " ", shown(meeting.name_of(before))))
    later = [p for p in places_waiting(vote) if p != place]
    following = [p for p in later if p > place] or later
    names = ", ".join(meeting.name_of(order[p]) for p in following[:3])
    if names:
        parts.append(shown(words(say("then {names}", names=names)), MUTED))
    return Content.styled("   ", MUTED).join(parts)
