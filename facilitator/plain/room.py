"""The meeting as one line sees it: names, entries and items resolved, or refused with a way out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from facilitator.meeting import commands as c
from facilitator.meeting import names
from facilitator.meeting.agenda import Instant, Role
from facilitator.meeting.decide import decide
from facilitator.meeting.evolve import evolve
from facilitator.meeting.floor import Entry, SpeechClass
from facilitator.meeting.order import arranged
from facilitator.meeting.people import Person
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.spelling import has_marks
from facilitator.meeting.state import Meeting
from facilitator.typed.dates import read_date
from facilitator.typed.line import Misunderstood, Text

_MOST_CANDIDATES = 8


class Room:
    """What a line is about: the meeting, the time, and those who join by being named in it."""

    def __init__(self, meeting: Meeting, now: Instant) -> None:
        self.meeting = meeting
        self.now = now
        self.joining: list[c.Command] = []
        """People to add first: a meeting without a roster takes whoever is named."""
        self.remarks: list[Phrase] = []
        """Remarks on a file that was read, printed below the answer."""

    @property
    def has_roster(self) -> bool:
        """The agenda says who belongs here."""
        return bool(self.meeting.agenda.people)

    def person(self, text: Text, *, joins: bool = False, called: bool = False) -> str:
        """Return the id of the one whom a name means.

        Args:
            text: Any unambiguous part of a name.
            joins: Whether somebody unknown joins the meeting, if it has no roster. There `Hoa`
                and Hòa are two people: a name without any marks that only folds to one that is
                known is asked about, and in double quotes it is new.
            called: Whether they do so by the call of the attendance.

        Raises:
            Refused: when nobody or several people can be meant.
            Misunderstood: when there is no name.
        """
        if text.is_empty:
            raise Misunderstood
        found = self.candidates(text, joins=joins)
        is_new = joins and not self.has_roster and not _any_spelled(found, text.value)
        is_name = text.value[:1].isupper()
        if is_new and (not found or text.is_quoted or (is_name and has_marks(text.value))):
            return self.join(text.value, called=called)
        if is_new and is_name:
            raise _known_or_new(text.value, found)
        if len(found) == 1:
            return found[0].id
        if found:
            raise _ambiguous(text.value, found)
        raise self._unknown(text.value)

    def _unknown(self, name: str) -> Refused:
        """Return the refusal of a name that nobody has, with those that are spelled nearly so."""
        near = names.nearly(self.meeting.people.values(), name)
        if near:
            return Refused(
                say(
                    "Nobody in this meeting is called “{name}”; there is {names}. Write the name "
                    "as it is there, or add somebody else with: guest {name}",
                    name=name,
                    names=_listed(near),
                )
            )
        return Refused(
            say("Nobody in this meeting is called “{name}”. Add them with: guest {name}", name=name)
        )

    def candidates(self, text: Text, *, joins: bool = False) -> list[Person]:
        """Return whom a name can mean, the best fits first.

        Who alone has the words as whole words of the name is meant: `An` is Nguyễn Vạn An, and
        not Lan.
        """
        found = names.resolve(self.meeting.people.values(), text.value)
        whole = [person for person in found if names.has_words(person, text.value)]
        if joins and not self.has_roster and text.value[:1].isupper():
            # `An` must be able to join beside Anh
            return whole
        return whole if len(whole) == 1 else found

    def join(self, name: str, *, called: bool = False) -> str:
        """Add a voting member who is on no roster, and return the id they will have.

        Somebody who speaks was not `called`: the attendance is not taken by their speaking.
        """
        command = c.AddPerson(name=name, role=Role.MEMBER, voting=True, named=not called)
        before = set(self.meeting.people)
        self.rehearse(command)
        self.joining.append(command)
        return next(iter(set(self.meeting.people) - before))

    def rehearse(self, command: c.Command) -> None:
        """Let the line's own picture of the meeting go on as if a command had been carried out.

        Raises:
            Refused: when it is out of order.
        """
        for event in decide(self.meeting, command, self.now):
            self.meeting = evolve(self.meeting, event, self.now)

    def people(self, text: Text, *, joins: bool = False) -> tuple[str, ...]:
        """Return the ids of people whose names stand between commas, called or calling."""
        return tuple(self.person(name, joins=joins, called=True) for name in text.parted(","))

    def entry(self, text: Text, speech_class: SpeechClass | None = None) -> Entry:
        """Return a place on the speakers' list, the first of several.

        Args:
            text: A name, the entry's own name (`e3`), or `-` for a place kept for nobody yet.
            speech_class: Only one of this class.

        Raises:
            Refused: when they are not waiting.
        """
        listed = arranged(self.meeting)
        for entry in listed:
            if entry.id == text.value.casefold():
                return entry
        person = None if is_nobody(text) else self.person(text)
        for entry in listed:
            if entry.person == person and speech_class in {None, entry.speech_class}:
                return entry
        if person is None:
            raise Refused(say("No place is kept for anybody on the speakers' list."))
        name = self.meeting.name_of(person)
        raise Refused(say("{name} is not on the speakers' list.", name=name))

    def item(self, text: Text) -> str:
        """Return the id of the item with a number, as `check` shows it.

        Raises:
            Refused: when there is none.
            Misunderstood: when there is no number.
        """
        if text.is_empty:
            raise Misunderstood
        wanted = text.value.rstrip(".").casefold()
        for item in self.meeting.agenda.items:
            if item.number.rstrip(".").casefold() == wanted:
                return item.id
        raise Refused(
            say(
                "There is no item {number}; write agenda to see the numbers.",
                number=text.value,
            )
        )

    @property
    def today(self) -> dt.date:
        """The day on which the line was written."""
        return self.now.date()

    @property
    def language(self) -> str:
        """The language of the meeting."""
        return self.meeting.agenda.language

    def is_date(self, text: Text) -> bool:
        """Return whether words are a date."""
        return read_date(text.value, self.today, self.language) is not None


def is_nobody(text: Text) -> bool:
    """Tell whether a text stands for nobody yet: `-`, or `…` as the list shows it."""
    return text.value in {"-", "…"}


def _any_spelled(people: Iterable[Person], wanted: str) -> bool:
    return any(names.is_spelled(person, wanted) for person in people)


def _ambiguous(wanted: str, found: list[Person]) -> Refused:
    return Refused(
        say("“{name}” can be {names}: write more of the name.", name=wanted, names=_listed(found))
    )


def _known_or_new(wanted: str, found: list[Person]) -> Refused:
    return Refused(
        say(
            "“{name}” can be {names}, or somebody new: write the name as it is there, or in "
            "double quotes for somebody new.",
            name=wanted,
            names=_listed(found),
        )
    )


def _listed(found: list[Person]) -> str:
    listed = ", ".join(person.name for person in found[:_MOST_CANDIDATES])
    return f"{listed}, …" if len(found) > _MOST_CANDIDATES else listed
