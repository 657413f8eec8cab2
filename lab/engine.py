"""The engine outside: the one that answers on this machine, or a private one of our own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

from lab import daemon
from lab.docker import Docker
from lab.errors import LabError


def find() -> Docker | None:
    """The engine that answers at DOCKER_HOST or the default socket, if any."""
    docker = Docker()
    return docker if shutil.which("docker") and docker.answers() else None


def start(say: Callable[[str], object]) -> Docker:
    """An engine that answers; LabError says what is missing."""
    if daemon.serving():
        return daemon.docker()
    if found := find():
        return found
    if not _can_install():
        where = os.environ.get("DOCKER_HOST", "the default socket")
        raise LabError(
            f"no Docker Engine answers at {where}, and this is not Debian or Ubuntu with root, "
            "where the lab would start one of its own. Start Docker (or set DOCKER_HOST) and try "
            "again. `make check` works without an engine."
        )
    daemon.start(say)
    return daemon.docker()


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None
