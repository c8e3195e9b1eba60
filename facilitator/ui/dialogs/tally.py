"""How a tally and its verdict are shown."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from facilitator.meeting.count_checks import not_voting
from facilitator.meeting.phrase import Phrase, nsay, say
from facilitator.meeting.rules import Counts, Result
from facilitator.meeting.state import Meeting
from facilitator.meeting.verdict_words import verdict_phrase
from facilitator.meeting.votes import Vote, margin_of
from facilitator.typed.counts import TypedCount
from facilitator.ui.dialogs.shown import BAD, GOOD, LATE, MUTED, shown
from facilitator.ui.views.question import RESULT_MARKS
from facilitator.words import Words

PLACES: tuple[Phrase, ...] = (
    say("for"),
    say("against"),
    say("abstaining"),
    say("invalid"),
)
_STYLES: dict[Result, str] = {
    Result.CARRIED: GOOD,
    Result.LOST: BAD,
    Result.TIED: LATE,
    Result.UNDECIDED: LATE,
    Result.ANNULLED: MUTED,
}
TONES: dict[Result, tuple[str, str]] = {
    result: (RESULT_MARKS[result], style) for result, style in _STYLES.items()
}
"""Sign and style of each result."""


def verdict_line(
    vote: Vote, words: Words, meeting: Meeting | None = None, *, is_final: bool = True
) -> Content:
    """Return a verdict as a sentence behind its sign, in its colour; pale while votes may come."""
    if vote.result is None:
        return Content("")
    mark, style = TONES[vote.result]
    verdict = verdict_phrase(vote)
    if is_final:
        line = Content.styled(f"{mark} {words(verdict)}", f"bold {style}")
    else:
        so_far = words(say("so far {verdict}", verdict=verdict))
        line = Content.styled(f"… {so_far}", MUTED)
    if vote.verdict is None or not vote.verdict.vetoed_by or meeting is None:
        return line
    names = ", ".join(meeting.name_of(person) for person in vote.verdict.vetoed_by)
    vetoed = words(say("vetoed by {names}", names=names))
    return Content.assemble(line, "\n", shown(f"✗ {vetoed}", f"bold {BAD}"))


def margin(vote: Vote) -> Phrase | None:
    """Return how many votes there were to spare or too few, None where no figures stand."""
    number = margin_of(vote, vote.verdict) if vote.verdict else None
    if number is None:
        return None
    if vote.electorate.is_weighted:
        if not number:
            return say("just what was needed")
        return (
            say("{number} in weight too little", number=-number)
            if number < 0
            else say("{number} in weight to spare", number=number)
        )
    votes = int(number)
    if votes < 0:
        return nsay("{count} vote too few", "{count} votes too few", -votes)
    if not votes:
        return say("not one vote to spare")
    return nsay("{count} vote to spare", "{count} votes to spare", votes)


def turnout(vote: Vote, counts: Counts) -> Phrase:
    """Return how many of those present have voted."""
    if vote.present is None:
        return say("{cast} cast; attendance was not taken", cast=counts.cast)
    silent = not_voting(replace(vote, counts=counts))
    if not silent:
        return say("{cast} of {present} voted", cast=counts.cast, present=vote.present)
    return nsay(
        "{cast} of {present} voted; {count} did not vote",
        "{cast} of {present} voted; {count} did not vote",
        silent,
        cast=counts.cast,
        present=vote.present,
    )


class Tally(Horizontal):
    """The numbers as they are typed: large where there is room, else in one line."""

    DEFAULT_CSS = """
    Tally { height: 1; margin: 0 0 0 2; }
    Tally > .place { width: 1fr; height: 1; }
    Tally > .place > Digits { display: none; width: 1fr; height: 3; color: $text-muted; }
    Tally > .place > Static { color: $text-muted; height: 1; }
    Tally > #place3 { display: none; }
    Tally > #place3.-given { display: block; }
    Tally.-large { height: 4; margin: 1 0; }
    Tally.-large > .place { height: 4; }
    Tally.-large > .place > Digits { display: block; }
    Tally.-large > .place.-given > Digits { color: $foreground; text-style: bold; }
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._names = [words(name) for name in PLACES]
        self._shown = TypedCount()

    def compose(self) -> ComposeResult:
        """Yield a place for each number."""
        for place in range(len(PLACES)):
            yield Vertical(
                Digits("0", id=f"digits{place}"),
                Static("", id=f"number{place}", markup=False),
                classes="place",
                id=f"place{place}",
            )

    def show(self, stated: TypedCount, *, large: bool) -> None:
        """Show numbers; those that were not given yet are dim."""
        self.set_class(large, "-large")
        counts = stated.counts
        numbers = (counts.for_, counts.against, counts.abstain, counts.invalid)
        for place, number in enumerate(numbers):
            given = place < stated.given
            self.query_one(f"#digits{place}", Digits).update(str(number))
            self.query_one(f"#place{place}").set_class(given, "-given")
            name = self._names[place]
            dim = (str(number), "bold $foreground" if given else MUTED)
            line = Content(name) if large else Content.assemble(dim, f" {name}")
            self.query_one(f"#number{place}", Static).update(line)
