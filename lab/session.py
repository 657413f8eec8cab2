"""The engine outside, shared by processes: the first one in starts it, the last one clears up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lab import daemon, engine, paths, reap
from lab.docker import Docker
from lab.lock import Lock


@contextmanager
def shared(say: Callable[[str], object]) -> Iterator[Docker]:
    """The engine, started if need be, for the length of a with-block.

    `gate` is held while somebody comes in or goes out; `users` is shared by all who are in, and
    whoever gets it alone was the last.
    """
    gate, users = Lock(paths.run() / "gate"), Lock(paths.run() / "users")
    gate.take()
    try:
        users.share()
        docker = engine.start(say)
        reap.orphans(docker)
        gate.free()
        yield docker
    finally:
        gate.take()
        _leave(users)
        gate.close()


def _leave(users: Lock) -> None:
    private, found = daemon.running(), None
    if private or (found := engine.find()):
        reap.mine(daemon.docker() if private else found or Docker())
    users.free()
    if users.try_take():
        if private:
            daemon.stop()
        elif found:
            reap.everything(found)
    users.close()
