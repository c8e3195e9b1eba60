"""How papers are written in an election, and how one line was read."""

from __future__ import annotations

from textual.content import Content

from facilitator.meeting.elections import Election, ElectionMethod, Kind, Written
from facilitator.meeting.elections.validity import judged
from facilitator.meeting.elections.words import names, paper_phrase
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.ui.dialogs.elections.line import LETTERED
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, safe, shown
from facilitator.words import Words

_BY_LETTER: dict[str, Phrase] = {
    "one": say("the letter or the number of one name"),
    "several": say("letters of the names, as in ace"),
    "yna": say("an answer for each, as in yyn"),
    "cumulative": say("letters with votes, as in a3 c2"),
    "ranked": say("letters from the first choice on, as in cab"),
}
_BY_NUMBER: dict[str, Phrase] = {
    "one": say("the number of one name"),
    "several": say("numbers of the names, as in 1 3 5"),
    "yna": say("an answer for each, as in yyn"),
    "cumulative": say("numbers with votes, as in 1=3 3=2"),
    "ranked": say("numbers from the first choice on, as in 3 1 2"),
}
_FULL: dict[str, Phrase] = {
    "one": say("One letter or number, then Enter. # states totals: # 18 5 2."),
    "several": say(
        "The letters of all names on the paper: ace, or the numbers: 1 3 5. With a minus, the "
        "names crossed out: -bd. # states totals: # 18 5 2 / 25."
    ),
    "yna": say(
        "y yes, n no, a abstain, in the order of the candidates: yyn. A star repeats the last one "
        "to the end: y*."
    ),
    "cumulative": say("Letters with their votes: a3 c2, or aaacc, or by numbers: 1=3 3=2."),
    "ranked": say(
        "The first choice first: cab, or 3 1 2. Equal ones with =, as in c a=b; a blank rank is -."
    ),
}


def _form(election: Election) -> str:
    method = election.terms.method
    if method is ElectionMethod.YNA:
        return "yna"
    if method is ElectionMethod.CUMULATIVE:
        return "cumulative"
    if method.is_ranked:
        return "ranked"
    return "one" if election.terms.most == 1 else "several"


def how_written(election: Election, *, is_full: bool = False) -> Phrase:
    """Return how a paper is typed: in a few words for the field, or in full."""
    form = _form(election)
    if is_full:
        return _FULL[form]
    lettered = len(election.candidates) <= LETTERED
    return _BY_LETTER[form] if lettered else _BY_NUMBER[form]


def read_back(written: Written, count: int, election: Election, words: Words) -> Content:
    """Return how a paper was read, with the names, and whether it is valid and if not, why."""
    paper = judged(written, election.terms, election.candidates)
    verdict, style = "✓", GOOD
    if paper.kind is Kind.INVALID:
        verdict, style = "✗", BAD
    elif paper.kind is Kind.BLANK:
        verdict, style = "○", LATE
    lines = [
        Content.assemble(
            (f"{verdict} ", f"bold {style}"),
            _alike(count, words),
            shown(words(paper_phrase(paper, election, is_read=True)), style),
        )
    ]
    if paper.kind is Kind.INVALID and written.marks:
        read = names(election.candidates, (m.candidate for m in written.marks))
        lines.append(Content.styled(f"  {safe(read)}", MUTED))
    elif paper.kind is Kind.VALID:
        lines[0] = Content.assemble(lines[0], (f"   {words(_how_many(written, election))}", MUTED))
    return Content("\n").join(lines)


def _alike(count: int, words: Words) -> Content:
    if count == 1:
        return Content("")
    told = words(nsay("{count} paper:", "{count} papers:", count))
    return Content.styled(f"{told} ", "bold")


def _how_many(written: Written, election: Election) -> Phrase:
    if election.terms.method is ElectionMethod.CUMULATIVE:
        given = sum(mark.amount for mark in written.marks)
        return nsay("valid, {count} vote", "valid, {count} votes", given)
    if election.terms.method is ElectionMethod.YNA:
        return nsay("valid, {count} answer", "valid, {count} answers", len(written.marks))
    return nsay("valid, {count} name", "valid, {count} names", len(written.marks))


def last_line(text: str, written: Written, count: int, election: Election) -> Phrase:
    """Return the line that was taken last, and how it was read."""
    paper = judged(written, election.terms, election.candidates)
    said = paper_phrase(paper, election, is_read=True)
    if count > 1:
        said = say("{paper} ({count} alike)", paper=said, count=count)
    return say("just now: {line} · {paper}", line=text, paper=said)


def really_close(election: Election) -> Phrase:
    """Return the question before the close, with the papers that are missing."""
    missing = (election.ceiling or 0) - election.entered
    if missing > 0:
        return nsay(
            "{papers}, {count} is missing. Enter again closes the election.",
            "{papers}, {count} are missing. Enter again closes the election.",
            missing,
            papers=nsay("{count} paper is in", "{count} papers are in", election.entered),
        )
    return nsay(
        "{count} paper is in. Enter again closes the election.",
        "{count} papers are in. Enter again closes the election.",
        election.entered,
    )
