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


def start(say: Callable[[str], object]) -> tuple[Docker, bool]:
    """An engine that answers, and whether it is private; LabError says what is missing."""
    if daemon.running():
        return daemon.docker(), True
    if found := find():
        return found, False
    if not _can_install():
        raise LabError(
            "no Docker Engine answers"
            + (f" at DOCKER_HOST={os.environ['DOCKER_HOST']}" if "DOCKER_HOST" in os.environ else "")
            + ", and this is not Debian or Ubuntu with root, where the lab would start its own. "
            "Start Docker (or set DOCKER_HOST) and try again. `make check` works without an engine."
        )
    daemon.start(say)
    return daemon.docker(), True


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None
