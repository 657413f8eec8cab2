"""What the lab keeps between uses: told, and thrown away on request."""

from __future__ import annotations

import shutil
from collections.abc import Callable

from lab import daemon, engine, holder, labels, paths, reap, registry
from lab.docker import Docker
from lab.errors import LabError
from lab.lock import Lock


def status() -> list[str]:
    """Which engine there is, whether the lab is up, and what containers it has."""
    docker = _engine()
    if docker is None:
        return ["no engine runs; the lab starts one when it is needed"]
    listed = docker.run("ps", "--filter", labels.ours(), "--format", "{{.Names}}  {{.Status}}")
    return [
        f"engine: {'a private one' if daemon.running() else 'the one of this machine'}",
        f"held up: {'yes' if holder.alive() else 'no'}",
        *(f"container: {line}" for line in listed.splitlines()),
    ]


def clean(say: Callable[[str], object]) -> None:
    """Remove images, store and private engine's data; LabError while somebody uses the lab."""
    gate, users = Lock(paths.run() / "gate"), Lock(paths.run() / "users")
    gate.take()
    if not users.try_take():
        raise LabError("the lab is in use; end what uses it first (make lab-down)")
    if not daemon.running() and (found := engine.find()):
        _forget(found)
    shutil.rmtree(paths.cache())
    say(f"removed {paths.cache()}")


def _forget(docker: Docker) -> None:
    """Remove the lab's images and store from an engine that is not ours."""
    reap.everything(docker)
    docker.attempt("volume", "rm", registry.name())
    listed = docker.run("image", "ls", "--format", "{{.Repository}}:{{.Tag}}")
    images = [name for name in listed.splitlines() if name.startswith("proven-lab/")]
    if images:
        docker.attempt("image", "rm", *images)


def _engine() -> Docker | None:
    return daemon.docker() if daemon.running() else engine.find()
