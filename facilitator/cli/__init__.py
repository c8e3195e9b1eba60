"""The front door: run, resume, check, list, show, verify; rooms are imported when entered."""

from __future__ import annotations

import sys

from facilitator.cli.endings import ending
from facilitator.cli.front import front
from facilitator.cli.streams import check_arguments, prepare_streams

__all__ = ["front", "main"]


def main() -> None:
    """Run the program and exit with its status: 0, 2 (bad input), 3 (refused), 70 (our fault)."""
    prepare_streams()
    with ending():
        check_arguments(sys.argv[1:])
        front.main(prog_name="facilitator", standalone_mode=True)
