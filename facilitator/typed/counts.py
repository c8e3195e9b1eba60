"""Counts of votes and straw polls.

A count of a vote is typed in short or in words, in any mixture of English and Vietnamese:

    18 2 3            for, against, abstaining; a fourth number counts the invalid ones
    18 2 =            `=` is all the rest of those who can vote
    for 18 against 2 abstain 3      18 for, 2 against      tán thành 18 không 2 ý kiến khác 3
    18 2 3 / 20.5 2 3               for 18 against 2 weights for 20.5 against 2
    9 1 0 / 9 1 3                   for 9 against 1 in East
    + or -            a clear majority or minority, judged by eye
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from facilitator.meeting.commands import Recount, StateCount
from facilitator.meeting.exact import Number, read_number
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.meeting.rules import Counts, Tally, Weights
from facilitator.meeting.spelling import meant
from facilitator.meeting.text import fold
from facilitator.meeting.verdicts import groups_asked
from facilitator.meeting.votes import Vote, sum_of
from facilitator.typed.line import Misunderstood, Text, number

T = TypeVar("T", int, Number)

FIELDS = ("for_", "against", "abstain", "invalid")
_NAMES: dict[str, Sequence[str]] = {
    "for_": ("for", "yes", "ayes", "tan thanh", "dong y"),
    "against": ("against", "no", "noes", "khong tan thanh", "khong dong y", "khong"),
    "abstain": ("abstain", "abstaining", "abstentions", "y kien khac", "khong y kien"),
    "invalid": ("invalid", "khong hop le", "hong"),
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names}
_BY_EYE = {"+": True, "clear majority": True, "-": False, "clear minority": False}
_BETWEEN = re.compile(r"[\s,;./]+")
_MOST_DIGITS = 6


class TypedCount(NamedTuple):
    """What was typed: a judgement by eye, or counts and how many numbers were given."""

    counts: Counts = Counts()
    given: int = 0
    by_eye: bool | None = None
    weighted: Weights | None = None
    groups: tuple[tuple[str, Counts], ...] = ()
    """Counts by group; `counts` is their sum unless the whole was given too."""
    has_whole: bool = True

    @property
    def is_empty(self) -> bool:
        """Nothing has been stated."""
        return not self.given and self.by_eye is None

    def commands(self, kind: type[StateCount | Recount]) -> tuple[StateCount | Recount, ...]:
        """Return the commands that state it, or state it again."""
        alone = None if self.has_whole else self.weighted
        parts = [kind(counts=counts, group=group, weighted=alone) for group, counts in self.groups]
        if self.has_whole:
            parts.append(kind(counts=self.counts, weighted=self.weighted))
        return tuple(parts)


def read_count(text: Text, vote: Vote | None = None, ceiling: int | None = None) -> TypedCount:
    """Return the count that `text` states.

    Args:
        text: The short or the worded form; an empty one is an empty count.
        vote: What is counted: it says whether there are weights, and in which order the groups are.
        ceiling: The most that can be cast, where there is no vote to say so.

    Raises:
        Misunderstood: when it is not a count.
    """
    if text.is_empty:
        return TypedCount()
    if (by_eye := _BY_EYE.get(fold(text.value))) is not None:
        return TypedCount(by_eye=by_eye)
    most = vote.ceiling if vote is not None else ceiling
    if any(sign.isalpha() for sign in text.raw):
        return _worded(text, vote, most)
    if vote is None or ("/" not in text.raw and not vote.requirement.in_groups):
        return _short(text.raw, most)
    if vote.electorate.is_weighted:
        return _with_weights(text, most)
    if vote.requirement.in_groups:
        return _by_groups(text, vote)
    return _short(text.raw, most)


def read_heads(text: Text, ceiling: int | None = None) -> Counts:
    """Return a count of heads alone: no groups, no weights, no judgement by eye.

    Raises:
        Misunderstood: when it is not such a count, or is empty.
    """
    read = read_count(text, ceiling=ceiling)
    if read.is_empty or read.by_eye is not None or read.weighted is not None or read.groups:
        raise Misunderstood
    return read.counts


def _worded(text: Text, vote: Vote | None, ceiling: int | None) -> TypedCount:
    heads, weights = cut(text, "weights")
    heads, group = cut(heads, "in")
    if group is not None and group.is_empty:
        raise Misunderstood
    counts = Counts(**_by_name(heads, number, ceiling))
    weighted = Weights(**_by_name(weights, exact)) if weights is not None else None
    given = len(FIELDS) if counts.invalid else len(FIELDS) - 1
    if group is None:
        return TypedCount(counts, given, weighted=weighted)
    named = ((group_named(vote, group.value), counts),)
    return TypedCount(counts, given, weighted=weighted, groups=named, has_whole=False)


def _by_name(text: Text, value: Callable[[Text], T], ceiling: int | None = None) -> dict[str, T]:
    """Return the numbers by field, each at most once.

    The names stand before the numbers (`for 5 against 2`) or behind them (`5 for, 2 against`).
    """
    words = [word for part in text.parted(",") for word in part.words()]
    if not words:
        raise Misunderstood
    if not _is_name(words[0]):
        words.reverse()
    read: dict[str, T] = {}
    rest: str | None = None
    name: list[str] = []
    for word in words:
        if _is_name(word):
            name.append(word.raw)
            continue
        field = _field(name)
        if field in read or field == rest:
            raise Misunderstood
        if word.raw == "=" and ceiling is not None and rest is None:
            rest = field
        else:
            read[field] = value(word)
        name = []
    if name:
        raise _no_field(name)
    if rest is not None:
        read[rest] = value(Text.of(str(max(0, (ceiling or 0) - int(sum(read.values()))))))
    return read


def _is_name(word: Text) -> bool:
    return any(sign.isalpha() for sign in word.raw)


def _field(name: Sequence[str]) -> str:
    for words in (name, name[::-1]):
        if field := _FIELD_OF.get(fold(" ".join(words))):
            return field
    raise _no_field(name)


def _no_field(words: Sequence[str]) -> Misunderstood:
    """Return the answer to words that name no field, or name one and go on with no number."""
    for end in range(len(words) - 1, 0, -1):
        if fold(" ".join(words[:end])) in _FIELD_OF:
            return Misunderstood(say("“{text}” is not a number", text=words[end]))
    return Misunderstood()


def exact(text: Text) -> Number:
    """Return an exact number; a decimal comma is read as well.

    Raises:
        Misunderstood: when it is not a number.
    """
    read = read_number(text.value)
    if read is None:
        raise Misunderstood(say("“{text}” is not a number", text=text.value))
    return read


def cut(text: Text, keyword: str) -> tuple[Text, Text | None]:
    """Return the text before and after a keyword, the latter None without the keyword."""
    for _, begin, end in text.keywords(keyword):
        return text.part(0, begin), text.part(end)
    return text, None


def group_named(vote: Vote | None, wanted: str) -> str:
    """Return a group of a vote as the roster writes it, else as it was typed."""
    fitting = meant(vote.electorate.sizes, wanted) if vote is not None else []
    return fitting[0] if len(fitting) == 1 else wanted


def _short(text: str, ceiling: int | None) -> TypedCount:
    words = [word for word in _BETWEEN.split(text.strip()) if word]
    numbers = _numbers(words, ceiling)
    if len(numbers) > len(FIELDS):
        raise Misunderstood
    counts = Counts(**dict(zip(FIELDS, numbers, strict=False)))
    return TypedCount(counts=counts, given=len(words))


def _numbers(words: Sequence[str], ceiling: int | None) -> list[int]:
    """Return the numbers, `=` as what the others leave of the ceiling.

    Raises:
        Misunderstood: when a word is not a number, or there is no rest to take.
    """
    if words.count("=") > (ceiling is not None):
        raise Misunderstood
    if not all(word == "=" or _is_count(word) for word in words):
        raise Misunderstood
    said = sum(int(word) for word in words if word != "=")
    rest = max(0, (ceiling or 0) - said)
    return [rest if word == "=" else int(word) for word in words]


def _is_count(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS


def _with_weights(text: Text, ceiling: int | None) -> TypedCount:
    heads, weights, *more = text.raw.split("/")
    stated = _short(heads, ceiling)
    numbers = [exact(word) for word in Text.of(weights).words()]
    if "".join(more).strip() or len(numbers) > len(FIELDS):
        raise Misunderstood
    fields = dict(zip(FIELDS, numbers, strict=False))
    return stated._replace(weighted=Weights(**fields)) if fields else stated


def _by_groups(text: Text, vote: Vote) -> TypedCount:
    """Return the counts of the groups in their order; behind them the whole, where it is given."""
    names = groups_asked(vote.requirement, vote.electorate)
    parts = text.raw.split("/")
    if len(parts) > len(names) + 1:
        raise Misunderstood
    sizes = [int(vote.electorate.sizes[name].present) for name in names]
    ceilings = [*sizes, vote.ceiling]
    read = [_short(part, ceiling) for part, ceiling in zip(parts, ceilings, strict=False)]
    groups = tuple(zip(names, (one.counts for one in read[: len(names)]), strict=False))
    whole = read[len(names)] if len(read) > len(names) and read[len(names)].given else None
    counts = whole.counts if whole else sum_of(dict(groups))
    given = max(one.given for one in read)
    return TypedCount(counts=counts, given=given, groups=groups, has_whole=whole is not None)


def written_count(counts: Tally | None) -> str:
    """Return counts as they are typed, `18 2 3`; empty for None."""
    if counts is None:
        return ""
    numbers = [counts.for_, counts.against, counts.abstain, counts.invalid]
    return " ".join(map(str, numbers if counts.invalid else numbers[:3]))


def written_stated(vote: Vote) -> str:
    """Return the count of a vote as it is typed; empty when nothing was counted."""
    whole, weighted = vote.count_of_whole(vote.entry), vote.entered(vote.entry).stated.weighted
    parts: list[Tally | None] = [whole, vote.weighted or weighted]
    if groups := vote.counts_by_group(vote.entry):
        asked = groups_asked(vote.requirement, vote.electorate)
        parts = [*(groups.get(group) for group in asked), whole]
    return " / ".join(written_count(part) for part in parts if part is not None)


def how_to_state(vote: Vote | None) -> Phrase:
    """Return what is typed to count a vote, as a hint."""
    if vote is not None and vote.requirement.in_groups and not vote.electorate.is_weighted:
        names = " / ".join(groups_asked(vote.requirement, vote.electorate))
        return say("{groups}: 9 1 0 / 9 1 3", groups=names)
    if vote is not None and vote.electorate.is_weighted:
        return say("heads / weights: 18 2 3 / 20.5 2 3")
    return say("for, against, abstaining: 18 2 3")


def read_poll(text: Text, vote: Vote) -> dict[str, int]:
    """Return the counts of a straw poll by option.

    They are typed with the options' names, or their beginnings (`tea 3 coffee 5`), or as a number
    for each option in turn (`3 5`, `3 =`). Where an option is a number itself, its name is meant
    first.

    Raises:
        Misunderstood: when it is not a count.
        Refused: when a name is no option's, or can mean several.
    """
    words = [word for part in text.parted(",") for word in part.words()]
    in_turn = not any(_is_name(word) or word.is_quoted for word in words)
    if any(option.isdecimal() for option in vote.options) and in_turn:
        try:
            return _poll_by_name(text, vote.options)
        except (Misunderstood, Refused):
            pass
    if not in_turn:
        return _poll_by_name(text, vote.options)
    numbers = _numbers([word.raw for word in words], vote.ceiling)
    if len(numbers) > len(vote.options):
        raise Misunderstood
    return dict(zip(vote.options, numbers, strict=False))


def _poll_by_name(text: Text, options: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in text.parted(","):
        words, name = part.words(), ""
        for place, word in enumerate(words):
            longer = f"{name} {word.value}".strip()
            if not _is_bare_number(word) or _goes_on(options, longer, words[place + 1 :]):
                name = longer
                continue
            option = _option(options, name)
            if option in counts:
                raise Misunderstood(say("“{option}” stands twice", option=option))
            counts[option], name = number(word), ""
        if name:
            raise Misunderstood
    return counts


def _is_bare_number(word: Text) -> bool:
    return word.value.isdecimal() and word.value.isascii() and not word.is_quoted


def _goes_on(options: Sequence[str], name: str, following: Sequence[Text]) -> bool:
    """Return whether a number is a part of an option's name (`Plan 9`), and its count is next."""
    return (
        bool(following)
        and _is_bare_number(following[0])
        and any(fold(option).startswith(fold(name)) for option in options)
    )


def _option(options: Sequence[str], words: str) -> str:
    if not words:
        raise Misunderstood
    fitting = meant(options, words)
    names = ", ".join(fitting or options)
    if not fitting:
        raise Refused(
            say("“{option}” is no option; options are {known}.", option=words, known=names)
        )
    if len(fitting) > 1:
        raise Refused(say("“{name}” can be {names}: write more of it.", name=words, names=names))
    return fitting[0]


_BETWEEN_OPTIONS = re.compile(r"[,;|]")
FIVE_WAYS: tuple[str, ...] = ("SF", "F", "N", "A", "SA")
"""Strongly for, for, neutral, against, strongly against: the usual consensus poll."""


def read_options(text: Text) -> tuple[str, ...]:
    """Return the options of a straw poll: between commas, semicolons or bars outside quotes."""
    begin, parts = 0, []
    for found in _BETWEEN_OPTIONS.finditer(text.shadow):
        parts.append(text.part(begin, found.start()))
        begin = found.end()
    return tuple(part.value for part in (*parts, text.part(begin)))
