"""Locks between processes: the kernel drops them when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Lock:
    """One lock file, shared by many or held by one."""

    def __init__(self, path: Path) -> None:
        """Open the lock file without taking the lock."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def share(self) -> None:
        """Wait until nobody holds it alone, then hold it together with others."""
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def take(self) -> None:
        """Wait until nobody else holds it, then hold it alone."""
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def try_take(self) -> bool:
        """Hold it alone if nobody else holds it at this moment."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def free(self) -> None:
        """Let it go; the file stays, since others may be waiting on it."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let it go and close the file."""
        os.close(self._file)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock at `path` alone for the length of a with-block."""
    lock = Lock(path)
    lock.take()
    try:
        yield
    finally:
        lock.close()


#: Seconds between two looks for a free turn.
_LOOK = 0.5


@contextmanager
def turn(path: Path, abreast: int) -> Iterator[None]:
    """One of so many turns at a time, machine-wide, for the length of a with-block; 0: no limit."""
    locks = [Lock(path.with_name(f"{path.name}-{number}")) for number in range(abreast)]
    try:
        while locks and not any(lock.try_take() for lock in locks):
            time.sleep(_LOOK)
        yield
    finally:
        for lock in locks:
            lock.close()
