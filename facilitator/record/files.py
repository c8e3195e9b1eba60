"""Private files that are whole or not there at all."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def sync(descriptor: int) -> None:
    """Return when what was written is on the disk itself, not only in its cache."""
    if sys.platform == "darwin":
        # fsync on macOS stops at the drive's cache (man 2 fsync); some file systems know no other
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable: new, renamed and removed files."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make a folder, and those above it, that only the user can read; keep one that is there."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    with contextlib.suppress(FileExistsError):  # made by somebody else in this very moment
        folder.mkdir(mode=0o700)
    sync_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; a disk that takes only some of them raises at the next attempt."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def write_private(path: Path, data: bytes) -> None:
    """Put a file in place in one step: whoever looks finds the old one or the new one, whole.

    Raises:
        OSError: when it cannot be written; the old one is then untouched.
    """
    # mkstemp makes it 0600
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
