"""JSON: cast vote records (the common data format that RCTab reads), and scores."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.ballot_file.contents import (
    BallotFile,
    BallotFileBuilder,
    ReadingOptions,
    UnreadableBallots,
)
from facilitator.counting import Ranking
from facilitator.meeting.phrase import nsay, say
from facilitator.meeting.text import clean

_MOST_RANKS = 1_000


class _Double(Exception):  # noqa: N818 - what it is
    """Raised for an object that has a key twice: reading it would drop one of the values."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Double(next(key for key in keys if keys.count(key) > 1))
    return found


def _no_number(text: str) -> float:
    raise ValueError(text)


def read_json(text: str, file: str, options: ReadingOptions) -> BallotFile:
    """Read cast vote records or scores.

    Raises:
        UnreadableBallots: if the text is not such JSON.
    """
    try:
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except _Double as double:
        raise UnreadableBallots(
            say(
                "{file} has “{key}” twice in one place, so that one of the two would be lost; "
                "export it again.",
                file=file,
                key=clean(str(double)),
            )
        ) from None
    except (ValueError, RecursionError):
        raise UnreadableBallots(
            say("{file} is not valid JSON; export it again.", file=file)
        ) from None
    try:
        if isinstance(document, dict) and isinstance(document.get("CVR"), list):
            return _RecordReader(document, file, options).read()
        if isinstance(document, dict) and isinstance(document.get("votes"), dict):
            return _scores(document, file, options)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise UnreadableBallots(
            say(
                "{file} lacks something that its format requires ({detail}); export it again.",
                file=file,
                detail=type(error).__name__,
            )
        ) from None
    raise UnreadableBallots(
        say(
            "{file} is JSON of another kind; only cast vote records and scores can be read.",
            file=file,
        )
    )


class _RecordReader:
    """Reader of the cast vote records of one contest."""

    def __init__(self, document: Mapping[str, Any], file: str, options: ReadingOptions) -> None:
        self._builder = BallotFileBuilder(file, "cvr", options)
        self._records = document["CVR"]
        election = document["Election"][0]
        contests = [c for c in election["Contest"] if c.get("ContestSelection")]
        self._contest = contests[0]
        if len(contests) > 1:
            self._builder.remark(
                0,
                say(
                    "The file contains {number} contests; only {title} is counted.",
                    number=len(contests),
                    title=clean(str(self._contest.get("Name", ""))),
                ),
            )
        self._people = {c["@id"]: c.get("Name", "") for c in election.get("Candidate", ())}

    def read(self) -> BallotFile:
        selections = self._contest["ContestSelection"]
        if len({selection["@id"] for selection in selections}) < len(selections):
            raise UnreadableBallots(
                say(
                    "{file} gives two candidates the same id, so that one would be lost; export "
                    "it again.",
                    file=self._builder.file,
                )
            )
        raw = [(0, self._name_of(selection)) for selection in selections]
        names = self._builder.names(raw)
        self._names = {s["@id"]: name for s, name in zip(selections, names, strict=True)}
        without = 0
        for number, record in enumerate(self._records, start=1):
            marks = self._marks(record)
            if marks is None:
                without += 1
            else:
                self._lay(number, marks)
        if without:
            self._builder.remark(
                0,
                nsay(
                    "{count} record does not contain this contest and does not count as a ballot.",
                    "{count} records do not contain this contest and do not count as ballots.",
                    without,
                ),
            )
        return self._builder.finished(names, title=str(self._contest.get("Name", "")))

    def _name_of(self, selection: Mapping[str, Any]) -> str:
        people = [str(self._people.get(one, one)) for one in selection.get("CandidateIds", ())]
        return " / ".join(people) or str(selection.get("Name") or selection["@id"])

    def _marks(self, record: Mapping[str, Any]) -> Iterator[tuple[str, int]] | None:
        """Return pairs of what is marked and its rank; None if the contest is missing."""
        snapshots = record["CVRSnapshot"]
        current = record.get("CurrentSnapshotId")
        snapshot = next((s for s in snapshots if s.get("@id") == current), snapshots[0])
        wanted = self._contest["@id"]
        contest = next((c for c in snapshot["CVRContest"] if c["ContestId"] == wanted), None)
        if contest is None:
            return None
        return (
            (selection["ContestSelectionId"], _rank(position["Rank"]))
            for selection in contest.get("CVRContestSelection", ())
            for position in selection["SelectionPosition"]
            if position.get("HasIndication", "yes") == "yes"
        )

    def _lay(self, number: int, marks: Iterator[tuple[str, int]]) -> None:
        ranks: dict[int, list[str]] = {}
        for selection, rank in marks:
            if selection not in self._names or not 0 < rank <= _MOST_RANKS:
                self._builder.refuse(number, say("it marks a candidate who is not on the ballot"))
                return
            ranks.setdefault(rank, []).append(self._names[selection])
        groups = (tuple(ranks.get(rank, ())) for rank in range(1, max(ranks, default=0) + 1))
        self._builder.add(number, tuple(groups))


def _rank(written: object) -> int:
    """Return the rank in a record, written as a number or as text; 0 if it is not one."""
    if isinstance(written, str) and written.isascii() and written.isdigit():
        return int(written[:9])
    return written if isinstance(written, int) and not isinstance(written, bool) else 0


def _scores(document: Mapping[str, Any], file: str, options: ReadingOptions) -> BallotFile:
    """Read the scores that each voter gives to options. Only the order of the scores counts."""
    builder = BallotFileBuilder(file, "scores", options)
    votes: Mapping[str, Mapping[str, Any]] = document["votes"]
    scored = list(dict.fromkeys(option for scores in votes.values() for option in scores))
    names = builder.names((0, option) for option in scored)
    called = dict(zip(scored, names, strict=True))
    for number, scores in enumerate(votes.values(), start=1):
        ranking = _by_score(scores, called)
        if ranking is None:
            builder.refuse(number, say("one of its scores is not a number"))
        else:
            builder.add(number, ranking)
    return builder.finished(names, title=str(document.get("description", "")))


def _by_score(scores: Mapping[str, Any], called: Mapping[str, str]) -> Ranking | None:
    ranks: dict[float, list[str]] = {}
    for option, score in scores.items():
        if isinstance(score, bool) or not isinstance(score, int | float):
            return None
        ranks.setdefault(score, []).append(called[option])
    return tuple(tuple(ranks[score]) for score in sorted(ranks, reverse=True))
