"""How the program ends: every failure becomes one sentence and an exit status."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import Phrase, Refused, say
from facilitator.words import Words, chairs_language

BAD_INPUT = 2
REFUSED = 3
OUR_FAULT = 70
"""EX_SOFTWARE of sysexits.h."""


def complain(phrase: Phrase) -> None:
    """Say one sentence on stderr."""
    print(Words(chairs_language())(phrase), file=sys.stderr)  # noqa: T201 - a program's words


def fail(phrase: Phrase, status: int = BAD_INPUT) -> NoReturn:
    """Say one sentence on stderr and exit."""
    complain(phrase)
    sys.exit(status)


@contextlib.contextmanager
def ending() -> Iterator[None]:
    """Turn whatever ends the program into a sentence and a status; a traceback goes to a file."""
    if (hangup := getattr(signal, "SIGHUP", None)) is not None:
        signal.signal(hangup, _leave)
    signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    except FacilitatorError as error:
        fail(error.reason, error.exit_status)
    except Refused as refused:  # an agenda that cannot be read
        fail(refused.reason)
    except KeyboardInterrupt:
        fail(say("Interrupted; what was recorded is safe."), 128 + signal.SIGINT)
    except BrokenPipeError:
        # the reader of our output is gone: nobody to tell, and no noise at interpreter exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
    except OSError as error:
        fail(_system_said(error))
    except Exception as error:  # noqa: BLE001 - the last door: nothing may leave as a traceback
        fail(_our_fault(error), OUR_FAULT)


def _leave(number: int, _frame: FrameType | None) -> None:
    """End cleanly on SIGTERM and SIGHUP: what was shown as done is on disk already."""
    sys.exit(128 + number)


def _system_said(error: OSError) -> Phrase:
    what = error.strerror or type(error).__name__
    if error.filename is None:
        return say("The system refused: {what}.", what=what)
    return say("{path}: {what}.", path=str(error.filename), what=what)


def _our_fault(error: Exception) -> Phrase:
    if os.environ.get("FACILITATOR_DEBUG"):
        raise error
    report = Path(tempfile.gettempdir()) / f"facilitator-error-{os.getpid()}.txt"
    try:
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return say(
            "The program failed ({error}). What was recorded is safe: `facilitator resume`.",
            error=type(error).__name__,
        )
    return say(
        "The program failed ({error}). What was recorded is safe: `facilitator resume`. "
        "The details are in {path}.",
        error=type(error).__name__,
        path=str(report),
    )
