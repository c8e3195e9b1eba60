"""Private files that are written whole or not at all, and locks on folders."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from facilitator.errors import FacilitatorError
from facilitator.meeting.phrase import Phrase, say
from facilitator.meeting.text import clean

if sys.platform != "win32":
    import fcntl


def sync(descriptor: int) -> None:
    """Wait until everything written is on the disk itself and not only in its cache."""
    if sys.platform == "darwin":
        # fsync on macOS stops at the drive's cache (man 2 fsync); some file systems have only that
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make new, renamed and removed names in `folder` durable."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Create `folder` and its missing parents, readable by the user only."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    with contextlib.suppress(FileExistsError):  # another process has just created it
        folder.mkdir(mode=0o700)
    sync_folder(folder.parent)


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of `data`. A disk that takes only a part of it raises at the next attempt."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def write_private(path: Path, data: bytes) -> None:
    """Replace a file in one step: readers find the old one or the new one, never a part.

    Raises:
        OSError: if it cannot be written; the old file is then untouched.
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


if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = "lock"

_FAR = 1 << 30
"""The offset of the locked byte. Windows locks forbid reading, and the holder must be readable."""

_HELD = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """The process that holds a meeting."""

    pid: int
    user: str
    host: str


class JournalLocked(FacilitatorError):  # noqa: N818 - what it is
    """Raised when another process holds the meeting; `holder` is None if it is not known."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        super().__init__(_refusal(folder, holder))
        self.holder = holder


class MeetingLock:
    """The lock of a meeting's folder. The system releases it when the process ends."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError as error:
            holder = _read(self._descriptor)
            os.close(self._descriptor)
            if error.errno not in _HELD:
                raise
            raise JournalLocked(folder, holder) from None
        self._sign(msgspec.json.encode(_this_process()) + b"\n")

    def release(self) -> None:
        """Release the lock. The file stays: removing it would let two processes lock two files."""
        self._sign(b"")
        os.close(self._descriptor)

    def _sign(self, data: bytes) -> None:
        # the lock holds even if it cannot be signed, for instance on a full disk
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, data)


@contextlib.contextmanager
def turn_by_turn(path: Path) -> Iterator[None]:
    """Let one process at a time into a short block of code; the others wait."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _read(descriptor: int) -> Holder | None:
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        return msgspec.json.decode(os.read(descriptor, 4096), type=Holder)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _this_process() -> Holder:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "?"
    return Holder(pid=os.getpid(), user=clean(user), host=clean(socket.gethostname()))


def _refusal(folder: Path, holder: Holder | None) -> Phrase:
    if holder is None:
        return say(
            "The meeting {meeting} is open in another window. Close it there first.",
            meeting=folder.name,
        )
    return say(
        "The meeting {meeting} is open in another window "
        "(process {pid} of {user} on {host}). Close it there first.",
        meeting=folder.name,
        pid=str(holder.pid),
        user=clean(holder.user),
        host=clean(holder.host),
    )
