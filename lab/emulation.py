"""Programs for arm64 on another processor: the kernel hands them to QEMU, from an image of ours.

The kernel is told once, for the whole machine, and forgets when the last user leaves the lab.
It forgets by itself as soon as nobody has its list of emulators mounted any more, and maybe nobody
else has: so a container of ours keeps it mounted.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

from lab import build, catalogue, content, labels, paths
from lab.docker import Docker
from lab.lock import held

if TYPE_CHECKING:
    from lab.running import Running

_RIGHTS = (
    "--network=none",
    "--cap-add=SYS_ADMIN",
    "--security-opt=seccomp=unconfined",
    "--security-opt=apparmor=unconfined",
    "--security-opt=systempaths=unconfined",
)


def missing(running: Running) -> str:
    """Why no arm64 program runs here, or nothing: the kernel is told how, where it was not."""
    if platform.machine() in ("aarch64", "arm64"):
        return ""
    docker = running.docker
    build.ensure(docker, catalogue.chain("emulator"), lambda _line: None)
    # One process tells the kernel; the others wait here and then find it told.
    with held(paths.run() / "emulator"):
        if _do(docker, "state").startswith("on"):
            return ""
        _mark().touch()
        why = _tell(docker)
        on = _do(docker, "state").startswith("on")
    return "" if on else f"the kernel takes no arm64 emulator: {why or 'it says nothing'}"


def switch_off(docker: Docker) -> None:
    """Make the kernel forget what we told it; silent where we did not."""
    if _mark().exists():
        _do(docker, "off", _name())
        docker.attempt("rm", "--force", _name())
        _mark().unlink(missing_ok=True)


def _tell(docker: Docker) -> str:
    """Tell the kernel from a container that stays, and keeps its mount; what went wrong."""
    docker.attempt("rm", "--force", _name())
    stays = ("--detach", "--name", _name(), "--stop-signal=KILL", *labels.options(), *_RIGHTS)
    done = docker.attempt("run", *stays, "--entrypoint=sleep", _image(), "infinity")
    if not done.returncode:
        done = docker.attempt("exec", _name(), "emulation", "on", _name())
    return done.stderr.strip()


def _do(docker: Docker, *words: str) -> str:
    done = docker.attempt("run", "--rm", *_RIGHTS, _image(), *words)
    return done.stdout.strip() or done.stderr.strip()


def _image() -> str:
    return content.tag(catalogue.BY_NAME["emulator"])


def _name() -> str:
    return f"proven-{paths.lab_id()}-aarch64"


def _mark() -> Path:
    """A file that is there while the kernel knows our emulator."""
    return paths.run() / "emulation"
