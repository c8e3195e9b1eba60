"""JSON: cast vote records (the common data format that RCTab reads), and votes by scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from facilitator.ballot_file.contents import BallotFile, UnreadableBallots
from facilitator.ballot_file.pile import Pile
from facilitator.counting import Ranking
from facilitator.meeting.phrase import say
from facilitator.meeting.text import clean

_MOST_RANKS = 1_000


def read_json(text: str, file: str) -> BallotFile:
    """Read cast vote records or scores; raises UnreadableBallots."""
    try:
        document = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        raise UnreadableBallots(
            say("{file} is no JSON that can be read; export it again.", file=file)
        ) from None
    try:
        if isinstance(document, dict) and isinstance(document.get("CVR"), list):
            return _Records(document, file).read()
        if isinstance(document, dict) and isinstance(document.get("votes"), dict):
            return _scores(document, file)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise UnreadableBallots(
            say(
                "{file} lacks what its format asks for ({detail}); export it again.",
                file=file,
                detail=type(error).__name__,
            )
        ) from None
    raise UnreadableBallots(
        say("{file} is JSON of another kind; known are cast vote records and scores.", file=file)
    )


class _Records:
    """Cast vote records of one contest."""

    def __init__(self, document: Mapping[str, Any], file: str) -> None:
        self._pile = Pile(file, "cvr")
        self._records = document["CVR"]
        election = document["Election"][0]
        contests = [c for c in election["Contest"] if c.get("ContestSelection")]
        self._contest = contests[0]
        if len(contests) > 1:
            self._pile.complain(
                0,
                say(
                    "The file holds {number} contests; only {title} is counted.",
                    number=len(contests),
                    title=clean(str(self._contest.get("Name", ""))),
                ),
            )
        self._people = {c["@id"]: c.get("Name", "") for c in election.get("Candidate", ())}

    def read(self) -> BallotFile:
        selections = self._contest["ContestSelection"]
        raw = [(0, self._name_of(selection)) for selection in selections]
        names = self._pile.names(raw)
        self._names = {s["@id"]: name for s, name in zip(selections, names, strict=True)}
        for number, record in enumerate(self._records, start=1):
            marks = self._marks(record)
            if marks is not None:
                self._lay(number, marks)
        return self._pile.finished(names, title=str(self._contest.get("Name", "")))

    def _name_of(self, selection: Mapping[str, Any]) -> str:
        people = [str(self._people.get(one, one)) for one in selection.get("CandidateIds", ())]
        return " / ".join(people) or str(selection.get("Name") or selection["@id"])

    def _marks(self, record: Mapping[str, Any]) -> Iterator[tuple[str, int]] | None:
        """Return what is marked for the contest, and on which rank; None when it is not there."""
        snapshots = record["CVRSnapshot"]
        current = record.get("CurrentSnapshotId")
        snapshot = next((s for s in snapshots if s.get("@id") == current), snapshots[0])
        wanted = self._contest["@id"]
        contest = next((c for c in snapshot["CVRContest"] if c["ContestId"] == wanted), None)
        if contest is None:
            return None
        return (
            (selection["ContestSelectionId"], int(position["Rank"]))
            for selection in contest.get("CVRContestSelection", ())
            for position in selection["SelectionPosition"]
            if position.get("HasIndication", "yes") == "yes"
        )

    def _lay(self, number: int, marks: Iterator[tuple[str, int]]) -> None:
        ranks: dict[int, list[str]] = {}
        for selection, rank in marks:
            if selection not in self._names or not 0 < rank <= _MOST_RANKS:
                self._pile.refuse(number, say("it marks what is not on the ballot"))
                return
            ranks.setdefault(rank, []).append(self._names[selection])
        groups = (tuple(ranks.get(rank, ())) for rank in range(1, max(ranks, default=0) + 1))
        self._pile.add(number, tuple(groups))


def _scores(document: Mapping[str, Any], file: str) -> BallotFile:
    """Read a score for each option by each voter; only the order of the scores counts."""
    pile = Pile(file, "scores")
    votes: Mapping[str, Mapping[str, Any]] = document["votes"]
    options = list(dict.fromkeys(option for scores in votes.values() for option in scores))
    names = pile.names((0, option) for option in options)
    called = dict(zip(options, names, strict=True))
    for number, scores in enumerate(votes.values(), start=1):
        ranking = _by_score(scores, called)
        if ranking is None:
            pile.refuse(number, say("a score on it is no number"))
        else:
            pile.add(number, ranking)
    return pile.finished(names, title=str(document.get("description", "")))


def _by_score(scores: Mapping[str, Any], called: Mapping[str, str]) -> Ranking | None:
    ranks: dict[float, list[str]] = {}
    for option, score in scores.items():
        if isinstance(score, bool) or not isinstance(score, int | float):
            return None
        ranks.setdefault(score, []).append(called[option])
    return tuple(tuple(ranks[score]) for score in sorted(ranks, reverse=True))
