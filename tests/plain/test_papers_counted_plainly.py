"""Elections of marked papers, line by line, against a count of the same papers written plainly."""

# ruff: noqa: S311 - the same elections at every run

from __future__ import annotations

import itertools
import json
import random
from hashlib import sha256

import pytest

from facilitator.meeting.agenda import Agenda, RosterEntry
from facilitator.record.transcript import as_json

from .conftest import ITEMS, Sitting

MEMBERS = 9
FLOORS = {"valid": (1, 2), "ballots": (1, 2), "present": (1, 3), "entitled": (1, 4)}
ANSWERS = ("yes", "no", "abstain")


class Plain:
    """The same election, counted as one would on a sheet of paper."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.method = dice.choice(["plurality", "approval", "block", "yna", "cumulative"])
        self.names = [f"Q{n}" for n in range(dice.randint(1, 5))]
        self.groups = {name: dice.choice("EW") for name in self.names}
        self.seats = dice.randint(1, 4)
        self.cap = dice.choice([None, None, 1, 2])
        self.floor = dice.choice([None, *FLOORS]) if self.method != "cumulative" else None
        self.least = self.most = self.each = 1
        self.votes = {name: [0, 0, 0] for name in self.names}
        self.valid = self.invalid = self.blank = 0

    def opening(self) -> str:
        slate = ", ".join(f"{name} ({group})" for name, group in self.groups.items())
        line = f"elect Board seats {self.seats} from {slate} by {self.method}"
        if self.method != "plurality":
            self.most = self.dice.randint(1, len(self.names))
            self.least = self.dice.randint(1, self.most)
            line += f" min {self.least} max {self.most}"
        if self.method == "cumulative":
            self.each = self.dice.randint(1, 3)
            line += f" each {self.each}"
        if self.cap:
            line += f" cap {self.cap}"
        if self.floor:
            line += " needs more than {}/{} of {}".format(*FLOORS[self.floor], self.floor)
        return line

    def paper(self) -> tuple[str, bool]:
        """Return a paper as it is typed, and whether it is valid; count it."""
        marks = self.dice.sample(self.names, self.dice.randint(1, len(self.names)))
        if self.dice.random() < 0.2:
            marks.append(self.dice.choice([*self.names, "Stranger"]))
        is_of_names = len(set(marks)) == len(marks) and "Stranger" not in marks
        said: list[tuple[str, str, int, int]] = []
        for name in marks:
            if self.method == "yna":
                column = self.dice.randrange(3)
                said.append((name, f"{name}={ANSWERS[column]}", column, 1))
            elif self.method == "cumulative":
                given = self.dice.randint(0, 3)
                said.append((name, f"{name}={given}", 0, given))
            else:
                said.append((name, name, 0, 1))
        amounts = [given for *_, given in said]
        in_bounds = self.least <= sum(amounts) <= self.most and max(amounts) <= self.each
        if is_of_names and in_bounds:
            self.valid += 1
            for name, _, column, given in said:
                self.votes[name][column] += given
        else:
            self.invalid += 1
        return ", ".join(words for _, words, *_ in said), is_of_names and in_bounds

    def has_enough(self, name: str) -> bool:
        votes, against, _ = self.votes[name]
        if self.floor is None:
            return votes > against if self.method == "yna" else votes > 0
        part, whole = FLOORS[self.floor]
        cast = self.valid + self.invalid + self.blank
        base = {"valid": self.valid, "ballots": cast}.get(self.floor, MEMBERS)
        return votes * whole > part * base

    def ends(self) -> set[frozenset[str]]:
        """Return who can be elected, over every order of those with equal votes."""
        found = set()
        for order in itertools.permutations(filter(self.has_enough, self.names)):
            elected: list[str] = []
            for name in sorted(order, key=lambda name: -self.votes[name][0]):
                same = [one for one in elected if self.groups[one] == self.groups[name]]
                if len(elected) < self.seats and (self.cap is None or len(same) < self.cap):
                    elected.append(name)
            found.add(frozenset(elected))
        return found


@pytest.mark.parametrize("seed", range(60))
def test_papers_are_judged_counted_and_seated_as_on_a_sheet_of_paper(seed):
    plain = Plain(random.Random(seed))
    people = tuple(RosterEntry(name=f"Member {n}") for n in range(MEMBERS))
    sitting = Sitting(Agenda(title="Body", items=ITEMS, people=people))
    sitting("present all", "open")
    sitting.ok(plain.opening())
    for _ in range(plain.dice.randint(1, MEMBERS - 2)):
        line, is_valid = plain.paper()
        assert sitting.ok(f"ballot {line}").startswith("invalid") != is_valid, line
    plain.blank, plain.invalid = 1, plain.invalid + 1
    sitting("ballot blank", "ballot invalid", "close election")

    def last() -> dict:
        return json.loads(as_json(sitting.session.timeline))["elections"][-1]

    papers = {"valid": plain.valid, "invalid": plain.invalid, "blank": plain.blank}
    assert last()["ballots"] == papers
    for name, counted in last()["counts"].items():
        columns = plain.votes[name]
        is_yna = plain.method == "yna"
        assert counted == (dict(zip(ANSWERS, columns, strict=True)) if is_yna else columns[0])
    ends = plain.ends()
    assert frozenset(last()["elected"]) == frozenset.intersection(*ends)
    assert (last()["tie"] is not None) == (len(ends) > 1)
    if len(ends) > 1:
        sitting.ok(f"lot {seed}")
        assert frozenset(last()["elected"]) in ends
        order = last()["lot"]["order"]
        assert order == sorted(order, key=lambda n: sha256(f"{seed}:{n}".encode()).hexdigest())
