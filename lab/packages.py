"""System packages: what the lab needs and how it gets them on Debian and Ubuntu."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable

from lab.errors import LabError

#: Command → the Debian package that has it.
PACKAGES = {
    "docker": "docker.io",
    "dockerd": "docker.io",
    "mmdebstrap": "mmdebstrap",
    "ip": "iproute2",
    "iptables": "iptables",
    "unshare": "util-linux",
}


def ensure(commands: Iterable[str], say: Callable[[str], object]) -> None:
    """Install the packages of the commands that are missing; LabError where that cannot be done."""
    missing = sorted({PACKAGES[name] for name in commands if shutil.which(name, path=_path()) is None})
    if not missing:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise LabError(
            f"missing packages: {' '.join(missing)}; install them as root on Debian or Ubuntu "
            "(apt-get install), or start a Docker Engine. `make check` works without."
        )
    say(f"installing {' '.join(missing)}")
    _install(missing)


def _install(packages: list[str]) -> None:
    # A third party's broken source must not stop us: only the installation itself must succeed.
    _apt("update", "-q")
    done = _apt("install", "-q", "-y", "--no-install-recommends", *packages)
    if done.returncode:
        raise LabError(f"apt-get install {' '.join(packages)} failed:\n{done.stderr.strip()[-2000:]}")


def _apt(*words: str) -> subprocess.CompletedProcess[str]:
    # RUNLEVEL=1 keeps the package from starting a system-wide engine: ours is private.
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    return subprocess.run(
        ["apt-get", "-o", "DPkg::Lock::Timeout=120", *words],
        env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _path() -> str:
    """The search path with the administrators' folders, which a plain user's may lack."""
    return os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
