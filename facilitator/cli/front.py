"""The commands and their options; what they do is in the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from facilitator import __version__
from facilitator.cli.click_words import speak_for_click
from facilitator.cli.count_front import count
from facilitator.meeting.phrase import Phrase, say
from facilitator.words import Words, chairs_language

_words = Words(chairs_language())
speak_for_click(_words.language)
_Function = TypeVar("_Function", bound=Callable[..., Any])
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _help(phrase: Phrase) -> str:
    return _words(phrase)


def _data(command: _Function) -> _Function:
    help_text = _help(say("Folder of the meetings (else FACILITATOR_DATA, else the platform's)."))
    option = click.option(
        "--data", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), help=help_text
    )
    return option(command)


def _plain(command: _Function) -> _Function:
    plain = click.option("--plain", is_flag=True, help=_help(say("Line mode: commands as text.")))
    script = click.option(
        "--script",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help=_help(say("Read commands from FILE; its times move the clock. Implies --plain.")),
    )
    strict = click.option("--strict", is_flag=True, help=_help(say("Stop at the first mistake.")))
    return plain(script(strict(command)))


def _as_json(command: _Function) -> _Function:
    return click.option("--json", "as_json", is_flag=True, help=_help(say("For programs.")))(
        command
    )


@click.group(
    invoke_without_command=True,
    context_settings=_SETTINGS,
    help=_help(say("Chair a live meeting from a terminal. Alone, it opens the start screen.")),
)
@click.version_option(__version__, prog_name="facilitator")
@_data
@click.pass_context
def front(context: click.Context, data: Path | None) -> None:
    """Open the start screen when no command is named."""
    context.obj = data
    if context.invoked_subcommand is None:
        from facilitator.cli.starting import start

        raise SystemExit(start(data))


@front.command(help=_help(say("Start a meeting from an agenda: a file, or a shipped one.")))
@click.argument("agenda")
@click.option("--title", metavar="TEXT", help=_help(say("Title of this meeting.")))
@click.option(
    "--force",
    is_flag=True,
    help=_help(say("Open with mistakes about who votes: whoever they concern has no vote.")),
)
@_plain
@_data
@click.pass_obj
def run(
    outer: Path | None,
    agenda: str,
    title: str | None,
    data: Path | None,
    *,
    plain: bool,
    script: Path | None,
    strict: bool,
    force: bool,
) -> None:
    """Start a meeting."""
    from facilitator.cli.live import Manner, run_meeting

    manner = Manner(plain=plain, script=script, strict=strict)
    raise SystemExit(run_meeting(agenda, data or outer, manner, title=title, force=force))


@front.command(help=_help(say("Go on with an unfinished meeting: the last one, if not named.")))
@click.argument("meeting", required=False)
@_plain
@_data
@click.pass_obj
def resume(
    outer: Path | None,
    meeting: str | None,
    data: Path | None,
    *,
    plain: bool,
    script: Path | None,
    strict: bool,
) -> None:
    """Go on with a meeting."""
    from facilitator.cli.live import Manner, resume_meeting

    manner = Manner(plain=plain, script=script, strict=strict)
    raise SystemExit(resume_meeting(meeting, data or outer, manner))


@front.command(help=_help(say("Read an agenda; print what was understood and every complaint.")))
@click.argument("file")
@_as_json
def check(file: str, *, as_json: bool) -> None:
    """Read an agenda."""
    from facilitator.cli.shown import check_agenda

    check_agenda(file, as_json=as_json)


@front.command("list", help=_help(say("List the meetings, the newest first.")))
@_as_json
@_data
@click.pass_obj
def list_(outer: Path | None, data: Path | None, *, as_json: bool) -> None:
    """List the meetings."""
    from facilitator.cli.shown import list_all

    list_all(data or outer, as_json=as_json)


@front.command(help=_help(say("Print the minutes or the transcript, and write both files.")))
@click.argument("meeting")
@click.option(
    "--format", "kind", type=click.Choice(["md", "json"]), default="md", show_default=True
)
@click.option("--no-appendix", is_flag=True, help=_help(say("Minutes without lengths and log.")))
@_data
@click.pass_obj
def show(
    outer: Path | None, meeting: str, kind: str, data: Path | None, *, no_appendix: bool
) -> None:
    """Print the record of a meeting."""
    from facilitator.cli.shown import show_meeting

    show_meeting(meeting, data or outer, kind, appendix=not no_appendix)


@front.command(help=_help(say("Check that the record of a meeting is whole.")))
@click.argument("meeting")
@_data
@click.pass_obj
def verify(outer: Path | None, meeting: str, data: Path | None) -> None:
    """Check a record."""
    from facilitator.cli.shown import verify_meeting

    raise SystemExit(verify_meeting(meeting, data or outer))


@front.command(help=_help(say("Print the JSON Schema of transcript.json, or of the journal.")))
@click.argument("file", type=click.Choice(["transcript", "journal"]), default="transcript")
def schema(file: str) -> None:
    """Print a schema."""
    from facilitator.cli.shown import print_schema

    print_schema(file)


front.add_command(count)
