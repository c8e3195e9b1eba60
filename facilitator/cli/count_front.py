"""`facilitator count`: its arguments and options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from facilitator.meeting.phrase import Phrase, say
from facilitator.words import Words, chairs_language

Option = Callable[[Callable[..., None]], Callable[..., None]]
_words = Words(chairs_language())


def _choice(name: str, values: tuple[str, ...], text: Phrase) -> Option:
    return click.option(name, type=click.Choice(values), help=_words(text))


def _number(name: str, text: Phrase, least: int = 1) -> Option:
    return click.option(name, type=click.IntRange(least, 10_000), metavar="N", help=_words(text))


def _gaps(_context: click.Context, _option: click.Parameter, text: str | None) -> int | None:
    """Return the most blank ranks in a row that do not end a ballot; None: however many."""
    if text is None or text in {"skip", "stop"}:
        return 0 if text == "stop" else None
    if text.isascii() and text.isdigit() and len(text) < 6:
        return int(text)
    raise click.BadParameter(_words(say("Write skip, stop or a number.")))


def _names(name: str, metavar: str, text: Phrase) -> Option:
    return click.option(name, multiple=True, metavar=metavar, help=_words(text))


def _text(name: str, metavar: str, text: Phrase) -> Option:
    return click.option(name, metavar=metavar, help=_words(text))


@click.command(
    help=_words(
        say(
            "Count a file of ballots: BLT, CSV with ranks or names, CIVS, cast vote records or "
            "scores in JSON. Print rounds or pairs, who is elected, and what is tied."
        )
    )
)
@click.argument("file")
@_choice(
    "--method",
    ("irv", "stv", "condorcet", "plurality", "approval", "block"),
    say("Else stv for several seats and irv for one; condorcet if ballots have equal ranks."),
)
@_number("--seats", say("Else what the file says, else 1."))
@_choice("--rules", ("meek", "scottish"), say("Of a single transferable vote; meek if not named."))
@_names("--without", "NAME", say("Leave a candidate out; may be given again."))
@_number("--cap", say("At most N elected of one group (not with irv and stv)."))
@_names("--group", "NAME=GROUP", say("The group of a candidate; may be given again."))
@_text("--more-than", "P/Q", say("Only those with more than this share of the valid ballots."))
@_choice(
    "--equal",
    ("stop", "skip"),
    say("Where irv and scottish find an equal rank: the ballot ends (stop), or goes on (skip)."),
)
@click.option(
    "--gaps",
    callback=_gaps,
    metavar="skip|stop|N",
    help=_words(
        say("After a blank rank a ballot goes on (skip), or ends (stop; N: after more than N).")
    ),
)
@_choice(
    "--repeated",
    ("invalid", "skip", "stop"),
    say(
        "A ballot that names a candidate twice: invalid, else the first counts (skip), or it ends."
    ),
)
@_choice(
    "--best",
    ("lowest", "highest"),
    say("Which number of a table of ranks is the best, where the file does not show it."),
)
@click.option(
    "--fill-seats",
    is_flag=True,
    help=_words(say("Fill every seat, if need be with candidates whom no ballot names.")),
)
@_text(
    "--lot", "SEED", say("Break ties by a lot drawn from SEED (digits), which can be drawn again.")
)
@_names(
    "--lot-by-hand",
    "NAMES",
    say('Break a tie in the order drawn by hand, the best first: "Bo, Ann"; again for another.'),
)
@click.option("--json", "as_json", is_flag=True, help=_words(say("For programs.")))
def count(file: str, **options: Any) -> None:
    """Count a file of ballots."""
    from facilitator.cli.count_file import Wanted, count_file
    from facilitator.meeting.body import Repeated

    options["repeated"] = Repeated(options["repeated"] or "invalid")
    count_file(file, Wanted(**options))
