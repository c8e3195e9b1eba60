"""Candidates by number, letter, initials or any part of a name."""

from __future__ import annotations

import string
from collections.abc import Sequence

from facilitator.meeting import names
from facilitator.meeting.elections.election import Election
from facilitator.meeting.elections.papers import Mark
from facilitator.meeting.elections.terms import Candidate
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Refused, say
from facilitator.meeting.text import fold
from facilitator.typed.line import Misunderstood, Text


class Slate:
    """The candidates of an election, as they are written on papers."""

    def __init__(self, election: Election) -> None:
        self._candidates: Sequence[Candidate] = election.candidates
        self._people = [
            Person(id=str(number), name=candidate.name)
            for number, candidate in enumerate(election.candidates, start=1)
        ]

    def mark(self, text: Text) -> Mark:
        """Return whom a name on a paper means; nobody's name stays as it is written.

        Raises:
            Refused: when it can mean several candidates, or is a number that nobody has.
            Misunderstood: when there is no name.
        """
        if text.is_empty:
            raise Misunderstood
        number = self.number(text)
        return Mark(candidate=number) if number else Mark(name=text.value)

    def known(self, text: Text) -> int:
        """Return whose name it is; refuse a name that is nobody's."""
        if text.is_empty:
            raise Misunderstood
        if number := self.number(text):
            return number
        raise Refused(say("{name} is no candidate of this election.", name=text.value))

    def marks(self, text: Text) -> list[Mark]:
        """Return the names between commas; without commas, words that each are a candidate."""
        marks: list[Mark] = []
        for part in text.parted(","):
            words = part.words()
            if len(words) > 1 and not part.is_quoted and not self._whole(words):
                numbers = [self.number(word) for word in words]
                if all(numbers):
                    marks += [Mark(candidate=number) for number in numbers]
                    continue
            marks += self._run(part) or [self.mark(part)]
        return marks

    def _run(self, part: Text) -> list[Mark]:
        """Read letters in a row, as a teller goes down the paper: `acdg` is the 1st, 3rd, ...

        Only rising ones, so that hardly any name is taken for them.
        """
        letters = part.value
        if len(letters) < 2 or "".join(sorted(set(letters))) != letters or part.is_quoted:
            return []
        places = [string.ascii_lowercase.find(letter) + 1 for letter in letters]
        if not all(1 <= place <= len(self._people) for place in places):
            return []
        if meant := self.number(part):
            raise Refused(
                say(
                    "“{name}” can be {number} {candidate}, or a letter for each of several: write "
                    "the numbers.",
                    name=letters,
                    number=meant,
                    candidate=self._people[meant - 1].name,
                )
            )
        return [Mark(candidate=place) for place in places]

    def _whole(self, words: list[Text]) -> bool:
        """Tell whether words together are a part of one name, each a different part of it."""
        wanted = [part for word in words for part in names.words_of(word.value)]
        return any(_has_each(names.words_of(person.name), wanted) for person in self._people)

    def number(self, text: Text) -> int:
        """Return the number of the one whom a name, a number or a letter means; 0 for nobody.

        The exact name means that one before all else. Then a number is a place in the order in
        which candidates were named, a small letter too (`a` is the first), capital letters are
        initials, and words any part of a name.
        """
        wanted = text.value
        if names.resolve_whole(self._people, wanted):
            return self._only(names.resolve(self._people, wanted), wanted)
        if text.is_quoted:
            return 0
        if wanted.isdecimal() and wanted.isascii():
            return self._placed(wanted)
        if wanted in string.ascii_lowercase and len(wanted) == 1:
            return self._lettered(wanted)
        found = self._initials(wanted) if len(wanted) == 1 else self._named(text)
        found = found or self._initials(wanted)
        if not found and len(wanted) == 1 and wanted in string.ascii_uppercase:
            return self._lettered(wanted.lower())
        return self._only(found, wanted)

    def _only(self, found: list[Person], wanted: str) -> int:
        if len(found) > 1:
            listed = ", ".join(f"{person.id} {person.name}" for person in found[:8])
            raise Refused(
                say("“{name}” can be {names}: write the number.", name=wanted, names=listed)
            )
        return int(found[0].id) if found else 0

    def _placed(self, digits: str) -> int:
        number = int(digits[:9])
        if not 1 <= number <= len(self._people):
            raise Refused(
                say(
                    "There is no candidate {number}: {count} stand.",
                    number=digits,
                    count=len(self._people),
                )
            )
        return number

    def _lettered(self, letter: str) -> int:
        number = string.ascii_lowercase.index(letter) + 1
        if number > len(self._people):
            raise Refused(
                say(
                    "There is no candidate {number}: {count} stand.",
                    number=letter,
                    count=len(self._people),
                )
            )
        return number

    def _named(self, text: Text) -> list[Person]:
        wanted = names.words_of(text.value)
        found = names.resolve(self._people, text.value)
        whole = [p for p in found if all(word in names.words_of(p.name) for word in wanted)]
        return whole if len(whole) == 1 else found

    def _initials(self, letters: str) -> list[Person]:
        if not letters.isalpha() or len(letters) > 8:
            return []
        wanted = fold(letters)
        return [
            p
            for p in self._people
            if _initials_of(p.name) == wanted
            or (len(wanted) == 1 and wanted in _initials_of(p.name))
        ]


def _initials_of(name: str) -> str:
    return "".join(word[0] for word in names.words_of(name))


def _has_each(name: list[str], wanted: list[str]) -> bool:
    left = list(name)
    for word in wanted:
        fits = [part for part in left if part.startswith(word)]
        if not fits:
            return False
        left.remove(word if word in left else fits[0])
    return True
