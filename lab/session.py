"""The engine outside, shared by processes: the first one in starts it, the last one clears up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from lab import daemon, emulation, engine, paths, reap
from lab.docker import Docker
from lab.lock import Lock


@contextmanager
def shared(owner: str, say: Callable[[str], object]) -> Iterator[Docker]:
    """The engine, started if need be, for the length of a with-block; then the owner's nodes go.

    `gate` is held while somebody comes in or goes out; `users` is shared by all who are in, and
    whoever gets it alone was the last.
    """
    gate, users = Lock(paths.run() / "gate"), Lock(paths.run() / "users")
    docker: Docker | None = None
    gate.take()
    try:
        users.share()
        docker = engine.start(say)
        reap.orphans(docker)
        gate.free()
        try:
            yield docker
        finally:
            reap.owned(docker, owner)
    finally:
        gate.take()
        _leave(users, docker)
        gate.close()


def _leave(users: Lock, docker: Docker | None) -> None:
    users.free()
    if users.try_take():
        if daemon.running():
            if docker:
                emulation.switch_off(docker)
            daemon.stop()
        elif docker:
            reap.everything(docker)
    users.close()
